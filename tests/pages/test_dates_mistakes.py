"""Working out the dates: what is wrong is said at its field, and nothing that is sent can break it."""

import json
import re
from datetime import date

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from holdfast.pages import dates, timelines
from holdfast.procedures import words
from tests.pages.typed_timelines import CONFERENCE, case, problems, shown, typed

FIRST = "1. Initial Child Protection Conference: "
UNREAD = "The case cannot be read: "
MISTAKES: list[tuple[dict[str, str], str]] = [
    ({"born_day": "31", "born_month": "2"}, "Date of birth must be a real date"),
    (
        {"born_day": "", "born_month": "", "born_year": ""},
        "Enter the date of birth, or the date the birth is expected",
    ),
    ({"as_of_year": "26"}, "Which day to answer for must have a year of 4 numbers"),
    ({"as_of_year": "1066"}, "Which day to answer for must be between 1900 and 2200"),
    ({"e1-decision": ""}, f"{FIRST}Select what was decided"),
    ({"e1-decision": "maybe"}, f"{FIRST}Select one of the choices for what was decided"),
    ({"e1-on_month": ""}, f"{FIRST}Date must include a month"),
    (
        {"e1-visit_every": "often"},
        f"{FIRST}Visits every must be a number of days, working days, weeks or months, such as 3 weeks",
    ),
    (
        {"e1-rooms_every": "some"},
        f"{FIRST}Rooms seen once in how many visits must be a whole number, such as 2",
    ),
    (
        {"e1-on_year": "2015"},
        f"{FIRST}Tue 28 Apr 2015 is more than ten months before the birth on Fri 4 May 2018: "
        "check both dates",
    ),
    (
        {"e2-event": "visit", "e2-seen": "yes", "e2-on_day": "1", "e2-on_month": "2", "e2-on_year": "2018"},
        "2. Visit to the child: The child cannot have been seen on Thu 1 Feb 2018: "
        "that is before the birth on Fri 4 May 2018",
    ),
    (
        {"e2-event": "told", "e2-of": "2025-01-01"}
        | {"e2-on_day": "1", "e2-on_month": "5", "e2-on_year": "2025"},
        "2. Somebody told: Wed 1 Jan 2025 is no date or event of this timeline: "
        "choose one that is, or add it",
    ),
    (
        {"died_day": "1", "died_month": "5", "died_year": "2018"},
        "Date of death cannot be before the date of birth",
    ),
]
UNREADABLE: list[tuple[str, str]] = [
    ("", "Nothing was pasted and no file was chosen"),
    ("{", "The case is not JSON: Expecting property name enclosed in double quotes in line 1"),
    ("[]", 'The case is no JSON object: expected {"child": {...}, "happened": [...]}'),
    (
        json.dumps(case({**CONFERENCE, "decision": "perhaps"})),
        'Event 1 (initial-conference): decision is "perhaps": expected one of deferred, no-plan, plan',
    ),
    (
        json.dumps(case({**CONFERENCE, "seen": True})),
        "Event 1 (initial-conference) has “seen”, which belongs to other events",
    ),
    (
        json.dumps(
            case(
                {"event": "meeting-cancelled", "on": "2025-05-01", "conference": "core-group"}
                | {"reason": "\ud800"}
            )
        ),
        "It holds half of a character (\\ud800 or its like), which cannot be shown",
    ),
    (json.dumps(case(*[CONFERENCE] * 41)), "It has 41 events, and this page takes no more than 40"),
    (" " * (dates.LARGEST + 1), "It is larger than 200 kB: expected one child's events"),
]


@pytest.mark.parametrize(("change", "says"), MISTAKES)
def test_a_mistake_is_said_at_its_field_and_nothing_typed_is_lost(
    bare: Client, change: dict[str, str], says: str
) -> None:
    sent = typed(case(CONFERENCE)) | change
    html = shown(bare, sent)
    assert problems(html) == [says]
    assert "<title>Error: " in html
    target = re.findall(r'<li><a href="#([^"]+)"', html)[0]
    assert f'id="{target}"' in html
    for name, found in sent.items():
        for value in [found] if isinstance(found, str) else found:
            if name.endswith(("_day", "_month", "_year", "_every")) and value:
                assert f'value="{value}"' in html.partition(f'name="{name}"')[2][:120], name


