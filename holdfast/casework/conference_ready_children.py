"""What is to be got ready for each child of a conference: in time, in order, and whether the child comes."""

from collections.abc import Iterator

from holdfast.casework import arrangements, conference_clauses, conference_dues
from holdfast.casework.conference_clauses import Clause
from holdfast.casework.conference_ready import PEOPLE, ForChild, Line, Ready
from holdfast.procedures import near_dates

LATER = "later than the procedure has it"


def of(*, ready: Ready) -> Iterator[Line]:
    """The lines with a part for each child; a part of reads."""
    for make in (_day, _order, _child_there):
        line = make(ready)
        if line is not None:
            yield line


def _day(ready: Ready) -> Line:
    """The day, against the day by which the conference is due for each child."""
    day, today = ready.found.day, ready.as_of
    limits = {
        each.child: each
        for each in conference_dues.of(children=ready.found.children, meeting=ready.kind, today=today)
    }
    parts = []
    for child in ready.found.children:
        limit = limits.get(child)
        if limit is None or day is None:
            parts.append(ForChild(child=child, done=None, says="No day is stated"))
            continue
        late = limit.is_broken(by=day)
        says = f"By {near_dates.day(limit.by_on, today)}" + (f": {LATER}" if late else "")
        parts.append(ForChild(child=child, done=not late, says=says))
    clauses = {each.cite: Clause(say=each.say, cite=each.cite) for each in limits.values()}
    return Line(
        title="Held in time", done=_all(parts), says="", page="conference-move", do="Move it",
        clauses=tuple(clauses.values()), children=tuple(parts),
    )  # fmt: skip


def _order(ready: Ready) -> Line | None:
    """Of a looked-after child: the conference and the care review in their order."""
    day = ready.found.day
    if day is None or not ready.found.is_open:
        return None
    facts = arrangements.facts(
        kind=ready.kind, children=ready.found.children, for_on=day, interpreter="", festivals=()
    )
    other = "conference_on" if ready.kind == "looked-after-review" else "looked_after_review_on"
    names = {"conference_on": "Conference", "looked_after_review_on": "Care review"}
    parts, clauses = [], {}
    for child, each in zip(ready.found.children, facts, strict=True):
        if each[other] is None:
            parts.append(ForChild(child=child, done=None, says="None is arranged"))
            continue
        dated = {name: each[name] for name in ("meeting", "for", other)}
        found = conference_clauses.forbidding(step="arrange", facts=dated, on=ready.as_of)
        clauses.update({one.cite: one for one in found})
        says = f"{names[other]} {near_dates.day(each[other], ready.as_of)}"
        parts.append(ForChild(child=child, done=not found, says=says))
    if all(each.done is None for each in parts):
        return None
    return Line(
        title="In order with the looked-after review", done=_all(parts), says="", page="conference-move",
        do="Move it", clauses=tuple(clauses.values()), children=tuple(parts),
    )  # fmt: skip


def _child_there(ready: Ready) -> Line:
    """Whether it was decided for each child if it comes."""
    by_person = {each.person: each for each in ready.invited if each.role == "child"}
    parts = []
    for child in ready.found.children:
        each = by_person.get(child)
        if each is None:
            parts.append(ForChild(child=child, done=False, says="Not decided yet"))
        else:
            says = "Invited" if each.invited else f"Not invited: {each.judged_why or each.excluded_why}"
            parts.append(ForChild(child=child, done=True, says=says))
    return Line(
        title="Whether the child comes", done=_all(parts), says="", page=PEOPLE, do="Decide for each child",
        children=tuple(parts),
    )  # fmt: skip


def _all(parts: list[ForChild]) -> bool | None:
    said = [each.done for each in parts if each.done is not None]
    return all(said) if said else None
