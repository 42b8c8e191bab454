"""The pages of a core group before it meets: arranged ahead, got ready, led, placed, moved, cancelled."""

import html
import re
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from holdfast.casework import core_group_meetings, meetings
from holdfast.casework.core_group_meetings import Day, Plans
from holdfast.records.models import CoreGroup, Meeting, MeetingChild, PaperSent
from tests import people
from tests.casework import conference_list, core_grouped
from tests.casework.recorded import at_work, in_authority, make, milestone, person, registration
from tests.pages.sending import fill_in
from tests.pages.test_allocations import dated
from tests.signed_in import client_as
from tests.standings import TODAY

ADA, BEN = people.ADA.id, people.BEN.id
OTHERS_NAMED = {"chair": "somebody-else", "chair_name": "Lena Leader"}


def ahead(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def text_of(client: Client, path: str) -> str:
    found = client.get(path)
    assert found.status_code == 200, found.content.decode()
    return plain(found.content.decode())


def plain(page: str) -> str:
    found = html.unescape(re.sub(r"<[^>]+>", " ", page[page.index("<main") :]))
    return re.sub(r"\s+", " ", found)


def arranged(*children: UUID, days: int = 7, on: date | None = None, kind: str = "core-group") -> UUID:
    today = timezone.localdate()
    plans = Plans(children=children or (ADA, BEN), days=[Day(for_on=ahead(days))], kind=kind)
    return core_group_meetings.arrange(plans=plans, arranged_on=on or today, today=today)[0]


def elsewhere(slug: str, **said: Any) -> tuple[Client, UUID]:
    """A client of who arranges there, and a core group of a child whose plan a conference has made."""
    with conference_list.at_service(slug) as (_, child):
        today = timezone.localdate()
        registration(child, today - timedelta(days=5), **said)
        return client_as(conference_list.actor_of(slug)), arranged(child)


@pytest.mark.requirement("J-4.13")
def test_several_are_arranged_ahead_on_one_page(db: None) -> None:
    client = client_as(people.WINIFRED)
    more = [ahead(35), ahead(63)]
    sent = fill_in(
        client, f"/children/{ADA}/arrange-core-group", children=[str(ADA), str(BEN)], at="14:00",
        more="\n".join(f"{each.day} {each.month} {each.year}" for each in more), venue="Example School",
        accessible="yes", at_ease="yes", **dated("for_on", ahead(7)), **dated("arranged_on", ahead(0)),
    )  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    with at_work():
        found = meetings.list_arranged(child=BEN, today=timezone.localdate())
        assert [(each.for_on, each.venue) for each in found] == [
            (each, "Example School") for each in (ahead(7), *more)
        ]
        assert {f"{each.at:%H:%M}" for each in found if each.at} == {"14:00"}
    assert "Example School" in text_of(client, sent["Location"])


def test_a_further_day_that_cannot_be_is_named_at_its_field(db: None) -> None:
    for day, says in (
        (ahead(-1), "cannot be before it was arranged"),
        (ahead(7), "must each be another day"),
    ):
        sent = fill_in(
            client_as(people.WINIFRED), f"/children/{ADA}/arrange-core-group", children=[str(ADA)],
            more=f"{day.day} {day.month} {day.year}", venue="Example School",
            **dated("for_on", ahead(7)), **dated("arranged_on", ahead(0)),
        )  # fmt: skip
        assert sent.status_code == 200
        assert f'<a href="#id_more">Further days {says}</a>' in sent.content.decode()


@pytest.mark.requirement("J-4.13")
def test_the_first_one_says_that_later_days_are_still_to_be_agreed(db: None) -> None:
    with at_work(people.CONNIE):
        cora = person()
        registration(cora, ahead(-3))
        first = arranged(cora)
    shown = text_of(client_as(people.CONNIE), f"/core-groups/{first}")
    assert "First Core Group" in shown
    assert "Days of the later ones To do: None is arranged after this one." in shown
    assert "Arrange the next ones" in shown


@pytest.mark.requirement("M-2.2c")
def test_the_page_of_the_first_says_who_may_lead_it_and_refuses_others(db: None) -> None:
    client, meeting = elsewhere("isle-of-man")
    path = f"/core-groups/{meeting}/lead"
    assert "The team manager or a senior practitioner of the team that holds the case chairs" in text_of(
        client, path
    )
    minutes = {"note_taker": "somebody-else", "note_taker_name": "Tilda Teacher"}
    sent = fill_in(client, path, **OTHERS_NAMED, **minutes, role="social-worker")
    assert sent.status_code == 403
    assert re.search(r"The clause: [^<]*2\.2", sent.content.decode())
    assert fill_in(client, path, **OTHERS_NAMED, **minutes, role="team-manager").status_code == 302
    assert "Who leads Done: Lena Leader, Team Manager." in text_of(client, f"/core-groups/{meeting}")


@pytest.mark.requirement("M-2.3b")
def test_the_key_worker_leads_a_later_one_once_the_managers_agreement_is_typed(db: None) -> None:
    with conference_list.at_service("isle-of-man") as (_, child):
        registration(child, ahead(-30))
        held = make(Meeting, kind="core-group", held_on=ahead(-20))
        make(MeetingChild, meeting=held, child_id=child)
        meeting = arranged(child)
        client = client_as(conference_list.actor_of("isle-of-man"))
    path = f"/core-groups/{meeting}/lead"
    said = {**OTHERS_NAMED, "role": "social-worker", "note_taker": "somebody-else",
            "note_taker_name": "Tilda Teacher"}  # fmt: skip
    assert fill_in(client, path, **said).status_code == 403
    assert fill_in(client, path, **said, agreed_by="team-manager").status_code == 302
    shown = text_of(client, f"/core-groups/{meeting}")
    assert "Lena Leader, key worker. Agreed by the Team Manager." in shown


@pytest.mark.requirement("M-2.4b")
def test_the_same_person_is_not_named_for_the_minutes(db: None) -> None:
    client, meeting = elsewhere("isle-of-man")
    path = f"/core-groups/{meeting}/lead"
    said = {**OTHERS_NAMED, "role": "team-manager", "note_taker": "somebody-else"}
    sent = fill_in(client, path, **said, note_taker_name="Lena Leader")
    assert sent.status_code == 403
    assert "2.4" in sent.content.decode()
    assert fill_in(client, path, **said, note_taker_name="Tilda Teacher").status_code == 302
    assert "Who takes the minutes Done: Tilda Teacher." in text_of(client, f"/core-groups/{meeting}")


@pytest.mark.requirement("M-2.4a")
def test_a_place_where_the_family_is_not_at_ease_is_shown(db: None) -> None:
    client, meeting = elsewhere("isle-of-man")
    assert "A school, a health centre" in text_of(client, f"/core-groups/{meeting}")
    path, said = (
        f"/core-groups/{meeting}/place",
        {"venue": "Civic Office", "accessible": "yes", "at_ease": "no"},
    )
    assert "Say why it is held there" in fill_in(client, path, **said).content.decode()
    assert fill_in(client, path, **said, venue_why="Nothing else is free").status_code == 302
    shown = text_of(client, f"/core-groups/{meeting}")
    assert (
        "Place To do: Civic Office. The family is not at ease there. Why all the same: Nothing else" in shown
    )
    said = {"venue": "Example School", "accessible": "yes", "at_ease": "yes"}
    assert fill_in(client, path, **said).status_code == 302
    assert "Place Done: Example School." in text_of(client, f"/core-groups/{meeting}")


@pytest.mark.requirement("J-3.8")
def test_a_complex_case_stays_with_the_manager(db: None) -> None:
    with at_work():
        meeting = arranged()
        milestone(ADA, "complex-case", ahead(-1))
    client, path = client_as(people.WINIFRED), f"/core-groups/{meeting}/lead"
    shown = text_of(client, path)
    assert "The case was found complex" in shown
    assert "In a complex case a manager goes on leading" in shown
    asked = {"complex": "yes", "chair": str(people.WINIFRED.account)}
    assert fill_in(client, path, **asked).status_code == 403
    sent = fill_in(client, path, **{**asked, "chair": str(people.MALCOLM.account)})
    assert sent.status_code == 302, sent.content.decode()
    assert "Malcolm Manager, Team Manager. The case is complex." in text_of(client, f"/core-groups/{meeting}")


@pytest.mark.requirement("J-3.16")
def test_a_professionals_meeting_is_arranged_and_led_on_its_own_pages(db: None) -> None:
    client = client_as(people.WINIFRED)
    sent = fill_in(
        client, f"/children/{ADA}/arrange-other-meeting", children=[str(ADA)], purpose="What the school saw",
        kind="professionals-meeting", **dated("for_on", ahead(3)), **dated("arranged_on", ahead(0)),
    )  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    here = sent["Location"]
    shown = text_of(client, here)
    assert "Professionals’ meeting" in shown
    assert "What the school saw" in shown
    assert fill_in(client, f"{here}/lead", **OTHERS_NAMED, role="other-professional").status_code == 403
    listed = {"chair": str(people.WINIFRED.account)}
    both = fill_in(client, f"{here}/lead", **listed, chair_name="Lena Leader")
    assert "or leave this empty: only one leads" in both.content.decode()
    assert fill_in(client, f"{here}/lead", **listed).status_code == 302
    assert "Who leads Done: Winifred Worker, social worker." in text_of(client, here)
    assert here in client.get(f"/children/{ADA}/meetings").content.decode()


def test_it_is_moved_and_told_in_writing_on_its_pages(db: None) -> None:
    with at_work():
        meeting = arranged(on=ahead(-2))
    client = client_as(people.WINIFRED)
    moved = fill_in(
        client, f"/core-groups/{meeting}/move", reason="The school is closed", **dated("for_on", ahead(9)),
        **dated("on", ahead(0)),
    )  # fmt: skip
    assert moved.status_code == 302, moved.content.decode()
    shown = text_of(client, f"/core-groups/{meeting}")
    assert (
        "The new day told in writing To do: Not told in writing yet: Winifred Worker, Penny Partner." in shown
    )
    assert "because The school is closed" in shown
    told = fill_in(client, f"/core-groups/{meeting}/letters", how="post", **dated("on", ahead(0)))
    assert told.status_code == 302
    assert "Done: Everybody was told in writing." in text_of(client, f"/core-groups/{meeting}")
    with in_authority("jersey"):
        assert not PaperSent.objects.filter(meeting_id=meeting, sent_on=None).exists()


def test_it_is_cancelled_with_why(db: None) -> None:
    with at_work():
        meeting = arranged()
    client = client_as(people.WINIFRED)
    sent = fill_in(client, f"/core-groups/{meeting}/cancel", reason="Snow", **dated("on", ahead(0)))
    assert sent.status_code == 302
    shown = text_of(client, f"/core-groups/{meeting}")
    assert "Cancelled" in shown
    assert "Why it was cancelled Snow" in shown
    assert "Move it" not in shown


def test_a_conferences_own_first_core_group_has_its_page_without_a_word_said_of_it(db: None) -> None:
    with core_grouped.planned("jersey", next_core_group_on=core_grouped.FIRST) as child:
        (meeting,) = [each.id for each in meetings.list_arranged(child=child, today=TODAY)]
        assert not CoreGroup.objects.exists()
    assert "First Core Group" in text_of(client_as(people.WINIFRED), f"/core-groups/{meeting}")


def test_a_member_of_another_agency_sees_it_and_changes_nothing(db: None) -> None:
    with at_work():
        meeting = arranged(ADA)
    client = client_as(people.PENNY)
    shown = text_of(client, f"/core-groups/{meeting}")
    assert "What is to be got ready" in shown
    assert "Say who leads" not in shown
    assert client.get(f"/core-groups/{meeting}/lead").status_code == 403


def test_the_childs_meetings_lead_to_its_own_forms(db: None) -> None:
    with at_work():
        meeting, other = arranged(ADA), arranged(ADA, kind="legal-planning-meeting")
    shown = client_as(people.WINIFRED).get(f"/children/{ADA}/meetings").content.decode()
    for each in (meeting, other):
        for there in ("", "/complete", "/move", "/cancel"):
            assert f'"/core-groups/{each}{there}"' in shown
    chosen = client_as(people.WINIFRED).get(f"/children/{ADA}/meeting").content.decode()
    assert f'"/core-groups/{other}/day"' in chosen
    assert f"meeting={other}" not in chosen
    assert f"/conferences/{other}" not in chosen
