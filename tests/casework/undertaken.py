"""Plans that give somebody something to do, for tests of who has undertaken what."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from holdfast.records.models import Action, Need, Outcome, Plan, Registration
from tests import people, standings
from tests.caseload import here
from tests.standings import TODAY

LATE, SOON = TODAY - timedelta(days=4), TODAY + timedelta(days=10)


def plan(child: UUID = people.ADA.id, **said: Any) -> Plan:
    """A detailed plan in force, in small: a need with an outcome to hang actions on."""
    registration = Registration.standing.get(child_id=child, until_on=None)
    made: Plan = here(
        Plan, registration=registration, part="detailed", **{"made_on": standings.BEGAN, **said}
    )
    here(Outcome, need=here(Need, plan=made, text="To be well"), text="Ada has her checks")
    return made


def action(of: Plan, text: str, **said: Any) -> Action:
    """An action of it."""
    outcome = Outcome.standing.get(need__plan=of)
    found: Action = here(Action, outcome=outcome, text=text, **{"who": "Hetty Example", **said})
    return found


def health_visitors(of: Plan) -> tuple[Action, Action, Action]:
    """Penny's own, late; her agency's by its key; and one by her role alone."""
    return (
        action(of, "Weigh Ada each week", account_id=people.PENNY.account, by_on=LATE),
        action(of, "Hold the sleep clinic", agency_id=standings.HEALTH, by_on=SOON),
        action(of, "Bring the growth chart", role="health-visitor"),
    )
