"""Withdrawing what was recorded on the wrong child: kept, no longer shown or counted, and who knows of it.

Whoever was told of it, and whoever has opened the child's record since, is listed by name: they have to be
told that it was not so.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Max

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import NotHere
from holdfast.audit import keys
from holdfast.audit.models import Entry
from holdfast.casework import given, obligations, plan_withdrawals, steps
from holdfast.casework.steps import read, step
from holdfast.records.models import (
    Account,
    Allocation,
    CaseNoteChild,
    ChronologyEntry,
    Involvement,
    MeetingChild,
    MilestoneChild,
    Plan,
    Registration,
    Telling,
    VisitChild,
)

TOLD, READ = "told", "read"


@dataclass(frozen=True, kw_only=True)
class Knows:
    """Somebody who knows of what was withdrawn: told of it, or has opened the record since."""

    name: str
    how: str
    when: date
    account: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Withdrawable:
    """What can be withdrawn, before it is: which child's, recorded by whom, and who would have to know."""

    what: str
    part: UUID
    child: UUID
    on: date | None
    recorded_by: str
    told: tuple[Knows, ...]


@dataclass(frozen=True, kw_only=True)
class Withdrawn:
    """What was withdrawn, why, and everybody who was told or has read it."""

    what: str
    part: UUID
    child: UUID
    why: str
    told: tuple[Knows, ...]


@dataclass(frozen=True, kw_only=True)
class _Kind:
    """How one kind of thing hangs on its child, and who recorded it. `whole` is what the parts belong to."""

    model: Any
    child: Callable[[Any], UUID]
    by: Callable[[Any], UUID | None]
    whole: Callable[[Any], UUID | None] = lambda _: None
    on: Callable[[Any], date | None] = lambda row: row.on
    also: tuple[str, ...] = ()


KINDS: Mapping[str, _Kind] = {
    "visit": _Kind(
        model=VisitChild, child=lambda row: row.child_id, whole=lambda row: row.visit_id, also=("visit",),
        by=lambda row: row.visit.recorded_by_id or row.visit.account_id,
    ),
    "note": _Kind(
        model=CaseNoteChild, child=lambda row: row.child_id, whole=lambda row: row.note_id, also=("note",),
        by=lambda row: row.note.account_id,
    ),
    "milestone": _Kind(
        model=MilestoneChild, child=lambda row: row.child_id, whole=lambda row: row.milestone_id,
        also=("milestone",), by=lambda row: row.milestone.account_id,
    ),
    "telling": _Kind(model=Telling, child=lambda row: row.child_id, by=lambda row: row.account_id),
    "meeting": _Kind(
        model=MeetingChild, child=lambda row: row.child_id, whole=lambda row: row.meeting_id,
        also=("meeting",), by=lambda row: row.meeting.recorded_by_id, on=lambda row: row.meeting.held_on,
    ),
    "allocation": _Kind(
        model=Allocation, child=lambda row: row.child_id, by=lambda _: None, on=lambda row: row.from_on
    ),
    "registration": _Kind(
        model=Registration, child=lambda row: row.child_id, by=lambda _: None, on=lambda row: row.from_on
    ),
    "plan": _Kind(
        model=Plan, child=lambda row: row.registration.child_id, also=("registration",),
        by=lambda row: row.recorded_by_id, on=lambda row: row.made_on,
    ),
    "involvement": _Kind(
        model=Involvement, child=lambda row: row.child_id, by=lambda _: None, on=lambda row: row.from_on
    ),
}  # fmt: skip


@step
def withdraw(*, what: str, part: UUID, why: str, today: date, now: datetime) -> Withdrawn:
    """Withdraw one child's part of what was recorded: `what` is a word of KINDS, `part` its key.

    The rest of a visit or note, and the other children's parts, stand. Raises Refused without a reason, for
    who may not write, and for what somebody else recorded unless one decides as a manager; NotHere for a
    part that is not here or was withdrawn already.
    """
    kind, row = _find(what, part)
    child = kind.child(row)
    _may(kind, row, child, today)
    said = given.needed(text=why, why="Say why it is withdrawn.", about="person", about_id=child)
    told = _knowing(kind, row, child)
    kind.model.objects.filter(id=part, withdrawn_at=None).update(withdrawn_at=now, withdrawn_why=said)
    if isinstance(row, Plan):
        plan_withdrawals.give_back(plan=row)
    # What was chosen from it for the chronology goes with it.
    chosen = ChronologyEntry.standing.filter(child=child, source=part)
    chosen.update(withdrawn_at=now, withdrawn_why=said)
    steps.log(about="person", about_id=child, why=said)
    obligations.refresh(children=[child], today=today)
    return Withdrawn(what=what, part=part, child=child, why=said, told=told)


