"""A child comes with another authority's plan: entered for a time, then taken over by a conference."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from holdfast.casework import allocations, families, people
from holdfast.records.models import Registration, Transfer
from tests.cases import conferring
from tests.cases.days import START
from tests.cases.office import Office

BEGAN = date(2025, 12, 1)  # of the plan there
HELD, UNTIL = date(2026, 1, 23), date(2026, 3, 31)


@dataclass(frozen=True)
class Expected:
    """What is due while the other's plan stands here, and once the child has one of this authority."""

    meanwhile: dict[str, date | None]
    then: dict[str, date | None]


CASES = {
    # Core group: 28 days from the entry. Review: three months from the beginning of the plan.
    # Then ten working days from Friday 23 January: 26 to 30 (5), 2 to 6 February (10).
    "jersey": Expected(
        {"core-group": date(2026, 2, 9), "review": date(2026, 3, 1)},
        {"first-core-group": date(2026, 2, 6), "review": date(2026, 4, 23)},
    ),
    "isle-of-man": Expected(
        {"later-core-group": None, "review-conference": None},
        {"first-core-group": date(2026, 2, 6), "review-conference": None},
    ),
    # Six weeks from the entry on 12 January are 23 February; then four, as the conference set.
    "isle-of-wight": Expected(
        {"core-group": date(2026, 2, 23), "review-conference": date(2026, 3, 1)},
        {"core-group": date(2026, 2, 20), "review-conference": date(2026, 4, 23)},
    ),
    # Fourteen days.
    "council": Expected(
        {"later-core-group": None, "review": date(2026, 3, 1)},
        {"first-core-group": date(2026, 2, 6), "review": date(2026, 4, 23)},
    ),
}  # fmt: skip


def test_a_child_from_elsewhere_is_entered_for_a_time_and_taken_over(office: Office) -> None:
    said, (tom, tia) = CASES[office.slug], known(office)
    entered(office, tom, tia, said)
    theirs(office, tom)
    meeting = arranged(office, tom)
    office.on(HELD)
    taken_over(office, meeting, tom, said)
    office.on(date(2026, 4, 1))
    over(office, tia)


def known(office: Office) -> tuple[UUID, UUID]:
    """A brother and a sister in families of their own, known to the team for some days."""
    made = []
    with office.inside("manager"):
        for name in ("Tom", "Tia"):
            child = people.record(
                given_name=name, family_name=f"Fromafar{name}", born_on=date(2018, 3, 2), today=START
            ).id
            families.record(name=f"{name} Fromafar family", members=[child], from_on=START, today=START)
            families.add_person(
                child=child, kind="mother", given_name="Mary", family_name="Fromafar", today=START,
                from_on=START,
            )  # fmt: skip
            allocations.allocate(
                children=[child], account=office.staff.workers[0], team=office.staff.team, on=START,
                today=START,
            )  # fmt: skip
            made.append(child)
    return made[0], made[1]


def entered(office: Office, tom: UUID, tia: UUID, said: Expected) -> None:
    """Both for a time, with the plan they have there."""
    worker = office.desk("social-worker")
    typed = {
        "other": "Elsewhere Council", "contact": "Wilma Elsewhere, 01632 960222", "began_on": BEGAN,
        "on": START, "expected_until_on": UNTIL, "categories": ["emotional-abuse"],
        "other_plan": "Core groups every month",
    }  # fmt: skip
    nobody = worker.wrong(f"/children/{tom}/temporary", {**typed, "other": "", "categories": []})
    for each in ("Say which authority", "Choose at least one category"):
        assert each in nobody
    for child in (tom, tia):
        page = worker.told(f"/children/{child}/temporary", typed)
        assert "Elsewhere Council" in page
        dues = office.dues(child)
        assert {duty: dues[duty].due_on for duty in said.meanwhile} == said.meanwhile
    register = office.desk("conference-administrator").read("/register")
    assert register.count("here for a time, until Tue 31 Mar") == 2
    with office.inside():
        row = Registration.objects.get(child=tom)
    assert (row.temporary, row.began_as, row.from_on, row.until_on) == (True, "carried-in", BEGAN, None)


def theirs(office: Office, tom: UUID) -> None:
    """They ask that Tom is taken over for good: until the conference they stay responsible."""
    worker, path = office.desk("social-worker"), f"/children/{tom}/transfer"
    assert "Until the receiving conference the other authority stays responsible" in worker.read(path)
    typed = {"other": "Elsewhere Council", "asked_on": START, "papers_on": START}
    worker.fill(path, typed)
    assert "asked for this on 12 January 2026 already" in worker.wrong(path, typed)
    with office.inside():
        rows = Transfer.objects.filter(child=tom, temporary=False)
        assert [(each.other, each.responsible_from_on) for each in rows] == [("Elsewhere Council", None)]


def arranged(office: Office, tom: UUID) -> UUID:
    worker, service = office.desk("social-worker"), office.desk("conference-administrator")
    asked = worker.fill(
        f"/children/{tom}/ask-conference", kind="transfer-in", concern="A plan of Elsewhere Council",
        categories=["emotional-abuse"],
    )  # fmt: skip
    here = service.fill(f"{asked}/arrange", for_on=HELD, at="10:00", venue="Room One")
    service.fill(
        f"{here}/chair", chair=office.who("conference-chair"), profession="social-worker",
        note_taker=office.who("conference-administrator"),
    )  # fmt: skip
    service.send(f"{here}/people")
    return UUID(here.rsplit("/", 1)[1])


def taken_over(office: Office, meeting: UUID, tom: UUID, said: Expected) -> None:
    """The receiving conference makes a plan of this authority: theirs ends here, and this one answers."""
    chair = office.desk("conference-chair")
    conferring.attend(office, meeting)
    conferring.think(chair, meeting, tom, at_risk=True, plan_needed=True)
    conferring.decide(chair, meeting, tom, conferring.plan(office, categories=["emotional-abuse"]))
    conferring.fix(chair, meeting, held=HELD)
    chair.fill(f"/conferences/{meeting}/core-group")
    conferring.write_plan(chair, meeting, tom, by_on=HELD)
    own: dict[str, Any] = {"unit": office.staff.team} if office.staff.is_unit else {}
    conferring.complete(chair, meeting, on=HELD, **own)
    with office.inside():
        rows = list(Registration.objects.filter(child=tom).order_by("from_on"))
        transfers = Transfer.objects.filter(child=tom)
        assert {each.responsible_from_on for each in transfers} == {HELD}
    assert [(each.temporary, each.from_on, each.until_on) for each in rows] == [
        (True, BEGAN, HELD), (False, HELD, None),
    ]  # fmt: skip
    dues = office.dues(tom)
    assert {duty: dues[duty].due_on for duty in said.then} == said.then
    page = office.desk("social-worker").read(f"/children/{tom}/afterwards")
    assert "Elsewhere Council" in page
    done = [each[1] for each in office.logged(tom) if each[2] == "done"]
    assert {"transfers.enter", "transfers.ask", "completions.complete"} <= set(done)


def over(office: Office, tia: UUID) -> None:
    """Tia's time here is over: the list of today says so until somebody ends the entry."""
    service = office.desk("conference-administrator")
    register = service.read("/register")
    assert "Here for a time that is over" in register
    assert "Tia FromafarTia: expected until Tue 31 Mar" in register
    assert "Tom FromafarTom: expected" not in register
    assert office.log_holds()
