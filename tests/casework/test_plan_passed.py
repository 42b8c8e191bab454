"""Advice that was passed over is known again by what it was about, not by its number."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.casework import plan_advice, plan_passed, plan_records
from holdfast.records.models import AdvicePassed, Need, Outcome, Registration
from tests.casework import whole_plan
from tests.casework.recorded import make
from tests.casework.whole_plan import Whole
from tests.standings import TODAY

RECORD: dict[str, Any] = {
    "outcomes": [{"id": "a", "actions": [{"id": "x"}, {"id": "y"}]}, {"id": "b"}],
    "needs": [{"id": "n"}],
}


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("outcome 2: time: it has no date (none is said)", "outcome b: time: it has no date (none is said)"),
        ("outcome 1, action 2: no date", "outcome a, action y: no date"),
        ("need 1: no finding", "need n: no finding"),
        ("no Contingency Plan", "no Contingency Plan"),
        ("section Health: not there", "section Health: not there"),
    ],
)
def test_its_number_is_kept_as_a_key_and_read_as_a_number_again(words: str, kept: str) -> None:
    assert plan_passed.by_key(missing=words, record=RECORD) == kept
    assert plan_passed.in_words(missing=kept, record=RECORD) == words


def test_another_outcome_before_it_changes_its_number_and_one_that_is_gone_has_none() -> None:
    first = {"outcomes": [{"id": "new"}, {"id": "b"}, {"id": "a"}]}
    assert plan_passed.in_words(missing="outcome a: time: late", record=first) == "outcome 3: time: late"
    assert plan_passed.in_words(missing="outcome a: time: late", record={"outcomes": [{"id": "b"}]}) == ""


@given(st.text(max_size=30), st.integers(0, 4))
def test_any_words_come_back_as_they_were(text: str, number: int) -> None:
    words = f"outcome {number}: {text}"
    kept = plan_passed.by_key(missing=words, record=RECORD)
    assert kept == "" or plan_passed.in_words(missing=kept, record=RECORD) == words


def advice(whole: Whole, plan: Any) -> list[str]:
    found = plan_records.lacks(plan=plan, today=TODAY).get("outcomes", ())
    return [each.missing for each in found if each.advice]


def test_what_was_passed_over_stays_so_in_the_next_version_though_the_number_is_another(db: None) -> None:
    whole = whole_plan.begin("isle-of-man", leave_out=["outcomes.for_how_long"])
    with whole.at_work():
        first, second = advice(whole, whole.plan)
        assert first.startswith("outcome 1: measurable")
        plan_advice.pass_over(
            plan=whole.plan.id, content="smart-how-long", missing=second, why="A thing done once", today=TODAY
        )
        assert advice(whole, whole.plan) == [first]
        registration = Registration.objects.get(id=whole.registration)
        later = whole_plan.write(
            registration=registration, leave_out=["outcomes.for_how_long"], state="draft"
        )
        keys = dict(Outcome.objects.filter(need__plan=whole.plan).values_list("text", "id"))
        for row in Outcome.objects.filter(need__plan=later):
            Outcome.objects.filter(id=row.id).update(key=keys[row.text])
        need = Need.objects.filter(plan=later).order_by("place").first()
        make(Outcome, need=need, place=0, text="Put in before them", how_known="It is seen")
        again = advice(whole, later)
        assert any(each.startswith("outcome 2: measurable: it is not said") for each in again)
        assert not any(each.startswith("outcome 3: measurable: it is not said") for each in again)
        (kept,) = plan_advice.show(plan=later.id, today=TODAY).passed
        assert (kept.missing[:9], kept.why) == ("outcome 3", "A thing done once")
        assert str(keys[next(text for text in keys if "class" in text)]) in AdvicePassed.objects.get().missing
