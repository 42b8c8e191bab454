"""Jersey's procedure as data: every row that makes something due has its entry, as strong as its text."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from holdfast.procedures import examples, pack
from tests.procedures.jersey import answer, registered
from tests.procedures.timelines import case

REQUIREMENTS = Path(__file__).parents[2] / "requirements" / "jersey.toml"
ROWS: dict[str, dict[str, Any]] = {
    row["id"]: row for row in tomllib.loads(REQUIREMENTS.read_text(encoding="utf-8"))["requirement"]
}
MAKES_DUE = {"deadline", "recurring", "notify"}
BESIDES = {"J-1.1", "J-1.2", "J-1.5", "J-5.4", "J-6.17"}
WANTED = sorted(BESIDES | {name for name, row in ROWS.items() if row["kind"] in MAKES_DUE})
FORCE = ["may", "states", "good-practice", "usually", "should", "must"]
NOT_STATED = {
    "rescheduled-in-writing": ("within",),
    "risk-in-supervision": ("every",),
    "risk-assessment-proceedings": ("within",),
    "risk-assessment-complex-case": ("within",),
    "plan-reconsidered": ("within",),
    "legal-planning-considered": ("within",),
    "early-review": ("within",),
    "access-plan-agreed": ("within",),
    "access-review-considered": ("within",),
    "kept-from-seeing": ("within",),
    "possible-move-shown": ("within",),
    "possible-move-considered": ("within",),
    "initial-report": ("at_least",),
    "early-review-considered": ("within",),
}


@pytest.mark.parametrize("row", WANTED)
def test_every_row_that_makes_something_due_has_an_entry(row: str) -> None:
    assert [duty.id for duty in pack.load("jersey").duties if row in duty.requirement]


def test_every_entry_is_as_strong_as_the_strongest_of_its_rows() -> None:
    weaker = {
        duty.id: duty.modality
        for duty in pack.load("jersey").duties
        if FORCE.index(duty.modality) != max(FORCE.index(ROWS[row]["modality"]) for row in duty.requirement)
    }
    assert weaker == {}


def test_what_the_text_leaves_open_is_not_filled_in() -> None:
    found = pack.load("jersey")
    duties = {duty.id for duty in found.duties}
    assert {name: keys for name, keys in found.unset().items() if name in duties} == NOT_STATED


def test_every_entry_proves_itself_more_than_once() -> None:
    found = pack.load("jersey")
    assert examples.prove(found) == []
    assert [duty.id for duty in found.duties if len(duty.raw["example"]) < 2] == []


def test_every_entry_cites_the_chapter_and_is_one_sentence_or_two() -> None:
    for duty in pack.load("jersey").duties:
        assert duty.cite.startswith("Child Protection Plans, "), duty.id
        assert duty.say.endswith("."), duty.id
        assert len(duty.say) <= 240, duty.id


def test_nothing_is_judged_by_the_text_before_it_was_in_force() -> None:
    before = answer(case(registered("2017-02-28"), born="2012-05-04"), "2017-03-20")
    assert before.all("first-core-group") == ()
    # Wed 1 March 2017: 2, 3 (2), 6 to 10 (7), 13, 14, Wed 15 March (10).
    since = answer(case(registered("2017-03-01"), born="2012-05-04"), "2017-03-20")
    assert since.one("first-core-group")["due"] == "2017-03-15"
