"""Examples of what is done before a conference: enquiries, contributions, specialists, risk, histories."""

from datetime import date

from holdfast.casework import contributions, enquiries, histories, risk_assessments, specialist_assessments
from holdfast.casework.enquiry_pages import MemberSaid
from tests import people
from tests.casework.step_examples import Call, example
from tests.standings import TODAY

ADA, BEN = people.ADA.id, people.BEN.id
ON = date(2026, 2, 2)


@example("enquiries.refer")
def refer() -> Call:
    return lambda: enquiries.refer(
        children=[ADA, BEN], on=ON, concern="Alone in the evenings", from_name="Example School",
        how="call", categories=["neglect"], decided="strategy-discussion", decided_why="The second time",
        today=TODAY,
    )  # fmt: skip


@example("enquiries.decide")
def decide() -> Call:
    made = enquiries.refer(children=[ADA, BEN], on=ON, concern="Alone in the evenings", today=TODAY)
    return lambda: enquiries.decide(
        referral=made, decided="assessment", on=TODAY, why="To know more", today=TODAY
    )


@example("enquiries.discuss")
def discuss() -> Call:
    return lambda: enquiries.discuss(
        children=[ADA, BEN], on=ON, enquiry=True, joint=True, how="meeting",
        members=[
            MemberSaid(name="Winifred Worker", role="social worker", account=people.WINIFRED.account),
            MemberSaid(name="Sergeant Sample", role="police"),
        ],
        today=TODAY,
    )  # fmt: skip


@example("enquiries.begin")
def begin() -> Call:
    return lambda: enquiries.begin(children=[ADA, BEN], on=ON, led_by="Winifred Worker", today=TODAY)


@example("enquiries.end")
def end() -> Call:
    made = enquiries.begin(children=[ADA, BEN], on=ON, today=TODAY)
    return lambda: enquiries.end(
        enquiry=made, on=TODAY, outcome="substantiated-at-risk", conclusion="They are left alone",
        conference_wanted=True, today=TODAY,
    )  # fmt: skip


@example("contributions.ask")
def ask() -> Call:
    return lambda: contributions.ask(
        children=[ADA, BEN], who="Example Health Visiting", asked="Growth and appointments", asked_on=ON,
        wanted_by_on=date(2026, 2, 16), account=people.PENNY.account, today=TODAY,
    )  # fmt: skip


@example("contributions.receive")
def receive() -> Call:
    made = contributions.ask(children=[ADA, BEN], who="Example School", asked_on=ON, today=TODAY)
    return lambda: contributions.receive(
        contributions=made, on=TODAY, text="Both come late and tired", today=TODAY
    )


@example("specialist_assessments.ask")
def ask_a_specialist() -> Call:
    return lambda: specialist_assessments.ask(
        children=[ADA, BEN], kind="Parenting assessment", of_whom="Mary Example", by_whom="Example Clinic",
        asked_on=ON, wanted_by_on=date(2026, 4, 1), today=TODAY,
    )  # fmt: skip


@example("specialist_assessments.receive")
def receive_from_a_specialist() -> Call:
    made = specialist_assessments.ask(children=[ADA], kind="Hearing", asked_on=ON, today=TODAY)
    return lambda: specialist_assessments.receive(specialist=made[0], on=TODAY, text="She hears", today=TODAY)


@example("risk_assessments.record")
def assess_risk() -> Call:
    return lambda: risk_assessments.record(
        children=[ADA, BEN], on=ON, reason="proceedings", level="high", method="Graded care profile",
        text="The risk has grown", today=TODAY,
    )  # fmt: skip


@example("histories.read_file")
def read_file() -> Call:
    return lambda: histories.read_file(
        children=[ADA, BEN], which="Closed file of 2015", whose="Ben Example", on=ON, where="Archive",
        found="A plan for a year", today=TODAY,
    )  # fmt: skip


@example("histories.carry_in_earlier")
def carry_in_earlier() -> Call:
    return lambda: histories.carry_in_earlier(
        children=[ADA, BEN], kind="child-in-need", from_on=date(2025, 3, 3), aims="To be at school on time",
        worked="The breakfast club", ended_on=date(2025, 9, 1), ended_why="It went well", today=TODAY,
    )  # fmt: skip
