"""A plan read out in plain sentences: purely from what is written, nothing invented, nothing left out."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.casework import plan_readings, plan_sentences
from holdfast.casework.plan_readings import Reading
from holdfast.procedures.content_forms import FORMS
from tests.procedures.lacking import whole

DERIVED = {  # what is not the plan's own words, and what has no sentence in it
    *("on", "agreed_on", "child", "child_age", "unborn", "looked_after", "categories", "circumstances"),
    *("social_worker", "dimensions", "core_group", "agreement", "not_relevant", "views", "dissent"),
    *("sections", "actions", "specialist_resources", "perpetrator_help"),
    *("child_removed", "reunification_planned"),
}


def read(**said: Any) -> Reading:
    return plan_readings.read_out(said={"child": "Ada Example", **said}, name="Ada")


def lines(reading: Reading) -> list[str]:
    return [line for each in reading.chapters for passage in each.passages for line in passage.says]


def test_who_does_what_by_when_is_one_sentence() -> None:
    action = {"action": "write the rota", "by": "Moira Example", "by_when": "2026-01-26", "why": "so we know"}
    assert plan_sentences.does(action=action) == (
        "Moira Example does this by Monday 26 January 2026: Write the rota. So we know."
    )
    assert plan_sentences.does(action={"action": "write it"}) == (
        "Nobody yet does this, no day is set: Write it."
    )
    assert plan_sentences.does(action={"action": "eat", "by": "Ben", "by_when": "every day"}) == (
        "Ben does this every day: Eat."
    )


@pytest.mark.parametrize("record", ["detailed-plan", "outline-plan"])
def test_each_part_that_is_written_is_read(record: str) -> None:
    plan = whole(record)
    read_of = plan_readings.read_out(said=plan, name="Ada").by_part
    assert {part for part in plan if part not in DERIVED} - read_of.keys() == set()


def test_nothing_is_read_of_what_is_not_written() -> None:
    empty = read()
    assert (empty.chapters, empty.hard_words) == ((), ())
    only = read(negotiable=["Who does which night", "Which days"])
    assert lines(only) == ["We can talk about this: Who does which night; Which days."]
    assert [each.heading for each in only.chapters] == ["What can be talked about, and what happens if"]


@pytest.mark.parametrize(
    ("followed", "says"),
    [(True, "The plan does what Ada wants."), (False, "The plan cannot do all of that.")],
)
def test_the_child_hears_whether_the_plan_follows_what_it_wants(followed: bool, says: str) -> None:
    assert says in lines(read(child_views="Ada wants a dog", child_views_followed=followed))


def test_words_of_the_trade_are_explained_and_no_others() -> None:
    found = read(sanctions="A Legal Planning Meeting is asked for", concerns="Neglect at night")
    assert [word for word, _ in found.hard_words] == ["legal planning meeting", "neglect"]


@given(
    st.dictionaries(
        st.sampled_from(sorted(FORMS["detailed-plan"].keys() - {"not_relevant"})),
        st.just(None) | st.text(max_size=20),
        max_size=5,
    )
)
def test_texts_of_any_kind_are_read_as_sentences(said: dict[str, Any]) -> None:
    texts = {
        part: value
        for part, value in said.items()
        if value and str(FORMS["detailed-plan"][part].kind) == "words"
    }
    for line in lines(read(**{**texts, "child": "Ada Example"})):
        assert line
        assert line[-1] in ".!?"
        assert line == " ".join(line.split())
