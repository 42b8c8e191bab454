"""What ends a plan without a conference, and categories that change over time."""

from collections.abc import Iterator
from datetime import date

import pytest

from holdfast.access import entry
from holdfast.audit.models import Entry
from holdfast.casework import happened, milestones, obligations, registrations
from holdfast.casework.guarded import StandsInTheWay
from holdfast.records.models import Person
from tests import people as cast
from tests.casework.recorded import at_work
from tests.casework.refused import refused
from tests.standings import BEGAN, TODAY

ADA, NELL = cast.ADA.id, cast.NELL.id
ON = date(2026, 2, 16)


@pytest.fixture
def managing(db: None) -> Iterator[entry.Entered]:
    with at_work(cast.MALCOLM) as entered:
        yield entered


def open_until(child: object) -> list[date | None]:
    return [each.due_on for each in obligations.open_of(children=[child], today=TODAY)]  # type: ignore[list-item]


def test_a_death_ends_the_plan_and_what_is_due(managing: entry.Entered) -> None:
    obligations.refresh(children=[ADA], today=TODAY)
    assert open_until(ADA)
    ended = registrations.end(child=ADA, on=ON, grounds="died", today=TODAY)
    assert (ended.until_on, ended.grounds, ended.categories) == (ON, "died", ("neglect",))
    assert Person.objects.get(id=ADA).died_on == ON
    assert open_until(ADA) == []
    assert Entry.objects.filter(what="registrations.end", about_id=ADA).count() == 1


def test_the_18th_birthday_must_have_come(managing: entry.Entered) -> None:
    with refused("The child is not 18 by that day"):
        registrations.end(child=ADA, on=ON, grounds="eighteen", today=TODAY)
    Person.objects.filter(id=ADA).update(born_on=date(2008, 2, 16))
    assert registrations.end(child=ADA, on=ON, grounds="eighteen", today=TODAY).grounds == "eighteen"


@pytest.mark.requirement("J-5.2")
def test_a_plan_is_not_ended_without_a_risk_assessment(managing: entry.Entered) -> None:
    """Jersey: for a child who has left for good too; assessed after that day it does not count."""
    with pytest.raises(StandsInTheWay) as refusal:
        registrations.end(child=ADA, on=ON, grounds="left-for-good", today=TODAY)
    assert {each.guard for each in refusal.value.refusals} == {"risk-assessed-before-ending"}
    assert refusal.value.clause
    for assessed, ends in ((date(2026, 2, 20), False), (date(2026, 2, 9), True)):
        milestones.record(event="risk-assessment", children=[ADA], on=assessed, today=TODAY)
        if not ends:
            with pytest.raises(StandsInTheWay):
                registrations.end(child=ADA, on=ON, grounds="left-for-good", today=TODAY)
        else:
            assert registrations.end(child=ADA, on=ON, grounds="left-for-good", today=TODAY).until_on == ON


def test_a_conference_ends_a_plan_on_other_grounds(managing: entry.Entered) -> None:
    with refused("Only a review conference ends a plan", helped_by="conference chair"):
        registrations.end(child=ADA, on=ON, grounds="no-longer-at-risk", today=TODAY)


def test_what_cannot_be_is_refused_in_words(managing: entry.Entered) -> None:
    with refused("The child has no plan on 4 January 2026"):
        registrations.end(child=ADA, on=date(2026, 1, 4), grounds="died", today=TODAY)
    with refused("is in the future"):
        registrations.end(child=ADA, on=date(2026, 3, 3), grounds="died", today=TODAY)
    with refused("not one of the choices for why the plan ends"):
        registrations.end(child=ADA, on=ON, grounds="bored", today=TODAY)
    registrations.end(child=ADA, on=ON, grounds="died", today=TODAY)
    with refused("The child has no plan on 16 February 2026"):
        registrations.end(child=ADA, on=ON, grounds="died", today=TODAY)


def test_a_worker_does_not_decide_that_a_child_has_left(db: None) -> None:
    with at_work(cast.WINIFRED), refused("but not decide as a manager", helped_by="the manager"):
        registrations.end(child=ADA, on=ON, grounds="left-for-good", today=TODAY)


def test_categories_change_from_a_day_on(db: None) -> None:
    with at_work(cast.CONNIE):
        changed = registrations.change_categories(
            child=ADA, categories=["neglect", "physical-abuse"], on=ON, today=TODAY
        )
        assert changed.categories == ("neglect", "physical-abuse")
        changed = registrations.change_categories(
            child=ADA, categories=["physical-abuse"], on=date(2026, 2, 20), today=TODAY
        )
        assert changed.categories == ("physical-abuse",)
        carried = happened.of(children=[ADA])[ADA]["happened"][0]
        assert (carried["event"], carried["on"]) == ("plan-carried-in", BEGAN.isoformat())
        assert carried["categories"] == ["neglect"]
        with refused("under one category at least"):
            registrations.change_categories(child=ADA, categories=[], on=ON, today=TODAY)
        with refused("not one of the choices for the category"):
            registrations.change_categories(child=ADA, categories=["bullying"], on=ON, today=TODAY)
