"""All that hangs on several versions of a plan, in one query: needs, outcomes, actions, contacts, lines.

A plan's page stands beside much else; five tables one after the other would be five waits.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connections
from django.db.models import JSONField

from holdfast.access import entry
from holdfast.records.models import Action, Contact, Need, Outcome, Plan, PlanLine

TABLES: Mapping[str, tuple[type[Any], str]] = {
    "need": (Need, "records_need r where r.plan_id = any (%(plans)s)"),
    "outcome": (
        Outcome,
        "records_outcome r join records_need n on n.id = r.need_id and n.withdrawn_at is null"
        " where n.plan_id = any (%(plans)s)",
    ),
    "action": (
        Action,
        "records_action r join records_outcome o on o.id = r.outcome_id and o.withdrawn_at is null"
        " join records_need n on n.id = o.need_id and n.withdrawn_at is null"
        " where n.plan_id = any (%(plans)s)",
    ),
    "contact": (Contact, "records_contact r where r.plan_id = any (%(plans)s)"),
    "line": (PlanLine, "records_planline r where r.plan_id = any (%(plans)s)"),
}
TOLD = (
    "select 'told', jsonb_build_object('key', r.key, 'on', r.raised_on)::text"
    " from records_renegotiation r join records_plan p on p.id = r.plan_id"
    " where p.registration_id = any (%(registrations)s) and r.milestone_id is not null"
    " and r.withdrawn_at is null"
)
EACH = "select '{}', to_jsonb(r)::text from {} and r.withdrawn_at is null"
ASK = " union all ".join([*(EACH.format(name, where) for name, (_, where) in TABLES.items()), TOLD])


@dataclass(frozen=True, kw_only=True)
class PlanRows:
    """The standing rows of several versions, each in its order.

    `told` has by key the day on which the chair was told that a part cannot be done.
    """

    needs: tuple[Need, ...]
    outcomes: tuple[Outcome, ...]
    actions: tuple[Action, ...]
    contacts: tuple[Contact, ...]
    lines: tuple[PlanLine, ...]
    told: Mapping[UUID, date]

    def of_plan(self, *, plan: UUID) -> "PlanRows":
        """Those of one version alone."""
        needs = tuple(each for each in self.needs if each.plan_id == plan)
        own = {each.id for each in needs}
        outcomes = tuple(each for each in self.outcomes if each.need_id in own)
        under = {each.id for each in outcomes}
        return PlanRows(
            needs=needs, outcomes=outcomes, told=self.told,
            actions=tuple(each for each in self.actions if each.outcome_id in under),
            contacts=tuple(each for each in self.contacts if each.plan_id == plan),
            lines=tuple(each for each in self.lines if each.plan_id == plan),
        )  # fmt: skip


def of(*, plans: Iterable[Plan]) -> PlanRows:
    """Read them; for steps and reads that have asked access."""
    wanted = list(plans)
    asked = {
        "plans": [each.id for each in wanted],
        "registrations": [each.registration_id for each in wanted],
    }
    found: dict[str, list[Any]] = {name: [] for name in (*TABLES, "told")}
    using = entry.current().using
    with connections[using].cursor() as cursor:
        cursor.execute(ASK, asked)
        for name, said in cursor.fetchall():
            found[name].append(json.loads(said))
    rows = {
        name: tuple(sorted((_row(model, each, using) for each in found[name]), key=_order))
        for name, (model, _) in TABLES.items()
    }
    told = {UUID(each["key"]): date.fromisoformat(each["on"]) for each in found["told"]}
    return PlanRows(
        needs=rows["need"], outcomes=rows["outcome"], actions=rows["action"], contacts=rows["contact"],
        lines=rows["line"], told=told,
    )  # fmt: skip


def _row(model: type[Any], said: Mapping[str, Any], using: str) -> Any:
    fields = model._meta.concrete_fields
    values = [
        said[column] if isinstance(each, JSONField) else each.to_python(said[column])
        for each in fields
        if (column := str(each.column))
    ]
    return model.from_db(using, [each.attname for each in fields], values)


def _order(row: Any) -> tuple[Any, ...]:
    return (getattr(row, "part", ""), row.place, row.id)
