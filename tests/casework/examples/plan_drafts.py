"""Examples of the detailed plan while it is written."""

from holdfast.casework import plan_drafts
from holdfast.casework.plan_said import ActionSaid, ContactSaid, NeedSaid, OutcomeSaid, Rhythm
from tests.casework import drafted
from tests.casework.drafted import ADA, BEN, line
from tests.casework.recorded import NOW
from tests.casework.step_examples import Call, example
from tests.standings import TODAY

SAFE = line("safety", "Gran stays every night")


@example("plan_drafts.begin")
def begin() -> Call:
    drafted.outlined(ADA, BEN)
    return lambda: plan_drafts.begin(children=[ADA, BEN], today=TODAY)


@example("plan_drafts.drop")
def drop() -> Call:
    [plan] = drafted.begun(ADA)
    return lambda: plan_drafts.drop(plan=plan, why="Begun too early", today=TODAY, now=NOW)


@example("plan_drafts.write_aim")
def write_aim() -> Call:
    ada, ben = drafted.begun(ADA, BEN)
    every = Rhythm(visit_every="1 week")
    return lambda: plan_drafts.write_aim(plan=ada, aim="Warm nights", today=TODAY, also=[ben], rhythm=every)


@example("plan_drafts.write_lines")
def write_lines() -> Call:
    ada, ben = drafted.begun(ADA, BEN)
    lines = [line("risks", "Alone"), line("risks", "Drink")]
    drafted.write(ada, "risks", *lines, also=[ben])
    return lambda: plan_drafts.write_lines(
        plan=ada, part="risks", lines=[lines[1], line("risks", "Cold")], also=[ben], today=TODAY, now=NOW
    )


@example("plan_drafts.write_needs")
def write_needs() -> Call:
    ada, ben = drafted.begun(ADA, BEN)
    needs = [NeedSaid(text="Nights", key=drafted.page(ada).needs[0].key), NeedSaid(text="To be warm")]
    return lambda: plan_drafts.write_needs(plan=ada, needs=needs, also=[ben], today=TODAY, now=NOW)


@example("plan_drafts.write_contacts")
def write_contacts() -> Call:
    ada, ben = drafted.begun(ADA, BEN)
    seen = [ContactSaid(who="Penny Partner", every="1 week")]
    return lambda: plan_drafts.write_contacts(plan=ada, contacts=seen, also=[ben], today=TODAY, now=NOW)


@example("plan_drafts.write_outcome")
def write_outcome() -> Call:
    ada, ben = drafted.begun(ADA, BEN)
    said = OutcomeSaid(text="Warm", actions=[ActionSaid(text="Mend the boiler", who="Mary Example")])
    return lambda: plan_drafts.write_outcome(
        plan=ada, outcome=None, said=said, need=NeedSaid(text="To be warm"), also=[ben], today=TODAY, now=NOW
    )


@example("plan_drafts.leave_out_outcome")
def leave_out_outcome() -> Call:
    ada, ben = drafted.begun(ADA, BEN)
    key = drafted.page(ada).outcomes[0].key
    assert key is not None
    return lambda: plan_drafts.leave_out_outcome(plan=ada, outcome=key, also=[ben], today=TODAY, now=NOW)
