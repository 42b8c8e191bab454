"""What is to be got ready for a core group's meeting: a line for each thing, with its clause and its page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from holdfast.casework import (
    arrangements,
    conference_clauses,
    core_group_guards,
    core_group_invitations,
)
from holdfast.casework.conference_clauses import Clause
from holdfast.casework.conference_dues import Limit
from holdfast.casework.conference_ready import Line
from holdfast.casework.core_group_invitations import Invited
from holdfast.casework.gathered import Gathered
from holdfast.casework.wording import Wording
from holdfast.procedures import near_dates, words
from holdfast.records.models import PaperSent

LEAD, PLACE, MOVE, INVITE = "core-group-lead", "core-group-place", "core-group-move", "core-group-invite"
MEMBERS, LETTERS, ARRANGE = "core-group-members", "core-group-letters", "core-group-arrange"
OF_THE_CHILD = (MEMBERS, ARRANGE)
"""Those of the pages that are about a child, and not about the meeting."""


@dataclass(frozen=True, kw_only=True)
class Ready:
    """What the lines are made from; `later` are the days of core groups arranged after this one.

    `leads` is what the guard knows of who leads, `speak` the children whose family needs an interpreter.
    """

    found: Gathered
    leads: Mapping[str, Any]
    speak: frozenset[UUID]
    rows: tuple[Invited, ...]
    limits: tuple[Limit, ...]
    later: tuple[date, ...]
    wording: Wording
    as_of: date

    @property
    def is_core_group(self) -> bool:
        """Whether it is one, and no other meeting that has a leader."""
        return bool(self.found.meeting.kind == core_group_guards.CORE_GROUP)


def of(*, ready: Ready) -> Iterator[Line]:
    """The lines, in the order in which one goes about it; a part of reads."""
    for make in (_day, _lead, _minutes, _place, _interpreter, _members, _invited, _family, _moved, _later):
        line = make(ready)
        if line is not None:
            yield line


def _day(ready: Ready) -> Line | None:
    day = ready.found.day
    if day is None:
        return None
    kind = ready.found.meeting.kind
    made = arrangements.plans_made_on(children=ready.found.children) if ready.is_core_group else {}
    facts = [{"meeting": kind, "for": day, "conference_on": on} for on in made.values()]
    barred = _clauses("arrange", facts, ready.as_of)
    late = [each for each in ready.limits if each.is_broken(by=day)]
    says = [f"Set for {near_dates.day(day, ready.as_of)}."]
    for each in late or ready.limits[:1]:
        by = near_dates.day(each.by_on, ready.as_of)
        says.append(f"Due for {each.name} by {by}.")
    says += ["The procedure does not allow this day."] if barred else []
    clauses = barred + tuple(Clause(say=each.say, cite=each.cite) for each in ready.limits)
    return Line(title="Its day", done=not (late or barred), says=" ".join(says), page=MOVE, do="Move it",
                clauses=tuple(dict.fromkeys(clauses)))  # fmt: skip


def _lead(ready: Ready) -> Line:
    group = ready.found.group
    facts = ready.leads
    asked = _clauses("appoint-chair", [{**facts, "role": "other-professional"}], ready.as_of)
    broken = _clauses("appoint-chair", [{**facts, "note_taker": "note-taker"}], ready.as_of)
    role = f", {ready.wording.role(role=group.chair_role)}" if group.chair_role else ""
    says = f"{group.chair_name}{role}." if group.chair_name else "Nobody is named."
    if group.chair_name and group.chair_agreed_by:
        says += f" Agreed by the {ready.wording.role(role=group.chair_agreed_by)}."
    says += " The case is complex." if group.complex else ""
    done = bool(group.chair_name) and not broken
    return Line(title="Who leads", done=done, says=says, page=LEAD, do="Change who leads" if done else
                "Say who leads", clauses=asked)  # fmt: skip


def _minutes(ready: Ready) -> Line:
    group = ready.found.group
    facts = {**ready.leads, "role": group.chair_role or "social-worker"}
    same = {**facts, "note_taker": facts["role"]}
    other = _clauses("appoint-chair", [{**facts, "note_taker": "note-taker"}], ready.as_of)
    asked = tuple(each for each in _clauses("appoint-chair", [same], ready.as_of) if each not in other)
    is_same = facts["note_taker"] == facts["role"]
    says = f"{group.note_taker_name}." if group.note_taker_name else "Nobody is named."
    says += " That is who leads, too." if is_same else ""
    done = bool(group.note_taker_name) and not (is_same and asked)
    return Line(title="Who takes the minutes", done=done, says=says, page=LEAD, clauses=asked,
                do="Change who minutes" if done else "Say who minutes")  # fmt: skip


def _place(ready: Ready) -> Line:
    group, venue = ready.found.group, ready.found.meeting.venue
    says = [f"{venue}." if venue else "No place is named."]
    says += {None: ["Whether all can get in is not said."], False: ["Not all can get in."]}.get(
        group.accessible, []
    )
    says += {
        None: ["Whether the family feels at ease there is not said."],
        False: ["The family is not at ease there."],
    }.get(group.at_ease, [])
    says += [f"Why all the same: {group.venue_why}"] if group.venue_why else []
    done = bool(venue) and group.accessible is True and group.at_ease is True
    if not venue:
        says.append("A school, a health centre or a children’s centre may do.")
    return Line(title="Place", done=done, says=" ".join(says), page=PLACE,
                do="Change where" if done else "Say where")  # fmt: skip


def _interpreter(ready: Ready) -> Line | None:
    group = ready.found.group
    if not (group.interpreter_needed or ready.speak or group.interpreter):
        return None
    facts = {"meeting": ready.found.meeting.kind, "interpreter_needed": True}
    says = f"{group.interpreter}." if group.interpreter else "One is needed, and nobody is arranged."
    return Line(title="Interpreter", done=bool(group.interpreter), says=says, page=PLACE,
                do="Say who is arranged", clauses=_clauses("arrange", [facts], ready.as_of))  # fmt: skip


def _members(ready: Ready) -> Line | None:
    """Whether those who belong make a core group, by the procedure."""
    if not ready.is_core_group:
        return None
    each_child = core_group_guards.lacking(
        children=ready.found.children, members=[each.who for each in ready.rows], today=ready.as_of,
        people=[each.child for each in ready.found.parts],
    )  # fmt: skip
    lacking = dict.fromkeys(clause for own in each_child.values() for clause in own)
    says = f"{len(ready.rows)} belong to it." if ready.rows else "Nobody is named yet."
    says += " Somebody is missing by the procedure." if lacking else ""
    return Line(title="Who belongs to it", done=bool(ready.rows) and not lacking, says=says, page=MEMBERS,
                do="See who belongs to it", clauses=tuple(lacking))  # fmt: skip


def _invited(ready: Ready) -> Line:
    waiting = [each.who.name for each in ready.rows if each.sent_on is None]
    says = f"Not invited yet: {', '.join(waiting)}." if waiting else "All are invited."
    clauses = core_group_invitations.clauses(on=ready.as_of) if ready.is_core_group else ()
    return Line(title="Invitations", done=bool(ready.rows) and not waiting, page=INVITE, do="Invite them",
                says=says if ready.rows else "Nobody is there to be invited.", clauses=clauses)  # fmt: skip


def _family(ready: Ready) -> Line | None:
    """Parents and carers: whether they are invited, and how they were encouraged to come."""
    if not ready.is_core_group:
        return None
    family = [each for each in ready.rows if each.who.role in words.FAMILY and each.who.role != "child"]
    if not family:
        return Line(title="Parents and carers", done=False, says="None belongs to the group yet.",
                    page=MEMBERS, do="Add a parent or carer")  # fmt: skip
    said = [
        f"{each.who.name}: {each.encouraged.removesuffix('.') or 'not yet encouraged to come'}"
        for each in family
    ]
    return Line(title="Parents and carers", done=all(each.encouraged for each in family), page=INVITE,
                says=". ".join(said) + ".", do="Invite and encourage them")  # fmt: skip


def _moved(ready: Ready) -> Line | None:
    papers = PaperSent.standing.filter(meeting=ready.found.meeting, kind="moved").order_by("id")
    if not papers:
        return None
    waiting = [each.to_name for each in papers if each.sent_on is None]
    says = f"Not told in writing yet: {', '.join(waiting)}." if waiting else "Everybody was told in writing."
    return Line(title="The new day told in writing", done=not waiting, says=says, page=LETTERS,
                do="Say that it went",
                clauses=conference_clauses.following(event="meeting-moved", on=ready.as_of))  # fmt: skip


def _later(ready: Ready) -> Line | None:
    """At the first one after a conference the days of those to come are agreed."""
    if not ready.found.group.first:
        return None
    days = ", ".join(near_dates.day(each, ready.as_of) for each in ready.later)
    return Line(title="Days of the later ones", done=bool(ready.later), page=ARRANGE,
                says=f"Arranged: {days}." if days else "None is arranged after this one.",
                do="Arrange the next ones")  # fmt: skip


def _clauses(step: str, facts: list[dict[str, Any]], on: date) -> tuple[Clause, ...]:
    """What stands in the way, each clause once."""
    found: Mapping[Clause, None] = {
        clause: None
        for each in facts
        for clause in conference_clauses.forbidding(
            step=step, facts={name: value for name, value in each.items() if value is not None}, on=on
        )
    }
    return tuple(found)
