"""A timeline as a picture: a lane for each duty over one axis of time. The table says the same in words.

Positions only, in the picture's own units; the template draws them, and the styles colour them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from holdfast.documents import dates
from holdfast.documents.dates import Answer, Row

WIDTH, LEFT, RIGHT = 960, 225, 30
TOP, LANE, SHAPE = 74, 30, 18
AHEAD = timedelta(days=200)  # what is due later than so long after the day asked about stands at the edge
MOST_TICKS = 9
CLEAR = 75  # what the name of the first month takes
APART = 30  # marks of events closer than this stand in a second row


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One obligation: from what set it going to its date, with a shape for how it stands."""

    start: float
    x: float
    y: float
    state: str
    later: bool
    words: str

    @property
    def left(self) -> float:
        """Where its shape begins."""
        return round(self.x - SHAPE / 2, 1)

    @property
    def beyond(self) -> float:
        """Where three dots say that it lies later than the picture."""
        return self.x + SHAPE

    @property
    def top(self) -> float:
        """Where its shape begins, from above."""
        return self.y - SHAPE / 2


@dataclass(frozen=True, kw_only=True)
class Lane:
    """One duty and its obligations."""

    title: str
    y: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, kw_only=True)
class Happened:
    """The events of one day: their numbers, and where they stand."""

    x: float
    y: float
    numbers: str

    @property
    def wide(self) -> int:
        """How wide its mark is: round for one event, longer for several."""
        return 20 if len(self.numbers) < 3 else 12 + 7 * len(self.numbers)

    @property
    def left(self) -> float:
        """Where its mark begins."""
        return round(self.x - self.wide / 2, 1)

    @property
    def top(self) -> float:
        """Where its mark begins, from above."""
        return self.y - 10


@dataclass(frozen=True, kw_only=True)
class Picture:
    """Everything that is drawn."""

    width: int
    height: int
    left: int
    ticks: tuple[tuple[float, str], ...]
    today: float
    events: tuple[Happened, ...]
    legend: tuple[str, ...]
    lanes: tuple[Lane, ...]
    states: tuple[tuple[str, str], ...]


class Axis:
    """Days on a line."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, max(last, first + timedelta(days=14))

    def at(self, on: date) -> float:
        """Where a day stands; what lies beyond the end stands at the end."""
        share = (min(max(on, self.first), self.last) - self.first) / (self.last - self.first)
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    def ticks(self) -> Iterator[tuple[float, str]]:
        """The beginnings of months, no more than the picture has room for."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        yield LEFT, f"{self.first:%b %Y}"
        step = next((each for each in (1, 2, 3, 6, 12, 24, 60, 120) if months / each <= MOST_TICKS), 240)
        month = self.first.year * 12 + self.first.month - 1
        for number in range(month + (-month % step if step > 1 else 1), month + months + 1, step):
            on = date(number // 12, number % 12 + 1, 1)
            if self.first <= on <= self.last and self.at(on) > LEFT + CLEAR:
                yield self.at(on), f"{on:%b}" if on.month > 1 and step < 12 else f"{on:%b %Y}"


def draw(answer: Answer, happened: list[Mapping[str, Any]], titles: list[str], as_of: date) -> Picture | None:
    """The picture of an answer; None where there is nothing with a date."""
    dated = [row for row in answer.rows if row.due_on is not None]
    if not dated:
        return None
    days = [date.fromisoformat(each["on"]) for each in happened]
    due = [row.due_on for row in dated if row.due_on is not None]
    last = max([as_of, *days, *(each for each in due if each <= as_of + AHEAD)])
    axis = Axis(min([*days, *due, as_of]) - timedelta(days=3), last + timedelta(days=5))
    ordered = sorted(range(len(days)), key=lambda place: days[place])
    lanes = tuple(_lanes(dated, axis))
    return Picture(
        width=WIDTH,
        height=TOP + LANE * len(lanes) + 34,
        left=LEFT,
        ticks=tuple(axis.ticks()),
        today=axis.at(as_of),
        events=tuple(_events([days[place] for place in ordered], axis)),
        legend=tuple(f"{titles[place]}, {dates.day(on=days[place], as_of=as_of)}" for place in ordered),
        lanes=lanes,
        states=tuple(dict.fromkeys((str(row.state), row.says) for row in dated)),
    )


def _events(days: list[date], axis: Axis) -> Iterator[Happened]:
    """The events, those of one day as one mark; a mark too near the one before it stands a row lower."""
    by_day: dict[date, list[int]] = {}
    for number, on in enumerate(days, 1):
        by_day.setdefault(on, []).append(number)
    before, lower = -1000.0, False
    for on, numbers in by_day.items():
        x = axis.at(on)
        lower = x - before < APART and not lower
        before = x
        named = str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
        yield Happened(x=x, y=58 if lower else 38, numbers=named)


def _lanes(dated: list[Row], axis: Axis) -> Iterator[Lane]:
    """A lane for each duty, in the order of its first date."""
    by_duty: dict[str, list[Row]] = {}
    for row in sorted(dated, key=lambda each: each.due_on or date.max):
        by_duty.setdefault(row.title, []).append(row)
    for place, (title, rows) in enumerate(by_duty.items()):
        y = TOP + LANE * place + LANE / 2
        yield Lane(title=title, y=y, marks=tuple(_mark(row, axis, y) for row in rows))


def _mark(row: Row, axis: Axis, y: float) -> Mark:
    due = row.due_on or date.max
    words = f"{row.title}: {row.due}, {row.says.lower()}"
    return Mark(
        start=axis.at(row.from_on),
        x=axis.at(due),
        y=y,
        state=str(row.state),
        later=due > axis.last,
        words=words,
    )
