"""Working out the dates: what is counted, that nothing typed is lost, and that nothing is kept."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import icalendar
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from holdfast.documents import event_words
from holdfast.pages import date_picture, event_fields
from holdfast.procedures import obligations, pack, vocabulary, words
from holdfast.procedures.words import Takes
from tests.pages.typed_timelines import ADDRESS, CONFERENCE, ON, case, problems, row, shown, typed


def test_it_begins_with_a_conference_and_today(bare: Client) -> None:
    html = bare.get(ADDRESS).content.decode()
    assert "1. Initial Child Protection Conference" in html
    assert re.search(r'name="as_of_year" type="text" value="20\d\d"', html)
    assert "Nothing is stored" in html
    assert "govuk-error-message" not in html


def test_what_is_late_comes_first_with_its_clause_and_count(bare: Client) -> None:
    html = shown(bare, typed(case(CONFERENCE)))
    first = row(html, "First core group")
    assert "Wed 14 May" in first  # counted by hand: not 5 May, not Liberation Day on the 9th
    assert "6 days late" in first
    assert "not counting Mon 5 May (Early May bank holiday) and Fri 9 May (Liberation Day)" in first
    assert "Overdue" in first
    assert "Team Manager" in first
    assert 'href="/procedures/jersey#duty-first-core-group"' in html
    assert html.index("Wed 14 May") < html.index("Mon 26 May")  # the visit, which is still ahead
    assert html.index("Mon 26 May") < html.index("Not stated by this authority")


@pytest.mark.parametrize(
    ("name", "happened", "title", "due"),
    [
        ("jersey", CONFERENCE, "Visit at home", "Mon 26 May"),
        ("isle-of-man", {**CONFERENCE, "on": "2026-01-12"}, "First core group", "Mon 26 Jan"),
        ("isle-of-wight", {**CONFERENCE, "on": "2026-01-12"}, "Core group", "Mon 23 Feb"),
        ("council", {**CONFERENCE, "on": "2026-01-12"}, "First core group", "Mon 26 Jan"),
    ],
)
def test_each_authority_counts_by_its_own_procedure(
    bare: Client, name: str, happened: Mapping[str, Any], title: str, due: str
) -> None:
    on = date.fromisoformat(happened["on"])
    html = shown(bare, typed(case(happened), as_of=on), address=f"/procedures/{name}/dates")
    assert due in row(html, title)


def test_nothing_due_says_why(bare: Client) -> None:
    html = shown(bare, typed(case({**CONFERENCE, "decision": "no-plan"})))
    assert "nothing is due" in html
    assert "an initial conference that decides on a plan" in html


def test_an_event_is_added_and_taken_out_and_nothing_typed_is_lost(bare: Client) -> None:
    sent = typed(case(CONFERENCE), do="add") | {"kind": "visit", "e1-visit_every": "oft", "born_day": "32"}
    html = shown(bare, sent)
    assert "2. Visit to the child" in html
    assert 'id="e2-title" tabindex="-1" autofocus' in html
    assert 'value="oft"' in html
    assert 'value="32"' in html
    assert "govuk-error-message" not in html
    html = shown(bare, sent | {"e2-event": "visit", "do": "remove-1"})
    assert "1. Visit to the child" in html
    assert "Initial Child Protection Conference</h3>" not in html
    assert 'value="32"' in html
    assert "Nothing has happened yet" in shown(bare, sent | {"do": "remove-1"})


def filled(event: str) -> Iterator[tuple[str, Any]]:
    """Every field of an event, with something that it takes."""
    given_values: dict[Takes, Any] = {
        Takes.YES_NO: False,
        Takes.ROLE: "police",
        Takes.ROLES: ["mother", "police-dci"],
        Takes.DATE: "2025-05-01",
        Takes.REFERENCE: "2025-04-28",
        Takes.INTERVAL: "10 working days",
        Takes.VISITS: "3",
        Takes.TEXT: "as said",
    }
    for name in words.EVENTS[event]:
        takes = words.FIELDS[name]
        if name == "decision" and event in words.CONFERENCE_DECISIONS:
            yield name, words.CONFERENCE_DECISIONS[event][0]
        elif name == "duty":
            yield name, "first-core-group"
        elif name == "for" and event == "conference-arranged":
            yield name, "2025-05-30"
        elif takes is Takes.WORD:
            yield name, words.CLOSED[name][-1]
        elif takes is Takes.WORDS:
            yield name, list(words.CLOSED[name])
        else:
            yield name, given_values[takes]


@pytest.mark.parametrize("event", list(words.EVENTS))
def test_every_event_can_be_filled_in_whole_and_comes_back_the_same(bare: Client, event: str) -> None:
    whole = {"event": event, "on": "2025-05-01", "id": "own", **dict(filled(event))}
    found = case(
        CONFERENCE, whole, child={"born": "2018-05-04", "expected": "2018-05-01", "died": "2026-01-01"}
    )
    html = shown(bare, typed(case(), do="read") | {"paste": json.dumps(found)})
    assert problems(html) == []
    assert json.loads(re.findall(r'name="case" value="(.*)"><input', html)[0]) == found
    assert all(name in event_fields.LABELS for name in words.EVENTS[event])


def test_every_event_can_be_chosen_and_has_a_name(bare: Client) -> None:
    html = bare.get(ADDRESS).content.decode()
    chosen = re.findall(r'<option value="([^"]+)">', html.partition('id="kind"')[2].partition("</select>")[0])
    assert sorted(chosen) == sorted(words.EVENTS)
    assert set(words.EVENTS) <= set(event_words.TITLES)
    own = vocabulary.of(pack.load("isle_of_man"))
    assert event_words.title(event="core-group", vocabulary=own) == "Core Group"


def test_a_case_file_takes_the_place_of_what_stood_there(bare: Client) -> None:
    file = SimpleUploadedFile("case.json", json.dumps(case(CONFERENCE)).encode())
    other = case({**CONFERENCE, "on": "2020-01-06"})
    html = shown(bare, typed(other, do="read") | {"file": file})
    assert "Wed 14 May" in html
    assert "2020" not in html.partition('id="answer"')[2]


def test_what_is_taken_along_is_what_was_shown(bare: Client) -> None:
    sent = {"case": json.dumps(case(CONFERENCE)), "as_of": "2025-05-20"}
    answer = bare.post(ADDRESS, sent | {"do": "json"})
    derived = obligations.derive(pack.load("jersey"), case(CONFERENCE), ON)
    assert answer.json() == [each.as_dict() for each in derived]
    assert answer["Content-Disposition"] == 'attachment; filename="dates-jersey.json"'
    calendar = icalendar.Calendar.from_ical(bare.post(ADDRESS, sent | {"do": "calendar"}).content)
    assert date(2025, 5, 14) in [each.decoded("dtstart") for each in calendar.walk("VEVENT")]
    assert bare.post(ADDRESS, sent | {"do": "case"}).json() == case(CONFERENCE)


def test_nothing_is_stored_and_nothing_typed_is_logged(
    bare: Client, caplog: pytest.LogCaptureFixture
) -> None:
    told = {"event": "visit", "on": "2025-05-01", "why_not_alone": "invented words of a visitor"}
    answer = bare.post(ADDRESS, typed(case(CONFERENCE, told)))  # `bare` has no database to store it in
    assert "invented words of a visitor" in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    assert not {"sessionid", "messages"} & set(answer.cookies)
    written = caplog.text
    assert "'route': 'dates'" in written
    assert "invented" not in written
    assert "2025-0" not in written


def test_the_picture_is_drawn_without_styles_of_its_own(bare: Client) -> None:
    html = shown(bare, typed(case(CONFERENCE)))
    drawn = html.partition('class="hf-picture"')[2].partition("</svg>")[0]
    assert "style=" not in html
    assert "First core group" in drawn
    assert drawn.count("<use ") >= 5
    places = [float(each) for each in re.findall(r'<use href="[^"]+" x="([\d.]+)"', drawn)]
    assert all(date_picture.LEFT < place < date_picture.WIDTH - date_picture.SHAPE for place in places)
