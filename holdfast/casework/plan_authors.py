"""Who wrote a part of a plan as it stands: from the versions of its row, and the log of who did what when.

A row says since when it is known. Where only what happened since was noted on it (an action done), the words
are older: the history of the row says since when it says them. Who wrote then stands in the log.
"""

import json
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connections

from holdfast.access import entry
from holdfast.audit.models import Entry
from holdfast.casework.plan_keys import SAYS
from holdfast.records.models import Account

WRITING = (
    *("plan_draft", "plan_versions.", "plans.", "core_group", "outline_plans.", "completions.", "meetings."),
)
"""How what writes in a plan is called in the log."""
SOON = timedelta(seconds=30)  # what is logged in one transaction lies within this


@dataclass(frozen=True, kw_only=True)
class Written:
    """Who wrote the words of a row, by name (empty where that is not known), and when."""

    by: str
    at: datetime


def of(*, rows: Iterable[Any], child: UUID) -> dict[UUID, Written]:
    """Who wrote each of some rows of a child's plan as it stands; withdrawn ones: who took them out.

    A building block: whoever asks has asked access. One query for each table, and two.
    """
    by_model: dict[type[Any], list[UUID]] = {}
    moments: dict[UUID, datetime] = {}
    for each in rows:
        if each.withdrawn_at is not None:
            moments[each.id] = each.known_from
        else:
            by_model.setdefault(type(each), []).append(each.id)
    for model, keys in by_model.items():
        moments |= _since(model, keys)
    log = _log(child, moments.values())
    names = dict(Account.objects.filter(id__in=[key for _, key in log]).values_list("id", "name"))
    return {key: Written(by=_by(at, log, names), at=at) for key, at in moments.items()}


def _since(model: type[Any], keys: list[UUID]) -> dict[UUID, datetime]:
    """Since when each row has said what it says."""
    said = "select id, known_from, to_jsonb(was)::text from {} was where id = any (%s)"
    table = model._meta.db_table  # of our own models alone
    both = " union all ".join(said.format(f"{schema}.{table}") for schema in ("history", "public"))
    with connections[entry.current().using].cursor() as cursor:
        cursor.execute(f"{both} order by 1, 2 desc", [keys, keys])
        versions = cursor.fetchall()
    found: dict[UUID, datetime] = {}
    says: dict[UUID, list[Any]] = {}
    differs: set[UUID] = set()
    for key, known_from, row in versions:
        now = [json.loads(row)[column] for column in SAYS[model]]
        if key not in differs and says.setdefault(key, now) == now:
            found[key] = known_from
        else:
            differs.add(key)
    return found


def _log(child: UUID, moments: Iterable[datetime]) -> list[tuple[datetime, UUID]]:
    """Who wrote in the child's record at those moments, in order of time."""
    wanted = sorted(moments)
    if not wanted:
        return []
    rows = Entry.objects.filter(
        authority_id=entry.current().authority, about_id=child, outcome=Entry.DONE,
        at__gte=wanted[0], at__lte=wanted[-1] + SOON, actor__startswith="account:",
    )  # fmt: skip
    return [
        (at, UUID(actor.partition(":")[2]))
        for at, actor, what in rows.order_by("at", "id").values_list("at", "actor", "what")
        if what.startswith(WRITING)
    ]


def _by(at: datetime, log: list[tuple[datetime, UUID]], names: Mapping[UUID, str]) -> str:
    place = bisect_left(log, at, key=lambda each: each[0])
    if place == len(log) or log[place][0] - at > SOON:
        return ""
    return names.get(log[place][1], "")
