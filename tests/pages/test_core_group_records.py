"""What the record of a core group lacks, on its page, by the authority's own clauses."""

from html import unescape

import pytest

from holdfast.access.children import May
from holdfast.casework import core_group_records, gathered
from holdfast.records.models import Outcome, OutcomeProgress, PlanLine, Registration
from tests import signed_in
from tests.casework import core_group_said, whole_plan
from tests.casework.recorded import make
from tests.casework.whole_plan import AUTHORITIES
from tests.standings import TODAY

MAN, JERSEY = "isle-of-man", "jersey"


def lacking(slug: str, *leave_out: str, first: bool = False, **options: object) -> str:
    """The page of a core group at which all but some of it was said."""
    whole = whole_plan.begin(slug)
    with whole.at_work():
        if first:
            Registration.objects.filter(id=whole.registration).update(
                began_as="initial-conference", carried_in_on=None, carried_from=""
            )
        meeting = core_group_said.held(whole, leave_out=leave_out, **options)  # type: ignore[arg-type]
        if "otherwise" in leave_out:
            PlanLine.objects.filter(plan=whole.plan, part="responsibilities").update(otherwise="")
    answer = signed_in.client_as(whole.member).get(f"/core-groups/{meeting}/lacks")
    assert answer.status_code == 200, answer.content.decode()
    return unescape(answer.content.decode())


@pytest.mark.parametrize("slug", AUTHORITIES)
def test_a_core_group_at_which_all_was_said_lacks_nothing(db: None, slug: str) -> None:
    page = lacking(slug)
    assert "Nothing is missing." in page
    assert "hf-lacks" not in page


@pytest.mark.requirement("M-2.5b")
@pytest.mark.parametrize(
    ("left_out", "says"),
    [
        ("progress", "No progress of the plan"),
        ("risk_now", "No assessment of the current risk to the child"),
        ("family_changes", "No change in the family's circumstances, or that there is none"),
    ],
)
def test_the_page_misses_progress_risk_and_change(db: None, left_out: str, says: str) -> None:
    page = lacking(MAN, left_out)
    assert says in page
    assert "3.7, 2.5" in page


@pytest.mark.requirement("M-6.1.1")
@pytest.mark.parametrize(
    ("left_out", "says"),
    [
        ("otherwise", "no word of what this one does if unable to meet an obligation"),
        ("members", "No member of the Core Group"),
    ],
)
def test_the_first_core_group_misses_what_each_does_if_unable(db: None, left_out: str, says: str) -> None:
    assert says in lacking(MAN, left_out, first=True)


def test_a_later_core_group_is_not_asked_for_it(db: None) -> None:
    assert "if unable to meet an obligation" not in lacking(MAN, "otherwise")


@pytest.mark.requirement("J-4.10")
@pytest.mark.parametrize(
    ("left_out", "says"),
    [
        ("membership_reviewed", "No day on which the membership was last reviewed"),
        ("roles_clarified", "No day on which each member's role was last clarified"),
        ("meetings_agreed", "No day on which frequency, venue and purpose of meetings were last agreed"),
        ("members", "No member"),
        ("decisions", "No written note of decisions"),
        ("actions", "No task assigned"),
        ("meets_for", "No purpose of meetings"),
        ("meets_at", "No venue of meetings"),
    ],
)
def test_the_page_misses_each_duty_of_the_group(db: None, left_out: str, says: str) -> None:
    assert says in lacking(JERSEY, left_out)


@pytest.mark.requirement("J-4.10")
def test_what_was_done_at_an_earlier_meeting_is_shown_with_its_day(db: None) -> None:
    whole = whole_plan.begin(JERSEY)
    with whole.at_work():
        core_group_said.held(whole, on=whole_plan.MADE)
        duties = ["membership_reviewed", "roles_clarified", "meetings_agreed", "meets_for"]
        meeting = core_group_said.held(whole, leave_out=duties)
    page = unescape(signed_in.client_as(whole.member).get(f"/core-groups/{meeting}/lacks").content.decode())
    assert "hf-lacks" not in page
    done = page[page.index("When the group last did this") :]
    assert done.count("Thu\xa022\xa0Jan") == 3


@pytest.mark.requirement("J-2.3")
def test_the_page_misses_progress_and_what_is_done_without_change(db: None) -> None:
    page = lacking(JERSEY, "progress", "evidence_of_change")
    assert "No agenda item on progress on the outcomes of the plan" in page
    assert "No agenda item on whether changes need to be made" in page


def test_outcomes_say_progress_and_whether_anything_changed(db: None) -> None:
    whole = whole_plan.begin(JERSEY)
    with whole.at_work():
        meeting = core_group_said.held(whole, leave_out=["progress", "evidence_of_change"])
        outcome = Outcome.objects.filter(need__plan=whole.plan).first()
        assert outcome is not None
        make(
            OutcomeProgress, meeting_id=meeting, child_id=whole.child, outcome=outcome, key=outcome.id,
            scale=1, evidence="Two nights were missed", next_step="Ask for Saturdays",
        )  # fmt: skip
        found = gathered.find(meeting=meeting, what=May.SEE, today=TODAY)
        record = core_group_records.as_record(found=found, child=whole.child, today=TODAY)
    assert record["progress"] == "Two nights were missed"
    assert record["evidence_of_change"] is False
    assert {"progress", "change-needed"} <= set(record["agenda"])


def test_a_task_without_a_day_is_missed(db: None) -> None:
    whole = whole_plan.begin(JERSEY)
    with whole.at_work():
        meeting = core_group_said.held(whole)
        core_group_said.decide(meeting, text="Ask the night team", who="Field Worker")
    page = signed_in.client_as(whole.member).get(f"/core-groups/{meeting}/lacks").content.decode()
    assert "no agreed outcome" in page
    assert "no timeframe" in page
