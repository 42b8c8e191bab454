"""Putting a date off: the day moves, the day that was due stays known, and who agreed and why."""

from collections.abc import Iterator
from datetime import date

import pytest

from holdfast.access import entry
from holdfast.access.refusals import NotHere
from holdfast.audit.models import Entry
from holdfast.casework import obligations, variations
from holdfast.casework.dues import Due
from tests import people as cast
from tests.casework.recorded import at_work
from tests.casework.refused import refused
from tests.standings import TODAY

ADA = cast.ADA.id


@pytest.fixture
def managing(db: None) -> Iterator[entry.Entered]:
    with at_work(cast.MALCOLM) as entered:
        obligations.refresh(children=[ADA], today=TODAY)
        yield entered


def visit() -> Due:
    """A visit at home within 4 weeks of Mon 5 Jan 2026: due on Mon 2 Feb."""
    found = obligations.of_child(child=ADA, today=TODAY)
    return next(each for each in found if each.due_on == date(2026, 2, 2) and "J-3.7" in each.requirements)


def test_a_date_is_put_off_and_the_day_due_stays(managing: entry.Entered) -> None:
    due = visit()
    assert str(due.state) == "overdue"
    made = variations.vary(
        child=ADA, key=due.key, until_on=date(2026, 3, 6), agreed_by="team-manager", reason="in hospital",
        today=TODAY,
    )  # fmt: skip
    assert (made.duty, made.due_on) == (due.duty, date(2026, 2, 2))
    after = next(each for each in obligations.of_child(child=ADA, today=TODAY) if each.key == due.key)
    assert (str(after.state), after.due_on, after.varied_until_on) == (
        "varied", date(2026, 2, 2), date(2026, 3, 6),
    )  # fmt: skip
    late = obligations.of_child(child=ADA, today=date(2026, 3, 7))
    assert str(next(each for each in late if each.key == due.key).state) == "overdue"
    assert Entry.objects.filter(what="variations.vary", about_id=ADA, why="in hospital").exists()


def test_what_cannot_be_is_refused_in_words(managing: entry.Entered) -> None:
    key = visit().key

    def vary(**said: object) -> None:
        default = {
            "child": ADA, "key": key, "until_on": date(2026, 3, 6), "agreed_by": "team-manager",
            "reason": "in hospital", "today": TODAY,
        }  # fmt: skip
        variations.vary(**{**default, **said})  # type: ignore[arg-type]

    with refused("put off for a reason"):
        vary(reason=" ")
    with refused("due on 2 February 2026: put it off until a later day"):
        vary(until_on=date(2026, 2, 2))
    with refused("not one of the choices for who agreed"):
        vary(agreed_by="friend")
    with refused("Say who agreed"):
        vary(agreed_by="")
    with pytest.raises(NotHere):
        vary(key="nothing/of/this/1")


def test_a_worker_does_not_put_a_date_off(managing: entry.Entered) -> None:
    key = visit().key
    with (
        entry.enter(actor=cast.WINIFRED.actor, authority=managing.authority),
        refused("but not decide as a manager", helped_by="the manager"),
    ):
        variations.vary(
            child=ADA, key=key, until_on=date(2026, 3, 6), agreed_by="team-manager", reason="x", today=TODAY
        )
