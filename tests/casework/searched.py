"""People to be looked for: fixtures that tests of the search bring in by name."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest

from holdfast.access import entry
from holdfast.records.models import Alias, Person
from tests import people

KEYS: dict[str, UUID] = {}
# Invented, each to be found in its own way; the last are beside them and must not crowd them out.
KNOWN = [
    ("Siobhan", "Exampleson", date(2016, 3, 9), ["Shiv Samplewick"]),
    ("Mohammed", "Testerman", date(2018, 11, 2), []),
    ("Zoë", "O’Mockery-Testwell", date(2014, 1, 31), []),
    ("Catherine", "McInvented", date(2012, 7, 8), ["Kitty Formerly"]),
    ("Jonah", "Fabricant", None, []),
    ("Finlay", "Pretend", date(2019, 5, 6), []),
    *(("Filler", f"Madeupname{letter}", date(2011, 1, 1), []) for letter in "abcdefghijklmnopqrstuvwxyz"),
]


@pytest.fixture
def jersey(db: None) -> entry.Authority:
    found = entry.find_authority(host="jersey.localhost")
    assert found is not None
    return found


@pytest.fixture
def inside(jersey: entry.Authority) -> Iterator[entry.Entered]:
    """A service manager, who may open every page, with the people above."""
    with entry.enter(actor=people.SERENA.actor, authority=jersey.id, reason="a call") as entered:
        for given, family, born, others in KNOWN:
            made = Person.objects.create(
                authority_id=jersey.id, given_name=given, family_name=family, born_on=born
            )
            for name in others:
                Alias.objects.create(authority_id=jersey.id, person=made, name=name)
            KEYS[given] = made.id
        yield entered
