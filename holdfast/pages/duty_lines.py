"""Duties as lines of a page: what, for whom, by when and how far away, and where the reason stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import NoReverseMatch, reverse

from holdfast.casework import procedure
from holdfast.casework.visit_duties import DutyLine
from holdfast.casework.wording import Wording
from holdfast.procedures import near_dates

UNSET = {"": "no day is stated", "not stated": "no day is stated"}


@dataclass(frozen=True)
class Line:
    """One duty: `when` is the day in words, `away` how far off it is, `why` the address of the count."""

    title: str
    say: str
    cite: str
    names: str
    when: str
    away: str
    is_late: bool
    why: str
    due_on: date | None


def of(*, duties: Iterable[DutyLine], today: date) -> list[Line]:
    """The lines of duties that are open: by when each is due."""
    wording = Wording.of(pack=procedure.pack())
    return [_line(each, wording, today) for each in duties]


def met(*, duties: Iterable[DutyLine], today: date) -> list[Line]:
    """The lines of duties that were met: when each had been due."""
    wording = Wording.of(pack=procedure.pack())
    return [_line(each, wording, today, is_met=True) for each in duties]


def listed(names: Sequence[str]) -> str:
    """Several names in one breath: `Ada, Ben and Cora`."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def by_when(*, due_on: date | None, unset: str, today: date) -> str:
    """By when something is due, and how far away that is; why there is no day, where none is stated."""
    if due_on is None:
        return UNSET.get(unset, unset)
    return f"{near_dates.day(due_on, today)}, {near_dates.away(due_on, today)}"


def address(name: str, *given: object) -> str:
    """Where a page stands; nothing where there is no such page."""
    try:
        return reverse(name, args=given)
    except NoReverseMatch:
        return ""


def back_to(child: UUID) -> str:
    """The child's page, else the first page."""
    return address("child", child) or "/"


def _line(each: DutyLine, wording: Wording, today: date, *, is_met: bool = False) -> Line:
    due = each.due_on
    return Line(
        title=wording.duty(duty=each.duty), say=each.say, cite=each.cite, names=listed(sorted(each.names)),
        when=near_dates.day(due, today) if due else UNSET.get(each.unset, each.unset),
        away=near_dates.away(due, today) if due and not is_met else "",
        is_late=each.was_late if is_met else due is not None and due < today,
        why=address("due", each.children[0], each.key), due_on=due,
    )  # fmt: skip
