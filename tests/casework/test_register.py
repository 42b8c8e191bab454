"""Who has a plan today, and that at 18 it ends by itself, everywhere and without anybody acting."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from holdfast.access import actors
from holdfast.access.children import May
from holdfast.casework import (
    children,
    comings_of_age,
    completions,
    duty,
    meetings,
    obligations,
    plan_ends,
    register,
    registrations,
    together,
    transfers,
)
from holdfast.records.models import MilestoneChild, Person, Registration, Transfer
from tests import people
from tests.casework.concluding import NO_PLAN, child, ready
from tests.casework.recorded import at_work, in_authority
from tests.casework.refused import refused
from tests.people import Member
from tests.standings import BEGAN, TODAY

ADA, REX = people.ADA.id, people.REX.id
COMES_OF_AGE = date(2026, 3, 20)
BORN = date(2008, 3, 20)


def names(member: Member, today: date = TODAY) -> set[str]:
    with at_work(member):
        return {each.child.name for each in register.who_is_on_it(today=today).lines}


@pytest.mark.parametrize("member", [people.CONNIE, people.CHLOE, people.RORY])
def test_the_conference_service_reads_who_has_a_plan(db: None, member: Member) -> None:
    with at_work(member):
        page = register.who_is_on_it(today=TODAY)
    found = {each.child.name: each for each in page.lines}
    assert set(found) == {"Ada Example", "Ben Example", "Nell Nobodys", "Uma Unit"}
    assert (found["Ada Example"].since, found["Ada Example"].categories) == (BEGAN, "neglect")
    assert found["Ada Example"].worker
    assert page.found == 4


@pytest.mark.parametrize("member", [people.DORA, people.SAFIYA, people.SERENA])
def test_of_a_restricted_family_the_name_and_whom_to_ring(db: None, member: Member) -> None:
    with at_work(member):
        found = {each.child.id: each for each in register.who_is_on_it(today=TODAY).lines}
    rex = found[REX]
    assert rex.restricted
    assert not rex.may_open
    assert rex.worker
    assert rex.worker.name == "Sasha South"
    assert (rex.since, rex.categories) == (None, "")


@pytest.mark.parametrize("member", [people.WINIFRED, people.MALCOLM, people.PENNY, people.DAN])
def test_nobody_else_has_such_a_list(db: None, member: Member) -> None:
    with at_work(member), refused("does not let you list who has a plan today"):
        register.who_is_on_it(today=TODAY)


def test_who_turns_18_within_thirty_days_stands_apart(db: None) -> None:
    with at_work(people.CONNIE):
        Person.objects.filter(id=ADA).update(born_on=BORN)
        for days, leaving in ((31, []), (30, ["Ada Example"]), (1, ["Ada Example"]), (0, [])):
            page = register.who_is_on_it(today=COMES_OF_AGE - timedelta(days=days))
            assert [each.child.name for each in page.leaving] == leaving, days


@pytest.mark.requirement("J-6.14")
def test_at_18_the_plan_ends_everywhere_without_anybody_acting(db: None) -> None:
    """From the birthday on: the register, the child's page, what is due, and who has a plan."""
    with at_work(people.WINIFRED):
        Person.objects.filter(id=ADA).update(born_on=BORN)
        obligations.refresh(children=[ADA], today=TODAY)
        before = COMES_OF_AGE - timedelta(days=1)
        due = {each.duty: each.due_on for each in obligations.open_of(children=[ADA], today=before)}
        assert due["young-person-consulted"] == before
        assert children.show(child=ADA, today=before).head.state.startswith("On the")
        obligations.refresh(children=[ADA], today=COMES_OF_AGE)
        assert obligations.open_of(children=[ADA], today=COMES_OF_AGE) == []
        assert "turned 18" in children.show(child=ADA, today=COMES_OF_AGE).head.state
        shown = registrations.of_child(child=ADA, today=COMES_OF_AGE)[0]
        assert (shown.until_on, shown.grounds) == (COMES_OF_AGE, "eighteen")
        one = together.show(child=ADA, what=May.WRITE, today=COMES_OF_AGE).children[0]
        assert not one.has_plan
        assert Registration.standing.filter(child=ADA, until_on=None).exists()
    assert "Ada Example" in names(people.CONNIE, before)
    assert "Ada Example" not in names(people.CONNIE, COMES_OF_AGE)
    with at_work(people.DORA):
        lines = duty.summary(why="the police rang", today=COMES_OF_AGE).lines
        assert ADA not in {each.id for each in lines}


def test_the_night_closes_the_row_with_its_grounds(db: None) -> None:
    with in_authority("jersey", actors.system(part="obligations")):
        Person.objects.filter(id=ADA).update(born_on=BORN)
        assert ADA not in comings_of_age.due(today=COMES_OF_AGE - timedelta(days=1))
        assert comings_of_age.due(today=COMES_OF_AGE) == [ADA]
        assert comings_of_age.end_at_eighteen(children=[ADA, REX], today=COMES_OF_AGE) == 1
        row = Registration.standing.get(child=ADA)
        assert (row.until_on, row.grounds) == (COMES_OF_AGE, "eighteen")
        assert row.categories.get().until_on == COMES_OF_AGE
        assert comings_of_age.due(today=COMES_OF_AGE) == []
        assert comings_of_age.end_at_eighteen(children=[ADA], today=COMES_OF_AGE) == 0


