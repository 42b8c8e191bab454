"""What a fifth authority may need: its guards are one file, and nothing here is written for it."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.procedures import guards, pack
from holdfast.procedures.guard_facts import FactsFault
from holdfast.procedures.guard_steps import COMMON, STEPS

TESTLAND = """
title = "Testland"
source = "The Testland procedure"
calendar = "england_and_wales"

[quorum]
social-care = ["social-worker", "team-manager"]
health = ["health-visitor", "doctor"]
school-health = ["school-nurse"]
police = ["police"]

[[guard]]
id = "never-two"
say = "No conference is held with fewer than two agencies."
cite = "1"
requirement = ["T-1"]
modality = "must"
step = ["complete-conference", "end-plan"]
demand = {attended = {agencies = 2}}
refuse = true
example = [
    {facts = {attended = "police"}, refused = true},
    {facts = {attended = ["police", "doctor"]}, refused = false},
]

[[guard]]
id = "three-agencies"
say = "Three agencies make a quorum; the chair may go on with two."
cite = "1"
requirement = ["T-1"]
modality = "must"
step = "complete-conference"
demand = {attended = [{agencies = 3}, {represents = ["social-care"]}]}
override_by = "conference-chair"
example = [
    {facts = {attended = ["police", "doctor", "school-nurse"]}, refused = true},
    {facts = {attended = ["police", "doctor", "social-worker"]}, refused = false},
]

[[guard]]
id = "not-at-the-first-review"
say = "A plan does not end at the first review, save exceptionally."
cite = "2"
requirement = ["T-2"]
modality = "should"
step = "end-plan"
unless = [{grounds = ["died", "eighteen"]}]
demand = {review_number = {at_least = 2}}
override_by = "conference-chair"
example = [{facts = {review_number = 1}, refused = true}, {facts = {review_number = 2}, refused = false}]

[[guard]]
id = "old-notice"
say = "A conference moves with the chair's agreement."
cite = "3 (2019)"
requirement = ["T-3"]
modality = "must"
from = "2019-05"
until = "2024-02-01"
step = "move-conference"
demand = {agreed_by = "conference-chair"}
refuse = true
example = [{facts = {}, refused = true}, {facts = {agreed_by = "conference-chair"}, refused = false}]

[[guard]]
id = "new-notice"
say = "A conference moves with the chair's and the manager's agreement."
cite = "3 (2024)"
requirement = ["T-3"]
modality = "must"
from = "2024-02-01"
step = "move-conference"
demand = {agreed_by = {all = ["conference-chair", "service-manager"]}}
refuse = true
example = [
    {facts = {}, refused = true},
    {facts = {agreed_by = ["service-manager", "conference-chair"]}, refused = false},
]

[[guard]]
id = "waits"
say = "A child of an age to be named is asked."
cite = "4"
requirement = ["T-4"]
modality = "should"
step = "invite"
when = {child_age = {at_least = "unset"}}
demand = {child_invited = true}
override_by = "unset"
example = [
    {settings = {at_least = 8}, facts = {child_age = 8}, refused = true},
    {settings = {at_least = 8}, facts = {child_age = 7}, refused = false},
]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "testland.toml").write_text(TESTLAND, encoding="utf-8")
    return tmp_path


def found(folder: Path, step: str, facts: dict[str, Any], **settings: Any) -> dict[str, guards.Refusal]:
    testland = pack.load("testland", settings=settings or None, folder=folder)
    return {each.guard: each for each in guards.check(testland, step, facts)}


def test_its_examples_prove_it(folder: Path) -> None:
    assert guards.prove(pack.load("testland", folder=folder)) == []


def test_an_example_that_is_wrong_is_named(tmp_path: Path) -> None:
    wrong = TESTLAND.replace(
        "{facts = {review_number = 2}, refused = false}", "{facts = {}, refused = false}"
    )
    (tmp_path / "testland.toml").write_text(wrong, encoding="utf-8")
    assert guards.prove(pack.load("testland", folder=tmp_path)) == [
        "testland.toml, guard 'not-at-the-first-review': example 2: it refuses"
    ]


