"""Who may see or do what to a child: the filters of every list, and the question before every step.

    Person.standing.filter(children.visible(today=today))          # a list
    children.require(child=child, what=May.WRITE, today=today)     # a step

A child here is any person of the record: parents are seen and corrected by whoever may do so to a child of
their family. It is decided on the record as it is now: ask before `entry.as_known_at`.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, TypeAlias
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, F, Func, Q

from holdfast.access import entry, question, relations, standing
from holdfast.access.refusals import NotHere, Refused
from holdfast.access.relations import Rows, Source
from holdfast.access.roles import DESPITE_RESTRICTION, MAY_SAY, ROLES, May, Relation
from holdfast.access.standing import Standing

__all__ = [
    "Allowed",
    "May",
    "Relation",
    "allowed",
    "allowed_each",
    "hidden",
    "relation",
    "require",
    "require_all",
    "visible",
]

NOT_HERE = "There is no such person in these records."
RESTRICTED = "This record is restricted: only those who work with the family open it."
# Relations that hold for every child: no rows make them.
EVERYBODYS = (Relation.SYSTEM, Relation.SERVICE, Relation.READER)
YES_OR_NO = BooleanField()
Pair: TypeAlias = Mapping[str, str]  # account and team of an allocation


@dataclass(frozen=True, kw_only=True)
class Allowed:
    """What whoever acts may do to one child, by which relations, the nearest first.

    `hidden` where the family is restricted and they must not learn of it; then they may nothing.
    """

    child: UUID
    relations: tuple[Relation, ...] = ()
    may: frozenset[May] = frozenset()
    restricted: bool = False
    hidden: bool = False


def visible(*, today: date) -> Q:
    """The condition on Person by which a list shows only those whose record one may open.

    Leaves out those whom nobody has and who have no plan: a leader opens their record by its address.
    """
    return _visible(*_asking(today))


def hidden(*, today: date) -> Q:
    """The condition on Person of those in a restricted family of whom one must not learn."""
    return _barred(*_asking(today))


def _asking(today: date) -> tuple[Standing, date, UUID, str]:
    """All that a condition depends on: who asks, as what, on which day and where."""
    _only_now()
    entered = entry.current()
    return standing.of(today=today), today, entered.authority, entered.actor.label


@lru_cache(maxsize=question.KEPT)
def _visible(who: Standing, today: date, authority: UUID, label: str) -> Q:
    barred = _barred(who, today, authority, label)
    if _sees_everybody(who):
        return ~barred
    sources = relations.of(standing=who, today=today)
    seen = [each for relation in sources if May.SEE in who.to_a_child(relation) for each in sources[relation]]
    ids = _ids(seen, today)
    return Q(pk__in=[]) if ids is None else _among(ids) & ~barred


def relation(*, child: UUID, today: date) -> Relation | None:
    """The nearest relation by which one may see a child; None without any, or without such a child."""
    found = allowed(child=child, today=today)
    return found.relations[0] if found and found.relations and May.SEE in found.may else None


def allowed(*, child: UUID, today: date) -> Allowed | None:
    """What one may do to a child: for a page that offers only what can be done. None for no such child."""
    return _allowed({child}, today).get(child)


def allowed_each(*, children: Iterable[UUID], today: date) -> dict[UUID, Allowed]:
    """The same for several children, in the same number of queries; without those who are not there."""
    return _allowed(set(children), today)


def require(*, child: UUID, what: May, today: date) -> Relation:
    """The relation by which one may do this to a child; at most three queries.

    Raises NotHere for nobody, and for a child of whom one must not learn; Refused, with who can help, where
    it may not be done.
    """
    return require_all(children=[child], what=what, today=today)[child]


def require_all(*, children: Iterable[UUID], what: May, today: date) -> dict[UUID, Relation]:
    """As `require`, for several children at once, in the same number of queries."""
    found = require_each(children=children, what=what, today=today)
    who = standing.of(today=today)
    return {child: _required(each, child, what, who) for child, each in found.items()}


def require_each(*, children: Iterable[UUID], what: May, today: date) -> dict[UUID, Allowed]:
    """As `require_all`; answers what may be done to each besides, for a page that offers only that."""
    who = standing.of(today=today)
    wanted = list(dict.fromkeys(children))
    if who.account is None and not who.is_system:
        raise Refused(
            standing.SIGN_IN, who_can_help=standing.ACCOUNTS,
            about="person", about_id=wanted[0] if wanted else None,
        )  # fmt: skip
    found = _allowed(set(wanted), today)
    for child in wanted:
        _required(found.get(child), child, what, who)
    return {child: found[child] for child in wanted}


def _required(found: Allowed | None, child: UUID, what: May, who: Standing) -> Relation:
    if found is None or (found.hidden and not _knows_of_restricted(who)):
        raise NotHere(NOT_HERE, about="person", about_id=child)
    by = next((each for each in found.relations if what in who.to_a_child(each)), None)
    if by is not None:
        return by
    if found.hidden:
        raise Refused(
            RESTRICTED, who_can_help="the manager of the team that works with the family",
            about="person", about_id=child,
        )  # fmt: skip
    raise _refusal(child, what, who, sees=May.SEE in found.may)


def _refusal(child: UUID, what: May, who: Standing, *, sees: bool) -> Refused:
    """Why not, and who can help: without saying anything of the child."""
    if sees:
        why, help_ = f"You may see this record, but not {MAY_SAY[what]}.", "the manager of the child’s team"
    elif May.ON_DUTY in who.anywhere:
        why = "On duty you open a record with a reason first."
        help_ = "yourself: open it from the duty summary"
    elif May.EMERGENCY in who.anywhere:
        why = "You open the records of the children you work with; you do not work with this child."
        help_ = "the manager of the child’s team; in an emergency, open it with a reason"
    else:
        why, help_ = "Your role does not let you open a child’s record.", "the manager of the child’s team"
    return Refused(why, who_can_help=help_, about="person", about_id=child)


def _knows_of_restricted(who: Standing) -> bool:
    return any(ROLES[role].knows_of_restricted for role in who.roles)


def _sees_everybody(who: Standing) -> bool:
    return any(May.SEE in who.to_a_child(each) for each in EVERYBODYS)


def _only_now() -> None:
    """Access is decided on the tables as they are now."""
    if entry.current().known_at is not None:
        raise entry.NotEntered("reading the past: ask who may see before entry.as_known_at")


@lru_cache(maxsize=question.KEPT)
def _barred(who: Standing, today: date, authority: UUID, label: str) -> Q:  # noqa: ARG001 - as question._put
    """Those in a restricted family, save whose case one holds."""
    if who.is_system:
        return Q(pk__in=[])
    barred = Q(pk__in=relations.restricted(standing=who, today=today).values("person"))
    sources = relations.of(standing=who, today=today)
    despite = [each for relation in sources if relation in DESPITE_RESTRICTION for each in sources[relation]]
    ids = _ids(despite, today)
    return barred if ids is None else barred & ~Q(pk__in=ids)


def _among(ids: Rows) -> Q:
    """Those whose key is among these: as an array, for of a union the planner expects thousands."""
    array = ArraySubquery(ids)
    return Q(Func(F("pk"), array, template="%(expressions)s)", arg_joiner=" = ANY(", output_field=YES_OR_NO))


def _ids(sources: list[Source], today: date) -> Rows | None:
    """The keys that the sources reach, as one union: each of its parts goes by an index of its own."""
    parts = [
        relations.family_of(rows=each.rows.values("child"), today=today).values_list("person", flat=True)
        if each.of_family
        else each.rows.values_list("child", flat=True)
        for each in sources
    ]
    return parts[0].union(*parts[1:]) if parts else None


def _allowed(children: set[UUID], today: date) -> dict[UUID, Allowed]:
    """What may be done to each child that is there, in one query."""
    _only_now()
    who = standing.of(today=today)
    found = question.ask(children=children, standing=who, today=today)
    return {row["pk"]: _weighed(row, who) for row in found}


def _weighed(row: Mapping[str, Any], who: Standing) -> Allowed:
    """What the relations held allow, where a restriction bars some of them."""
    barred = row["is_barred"]
    if who.is_system:
        held = [Relation.SYSTEM]
    else:
        reached = _allocations(row.get("own", []), row.get("near", []), who)
        reached |= {each for each in Relation if row.get(question.flag(relation=each))} | set(EVERYBODYS)
        held = [each for each in Relation if each in reached and who.to_a_child(each)]
    if barred:
        held = [each for each in held if each in DESPITE_RESTRICTION]
    return Allowed(
        child=row["pk"], relations=tuple(held), restricted=barred, hidden=barred and not held,
        may=frozenset(may for each in held for may in who.to_a_child(each)),
    )  # fmt: skip


def _allocations(own: list[Pair], near: list[Pair], who: Standing) -> set[Relation]:
    """The relations that allocations make: the child's `own`, and those of the family group, `near`."""
    mine, theirs, led = {str(who.account)}, _text(who.covering), _text(who.led)
    holds = {
        Relation.ALLOCATED: _any(own, mine, "account"),
        Relation.COVERING: _any(own, theirs, "account"),
        # A newborn brother whom nobody has yet is the manager's of the family.
        Relation.MANAGER: _any(own or near, led, "team"),
        Relation.FAMILY: _any(near, mine | theirs, "account") or _any(near, led, "team"),
        Relation.UNIT: _any([*own, *near], _text(who.units), "team"),
        Relation.TEAM: _any([*own, *near], _text(who.teams), "team"),
        Relation.UNALLOCATED: not own and not near,
    }
    return {relation for relation, is_so in holds.items() if is_so}


def _any(pairs: list[Pair], keys: Collection[str], part: str) -> bool:
    return any(each[part] in keys for each in pairs)


def _text(keys: Iterable[UUID]) -> set[str]:
    return {str(key) for key in keys}
