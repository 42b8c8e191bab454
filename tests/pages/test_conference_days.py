"""The page of the day: agenda, note as it is typed, the children, and what the procedure waits for."""

from datetime import date, time
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from holdfast.casework import agendas, attendances, conference_notes, disagreements, professional_views
from holdfast.casework.attendances import Came
from holdfast.records.models import (
    Attendance,
    Conference,
    ConferenceNote,
    Household,
    HouseholdMember,
    OutOfRoom,
    View,
)
from tests import people, signed_in
from tests.casework import conference_house, conference_list
from tests.casework.recorded import at_work, make
from tests.pages.sending import HIDDEN, fill_in
from tests.pages.test_allocations import dated

ADA, BEN = people.ADA.id, people.BEN.id
TEACHER, POLICE = "Terry Teacher", "Polly Police"


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
    assert shown.index("Ada Example") < shown.index("Ben Example")


def listed(meeting: UUID) -> dict[str, UUID]:
    with at_work(people.CONNIE):
        return {
            name: conference_house.invited(meeting, name, role, report_wanted=report)
            for name, role, report in (
                ("Mary Example", "mother", False), (TEACHER, "teacher", True), (POLICE, "police", True),
            )
        }  # fmt: skip


@pytest.mark.requirement("J-6.35")
def test_attendance_is_recorded_at_once_with_who_spoke_to_their_report(db: None) -> None:
    meeting = conference()
    keys = listed(meeting)
    mary, teacher, police = (keys[each] for each in ("Mary Example", TEACHER, POLICE))
    sent = fill_in(
        signed_in.client_as(people.WANDA), f"/conferences/{meeting}/attendance",
        **{
            f"how-{mary}": "part", f"from-{mary}": "10:00", f"until-{mary}": "10:30",
            f"how-{teacher}": "whole", f"spoke-{teacher}": "yes", f"how-{police}": "apologies",
            "name-new1": "Gwen Gran", "role-new1": "family-member", "how-new1": "whole",
        },
    )  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    with at_work(people.CONNIE):
        rows = {each.name: each for each in Attendance.objects.filter(meeting=meeting)}
        assert {name: each.how for name, each in rows.items()} == {
            "Mary Example": "part", TEACHER: "whole", POLICE: "apologies", "Gwen Gran": "whole",
        }  # fmt: skip
        assert (rows["Mary Example"].from_at, rows["Mary Example"].until_at) == (time(10), time(10, 30))
        assert rows[TEACHER].spoke_to_report is True
        assert attendances.roles_there(meeting=meeting) == ("mother", "teacher", "family-member")
    text = day(people.CHLOE, meeting)
    assert f"{TEACHER}, teacher: there for all of it; spoke to their report" in text
    assert "3 here, 1 not" in text


def test_whoever_left_the_room_stands_with_the_time(db: None) -> None:
    meeting = conference()
    keys = listed(meeting)
    with at_work(people.CONNIE):
        there = attendances.record(
            meeting=meeting, came=[Came(how="whole", invitation=keys["Mary Example"])], today=today()
        )
    key = next(each.id for each in there if each.name == "Mary Example")
    sent = fill_in(
        signed_in.client_as(people.WANDA), f"/conferences/{meeting}/out-of-room",
        who=str(key), from_at="10:05", until_at="10:20", why="The police spoke alone",
    )  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    with at_work(people.CONNIE):
        assert OutOfRoom.objects.get(attendance=key).why == "The police spoke alone"
    assert "out of the room 10:05 to 10:20 (The police spoke alone)" in day(people.CHLOE, meeting)


def test_each_professional_is_asked_on_one_form_and_for_one_child_apart(db: None) -> None:
    meeting = conference()
    keys = listed(meeting)
    with at_work(people.CONNIE):
        attendances.record(
            meeting=meeting, today=today(),
            came=[Came(how="whole", invitation=keys[TEACHER]), Came(how="absent", invitation=keys[POLICE])],
        )  # fmt: skip
    client = signed_in.client_as(people.WANDA)
    teacher, police = keys[TEACHER], keys[POLICE]
    path = f"/conferences/{meeting}/views/say"
    sent = fill_in(
        client, path,
        **{f"risk-{teacher}": "yes", f"plan-{teacher}": "yes", f"ending-{police}": "Too soon to end it"},
    )  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    sent = fill_in(client, f"{path}?child={BEN}", **{f"risk-{teacher}": "no", f"plan-{teacher}": "no"})
    assert sent.status_code == 302, sent.content.decode()
    with at_work(people.CONNIE):
        assert professional_views.as_facts(meeting=meeting, child=ADA) == {"teacher": "at risk"}
        assert professional_views.as_facts(meeting=meeting, child=BEN) == {"teacher": "not at risk"}
        assert professional_views.unsaid(meeting=meeting, child=ADA) == ()
        sent_in = next(each for each in professional_views.of_meeting(meeting=meeting) if each.who == POLICE)
        assert (sent_in.ending, sent_in.how) == ("Too soon to end it", "form")
    text = facts(day(people.CHLOE, meeting))
    assert f"{TEACHER}: at risk, a plan" in text
    assert f"{TEACHER}: not at risk, no plan" in text
    assert "on ending the plan: “Too soon to end it”" in text


