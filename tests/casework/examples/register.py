"""Examples of the register, of children from elsewhere, of births, and of what follows a plan."""

from datetime import date, time

from holdfast.casework import (
    births,
    comings_of_age,
    register_enquiries,
    registrations,
    support_plans,
    supports,
    transfers,
)
from holdfast.records.models import Person
from tests import people
from tests.casework.step_examples import Call, example
from tests.standings import TEAM_NORTH, TODAY

ADA, BEN, UNBORN, OLIVE = people.ADA.id, people.BEN.id, people.UNBORN.id, people.OLIVE.id
ON = date(2026, 2, 27)


@example("register_enquiries.answer", by=people.DORA)
def answer_enquiry() -> Call:
    return lambda: register_enquiries.answer(
        by_name="Norma Night", agency_name="Example Hospital", why="a broken arm", name="Ada Example",
        called_back_on="01632 960100", known_number="the switchboard", child=ADA, on=TODAY, at=time(23, 10),
        today=TODAY,
    )  # fmt: skip


@example("transfers.ask", by=people.SERENA)
def ask_transfer() -> Call:
    return lambda: transfers.ask(children=[OLIVE], other="Elsewhere Council", asked_on=ON, today=TODAY)


def _enter() -> transfers.TransferPage:
    return transfers.enter(
        children=[OLIVE], other="Elsewhere Council", began_on=date(2025, 11, 3), on=ON,
        categories=["neglect"], expected_until_on=date(2026, 4, 1), today=TODAY,
    )[0]  # fmt: skip


@example("transfers.enter", by=people.SERENA)
def enter_for_a_time() -> Call:
    return _enter


@example("transfers.stay_longer", by=people.SERENA)
def stay_longer() -> Call:
    made = _enter()
    return lambda: transfers.stay_longer(
        transfer=made.id, until_on=date(2026, 5, 1), why="the school year", today=TODAY
    )


@example("births.record")
def record_birth() -> Call:
    Person.objects.filter(id=UNBORN).update(expected_on=date(2026, 2, 25))
    return lambda: births.record(child=UNBORN, born_on=ON, given_name="Bella", sex="female", today=TODAY)


@example("comings_of_age.end_at_eighteen", system="obligations")
def end_at_eighteen() -> Call:
    Person.objects.filter(id=ADA).update(born_on=date(2008, 3, 1))
    return lambda: comings_of_age.end_at_eighteen(children=[ADA], today=TODAY)


def _without_a_plan() -> None:
    for child in (ADA, BEN):
        found = registrations.current(child=child, on=TODAY)
        registrations.close(registration=found, on=ON, grounds="no-longer-at-risk", then="child-in-need")


def _begin() -> support_plans.SupportPlanPage:
    return support_plans.begin(
        children=[ADA, BEN], kind="child-in-need", from_on=ON, agreed_on=ON, team=TEAM_NORTH,
        lead="Winifred Worker", named_until_on=date(2026, 6, 30), today=TODAY,
    )[0]  # fmt: skip


@example("support_plans.begin")
def begin_support_plan() -> Call:
    _without_a_plan()
    return _begin


@example("support_plans.end")
def end_support_plan() -> Call:
    _without_a_plan()
    made = _begin()
    return lambda: support_plans.end(
        plan=made.id, on=TODAY, why="they have moved", agreed_by=["mother"], today=TODAY
    )


@example("supports.record")
def record_support() -> Call:
    _without_a_plan()
    return lambda: supports.record(
        children=[ADA, BEN], who="Hetty Example", what="weighs him weekly", discussed_with="Mary Example",
        today=TODAY,
    )  # fmt: skip
