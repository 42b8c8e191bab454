"""Examples of what a conference finds, fixes and completes."""

from holdfast.casework import completions, conference_findings, conferences_fixed
from tests import people
from tests.casework.concluding import FIXED, NEEDS_A_PLAN, child, convene, ready
from tests.casework.step_examples import Call, example
from tests.standings import TODAY


@example("conference_findings.record", by=people.CONNIE)
def record_finding() -> Call:
    dee = child("Dee")
    meeting = convene(dee)
    return lambda: conference_findings.record(
        meeting=meeting, children=[dee], finding=NEEDS_A_PLAN, today=TODAY
    )


@example("conferences_fixed.fix", by=people.CONNIE)
def fix() -> Call:
    meeting = convene(child("Dee"))
    return lambda: conferences_fixed.fix(meeting=meeting, fixed=FIXED, today=TODAY)


@example("completions.complete", by=people.CONNIE)
def complete() -> Call:
    meeting = ready(child("Dee"), child("Eli"))
    return lambda: completions.complete(meeting=meeting, on=TODAY, today=TODAY)
