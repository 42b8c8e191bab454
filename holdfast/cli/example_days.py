"""What happens to the invented families, day by day, each thing done by the one whose work it is.

A family's story says how its visits, meetings and tellings go; the days are drawn from the seed. Each entry
of the diary is one step of casework, taken on its own simulated day.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from uuid import UUID

from holdfast.cli import example_acts as acts
from holdfast.cli import example_families as families
from holdfast.cli import example_meetings as meetings
from holdfast.cli.example_acts import Case
from holdfast.cli.example_staff import Staff

WEEKS = 13  # from the carrying in to the last day


@dataclass(order=True)
class Entry:
    """One thing that happens: on a day, in an order within it, done by an account."""

    on: date
    place: int
    by: UUID | None = field(compare=False)  # None: whoever holds the family on that day
    case: Case = field(compare=False)
    why: str = field(compare=False)
    act: Callable[[date], None] = field(compare=False)


def write(*, cases: list[Case], staff: Staff, seed: int, slug: str, start: date, until: date) -> list[Entry]:
    """The whole diary of an authority, in order, up to and with the last day."""
    found: list[Entry] = []
    for case in cases:
        chance = Random(f"{seed}/{slug}/{case.family.number}")  # noqa: S311 - drawn alike each time
        for on, by, why, act in _family(case, staff, chance, start, until):
            if start <= on <= until:
                found.append(Entry(on=on, place=len(found), by=by, case=case, why=why, act=act))
    return sorted(found)


Happens = tuple[date, UUID | None, str, Callable[[date], None]]


def _family(case: Case, staff: Staff, chance: Random, start: date, until: date) -> Iterator[Happens]:
    family = case.family
    yield _at(start, 1), None, "the plan in detail", lambda on: acts.plan(case, on)
    yield _at(start, 1), None, "who works with the child", lambda on: acts.involve(case, staff, on)
    yield from _visits(case, chance, start, until)
    yield from _meetings(case, staff, chance, start, until)
    yield from _notes(case, chance, start, until)
    for week in range(3, WEEKS + 1, 4):
        on = _at(start, week * 7 + family.number % 4)
        yield on, staff.manager, "supervision", lambda on: acts.supervise(case, on)
    if family.story not in {families.LATE, families.DRIFTING}:
        yield _at(start, 38), None, "what the plan asked is done", lambda on: acts.finish(case, on)
    year = _at(family.began_on, 357)
    if start < year and family.story not in {families.LATE, families.ENDED}:
        yield (
            year,
            None,
            "a year on the register",
            lambda on: acts.assess(case, on, reason="year-on-register"),
        )
    if family.last_review_on:
        yield _at(start, 1), None, "the full plan", lambda on: meetings.full_plan(case, on)
    yield from _OWN.get(family.story, _nothing)(case, staff, start, until)


def _visits(case: Case, chance: Random, start: date, until: date) -> Iterator[Happens]:
    """Visits of the usual kind, as often as the story has them; the last weeks are the story's."""
    story = case.family.story
    every = {families.LATE: 33, families.DRIFTING: 24}.get(story, 19)
    stop = until - timedelta(days={families.LATE: 38, families.UNSEEN: 9, families.ENDED: 40}.get(story, 2))
    on = _at(start, chance.randint(2, 12))
    number = 0
    while on <= stop:
        yield on, None, "a visit", _visit(case, number, chance.random())
        number += 1
        on = _at(on, every + chance.randint(-4, 4))


def _visit(case: Case, number: int, drawn: float) -> Callable[[date], None]:
    return lambda on: acts.visit(case, on, number=number, drawn=drawn)


