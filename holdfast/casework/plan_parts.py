"""The rows of a part of a plan that is being written: matched with what is said now, and written.

What stays the same part keeps its key, whatever its words; what is gone is withdrawn and stays known. The
part of a brother or sister that is written with it follows by key, so that what is theirs alone stays.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any
from uuid import UUID

from holdfast.audit import keys
from holdfast.casework import impossible, plan_keys
from holdfast.casework.plan_families import Held
from holdfast.casework.plan_keys import SAYS
from holdfast.records.models import Outcome

LEFT_OUT = "left out when it was written again"
ALIKE = 0.5  # how much of the words of a line of a list stays where it is the same line, changed


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A row as it is to be: its columns, and the key where it is known to be one that stands."""

    columns: Mapping[str, Any]
    key: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Became:
    """What came of a row: its key before (None: it is new) and now, its place, its columns, and the row."""

    was: UUID | None
    key: UUID
    place: int
    columns: Mapping[str, Any]
    row: Any


@dataclass(frozen=True, kw_only=True)
class Written:
    """What was written in a part: what its rows became, and the keys of those that are gone."""

    rows: tuple[Became, ...]
    gone: frozenset[UUID]


def write_for(
    *,
    held: Held,
    model: type[Any],
    wanted: Sequence[Wanted],
    now: datetime,
    which: Mapping[str, Any] | None = None,
    only: bool = False,
) -> None:
    """Write the rows of a part, of those `which` are its, in a draft and in those held with it.

    Raises Refused, in words, where a row says nothing.
    """
    elsewhere, known = keys_near(held=held, models=[model])
    rows: dict[UUID, list[Any]] = {each.id: [] for each in held.plans}
    for row in model.standing.filter(plan__in=held.plans, **(which or {})).order_by("place", "id"):
        rows[row.plan_id].append(row)
    into = {each.id: {"authority_id": each.authority_id, "plan": each} for each in held.plans}
    with impossible.in_words(about="person", about_id=held.children[0]):
        written = write(
            rows=rows[held.plan.id], wanted=wanted, model=model, into=into[held.plan.id], now=now,
            elsewhere=elsewhere, known=known, only=only,
        )  # fmt: skip
        for each in held.also:
            follow(rows=rows[each.id], written=written, model=model, into=into[each.id], only=only, now=now)


def keys_near(*, held: Held, models: Sequence[type[Any]]) -> tuple[frozenset[UUID], frozenset[UUID]]:
    """The keys in the plans of brothers and sisters: of those in which is not written, and of all of them."""
    also = [each.id for each in held.also]
    found = plan_keys.of_plans(plans=[*held.others, *also], models=models)
    none = frozenset[UUID]()
    return none.union(*(found[each] for each in held.others)), none.union(*found.values())


def write(
    *,
    rows: Sequence[Any],
    wanted: Sequence[Wanted],
    model: type[Any],
    into: Mapping[str, Any],
    elsewhere: frozenset[UUID],
    known: frozenset[UUID],
    now: datetime,
    only: bool = False,
) -> Written:
    """Write a part of a draft, whose `rows` stand; new ones stand in `into`.

    A part that is one text (`only`) stays the same one whatever its words.
    `elsewhere` are the keys of children for whom it is not written now: what they share and is changed here
    is a part of its own from now on. A key that no brother or sister has is not `known`, and not taken.
    """
    pairs = _pairs(rows, wanted, only)
    became = []
    for place, one in enumerate(wanted, 1):
        row = pairs.get(place - 1)
        was = plan_keys.key(row=row) if row is not None else None
        row = row if row is not None else model(**into, key=one.key if one.key in known else None)
        changed = assign(row=row, columns=one.columns)
        if was in elsewhere and changed:
            row.key = keys.new()
        if was is None or changed or row.place != place:
            row.place = place
            row.save()
        became.append(Became(was=was, key=plan_keys.key(row=row), place=place, columns=one.columns, row=row))
    kept = {each.id for each in pairs.values()}
    gone = [each for each in rows if each.id not in kept]
    leave_out(rows=gone, now=now)
    return Written(rows=tuple(became), gone=frozenset(plan_keys.key(row=each) for each in gone))


def follow(
    *,
    rows: Sequence[Any],
    written: Written,
    model: type[Any],
    into: Mapping[str, Any],
    only: bool,
    now: datetime,
) -> dict[UUID, Any]:
    """Write the same in the plan of a brother or sister, whose `rows` stand; answers its rows by key.

    What is theirs alone stays, save where the part is one text (`only`).
    """
    standing = {plan_keys.key(row=each): each for each in rows}
    made: dict[UUID, Any] = {}
    for each in written.rows:
        row = standing.pop(each.was, None) if each.was else None
        row = row or standing.pop(each.key, None) or _alike(standing, each)
        if row is None and only and standing:
            row = standing.popitem()[1]
        new = row is None
        row = row if row is not None else model(**into, place=each.place)
        changed = assign(row=row, columns=each.columns)
        if new or changed or plan_keys.key(row=row) != each.key:
            row.key = each.key
            row.save()
        made[each.key] = row
    leave_out(rows=[row for key, row in standing.items() if only or key in written.gone], now=now)
    return made


def leave_out(*, rows: Iterable[Any], now: datetime) -> None:
    """Withdraw rows, each with its history."""
    for row in rows:
        row.withdrawn_at, row.withdrawn_why = now, LEFT_OUT
        row.save(update_fields=["withdrawn_at", "withdrawn_why"])


def assign(*, row: Any, columns: Mapping[str, Any]) -> bool:
    """Have a row say this; whether it said anything else before.

    Who somebody is by account, agency and role goes with the name: another name takes them away.
    """
    said = dict(columns)
    if "who" in said and said["who"] != row.who and type(row) is not Outcome:
        said = {
            "account_id": None,
            "agency_id": None,
            **({"role": ""} if hasattr(row, "role") else {}),
            **said,
        }
    changed = False
    for name, value in said.items():
        if getattr(row, name) != value:
            setattr(row, name, value)
            changed = True
    return changed


def _pairs(rows: Sequence[Any], wanted: Sequence[Wanted], only: bool) -> dict[int, Any]:
    """Which row each of what is wanted is, by its place in the list: by key, then by words."""
    free = {plan_keys.key(row=each): each for each in rows}
    found = {place: free.pop(one.key) for place, one in enumerate(wanted) if one.key and one.key in free}
    left = [place for place in range(len(wanted)) if place not in found]
    for place in left:
        same = next((key for key, row in free.items() if _says(row, wanted[place].columns)), None)
        if same:
            found[place] = free.pop(same)
    # A form that knows its rows has said which is new; one text or a list is known by its words alone.
    if free and not any(one.key for one in wanted):
        for place in left:
            near = next((key for key, row in free.items() if only or _near(row, wanted[place].columns)), None)
            if place not in found and near:
                found[place] = free.pop(near)
    return found


def _near(row: Any, columns: Mapping[str, Any]) -> bool:
    """Whether a row is the same one in other words."""
    if columns.get("part") != getattr(row, "part", None):
        return False
    name = "text" if "text" in columns else "who"
    return SequenceMatcher(None, getattr(row, name), columns[name]).ratio() >= ALIKE


def _alike(standing: dict[UUID, Any], each: Became) -> Any:
    same = next((key for key, row in standing.items() if _says(row, each.columns)), None)
    return standing.pop(same) if same else None


def _says(row: Any, columns: Mapping[str, Any]) -> bool:
    return all(getattr(row, name) == columns[name] for name in SAYS[type(row)] if name in columns)
