"""What was done before a conference: from the first concern on, in order, and what comes next.

One read for the page of it; a partner of another agency sees none of it.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from holdfast.access.refusals import NotHere
from holdfast.casework import (
    assessments,
    before_next,
    contributions,
    enquiries,
    histories,
    own_agency,
    risk_assessments,
    specialist_assessments,
    steps,
)
from holdfast.casework.assessment_pages import AssessmentPage
from holdfast.casework.before_next import NextStep
from holdfast.casework.child_opening import Opened
from holdfast.casework.child_page import ChildHead
from holdfast.casework.contributions import ContributionShown
from holdfast.casework.enquiry_pages import EnquiriesPage
from holdfast.casework.histories import HistoryPage
from holdfast.casework.risk_assessments import RiskShown
from holdfast.casework.specialist_assessments import SpecialistShown
from holdfast.casework.steps import read
from holdfast.records.models import ConferenceRequestChild, MeetingChild


@dataclass(frozen=True, kw_only=True)
class BeforePage:
    """All of it, each kind in order of its day; enquiry and assessment as the authority calls them."""

    head: ChildHead
    next_steps: tuple[NextStep, ...]
    enquiries: EnquiriesPage
    assessments: tuple[AssessmentPage, ...]
    contributions: tuple[ContributionShown, ...]
    specialists: tuple[SpecialistShown, ...]
    risks: tuple[RiskShown, ...]
    history: HistoryPage
    enquiry_words: tuple[str, str]  # one, many
    statute: str
    assessment_word: str
    plan_word: str

    @property
    def late(self) -> int:
        """How many contributions should have come and have not."""
        return sum(each.is_late for each in self.contributions)


@dataclass(frozen=True, kw_only=True)
class AssessmentTab:
    """One assessment as a page of a child."""

    head: ChildHead
    found: AssessmentPage


@read
def show(*, child: UUID, today: date) -> BeforePage:
    """What was done before a conference. Raises Refused for a partner, and as the child's page."""
    opened = _open(child, today)
    own = opened.wording.own
    enquired = enquiries.of_child(child=child, today=today)
    assessed = assessments.of_child(child=child, today=today)
    asked = contributions.of_child(child=child, today=today)
    term = own.term("enquiry")
    steps.log(about="person", about_id=child)
    return BeforePage(
        head=opened.head(), enquiries=enquired, assessments=assessed, contributions=asked,
        next_steps=before_next.of(
            enquiries=enquired, assessments=assessed, contributions=asked, today=today,
            enquiry=own.one("enquiry"), assessment=own.one("assessment"),
            is_asked_for=_is_asked_for(child, enquired),
        ),
        specialists=specialist_assessments.of_child(child=child, today=today),
        risks=risk_assessments.of_child(child=child, today=today),
        history=histories.of_child(child=child, today=today),
        enquiry_words=(own.one("enquiry"), own.many("enquiry")),
        statute=(term.statute or "") if term else "", assessment_word=own.one("assessment"),
        plan_word=own.one("plan"),
    )  # fmt: skip


@read
def assessment(*, child: UUID, assessment: UUID, today: date) -> AssessmentTab:
    """An assessment as a page of a child whom it is about. Raises NotHere for another; else as `show`."""
    opened = _open(child, today)
    found = assessments.show(assessment=assessment, today=today)
    if child not in dict(found.names):
        raise NotHere("This assessment is not about that child.", about="person", about_id=child)
    steps.log(about="person", about_id=child)
    return AssessmentTab(head=opened.head(), found=found)


def _open(child: UUID, today: date) -> Opened:
    own_agency.require(child=child, today=today)
    return Opened.of(child=child, today=today)


def _is_asked_for(child: UUID, found: EnquiriesPage) -> bool:
    """Whether a conference was asked for, arranged or held since the last enquiry began."""
    if not found.enquiries:
        return False
    since = found.enquiries[-1].on
    asked = ConferenceRequestChild.standing.filter(child=child, request__asked_on__gte=since).exclude(
        request__state="withdrawn"
    )
    meetings = MeetingChild.standing.filter(
        Q(meeting__held_on=None) | Q(meeting__held_on__gte=since), child=child,
        meeting__kind="initial-conference", meeting__cancelled_on=None,
    )  # fmt: skip
    return asked.exists() or meetings.exists()