@pytest.mark.requirement("W-4")
def test_the_views_of_the_family_stand_beside_the_note_as_they_were_written(db: None) -> None:
    meeting = conference()
    with at_work(people.WINIFRED):
        make(View, meeting_id=meeting, side="parent", who="Mary Example", on=today(),
             text="We need help at night.", used="A night visit is in the plan.")  # fmt: skip
    shown = facts(day(people.CHLOE, meeting))
    assert "We need help at night." in shown
    assert "Taken from it: A night visit is in the plan." in shown


@pytest.mark.requirement("J-6.13")
def test_a_professional_who_disagrees_is_written_down_and_goes_to_the_policy(db: None) -> None:
    meeting = conference()
    client = signed_in.client_as(people.WANDA)
    sent = fill_in(
        client, f"/conferences/{meeting}/dissent", children=[str(ADA)], kind="decision", who=TEACHER,
        role="teacher", about="That the plan ends", why="Ada is still alone at night", **dated("on", today()),
    )  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    text = day(people.CHLOE, meeting)
    assert "Because: Ada is still alone at night" in text
    with at_work(people.CONNIE):
        raised = disagreements.of_meeting(meeting=meeting)[0]
    sent = fill_in(
        signed_in.client_as(people.CONNIE), f"/disagreements/{raised.id}", stage="policy",
        **dated("on", today()),
        with_whom="The safeguarding partnership", text="To be looked at again",
    )  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    with at_work(people.CONNIE):
        after = disagreements.show(disagreement=raised.id, today=today())
    assert [(each.stage, each.on, each.text) for each in after.stages] == [
        ("policy", today(), "To be looked at again")
    ]
    page = client.get(f"/disagreements/{raised.id}").content.decode()
    assert "Nobody has written down yet: Talked over with the core group; Taken to the managers" in page


@pytest.mark.requirement("J-6.30")
def test_agencies_that_disagree_go_from_stage_to_stage_until_it_is_settled(db: None) -> None:
    client = signed_in.client_as(people.PENNY)
    sent = fill_in(
        client, f"/children/{ADA}/disagreement", children=[str(ADA)], kind="agency", who="Penny Partner",
        role="health-visitor", about="Who weighs the baby", why="It was agreed with the school",
        **dated("on", today()),
    )  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    assert "open since" in client.get(f"/children/{ADA}/disagreements").content.decode()
    meetings = signed_in.client_as(people.WINIFRED).get(f"/children/{ADA}/meetings").content.decode()
    assert "Because: It was agreed with the school" in meetings
    with at_work(people.WINIFRED):
        key = disagreements.list_open(today=today())[0].id
    worker = signed_in.client_as(people.WINIFRED)
    for stage, whom in (("discussion", "The core group"), ("managers", "Both managers"), ("settled", "")):
        sent = fill_in(
            worker, f"/disagreements/{key}", stage=stage, with_whom=whom, text=f"After {stage}",
            **dated("on", today()),
        )  # fmt: skip
        assert sent.status_code == 302, sent.content.decode()
    page = client.get(f"/disagreements/{key}").content.decode()
    assert "Both managers: After managers" in page.replace("\n", "")
    assert "After settled" in page
    with at_work(people.WINIFRED):
        assert disagreements.list_open(today=today()) == ()


SECRET = "The police told the chair alone."


def test_the_confidential_part_is_read_by_few(db: None) -> None:
    meeting = conference()
    path = f"/conferences/{meeting}/confidential"
    sent = fill_in(signed_in.client_as(people.CHLOE), path, text=SECRET)
    assert sent.status_code == 302, sent.content.decode()
    for member in (people.CHLOE, people.WANDA, people.CONNIE, people.SAFIYA):
        assert SECRET in signed_in.client_as(member).get(path).content.decode(), member.name
    for member in (people.WINIFRED, people.MALCOLM, people.RORY, people.SERENA, people.PENNY, people.INES):
        client = signed_in.client_as(member)
        answered = client.get(path)
        assert answered.status_code in (403, 404), member.name
        assert SECRET not in answered.content.decode(), member.name
        shown = client.get(f"/conferences/{meeting}/day").content.decode()
        assert SECRET not in shown
        assert "onfidential part" not in shown, member.name
    assert SECRET not in day(people.CHLOE, meeting)


def test_whoever_is_named_reads_the_confidential_part_and_no_longer(db: None) -> None:
    meeting = conference()
    path = f"/conferences/{meeting}/confidential"
    chair, malcolm = signed_in.client_as(people.CHLOE), signed_in.client_as(people.MALCOLM)
    assert fill_in(chair, path, text=SECRET).status_code == 302
    who = str(people.MALCOLM.account)
    sent = fill_in(chair, f"{path}/readers", account=who, why="He decides on the enquiry")
    assert sent.status_code == 302, sent.content.decode()
    text = malcolm.get(path).content.decode()
    assert SECRET in text
    assert "data-kept " not in text  # to read, not to write
    assert malcolm.get(f"{path}/readers").status_code == 200
    assert fill_in(malcolm, f"{path}/readers", account=str(people.WANDA.account), why="x").status_code == 403
    assert fill_in(chair, f"{path}/readers", account=who).status_code == 302
    assert malcolm.get(path).status_code == 403


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
