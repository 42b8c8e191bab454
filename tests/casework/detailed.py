"""Detailed plans for tests: an outline recorded, a draft of it begun, made the plan; each a step."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from holdfast.casework import plan_drafts, plan_versions, plans
from holdfast.casework.plans import ActionSaid, ContactSaid, NeedSaid, OutcomeSaid
from tests import people
from tests.standings import TODAY

OUTLINED = date(2026, 2, 2)
MADE = date(2026, 2, 16)
ADA, BEN = people.ADA.id, people.BEN.id


def need(**said: object) -> NeedSaid:
    """A need with one outcome and one action that Winifred does."""
    action = ActionSaid(
        text="Mend the boiler", who="Winifred Worker", role="social-worker", by_on=date(2026, 3, 9),
        account=people.WINIFRED.account,
    )  # fmt: skip
    outcome = OutcomeSaid(
        text="The home is heated", how_known="It is warm on visits", by_on=date(2026, 4, 1), actions=[action]
    )
    return NeedSaid(**{"text": "To be warm", "outcomes": [outcome], **said})  # type: ignore[arg-type]


def outline(*, children: Sequence[UUID] = (ADA,), on: date = OUTLINED) -> tuple[plans.PlanPage, ...]:
    """The outline plan of a conference."""
    return plans.record(
        children=children, part="outline", made_on=on, needs=[need()], today=TODAY, at="conference",
        contacts=[ContactSaid(who="Winifred Worker", role="social-worker", every="3 weeks", why="To see")],
        aim="Safe and warm", visit_every="3 weeks",
    )  # fmt: skip


def draft(*, children: Sequence[UUID] = (ADA,), why: str = "") -> tuple[UUID, ...]:
    """A draft of the detailed plan of each."""
    return plan_drafts.begin(children=children, today=TODAY, why=why)


def made(
    *, children: Sequence[UUID] = (ADA,), on: date = MADE, at: str = "core-group", outlined: date = OUTLINED
) -> tuple[UUID, ...]:
    """The first detailed plan of each, worked out of an outline plan."""
    outline(children=children, on=outlined)
    return plan_versions.make(plans=draft(children=children), made_on=on, at=at, today=TODAY)


def amended(*, child: UUID = ADA, on: date = MADE, why: str = "The boiler was mended") -> UUID:
    """One more version, of a draft in which nothing was changed."""
    return plan_versions.make(
        plans=draft(children=[child], why=why), made_on=on, at="core-group", today=TODAY
    )[0]
