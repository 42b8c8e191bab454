"""The core group's report to the review of a child's plan, made from what its meetings recorded.

Nobody writes it afresh: progress by outcome, risk, the child's and the family's words, who came, what was
decided, and the group's recommendation on the future plan with the child's needs.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access.children import May
from holdfast.access.refusals import Refused
from holdfast.casework import (
    arrangements,
    core_group_parts,
    families,
    given,
    outcome_progress,
    papers_sent,
    steps,
)
from holdfast.casework.core_group_parts import PartSaid
from holdfast.casework.outcome_progress import OverTime
from holdfast.casework.papers_sent import To
from holdfast.casework.steps import read, step
from holdfast.procedures.conference_words import SENT_HOWS, WAS_THERE
from holdfast.records.models import (
    Attendance,
    Conference,
    CoreGroupChild,
    GroupDecision,
    HelpAsked,
    Meeting,
    MeetingChild,
    PaperSent,
    Person,
    Registration,
    View,
)

KIND, REVIEW = "core-group-report", "review-conference"
CONFERENCES = ("initial-conference", REVIEW)


@dataclass(frozen=True, kw_only=True)
class GroupHeld:
    """A core group since the last conference, and what it said of the child."""

    meeting: UUID
    on: date
    said: PartSaid
    there: tuple[str, ...]
    away: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Line:
    """What somebody said, asked for or decided, with what came of it."""

    on: date
    who: str
    text: str
    then: str


@dataclass(frozen=True, kw_only=True)
class Report:
    """The report on one child; `recommendation` and `needs_ahead` are the newest that were written."""

    child: UUID
    name: str
    since: date | None
    groups: tuple[GroupHeld, ...]  # the newest first
    outcomes: tuple[OverTime, ...]
    said: tuple[Line, ...]
    helps: tuple[Line, ...]
    decisions: tuple[Line, ...]
    review_on: date | None
    sent_on: date | None
    may_send: bool

    @property
    def recommendation(self) -> str:
        """What the group recommends to the review."""
        return next((each.said.recommendation for each in self.groups if each.said.recommendation), "")

    @property
    def needs_ahead(self) -> str:
        """What the child will need, with the outcomes to be reached."""
        return next((each.said.needs_ahead for each in self.groups if each.said.needs_ahead), "")

    @property
    def agencies(self) -> tuple[tuple[str, int, int], ...]:
        """Who came how often, of how many: those who stayed away most first."""
        came: dict[str, list[bool]] = {}
        for each in self.groups:
            for name in each.there:
                came.setdefault(name, []).append(True)
            for name in each.away:
                came.setdefault(name, []).append(False)
        found = [(name, sum(of), len(of)) for name, of in came.items()]
        return tuple(sorted(found, key=lambda each: (each[1] - each[2], each[0])))


@read
def show(*, child: UUID, today: date) -> Report:
    """The report on a child as its core groups leave it. Raises NotHere and Refused as access says."""
    access_children.require(child=child, what=May.SEE, today=today)
    steps.log(about="person", about_id=child)
    since = _since(child, today)
    held = Meeting.objects.filter(
        kind="core-group", children__child=child, children__withdrawn_at=None, held_on__lte=today
    )
    rows = list((held.filter(held_on__gte=since) if since else held).distinct().order_by("-held_on", "-id"))
    review = _review(child)
    allowed = access_children.allowed_each(children=[child], today=today)
    sent = PaperSent.standing.filter(meeting=review, kind=KIND).first() if review else None
    return Report(
        child=child, name=families.name_of(person=Person.objects.get(id=child)), since=since,
        groups=_groups(rows, child), outcomes=outcome_progress.of_child(child=child),
        said=_said(rows, child), helps=_helps(rows, child), decisions=_decisions(rows, child),
        review_on=arrangements.stands_for(meeting=review) if review else None,
        sent_on=sent.sent_on if sent else None,
        may_send=review is not None and May.MEET in allowed[child].may,
    )  # fmt: skip


@step
def send(*, child: UUID, on: date, how: str, today: date) -> UUID:
    """Say that the report went to the chair of the review that is arranged; answers the paper.

    Raises Refused for who may not, a day ahead, a way that is none, and where no review is arranged.
    """
    access_children.require(child=child, what=May.MEET, today=today)
    given.known(word=how, words=SENT_HOWS, what="how it was sent")
    given.not_after(on=on, today=today, what="The day on which it was sent")
    review = _review(child)
    if review is None:
        raise Refused(
            "No review is arranged for this child: there is nobody to send it to.", about="person",
            about_id=child, who_can_help="the conference service",
        )  # fmt: skip
    row = Conference.objects.filter(meeting=review).first()
    chair = To(
        name=(row.chair_name if row else "") or "The conference’s chair", role="conference-chair",
        account=row.chair_id if row else None,
    )  # fmt: skip
    paper = papers_sent.want(meeting=review.id, kind=KIND, to=[chair])[0]
    papers_sent.mark(papers=PaperSent.standing.filter(id=paper), on=on, how=how)
    steps.log(about="person", about_id=child)
    return paper


def _since(child: UUID, today: date) -> date | None:
    """The last conference; without one the day on which the plan began."""
    held = MeetingChild.standing.filter(
        child=child, meeting__kind__in=CONFERENCES, meeting__held_on__lte=today
    ).order_by("-meeting__held_on")
    on: date | None = held.values_list("meeting__held_on", flat=True).first()
    if on is not None:
        return on
    began = Registration.standing.filter(child=child).order_by("-from_on").values_list("from_on", flat=True)
    return began.first()


def _review(child: UUID) -> Meeting | None:
    """The review that stands arranged for a child, the first of them."""
    rows = Meeting.objects.filter(
        kind=REVIEW, children__child=child, children__withdrawn_at=None, held_on=None, cancelled_on=None
    )
    found: Meeting | None = rows.order_by("id").first()
    return found


def _groups(rows: Iterable[Meeting], child: UUID) -> tuple[GroupHeld, ...]:
    wanted = list(rows)
    said = {
        each.part.meeting_id: core_group_parts.said_of(row=each)
        for each in CoreGroupChild.objects.filter(part__meeting__in=wanted, part__child=child).select_related(
            "part"
        )
    }
    came: dict[UUID, list[Attendance]] = {}
    attended = Attendance.objects.filter(meeting__in=wanted).select_related("agency").order_by("id")
    for each in attended:
        came.setdefault(each.meeting_id, []).append(each)
    return tuple(
        GroupHeld(
            meeting=row.id, on=row.held_on, said=said.get(row.id, PartSaid()),
            there=tuple(_called(each) for each in came.get(row.id, ()) if each.how in WAS_THERE),
            away=tuple(_called(each) for each in came.get(row.id, ()) if each.how not in WAS_THERE),
        )
        for row in wanted
        if row.held_on is not None
    )  # fmt: skip


def _called(each: Attendance) -> str:
    agency = each.agency.name if each.agency else ""
    return f"{each.name}, {agency}" if agency and agency != each.name else str(each.name)


def _said(rows: list[Meeting], child: UUID) -> tuple[Line, ...]:
    found = View.standing.filter(meeting__in=rows, child_id__in=[child]) | View.standing.filter(
        meeting__in=rows, child=None
    )
    return tuple(
        Line(on=each.on, who=each.who, text=each.text, then=each.used)
        for each in found.exclude(side="professional").exclude(text="").order_by("on", "id")
    )


def _helps(rows: list[Meeting], child: UUID) -> tuple[Line, ...]:
    found = HelpAsked.standing.filter(meeting__in=rows).select_related("meeting")
    return tuple(
        Line(on=each.meeting.held_on, who=each.who, text=each.text, then=each.answer)
        for each in found.order_by("meeting__held_on", "place", "id")
        if each.child_id in (None, child)
    )


def _decisions(rows: list[Meeting], child: UUID) -> tuple[Line, ...]:
    found = GroupDecision.standing.filter(meeting__in=rows).select_related("meeting")
    return tuple(
        Line(
            on=each.meeting.held_on, who=each.who, text=each.text,
            then="done" if each.done_on else "not said to be done",
        )
        for each in found.order_by("meeting__held_on", "place", "id")
        if each.child_id in (None, child)
    )  # fmt: skip