def _meetings(case: Case, staff: Staff, chance: Random, start: date, until: date) -> Iterator[Happens]:
    """Core groups about every four weeks with their record sent out, and the review when it is due."""
    story = case.family.story
    on = _at(start, chance.randint(5, 18))
    last = until - timedelta(days=40 if story in {families.LATE, families.ENDED} else 1)
    while on <= last:
        yield on, None, "a core group", lambda on: meetings.core_group(case, on)
        sent = _at(on, 3)
        if not (story == families.LATE and sent > last - timedelta(days=30)):
            yield sent, None, "the record of the core group", lambda on: meetings.send_record(case, on)
            yield _at(sent, 5), None, "the agreement", lambda on: meetings.return_agreement(case, on)
        on = _at(on, 26)
    base, months = (
        (case.family.last_review_on, 175) if case.family.last_review_on else (case.family.began_on, 88)
    )
    review = _at(base, months)
    chair = staff.one("conference-administrator")
    if story not in {families.ENDED, families.BABY} and start < review <= until:
        yield review, chair, "the review", lambda on: meetings.review(case, on)
        yield review, None, "the full plan", lambda on: meetings.full_plan(case, on)
        yield _at(review, 9), chair, "the minutes", lambda on: meetings.send_minutes(case, on)
    elif review > until:
        yield (
            _at(start, 9),
            chair,
            "a day for the review",
            lambda on: meetings.arrange_review(case, on, review),
        )


def _notes(case: Case, chance: Random, start: date, until: date) -> Iterator[Happens]:
    on = _at(start, chance.randint(3, 10))
    number = chance.randint(0, 5)
    while on <= until:
        yield on, None, "a case note", _note(case, number)
        number += 1
        on = _at(on, chance.randint(20, 34))


def _note(case: Case, number: int) -> Callable[[date], None]:
    return lambda on: acts.note(case, on, number=number)


# ---------------------------------------------------------------- what each story has besides


def _nothing(case: Case, staff: Staff, start: date, until: date) -> Iterator[Happens]:  # noqa: ARG001
    yield from ()


def _unseen(case: Case, staff: Staff, start: date, until: date) -> Iterator[Happens]:  # noqa: ARG001
    failed = _at(until, -3)
    yield failed, None, "a visit that saw nobody", lambda on: acts.fail(case, on)
    yield failed, None, "telling the manager", lambda on: acts.tell_manager(case, staff, on)
    yield (
        _at(until, -1),
        staff.one("partner-professional"),
        "what the school said",
        lambda on: acts.school(case, on),
    )


def _new(case: Case, staff: Staff, start: date, until: date) -> Iterator[Happens]:  # noqa: ARG001
    yield _at(until, -12), None, "new concerns", lambda on: acts.concern(case, on)


def _restricted(case: Case, staff: Staff, start: date, until: date) -> Iterator[Happens]:  # noqa: ARG001
    yield _at(start, 2), staff.manager, "restriction", lambda on: acts.restrict(case, staff, on)


def _ended(case: Case, staff: Staff, start: date, until: date) -> Iterator[Happens]:  # noqa: ARG001
    assessed, ended = _at(until, -39), _at(until, -33)
    yield assessed, None, "a risk assessment", lambda on: acts.assess(case, on, reason="before-ending")
    yield ended, staff.one("conference-chair"), "the last review", lambda on: meetings.end(case, on)


def _handed_over(case: Case, staff: Staff, start: date, until: date) -> Iterator[Happens]:  # noqa: ARG001
    if len(staff.workers) > 1:
        yield _at(until, -6), staff.manager, "handover", lambda on: acts.hand_over(case, staff, on)


def _cared_for(case: Case, staff: Staff, start: date, until: date) -> Iterator[Happens]:  # noqa: ARG001
    yield _at(start, 30), None, "looked after", lambda on: acts.look_after(case, on)


def _baby(case: Case, staff: Staff, start: date, until: date) -> Iterator[Happens]:  # noqa: ARG001
    expected = case.family.children[0].expected_on or start
    yield _at(expected, -3), None, "the birth", lambda on: acts.birth(case, on)


_OWN: dict[str, Callable[[Case, Staff, date, date], Iterator[Happens]]] = {
    families.UNSEEN: _unseen,
    families.NEW: _new,
    families.RESTRICTED: _restricted,
    families.ENDED: _ended,
    families.HANDED_OVER: _handed_over,
    families.CARED_FOR: _cared_for,
    families.BABY: _baby,
}


def _at(on: date, days: int) -> date:
    """So many days on, or back, and never at a weekend: on to Monday, back to Friday."""
    day = on + timedelta(days=days)
    if day.weekday() < 5:
        return day
    return day + timedelta(days=7 - day.weekday() if days >= 0 else 4 - day.weekday())
