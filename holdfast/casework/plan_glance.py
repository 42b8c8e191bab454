"""The plan at a glance: each outcome, where it stands and what is late, in one query."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.db.models.functions import JSONObject

from holdfast.access import entry
from holdfast.casework.child_page import Action, Outcome, PlanContact, PlanGlance
from holdfast.procedures import near_dates
from holdfast.records.models import Action as ActionRow
from holdfast.records.models import Contact, Need, Plan
from holdfast.records.models import Outcome as OutcomeRow

# The plan in force, the detailed one before the outline that it was made from.
NEWEST = ("-registration__from_on", F("replaced_on").desc(nulls_first=True), "part", "-made_on", "-id")


class Glance:
    """Reads the newest plan of a child's newest registration, as of a day."""

    def __init__(self, *, child: UUID, today: date) -> None:
        self.child, self.as_of = child, today

    def read(self) -> PlanGlance | None:
        """The plan; None where none is recorded."""
        row = (
            Plan.standing.filter(
                authority_id=entry.current().authority, registration__child=self.child,
                registration__withdrawn_at=None,
            )
            .order_by(*NEWEST)
            .values(
                *("id", "part", "made_on", "aim", "visit_every", "core_group_every"),
                needed=_needs(), seen_by=_contacts(),
            )
            .first()
        )  # fmt: skip
        return self._shown(row) if row else None

    def _shown(self, row: Mapping[str, Any]) -> PlanGlance:
        outcomes = tuple(
            self._outcome(need["text"], each) for need in row["needed"] for each in need["outcomes"] or ()
        )
        bare = tuple(
            Outcome(
                need=need["text"], text="", how_known="", by_on=None, days=None, reached_on=None,
                stands="No outcome is set", late=0, actions=(),
            )
            for need in row["needed"]
            if not need["outcomes"]
        )  # fmt: skip
        return PlanGlance(
            id=row["id"], part=row["part"], made_on=row["made_on"], aim=row["aim"],
            visit_every=row["visit_every"],
            core_group_every=row["core_group_every"], outcomes=(*outcomes, *bare),
            contacts=tuple(PlanContact(**each) for each in row["seen_by"]),
            late=sum(each.late for each in outcomes),
        )  # fmt: skip

    def _outcome(self, need: str, row: Mapping[str, Any]) -> Outcome:
        actions = tuple(self._action(each) for each in row["actions"] or ())
        late = sum(1 for each in actions if each.days is not None and each.days < 0)
        by_on, reached_on = _day(row["by_on"]), _day(row["reached_on"])
        return Outcome(
            id=UUID(row["id"]), need=need, text=row["text"], how_known=row["how_known"], by_on=by_on,
            days=(by_on - self.as_of).days if by_on and not reached_on else None,
            reached_on=reached_on, stands=self._stands(actions, reached_on, late), late=late, actions=actions,
        )  # fmt: skip

    def _stands(self, actions: tuple[Action, ...], reached_on: date | None, late: int) -> str:
        if reached_on is not None:
            return f"Reached {near_dates.day(reached_on, self.as_of)}"
        if not actions:
            return "No action is set"
        done = sum(1 for each in actions if each.done_on)
        said = f"{done} of {len(actions)} action{'s' if len(actions) > 1 else ''} done"
        return f"{said}, {late} late" if late else said

    def _action(self, row: Mapping[str, Any]) -> Action:
        by_on, done_on = _day(row["by_on"]), _day(row["done_on"])
        return Action(
            id=UUID(row["id"]), text=row["text"], who=row["who"], by_on=by_on, done_on=done_on,
            days=(by_on - self.as_of).days if by_on and not done_on else None,
        )  # fmt: skip


def _needs() -> ArraySubquery:
    actions = (
        ActionRow.standing.filter(outcome=OuterRef("pk"))
        .order_by("place", "id")
        .values(data=JSONObject(id="id", text="text", who="who", by_on="by_on", done_on="done_on"))
    )
    outcomes = (
        OutcomeRow.standing.filter(need=OuterRef("pk"))
        .order_by("place", "id")
        .values(
            data=JSONObject(
                id="id", text="text", how_known="how_known", by_on="by_on", reached_on="reached_on",
                actions=ArraySubquery(actions),
            )
        )
    )  # fmt: skip
    return ArraySubquery(
        Need.standing.filter(plan=OuterRef("pk"))
        .order_by("place", "id")
        .values(data=JSONObject(text="text", outcomes=ArraySubquery(outcomes)))
    )


def _contacts() -> ArraySubquery:
    return ArraySubquery(
        Contact.standing.filter(plan=OuterRef("pk"))
        .order_by("place", "id")
        .values(data=JSONObject(who="who", every="every", why="why"))
    )


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None
