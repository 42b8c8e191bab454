"""The page of the day: agenda, note as it is typed, the children, and what the procedure waits for."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from holdfast.casework import agendas, conference_notes
from holdfast.records.models import Conference, ConferenceNote, Household, HouseholdMember, Meeting, View
from tests import people, signed_in
from tests.casework import conference_house, conference_list
from tests.casework.recorded import at_work, make
from tests.pages.sending import HIDDEN, fill_in

ADA, BEN = people.ADA.id, people.BEN.id


def today() -> date:
    return timezone.localdate()


def conference(**said: Any) -> UUID:
    with at_work(people.CONNIE):
        return conference_house.conference(on=today(), today=today(), **said)


def day(member: people.Member, meeting: UUID, path: str = "day") -> str:
    answered = signed_in.client_as(member).get(f"/conferences/{meeting}/{path}")
    assert answered.status_code == 200, answered.content.decode()
    return str(answered.content.decode())


def agenda(text: str) -> str:
    return text[text.index('id="agenda"') : text.index('id="facts"')]


def facts(text: str) -> str:
    return text[text.index('id="facts"') :]


@pytest.mark.requirement("C-17")
def test_the_agenda_is_about_what_the_child_needs(db: None) -> None:
    meeting = conference(kind="review-conference")
    shown = agenda(day(people.CONNIE, meeting))
    wanted = ["What each child needs", "What each child and the family say", "What protects"]
    places = [shown.lower().find(each.lower()) for each in ("introductions", *wanted[:2], "what is decided")]
    assert all(place >= 0 for place in places)
    assert places == sorted(places)
    assert not any(word in shown.lower() for word in ("verdict", "evidence against", "tribunal", "guilt"))


@pytest.mark.requirement("WC-9")
def test_a_conference_begins_with_introductions(db: None) -> None:
    with conference_list.at_service("isle-of-wight") as (meeting, _):
        pass
    administrator = conference_list.actor_of("isle-of-wight")
    shown = agenda(day(administrator, meeting))
    items = shown[shown.index("<ol") : shown.index("</ol>")]
    first = items[: items.index("</li>")]
    assert "Introductions" in first
    assert "Conferencing Service, Other people and professionals" in first  # by its clause
    assert "agenda: introductions not at its start" in shown
    sent = fill_in(
        signed_in.client_as(administrator),
        f"/conferences/{meeting}/notes/introductions",
        text="All said who.",
    )
    assert sent.status_code == 302, sent.content.decode()
    assert "introductions not at its start" not in agenda(day(administrator, meeting))


@pytest.mark.requirement("J-1.6")
def test_a_review_has_the_reasons_and_the_plan_on_its_agenda(db: None) -> None:
    meeting = conference()
    text = day(people.CONNIE, meeting)
    shown = agenda(text)
    assert "Why we are worried about each child" in shown
    assert "The plan as it is now" in shown
    assert "no agenda item on the Child Protection Plan as currently agreed" in shown
    assert "Child Protection Plans, 1" in shown  # by its clause
    client = signed_in.client_as(people.WANDA)
    for item in ("reasons", "current-plan"):
        sent = fill_in(client, f"/conferences/{meeting}/notes/{item}", text="As it stands.")
        assert sent.status_code == 302, sent.content.decode()
    after = agenda(day(people.CONNIE, meeting))
    assert "no agenda item on the Child Protection Plan as currently agreed" not in after
    assert "significant harm (Child" not in after


@pytest.mark.requirement("J-2.3")
def test_a_review_has_progress_and_change_on_its_agenda(db: None) -> None:
    meeting = conference()
    shown = agenda(day(people.CONNIE, meeting))
    assert "What has changed for each child since last time" in shown
    assert "Whether anything needs to change" in shown
    assert "What happens if things do not change" in shown
    lacking = "no agenda item on progress on the outcomes of the plan"
    assert lacking in shown
    with at_work(people.CONNIE):
        for item in ("progress", "change-needed"):
            conference_notes.write(meeting=meeting, item=item, text="Better.", seen=None, today=today())
    assert lacking not in agenda(day(people.CONNIE, meeting))


def test_an_initial_conference_has_no_plan_to_go_through(db: None) -> None:
    with at_work(people.CONNIE):
        made = conference_house.conference(
            kind="initial-conference", children=(people.UNBORN.id,), on=today(), today=today()
        )
        words = agendas.words(meeting=made)
    assert words[0] == "introductions"
    assert not {"current-plan", "progress", "contingency"} & set(words)


def test_the_note_is_saved_and_leads_to_the_next_item(db: None) -> None:
    meeting = conference()
    client = signed_in.client_as(people.WANDA)
    sent = fill_in(client, f"/conferences/{meeting}/notes/introductions", text="All said who they are.")
    assert sent["Location"] == f"/conferences/{meeting}/notes/reasons#note"
    text = day(people.CHLOE, meeting)
    assert "All said who they are." in text
    assert "Last written by" not in text  # it has gone on to the next item
    with at_work(people.CONNIE):
        note = ConferenceNote.objects.get(meeting=meeting)
        assert (note.item, note.text, note.account_id) == (
            "introductions", "All said who they are.", people.WANDA.account,
        )  # fmt: skip


def test_two_who_type_never_overwrite_each_other(db: None) -> None:
    meeting = conference()
    first, second = signed_in.client_as(people.WANDA), signed_in.client_as(people.CONNIE)
    path = f"/conferences/{meeting}/notes/reasons"
    opened = first.get(path).content.decode()
    marks = dict(HIDDEN.findall(opened[opened.index("data-kept ") :]))
    marks.pop("csrfmiddlewaretoken")
    assert fill_in(second, path, text="Connie’s words.").status_code == 302
    answered = first.post(path, {**marks, "kept-do": "save", "text": "Wanda’s words."})
    text = answered.content.decode()
    assert answered.status_code == 409
    assert "Connie’s words." in text
    assert "Wanda’s words." in text
    assert "Connie Conference changed this while you were typing" in text
    with at_work(people.CONNIE):
        assert ConferenceNote.objects.get(meeting=meeting).text == "Connie’s words."


def test_what_is_typed_is_kept_as_a_draft(db: None) -> None:
    meeting = conference()
    client = signed_in.client_as(people.WANDA)
    path = f"/conferences/{meeting}/notes/reasons"
    kept = fill_in(client, path, text="Half a sent", **{"kept-do": "later"})
    assert kept["Location"] == f"/conferences/{meeting}/day"
    assert "Half a sent" in client.get(path).content.decode()
    with at_work(people.CONNIE):
        assert not ConferenceNote.objects.filter(meeting=meeting).exists()


def test_the_children_stand_side_by_side_without_a_protected_address(db: None) -> None:
    meeting = conference()
    with at_work(people.WINIFRED):
        for child, address, protected in ((ADA, "1 Invented Lane", False), (BEN, "2 Hidden Lane", True)):
            home = make(Household, address=address, protected=protected)
            make(HouseholdMember, household=home, person_id=child, from_on=date(2026, 1, 5))
        make(View, meeting_id=meeting, child_id=ADA, side="child", who="Ada Example", on=today(),
             text="I want to stay with my gran.")  # fmt: skip
    shown = facts(day(people.CHLOE, meeting))
    assert "1 Invented Lane" in shown
    assert "2 Hidden Lane" not in shown
    assert "At a protected address" in shown
    assert "I want to stay with my gran." in shown
    assert shown.index("Ben Example") < shown.index("Ada Example")  # the elder first


@pytest.mark.requirement("W-4")
def test_the_views_of_the_family_stand_beside_the_note_as_they_were_written(db: None) -> None:
    meeting = conference()
    with at_work(people.WINIFRED):
        make(View, meeting_id=meeting, side="parent", who="Mary Example", on=today(),
             text="We need help at night.", used="A night visit is in the plan.")  # fmt: skip
    shown = facts(day(people.CHLOE, meeting))
    assert "We need help at night." in shown
    assert "Taken from it: A night visit is in the plan." in shown


def test_the_day_says_what_the_quorum_waits_for(db: None) -> None:
    meeting = conference()
    shown = facts(day(people.CHLOE, meeting))
    assert "A conference decides with a quorum" in shown
    assert "How many agencies make a quorum is not stated by this authority" in shown
    assert "Without it: Only a review conference that is quorate decides" in shown


def test_a_partner_reads_the_day_and_writes_nothing(db: None) -> None:
    meeting = conference(children=(ADA,))
    client = signed_in.client_as(people.PENNY)
    text = client.get(f"/conferences/{meeting}/day").content.decode()
    assert "data-kept " not in text
    with at_work(people.CONNIE):
        assert Conference.objects.filter(meeting=meeting).exists()


def test_a_completed_conference_offers_its_notes_and_no_more_attendance(db: None) -> None:
    meeting = conference()
    assert f"/conferences/{meeting}/attendance" in day(people.CONNIE, meeting)
    with at_work(people.CONNIE):
        Meeting.objects.filter(id=meeting).update(held_on=today())
    text = day(people.CONNIE, meeting)
    assert f"/conferences/{meeting}/attendance" not in text
    assert "data-kept " in text  # its record is still made up from the notes
