"""Risk assessed, and the duty that it meets; assessments by specialists."""

from collections.abc import Iterator
from datetime import date

import pytest

from holdfast.access import entry
from holdfast.access.refusals import NotHere
from holdfast.casework import milestones, obligations, risk_assessments, specialist_assessments
from tests import people
from tests.casework.recorded import at_work
from tests.casework.refused import refused
from tests.standings import TODAY

ADA, BEN = people.ADA.id, people.BEN.id
ON = date(2026, 2, 2)


@pytest.fixture
def working(db: None) -> Iterator[entry.Entered]:
    with at_work(people.WINIFRED) as entered:
        yield entered


@pytest.mark.requirement("J-5.4")
@pytest.mark.parametrize(
    ("event", "reason", "duty"),
    [
        ("proceedings-considered", "proceedings", "risk-assessment-proceedings"),
        ("complex-case", "complex-case", "risk-assessment-complex-case"),
    ],
)
def test_it_is_due_until_risk_is_assessed_for_that_reason(
    working: entry.Entered, event: str, reason: str, duty: str
) -> None:
    def is_open() -> bool:
        return duty in [each.duty for each in obligations.open_of(children=[ADA], today=TODAY)]

    milestones.record(event=event, children=[ADA], on=ON, today=TODAY)
    assert is_open()
    risk_assessments.record(children=[ADA], on=TODAY, reason="other", text="No change", today=TODAY)
    assert is_open()
    risk_assessments.record(
        children=[ADA], on=TODAY, reason=reason, text="It has grown", level="high", today=TODAY
    )
    assert not is_open()
    shown = risk_assessments.of_child(child=ADA, today=TODAY)
    assert [(each.text, each.level, each.by) for each in shown] == [
        ("No change", "", "Winifred Worker"), ("It has grown", "High", "Winifred Worker")
    ]  # fmt: skip


def test_risk_is_assessed_in_words_of_the_lists(working: entry.Entered) -> None:
    with refused("not one of the choices for how great the risk is"):
        risk_assessments.record(
            children=[ADA], on=ON, reason="other", text="x", level="enormous", today=TODAY
        )
    with refused("not one of the choices for why risk was assessed"):
        risk_assessments.record(children=[ADA], on=ON, reason="weather", text="x", today=TODAY)
    with refused("Write what the assessment found"):
        risk_assessments.record(children=[ADA], on=ON, reason="other", text=" ", today=TODAY)
    assert risk_assessments.of_child(child=ADA, today=TODAY) == ()


def test_a_specialist_is_asked_and_answers(working: entry.Entered) -> None:
    ada, _ = specialist_assessments.ask(
        children=[ADA, BEN], kind="Parenting assessment", of_whom="Mary Example", asked_on=ON,
        wanted_by_on=date(2026, 2, 27), today=TODAY,
    )  # fmt: skip
    assert [each.days for each in specialist_assessments.of_child(child=ADA, today=TODAY)] == [-3]
    specialist_assessments.receive(specialist=ada, on=TODAY, text="She can, with help", today=TODAY)
    found = specialist_assessments.of_child(child=ADA, today=TODAY)[0]
    assert (found.received_on, found.text, found.days) == (TODAY, "She can, with help", None)
    assert specialist_assessments.of_child(child=BEN, today=TODAY)[0].days == -3
    with refused("come already"):
        specialist_assessments.receive(specialist=ada, on=TODAY, text="x", today=TODAY)
    with pytest.raises(NotHere):
        specialist_assessments.show(specialist=ADA, today=TODAY)
