"""The end of a core group as pages: completed, what follows, its record sent and signed, its report."""

from datetime import date, timedelta

import pytest
from django.test import Client

from holdfast.casework import (
    core_group_actions,
)
from holdfast.records.models import (
    GroupDecision,
    Meeting,
    Milestone,
    Obligation,
    PaperSent,
    Plan,
)
from tests import people
from tests.casework.core_group_house import (
    ADA,
    BEN,
    BOILER,
    MUM,
    TEACHER,
    core_group,
    members,
)
from tests.casework.recorded import at_work
from tests.pages.at_core_group import FINLO, at, field, meeting_of, page, sent
from tests.pages.sending import fill_in
from tests.pages.test_allocations import dated
from tests.signed_in import client_as
from tests.standings import TODAY

NEXT = date(2026, 3, 30)


@pytest.fixture
def winifred(db: None) -> Client:
    return client_as(people.WINIFRED)


@pytest.fixture
def mona(db: None) -> Client:
    return client_as(people.MONA)


@pytest.mark.requirement("W-10")
def test_a_member_who_does_not_come_is_recorded_and_seen_with_what_they_sent_to_say(
    winifred: Client,
) -> None:
    meeting = meeting_of()
    with at_work(people.WINIFRED):
        members()
    key = field(TEACHER, meeting)
    sent(winifred, at(meeting, "attendance"), **{f"how-{key}": "absent", f"note-{key}": "No cover at school"})
    sent(winifred, at(meeting, "complete"), core_group_every="", **dated("on", TODAY))
    shown = page(winifred, at(meeting, "after"))
    assert TEACHER in shown
    assert "did not come (“No cover at school”)" in shown


@pytest.mark.requirement("C-18")
def test_whether_a_parent_came_and_what_they_said_is_recorded(winifred: Client) -> None:
    meeting = meeting_of()
    with at_work(people.WINIFRED):
        members()
    sent(winifred, at(meeting, "attendance"), **{f"how-{field(MUM, meeting)}": "part"})
    sent(
        winifred,
        at(meeting, "family"),
        side="parent",
        who=MUM,
        said="Nights are hard since the move",
        about="all",
    )
    sent(winifred, at(meeting, "complete"), core_group_every="", **dated("on", TODAY))
    with at_work(people.WINIFRED):
        assert Meeting.objects.get(id=meeting).parents_came is True
    assert "Nights are hard since the move" in page(winifred, at(meeting))


def test_a_decision_is_written_and_one_from_before_is_done_by_one_tap(winifred: Client) -> None:
    meeting = meeting_of()
    sent(winifred, at(meeting, "decide"), text="The rota goes on", who="Mother", about=str(BEN))
    sent(winifred, at(meeting, "complete"), core_group_every="", **dated("on", TODAY))
    with at_work(people.WINIFRED):
        later = core_group(on=NEXT, planned=False)
        made = GroupDecision.objects.get(meeting=meeting)
    assert "The rota goes on" in page(winifred, at(later))
    sent(winifred, at(later, f"decisions/{made.id}/done"), **dated("on", NEXT))
    with at_work(people.WINIFRED):
        assert GroupDecision.objects.get(id=made.id).done_on == NEXT


@pytest.mark.requirement("M-2.5b")
def test_the_end_names_what_the_record_lacks_and_lets_it_be_completed(mona: Client) -> None:
    meeting = meeting_of(people.MONA, (FINLO,))
    shown = page(mona, at(meeting, "complete"))
    for missing in ("progress", "risk", "change"):
        assert missing in shown.casefold()
    assert "What its record lacks" in shown
    sent(mona, at(meeting, "complete"), core_group_every="", **dated("on", TODAY))


@pytest.mark.requirement("J-3.9")
def test_the_record_is_sent_from_the_page_after_it_with_who_does_not_agree(winifred: Client) -> None:
    meeting = meeting_of()
    with at_work(people.WINIFRED):
        members()
    sent(
        winifred, at(meeting, "disagreement"), children=[str(ADA)], kind="plan", who=MUM,
        about="The nights", why="Gran is ill", **dated("on", TODAY),
    )  # fmt: skip
    assert "Gran is ill" in page(winifred, at(meeting))
    sent(winifred, at(meeting, "complete"), core_group_every="", **dated("on", TODAY))
    assert "Still to go to" in page(winifred, at(meeting, "after"))
    with at_work(people.WINIFRED):
        papers = [str(each.id) for each in PaperSent.standing.filter(meeting=meeting)]
    sent(winifred, at(meeting, "send"), papers=papers, how="email", **dated("on", TODAY))
    assert "It has gone to all" in page(winifred, at(meeting, "after"))
    with at_work(people.WINIFRED):
        assert Milestone.objects.filter(event="record-distributed").count() == 1


