"""What the procedure says before a step: refused with its clause, lifted by a reason, kept as a breach."""

from datetime import date

import pytest

from holdfast.casework import guarded
from tests import people as cast
from tests.casework.recorded import at_work
from tests.standings import TODAY

MOVED = {"from": date(2026, 3, 20), "to": date(2026, 4, 3), "reason": "the chair is ill", "agreed_by": None}
CHILD = cast.ADA.id


def ask(member: cast.Member, **said: object) -> str:
    with at_work(member):
        return guarded.ask(
            step="move-conference",
            facts=[MOVED],
            on=TODAY,
            today=TODAY,
            about_id=CHILD,
            **said,  # type: ignore[arg-type]
        )


def test_a_guard_refuses_with_its_clause_and_who_can_help(db: None) -> None:
    with pytest.raises(guarded.StandsInTheWay) as refusal:
        ask(cast.CONNIE)
    found = refusal.value
    assert [each.guard for each in found.refusals] == ["move-agreed"]
    assert found.clause
    assert found.about_id == CHILD
    assert found.who_can_help == "the safeguarding manager, with a reason"


@pytest.mark.parametrize("guard", ["move-agreed", guarded.ANY])
def test_a_reason_by_the_right_role_lifts_it_and_is_for_the_log(db: None, guard: str) -> None:
    said = {"reasons": {guard: "only then is the school open"}}
    with pytest.raises(guarded.StandsInTheWay) as refusal:
        ask(cast.CONNIE, **said)
    assert "safeguarding manager" in refusal.value.why.lower()
    assert ask(cast.SAFIYA, **said) == "move-agreed: only then is the school open"


def test_a_reason_that_nobody_asked_for_is_not_noted(db: None) -> None:
    with at_work(cast.SAFIYA):
        fine = {**MOVED, "agreed_by": ["safeguarding-manager"]}
        noted = guarded.ask(
            step="move-conference", facts=[fine], on=TODAY, today=TODAY, reasons={guarded.ANY: "none needed"}
        )
    assert noted == ""


def test_what_has_happened_is_recorded_as_a_breach(db: None) -> None:
    noted = ask(cast.CONNIE, breach="it was moved by telephone")
    assert noted.startswith("not kept to: move-agreed (")
    assert noted.endswith("): it was moved by telephone")
