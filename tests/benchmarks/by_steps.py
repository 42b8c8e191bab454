"""A benchmark's timelines taken through the real steps, each by the one whose work it is, on its own day."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from _families import CORE_GROUP, Family, Happening, child
from _tables import evening
from _writing import (
    CORE_GROUP_NOTE,
    NOTE_AT,
    NOTE_KIND,
    NOTE_WITH,
    PLAN_AIM,
    REVIEW_AT,
    REVIEW_VENUE,
    RHYTHM,
    SENT,
    SUPERVISION,
    TOLD_AT,
    TOLD_TEXT,
)

from holdfast.access import actors, entry
from holdfast.casework import carry_ins, meetings, milestones, notes, plans, tellings, visits
from holdfast.casework.tellings import To
from holdfast.casework.visit_said import VisitSaid


@dataclass(kw_only=True)
class Lived:
    """A family as it lives in the record, and what a later step must name."""

    family: Family
    children: tuple[UUID, ...]
    coming: UUID | None = None
    failed: dict[UUID, UUID] = field(default_factory=dict)
    told: list[UUID] = field(default_factory=list)


def live(*, authority: UUID, families: Sequence[Family], administrator: UUID) -> list[UUID]:
    """Carry the families in and let every day happen; answers their children."""
    with entered(authority, administrator):
        start = families[0].start
        page = carry_ins.look(
            source="csv", said=[row for each in families for row in each.register], today=start
        )
        for row in page.rows:
            carry_ins.decide(carry_in=page.id, number=row.number, decision="new", today=start)
        page = carry_ins.do(carry_in=page.id, today=start, now=evening(start))
    made = iter([row.child for row in page.rows if row.child is not None])
    lives = [Lived(family=each, children=tuple(next(made) for _ in each.register)) for each in families]
    diary = [(each, life) for life in lives for each in life.family.happened]
    for each, life in sorted(diary, key=lambda one: one[0].on):
        with entered(authority, each.by):
            _OF_KIND[each.kind](life, each)
    return [key for life in lives for key in life.children]


@contextmanager
def entered(authority: UUID, account: UUID) -> Iterator[None]:
    with entry.enter(actor=actors.person(account=account), authority=authority, reason="living"):
        yield


def _plan(life: Lived, each: Happening) -> None:
    needs, contacts = each.said
    plans.record(
        children=life.children, part="detailed", made_on=each.on, today=each.on, aim=PLAN_AIM, needs=needs,
        contacts=contacts, at="core-group", visit_every=RHYTHM["visit_every"],
        core_group_every=RHYTHM["core_group_every"],
    )  # fmt: skip


def _said(life: Lived, each: Happening) -> VisitSaid:
    said: VisitSaid = each.said
    keys = {child(place): key for place, key in enumerate(life.children)}
    return replace(said, children=tuple(replace(part, child=keys[part.child]) for part in said.children))


def _visit(life: Lived, each: Happening) -> None:
    visits.record(visit=_said(life, each), today=each.on, now=evening(each.on))


def _not_seen(life: Lived, each: Happening) -> None:
    done = visits.record_failed(visit=_said(life, each), today=each.on, now=evening(each.on)).done
    life.failed = {part.said.child: part.id for part in done.page.parts}


def _tell(life: Lived, each: Happening) -> None:
    for key, part in life.failed.items():
        life.told += tellings.tell(
            children=[key], whom="team-manager", of=str(part), of_kind="visit", on=each.on,
            to=[To(account=each.said)], at=TOLD_AT, text=TOLD_TEXT, today=each.on,
        )  # fmt: skip


def _acknowledge(life: Lived, each: Happening) -> None:
    tellings.acknowledge(tellings=life.told, today=each.on)


def _core_group(life: Lived, each: Happening) -> None:
    held = meetings.hold(
        kind="core-group", children=life.children, held_on=each.on, today=each.on, meeting=life.coming,
        members=CORE_GROUP, parents_came=True, decisions_recorded=True, note=CORE_GROUP_NOTE,
        next_on=each.said,
    )  # fmt: skip
    life.coming = held.next[0].id


def _review(life: Lived, each: Happening) -> None:
    meetings.arrange(
        kind="review-conference", children=life.children, for_on=each.said, arranged_on=each.on,
        venue=REVIEW_VENUE, at=REVIEW_AT, today=each.on,
    )  # fmt: skip


def _send(life: Lived, each: Happening) -> None:
    for event, said in SENT.items():
        milestones.record(event=event, children=life.children, on=each.on, today=each.on, said=said)


def _supervise(life: Lived, each: Happening) -> None:
    milestones.record(
        event="supervision", children=life.children, on=each.on, today=each.on, said=SUPERVISION
    )


def _note(life: Lived, each: Happening) -> None:
    notes.record(
        kind=NOTE_KIND, on=each.on, children=dict.fromkeys(life.children, ""), text=each.said,
        at=NOTE_AT, with_whom=NOTE_WITH, today=each.on,
    )  # fmt: skip


_OF_KIND: dict[str, Callable[[Lived, Happening], Any]] = {
    "plan": _plan,
    "visit": _visit,
    "failed": _not_seen,
    "told": _tell,
    "acknowledged": _acknowledge,
    "core-group": _core_group,
    "review": _review,
    "sent": _send,
    "supervision": _supervise,
    "note": _note,
}
