"""Who is to have the record of a core group, by when; that it went; and that it is signed.

All members and the manager have it. When the last of them has, the record has been sent out: a milestone,
by which the procedure's duty is met.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry, relations
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import (
    core_group_attendances,
    core_group_memberships,
    core_group_writers,
    gathered,
    given,
    milestones,
    obligations,
    papers_sent,
    procedure,
    steps,
    visit_duties,
)
from holdfast.casework.core_groups import MemberSaid
from holdfast.casework.gathered import Gathered
from holdfast.casework.papers_sent import To
from holdfast.casework.steps import read, step
from holdfast.procedures import words
from holdfast.procedures.conference_words import SENT_HOWS
from holdfast.records.models import Allocation, Meeting, PaperSent, RoleHeld

KIND, SENT, WITH_THE_AGREEMENT = "record", "record-distributed", "agreement-circulated"
MANAGER = "team-manager"


@dataclass(frozen=True, kw_only=True)
class RecordTo:
    """One who is to have the record: by when, and whether it went."""

    id: UUID
    name: str
    role: str
    agency: str
    by_on: date | None
    sent_on: date | None
    how: str
    late: bool


def want(*, found: Gathered, on: date, today: date) -> None:
    """Note for each reader that the record is to go; a part of the step that completes the meeting.

    After what is due was derived: by when comes from there.
    """
    to = readers(found=found, today=today)
    papers_sent.want(meeting=found.meeting.id, kind=KIND, to=to, by_on=_by(found, on, today))


def readers(*, found: Gathered, today: date) -> tuple[To, ...]:
    """Everybody whom the meeting waits for, who came besides, and the manager of the children's team."""
    to = {
        each.key: To(name=each.name, role=each.role, person=each.person, account=each.account,
                     agency=each.agency)
        for each in core_group_memberships.present_list(found=found, today=today)
    }  # fmt: skip
    for each in core_group_attendances.of_found(found=found, today=today).there:
        to.setdefault(each.key, To(name=each.name, role=each.role))
    for one in _managers(found, today):
        to.setdefault(MemberSaid(name=one.name, role=one.role, account=one.account).key, one)
    return tuple(to.values())


@step
def sent(*, papers: Sequence[UUID], on: date, how: str, today: date) -> tuple[UUID, ...]:
    """Say that the record went to these, on a day and how; answers those to whom it had not gone before.

    Raises Refused for who may not, a meeting not completed, a day ahead, a way that is none; NotHere for a
    paper that is not here.
    """
    asked = PaperSent.objects.filter(id__in=papers, kind=KIND).values("meeting")
    # One after the other, so that it is known which is the last.
    list(Meeting.objects.select_for_update(no_key=True).filter(id__in=asked))
    rows = list(PaperSent.standing.filter(id__in=papers, kind=KIND).order_by("id"))
    if not rows or len(rows) != len(set(papers)) or len({each.meeting_id for each in rows}) != 1:
        raise NotHere("There is no such paper here.", about="paper", about_id=next(iter(papers), None))
    found = gathered.find(meeting=rows[0].meeting_id, what=May.MEET, today=today)
    given.known(word=how, words=SENT_HOWS, what="how it was sent")
    given.not_after(on=on, today=today, what="The day on which it was sent")
    went = [each for each in rows if each.sent_on is None]
    papers_sent.mark(papers=went, on=on, how=how)
    _distributed(found, today)
    gathered.log(children=found.children)
    return tuple(each.id for each in went)


@step
def sign(*, meeting: UUID, on: date, today: date) -> None:
    """Sign the record of a completed core group: from then on it stays as it is.

    Raises Refused for who may not, a day ahead or before the meeting, one not completed or signed already.
    """
    found = core_group_writers.find_unsigned(meeting=meeting, today=today)
    first = found.children[0]
    given.not_after(on=on, today=today, what="The day on which it was signed")
    if found.meeting.held_on is None:
        raise Refused("It is not completed yet: complete it first.", about="person", about_id=first)
    if on < found.meeting.held_on:
        raise Refused("That is before the meeting was held.", about="person", about_id=first)
    found.group.signed_on, found.group.signed_by_id = on, entry.current().actor.account
    found.group.save(update_fields=["signed_on", "signed_by"])
    gathered.log(children=found.children)


@read
def to_send(*, child: UUID, part: UUID, today: date) -> UUID | None:
    """The core group whose record still has to go, by a child's part of it; None for another meeting.

    Raises NotHere and Refused as access says.
    """
    access_children.require(child=child, what=May.SEE, today=today)
    steps.log(about="person", about_id=child)
    rows = PaperSent.standing.filter(
        kind=KIND, sent_on=None, meeting__children=part, meeting__children__child=child,
        meeting__kind="core-group",
    )  # fmt: skip
    found: UUID | None = rows.values_list("meeting", flat=True).first()
    return found


def of_found(*, found: Gathered, today: date) -> tuple[RecordTo, ...]:
    """Who is to have the record, those to whom it still has to go first."""
    rows = PaperSent.standing.filter(meeting=found.meeting, kind=KIND).select_related("agency")
    shown = [
        RecordTo(
            id=each.id, name=each.to_name, role=each.role, agency=each.agency.name if each.agency else "",
            by_on=each.wanted_by_on, sent_on=each.sent_on, how=each.how,
            late=each.wanted_by_on is not None and (each.sent_on or today) > each.wanted_by_on,
        )
        for each in rows.order_by("to_name", "id")
    ]  # fmt: skip
    return tuple(sorted(shown, key=lambda each: each.sent_on is not None))


def _managers(found: Gathered, today: date) -> list[To]:
    """Who leads the teams that have these children."""
    teams = Allocation.standing.filter(relations.in_force(today=today), child__in=found.children)
    rows = RoleHeld.objects.filter(
        relations.lasting(today=today), role=MANAGER, team__in=teams.values("team"), account__left_at=None
    ).select_related("account")
    return [
        To(name=each.account.name, role=MANAGER, account=each.account_id)
        for each in rows.order_by("account__name", "id")
    ]


def _by(found: Gathered, on: date, today: date) -> date | None:
    """The day by which the record is due, as derived for the children; None where no number is stated.

    A procedure that has notes and agreement go out together gives one day for both.
    """
    pack = procedure.pack()
    open_ = [
        each for each in obligations.open_of(children=found.children, today=today)
        if each.trigger_on == on and each.due_on is not None
    ]  # fmt: skip
    for event in (SENT, WITH_THE_AGREEMENT):
        days = [
            each.due_on
            for each in open_
            if each.due_on is not None and visit_duties.is_met_by(duty=pack.duty(each.duty), event=event)
        ]
        if days:
            return min(days)
    return None


def _distributed(found: Gathered, today: date) -> None:
    """Where everybody who is to have the record has it, it was sent out, on the day the last one had it."""
    rows = list(PaperSent.standing.filter(meeting=found.meeting, kind=KIND))
    if any(each.sent_on is None or each.milestone_id for each in rows):
        return
    made = milestones.record(
        event=SENT, children=found.children, on=max(each.sent_on for each in rows), today=today,
        said={"of": str(found.meeting.id), "to": sorted({each.role for each in rows} & words.ROLES)},
    )  # fmt: skip
    for each in rows:
        each.milestone_id = made.id
        each.save(update_fields=["milestone"])
