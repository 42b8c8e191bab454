"""The chronology: chosen once, with its meaning; an agency's own; gone with what was on the wrong child."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import chronologies, withdrawals
from tests import caseload, people
from tests.casework.recorded import at_work
from tests.standings import BEGAN, TODAY

ADA, BEN = people.ADA.id, people.BEN.id
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def test_what_is_chosen_keeps_its_day_its_source_and_its_meaning(db: None) -> None:
    with at_work(people.WINIFRED):
        part = caseload.visit([ADA], people.WINIFRED, on=date(2026, 2, 3))
        assert part in [each.part for each in chronologies.to_choose(child=ADA, today=TODAY).rows]
        chronologies.choose(child=ADA, part=part, text="Seen", significance="Heard alone", today=TODAY)
        (entry,) = chronologies.of_child(child=ADA, today=TODAY).entries
        assert (entry.on, entry.source, entry.significance) == (date(2026, 2, 3), "Visit", "Heard alone")
        assert part not in [each.part for each in chronologies.to_choose(child=ADA, today=TODAY).rows]
        with pytest.raises(Refused, match="already"):
            chronologies.choose(child=ADA, part=part, text="Seen", significance="", today=TODAY)


def test_another_childs_part_cannot_be_chosen(db: None) -> None:
    with at_work(people.WINIFRED):
        part = caseload.visit([BEN], people.WINIFRED, on=BEGAN)
        for wrong in (part, uuid4()):
            with pytest.raises(NotHere):
                chronologies.choose(child=ADA, part=wrong, text="Seen", significance="", today=TODAY)


def test_the_first_thing_stands_first_and_what_has_no_meaning_yet_is_counted(db: None) -> None:
    with at_work(people.WINIFRED):
        chronologies.write_own(child=ADA, on=date(2026, 2, 1), text="Later", today=TODAY)
        chronologies.write_own(
            child=ADA, on=date(2019, 5, 1), text="Born early", significance="Small", today=TODAY
        )
        page = chronologies.of_child(child=ADA, today=TODAY)
    assert [each.text for each in page.entries] == ["Born early", "Later"]
    assert page.unexplained == 1


def test_an_agency_writes_its_own_and_sees_that_alone(db: None) -> None:
    with at_work(people.WINIFRED):
        chronologies.write_own(child=ADA, on=BEGAN, text="Ours", today=TODAY)
    with at_work(people.PENNY):
        entry = chronologies.write_own(child=ADA, on=BEGAN, text="Missed a clinic", today=TODAY)
        page = chronologies.of_child(child=ADA, today=TODAY)
        assert [(each.text, each.by_role) for each in page.entries] == [("Missed a clinic", "health-visitor")]
        with pytest.raises(Refused):
            chronologies.to_choose(child=ADA, today=TODAY)
        chronologies.mend(entry=entry, text="Missed two", significance="Not weighed", today=TODAY)
    with at_work(people.WINIFRED):
        texts = [each.text for each in chronologies.of_child(child=ADA, today=TODAY).entries]
    assert sorted(texts) == ["Missed two", "Ours"]


def test_nobody_mends_what_another_agency_may_not(db: None) -> None:
    with at_work(people.WINIFRED):
        entry = chronologies.write_own(child=ADA, on=BEGAN, text="Ours", today=TODAY)
    with at_work(people.PENNY), pytest.raises(Refused):
        chronologies.mend(entry=entry, text="Theirs", significance="", today=TODAY)


def test_an_entry_is_taken_out_with_the_reason(db: None) -> None:
    with at_work(people.WINIFRED):
        entry = chronologies.write_own(child=ADA, on=BEGAN, text="Twice", today=TODAY)
        with pytest.raises(Refused, match="Say why"):
            chronologies.take_out(entry=entry, why=" ", now=NOW, today=TODAY)
        chronologies.take_out(entry=entry, why="It stands there twice", now=NOW, today=TODAY)
        assert chronologies.of_child(child=ADA, today=TODAY).entries == ()
        with pytest.raises(NotHere):
            chronologies.show(entry=entry, today=TODAY)


def test_what_was_on_the_wrong_child_goes_from_the_chronology_too(db: None) -> None:
    with at_work(people.WINIFRED):
        part = caseload.visit([ADA], people.WINIFRED, on=BEGAN)
        chronologies.choose(child=ADA, part=part, text="Seen", significance="", today=TODAY)
        withdrawals.withdraw(what="visit", part=part, why="It was Ben", today=TODAY, now=NOW)
        assert chronologies.of_child(child=ADA, today=TODAY).entries == ()


@pytest.mark.parametrize(("on", "until_on"), [(date(2026, 3, 3), None), (BEGAN, date(2026, 1, 1))])
def test_days_that_cannot_be_are_refused(db: None, on: date, until_on: date | None) -> None:
    with at_work(people.WINIFRED), pytest.raises(Refused):
        chronologies.write_own(child=ADA, on=on, until_on=until_on, text="Odd", today=TODAY)
