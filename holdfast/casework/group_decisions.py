"""What a core group decides: what, who does it, by when, and what is to come of it; for one child or all.

What is done towards an outcome of the plan is an action of it: `core_group_actions`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from holdfast.access import children as access_children
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import core_group_writers, gathered, given, impossible
from holdfast.casework.gathered import Gathered
from holdfast.casework.steps import read, step
from holdfast.records.models import GroupDecision, MeetingChild


@dataclass(frozen=True, kw_only=True)
class Decided:
    """A decision of a meeting; `child` None where it is of all of them."""

    id: UUID
    text: str
    who: str
    outcome_text: str
    by_on: date | None
    done_on: date | None
    child: UUID | None
    child_name: str
    meeting: UUID

    def is_late(self, *, today: date) -> bool:
        """Whether its day has passed and it is not done."""
        return self.done_on is None and self.by_on is not None and self.by_on < today


@step
def decide(  # noqa: PLR0913 - what, for whom, who does it, by when, to what end
    *,
    meeting: UUID,
    text: str,
    today: date,
    who: str = "",
    by_on: date | None = None,
    outcome_text: str = "",
    child: UUID | None = None,
    account: UUID | None = None,
    agency: UUID | None = None,
) -> tuple[Decided, ...]:
    """Record a decision of a core group. Raises Refused for who may not, without what, a meeting cancelled or
    signed; NotHere for a child it is not about.
    """
    found = core_group_writers.find_unsigned(meeting=meeting, today=today)
    if child is not None:
        found.part(child=child)
    with impossible.in_words(about="person", about_id=found.children[0]):
        GroupDecision.objects.create(
            authority_id=found.meeting.authority_id, meeting=found.meeting, child_id=child,
            place=GroupDecision.objects.filter(meeting=meeting).count() + 1, who=who.strip(), by_on=by_on,
            text=given.needed(text=text, why="Say what was decided."), outcome_text=outcome_text.strip(),
            account_id=account, agency_id=agency,
        )  # fmt: skip
    gathered.log(children=[child] if child else found.children)
    return of_found(found=found)


@step
def done(*, decision: UUID, on: date, today: date) -> Decided:
    """Record that a decision was carried out. Raises Refused for who may not, a day ahead, and one that was
    carried out already; NotHere for none.
    """
    row = GroupDecision.standing.filter(id=decision).first()
    if row is None:
        raise NotHere("No core group here decided that.", about="meeting")
    found = gathered.find(meeting=row.meeting_id, what=May.SEE, today=today)
    concerned = [row.child_id] if row.child_id else list(found.children)
    access_children.require_all(children=concerned, what=May.CONTRIBUTE, today=today)
    given.not_after(on=on, today=today, what="The day on which it was done")
    if row.done_on is not None:
        raise Refused("This was carried out already.", about="person", about_id=concerned[0])
    row.done_on = on
    row.save(update_fields=["done_on"])
    gathered.log(children=concerned)
    return next(each for each in of_found(found=found) if each.id == row.id)


@read
def of_meeting(*, meeting: UUID, today: date) -> tuple[Decided, ...]:
    """What one core group decided. Raises NotHere and Refused as access says of the children."""
    found = gathered.find(meeting=meeting, what=May.SEE, today=today)
    gathered.log(children=found.children)
    return of_found(found=found)


def of_found(*, found: Gathered) -> tuple[Decided, ...]:
    """The same of a meeting that was found already."""
    return _shown(found, GroupDecision.standing.filter(meeting=found.meeting).order_by("place", "id"))


def with_undone(*, found: Gathered) -> tuple[Decided, ...]:
    """The same, and what core groups before this one decided and nobody has said was carried out."""
    about = MeetingChild.standing.filter(meeting=OuterRef("meeting"), child__in=found.children)
    before = Q(Exists(about), meeting__held_on__isnull=False, done_on=None)
    if found.meeting.held_on is not None:
        before &= Q(meeting__held_on__lt=found.meeting.held_on)
    rows = GroupDecision.standing.filter(before | Q(meeting=found.meeting))
    now = found.meeting.id
    return _shown(found, [
        each
        for each in rows.order_by("meeting__held_on", "place", "id")
        if each.meeting_id == now or each.child_id is None or each.child_id in found.children
    ])  # fmt: skip


def _shown(found: Gathered, rows: Iterable[GroupDecision]) -> tuple[Decided, ...]:
    names = gathered.names_of(found=found)
    return tuple(
        Decided(
            id=each.id, text=each.text, who=each.who, outcome_text=each.outcome_text, by_on=each.by_on,
            done_on=each.done_on, child=each.child_id, child_name=names.get(each.child_id, ""),
            meeting=each.meeting_id,
        )
        for each in rows
    )  # fmt: skip