@pytest.mark.requirement("J-3.12")
def test_the_record_is_signed_on_the_page_after_it(winifred: Client) -> None:
    meeting = meeting_of()
    sent(winifred, at(meeting, "complete"), core_group_every="", **dated("on", TODAY))
    assert "Not signed yet" in page(winifred, at(meeting, "after"))
    sent(winifred, at(meeting, "sign"), **dated("on", TODAY))
    shown = page(winifred, at(meeting, "after"))
    assert "by Winifred Worker" in shown
    assert "until the record is signed" in page(winifred, at(meeting, f"children/{ADA}"))


def test_completing_makes_the_plans_chosen_and_arranges_the_next(winifred: Client) -> None:
    with at_work(people.WINIFRED):
        meeting = core_group()
        core_group_actions.carry(meeting=meeting, action=BOILER, by_on=NEXT, today=TODAY)
        drafts = [str(each.id) for each in Plan.drafts_too.filter(state="draft")]
    shown = page(winifred, at(meeting, "complete"))
    assert "Whose plan is agreed" in shown
    sent(
        winifred, at(meeting, "complete"), plans=drafts, core_group_every="", **dated("on", TODAY),
        **dated("next_on", NEXT + timedelta(days=300)),
    )  # fmt: skip
    shown = page(winifred, at(meeting, "after"))
    assert "Mend the boiler" in shown
    assert "No plan was changed" not in shown
    with at_work(people.WINIFRED):
        assert Plan.standing.filter(meeting=meeting, state="made").count() == 2


@pytest.mark.requirement("J-4.1")
def test_the_report_to_the_review_shows_what_the_group_recommends(winifred: Client) -> None:
    meeting = meeting_of()
    sent(winifred, at(meeting, f"children/{ADA}"), recommendation="Go on until June", needs_ahead="A bedtime")
    sent(winifred, at(meeting, "complete"), core_group_every="", **dated("on", TODAY))
    shown = page(winifred, f"/children/{ADA}/core-group-report")
    assert "Go on until June" in shown
    assert "A bedtime" in shown


def test_the_button_of_what_is_due_leads_to_the_core_group_that_is_arranged(winifred: Client) -> None:
    meeting = meeting_of()
    answer = winifred.get(f"/children/{ADA}/meeting?kind=core-group&for=x&key=y")
    assert (answer.status_code, answer["Location"]) == (302, at(meeting))
    assert f'href="{at(meeting)}"' in page(winifred, f"/children/{ADA}/meeting")


@pytest.mark.requirement("M-2.4c")
def test_the_button_of_the_minutes_that_are_due_leads_to_the_page_that_sends_them(mona: Client) -> None:
    meeting = meeting_of(people.MONA, (FINLO,))
    sent(mona, at(meeting, "complete"), core_group_every="", **dated("on", TODAY))
    with at_work(people.MONA):
        due = Obligation.objects.get(child=FINLO, duty="core-group-minutes")
    answer = mona.get(f"/children/{FINLO}/happened?event=record-distributed&for={due.trigger_id}")
    assert answer["Location"] == at(meeting, "send")
    with at_work(people.MONA):
        papers = [str(each.id) for each in PaperSent.standing.filter(meeting=meeting)]
    sent(mona, at(meeting, "send"), papers=papers, how="hand", **dated("on", TODAY))
    with at_work(people.MONA):
        assert Obligation.objects.get(child=FINLO, duty="core-group-minutes").met_on == TODAY


def test_what_cannot_be_is_said_at_its_field_and_nothing_is_lost(winifred: Client) -> None:
    meeting = meeting_of()
    said = {"core_group_every": "now and then", **dated("on", TODAY), **dated("next_on", date(2026, 1, 5))}
    answer = fill_in(winifred, at(meeting, "complete"), **said)
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert 'value="now and then"' in shown
    assert "choose a later day" in shown
