"""Recording, correcting and showing a person, now and in the past."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from holdfast.access import actors, entry
from holdfast.access.refusals import ChangedMeanwhile, NotHere, Refused
from holdfast.audit.models import Entry
from holdfast.casework import people as casework_people
from holdfast.casework.people import PersonPage
from tests import people, standings


@pytest.fixture
def inside(db: None) -> Iterator[entry.Entered]:
    jersey = entry.find_authority(host="jersey.localhost")
    assert jersey is not None
    with entry.enter(actor=people.WINIFRED.actor, authority=jersey.id, reason="at work") as entered:
        yield entered


def record(**said: Any) -> PersonPage:
    return casework_people.record(today=standings.TODAY, **said)


def correct(page: PersonPage, **changes: Any) -> PersonPage:
    said = {
        "person": page.id, "seen": page.version, "reason": "misspelt", "given_name": page.given_name,
        "family_name": page.family_name, "born_on": page.born_on, "expected_on": page.expected_on,
        "today": standings.TODAY,
    }  # fmt: skip
    return casework_people.correct(**{**said, **changes})


def test_a_person_is_recorded_with_other_names_and_shown(inside: entry.Entered) -> None:
    made = record(
        given_name="Cora", family_name="Example", born_on=date(2020, 2, 29), aliases=["Corrie", "Cora Sample"]
    )
    shown = casework_people.show(person=made.id, today=standings.TODAY)
    assert shown == made
    assert (shown.given_name, shown.born_on, shown.aliases) == (
        "Cora", date(2020, 2, 29), ("Cora Sample", "Corrie"),
    )  # fmt: skip


def test_recording_and_showing_are_logged_about_the_person(inside: entry.Entered) -> None:
    made = record(given_name="Cora", family_name="Example")
    casework_people.show(person=made.id, today=standings.TODAY)
    logged = Entry.objects.filter(about_id=made.id).order_by("at")
    assert [(each.what, each.about, each.actor) for each in logged] == [
        ("people.record", "person", inside.actor.label),
        ("people.show", "person", inside.actor.label),
    ]


def test_an_unborn_child_needs_no_name(inside: entry.Entered) -> None:
    soon = datetime.now(UTC).date() + timedelta(days=90)
    made = record(given_name="", family_name="", expected_on=soon)
    assert made.expected_on == soon


TODAY = datetime.now(UTC).date()
IMPOSSIBLE = {
    "nobody": {"given_name": " ", "family_name": ""},
    "born in the future": {"born_on": TODAY + timedelta(days=2)},
    "born before 1880": {"born_on": date(1879, 12, 31)},
    "expected in a year": {"expected_on": TODAY + timedelta(days=365)},
    "born long before expected": {"born_on": date(2020, 1, 1), "expected_on": date(2020, 12, 1)},
    "born long after expected": {"born_on": date(2020, 12, 1), "expected_on": date(2020, 1, 1)},
    "another name twice": {"aliases": ["Corrie", "Corrie "]},
    "an empty other name": {"aliases": [" "]},
    "a name that no index takes": {"given_name": "É" * 255},
    "another name that no index takes": {"aliases": ["É" * 255]},
}


@pytest.mark.parametrize("said", IMPOSSIBLE.values(), ids=IMPOSSIBLE.keys())
def test_what_cannot_be_is_refused_in_words(inside: entry.Entered, said: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refusal:
        record(**{"given_name": "Cora", "family_name": "Example", **said})
    assert refusal.value.why.endswith(".")
    assert "constraint" not in refusal.value.why


def test_the_longest_names_are_taken(inside: entry.Entered) -> None:
    """Of four bytes a letter, and none like another."""
    long = "".join(chr(0x20000 + number) for number in range(254))
    made = record(given_name=long, family_name=long[::-1], aliases=[long])
    assert (made.given_name, made.aliases) == (long, (long,))


def test_a_correction_is_a_new_version_with_its_reason(inside: entry.Entered) -> None:
    made = record(given_name="Coora", family_name="Example")
    corrected = correct(made, given_name="Cora")
    assert corrected.given_name == "Cora"
    assert corrected.version > made.version
    with connection.cursor() as cursor:
        cursor.execute(
            "select given_name, changed_by, reason, known_from, known_to"
            " from history.records_person where id = %s",
            [made.id],
        )
        assert cursor.fetchall() == [
            ("Coora", inside.actor.label, "misspelt", made.version, corrected.version)
        ]
    assert Entry.objects.filter(about_id=made.id, what="people.correct", why="misspelt").count() == 1


def test_two_people_saving_the_same_thing_never_overwrite_silently(inside: entry.Entered) -> None:
    seen = casework_people.show(person=people.ADA.id, today=standings.TODAY)
    correct(seen, given_name="Adah")
    with pytest.raises(ChangedMeanwhile):
        correct(seen, given_name="Adda")
    assert casework_people.show(person=people.ADA.id, today=standings.TODAY).given_name == "Adah"


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_correction_needs_a_reason(inside: entry.Entered, reason: str) -> None:
    seen = casework_people.show(person=people.ADA.id, today=standings.TODAY)
    with pytest.raises(Refused, match="reason"):
        correct(seen, reason=reason)


def test_a_person_is_shown_as_known_at_a_moment(inside: entry.Entered) -> None:
    first = record(given_name="Coora", family_name="Example", aliases=["Corrie"])
    second = correct(first, given_name="Cora")
    third = correct(second, family_name="Sample")
    for page in (first, second, third):
        then = casework_people.show_as_known_at(person=first.id, moment=page.version, today=standings.TODAY)
        assert (then.given_name, then.family_name) == (page.given_name, page.family_name)
    just_before = second.version - timedelta(microseconds=1)
    assert (
        casework_people.show_as_known_at(person=first.id, moment=just_before, today=standings.TODAY).version
        == first.version
    )
    with pytest.raises(NotHere):
        casework_people.show_as_known_at(
            person=first.id, moment=first.version - timedelta(microseconds=1), today=standings.TODAY
        )


def test_reading_the_past_is_logged_with_its_moment(inside: entry.Entered) -> None:
    page = casework_people.show(person=people.ADA.id, today=standings.TODAY)
    casework_people.show_as_known_at(person=people.ADA.id, moment=page.version, today=standings.TODAY)
    logged = Entry.objects.latest("at")
    assert (logged.what, logged.about_id) == ("people.show_as_known_at", people.ADA.id)
    assert page.version.isoformat() in logged.why


@pytest.mark.parametrize("key", [people.FINLO.id, UUID(int=7)], ids=["another authority's", "nobody's"])
def test_whoever_is_not_in_this_authority_is_not_here(inside: entry.Entered, key: UUID) -> None:
    with pytest.raises(NotHere):
        casework_people.show(person=key, today=standings.TODAY)


def test_a_visitor_sees_and_changes_nothing(inside: entry.Entered) -> None:
    page = casework_people.show(person=people.ADA.id, today=standings.TODAY)
    with entry.enter(actor=actors.VISITOR, authority=inside.authority):
        with pytest.raises(Refused, match="Sign in"):
            casework_people.show(person=people.ADA.id, today=standings.TODAY)
        with pytest.raises(Refused, match="Sign in"):
            casework_people.show_as_known_at(person=people.ADA.id, moment=page.version, today=standings.TODAY)
        with pytest.raises(Refused, match="Sign in"):
            record(given_name="Cora", family_name="Example")
        with pytest.raises(Refused, match="Sign in"):
            correct(page, given_name="Adah")