def test_a_quorum_with_the_chair_s_discretion(folder: Path) -> None:
    two = {"attended": ["social-worker", "health-visitor", "doctor"]}
    refused = found(folder, "complete-conference", two)
    assert set(refused) == {"three-agencies"}
    assert refused["three-agencies"].because == "2 agencies came (social-care, health): expected 3 or more."
    accepted = {"guard": "three-agencies", "by": "conference-chair", "reason": "all that matters is known"}
    assert found(folder, "complete-conference", two | {"overrides": [accepted]}) == {}
    one = two | {"attended": ["social-worker", "team-manager"], "overrides": [accepted]}
    assert set(found(folder, "complete-conference", one)) == {"never-two"}


def test_an_agency_that_must_be_there(folder: Path) -> None:
    refused = found(folder, "complete-conference", {"attended": ["police", "doctor", "school-nurse"]})
    assert refused["three-agencies"].because == "Nobody came from social-care."


def test_nobody_came(folder: Path) -> None:
    refused = found(folder, "end-plan", {"review_number": 2})
    assert refused["never-two"].because == "No agencies came: expected 2 or more."


def test_one_guard_before_two_steps(folder: Path) -> None:
    for step in ("complete-conference", "end-plan"):
        assert "never-two" in found(folder, step, {"attended": ["police"]})


def test_the_first_review(folder: Path) -> None:
    both = {"attended": ["police", "doctor"]}
    assert found(folder, "end-plan", both | {"review_number": 1})["not-at-the-first-review"].because == (
        "The number of the review is 1: expected 2 or more."
    )
    assert found(folder, "end-plan", both | {"review_number": 1, "grounds": ["eighteen"]}) == {}
    assert found(folder, "end-plan", both | {"review_number": 2}) == {}


@pytest.mark.parametrize(
    ("on", "guard"),
    [
        ("2019-04-30", set()),
        ("2019-05-01", {"old-notice"}),
        ("2024-01-31", {"old-notice"}),
        ("2024-02-01", {"new-notice"}),
        (None, {"new-notice"}),
    ],
)
def test_the_version_in_force_on_the_day_judges(folder: Path, on: str | None, guard: set[str]) -> None:
    assert set(found(folder, "move-conference", {"on": on})) == guard


def test_a_value_that_is_not_stated_stands_in_nobody_s_way(folder: Path) -> None:
    assert found(folder, "invite", {"child_age": 17, "child_invited": False}) == {}
    waits = found(folder, "invite", {"child_age": 8}, waits={"at_least": 8})
    assert set(waits) == {"waits"}
    assert found(folder, "invite", {"child_age": 7}, waits={"at_least": 8}) == {}


def test_a_silent_row_stands_in_nobody_s_way(folder: Path) -> None:
    testland = pack.load("testland", folder=folder)
    facts = {"review_number": 1, "attended": ["police"]}
    assert len(guards.check(testland, "end-plan", facts)) == 2
    assert [each.guard for each in guards.check(testland.without("T-2"), "end-plan", facts)] == ["never-two"]


def test_the_answer_keeps_the_pack_s_order(folder: Path) -> None:
    order = [each.guard for each in guards.check(pack.load("testland", folder=folder), "end-plan", {})]
    assert order == ["never-two", "not-at-the-first-review"]


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(["social-worker", "2026-01-12", "4 weeks", "plan", "initial-conference", "review"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@settings(deadline=None)
@given(st.data())
def test_whatever_the_facts_there_is_an_answer_or_one_line(data: st.DataObject) -> None:
    name, step = data.draw(st.sampled_from(pack.names())), data.draw(st.sampled_from(sorted(STEPS)))
    facts = data.draw(st.dictionaries(st.sampled_from(sorted(STEPS[step] | COMMON)), JSON, max_size=4))
    said = sentences(name, step, facts)
    assert all(each and len(each.splitlines()) == 1 for each in said)


def sentences(name: str, step: str, facts: dict[str, Any]) -> list[str]:
    """The sentence of each refusal, or the one line that says what is wrong with the facts."""
    try:
        return [each.because for each in guards.check(pack.load(name), step, facts)]
    except FactsFault as fault:
        return [str(fault)]


@settings(deadline=None)
@given(st.permutations(["health-visitor", "police", "teacher", "social-worker", "mother"]))
def test_the_order_of_writing_changes_nothing(invited: list[str]) -> None:
    facts = {"conference": "initial-conference", "involved": ["doctor"], "invited": invited}
    whole = guards.check(pack.load("isle_of_wight"), "invite", facts)
    assert whole == guards.check(pack.load("isle_of_wight"), "invite", facts | {"invited": sorted(invited)})
