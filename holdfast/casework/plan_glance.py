"""The plan at a glance: each outcome, where it stands, its trend and what is late, in one query."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.db.models.functions import Coalesce, JSONObject

from holdfast.access import entry
from holdfast.casework import outcome_trends
from holdfast.procedures import near_dates
from holdfast.records.models import Action as ActionRow
from holdfast.records.models import Contact, Need, OutcomeProgress, Plan
from holdfast.records.models import Outcome as OutcomeRow

# The plan in force, the detailed one before the outline that it was made from.
NEWEST = ("-registration__from_on", F("replaced_on").desc(nulls_first=True), "part", "-made_on", "-id")


@dataclass(frozen=True, kw_only=True)
class Action:
    """One thing somebody does; `days` to its date, fewer than 0: late; None done or without a date."""

    id: UUID
    text: str
    who: str
    by_on: date | None
    done_on: date | None
    days: int | None


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What is to be different, for which need, how one will know, and how it stands, in words."""

    need: str
    text: str
    how_known: str
    by_on: date | None
    days: int | None
    reached_on: date | None
    stands: str
    late: int
    actions: tuple[Action, ...]
    id: UUID | None = None  # None where no outcome is set
    progress: str = ""  # what the core groups said: where it stands, and whether that is better


@dataclass(frozen=True, kw_only=True)
class PlanContact:
    """Who sees the child, how often, and why."""

    who: str
    every: str
    why: str


@dataclass(frozen=True, kw_only=True)
class PlanGlance:
    """The plan at a glance: the newest of the child's registration."""

    id: UUID
    part: str
    made_on: date
    aim: str
    visit_every: str
    core_group_every: str
    outcomes: tuple[Outcome, ...]
    contacts: tuple[PlanContact, ...]
    late: int


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
                needed=_needs(self.child), seen_by=_contacts(),
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
            progress=outcome_trends.said(scales=row["scales"] or ()),
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


def _needs(child: UUID) -> ArraySubquery:
    actions = (
        ActionRow.standing.filter(outcome=OuterRef("pk"))
        .order_by("place", "id")
        .values(data=JSONObject(id="id", text="text", who="who", by_on="by_on", done_on="done_on"))
    )
    scales = (
        OutcomeProgress.objects.filter(
            child=child,
            key=Coalesce(OuterRef("key"), OuterRef("id")),
            meeting__held_on__isnull=False,
            meeting__children__child=child,
            meeting__children__withdrawn_at=None,
        )
        .order_by("meeting__held_on", "id")
        .values("scale")
    )
    outcomes = (
        OutcomeRow.standing.filter(need=OuterRef("pk"))
        .order_by("place", "id")
        .values(
            data=JSONObject(
                id="id", text="text", how_known="how_known", by_on="by_on", reached_on="reached_on",
                actions=ArraySubquery(actions), scales=ArraySubquery(scales),
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
