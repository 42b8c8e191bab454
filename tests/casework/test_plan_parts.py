"""The rows of a part of a plan: matched, kept, left out, checked, and named by who they are."""

from datetime import date
from uuid import UUID

import pytest

from holdfast.access.children import May
from holdfast.access.refusals import Refused
from holdfast.casework import plan_readings, plan_records
from holdfast.records.models import CoreGroupMember, PlanLine
from tests import people
from tests.casework import recorded
from tests.casework.drafted import (
    ADA,
    begun,
    line,
    page,
    texts,
    write,
)
from tests.casework.recorded import at_work
from tests.standings import TODAY


@pytest.mark.requirement("J-2.22")
def test_the_childs_wishes_and_why_they_are_not_followed_are_written(db: None) -> None:
    with at_work():
        [plan] = begun(ADA)
        write(plan, "child_views", line("child_views", "To live at home at once"))
        write(plan, "child_views_followed", line("child_views_followed", "no"))
        write(plan, "why_not_followed", line("why_not_followed", "Nights are not safe yet"))
        said = {each.part: each.text for each in page(plan).lines}
    assert said["child_views"] == "To live at home at once"
    assert (said["child_views_followed"], said["why_not_followed"]) == ("no", "Nights are not safe yet")


@pytest.mark.requirement("M-3.3a")
def test_wishes_and_views_are_written_on_the_isle_of_man(db: None) -> None:
    with at_work(people.MONA):
        [plan] = begun(people.FINLO.id)
        write(plan, "child_views", line("child_views", "More time with Dad"))
        assert texts(plan, "child_views") == ["More time with Dad"]


@pytest.mark.requirement("J-2.22")
def test_what_the_parents_want_and_why_it_cannot_be_followed_is_written(db: None) -> None:
    with at_work():
        [plan] = begun(ADA)
        _parents_want(plan)
        _is_among_the_views(plan)


@pytest.mark.requirement("M-3.3a")
def test_what_the_parents_want_is_written_on_the_isle_of_man(db: None) -> None:
    with at_work(people.MONA):
        [plan] = begun(people.FINLO.id)
        _parents_want(plan)
        _is_among_the_views(plan)


def _parents_want(plan: UUID) -> None:
    wants = line("parent_views", "No visits on Sundays", who="Mary Example", why="Sundays are not safe yet")
    write(plan, "parent_views", wants)


def _is_among_the_views(plan: UUID) -> None:
    """In the draft, among the views of the public form, and as the family reads it."""
    row = plan_records.find(plan=plan, what=May.SEE, today=TODAY)
    [said] = page(plan).lines_of("parent_views")
    assert (said.who, said.text, said.why) == (
        "Mary Example", "No visits on Sundays", "Sundays are not safe yet",
    )  # fmt: skip
    [view] = plan_records.as_record(plan=row, today=TODAY)["views"]
    assert (view["who"], view["side"], view["views"]) == ("Mary Example", "family", "No visits on Sundays")
    assert plan_readings.of_plan(plan=row, today=TODAY).by_part["parent_views"] == (
        "Mary Example wants this: No visits on Sundays. Why it cannot be so: Sundays are not safe yet.",
    )


def test_a_part_written_again_keeps_its_key_and_what_is_left_out_stays_known(db: None) -> None:
    with at_work():
        [plan] = begun(ADA)
        write(plan, "negotiable", line("negotiable", "Who does which night"), line("negotiable", "Bedtime"))
        first, second = page(plan).lines_of("negotiable")
        write(plan, "negotiable", line("negotiable", "Who does which of the nights"))
        [left] = page(plan).lines_of("negotiable")
        assert (left.key, left.text) == (first.key, "Who does which of the nights")
        assert PlanLine.objects.get(id=second.id).withdrawn_why == "left out when it was written again"


def test_rows_known_by_their_keys_are_changed_whatever_their_order(db: None) -> None:
    with at_work():
        [plan] = begun(ADA)
        write(plan, "risks", line("risks", "Alone at night", why="The rota"), line("risks", "Drink"))
        alone, drink = page(plan).lines_of("risks")
        write(plan, "risks", line("risks", "Drunk adults", key=drink.key), line("risks", "Cold"))
        changed, new = page(plan).lines_of("risks")
        assert (changed.key, changed.text) == (drink.key, "Drunk adults")
        assert new.key not in {alone.key, drink.key}


def test_who_is_named_is_known_by_account_and_agency(db: None) -> None:
    with at_work():
        [plan] = begun(ADA)
        recorded.make(
            CoreGroupMember, child_id=ADA, name="Penny Partner", role="health-visitor",
            account_id=people.PENNY.account, from_on=date(2026, 1, 6),
        )  # fmt: skip
        write(plan, "responsibilities", line("responsibilities", "Weighs her", who="penny partner"))
        [said] = page(plan).lines_of("responsibilities")
        assert said.account == people.PENNY.account
        write(plan, "responsibilities", line("responsibilities", "Weighs her", who="Somebody", key=said.key))
        [said] = page(plan).lines_of("responsibilities")
        assert (said.account, said.who) == (None, "Somebody")


@pytest.mark.parametrize(
    ("part", "said", "why"),
    [
        ("nothing", {"part": "nothing", "text": "x"}, "not one of the choices"),
        ("needs", {"part": "needs", "text": "x"}, "not written line by line"),
        ("risks", {"part": "concerns", "text": "x"}, "not one of the choices"),
        ("risks", {"part": "risks", "text": " "}, "leave the line out"),
        ("child_removed", {"part": "child_removed", "text": "perhaps"}, "not one of the choices"),
        ("child_therapy", {"part": "child_therapy", "text": "", "not_relevant": True}, "not needed"),
        ("responsibilities", {"part": "responsibilities", "text": "x", "side": "both"}, "not one of"),
    ],
)
def test_a_line_that_says_nothing_or_stands_nowhere_is_refused(
    db: None, part: str, said: dict[str, object], why: str
) -> None:
    with at_work():
        [plan] = begun(ADA)
        with pytest.raises(Refused, match=why):
            write(plan, part, line(**said))  # type: ignore[arg-type]
