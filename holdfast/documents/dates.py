"""What a procedure asks for in one timeline, as people read it: rows in the order of their urgency.

Dates lack the year where it is the one asked about; what is late is said in words and by a shape.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from holdfast.documents import event_words
from holdfast.procedures import sentences, vocabulary
from holdfast.procedures.obligations import Obligation
from holdfast.procedures.pack import Pack
from holdfast.procedures.vocabulary import Vocabulary
from holdfast.procedures.words import State

STATES = {
    State.OVERDUE: "Overdue",
    State.DUE: "To do",
    State.VARIED: "Put off by agreement",
    State.MET: "Done",
    State.MET_LATE: "Done late",
    State.BREACHED: "Broken",
    State.MISSED: "Never done",
    State.LAPSED: "No longer due",
}
GROUPS = {
    "overdue": "Overdue",
    "ahead": "Still to do",
    "closed": "Done, or closed",
    "undated": "Without a date",
}
COUNTED = {
    "overdue": "overdue",
    "ahead": "still to do",
    "closed": "done or closed",
    "undated": "without a date",
}
OPEN = {State.DUE, State.VARIED}


@dataclass(frozen=True, kw_only=True)
class Row:
    """One obligation as it is shown."""

    duty: str
    anchor: str
    title: str
    say: str
    because: str
    due: str
    away: str
    who: str
    to: str
    state: State
    says: str
    detail: str
    cite: str
    modality: str
    due_on: date | None
    from_on: date
    met_on: date | None


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Everything that a procedure asks for in a timeline, in groups: overdue first, without a date last."""

    as_of: str
    groups: tuple[tuple[str, str, tuple[Row, ...]], ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row, in its order."""
        return tuple(row for _, _, rows in self.groups for row in rows)

    @property
    def counted(self) -> str:
        """How many there are of each group: `1 overdue, 3 still to do`."""
        return ", ".join(f"{len(rows)} {COUNTED[name]}" for name, _, rows in self.groups)


def answer(*, found: list[Obligation], procedure: Pack, as_of: date) -> Answer:
    """Put what was derived into rows and groups."""
    own = vocabulary.of(procedure)
    grouped: dict[str, list[Row]] = {name: [] for name in GROUPS}
    for each in found:
        grouped[_group(each)].append(_row(each, own, as_of))
    return Answer(
        as_of=sentences.day(as_of),
        groups=tuple((name, GROUPS[name], tuple(rows)) for name, rows in grouped.items() if rows),
    )


def _group(each: Obligation) -> str:
    if each.due is None:
        return "undated"
    if each.state is State.OVERDUE:
        return "overdue"
    return "ahead" if each.state in OPEN else "closed"


def _row(each: Obligation, own: Vocabulary, as_of: date) -> Row:
    because = each.because
    return Row(
        duty=each.duty,
        anchor=f"duty-{each.duty}",
        title=event_words.plain(text=each.duty),
        say=each.say,
        because=f"{because[:1].upper()}{because[1:]}.",
        due=day(on=each.due, as_of=as_of) if each.due else _undated(each.when),
        away=_away(each, as_of),
        who=own.role_name(each.responsible) if each.responsible else "",
        to=own.role_name(each.recipient) if each.recipient else "",
        state=each.state,
        says=STATES[each.state],
        detail=", ".join(_details(each, as_of)),
        cite=each.cite,
        modality=each.modality,
        due_on=each.due,
        from_on=each.trigger.on,
        met_on=each.met_on,
    )


def _undated(when: str | None) -> str:
    return "Not stated by this authority" if when in {None, "not stated"} else str(when).capitalize()


def day(*, on: date, as_of: date) -> str:
    """A date as it stands in a list: `Mon 12 Jan`, with the year where it is another one."""
    return f"{on:%a} {on.day} {on:%b}" + (f" {on.year}" if on.year != as_of.year else "")


def _away(each: Obligation, as_of: date) -> str:
    if each.due is None:
        return ""
    if each.state is State.MET_LATE and each.met_on is not None:
        return f"{counted(days=(each.met_on - each.due).days)} late"
    if each.state is State.OVERDUE:
        return f"{counted(days=(as_of - each.due).days)} late"
    if each.state in OPEN and each.due >= as_of:
        ahead = (each.due - as_of).days
        return f"in {counted(days=ahead)}" if ahead else "that day"
    return ""


def counted(*, days: int) -> str:
    """`1 day`, `4 days`."""
    return "1 day" if days == 1 else f"{days} days"


def _details(each: Obligation, as_of: date) -> Iterator[str]:
    if each.met_on is not None:
        yield day(on=each.met_on, as_of=as_of)
    if each.acknowledged_on is not None:
        yield f"acknowledged {day(on=each.acknowledged_on, as_of=as_of)}"
    if each.varied is not None:
        until = event_words.day_in(text=str(each.varied["until"]))
        yield f"until {day(on=until, as_of=as_of) if until else each.varied['until']}"
    if each.closed_on is not None and each.state in {State.LAPSED, State.MISSED}:
        yield f"closed {day(on=each.closed_on, as_of=as_of)}"
    if each.breached_on is not None and each.state is State.BREACHED:
        yield day(on=each.breached_on, as_of=as_of)