@read
def look_at(*, what: str, part: UUID, today: date) -> Withdrawable:
    """What would be withdrawn, and who knows of it. Raises as `withdraw` does."""
    kind, row = _find(what, part)
    child = kind.child(row)
    _may(kind, row, child, today)
    by = kind.by(row)
    steps.log(about="person", about_id=child)
    return Withdrawable(
        what=what, part=part, child=child, on=kind.on(row),
        recorded_by=_names({by}).get(by, "") if by else "", told=_knowing(kind, row, child),
    )  # fmt: skip


@read
def show(*, what: str, part: UUID, today: date) -> Withdrawn:
    """What was withdrawn, why, and who knows of it and must be told that it was not so.

    Raises Refused for who may not see the child, NotHere for what was not withdrawn.
    """
    kind = KINDS[given.known(word=what, words=KINDS, what="what is withdrawn")]
    rows = kind.model.objects.filter(id=part, withdrawn_at__isnull=False)
    row = rows.select_related(*kind.also).first()
    if row is None:
        raise NotHere("Nothing of this was withdrawn.", about=what, about_id=part)
    child = kind.child(row)
    access_children.require(child=child, what=May.CONTRIBUTE, today=today)
    steps.log(about="person", about_id=child)
    return Withdrawn(
        what=what, part=part, child=child, why=row.withdrawn_why, told=_knowing(kind, row, child)
    )


def _find(what: str, part: UUID) -> tuple[_Kind, Any]:
    kind = KINDS[given.known(word=what, words=KINDS, what="what is withdrawn")]
    row = kind.model.standing.filter(id=part).select_related(*kind.also).first()
    if row is None:
        raise NotHere("There is no such thing here, or it was withdrawn already.", about=what, about_id=part)
    return kind, row


def _may(kind: _Kind, row: Any, child: UUID, today: date) -> None:
    """One's own may be withdrawn by whoever could record it; what others recorded, by a manager."""
    own = kind.by(row) is not None and kind.by(row) == entry.current().actor.account
    access_children.require(child=child, what=May.CONTRIBUTE if own else May.DECIDE, today=today)


def _knowing(kind: _Kind, row: Any, child: UUID) -> tuple[Knows, ...]:
    """Who was told of it, then who has opened the child's record since it was recorded."""
    whole = kind.whole(row)
    meant = {str(row.id)} | ({str(whole)} if whole else set())
    tellings = list(
        Telling.standing.filter(child=child, of__in=meant).select_related("to_account").order_by("on", "id")
    )
    told = [
        Knows(
            name=each.to_account.name if each.to_account else each.to_name or each.whom.replace("-", " "),
            how=TOLD, when=each.on, account=each.to_account_id,
        )
        for each in tellings
    ]  # fmt: skip
    since = keys.made_at(row.id)
    readers = _readers(child, since) if since is not None else {}
    named = _names(readers)
    known = {each.account for each in told} | {entry.current().actor.account}
    told += [
        Knows(name=named[account], how=READ, when=readers[account].date(), account=account)
        for account in sorted(named, key=lambda each: (readers[each], str(each)))
        if account not in known
    ]
    return tuple(told)


def _readers(child: UUID, since: datetime) -> dict[UUID, datetime]:
    """The accounts in the log of the child's record since a moment, each with the last time."""
    found = (
        Entry.objects.filter(
            authority_id=entry.current().authority, about_id=child, at__gte=since, outcome=Entry.DONE,
            actor__startswith="account:",
        )
        .values_list("actor")
        .annotate(last=Max("at"))
    )  # fmt: skip
    return {UUID(actor.removeprefix("account:")): last for actor, last in found}


def _names(accounts: Iterable[UUID]) -> dict[UUID, str]:
    return dict(Account.objects.filter(id__in=list(accounts)).values_list("id", "name"))
