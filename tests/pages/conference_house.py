"""One of everything on the way to a conference, for the full house: about Ada, as of the real today."""

from datetime import date, time, timedelta
from uuid import UUID

from holdfast.casework import arrangements
from holdfast.records.models import (
    Assessment,
    Attendance,
    ChairCheck,
    ChairContact,
    ChronologyEntry,
    Conference,
    ConferenceInvitation,
    ConferenceNote,
    ConferenceReport,
    ConferenceRequest,
    ConferenceRequestChild,
    Contribution,
    Disagreement,
    DisagreementStage,
    Enquiry,
    FileRead,
    Finding,
    Milestone,
    MilestoneChild,
    PaperSent,
    PracticeAlert,
    Referral,
    RegisterEnquiry,
    ReportPart,
    SpecialistAssessment,
    Support,
    SupportPlan,
    Transfer,
    View,
)
from tests import people
from tests.caseload import here

LONG = "A-very-long-invented-word-that-goes-on-and-on-and-is-not-broken-anywhere"


def build(*, child: UUID, today: date) -> dict[str, UUID]:
    """Bring it in; answers the keys by the names that addresses have for them."""
    return {**_before(child, today), **_conference(child, today), **_after(child, today)}


def _milestone(event: str, child: UUID, on: date) -> UUID:
    made = here(Milestone, event=event, on=on, account_id=people.WINIFRED.account)
    here(MilestoneChild, milestone=made, child_id=child, on=on)
    key: UUID = made.id
    return key


def _before(child: UUID, today: date) -> dict[str, UUID]:
    on = today - timedelta(days=20)
    here(
        Referral, milestone_id=_milestone("referral", child, on), from_name="Example School",
        concern=f"Hungry in the morning. {LONG}", categories=["neglect"], decided="strategy-discussion",
    )  # fmt: skip
    enquiry = here(Enquiry, milestone_id=_milestone("enquiry-started", child, on), led_by="Winifred Worker")
    assessment = here(
        Assessment, started_id=_milestone("assessment-started", child, on), account_id=people.WINIFRED.account
    )
    here(
        Finding, assessment=assessment, child_id=child, dimension="developmental-needs", nature="difficulty",
        text=f"Tired in class. {LONG}",
    )  # fmt: skip
    contribution = here(
        Contribution, child_id=child, assessment=assessment, who="Example School", asked_on=on,
        account_id=people.PENNY.account,
    )  # fmt: skip
    specialist = here(SpecialistAssessment, child_id=child, kind="Hearing", asked_on=on)
    here(FileRead, child_id=child, whose="Mother", which="File of 2009", on=on)
    entry = here(
        ChronologyEntry, child_id=child, on=on, text=f"Seen alone at home. {LONG}", significance="Not safe"
    )
    asked = here(
        ConferenceRequest, kind="review", asked_on=on, asked_by_id=people.WINIFRED.account,
        concern=f"Left alone at night. {LONG}",
    )  # fmt: skip
    here(ConferenceRequestChild, request=asked, child_id=child)
    return {
        "enquiry": enquiry.id, "assessment": assessment.id, "contribution": contribution.id,
        "specialist": specialist.id, "entry": entry.id, "request": asked.id,
    }  # fmt: skip


def _conference(child: UUID, today: date) -> dict[str, UUID]:
    arranged = arrangements.make(
        kind="looked-after-review", children=[child], for_on=today + timedelta(days=9), on=today,
        at=time(10, 0), venue=f"Room One {LONG}",
    )  # fmt: skip
    made = Conference.objects.get(meeting_id=arranged.id)
    made.chair_id, made.chair_name, made.note_taker_name = people.CHLOE.account, "Chloe Chair", "Nora Notes"
    made.save()
    invitation = here(
        ConferenceInvitation, meeting_id=arranged.id, name=f"Example {LONG}", role="teacher",
        report_wanted=True,
    )  # fmt: skip
    here(ConferenceInvitation, meeting_id=arranged.id, name="Mother Example", role="mother", why="family")
    report = here(
        ConferenceReport, meeting_id=arranged.id, kind="social-worker", author="Winifred Worker",
        role="social-worker", account_id=people.WINIFRED.account, state="to-authorise", asked_on=today,
    )  # fmt: skip
    here(ReportPart, report=report, child_id=child, section="The child", nature="fact", text=f"Tired. {LONG}")
    here(
        Attendance, meeting_id=arranged.id, invitation=invitation, name=invitation.name, role="teacher",
        how="part", from_at=time(10, 0), until_at=time(11, 0),
    )  # fmt: skip
    here(ConferenceNote, meeting_id=arranged.id, item="introductions", text=f"Everybody said who. {LONG}")
    view = here(
        View, meeting_id=arranged.id, child_id=child, side="child", who="Ada Example", on=today,
        text=f"I want Gran. {LONG}",
    )  # fmt: skip
    disagreement = here(
        Disagreement, child_id=child, meeting_id=arranged.id, who="Mother Example", about="The category",
        why="It happened once", raised_on=today,
    )  # fmt: skip
    here(DisagreementStage, disagreement=disagreement, stage="discussion", on=today, text="Talked over")
    paper = here(PaperSent, meeting_id=arranged.id, kind="invitation", to_name=f"Example {LONG}")
    here(ChairContact, meeting_id=arranged.id, on=today, who="Mother Example", text="Told what it is")
    return {
        "meeting": arranged.id, "invitation": invitation.id, "report": report.id, "paper": paper.id,
        "disagreement": disagreement.id, "view": view.id,
    }  # fmt: skip


def _after(child: UUID, today: date) -> dict[str, UUID]:
    here(
        SupportPlan, child_id=child, kind="child-in-need", when="before", from_on=today - timedelta(days=300),
        aims=f"School every day. {LONG}",
    )  # fmt: skip
    plan = here(
        SupportPlan, child_id=child, kind="child-in-need", from_on=today - timedelta(days=20),
        lead=f"Winifred Worker {LONG}", aims=f"Breakfast every day. {LONG}", family_says=LONG,
        named_until_on=today + timedelta(days=80),
    )  # fmt: skip
    here(Support, child_id=child, none_why="The family wants none", discussed_with=LONG)
    transfer = here(
        Transfer, child_id=child, other="Elsewhere Council", asked_on=today, temporary=True,
        contact=LONG, other_plan=LONG, expected_until_on=today + timedelta(days=20),
    )  # fmt: skip
    here(
        RegisterEnquiry, on=today, at=time(22, 0), by_name="Night Doctor", agency_name="Example Hospital",
        why="A broken arm", searched=f"Ada {LONG}", answer="Has a plan", matches=1, child_id=child,
    )  # fmt: skip
    here(ChairCheck, child_id=child, on=today, account_id=people.CHLOE.account, on_course=False, text=LONG)
    alert = here(
        PracticeAlert, child_id=child, raised_on=today, raised_by_id=people.CHLOE.account,
        to_id=people.MALCOLM.account, text=f"No core group for six weeks. {LONG}",
    )  # fmt: skip
    return {"alert": alert.id, "support plan": plan.id, "transfer": transfer.id}
