"""Who is here, who left the room, and what each professional thinks: one form for everybody."""

from datetime import date, time
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from holdfast.casework import attendances, professional_views
from holdfast.casework.attendances import Came
from holdfast.records.models import (
    Attendance,
    OutOfRoom,
)
from tests import people, signed_in
from tests.casework import conference_house
from tests.casework.recorded import at_work
from tests.pages.sending import fill_in

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


def facts(text: str) -> str:
    return text[text.index('id="facts"') :]


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
        views = professional_views.of_meeting(meeting=meeting)
        there = attendances.of_meeting(meeting=meeting, today=today())
        assert professional_views.unsaid(views=views, there=there, child=ADA) == ()
        sent_in = next(each for each in professional_views.of_meeting(meeting=meeting) if each.who == POLICE)
        assert (sent_in.ending, sent_in.how) == ("Too soon to end it", "form")
    text = facts(day(people.CHLOE, meeting))
    assert f"{TEACHER}: at risk, a plan" in text
    assert f"{TEACHER}: not at risk, no plan" in text
    assert "on ending the plan: “Too soon to end it”" in text


def test_whoever_said_they_come_is_put_down_and_nothing_saved_before_it_is_sent(db: None) -> None:
    meeting = conference()
    with at_work(people.CONNIE):
        for name, role, answer in (
            ("Mary Example", "mother", "coming"), (TEACHER, "teacher", "not-coming"), (POLICE, "police", ""),
        ):  # fmt: skip
            conference_house.invited(meeting, name, role, answer=answer)
    wanda, path = signed_in.client_as(people.WANDA), f"/conferences/{meeting}/attendance"
    assert "Put down as here all 1 who said they come" in day(people.WANDA, meeting, "attendance")
    put = wanda.get(f"{path}?coming").content.decode()
    assert put.count('<option value="whole" selected>') == 1
    assert "Put down as here" not in put
    with at_work(people.WANDA):
        assert not Attendance.objects.filter(meeting=meeting).exists()


def test_a_report_of_which_nothing_is_said_is_not_said_to_be_left_out(db: None) -> None:
    meeting = conference()
    teacher = listed(meeting)[TEACHER]
    with at_work(people.WANDA):
        attendances.record(meeting=meeting, came=[Came(how="whole", invitation=teacher)], today=today())
    assert "not said whether they spoke to their report" in facts(day(people.WANDA, meeting))
