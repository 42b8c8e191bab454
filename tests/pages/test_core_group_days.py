"""A core group on its day as pages: one outcome at a time, the family beside the agencies, the end of it."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from holdfast.casework import (
    core_group_actions,
    core_group_attendances,
    core_group_completions,
    helps_asked,
    outcome_progress,
)
from holdfast.casework.core_group_attendances import Came
from holdfast.pages.core_group_attendances import field_of
from holdfast.records.models import (
    Action,
    Attendance,
    CoreGroup,
    CoreGroupChild,
    GroupDecision,
    HelpAsked,
    Meeting,
    MemberRecord,
    Milestone,
    OutcomeProgress,
    PaperSent,
    Plan,
    View,
)
from tests import people
from tests.casework.core_group_house import (
    ADA,
    BEN,
    BOILER,
    BOTH,
    MUM,
    SCHOOL,
    TEACHER,
    WARM,
    core_group,
    members,
)
from tests.casework.recorded import at_work
from tests.pages.sending import fill_in
from tests.pages.test_allocations import dated
from tests.signed_in import client_as
from tests.standings import TODAY

FINLO = people.FINLO.id
NEXT = date(2026, 3, 30)


@pytest.fixture
def winifred(db: None) -> Client:
    return client_as(people.WINIFRED)


@pytest.fixture
def mona(db: None) -> Client:
    return client_as(people.MONA)


def at(meeting: UUID, what: str = "day") -> str:
    return f"/core-groups/{meeting}/{what}"


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content.decode()
    return str(answer.content.decode())


def sent(client: Client, address: str, /, **typed: Any) -> Any:
    answer = fill_in(client, address, **typed)
    assert answer.status_code == 302, answer.content.decode()
    return answer


def meeting_of(member: Any = people.WINIFRED, children: tuple[UUID, ...] = BOTH) -> UUID:
    with at_work(member):
        return core_group(children=children)


def scales(meeting: UUID) -> dict[UUID, int]:
    with at_work(people.WINIFRED):
        rows = OutcomeProgress.objects.filter(meeting=meeting, key=WARM)
        return dict(rows.values_list("child", "scale"))


@pytest.mark.requirement("J-4.2")
def test_progress_is_said_once_for_brothers_and_sisters_then_apart_for_the_one_who_differs(
    winifred: Client,
) -> None:
    with at_work(people.WINIFRED):
        before = core_group(on=date(2026, 2, 9))
        outcome_progress.record(
            meeting=before, outcome=WARM, children=BOTH, scale=1, evidence="Cold in January", today=TODAY
        )
        core_group_completions.complete(meeting=before, on=date(2026, 2, 9), today=TODAY)
        meeting = core_group()
    address = at(meeting, f"outcomes/{WARM}")
    shown = page(winifred, address)
    assert "Cold in January" in shown  # last time's words beside today's
    assert "No change yet" in shown
    answer = sent(winifred, address, children=[str(ADA)], scale="3", evidence="Warm on both visits")
    assert f"outcomes/{WARM}" in answer["Location"]  # Ben is still to be said
    answer = sent(winifred, address, children=[str(BEN)], scale="1", evidence="His room is cold")
    assert f"outcomes/{WARM}" not in answer["Location"]
    assert scales(meeting) == {ADA: 3, BEN: 1}
    shown = page(winifred, at(meeting))
    assert "Warm on both visits" in shown
    assert "His room is cold" in shown


def test_four_clicks_say_it_for_all_of_them(winifred: Client) -> None:
    meeting = meeting_of()
    shown = page(winifred, at(meeting, f"outcomes/{WARM}"))
    assert shown.count("checked") == 2  # both are ticked who share it
    sent(winifred, at(meeting, f"outcomes/{WARM}"), children=[str(ADA), str(BEN)], scale="2")
    assert scales(meeting) == {ADA: 2, BEN: 2}
    shown = page(winifred, at(meeting, f"outcomes/{WARM}?for={BEN}"))
    assert shown.count("checked") == 2  # his name and how far it has come


def test_an_action_goes_on_and_is_done_by_one_tap_and_a_new_one_has_somebody_of_the_group(
    winifred: Client,
) -> None:
    with at_work(people.WINIFRED):
        meeting = core_group()
        members()
        core_group(on=NEXT, planned=False)
    shown = page(winifred, at(meeting, f"outcomes/{WARM}"))
    assert "Goes on to the next core group" in shown
    sent(winifred, at(meeting, f"actions/{BOILER}/carry"), **dated("on", NEXT))
    with at_work(people.WINIFRED):
        drafted = Action.objects.filter(outcome__need__plan__state="draft", key=BOILER)
        assert {each.by_on for each in drafted} == {NEXT}
    sent(winifred, at(meeting, f"actions/{BOILER}/done"), **dated("on", TODAY))
    sent(
        winifred, at(meeting, f"outcomes/{WARM}/add"), text="Lend two heaters",
        who=f"{TEACHER.lower()}/teacher", children=[str(ADA), str(BEN)], **dated("by_on", NEXT),
    )  # fmt: skip
    with at_work(people.WINIFRED):
        assert set(Action.objects.filter(key=BOILER).values_list("done_on", flat=True)) == {TODAY}
        added = Action.objects.filter(text="Lend two heaters")
        assert [(each.who, each.role, each.by_on) for each in added] == [(TEACHER, "teacher", NEXT)] * 2


@pytest.mark.requirement("J-4.4")
def test_risk_now_is_written_for_one_child_and_the_others_with_it(winifred: Client) -> None:
    meeting = meeting_of()
    sent(
        winifred, at(meeting, f"children/{ADA}"), risk_now="Lower on nights with Gran", also=[str(BEN)],
        evidence_of_change="yes", recommendation="Go on for three months", needs_ahead="A settled bedtime",
    )  # fmt: skip
    with at_work(people.WINIFRED):
        rows = CoreGroupChild.objects.filter(part__meeting=meeting)
        assert [each.risk_now for each in rows] == ["Lower on nights with Gran"] * 2
    assert "Lower on nights with Gran" in page(winifred, at(meeting))


@pytest.mark.requirement("J-3.3")
def test_the_childs_own_words_and_how_it_is_kept_up_to_date(winifred: Client) -> None:
    meeting = meeting_of()
    sent(
        winifred, at(meeting, f"children/{ADA}"), child_view="I like it at Gran’s",
        child_told="Winifred, drawing", **dated("child_told_on", TODAY),
    )  # fmt: skip
    shown = page(winifred, at(meeting))
    assert "I like it at Gran’s" in shown
    assert "Winifred, drawing" in shown


@pytest.mark.requirement("J-4.6")
def test_where_interests_conflict_is_asked_and_shown(winifred: Client) -> None:
    meeting = meeting_of()
    sent(winifred, at(meeting, "together"), interests="Father wants nights; Ada sleeps badly there")
    assert "Where interests conflict" in page(winifred, at(meeting))
    with at_work(people.WINIFRED):
        assert CoreGroup.objects.get(meeting=meeting).interests.startswith("Father wants")


@pytest.mark.requirement("M-1.4")
def test_a_family_group_conference_is_decided_on_the_page(mona: Client) -> None:
    meeting = meeting_of(people.MONA, (FINLO,))
    sent(mona, at(meeting, "together"), family_group_decision="yes", family_group="Aunts plan the weekends")
    assert "Aunts plan the weekends" in page(mona, at(meeting))


@pytest.mark.requirement("M-2.1a")
def test_what_would_help_is_written_in_their_words_and_answered(mona: Client) -> None:
    meeting = meeting_of(people.MONA, (FINLO,))
    sent(mona, at(meeting, "family"), side="parent", who="Mother", help="A lift on Mondays")
    with at_work(people.MONA):
        asked = HelpAsked.objects.get(meeting=meeting)
    sent(mona, at(meeting, f"family/{asked.id}"), text="The school drives")
    shown = page(mona, at(meeting))
    assert "A lift on Mondays" in shown
    assert "The school drives" in shown


@pytest.mark.requirement("M-1.3")
def test_what_the_family_says_stands_on_the_same_page_as_what_the_agencies_say(mona: Client) -> None:
    meeting = meeting_of(people.MONA, (FINLO,))
    sent(mona, at(meeting, f"outcomes/{WARM}"), scale="2", evidence="Warm, says the nurse", whose="Nurse")
    sent(mona, at(meeting, "family"), side="parent", who="Mother", said="We light the stove now")
    shown = page(mona, at(meeting))
    assert "Warm, says the nurse" in shown
    assert "We light the stove now" in shown
    with at_work(people.MONA):
        assert View.objects.get(meeting=meeting).who == "Mother"


@pytest.mark.requirement("J-4.16")
def test_everybody_is_on_one_page_and_nobody_is_put_down_as_here(winifred: Client) -> None:
    meeting = meeting_of()
    with at_work(people.WINIFRED):
        members()
    shown = page(winifred, at(meeting, "attendance"))
    assert shown.count('value="" selected') >= 3
    names = {each: f"how-{field(each, meeting)}" for each in (MUM, TEACHER)}
    sent(winifred, at(meeting, "attendance"), **{names[MUM]: "whole", names[TEACHER]: "absent"})
    with at_work(people.WINIFRED):
        said = dict(Attendance.objects.filter(meeting=meeting).values_list("name", "how"))
    assert said == {MUM: "whole", TEACHER: "absent"}
    assert "did not come" in page(winifred, at(meeting))


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


@pytest.mark.requirement("J-4.4")
def test_a_member_keeps_a_record_of_their_own(winifred: Client) -> None:
    meeting = meeting_of(children=(ADA,))
    penny = client_as(people.PENNY)
    sent(penny, at(meeting, "own-record"), text="I weigh Ada every week")
    assert "I weigh Ada every week" in page(penny, at(meeting, "own-record"))
    assert "I weigh Ada every week" not in page(winifred, at(meeting, "own-record"))
    with at_work(people.PENNY):
        assert MemberRecord.objects.filter(meeting=meeting).count() == 1


def test_whoever_may_not_write_reads_the_day_without_its_buttons(winifred: Client) -> None:
    meeting = meeting_of(children=(ADA,))
    with at_work(people.WINIFRED):
        core_group_attendances.record(
            meeting=meeting, came=[Came(name="Gran Example", role="family-member", how="whole")], today=TODAY
        )
        helps_asked.ask(meeting=meeting, side="family", who="Gran", text="A bus pass", today=TODAY)
    shown = page(client_as(people.PENNY), at(meeting))
    assert "A bus pass" in shown
    assert "Write a decision" not in shown
    assert "Complete it" not in shown
    assert client_as(people.PENNY).get(at(meeting, f"outcomes/{SCHOOL}")).status_code == 200


def field(name: str, meeting: UUID) -> str:
    """What the form calls somebody on the list."""
    with at_work(people.WINIFRED):
        rows = core_group_attendances.of_meeting(meeting=meeting, today=TODAY).rows
    return field_of(next(each for each in rows if each.name == name))


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
