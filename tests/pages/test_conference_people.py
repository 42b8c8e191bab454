"""The list of a conference as a page: invited with one button, left out by name, judged, answered, sent."""

from datetime import date
from html import unescape
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from holdfast.casework import conference_invitations, conference_people
from holdfast.records.models import Attendance, ConferenceInvitation
from tests import people, signed_in
from tests.casework import conference_list, recorded
from tests.casework.conference_list import ADA
from tests.casework.recorded import at_work, make
from tests.pages.sending import fill_in
from tests.pages.test_allocations import dated

CONNIE = people.CONNIE
ON = dated("on", timezone.localdate())


def jersey(kind: str = "initial-conference") -> tuple[Client, str, UUID]:
    """Connie's browser, the address of the list, and the conference."""
    with at_work(CONNIE):
        conference_list.family()
        meeting = conference_list.conference(kind)
    return signed_in.client_as(CONNIE), f"/conferences/{meeting}/people", meeting


def elsewhere(slug: str) -> tuple[Client, str, UUID, UUID]:
    """The administrator's browser in another authority, the address, the conference and its child."""
    with conference_list.at_service(slug) as (meeting, child):
        pass
    return (
        signed_in.client_as(conference_list.actor_of(slug)), f"/conferences/{meeting}/people", meeting, child,
    )  # fmt: skip


def text(client: Client, path: str) -> str:
    found = client.get(path)
    assert found.status_code == 200, found.content.decode()
    return unescape(found.content.decode())


def keys(meeting: UUID, slug: str = "jersey") -> dict[str, str]:
    member = CONNIE if slug == "jersey" else conference_list.actor_of(slug)
    with at_work(member):
        page = conference_people.of_meeting(meeting=meeting, today=timezone.localdate())
        return {each.name: each.key for each in page.proposed}


def rows(meeting: UUID, slug: str = "jersey") -> dict[str, ConferenceInvitation]:
    with recorded.in_authority(slug):
        return {each.name: each for each in ConferenceInvitation.standing.filter(meeting=meeting)}


def invite(client: Client, path: str, who: list[str]) -> None:
    sent = client.post(path, {"who": who})
    assert sent.status_code == 302, sent.content.decode()


def test_everybody_on_the_record_is_invited_with_one_button(db: None) -> None:
    client, path, meeting = jersey()
    before = text(client, path)
    assert before.count(" checked>") == 8
    assert "Mary Example</strong>, Mother; of the household; Ben Example, Ada Example" in before
    assert "On the record as involved, and not on the list:" in before
    invite(client, path, list(keys(meeting).values()))
    after = text(client, path)
    assert "8 people are put on the list." in after
    assert "Everybody whom the record names stands on the list" in after
    assert "nobody involved is missing" in after
    assert len(rows(meeting)) == 8
    again = client.post(path, {})
    assert "Choose at least one person" in again.content.decode()


def test_no_protected_address_stands_on_any_page_of_the_list(db: None) -> None:
    client, path, meeting = jersey()
    seen = text(client, path)
    invite(client, path, list(keys(meeting).values()))
    one = rows(meeting)["Mary Example"].id
    base = path.removesuffix("/people")
    for each in (path, f"{path}/add", f"{path}/send", f"{path}/{one}", f"{base}/views", f"{base}/papers",
                 f"{base}/views/record"):  # fmt: skip
        seen += text(client, each)
    for secret in (conference_list.SECRET, "ZZ9 9ZZ", "01632 960444"):
        assert secret not in seen


def test_somebody_else_is_added_and_what_is_missing_is_said(db: None) -> None:
    client, path, meeting = jersey()
    wrong = fill_in(client, f"{path}/add").content.decode()
    for says in ("Say what they are", "Say why they are invited", "Give a name, or choose an agency"):
        assert says in unescape(wrong)
    sent = fill_in(client, f"{path}/add", role="police", why="expertise", name="Percy Police")
    assert sent.status_code == 302, sent.content.decode()
    assert rows(meeting)["Percy Police"].why == "expertise"


