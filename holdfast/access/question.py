"""What is asked of the tables of children before every step: by which relations one reaches each of them.

It is one query, whose words depend on nothing but who acts, as what, where and on which day. So it is put
into SQL once for each and kept: Django takes ten times as long to write it as the database to answer it.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connections
from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q, Value
from django.db.models.functions import JSONObject

from holdfast.access import entry, relations
from holdfast.access.relations import Source
from holdfast.access.roles import Relation
from holdfast.access.standing import Standing
from holdfast.records.models import Person

KEPT = 256  # as many people at work at once; each of some kilobytes
CHILDREN = object()  # where the children stand among the values
# What the allocations of the child and its family say, read together: two questions in place of ten.
BY_ALLOCATION = (
    Relation.ALLOCATED, Relation.COVERING, Relation.MANAGER, Relation.FAMILY, Relation.UNIT, Relation.TEAM,
    Relation.UNALLOCATED,
)  # fmt: skip
PAIRS = ("own", "near")


@dataclass(frozen=True, kw_only=True)
class Question:
    """The query in SQL, its values with `CHILDREN` in place of the children, and what it answers."""

    sql: str
    values: tuple[Any, ...]
    answers: tuple[str, ...]


def ask(*, children: Collection[UUID], standing: Standing, today: date) -> list[dict[str, Any]]:
    """Of each child that is there its key, `is_barred`, the allocations `own` and `near`, and the flags."""
    if not children:
        return []
    entered = entry.current()
    put = _put(standing, today, entered.authority, entered.actor.label)
    values = [list(children) if each is CHILDREN else each for each in put.values]
    with connections[entered.using].cursor() as cursor:
        cursor.execute(put.sql, values)
        rows = [dict(zip(put.answers, row, strict=True)) for row in cursor.fetchall()]
    return [{**row, **{name: _pairs(row[name]) for name in PAIRS if name in row}} for row in rows]


def flag(*, relation: Relation) -> str:
    """The name under which it is answered whether a relation that is asked by rows is held."""
    return f"by_{relation.value.replace('-', '_')}"


def _pairs(found: list[str]) -> list[dict[str, str]]:
    return [json.loads(each) for each in found]


@lru_cache(maxsize=KEPT)
def _put(who: Standing, today: date, authority: UUID, label: str) -> Question:  # noqa: ARG001
    """Write the question down: of all that it says, nothing may come from elsewhere than these four.

    `relations` reads the authority and the label, under which one's own entries stand, from `entry`.
    """
    among = Func(
        F("pk"), Value(CHILDREN), template="%(expressions)s)", arg_joiner=" = ANY(",
        output_field=BooleanField(),
    )  # fmt: skip
    rows = Person.standing.filter(among, authority_id=authority)
    asked: dict[str, Any] = {
        "is_barred": Exists(relations.restricted(standing=who, today=today).filter(person=OuterRef("pk"))),
        **_by_allocation(who, today),
        **{
            flag(relation=relation): _reached(sources, today)
            for relation, sources in _by_rows(who, today).items()
        },
    }
    found = rows.annotate(**asked).values("pk", *asked)
    sql, values = found.query.sql_with_params()
    return Question(sql=sql, values=tuple(values), answers=("pk", *asked))


def _by_allocation(who: Standing, today: date) -> dict[str, Any]:
    """The allocations of each child and of its family group, as account and team."""
    if who.is_system or not any(who.to_a_child(each) for each in BY_ALLOCATION):
        return {}
    pair = JSONObject(account="account_id", team="team_id")
    rows = relations.allocated(today=today)
    circle = relations.circle_of(today=today).values("person")
    return {
        "own": ArraySubquery(rows.filter(child=OuterRef("pk")).values_list(pair, flat=True)),
        "near": ArraySubquery(rows.filter(child__in=circle).values_list(pair, flat=True)),
    }


def _by_rows(who: Standing, today: date) -> dict[Relation, list[Source]]:
    """The sources that are asked one by one; whether a child without anybody has a plan is asked too."""
    sources = relations.of(standing=who, today=today)
    asked = {each: sources[each] for each in sources if each not in BY_ALLOCATION}
    if Relation.UNALLOCATED in sources:
        asked[Relation.UNALLOCATED] = sources[Relation.UNALLOCATED]
    return asked


def _reached(sources: list[Source], today: date) -> Q:
    """Whether any source of a relation reaches the person of the query around this."""
    reached = Q()
    for each in sources:
        at = relations.circle_of(today=today).values("person") if each.of_family else None
        rows = each.rows.filter(child=OuterRef("pk")) if at is None else each.rows.filter(child__in=at)
        reached |= Q(Exists(rows))
    return reached
