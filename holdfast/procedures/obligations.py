"""What is due for one child, by when, from whom and under which clause: `derive(pack, case, as_of)`.

Pure: the same facts give the same answer, in whatever order they were written down. What is derived depends
on the events up to `as_of`; otherwise `as_of` decides the state alone.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from holdfast.procedures import case as cases
from holdfast.procedures import deadlines, preceding, recurrences, sentences, watches, words
from holdfast.procedures.case import Case, Happening
from holdfast.procedures.drafts import Draft, Reckoning
from holdfast.procedures.duties import Duty, Shape
from holdfast.procedures.faults import CaseFault, shown
from holdfast.procedures.intervals import Counting
from holdfast.procedures.pack import Pack
from holdfast.procedures.selectors import matching
from holdfast.procedures.settling import Settled, Settling
from holdfast.procedures.timeline import Timeline
from holdfast.procedures.words import Modality, State

_SHAPES = {
    Shape.WITHIN: deadlines.within,
    Shape.EARLIEST: deadlines.within,
    Shape.EVERY: recurrences.every,
    Shape.BEFORE: preceding.before,
    Shape.AT_NEXT: preceding.at_next,
    Shape.EACH: watches.each_one,
    Shape.OF_ANY: watches.of_any,
    Shape.LASTS: watches.lasts,
}


@dataclass(frozen=True, slots=True)
class Obligation:
    """One thing that is or was due for the child, in the public form of `as_dict`.

    `due` is None where no number is stated or the date is not known yet (`when` says which). `breached_on`
    and `closed_on` are the days on which it was broken for good, or ended unmet with its plan.
    """

    duty: str
    key: str
    say: str
    requirements: tuple[str, ...]
    cite: str
    modality: str
    trigger: Happening
    due: date | None
    when: str | None
    not_before: date | None
    state: State
    met_on: date | None
    breached_on: date | None
    closed_on: date | None
    responsible: str | None
    recipient: str | None
    acknowledged_on: date | None
    varied: Mapping[str, Any] | None
    _draft: Draft = field(repr=False, compare=False)
    _counting: Counting = field(repr=False, compare=False)

    @property
    def because(self) -> str:
        """The sentence that counts; made when it is asked for."""
        return sentences.because(self._draft, self._counting)

    @property
    def day_off(self) -> str | None:
        """The name of the day off on which the date falls, where it does."""
        return sentences.day_off(self.due, self._counting) if self.due is not None else None

    @property
    def provisional(self) -> bool:
        """Whether the date lies, or was counted, beyond the confirmed calendar."""
        return sentences.provisional(self._draft, self._counting)

    def as_dict(self) -> dict[str, Any]:
        """Give the obligation in the public form, ready for JSON."""
        return {
            "duty": self.duty,
            "key": self.key,
            "say": self.say,
            "requirements": list(self.requirements),
            "cite": self.cite,
            "modality": self.modality,
            "trigger": {"event": self.trigger.event, "on": self.trigger.on.isoformat()},
            "due": _iso(self.due),
            "when": self.when,
            "not_before": _iso(self.not_before),
            "state": str(self.state),
            "met_on": _iso(self.met_on),
            "responsible": self.responsible,
            "recipient": self.recipient,
            "acknowledged_on": _iso(self.acknowledged_on),
            "varied": dict(self.varied) if self.varied is not None else None,
            "provisional": self.provisional,
            "day_off": self.day_off,
            "because": self.because,
        }


def _iso(on: date | None) -> str | None:
    return on.isoformat() if on is not None else None


def derive(pack: Pack, case: Case | Mapping[str, Any], as_of: date) -> list[Obligation]:
    """Derive every obligation of a case, ordered by due date; those without a date come last.

    `case` is a `case.Case` or the public form as parsed from JSON. Raises CaseFault, in one line, where the
    facts are wrong.
    """
    read = case if isinstance(case, Case) else cases.read(case)
    _check_varied(pack, read)
    derivation = _Derivation(pack, Timeline(read, as_of))
    found: list[Obligation] = []
    for duty in pack.duties:
        if duty.silent or duty.shape is None or duty.modality == Modality.MAY:
            continue
        found += derivation.obligations_of(duty)
    found.sort(key=_order)
    return found


def _order(each: Obligation) -> tuple[bool, date, str, tuple[date, int, str], str]:
    return (each.due is None, each.due or date.max, each.duty, each.trigger.key, each.key)


class _Derivation:
    """One derivation: each duty's drafts are made once, also where another duty leans on them."""

    def __init__(self, pack: Pack, timeline: Timeline) -> None:
        self.pack, self.timeline, self.settling = pack, timeline, Settling(timeline)
        self.made: dict[str, list[Draft]] = {}

    def obligations_of(self, duty: Duty) -> list[Obligation]:
        return _keyed(duty, self.drafts_of(duty.id), self.settling, self.pack.counting(duty))

    def drafts_of(self, duty_id: str) -> list[Draft]:
        if duty_id not in self.made:
            self.made[duty_id] = []  # a duty that leans on itself through another finds nothing
            duty = self.pack.duty(duty_id)
            if duty is not None:
                counting = self.pack.counting(duty)
                self.made[duty_id] = _drafts(Reckoning(self.timeline, duty, counting, self.drafts_of))
        return self.made[duty_id]