def test_a_parent_is_left_out_with_a_reason_and_who_decided(db: None) -> None:
    client, path, meeting = jersey()
    key = keys(meeting)["Fred Example"]
    sent = fill_in(
        client, f"{path}/add?who={key}", why="He has threatened her", decided_by="conference-chair"
    )
    assert sent.status_code == 302, sent.content.decode()
    shown = text(client, path)
    assert "He has threatened her" in shown
    assert "Decided by the Conference Chair" in shown
    father = rows(meeting)["Fred Example"]
    assert (father.invited, father.excluded) == (False, True)
    assert "Form for views" in text(client, path.replace("/people", "/papers"))
    sent = fill_in(client, f"{path}/{father.id}")
    assert sent.status_code == 302, sent.content.decode()
    assert rows(meeting)["Fred Example"].invited
    sent = fill_in(client, f"{path}/{father.id}?do=exclude", why="Again", decided_by="conference-chair")
    assert sent.status_code == 302, sent.content.decode()
    assert rows(meeting)["Fred Example"].excluded_why == "Again"


def test_who_may_only_see_it_changes_nothing_and_reads_no_reason(db: None) -> None:
    with at_work(CONNIE):
        conference_list.family()
        meeting = conference_list.conference(children=(ADA,))
        page = conference_people.of_meeting(meeting=meeting, today=timezone.localdate())
        conference_invitations.invite(
            meeting=meeting, who=[each.key for each in page.proposed], today=timezone.localdate()
        )
        father = ConferenceInvitation.standing.get(meeting=meeting, role="father")
        conference_invitations.exclude(
            meeting=meeting, invitation=father.id, why="He has threatened her", decided_by="conference-chair",
            today=timezone.localdate(),
        )  # fmt: skip
    shown = text(signed_in.client_as(people.PENNY), f"/conferences/{meeting}/people")
    assert "Fred Example" in shown
    assert "He has threatened her" not in shown
    assert "Add somebody else" not in shown
    assert signed_in.client_as(people.NOBODY).get(f"/conferences/{meeting}/people").status_code in (403, 404)


def test_a_child_is_judged_and_judged_again(db: None) -> None:
    client, path, meeting = jersey()
    assert "Ada Example</strong>, 7 on the day: <strong>nobody has judged yet" in text(client, path)
    sent = fill_in(
        client, f"{path}/add?child={ADA}", invited="yes", decided_by="conference-chair", why="Asked to come"
    )
    assert sent.status_code == 302, sent.content.decode()
    shown = text(client, path)
    assert "invited, judged by the Conference Chair" in shown
    assert "Asked to come" in shown
    row = rows(meeting)["Ada Example"]
    sent = fill_in(client, f"{path}/{row.id}", answer="part", **ON)
    assert sent.status_code == 302, sent.content.decode()
    sent = fill_in(
        client, f"{path}/{row.id}?do=judge", invited="no", decided_by="conference-chair", why="Too long"
    )
    assert sent.status_code == 302, sent.content.decode()
    assert (rows(meeting)["Ada Example"].invited, rows(meeting)["Ada Example"].judged_why) == (
        False,
        "Too long",
    )


def test_brothers_and_sisters_are_judged_together_and_a_child_answers(db: None) -> None:
    client, path, meeting = jersey()
    sent = fill_in(
        client, f"{path}/add?child={ADA}", invited="yes", decided_by="conference-chair", why="Both want to",
        others=[str(people.BEN.id)],
    )  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    assert {row.judged_why for row in rows(meeting).values() if row.role == "child"} == {"Both want to"}
    shown, row = text(client, path), rows(meeting)["Ben Example"]
    assert "Not sent yet, no answer yet" in shown
    assert f"{path}/{row.id}" in shown
    assert fill_in(client, f"{path}/{row.id}", answer="coming", **ON).status_code == 302
    assert "Not sent yet, coming" in text(client, path)


def test_invitations_are_sent_and_answered(db: None) -> None:
    client, path, meeting = jersey()
    invite(client, path, list(keys(meeting).values()))
    before = text(client, f"{path}/send")
    assert "They go to: " in before
    assert "They went to 8 people" in before
    sent = fill_in(client, f"{path}/send", how="post", **ON)
    assert sent.status_code == 302, sent.content.decode()
    assert "nothing to send" in text(client, path)
    school = rows(meeting)["Example Primary School"]
    sent = fill_in(client, f"{path}/{school.id}", answer="not-coming", note="In the holidays", **ON)
    assert sent.status_code == 302, sent.content.decode()
    shown = text(client, path)
    assert "Not coming" in shown
    assert "In the holidays" in shown


