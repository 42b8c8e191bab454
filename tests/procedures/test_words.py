"""The vocabulary holds together: every field is known, events of one day stand in the table's order."""

import pytest

from holdfast.procedures import words
from holdfast.procedures.selector_reading import known_event


def test_every_field_of_every_event_is_known_and_none_is_left_over() -> None:
    used = {field for fields in words.EVENTS.values() for field in fields}
    assert used == set(words.FIELDS)


def test_a_field_takes_its_own_words_where_it_has_a_closed_list() -> None:
    closed = {
        field for field, takes in words.FIELDS.items() if takes in {words.Takes.WORD, words.Takes.WORDS}
    }
    assert closed == set(words.CLOSED)


def test_events_of_one_day_are_taken_in_the_order_of_the_table() -> None:
    taken = sorted(words.EVENT_ORDER, key=lambda event: words.EVENT_ORDER[event])
    assert taken == list(words.EVENTS)
    in_order = [
        "referral",
        "report-to-chair",
        "initial-conference",
        "plan-ended",
        "core-group",
        "visit",
        "told",
    ]
    assert sorted(in_order, key=lambda event: words.EVENT_ORDER[event]) == in_order


def test_what_is_required_or_assumed_or_receives_is_a_field_of_its_event() -> None:
    for event, fields in words.REQUIRED.items():
        assert set(fields) <= set(words.EVENTS[event])
    for event, field in words.RECEIVED_BY.items():
        assert field in words.EVENTS[event]
    assert set(words.REACHES) <= set(words.EVENTS)
    assert {field for assumed in words.ASSUMED.values() for field in assumed} <= set(words.FIELDS)


def test_the_family_and_collective_roles_are_roles() -> None:
    assert {str(role) for role in words.FAMILY} < words.ROLES
    assert {"core-group", "all-invited", "agency-manager"} < words.ROLES


@pytest.mark.parametrize("event", [*words.EVENTS, *words.DERIVED, "birthday-1", "birthday-18"])
def test_a_pack_may_name_it_and_a_sentence_can(event: str) -> None:
    assert known_event(event)
    assert "-" not in words.name(event).replace("looked-after", "").replace("eighteenth-birthday", "")


@pytest.mark.parametrize("event", ["birthday-0", "birthday-19", "birthday-", "visits", "Visit", ""])
def test_a_pack_may_not_name_anything_else(event: str) -> None:
    assert not known_event(event)
