"""Reading the record as it was known at a moment, with the same models and queries."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, transaction

from holdfast.access import entry
from holdfast.audit import log
from holdfast.audit.models import Entry
from holdfast.records.models import Alias, Person
from tests import people


@pytest.fixture
def inside(db: None) -> Iterator[entry.Entered]:
    jersey = entry.find_authority(host="jersey.localhost")
    assert jersey is not None
    with entry.enter(actor=people.WINIFRED.actor, authority=jersey.id, reason="correcting") as entered:
        yield entered


def ada() -> Person:
    found: Person = Person.objects.get(id=people.ADA.id)
    return found


def rename(name: str) -> datetime:
    Person.objects.filter(id=people.ADA.id).update(given_name=name)
    return ada().known_from


def test_each_moment_has_its_own_answer(inside: entry.Entered) -> None:
    known = {ada().known_from: "Ada", rename("Adah"): "Adah", rename("Adda"): "Adda"}
    assert len(known) == 3
    for moment, name in known.items():
        with entry.as_known_at(moment=moment):
            assert ada().given_name == name
    assert ada().given_name == "Adda"


def test_what_was_not_known_yet_is_not_there(inside: entry.Entered) -> None:
    before = ada().known_from
    Alias.objects.create(authority_id=inside.authority, person_id=people.ADA.id, name="Addie")
    with entry.as_known_at(moment=before):
        assert not ada().aliases.exists()
    assert ada().aliases.count() == 1


def test_links_are_followed_within_the_moment(inside: entry.Entered) -> None:
    alias = Alias.objects.create(authority_id=inside.authority, person_id=people.ADA.id, name="Addie")
    moment = Alias.objects.get(id=alias.id).known_from
    rename("Adah")
    with entry.as_known_at(moment=moment):
        assert Alias.objects.select_related("person").get().person.given_name == "Ada"


def test_the_past_shows_one_authority_alone(inside: entry.Entered) -> None:
    with entry.as_known_at(moment=rename("Adah")):
        assert {each.authority_id for each in Person.objects.all()} == {inside.authority}


def test_nothing_is_written_into_the_past(inside: entry.Entered) -> None:
    with entry.as_known_at(moment=ada().known_from):
        with pytest.raises(DatabaseError), transaction.atomic():
            Person.objects.create(authority_id=inside.authority, given_name="Late")
        with pytest.raises(DatabaseError), transaction.atomic():
            Person.objects.filter(id=people.ADA.id).update(given_name="Another")


def test_the_reading_itself_can_be_logged(inside: entry.Entered) -> None:
    with entry.as_known_at(moment=ada().known_from):
        key = log.record(what="people.show")
    assert Entry.objects.filter(id=key).exists()


def test_pasts_within_pasts_end_where_they_began(inside: entry.Entered) -> None:
    first = ada().known_from
    second = rename("Adah")
    rename("Adda")
    with entry.as_known_at(moment=second):
        with entry.as_known_at(moment=first):
            assert ada().given_name == "Ada"
        assert ada().given_name == "Adah"
    assert ada().given_name == "Adda"


def test_a_failure_leads_back_to_now(inside: entry.Entered) -> None:
    moment = ada().known_from
    rename("Adah")
    with pytest.raises(ZeroDivisionError), entry.as_known_at(moment=moment):
        raise ZeroDivisionError
    assert ada().given_name == "Adah"
    assert entry.current().known_at is None


def test_in_the_past_nobody_enters_again(inside: entry.Entered) -> None:
    with (
        entry.as_known_at(moment=ada().known_from),
        pytest.raises(entry.NotEntered, match="reading the past"),
        entry.enter(actor=people.MALCOLM.actor, authority=inside.authority),
    ):
        pass


def test_a_moment_needs_its_time_zone(inside: entry.Entered) -> None:
    with pytest.raises(ValueError, match="time zone"), entry.as_known_at(moment=datetime(2026, 1, 1)):  # noqa: DTZ001
        pass


def test_outside_an_authority_there_is_no_past(db: None) -> None:
    moment = datetime.fromisoformat("2026-01-01T00:00:00+00:00") + timedelta(days=1)
    with pytest.raises(entry.NotEntered), entry.as_known_at(moment=moment):
        pass
