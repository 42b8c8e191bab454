"""Advice on a plan that its writers passed over, known again in later versions by what it was about.

Advice names `outcome 2`; kept is the outcome's key, so that it is the same advice when another outcome comes
before it, and in the next version. Other words in the outcome make other advice.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db.models import Q

from holdfast.procedures.content_items import LISTS
from holdfast.records.models import AdvicePassed, Plan

Things = Sequence[Mapping[str, Any]]
NAMED = {own.one: name for name, own in LISTS.items() if name != "sections"}  # those go by their titles


def of(*, plan: Plan, record: Mapping[str, Any]) -> dict[tuple[str, str], AdvicePassed]:
    """What was passed over of this version or one before, by the advice's content and its words now.

    What was about something that is gone is left out. One query.
    """
    earlier = Q(plan__registration=plan.registration_id, plan__part=plan.part, plan__state="made")
    if plan.state != "draft":
        earlier &= Q(plan__number__lt=plan.number)
    rows = AdvicePassed.standing.filter(Q(plan=plan) | earlier).select_related("account")
    found = {}
    for each in rows.order_by("known_from", "id"):
        words = in_words(missing=each.missing, record=record)
        if words:
            found[each.content, words] = each
    return found


def by_key(*, missing: str, record: Mapping[str, Any]) -> str:
    """The words of a piece of advice with the key of what it is about in place of its number."""

    def key(things: Things, number: str) -> str:
        place = int(number) if number.isdigit() else 0
        return str(things[place - 1].get("id", "")) if 0 < place <= len(things) else ""

    return _named(missing, record, key)


def in_words(*, missing: str, record: Mapping[str, Any]) -> str:
    """The same the other way round, with the number that it has now; empty where it is gone."""

    def number(things: Things, key: str) -> str:
        return next((str(place) for place, each in enumerate(things, 1) if each.get("id") == key), "")

    return _named(missing, record, number)


def _named(missing: str, record: Mapping[str, Any], name: Callable[[Things, str], str]) -> str:
    """Rename what stands before the first colon, one list within another; empty where one is not there."""
    start, colon, rest = missing.partition(":")
    thing, found = record, []
    for each in start.split(", ") if colon else ():
        kind, _, called = each.rpartition(" ")
        things: Things = thing.get(NAMED.get(kind, ""), ())
        renamed = name(things, called)
        if not renamed:
            return missing if kind not in NAMED else ""
        found.append(f"{kind} {renamed}")
        thing = next(
            own for place, own in enumerate(things, 1) if {called, renamed} & {str(place), own.get("id")}
        )
    return f"{', '.join(found)}{colon}{rest}" if found else missing
