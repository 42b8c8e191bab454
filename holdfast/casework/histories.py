"""The family's history: files read, whose and by whom; and the plan a child had before the conference."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import Refused
from holdfast.casework import given, impossible, own_agency, steps
from holdfast.casework.steps import read, step
from holdfast.procedures.conference_words import SUPPORT_PLANS
from holdfast.records.models import FileRead, SupportPlan

BEFORE = "before"


@dataclass(frozen=True, kw_only=True)
class FileShown:
    """A file that was read: which and whose, where it is kept, on which day, by whom, and what it showed."""

    id: UUID
    which: str
    whose: str
    where: str
    on: date
    by: str
    found: str


@dataclass(frozen=True, kw_only=True)
class EarlierPlan:
    """A plan from before the conference: `kind` in words, what it was for, what helped, why it ended."""

    id: UUID
    kind: str
    from_on: date
    ended_on: date | None
    lead: str
    aims: str
    worked: str
    ended_why: str


@dataclass(frozen=True, kw_only=True)
class HistoryPage:
    """What is known of a child's and family's past: files read, in order of their day, and earlier plans."""

    files: tuple[FileShown, ...]
    plans: tuple[EarlierPlan, ...]


@step
def read_file(
    *,
    children: Sequence[UUID],
    which: str,
    whose: str,
    on: date,
    today: date,
    where: str = "",
    found: str = "",
) -> tuple[UUID, ...]:
    """Record that whoever acts read a file for the history of several children; answers keys, one a child.

    Raises Refused without which file and whose it is and for a day ahead, and as access says.
    """
    wanted = given.several(children=children)
    access_children.require_all(children=wanted, what=May.WRITE, today=today)
    said = given.needed(text=which, why="Say which file it was.")
    owner = given.needed(text=whose, why="Say whose file it was.")
    given.not_after(on=on, today=today, what="The day it was read")
    made = [
        FileRead.objects.create(
            authority_id=entry.current().authority, child_id=child, which=said, whose=owner, on=on,
            where=where.strip(), found=found.strip(), account_id=entry.current().actor.account,
        ).id
        for child in wanted
    ]  # fmt: skip
    for child in wanted:
        steps.log(about="person", about_id=child)
    return tuple(made)


@step
def carry_in_earlier(  # noqa: PLR0913 - which plan, from when to when, and what it was worth
    *,
    children: Sequence[UUID],
    kind: str,
    from_on: date,
    aims: str,
    today: date,
    worked: str = "",
    lead: str = "",
    ended_on: date | None = None,
    ended_why: str = "",
) -> tuple[UUID, ...]:
    """Record the plan that several children had before the conference; answers the keys, one a child.

    `kind` is a word of SUPPORT_PLANS. Nothing becomes due by it. Raises Refused without what it was for and
    for days out of order or ahead, and as access says.
    """
    wanted = given.several(children=children)
    access_children.require_all(children=wanted, what=May.WRITE, today=today)
    given.known(word=kind, words=SUPPORT_PLANS, what="which plan it was")
    given.not_after(on=from_on, today=today, what="The plan")
    if ended_on is not None:
        given.not_after(on=ended_on, today=today, what="Its end")
        if ended_on < from_on:
            raise Refused(impossible.ENDS_BEFORE, about="person", about_id=wanted[0])
    said = given.needed(text=aims, why="Say what the plan was for.")
    made = [
        SupportPlan.objects.create(
            authority_id=entry.current().authority, child_id=child, kind=kind, when=BEFORE, from_on=from_on,
            aims=said, worked=worked.strip(), lead=lead.strip(), ended_on=ended_on,
            ended_why=ended_why.strip(),
        ).id
        for child in wanted
    ]  # fmt: skip
    for child in wanted:
        steps.log(about="person", about_id=child)
    return tuple(made)


@read
def of_child(*, child: UUID, today: date) -> HistoryPage:
    """Files read and earlier plans of a child. Raises Refused for a partner and as access says."""
    own_agency.require(child=child, today=today)
    steps.log(about="person", about_id=child)
    files = FileRead.standing.filter(child=child).select_related("account").order_by("on", "id")
    return HistoryPage(
        files=tuple(
            FileShown(
                id=each.id, which=each.which, whose=each.whose, where=each.where, on=each.on,
                by=each.account.name if each.account else "", found=each.found,
            )
            for each in files
        ),
        plans=support_plans_before(children=[child])[child],
    )  # fmt: skip


@read
def earlier_plans(*, children: Sequence[UUID], today: date) -> Mapping[UUID, tuple[EarlierPlan, ...]]:
    """The plans that children had before the conference, for where their plan is made now.

    For those of them whom one may see: the core group, its partners too, builds on what helped before.
    """
    allowed = access_children.allowed_each(children=children, today=today)
    seen = [each for each in children if each in allowed and May.SEE in allowed[each].may]
    if not seen:
        access_children.require(child=given.several(children=children)[0], what=May.SEE, today=today)
    for child in seen:
        steps.log(about="person", about_id=child)
    return support_plans_before(children=seen)


def support_plans_before(*, children: Iterable[UUID]) -> Mapping[UUID, tuple[EarlierPlan, ...]]:
    """The earlier plans of each child, the oldest first; for steps and reads that ask access and log."""
    found: dict[UUID, tuple[EarlierPlan, ...]] = dict.fromkeys(children, ())
    rows = SupportPlan.standing.filter(child__in=list(found), when=BEFORE).order_by("from_on", "id")
    for each in rows:
        found[each.child_id] = (*found[each.child_id], _plan(each))
    return found


def _plan(each: SupportPlan) -> EarlierPlan:
    return EarlierPlan(
        id=each.id, kind=SUPPORT_PLANS.get(each.kind, each.kind), from_on=each.from_on,
        ended_on=each.ended_on, lead=each.lead, aims=each.aims, worked=each.worked, ended_why=each.ended_why,
    )  # fmt: skip
