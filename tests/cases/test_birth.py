"""A conference before the birth, and then the birth: the plan goes on, and seeing the child begins."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from holdfast.casework import (
    allocations,
    conference_requests,
    families,
    people,
)
from holdfast.casework.conference_asked import Asked
from holdfast.records.models import Meeting, Person, Registration
from tests.cases import conferring
from tests.cases.days import START
from tests.cases.office import Office

EXPECTED = date(2026, 2, 16)
HELD, BORN = date(2026, 1, 19), date(2026, 2, 20)


@dataclass(frozen=True)
class Expected:
    """What the plan of the unborn child makes due, and what begins with the birth on Friday 20 February."""

    group: tuple[str, date]
    review: tuple[str, date | None]
    begins: dict[str, date | None]  # by the duty; visits every three weeks, as the conference set


CASES = {
    # Ten working days from 19 January: 20 to 23 (4), 26 to 30 (9), Monday 2 February.
    "jersey": Expected(
        ("first-core-group", date(2026, 2, 2)), ("review", date(2026, 4, 19)),
        {"visit-at-home": date(2026, 3, 13), "visit-as-planned": date(2026, 3, 13)},
    ),
    "isle-of-man": Expected(
        ("first-core-group", date(2026, 2, 2)), ("review-conference", None), {"visit": date(2026, 3, 13)}
    ),
    # Four weeks, as the conference set. Its pages say nothing of visits.
    "isle-of-wight": Expected(
        ("core-group", date(2026, 2, 16)), ("review-conference", date(2026, 4, 19)), {}
    ),
    "council": Expected(
        ("first-core-group", date(2026, 2, 2)), ("review", date(2026, 4, 19)), {"visit": date(2026, 3, 13)}
    ),
}  # fmt: skip


def test_a_plan_before_the_birth_goes_on_after_it(office: Office) -> None:
    said, child = CASES[office.slug], expected(office)
    meeting = arranged(office, child)
    office.on(HELD)
    held(office, meeting, child, said)
    office.on(BORN)
    born(office, child, said)


def expected(office: Office) -> UUID:
    """A child who is expected in five weeks, and a request for a conference before the birth."""
    on = START
    with office.inside("manager"):
        child = people.record(given_name="", family_name="Tocome", expected_on=EXPECTED, today=on).id
        families.record(name="Tocome family", members=[child], from_on=on, today=on)
        families.add_person(
            child=child, kind="mother", given_name="Mary", family_name="Tocome", today=on, from_on=on
        )
        allocations.allocate(
            children=[child], account=office.staff.workers[0], team=office.staff.team, on=on, today=on
        )
    with office.inside("social-worker"):
        conference_requests.ask(
            asked=Asked(
                kind="pre-birth", children=(child,), categories=("neglect",), thought_by="The midwife",
                thought_on=on, concern="The mother drinks, and has lost two children to it.",
            ),
            today=on,
        )  # fmt: skip
    return child


def arranged(office: Office, child: UUID) -> UUID:
    """The service arranges what waits on its list; a child who is not born is judged by nobody."""
    service = office.desk("conference-administrator")
    assert "Pre-birth conference" in service.read("/conferences")
    with office.inside("conference-administrator"):
        asked = conference_requests.waiting(today=office.today)[-1].id
    here = service.fill(f"/conference-requests/{asked}/arrange", for_on=HELD, at="10:00", venue="Room One")
    service.fill(
        f"{here}/chair", chair=office.who("conference-chair"), profession="social-worker",
        note_taker=office.who("conference-administrator"),
    )  # fmt: skip
    assert "not born yet" in service.read(f"{here}/people")
    service.send(f"{here}/people")
    assert "nothing to send" in service.told(f"{here}/people/send", how="post")
    return UUID(here.rsplit("/", 1)[1])


def held(office: Office, meeting: UUID, child: UUID, said: Expected) -> None:
    """A plan for a child who has no name yet."""
    chair = office.desk("conference-chair")
    conferring.attend(office, meeting)
    conferring.think(chair, meeting, child, at_risk=True, plan_needed=True)
    conferring.decide(chair, meeting, child, conferring.plan(office))
    conferring.fix(chair, meeting, held=HELD)
    chair.fill(f"/conferences/{meeting}/core-group")
    conferring.write_plan(chair, meeting, child, by_on=HELD)
    own: dict[str, Any] = {"unit": office.staff.team} if office.staff.is_unit else {}
    conferring.complete(chair, meeting, on=HELD, **own)
    dues = office.dues(child)
    for duty, day in (said.group, said.review):
        assert dues[duty].due_on == day
    assert not said.begins.keys() & dues.keys()  # nobody sees a child before it is born
    with office.inside():
        assert Registration.objects.get(child=child).from_on == HELD
        assert Meeting.objects.get(id=meeting).quorate is True
    assert "birth expected" in office.desk("conference-administrator").read("/register")


def born(office: Office, child: UUID, said: Expected) -> None:
    """Four days late. The plan is the same; what begins is said at once."""
    worker, path = office.desk("social-worker"), f"/children/{child}/birth"
    form = worker.read(path)
    assert "The birth was expected on 16 February 2026." in form
    assert "The plan of 19 January 2026 goes on, without a new decision." in form
    assert "Give the child’s name" in worker.wrong(path, born_on=BORN, given_name="")
    page = worker.told(path, born_on=BORN, given_name="Bea", family_name="Tocome", sex="female")
    assert "Bea Tocome" in page
    assert ("From the birth on this is due:" in page) == bool(said.begins)
    with office.inside():
        person, plan = Person.objects.get(id=child), Registration.objects.get(child=child)
    assert (person.given_name, person.born_on, person.expected_on) == ("Bea", BORN, EXPECTED)
    assert (plan.from_on, plan.until_on) == (HELD, None)
    dues = office.dues(child)
    assert {duty: dues[duty].due_on for duty in said.begins} == said.begins
    assert dues[said.review[0]].due_on == said.review[1]
    register = office.desk("conference-administrator").read("/register")
    assert "Bea Tocome" in register
    assert "birth expected" not in register
    refused = worker.client.get(path).content.decode()
    assert "recorded already" in refused
    assert ("Winnie Worker", "births.record", "done", "the child was born") in office.logged(child)
    assert office.log_holds()
