"""A draft of the detailed plan in the full house: every shape of a part, and a draft of a brother."""

from datetime import date
from uuid import UUID

from holdfast.procedures.plan_words import HOUSEHOLD, OWN_TABLES, PARTS
from holdfast.records.models import Action, Contact, Need, Outcome, Plan, PlanLine, Registration
from tests import people
from tests.caseload import here

LONG = "A-very-long-invented-name-that-goes-on-and-on-and-is-not-broken-anywhere"


def build(*, child: UUID, today: date) -> dict[str, UUID]:
    """Bring it in; answers the keys by the names that addresses have for them."""
    draft, brothers = (_draft(each, today) for each in (child, people.BEN.id))
    need = here(Need, plan=draft, text=f"To be safe at night. {LONG}", finding=LONG, service=LONG, help=LONG)
    outcome = here(
        Outcome, need=need, text=f"Looked after every night. {LONG}", how_known=LONG, by_on=today,
        baseline=LONG, when=LONG, for_how_long=LONG, strategy=LONG, resources=LONG, who=LONG,
    )  # fmt: skip
    here(
        Action,
        outcome=outcome,
        text=f"Write the rota. {LONG}",
        who=LONG,
        by_on=today,
        why=LONG,
        knowledge=LONG,
    )
    here(Action, outcome=outcome, place=2, text="Ring Gran", who="Mary Example", when=LONG)
    here(Contact, plan=draft, who=LONG, every="2 weeks", why=LONG, nature=LONG, with_whom=LONG)
    for part in PARTS.values():
        if part.name not in OWN_TABLES:
            named = {name: LONG for name in part.columns if name not in {"by_on", "side", "when"}}
            text = "yes" if part.shape == "flag" else LONG
            here(PlanLine, plan=draft, part=part.name, text=text, **named)
    for name in HOUSEHOLD:
        here(PlanLine, plan=draft, part=name, text=LONG, who="Ada Example")
    here(PlanLine, plan=brothers, part="safety", text=LONG)
    return {"draft": draft.id, "draft outcome": outcome.id}


def _draft(child: UUID, today: date) -> Plan:
    found: Plan = here(
        Plan, registration=Registration.standing.get(child_id=child, until_on=None), part="detailed",
        state="draft", made_on=today, aim=LONG, changed_why=LONG,
    )  # fmt: skip
    return found