def _check_varied(pack: Pack, case: Case) -> None:
    known = {duty.id for duty in pack.duties}
    for each in case.happened:
        if each.event == "varied" and each.get("duty") not in known:
            raise CaseFault(
                f"event varied on {each.on}: duty is {shown(each.get('duty'))}: "
                f"{pack.name} has none of this name: expected the id of one of its duties"
            )


def _drafts(reckoning: Reckoning) -> list[Draft]:
    duty, timeline = reckoning.duty, reckoning.timeline
    if duty.shape is None:
        return []
    make = _SHAPES[duty.shape]
    windows = timeline.windows if duty.on_plan else (timeline.whole,)
    found = [draft for window in windows for draft in make(reckoning, window)]
    found = [draft for draft in found if duty.in_force(draft.trigger.on)]
    if duty.stops:
        _stop(found, matching(duty.stops, timeline, timeline.endless))
    return found


def _stop(found: list[Draft], stops: list[Happening]) -> None:
    """Close what a stop overtook before it was met."""
    keys = [each.key for each in stops]
    for draft in found:
        place = bisect_right(keys, draft.trigger.key)
        stopped_on = stops[place].on if place < len(stops) else None
        if stopped_on is not None and (draft.met_on is None or draft.met_on > stopped_on):
            draft.closed_on = min(stopped_on, draft.closed_on or stopped_on)
            draft.met_on = None


def _always_reached(duty: Duty) -> str | None:
    """Who gets it by what it is: a report to the chair reaches the chair."""
    reached = {words.REACHES.get(event) for one in duty.met_by for event in one.events}
    role = next(iter(reached)) if len(reached) == 1 else None
    return str(role) if role is not None else None


def _keyed(duty: Duty, drafts: list[Draft], settling: Settling, counting: Counting) -> list[Obligation]:
    numbers: dict[str, int] = defaultdict(int)
    found = []
    reached = _always_reached(duty)
    for draft in sorted(drafts, key=lambda each: (each.trigger.key, each.person or "", each.due or date.max)):
        trigger = draft.trigger
        stem = f"{duty.id}/{trigger.event}/{trigger.id or trigger.on.isoformat()}"
        numbers[stem] += 1
        found.append(
            _obligation(duty, draft, f"{stem}/{numbers[stem]}", settling.settle(draft), counting, reached)
        )
    return found


def _obligation(
    duty: Duty, draft: Draft, key: str, settled: Settled, counting: Counting, reached: str | None
) -> Obligation:
    by_author = duty.authors is not None
    responsible = duty.responsible
    if duty.responsible_field is not None:
        responsible = draft.trigger.get(duty.responsible_field)
    return Obligation(
        duty=duty.id,
        key=key,
        say=duty.say,
        requirements=duty.requirement,
        cite=duty.cite,
        modality=duty.modality,
        trigger=draft.trigger,
        due=draft.due,
        when=draft.when,
        not_before=draft.not_before,
        state=settled.state,
        met_on=draft.met_on,
        breached_on=draft.breached_on,
        closed_on=settled.closed_on,
        responsible=draft.person if by_author and draft.person else responsible,
        recipient=reached if by_author or draft.person is None else draft.person,
        acknowledged_on=settled.acknowledged_on,
        varied=settled.varied,
        _draft=draft,
        _counting=counting,
    )
