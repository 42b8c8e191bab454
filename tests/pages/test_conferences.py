"""A conference got ready, as pages: its day held to the duty, its chair, moved, brought forward."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from holdfast.casework import conference_dues, conferences, legal_statuses, meetings, milestones, obligations
from holdfast.records.models import (
    ChairContact,
    Conference,
    ConferenceInvitation,
    ConferenceRequest,
    PaperSent,
    RoleHeld,
    Visit,
)
from tests import people, signed_in
from tests.casework import field_work
from tests.casework.recorded import at_work, make, visit
from tests.pages.sending import fill_in
from tests.pages.test_allocations import dated
from tests.people import Member

ADA, BEN, FINLO = people.ADA.id, people.BEN.id, people.FINLO.id
BOTH = [str(ADA), str(BEN)]
ARRANGE = f"/children/{ADA}/arrange-conference"


def today() -> date:
    return timezone.localdate()


def arrange(child: UUID = ADA, member: Member = people.CONNIE, **said: Any) -> UUID:
    default: dict[str, Any] = {
        "kind": "review", "children": [child], "for_on": today() + timedelta(days=14),
        "arranged_on": today(), "today": today(),
    }  # fmt: skip
    with at_work(member):
        return conferences.arrange(**{**default, **said})


def stands(child: UUID, member: Member = people.CONNIE) -> list[tuple[str, date]]:
    with at_work(member):
        return [(each.kind, each.for_on) for each in meetings.list_arranged(child=child, today=today())]


def row(meeting: UUID, member: Member = people.CONNIE) -> Conference:
    with at_work(member):
        found: Conference = Conference.objects.get(meeting=meeting)
        return found


def test_a_day_later_than_the_duty_is_warned_of_before_it_is_saved(db: None) -> None:
    with at_work(people.CONNIE):
        obligations.refresh(children=[ADA, BEN], today=today())
        limit = conference_dues.limits(children=[ADA], kind="review", today=today())[0]
    client = signed_in.client_as(people.CONNIE)
    assert f"The clause: {limit.cite}" in client.get(ARRANGE).content.decode()
    late = max(limit.by_on, today()) + timedelta(days=7)
    said = {
        "children": BOTH, "kind": "review", **dated("for_on", late), **dated("arranged_on", today()),
        "venue": "Room 4",
    }  # fmt: skip
    sent = fill_in(client, ARRANGE, **said)
    text = sent.content.decode()
    assert (sent.status_code, "This is later than" in text, limit.cite in text) == (200, True, True)
    assert stands(ADA) == []
    sent = fill_in(client, ARRANGE, **said, late="yes")
    assert sent.status_code == 302, sent.content.decode()
    assert stands(BEN) == [("review-conference", late)]
    assert "later than the procedure has it" in client.get(sent["Location"]).content.decode()


@pytest.mark.requirement("M-4.1b")
def test_a_looked_after_childs_conference_is_not_set_after_the_care_review(db: None) -> None:
    with at_work(people.MONA):
        legal_statuses.record(
            children=[FINLO], status="care order", looked_after=True, from_on=date(2026, 1, 6), today=today()
        )
    care_on = today() + timedelta(days=20)
    arrange(FINLO, people.MONA, kind="looked-after", for_on=care_on)
    client = signed_in.client_as(people.MONA)
    path = f"/children/{FINLO}/arrange-conference"
    said = {"kind": "review", **dated("arranged_on", today()), "late": "yes"}
    sent = fill_in(client, path, **said, **dated("for_on", care_on))
    assert sent.status_code == 403
    assert "3.7 Developing and Implementing the Child Protection Plan, 4.1" in sent.content.decode()
    before = care_on - timedelta(days=1)
    sent = fill_in(client, path, **said, **dated("for_on", before))
    assert sent.status_code == 302, sent.content.decode()
    assert stands(FINLO, people.MONA) == [("review-conference", before), ("looked-after-review", care_on)]
    text = client.get(sent["Location"]).content.decode()
    assert "In order with the looked-after review" in text


@pytest.mark.requirement("J-6.16")
def test_it_is_moved_as_the_procedure_allows_and_everybody_is_to_be_told(db: None) -> None:
    meeting = arrange()
    with at_work(people.CONNIE):
        make(ConferenceInvitation, meeting_id=meeting, name="Tilda Teacher", role="teacher")
    client = signed_in.client_as(people.CONNIE)
    said = {"reason": "The chair is ill", **dated("for_on", today() + timedelta(days=16)),
            **dated("on", today()), "late": "yes"}  # fmt: skip
    sent = fill_in(client, f"/conferences/{meeting}/move", **said)
    assert sent.status_code == 403
    assert "Who can help: the safeguarding manager, with a reason." in sent.content.decode()
    sent = fill_in(client, f"/conferences/{meeting}/move", **said, agreed_by="safeguarding-manager")
    assert sent.status_code == 302, sent.content.decode()
    assert stands(ADA) == [("review-conference", today() + timedelta(days=16))]
    with at_work(people.CONNIE):
        assert PaperSent.objects.get(meeting=meeting, kind="moved").to_name == "Tilda Teacher"
    text = client.get(f"/conferences/{meeting}").content.decode()
    assert "Not told in writing yet: Tilda Teacher." in text
    assert "because The chair is ill (agreed by the Manager of Independent Safeguarding" in text


def test_the_chair_is_chosen_beside_what_the_record_shows(db: None) -> None:
    meeting = arrange()
    with at_work(people.WINIFRED):
        on = today() - timedelta(days=30)
        went = make(Visit, on=on, by_role="social-worker", place="home", account_id=people.RORY.account)
        visit(BEN, on, of=went)
    client = signed_in.client_as(people.CONNIE)
    path = f"/conferences/{meeting}/chair"
    text = client.get(path).content.decode()
    assert "The record shows: visited Ben Example" in text
    assert "The record shows nothing of them with this family" in text
    sent = fill_in(
        client, path, chair=str(people.CHLOE.account), experience="Nine years",
        note_taker="somebody-else", note_taker_name="Nora Notes", profession="social-worker",
    )  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    found = row(meeting)
    assert (found.chair_name, found.note_taker_name, found.chair_experience) == (
        "Chloe Chair", "Nora Notes", "Nine years",
    )  # fmt: skip
    text = fill_in(client, path, chair="somebody-else").content.decode()
    assert "Say who chairs" in text
    assert "Say whether they have worked with the child or family" in text


@pytest.fixture
def elsewhere(db: None) -> Callable[[str], tuple[Any, field_work.Case, UUID]]:
    """A case in an authority, signed in as its worker: `elsewhere(slug)` answers client, child, meeting."""

    def begin(slug: str) -> tuple[Any, field_work.Case, UUID]:
        case = field_work.begin(slug, born_on=date(2018, 6, 1), plan_on=date(2026, 1, 5))
        member = Member(case.account, slug, "Field Worker", f"field@{slug}.example")
        with field_work.inside(slug, case.account):
            meeting = conferences.arrange(
                kind="review", children=[case.child], for_on=today() + timedelta(days=14),
                arranged_on=today(), today=today(),
            )  # fmt: skip
        return signed_in.client_as(member), case, meeting

    return begin


@pytest.mark.requirement("C-6")
def test_a_chair_who_worked_with_the_family_is_refused_with_the_clause(elsewhere: Any) -> None:
    client, case, meeting = elsewhere("council")
    with field_work.inside("council"):
        held = {"account_id": case.account, "role": "conference-chair", "from_on": date(2024, 1, 1)}
        make(RoleHeld, **held)
    sent = fill_in(client, f"/conferences/{meeting}/chair", chair=str(case.account))
    text = sent.content.decode()
    assert sent.status_code == 403
    assert "The record shows of Field Worker: social worker of Tess Example since" in text
    assert "The clause: What to expect from a child protection conference" in text
    with field_work.inside("council", case.account):
        assert Conference.objects.get(meeting=meeting).chair_name == ""


@pytest.mark.requirement("WC-7")
def test_the_chair_is_independent_and_somebody_else_takes_the_notes(elsewhere: Any) -> None:
    client, case, meeting = elsewhere("isle-of-wight")
    path = f"/conferences/{meeting}/chair"
    said = {"chair": "somebody-else", "chair_name": "Olga Outside"}
    assert "Conferencing Service" in fill_in(client, path, **said, involved="yes").content.decode()
    same = {"note_taker": "somebody-else", "note_taker_name": "Olga Outside"}
    assert fill_in(client, path, **said, involved="no", **same).status_code == 403
    other = {"note_taker": "somebody-else", "note_taker_name": "Nora Notes"}
    assert fill_in(client, path, **said, involved="no", **other).status_code == 302
    with field_work.inside("isle-of-wight", case.account):
        found = Conference.objects.get(meeting=meeting)
        assert (found.chair_name, found.note_taker_name) == ("Olga Outside", "Nora Notes")
    text = client.get(f"/conferences/{meeting}").content.decode()
    assert "Olga Outside" in text
    assert "Nora Notes" in text


def test_getting_ready_says_what_is_left_and_where_it_is_done(db: None) -> None:
    meeting = arrange(children=[ADA, BEN])
    client = signed_in.client_as(people.CONNIE)
    text = client.get(f"/conferences/{meeting}").content.decode()
    assert "Nobody is appointed." in text
    for page in ("chair", "needs", "move", "cancel", "chair-met"):
        assert f"/conferences/{meeting}/{page}" in text
    sent = fill_in(
        client, f"/conferences/{meeting}/needs", venue="Room 5", interpreter_needed="yes",
        interpreter="An invented interpreter", room_needs="A ramp", festivals="20 3 2027",
        categories=["neglect"], concern="Hungry", complex="no",
    )  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    found = row(meeting)
    assert (found.interpreter_needed, found.interpreter, found.festivals, found.complex) == (
        True, "An invented interpreter", ["2027-03-20"], False,
    )  # fmt: skip
    sent = fill_in(
        signed_in.client_as(people.CHLOE), f"/conferences/{meeting}/chair-met", person=str(ADA),
        explained="yes", text="She wants Gran to come", **dated("on", today()),
    )  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    with at_work(people.CHLOE):
        assert ChairContact.objects.get(meeting=meeting).who == "Ada Example"
    text = client.get(f"/conferences/{meeting}").content.decode()
    assert "Room 5. Wanted: A ramp." in text
    sent = fill_in(client, f"/conferences/{meeting}/cancel", reason="They have moved", **dated("on", today()))
    assert sent.status_code == 302, sent.content.decode()
    assert "They have moved" in client.get(f"/conferences/{meeting}").content.decode()
    assert stands(ADA) == []


@pytest.mark.requirement("J-6.17")
def test_that_an_early_review_was_considered_is_recorded_with_what_was_decided(db: None) -> None:
    client, path = signed_in.client_as(people.WINIFRED), f"/children/{ADA}/early-review"
    with at_work(people.WINIFRED):
        milestones.record(event="missing", children=[ADA], on=today(), today=today())
    assert client.get(f"/children/{ADA}/happened?event=considered&what=early-review")["Location"] == path
    text = client.get(path).content.decode()
    assert "bringing the review forward is considered" in text
    said = {"children": [str(ADA)], "why": "whereabouts-unknown", **dated("on", today())}
    sent = fill_in(client, path, **said, decision="leave", text="")
    assert "Say why it was decided so" in sent.content.decode()
    sent = fill_in(client, path, **said, decision="leave", text="She was found within the hour")
    assert sent.status_code == 302, sent.content.decode()
    with at_work(people.WINIFRED):
        open_ = {each.duty for each in obligations.open_of(children=[ADA], today=today())}
        assert "early-review-considered" not in open_


@pytest.mark.requirement("J-1.5")
def test_an_obstacle_has_an_early_review_asked_for(db: None) -> None:
    client, path = signed_in.client_as(people.WINIFRED), f"/children/{ADA}/early-review"
    with at_work(people.WINIFRED):
        milestones.record(
            event="implementation-difficulty", children=[ADA], on=today(), today=today(),
            said={"by": "social-worker", "overcome": False},
        )  # fmt: skip
    assert "an early review conference is convened" in client.get(path).content.decode()
    sent = fill_in(
        client, path, children=BOTH, why="obstacles", decision="bring-forward", text="No home any more",
        **dated("for_on", today() + timedelta(days=7)), **dated("on", today()),
    )  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    with at_work(people.WINIFRED):
        found = ConferenceRequest.objects.get()
        assert (found.kind, found.why_early, found.wanted_by_on) == (
            "review", "obstacles", today() + timedelta(days=7),
        )  # fmt: skip
    assert "Something stands in the plan’s way" in client.get(sent["Location"]).content.decode()
