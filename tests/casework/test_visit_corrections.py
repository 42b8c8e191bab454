"""Correcting a visit: a new version with its reason; what stood before stays, nobody overwrites unseen."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from holdfast.access import entry
from holdfast.access.refusals import ChangedMeanwhile, NotHere, Refused
from holdfast.audit.models import Entry
from holdfast.casework import obligations, visits
from holdfast.casework.visit_pages import VisitDone
from holdfast.casework.visit_said import VisitSaid
from holdfast.records.models import VisitChild
from tests import people
from tests.casework.field_work import NOW, seen, visit
from tests.casework.recorded import at_work
from tests.people import ADA, BEN

TODAY = date(2026, 3, 2)


@pytest.fixture
def inside(db: None) -> Iterator[entry.Entered]:
    with at_work() as entered:
        yield entered


def record(said: VisitSaid) -> VisitDone:
    return visits.record(visit=said, today=TODAY, now=NOW)


def correction(done: VisitDone, *, reason: str = "The wrong day", **changes: Any) -> Any:
    page = done.page
    part = page.parts[0]
    said = VisitSaid(
        on=page.on, place=page.place, announced=page.announced, at=page.at,
        how_things_are=page.how_things_are, children=(replace(part.said, **changes.pop("part", {})),),
    )  # fmt: skip
    return visits.correct(
        part=part.id, seen=page.version, reason=reason, visit=replace(said, **changes), today=TODAY
    )


def test_a_correction_is_a_new_version_and_what_stood_before_is_shown(inside: entry.Entered) -> None:
    done = record(visit(date(2026, 2, 3), seen(ADA.id, said="Misheard.")))
    part = done.page.parts[0]
    corrected = correction(done, on=date(2026, 2, 2), part={"said": "I like it here."})
    assert (corrected.on, corrected.parts[0].said.said) == (date(2026, 2, 2), "I like it here.")
    assert corrected.entered_at == done.page.entered_at
    before = visits.show_as_known_at(part=part.id, moment=done.page.version, today=TODAY)
    assert (before.on, before.parts[0].said.said) == (date(2026, 2, 3), "Misheard.")
    met = {(each.duty, each.met_on) for each in obligations.of_child(child=ADA.id, today=TODAY)}
    assert ("visit-at-home", date(2026, 2, 2)) in met
    assert Entry.objects.filter(about_id=ADA.id, what="visits.correct", why="The wrong day").count() == 1


def test_a_correction_of_the_day_is_one_for_every_child_of_the_visit(inside: entry.Entered) -> None:
    done = record(visit(date(2026, 2, 3), seen(ADA.id), seen(BEN.id)))
    correction(done, on=date(2026, 2, 2))
    assert set(VisitChild.objects.values_list("on", flat=True)) == {date(2026, 2, 2)}
    assert Entry.objects.filter(about_id=BEN.id, what="visits.correct").count() == 1


def test_a_correction_of_one_part_leaves_the_others_alone(inside: entry.Entered) -> None:
    done = record(visit(date(2026, 2, 3), seen(ADA.id), seen(BEN.id)))
    correction(done, part={"bedroom": True})
    assert dict(VisitChild.objects.values_list("child_id", "bedroom")) == {ADA.id: True, BEN.id: None}
    assert not Entry.objects.filter(about_id=BEN.id, what="visits.correct").exists()


def test_two_who_correct_the_same_visit_do_not_overwrite_each_other(inside: entry.Entered) -> None:
    done = record(visit(date(2026, 2, 3), seen(ADA.id)))
    correction(done, part={"bedroom": True})
    with pytest.raises(ChangedMeanwhile):
        correction(done, part={"bedroom": False})


def test_a_correction_needs_its_reason(inside: entry.Entered) -> None:
    done = record(visit(date(2026, 2, 3), seen(ADA.id)))
    with pytest.raises(Refused, match="reason"):
        correction(done, reason=" ")


def test_what_was_not_recorded_yet_is_not_shown_in_the_past(inside: entry.Entered) -> None:
    done = record(visit(date(2026, 2, 3), seen(ADA.id)))
    just_before = done.page.entered_at - timedelta(seconds=1)
    with pytest.raises(NotHere):
        visits.show_as_known_at(part=done.page.parts[0].id, moment=just_before, today=TODAY)


def test_whoever_may_not_see_the_child_sees_no_visit(inside: entry.Entered) -> None:
    part = record(visit(date(2026, 2, 3), seen(ADA.id))).page.parts[0].id
    with entry.enter(actor=people.SASHA.actor, authority=inside.authority), pytest.raises(Refused):
        visits.show(part=part, today=TODAY)
    with pytest.raises(NotHere):
        visits.show(part=ADA.id, today=TODAY)
