"""A part of a draft beside the same part in the drafts of brothers and sisters: alike, or in other words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from holdfast.casework import plan_keys, plan_shapes
from holdfast.casework.plan_families import Relative
from holdfast.procedures.plan_words import FLAGS, PARTS
from holdfast.records.models import Contact, Plan


@dataclass(frozen=True, kw_only=True)
class Other:
    """The draft of a brother or sister: whether the part stands there as here, and what else it says there.

    `is_replaced` where what it says there goes when it is written for both; rows of one's own stay.
    """

    plan: UUID
    name: str
    is_same: bool
    says: str = ""
    is_replaced: bool = False


def compare(*, plan: Plan, part: str, near: Iterable[Relative], outcome: UUID | None) -> tuple[Other, ...]:
    """How a part, or one outcome by its key, stands in each of the drafts near; a part of reads.

    It is the same where all that is written here stands there too, or nothing stands in either.
    """
    others = tuple(near)
    if not others:
        return ()
    if part in plan_shapes.COLUMNS:
        return _columns(plan, part, others)
    plans = [plan.id, *(each.plan for each in others)]
    rows = _rows(plans, part)
    here = [each for each in rows[plan.id] if outcome in (None, each.key)]
    is_replaced = plan_shapes.is_one_text(part=part)
    found = []
    for each in others:
        there = rows[each.plan]
        is_same = all(_is_among(row, there) for row in here) if here else not there
        own = () if outcome else (row.text for row in there if not _is_among(row, here))
        found.append(
            Other(plan=each.plan, name=each.name, is_same=is_same, says="; ".join(own),
                  is_replaced=is_replaced)
        )  # fmt: skip
    return tuple(found)


@dataclass(frozen=True, kw_only=True)
class _Row:
    key: UUID
    text: str
    says: tuple[Any, ...]


def _is_among(row: _Row, rows: Iterable[_Row]) -> bool:
    """Whether it stands there, by its key or in the same words: so it is known again when it is written."""
    return any(row.key == each.key or row.says == each.says for each in rows)


def _rows(plans: list[UUID], part: str) -> Mapping[UUID, list[_Row]]:
    """What stands in the part in each plan."""
    [(model, which), *_] = plan_shapes.rows(plans=plans, part=part)
    found: dict[UUID, list[_Row]] = {each: [] for each in plans}
    columns = ("who" if model is Contact else "text", *plan_keys.SAYS[model])
    is_flag = part in PARTS and PARTS[part].shape == "flag"
    rows = model.standing.filter(which).order_by("place", "id")
    for plan, own, key, text, *says in rows.values_list(plan_keys.PLAN_OF[model], "id", "key", *columns):
        in_words = FLAGS.get(text, text) if is_flag else text
        found[plan].append(_Row(key=key or own, text=in_words, says=tuple(map(str, says))))
    return found


def _columns(plan: Plan, part: str, near: Iterable[Relative]) -> tuple[Other, ...]:
    """The same of a part that stands in columns of the plan itself."""
    names = plan_shapes.COLUMNS[part]
    rows = {each.id: each for each in Plan.drafts_too.filter(id__in=[other.plan for other in near])}
    found = []
    for each in near:
        there, here = (tuple(getattr(row, name) for name in names) for row in (rows[each.plan], plan))
        is_same = there == here
        says = "" if is_same else "; ".join(str(value) for value in there if value)
        found.append(Other(plan=each.plan, name=each.name, is_same=is_same, says=says, is_replaced=True))
    return tuple(found)
