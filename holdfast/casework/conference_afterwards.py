"""What a completed conference set in motion: for whom, by when, under which clause; who is to have papers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access.children import May
from holdfast.casework import (
    conference_conclusions,
    convened,
    families,
    obligations,
    procedure,
    quorums,
    unit_allocations,
)
from holdfast.casework.arrangements import Arranged
from holdfast.casework.convened import Convened, Top
from holdfast.casework.doing import Asked, Doing, Doings
from holdfast.casework.meetings import list_arranged
from holdfast.casework.obligations import Due
from holdfast.casework.quorums import Rule
from holdfast.casework.steps import read
from holdfast.casework.wording import Wording
from holdfast.records.models import Allocation, ConferenceChild, PaperSent

ROLE = "social-worker"


@dataclass(frozen=True, kw_only=True)
class ChildAfter:
    """One child afterwards: what was decided, on which grounds, what follows, who holds the child since when.

    `counts` is False where an inquorate conference could not end the plan; `to_allocate` where nobody holds
    the child, or the authority's units do not yet.
    """

    child: UUID
    name: str
    decision: str
    categories: tuple[str, ...]
    grounds: tuple[str, ...]
    then: str
    counts: bool
    is_initial: bool
    held_by: str
    to_allocate: bool
    may_allocate: bool


@dataclass(frozen=True, kw_only=True)
class Set:
    """One duty that the conference set going, for one child or several: by when, from whom, what to press."""

    title: str
    say: str
    cite: str
    names: tuple[str, ...]
    child: UUID
    key: str
    due_on: date | None
    unset: str
    from_whom: str
    doings: tuple[Doing, ...]


@dataclass(frozen=True, kw_only=True)
class After:
    """A conference afterwards; nothing but `top` says anything before it is completed."""

    top: Top
    children: tuple[ChildAfter, ...]
    duties: tuple[Set, ...]
    arranged: tuple[Arranged, ...]
    papers: tuple[tuple[str, int, int, date | None], ...]  # kind, still to go, all, by when
    quorate: bool | None
    follows: tuple[Rule, ...]  # what follows without a quorum
    breach: str
    has_units: bool


@read
def show(*, meeting: UUID, today: date) -> After:
    """What a conference set in motion. Raises NotHere and Refused as access says of its children."""
    found = convened.find(meeting=meeting, what=May.SEE, today=today)
    convened.log(children=found.children)
    held = found.meeting.held_on
    return After(
        top=convened.top_of(found=found), children=_children(found, today) if held else (),
        duties=_duties(found, held, today) if held else (), arranged=_arranged(found, today) if held else (),
        papers=_papers(meeting), quorate=found.meeting.quorate, breach=found.conference.breach,
        follows=quorums.of(meeting=meeting, today=today).follows if found.meeting.quorate is False else (),
        has_units=unit_allocations.are_there(),
    )  # fmt: skip


def _children(found: Convened, today: date) -> tuple[ChildAfter, ...]:
    written = conference_conclusions.rows(found=found)
    allowed = access_children.allowed_each(children=found.children, today=today)
    held = {
        each.child_id: each
        for each in Allocation.standing.filter(
            child__in=found.children, role=ROLE, until_on=None
        ).select_related("account", "team")
    }
    return tuple(
        _child(found, each.child_id, written.get(each.child_id), held.get(each.child_id),
               may=allowed[each.child_id].may)
        for each in found.parts
    )  # fmt: skip


def _child(
    found: Convened,
    child: UUID,
    row: ConferenceChild | None,
    held: Allocation | None,
    *,
    may: frozenset[May],
) -> ChildAfter:
    part = found.part(child=child)
    is_initial = not found.is_review or (row is not None and row.counts_as_initial)
    has_plan = part.decision in {"plan", "continue"}
    in_unit = held is not None and held.team.kind == "unit"
    grounds = tuple(row.grounds) if row and row.grounds else tuple(filter(None, [part.grounds]))
    return ChildAfter(
        child=child, name=families.name_of(person=part.child), decision=part.decision,
        categories=tuple(row.categories) if row else (), grounds=grounds, then=part.then,
        counts=not (part.decision == "end" and found.meeting.quorate is False), is_initial=is_initial,
        held_by=f"{held.account.name}, {held.team.name}" if held else "",
        to_allocate=has_plan and (held is None or (unit_allocations.are_there() and not in_unit)),
        may_allocate=May.DECIDE in may,
    )  # fmt: skip


def _duties(found: Convened, held: date, today: date) -> tuple[Set, ...]:
    """What is open and was set going by this conference, brothers and sisters with the same on one line."""
    parts = {str(each.id) for each in found.parts}
    own = [
        each
        for each in obligations.open_of(children=found.children, today=today)
        if each.trigger_id in parts or (each.trigger_on == held and each.trigger_event == "plan-begins")
    ]
    alike: dict[tuple[str, date | None, str], list[Due]] = {}
    for each in own:
        alike.setdefault((each.duty, each.due_on, each.recipient), []).append(each)
    return tuple(_set(found, each) for each in alike.values())


def _set(found: Convened, alike: list[Due]) -> Set:
    pack, first = procedure.pack(), alike[0]
    wording = Wording.of(pack=pack)
    named = {each.child_id: families.name_of(person=each.child) for each in found.parts}
    asked = Asked(
        child=first.child, key=first.key, trigger=first.trigger_id or first.trigger_on.isoformat(),
        recipient=first.recipient,
    )  # fmt: skip
    return Set(
        title=wording.duty(duty=first.duty, recipient=first.recipient), say=first.say, cite=first.cite,
        names=tuple(named[each.child] for each in alike), child=first.child, key=first.key,
        due_on=first.due_on, unset=first.unset,
        from_whom=wording.role(role=first.responsible) if first.responsible else "",
        doings=Doings(wording=wording).of(duty=pack.duty(first.duty), asked=asked),
    )  # fmt: skip


def _arranged(found: Convened, today: date) -> tuple[Arranged, ...]:
    """The meetings that stand arranged for these children, each once."""
    each_child: Iterable[Arranged] = (
        one for child in found.children for one in list_arranged(child=child, today=today)
    )
    once = {each.id: each for each in each_child}
    return tuple(sorted(once.values(), key=lambda each: (each.for_on, str(each.id))))


def _papers(meeting: UUID) -> tuple[tuple[str, int, int, date | None], ...]:
    rows = PaperSent.standing.filter(meeting=meeting, kind__in=["decisions", "record"])
    found: dict[str, list[PaperSent]] = {}
    for each in rows.order_by("kind", "id"):
        found.setdefault(each.kind, []).append(each)
    return tuple(
        (kind, sum(each.sent_on is None for each in papers), len(papers), papers[0].wanted_by_on)
        for kind, papers in found.items()
    )
