"""The agreement on the full house’s plan: who signs, who disagrees, who agreed later, what cannot be done."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from holdfast.records.models import (
    Action,
    PlanAnswer,
    PlanExplanation,
    PlanSignatory,
    Renegotiation,
)
from tests import people, standings
from tests.caseload import here

LONG = "A-very-long-invented-name-that-goes-on-and-on-and-is-not-broken-anywhere"


def build(*, child: UUID, plan: UUID, today: date) -> dict[str, UUID]:
    """Bring it in; answers the keys by the names that addresses have for them."""
    before = today - timedelta(days=9)
    own = {"plan_id": plan, "circulated_on": before, "circulated_how": "email"}
    by = people.WINIFRED.account
    mother = here(
        PlanSignatory, name=f"Mary Example {LONG}", role="mother", side="parent",
        person_id=people.MOTHER.id, **own,
    )  # fmt: skip
    partner = here(
        PlanSignatory, name="Penny Partner", role="health-visitor", account_id=people.PENNY.account,
        agency_id=standings.HEALTH, **own,
    )  # fmt: skip
    here(PlanSignatory, plan_id=plan, name="Ada Example", role="child", side="child", person_id=child)
    here(PlanSignatory, plan_id=plan, name="Grace Example", side="family", not_asked_why=f"Away. {LONG}")
    father = here(PlanSignatory, name="Frank Example", role="father", side="parent", **own)
    said: tuple[dict[str, Any], ...] = (
        {"signatory": mother, "on": before, "how": "said", "accepts": False, "why_not": f"Why us? {LONG}"},
        {"signatory": mother, "on": today, "how": "email", "accepts": True, "reply": f"I agree. {LONG}"},
        {"signatory": father, "on": today, "how": "paper", "accepts": False, "why_not": f"Not so. {LONG}"},
    )
    for each in said:
        here(PlanAnswer, understands=True, recorded_by_id=by, **each)
    here(
        PlanExplanation, child_id=child, plan_id=plan, what="complaint", whom=f"Mary {LONG}", side="parent",
        on=before, how="Read out", text=f"The board. {LONG}", account_id=by,
    )  # fmt: skip
    first, *others = Action.standing.filter(outcome__need__plan=plan).order_by("place")
    raised = here(
        Renegotiation, plan_id=plan, key=(others[0] if others else first).id, text=f"Breakfast club {LONG}",
        who="Terry Teacher", raised_on=before, raised_by_id=by, why=f"No room. {LONG}", significant=False,
    )  # fmt: skip
    return {"signatory": partner.id, "renegotiation": raised.id, "commitment": first.id}