def test_what_is_added_must_be_chosen_and_there_is_room_for_forty(bare: Client) -> None:
    assert problems(shown(bare, typed(case(CONFERENCE), do="add"))) == ["Select what happened, then add it"]
    many = typed(case(*[CONFERENCE] * timelines.MOST), do="add") | {"kind": "visit"}
    assert problems(shown(bare, many)) == ["There is room for 40 events: remove one to add another"]
    too_many = typed(case(*[CONFERENCE] * (timelines.MOST + 1)))
    assert problems(shown(bare, too_many)) == [dates.TOO_MANY]


@pytest.mark.parametrize(("pasted", "says"), UNREADABLE)
def test_a_case_that_cannot_be_read_is_refused_in_words(bare: Client, pasted: str, says: str) -> None:
    html = shown(bare, typed(case(CONFERENCE), do="read") | {"paste": pasted})
    assert problems(html) == [UNREAD + says]
    assert f"{pasted}</textarea>" in html  # nothing typed is lost
    assert 'value="28"' in html


@pytest.mark.parametrize(
    "sent",
    [
        {"case": "", "as_of": "2025-05-20"},
        {"case": json.dumps(case(CONFERENCE)), "as_of": "soon"},
        {"case": json.dumps(case(CONFERENCE)), "as_of": "9999-12-31"},
        {"case": "[", "as_of": "2025-05-20"},
        {"case": json.dumps(case({**CONFERENCE, "grounds": "\ud800"})), "as_of": "2025-05-20"},
    ],
    ids=["empty", "no day", "too late", "no case", "half a character"],
)
@pytest.mark.parametrize("do", list(dates.DOWNLOADS))
def test_a_file_that_cannot_be_made_is_refused_in_words(bare: Client, sent: dict[str, str], do: str) -> None:
    assert problems(shown(bare, sent | {"do": do}))[0].startswith("The file could not be made: ")


TIMES = st.dates(date(1900, 1, 1), date(2200, 12, 31)).map(date.isoformat)
VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(), TIMES, st.text(max_size=8), st.just("9999 months")
)
FIELDS = st.sampled_from(sorted(words.FIELDS))
HAPPENED = st.builds(
    lambda event, on, fields: {**fields, "event": event, "on": on},
    st.sampled_from(sorted(words.EVENTS)),
    st.one_of(TIMES, VALUES),
    st.dictionaries(FIELDS, VALUES, max_size=3),
)
CASES = st.fixed_dictionaries(
    {
        "child": st.dictionaries(st.sampled_from(["born", "expected", "died"]), st.one_of(TIMES, VALUES)),
        "happened": st.lists(HAPPENED, max_size=4),
    }
)


@given(
    pasted=st.one_of(CASES.map(json.dumps), st.text(), st.binary().map(lambda each: each.decode("latin-1")))
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_hostile_case_is_answered_or_refused_and_never_fails(bare: Client, pasted: str) -> None:
    sent = {"paste": pasted, "do": "read", "as_of_day": "1", "as_of_month": "1", "as_of_year": "2200"}
    html = shown(bare, sent)
    assert ('id="answer"' in html) is (problems(html) == [])


@given(
    sent=st.dictionaries(
        st.one_of(
            st.sampled_from(
                ["do", "kind", "case", "as_of", "e1-event", "e2-event", "e1-on_day", "e999-event"]
            ),
            st.text(max_size=6),
        ),
        st.one_of(
            st.sampled_from([*words.EVENTS, "add", "remove-1", "remove-²", "json", "read"]),
            st.text(max_size=9),
        ),
        max_size=8,
    )
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_browser_sends_is_answered(bare: Client, sent: dict[str, str]) -> None:
    shown(bare, sent)
