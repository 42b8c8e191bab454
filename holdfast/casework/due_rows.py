"""What is due as rows of a list: one row a duty, brothers and sisters with the same duty on one row."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.casework.child_facts import ChildFacts, Named
from holdfast.casework.doing import Asked, Doing, Doings
from holdfast.casework.dues import Due
from holdfast.casework.wording import Wording
from holdfast.procedures import near_dates, sentences
from holdfast.procedures.drafts import Count
from holdfast.procedures.duties import Duty, Shape
from holdfast.procedures.intervals import AT_ONCE, Interval
from holdfast.procedures.pack import Pack

SHORT = {"plan-carried-in": "the carrying in"}
"""What an event is called where a row has no more room."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One duty towards one child, or several of one family.

    `on` is the day after which it is late, None where it has none and `unset` says why. `days` are left until
    then; fewer than 0: so many late. `after` counts from what set it off. `from_whom` names the role where it
    is not one's own; `doings` are its buttons.
    """

    child: Named
    others: tuple[Named, ...]
    title: str
    say: str
    cite: str
    modality: str
    key: str
    on: date | None
    unset: str
    days: int | None
    after: str
    put_off: bool
    not_before_on: date | None
    from_whom: str
    doings: tuple[Doing, ...]

    @property
    def late(self) -> bool:
        """Whether it should have been done before today."""
        return self.days is not None and self.days < 0


class Rows:
    """Makes rows in one authority's words; `facts` know the children."""

    def __init__(self, *, pack: Pack, facts: Mapping[UUID, ChildFacts], today: date) -> None:
        self.pack, self.facts, self.as_of = pack, facts, today
        self.wording = Wording.of(pack=pack)
        self.doings = Doings(wording=self.wording)
        self.duties = {duty.id: duty for duty in pack.duties}

    def of(self, *, dues: Iterable[Due], own: frozenset[str] = frozenset()) -> list[Row]:
        """The rows of what is due, by date; a role in `own` is whoever looks, and not named."""
        grouped: dict[tuple[object, ...], list[Due]] = {}
        for due in dues:
            if due.child in self.facts:
                grouped.setdefault(self._same(due), []).append(due)
        rows = [self._row(each, own) for each in grouped.values()]
        return sorted(rows, key=lambda row: (row.on or date.max, row.child.name, row.title))

    def _same(self, due: Due) -> tuple[object, ...]:
        families = self.facts[due.child].families
        group = families[0] if families else due.child
        number = due.key.rpartition("/")[2]
        return (group, due.duty, due.late_after, due.unset, due.trigger_event, due.trigger_on,
                due.responsible, due.recipient, number)  # fmt: skip

    def _row(self, dues: list[Due], own: frozenset[str]) -> Row:
        dues = sorted(dues, key=self._youngest)
        due = dues[0]
        duty = self.duties.get(due.duty)
        asked = Asked(
            child=due.child, key=due.key, trigger=due.trigger_id or due.trigger_on.isoformat(),
            recipient=due.recipient,
        )  # fmt: skip
        named = [self.facts[each.child].child for each in dues]
        others = tuple({each.id: each for each in named[1:] if each.id != due.child}.values())
        return Row(
            child=named[0],
            others=others,
            title=self.wording.duty(duty=due.duty, recipient=due.recipient),
            say=due.say,
            cite=due.cite,
            modality=due.modality,
            key=due.key,
            on=due.late_after,
            unset=due.unset if due.due_on is None else "",
            days=due.days,
            after=self._after(due, duty),
            put_off=due.varied_until_on is not None,
            not_before_on=due.not_before_on,
            from_whom=""
            if not due.responsible or due.responsible in own
            else self.wording.role(role=due.responsible),
            doings=self.doings.of(duty=duty, asked=asked),
        )

    def _youngest(self, due: Due) -> tuple[int, str]:
        facts = self.facts[due.child]
        born = facts.born_on or facts.expected_on
        return (-(born.toordinal() if born else 0), facts.child.name)

    def _after(self, due: Due, duty: Duty | None) -> str:
        """From what it is counted, in a few words: `4 weeks after the visit of Fri 12 Dec 2025`."""
        name = SHORT.get(due.trigger_event) or self.wording.event(event=due.trigger_event)
        event = f"{name} {'on' if ' of ' in name else 'of'} {near_dates.day(due.trigger_on, self.as_of)}"
        if duty is None or due.due_on is None:
            return f"since {event}"
        if duty.shape is Shape.BEFORE:
            return f"before the meeting that was arranged on {near_dates.day(due.trigger_on, self.as_of)}"
        if due.trigger_event == "plan-carried-in" and duty.shape is Shape.EVERY:
            return f"counted from before {event}"  # from what was held last, which *why?* names
        if due.due_on == due.trigger_on:
            return f"at once, on the day of {event}"
        counting = self.pack.counting(duty)
        for interval in filter(None, (duty.interval, duty.first)):
            if interval != AT_ONCE and counting.add(due.trigger_on, interval) == due.due_on:
                count = Count(due.trigger_on, "", interval, due.due_on)
                return f"{interval} after {event}{sentences.left_out(count, counting)}"
        return f"{_plain(due.trigger_on, due.due_on)} {event}"


def _plain(start: date, end: date) -> str:
    days = (end - start).days
    interval = Interval(abs(days) // 7, "weeks") if days % 7 == 0 else Interval(abs(days), "days")
    return f"{interval} {'after' if days > 0 else 'before'}"
