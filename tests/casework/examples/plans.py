"""Examples of registrations, plans, meetings, milestones, withdrawals and variations."""

from datetime import date

from holdfast.casework import (
    meetings,
    milestones,
    obligations,
    plans,
    registrations,
    undertakings,
    variations,
    withdrawals,
)
from holdfast.casework.plans import ActionSaid, ContactSaid, NeedSaid, OutcomeSaid
from tests import people
from tests.casework.recorded import NOW
from tests.casework.step_examples import Call, example
from tests.standings import TODAY

ADA, BEN = people.ADA.id, people.BEN.id
ON = date(2026, 2, 2)
NEED = NeedSaid(
    text="To be warm",
    outcomes=[
        OutcomeSaid(
            text="The home is heated", how_known="It is warm on visits", by_on=date(2026, 4, 1),
            actions=[ActionSaid(text="Mend the boiler", who="Housing", role="housing")],
        )
    ],
)  # fmt: skip


def _plan() -> plans.PlanPage:
    return plans.record(children=[ADA], part="outline", made_on=ON, needs=[NEED], today=TODAY)[0]


@example("registrations.end", by=people.MALCOLM)
def end_registration() -> Call:
    return lambda: registrations.end(child=ADA, on=ON, grounds="died", today=TODAY)


@example("registrations.change_categories")
def change_categories() -> Call:
    return lambda: registrations.change_categories(
        child=ADA, categories=["physical-abuse"], on=ON, today=TODAY
    )


@example("plans.record")
def record_plan() -> Call:
    return lambda: plans.record(
        children=[ADA, BEN], part="outline", made_on=ON, aim="Safe and warm", needs=[NEED],
        contacts=[ContactSaid(who="Winifred Worker", role="social-worker", every="3 weeks")],
        visit_every="3 weeks", today=TODAY,
    )  # fmt: skip


@example("plans.correct")
def correct_plan() -> Call:
    made = _plan()
    return lambda: plans.correct(
        plan=made.id, seen=made.version, reason="the wrong need", made_on=ON, aim="Warm", add=[NEED],
        remove=[made.needs[0].id] if made.needs[0].id else [], today=TODAY, now=NOW,
    )  # fmt: skip


@example("plans.finish_action")
def finish_action() -> Call:
    action = _plan().needs[0].outcomes[0].actions[0].id
    assert action
    return lambda: plans.finish_action(action=action, on=TODAY, today=TODAY)


@example("undertakings.say_progress")
def say_progress() -> Call:
    action = _plan().needs[0].outcomes[0].actions[0].id
    assert action
    version = undertakings.find(action=action, today=TODAY).version
    return lambda: undertakings.say_progress(
        action=action, progress="The part is ordered", seen=version, today=TODAY
    )


@example("plans.reach_outcome")
def reach_outcome() -> Call:
    outcome = _plan().needs[0].outcomes[0].id
    assert outcome
    return lambda: plans.reach_outcome(outcome=outcome, on=TODAY, today=TODAY)


def _arranged() -> meetings.Arranged:
    return meetings.arrange(
        kind="core-group", children=[ADA, BEN], for_on=date(2026, 3, 9), arranged_on=TODAY, today=TODAY
    )


@example("meetings.arrange")
def arrange() -> Call:
    return _arranged


@example("meetings.move")
def move() -> Call:
    made = _arranged()
    return lambda: meetings.move(
        meeting=made.id, for_on=date(2026, 3, 10), on=TODAY, reason="the room is taken", today=TODAY
    )


@example("meetings.cancel")
def cancel() -> Call:
    made = _arranged()
    return lambda: meetings.cancel(meeting=made.id, on=TODAY, reason="nobody can come", today=TODAY)


@example("meetings.hold", by=people.CONNIE)
def hold() -> Call:
    return lambda: meetings.hold(
        kind="review-conference", children=[ADA, BEN], held_on=ON,
        decisions={ADA: "continue", BEN: "continue"}, quorate=True,
        members=["social-worker", "mother"], next_on=date(2026, 5, 4),
        next_core_group_on=date(2026, 2, 16), core_group_every="4 weeks", breach="the hour was not fixed",
        today=TODAY,
    )  # fmt: skip


@example("milestones.record")
def record_milestone() -> Call:
    return lambda: milestones.record(
        event="supervision", children=[ADA, BEN], on=ON,
        said={"risk_considered": True, "assessment_needed": False}, today=TODAY,
    )  # fmt: skip


@example("withdrawals.withdraw")
def withdraw() -> Call:
    made = milestones.record(event="new-concerns", children=[ADA, BEN], on=ON, today=TODAY)
    return lambda: withdrawals.withdraw(
        what="milestone", part=made.parts[ADA], why="it was another child", today=TODAY, now=NOW
    )


@example("variations.vary", by=people.MALCOLM)
def vary() -> Call:
    obligations.refresh(children=[ADA], today=TODAY)
    due = next(each for each in obligations.of_child(child=ADA, today=TODAY) if each.due_on)
    assert due.due_on
    return lambda: variations.vary(
        child=ADA, key=due.key, until_on=date(2027, 1, 4), agreed_by="team-manager", reason="in hospital",
        today=TODAY,
    )  # fmt: skip
