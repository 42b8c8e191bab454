"""Which of a child's duties a visit is for: what it will meet, what it met, and when the next is due."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.casework import obligations, procedure
from holdfast.casework.obligations import Due
from holdfast.procedures.duties import Duty
from holdfast.procedures.pack import Pack


@dataclass(frozen=True, kw_only=True)
class DutyLine:
    """One duty of one or several children, with the day: `children` and `names` belong together.

    `due_on` is None where no day is stated (`unset` says why); `on` is the day on which it was met.
    """

    duty: str
    say: str
    cite: str
    children: tuple[UUID, ...]
    names: tuple[str, ...]
    key: str
    due_on: date | None
    unset: str = ""
    on: date | None = None

    @property
    def was_late(self) -> bool:
        """Whether it was met after the day on which it was due."""
        return self.on is not None and self.due_on is not None and self.on > self.due_on


def will_meet(*, names: dict[UUID, str], today: date) -> tuple[DutyLine, ...]:
    """The open duties that a visit can meet, the first to fall due first."""
    return _lines([each for each in _open(names, today) if _is_of_visits(each)], names)


def met_on(*, on: date, names: dict[UUID, str], today: date) -> tuple[DutyLine, ...]:
    """The duties that a visit of this day met."""
    found = [
        each
        for child in names
        for each in obligations.of_child(child=child, today=today)
        if each.met_on == on and _is_of_visits(each)
    ]
    return _lines(found, names, on=on)


def next_due(*, names: dict[UUID, str], today: date) -> tuple[DutyLine, ...]:
    """When the next visit is due, and what it is for."""
    return will_meet(names=names, today=today)


def is_met_by(*, duty: Duty | None, event: str) -> bool:
    """Whether an event of this kind can meet a duty."""
    if duty is None:
        return False
    selectors = [*duty.met_by, *((duty.target,) if duty.target is not None else ())]
    return any(event in one.events for one in selectors)


def _open(names: dict[UUID, str], today: date) -> Sequence[Due]:
    return obligations.open_of(children=list(names), today=today)


def _is_of_visits(each: Due) -> bool:
    pack: Pack = procedure.pack()
    return is_met_by(duty=pack.duty(each.duty), event="visit")


def _lines(found: Iterable[Due], names: dict[UUID, str], *, on: date | None = None) -> tuple[DutyLine, ...]:
    """Brothers and sisters with the same duty and day on one line."""
    together: dict[tuple[str, date | None], list[Due]] = {}
    for each in found:
        together.setdefault((each.duty, each.due_on), []).append(each)
    lines = [
        DutyLine(
            duty=duty, say=all_of[0].say, cite=all_of[0].cite, key=all_of[0].key, due_on=due_on,
            unset=all_of[0].unset or "", on=on, children=tuple(each.child for each in all_of),
            names=tuple(names[each.child] for each in all_of),
        )
        for (duty, due_on), all_of in together.items()
    ]  # fmt: skip
    return tuple(sorted(lines, key=lambda each: (each.due_on is None, each.due_on or date.max, each.duty)))