@pytest.mark.requirement("C-2")
def test_the_page_names_the_professional_who_is_not_invited(db: None) -> None:
    client, path, meeting, _ = elsewhere("council")
    found = keys(meeting, "council")
    invite(client, path, [key for name, key in found.items() if name != "Example Surgery"])
    assert "Example Surgery (Doctor; Cora Example)" in text(client, path)
    sent = fill_in(client, f"{path}/send", how="post", **ON)
    said = unescape(sent.content.decode())
    assert sent.status_code == 403
    assert "Example Surgery (doctor)" in said
    assert "The clause: What to expect" in said
    invite(client, path, [found["Example Surgery"]])
    sent = fill_in(client, f"{path}/send", how="post", **ON)
    assert sent.status_code == 302, sent.content.decode()
    assert all(each.sent_on for each in rows(meeting, "council").values())


@pytest.mark.requirement("WC-15")
def test_the_page_before_sending_names_who_is_left_out(db: None) -> None:
    client, path, meeting, _ = elsewhere("isle-of-wight")
    found = keys(meeting, "isle-of-wight")
    invite(client, path, [key for name, key in found.items() if name != "Example School"])
    shown = text(client, f"{path}/send")
    assert "On the record as involved and not on the list: Example School (Teacher)." in shown


@pytest.mark.requirement("WC-5")
def test_the_page_refuses_a_child_whom_another_than_the_chair_invites(db: None) -> None:
    client, path, _, child = elsewhere("isle-of-wight")
    address = f"{path}/add?child={child}"
    sent = fill_in(client, address, invited="yes", decided_by="social-worker", why="Wants to come")
    assert sent.status_code == 403
    assert "It is the chair who may invite a child" in sent.content.decode()
    assert (
        fill_in(client, address, invited="yes", decided_by="conference-chair", why="Wants to").status_code
        == 302
    )


@pytest.mark.requirement("WC-8")
def test_the_page_shows_why_each_professional_is_invited(db: None) -> None:
    client, path, meeting, _ = elsewhere("isle-of-wight")
    assert 'Example School</strong>, Teacher; Cora Example <span class="hf-count">Involved with' in text(
        client, path
    )
    sent = fill_in(
        client, f"{path}/add", role="domestic-abuse-service", why="able-to-help", name="Example Help"
    )
    assert sent.status_code == 302, sent.content.decode()
    assert rows(meeting, "isle-of-wight")["Example Help"].why == "able-to-help"


def _supporter(slug: str) -> tuple[str, dict[str, Any]]:
    client, path, meeting, _ = elsewhere(slug)
    invite(client, path, list(keys(meeting, slug).values()))
    mother = rows(meeting, slug)["Moira Example"].id
    assert "They bring a supporter" in text(client, f"{path}/{mother}")
    wrong = fill_in(client, f"{path}/{mother}?do=supporter")
    assert "Give the supporter’s name" in unescape(wrong.content.decode())
    sent = fill_in(client, f"{path}/{mother}?do=supporter", name="Fran Friend", what="a friend")
    assert sent.status_code == 302, sent.content.decode()
    return text(client, path), rows(meeting, slug)


@pytest.mark.requirement("C-5")
def test_the_page_shows_whom_a_parent_brings(db: None) -> None:
    shown, found = _supporter("council")
    assert "Brings Fran Friend as a supporter, a friend" in shown
    assert found["Fran Friend"].supports_id == found["Moira Example"].id


@pytest.mark.requirement("WC-4")
def test_the_page_invites_parents_and_shows_the_supporter(db: None) -> None:
    shown, found = _supporter("isle-of-wight")
    assert 'Moira Example</strong><span class="hf-work__others">Mother' in shown
    assert "Brings Fran Friend as a supporter" in shown
    assert found["Fran Friend"].why == "supporter"


@pytest.mark.requirement("J-6.33")
def test_the_page_of_a_review_proposes_who_came_to_the_core_group(db: None) -> None:
    with at_work(CONNIE):
        group = recorded.meeting(ADA, "core-group", held_on=date(2026, 2, 13))
        make(Attendance, meeting_id=group.meeting_id, name="Percy Police", role="police", how="whole")
    client, path, meeting = jersey("review-conference")
    assert "Percy Police</strong>, Police; came to the core group; Ada Example" in text(client, path)
    invite(client, path, [key for name, key in keys(meeting).items() if name != "Percy Police"])
    sent = fill_in(client, f"{path}/send", how="post", **ON)
    assert sent.status_code == 403
    assert "Percy Police (police)" in sent.content.decode()
    sent = fill_in(client, f"{path}/send", how="post", because="Moved away from the island", **ON)
    assert sent.status_code == 302, sent.content.decode()
