"""An assessment, as pages: finding by finding, gone through again; and the risk assessment."""

import re

import pytest

from holdfast.records.models import (
    Assessment,
    Finding,
    RiskAssessment,
)
from tests import people, signed_in
from tests.casework.recorded import at_work
from tests.pages.before import ADA, BOTH, FINLO, ON, WHERE, begun, in_order, read, sent
from tests.pages.sending import fill_in
from tests.pages.test_allocations import dated
from tests.standings import TODAY


def test_an_assessment_goes_finding_by_finding(db: None) -> None:
    sent(f"{WHERE}/assessment", children=BOTH, **dated("on", ON))
    with at_work():
        key = Assessment.objects.get().id
    path = f"{WHERE}/assessments/{key}"
    assert "Nothing is written yet on: The child’s developmental needs; Parenting capacity" in read()
    led_to = sent(
        f"{path}?do=find", of=BOTH, dimension="parenting-capacity", nature="risk", text="Nobody gets up"
    )
    assert led_to == path
    with at_work():
        assert Finding.objects.filter(text="Nobody gets up").count() == 2
    text = read(path=path)
    assert in_order(text, "Ada Example", "developmental needs", "Parenting capacity", "Nobody gets up")
    assert "Child Protection Plans, 2 Formulation" in text
    wrong = fill_in(signed_in.client_as(people.WINIFRED), f"{path}?do=find").content.decode()
    assert "Choose the dimension" in wrong
    assert "Write what was found" in wrong


@pytest.mark.requirement("W-11")
def test_the_unit_goes_through_it_again_and_names_the_services(db: None) -> None:
    """Begun by one of the unit, gone through again by another."""
    where = f"/children/{people.UMA.id}"
    key = begun([people.UMA.id], people.CARLA)
    path = f"{where}/assessments/{key}"
    sent(
        f"{path}?do=complete", people.CARLA, analysis="She is left alone", services="Breakfast club",
        **dated("on", ON),
    )  # fmt: skip
    assert "Breakfast club" in read(people.CHRIS, path)
    sent(
        f"{path}?do=update", people.CHRIS, text="Her aunt has moved in",
        services="Breakfast club, and her aunt", **dated("on", TODAY),
    )  # fmt: skip
    text = read(people.CHRIS, path)
    assert in_order(
        text, "Services that keep the child safe", "Breakfast club, and her aunt", "Gone through again",
        "Chris Practitioner: ", "Her aunt has moved in",
    )  # fmt: skip
    assert "Breakfast club, and her aunt" in read(people.CHRIS, f"{where}/before")


@pytest.mark.requirement("M-6.4.1")
def test_whether_the_parents_can_change_in_time_is_assessed(db: None) -> None:
    """Isle of Man: their motivation, and the child's timescale, stand on the assessment's page."""
    key = begun([FINLO], people.MONA)
    path = f"/children/{FINLO}/assessments/{key}"
    assert "Not assessed yet" in read(people.MONA, path)
    sent(
        f"{path}?do=complete", people.MONA, analysis="He is left alone",
        motivation="They want to, but not before he starts school", **dated("on", ON),
    )  # fmt: skip
    assert in_order(
        read(people.MONA, path), "Whether the parents can change, and in time",
        "They want to, but not before he starts school",
    )  # fmt: skip


@pytest.mark.requirement("J-5.4")
def test_a_duty_leads_to_the_risk_assessment_with_its_reason(db: None) -> None:
    client = signed_in.client_as(people.WINIFRED)
    there = client.get(f"{WHERE}/happened?event=risk-assessment&reason=proceedings")
    assert there["Location"] == f"{WHERE}/risk-assessment?reason=proceedings"
    shown = client.get(there["Location"]).content.decode()
    assert re.search(r'value="proceedings"[^>]* checked', shown)
    sent(
        there["Location"], children=[str(ADA)], reason="proceedings", level="high", text="The risk has grown",
        **dated("on", ON),
    )  # fmt: skip
    with at_work():
        found = RiskAssessment.objects.select_related("milestone").get()
        assert (found.milestone.event, found.milestone.what, found.level) == (
            "risk-assessment", "proceedings", "high"
        )  # fmt: skip
    assert in_order(
        read(), "High risk", "The risk has grown", "Starting care proceedings is being considered"
    )
