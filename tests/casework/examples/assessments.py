"""Examples of assessments: begun, findings, completed, gone through again."""

from datetime import date
from uuid import UUID

from holdfast.casework import assessments
from tests import people
from tests.casework.step_examples import Call, example
from tests.standings import TODAY

ADA, BEN = people.ADA.id, people.BEN.id
ON = date(2026, 2, 2)


def _begun() -> UUID:
    return assessments.begin(children=[ADA, BEN], on=ON, due_on=date(2026, 3, 9), today=TODAY)


@example("assessments.begin")
def begin_assessment() -> Call:
    return _begun


@example("assessments.find")
def find() -> Call:
    made = _begun()
    return lambda: assessments.find(
        assessment=made, children=[ADA, BEN], dimension="parenting-capacity", nature="risk",
        text="Nobody wakes them for school", today=TODAY,
    )  # fmt: skip


@example("assessments.complete")
def complete() -> Call:
    made = _begun()
    return lambda: assessments.complete(
        assessment=made, on=TODAY, analysis="They are alone in the mornings", services="Breakfast club",
        motivation="Their mother wants to change, and can by the summer", today=TODAY,
    )  # fmt: skip


@example("assessments.update")
def update() -> Call:
    made = _begun()
    return lambda: assessments.update(
        assessment=made, on=TODAY, text="The father has moved in", services="Family support", today=TODAY
    )
