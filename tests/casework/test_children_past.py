"""The record as it was known: before a correction, read only."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import Error, transaction

from holdfast.access import entry
from holdfast.access.refusals import NotHere
from holdfast.audit.models import Entry
from holdfast.casework import children
from holdfast.records.models import (
    Family,
    Person,
    VisitChild,
)
from tests import caseload, people
from tests.casework.opened import BEGAN, CORA, FAMILY, TODAY, acting, asked, family, told

__all__ = ["family", "told"]
pytestmark = pytest.mark.usefixtures("family")


def test_before_a_correction_one_sees_what_was_known_then() -> None:
    with acting(people.WINIFRED):
        part = caseload.visit([CORA], people.WINIFRED, on=TODAY - timedelta(days=1))
        known = VisitChild.objects.get(id=part).known_from
        VisitChild.objects.filter(id=part).update(seen=False, alone=None, why_not_seen="out", bedroom=None)
        Person.objects.filter(id=CORA).update(given_name="Corah")
    now = asked(children.show)
    then = asked(children.show_as_known_at, moment=known)
    before = asked(children.show_as_known_at, moment=known - timedelta(microseconds=1))
    assert (now.head.child.name, now.seen) == ("Corah Example", None)
    assert then.head.child.name == "Cora Example"
    assert then.seen is not None
    assert (then.seen.alone, then.head.known_at) == (True, known)
    assert before.seen is None
    with acting(people.WINIFRED):
        logged = Entry.objects.filter(about_id=CORA, what="children.show_as_known_at")
        assert next(each.why for each in logged.order_by("at")) == f"as known at {known.isoformat()}"


def test_who_may_see_the_past_is_decided_on_the_record_as_it_is_now() -> None:
    moment = datetime.now(UTC)
    with acting(people.WINIFRED):
        Family.objects.filter(id=FAMILY).update(
            restricted_from_on=BEGAN, restricted_why="A colleague’s family"
        )
    with pytest.raises(NotHere):
        asked(children.show_as_known_at, people.CHLOE, moment=moment)
    asked(children.show_as_known_at, moment=moment)


def test_a_child_not_known_yet_is_not_here() -> None:
    with pytest.raises(NotHere):
        asked(children.show_as_known_at, moment=datetime(2020, 1, 1, tzinfo=UTC))


def test_the_past_cannot_be_written() -> None:
    with acting(people.WINIFRED):
        moment = datetime.now(UTC)
        with entry.as_known_at(moment=moment), pytest.raises(Error), transaction.atomic():
            caseload.note([CORA], people.WINIFRED, on=TODAY, text="Into the past")
        assert asked(children.notes).rows == ()