def test_nobody_ends_a_plan_so_by_hand(db: None) -> None:
    with at_work(people.SERENA), refused("ends a plan by itself"):
        comings_of_age.end_at_eighteen(children=[ADA], today=TODAY)


@pytest.mark.parametrize(
    ("born", "today", "grown"),
    [
        (date(2008, 3, 20), date(2026, 3, 19), False),
        (date(2008, 3, 20), date(2026, 3, 20), True),
        (date(2008, 2, 29), date(2026, 2, 28), False),
        (date(2008, 2, 29), date(2026, 3, 1), True),
        (date(2006, 2, 28), date(2024, 2, 29), True),
    ],
)
def test_the_birthday_is_that_of_the_procedure(born: date, today: date, grown: bool) -> None:
    assert (plan_ends.by_itself(born_on=born, died_on=None, today=today) is not None) == grown
    assert (born <= plan_ends.grown(today=today)) == grown


# ---------------------------------------------------------------- from elsewhere

OLIVE = people.OLIVE.id


def enter(**said: object) -> transfers.TransferPage:
    given = {
        "children": [OLIVE], "other": "Elsewhere Council", "began_on": date(2025, 11, 3), "on": BEGAN,
        "categories": ["neglect"], "expected_until_on": date(2026, 2, 27), "today": TODAY, **said,
    }  # fmt: skip
    return transfers.enter(**given)[0]  # type: ignore[arg-type]


def test_a_temporary_entry_stands_on_the_register_until_its_time_is_over(db: None) -> None:
    with at_work(people.SERENA):
        made = enter()
        row = Registration.standing.get(child=OLIVE, until_on=None)
        assert (row.began_as, row.carried_from, row.temporary) == ("carried-in", "temporary", True)
        assert (row.from_on, row.carried_in_on) == (date(2025, 11, 3), BEGAN)
        assert obligations.open_of(children=[OLIVE], today=TODAY)
        assert "temporarily here" in children.show(child=OLIVE, today=TODAY).head.state
        page = register.who_is_on_it(today=TODAY)
        assert [each.child.name for each in page.overdue] == ["Olive Closed"]
        transfers.stay_longer(transfer=made.id, until_on=date(2026, 4, 1), why="the term", today=TODAY)
        page = register.who_is_on_it(today=TODAY)
        assert page.overdue == ()
        line = next(each for each in page.lines if each.child.id == OLIVE)
        assert (line.temporary, line.temporary_until) == (True, date(2026, 4, 1))
        registrations.end(child=OLIVE, on=TODAY, grounds="other", today=TODAY)
        assert obligations.open_of(children=[OLIVE], today=TODAY) == []
        assert OLIVE not in {each.child.id for each in register.who_is_on_it(today=TODAY).lines}


def test_what_cannot_be_entered_for_a_time(db: None) -> None:
    with at_work(people.SERENA):
        with refused("Say which authority"):
            enter(other=" ")
        with refused("under which category"):
            enter(categories=[])
        with refused("began after it was entered"):
            enter(began_on=TODAY)
        with refused("ends before it begins"):
            enter(expected_until_on=date(2025, 12, 1))
        with refused("has a plan at that time already"):
            enter(children=[ADA])
    with at_work(people.PENNY), refused("you do not work with this child"):
        enter()


def test_the_other_authority_is_responsible_until_the_receiving_conference(db: None) -> None:
    with at_work(people.SERENA):
        enter(expected_until_on=None)
        transfers.ask(
            children=[OLIVE], other="Elsewhere Council", asked_on=date(2026, 2, 2), contact="01632 960200",
            today=TODAY,
        )  # fmt: skip
        assert MilestoneChild.standing.filter(child=OLIVE, milestone__event="transfer-asked").count() == 1
        with refused("asked for this on 2 February 2026 already"):
            transfers.ask(children=[OLIVE], other="Elsewhere", asked_on=TODAY, today=TODAY)
        assert all(each.is_theirs for each in transfers.of_child(child=OLIVE, today=TODAY))
        meetings.hold(
            kind="initial-conference", children=[OLIVE], held_on=date(2026, 2, 23), today=TODAY,
            decisions={OLIVE: "plan"}, categories=["physical-abuse"], breach="an example in small",
        )  # fmt: skip
        for each in transfers.of_child(child=OLIVE, today=TODAY):
            assert each.responsible_from_on == date(2026, 2, 23)
        stands = registrations.of_child(child=OLIVE, today=TODAY)[0]
        assert (stands.temporary, stands.categories) == (False, ("physical-abuse",))


def test_the_receiving_conference_takes_the_responsibility_over(db: None) -> None:
    with at_work(people.CONNIE):
        dee, eli = child("Dee"), child("Eli")
        meeting = ready(dee, eli, others={eli: replace(NO_PLAN, plan_needed=None, decision="deferred")})
        transfers.ask(
            children=[dee, eli], other="Elsewhere Council", asked_on=date(2026, 2, 2), today=TODAY
        )  # fmt: skip
        completions.complete(meeting=meeting, on=TODAY, today=TODAY)
        kept = Transfer.standing.get(child=dee)
        assert (kept.responsible_from_on, kept.meeting_id) == (TODAY, meeting)
        assert MilestoneChild.standing.get(milestone__event="receiving-conference").child_id == dee
        assert not transfers.of_child(child=dee, today=TODAY)[0].is_theirs
        # Put off for the other: they stay responsible.
        assert transfers.of_child(child=eli, today=TODAY)[0].is_theirs
