"""Who must be told now, by the authority's own procedure: their names, their numbers, and who comes next.

Read from the open obligations that an event set going and that name a recipient. Brothers and sisters for
whom the same people must be told stand on one line. A chain of recipients says who is tried first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any
from uuid import UUID

from holdfast.casework import holders, obligations, procedure, visit_duties, visit_said
from holdfast.casework.dues import Due
from holdfast.casework.holders import Holder
from holdfast.casework.wording import Wording
from holdfast.procedures.duties import Duty
from holdfast.procedures.words import Role
from holdfast.records.models import Person, Telling


@dataclass(frozen=True, kw_only=True)
class Rung:
    """A place in the chain: the roles that will do there, in words, and who holds them."""

    roles: tuple[str, ...]
    words: str
    people: tuple[Holder, ...]
    before: tuple[str, ...] = ()  # roles that must have been tried and not reached

    @property
    def is_first(self) -> bool:
        """Whether nobody need be tried before."""
        return not self.before


@dataclass(frozen=True, kw_only=True)
class TellOf:
    """One child of whom somebody must be told, and the key of the obligation."""

    child: UUID
    name: str
    key: str


@dataclass(frozen=True, kw_only=True)
class MustTell:
    """Somebody must be told of one event: for which children, under which clause, by when, on which number.

    `everybody`: all of those named (the core group), not one of them; those told already are left out. `by`
    is the role that must tell.
    """

    duty: str
    say: str
    cite: str
    modality: str
    due_on: date | None
    unset: str
    days: int | None
    role: str
    words: str
    by: str
    everybody: bool
    children: tuple[TellOf, ...]
    rungs: tuple[Rung, ...]

    @property
    def slug(self) -> str:
        """By what a form names it: brothers and sisters of whom others are told stand apart."""
        return f"{self.duty}-{self.role}-{self.children[0].child}"

    def whom(self, *, rung: Rung, person: Holder) -> str:
        """In which role somebody is told: of everybody, the last one completes the whole."""
        if self.everybody:
            return self.role if len(rung.people) <= 1 else person.role
        return person.whom or person.role


@dataclass(frozen=True, kw_only=True)
class ToldLine:
    """Somebody was told of the event: who, in which role, when, by whom, and whether they have seen it."""

    whom: str
    name: str
    on: date
    at: time | None
    by: str
    how: str
    unreached: tuple[str, ...]
    text: str
    children: tuple[str, ...]
    acknowledged_on: date | None


def of_event(*, parts: Mapping[UUID, UUID], whole: UUID, today: date) -> tuple[MustTell, ...]:
    """Who must still be told of what happened; `parts` are each child's own part of it (the event's id).

    A building block of steps and reads that have asked `access`.
    """
    pack, wording = procedure.pack(), Wording.of(pack=procedure.pack())
    names, told = _names(parts), _already(parts, whole)
    together: dict[tuple[Any, ...], list[tuple[Due, tuple[Rung, ...]]]] = {}
    for due in obligations.open_of(children=parts, today=today):
        duty = pack.duty(due.duty)
        if due.trigger_id != str(parts[due.child]) or duty is None or not _tells(duty, due):
            continue
        rungs = _rungs(duty, due, wording, today)
        if due.recipient == Role.CORE_GROUP:
            rungs = tuple(_waiting(each, told[due.child]) for each in rungs)
        who = tuple(person.key for rung in rungs for person in rung.people)
        together.setdefault((due.duty, due.recipient, due.due_on, who), []).append((due, rungs))
    found = [_line(each, names) for each in together.values()]
    return tuple(sorted(found, key=_first))


def _first(each: MustTell) -> tuple[bool, date, bool, bool, bool]:
    """By the day; of one day whoever is tried in turn first, then single people, the firmer duty before."""
    undated = each.due_on is None
    return undated, each.due_on or date.max, len(each.rungs) == 1, each.everybody, each.modality != "must"


def still_open(*, parts: Mapping[UUID, UUID], today: date) -> tuple[Due, ...]:
    """What else follows from it and is not done: to be agreed, considered, decided."""
    pack = procedure.pack()
    found = []
    for due in obligations.open_of(children=parts, today=today):
        duty = pack.duty(due.duty)
        if due.trigger_id != str(parts[due.child]) or duty is None or _tells(duty, due):
            continue
        if not visit_duties.is_met_by(duty=duty, event="visit"):  # those are for the next visit
            found.append(due)
    return tuple(found)


def told_of(*, parts: Mapping[UUID, UUID], whole: UUID) -> tuple[ToldLine, ...]:
    """Who has been told of it already, the first first; brothers and sisters told of together on one line."""
    wording = Wording.of(pack=procedure.pack())
    names = _names(parts)
    named = {str(whole), *(str(each) for each in parts.values())}
    rows = (
        Telling.standing.filter(child__in=parts, of__in=named)
        .select_related("account", "to_account")
        .prefetch_related("acknowledgements")
        .order_by("known_from", "id")
    )
    together: dict[tuple[Any, ...], list[Telling]] = {}
    for each in rows:
        same = (each.whom, each.to_account_id, each.to_name, each.on, each.at, each.account_id, each.text,
                *each.unreached)  # fmt: skip
        together.setdefault(same, []).append(each)
    return tuple(_told(each, names, wording) for each in together.values())


def _already(parts: Mapping[UUID, UUID], whole: UUID) -> dict[UUID, set[str]]:
    """By child, who has been told of it: accounts, and names of those who have none."""
    named = {str(whole), *(str(each) for each in parts.values())}
    told: dict[UUID, set[str]] = {child: set() for child in parts}
    for each in Telling.standing.filter(child__in=parts, of__in=named):
        told[each.child_id].add(str(each.to_account_id) if each.to_account_id else each.to_name)
    return told


def _waiting(rung: Rung, told: set[str]) -> Rung:
    return replace(rung, people=tuple(each for each in rung.people if each.key not in told))


def _tells(duty: Duty, due: Due) -> bool:
    return bool(due.recipient) and any("told" in one.events for one in duty.met_by)


def _rungs(duty: Duty, due: Due, wording: Wording, today: date) -> tuple[Rung, ...]:
    ranks = duty.recipient_chain or ((due.recipient,),)
    found, before = [], ()  # type: tuple[list[Rung], tuple[str, ...]]
    for rank in ranks:
        people = [
            replace(person, whom=role)
            for role in rank
            for person in holders.of(child=due.child, role=role, today=today, by_role=due.responsible)
        ]
        named = [wording.role(role=role) for role in rank]
        words = " or ".join(dict.fromkeys(named))
        found.append(Rung(roles=rank, words=words, people=_once(people), before=before))
        before = (*before, rank[0])
    return tuple(found)


def _once(people: Sequence[Holder]) -> tuple[Holder, ...]:
    """Each person once, in the first role they were found in."""
    return tuple({each.key: each for each in reversed(people)}.values())[::-1]


def _line(found: list[tuple[Due, tuple[Rung, ...]]], names: Mapping[UUID, str]) -> MustTell:
    due, rungs = found[0]
    return MustTell(
        duty=due.duty, say=due.say, cite=due.cite, modality=due.modality, due_on=due.due_on, unset=due.unset,
        days=due.days, role=due.recipient, words=rungs[0].words, by=due.responsible, rungs=rungs,
        everybody=due.recipient == Role.CORE_GROUP,
        children=tuple(
            TellOf(child=each.child, name=names[each.child], key=each.key) for each, _rungs_of in found
        ),
    )  # fmt: skip


def _told(rows: list[Telling], names: Mapping[UUID, str], wording: Wording) -> ToldLine:
    first = rows[0]
    seen = [each.on for row in rows for each in row.acknowledgements.all()]
    return ToldLine(
        whom=wording.role(role=first.whom), on=first.on, at=first.at, how=first.how, text=first.text,
        name=first.to_account.name if first.to_account else first.to_name,
        by=first.account.name if first.account else "",
        unreached=tuple(wording.role(role=each) for each in first.unreached),
        children=tuple(dict.fromkeys(names[each.child_id] for each in rows)),
        acknowledged_on=max(seen) if seen else None,
    )  # fmt: skip


def _names(parts: Mapping[UUID, UUID]) -> dict[UUID, str]:
    return {each.id: visit_said.name(person=each) for each in Person.standing.filter(id__in=parts)}
