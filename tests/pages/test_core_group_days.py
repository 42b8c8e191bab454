"""A core group on its day as pages: one outcome at a time, each child, the family beside the agencies."""

from datetime import date
from uuid import UUID

import pytest
from django.test import Client

from holdfast.casework import (
    core_group_attendances,
    core_group_completions,
    helps_asked,
    outcome_progress,
)
from holdfast.casework.core_group_attendances import Came
from holdfast.records.models import (
    Action,
    Attendance,
    CoreGroup,
    CoreGroupChild,
    HelpAsked,
    MemberRecord,
    OutcomeProgress,
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
    plan,
)
from tests.casework.recorded import at_work
from tests.pages.at_core_group import FINLO, at, field, meeting_of, page, sent
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


def scales(meeting: UUID) -> dict[UUID, int]:
    with at_work(people.WINIFRED):
        rows = OutcomeProgress.objects.filter(meeting=meeting, key=WARM)
        return dict(rows.values_list("child", "scale"))


def test_the_first_core_group_leads_to_the_detailed_plan(winifred: Client) -> None:
    with at_work(people.WINIFRED):
        for child in BOTH:
            plan(child)
        Plan.objects.update(part="outline")
        meeting = core_group()
    shown = page(winifred, at(meeting))
    assert "The detailed plan of Ben Example, Ada Example is not made yet" in shown
    begin = f"/children/{BEN}/plan/begin?meeting={meeting}"
    assert begin in shown
    sent(winifred, begin, children=[str(each) for each in BOTH])
    with at_work(people.WINIFRED):
        drafts = list(Plan.drafts_too.filter(state="draft").order_by("registration__child"))
    assert [each.meeting_id for each in drafts] == [meeting, meeting]
    assert f"/plans/{drafts[1].id}/write" in page(winifred, at(meeting))


def test_what_was_said_apart_is_not_said_over_and_saving_leads_to_what_is_left(winifred: Client) -> None:
    with at_work(people.WINIFRED):
        members()
        meeting = core_group()
        for child, scale in zip(BOTH, (3, 1), strict=True):
            outcome_progress.record(
                meeting=meeting, outcome=WARM, children=[child], scale=scale, today=TODAY
            )  # fmt: skip
    address = at(meeting, f"outcomes/{WARM}")
    assert "checked" not in page(winifred, address)
    answer = sent(winifred, address, children=[str(ADA)], scale="2")
    assert "/outcomes/" in answer["Location"]
    assert str(WARM) not in answer["Location"]
    answer = sent(winifred, at(meeting, f"children/{ADA}"), risk_now="Lower", also=[str(BEN)])
    assert "/family" in answer["Location"]


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
        child_told="Winifred, drawing",
        care_plans="Care plan of May", **dated("child_told_on", TODAY),
    )  # fmt: skip
    shown = page(winifred, at(meeting))
    assert "I like it at Gran’s" in shown
    assert "Winifred, drawing" in shown
    assert "Care plan of May" in shown


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


@pytest.mark.parametrize("says", ["meets_at", "meets_for", "membership", "roles", "adult_services"])
def test_whatever_is_said_of_all_of_them_stands_on_the_day(winifred: Client, says: str) -> None:
    meeting = meeting_of()
    sent(winifred, at(meeting, "together"), **{says: "At the surgery with the nurse"})
    assert "At the surgery with the nurse" in page(winifred, at(meeting))
