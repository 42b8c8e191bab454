"""The chair of a conference had no part in the case: judged by what the record shows, refused with it."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest

from holdfast.casework import chair_contacts, chairs, conferences
from holdfast.casework.guarded import StandsInTheWay
from holdfast.records.models import (
    Account,
    CaseNote,
    CaseNoteChild,
    ChairContact,
    Conference,
    Cover,
    Family,
    FamilyMember,
    Involvement,
    Person,
    RoleHeld,
    Visit,
)
from tests import people
from tests.casework import field_work
from tests.casework.field_work import Case
from tests.casework.recorded import at_work, make, visit
from tests.casework.refused import refused
from tests.standings import TODAY

BEGAN = date(2026, 1, 5)


def begin(slug: str) -> Case:
    return field_work.begin(slug, born_on=date(2018, 6, 1), plan_on=BEGAN)


def a_chair() -> UUID:
    made: UUID = make(Account, name="Chad Chair", email="chad@chairs.example").id
    make(RoleHeld, account_id=made, role="conference-chair", from_on=date(2024, 1, 1))
    return made


def arrange(child: UUID) -> UUID:
    return conferences.arrange(
        kind="review", children=[child], for_on=TODAY + timedelta(days=21), arranged_on=TODAY, today=TODAY
    )


def went_to(child: UUID, who: UUID) -> None:
    on = date(2026, 1, 9)
    visit(child, on, of=make(Visit, on=on, by_role="social-worker", place="home", account_id=who))


def involved_by_visit(case: Case, chair: UUID) -> str:
    went_to(case.child, chair)
    return "visited Tess Example"


def involved_by_note(case: Case, chair: UUID) -> str:
    note = make(CaseNote, account_id=chair, on=date(2026, 1, 9), kind="note", text="Rang")
    make(CaseNoteChild, note=note, child_id=case.child, on=date(2026, 1, 9))
    return "wrote a case note about Tess Example"


def involved_by_cover(case: Case, chair: UUID) -> str:
    make(Cover, away_id=case.account, covering_id=chair, from_on=date(2026, 2, 1), until_on=date(2026, 2, 6))
    return "covered for Field Worker, who had Tess Example"


def involved_by_leading(case: Case, chair: UUID) -> str:
    make(
        RoleHeld, account_id=chair, role="team-manager", team_id=case.team, from_on=date(2025, 1, 1),
        until_on=date(2026, 1, 31),
    )  # fmt: skip
    return "led the team that had Tess Example"


def involved_by_agency(case: Case, chair: UUID) -> str:
    make(Involvement, child_id=case.child, account_id=chair, role="police", from_on=date(2025, 1, 1))
    return "for Tess Example"


def involved_with_a_brother(case: Case, chair: UUID) -> str:
    brother = make(Person, given_name="Tim", family_name="Example", born_on=date(2016, 1, 1)).id
    family = make(Family, name="Example family")
    for each in (brother, case.child):
        make(FamilyMember, family=family, person_id=each, from_on=BEGAN)
    went_to(brother, chair)
    return "visited Tim Example"


@pytest.mark.requirement("C-6")
@pytest.mark.parametrize(
    "involve",
    [
        involved_by_visit, involved_by_note, involved_by_cover, involved_by_leading, involved_by_agency,
        involved_with_a_brother,
    ],
)  # fmt: skip
def test_a_chair_who_had_to_do_with_the_family_is_refused(
    db: None, involve: Callable[[Case, UUID], str]
) -> None:
    case = begin("council")
    with field_work.inside("council", case.account):
        meeting, chair = arrange(case.child), a_chair()
        conferences.appoint(meeting=meeting, chair=chair, profession="social-worker", today=TODAY)
        shows = involve(case, chair)
        with pytest.raises(StandsInTheWay) as refusal:
            conferences.appoint(
                meeting=meeting, chair=chair, profession="social-worker", involved=False, today=TODAY
            )
        assert {each.guard for each in refusal.value.refusals} == {"chair-not-involved"}
        assert "The record shows of Chad Chair: " in refusal.value.why
        assert shows in refusal.value.why
        assert "What to expect from a child protection conference" in refusal.value.clause


@pytest.mark.requirement("C-6")
def test_a_chair_is_a_social_worker_and_what_they_have_done_is_noted(db: None) -> None:
    case = begin("council")
    with field_work.inside("council", case.account):
        meeting, chair = arrange(case.child), a_chair()
        with pytest.raises(StandsInTheWay) as refusal:
            conferences.appoint(meeting=meeting, chair=chair, profession="police", today=TODAY)
        assert {each.guard for each in refusal.value.refusals} == {"chair-a-social-worker"}
        with pytest.raises(StandsInTheWay):  # of a name alone the record says nothing
            conferences.appoint(meeting=meeting, chair_name="Olga Outside", today=TODAY)
        conferences.appoint(
            meeting=meeting, chair=chair, profession="social-worker", experience="Nine years a manager",
            today=TODAY,
        )  # fmt: skip
        found = Conference.objects.get(meeting=meeting)
        assert (found.chair_id, found.chair_name, found.chair_role, found.chair_experience) == (
            chair, "Chad Chair", "social-worker", "Nine years a manager",
        )  # fmt: skip


@pytest.mark.requirement("WC-7")
def test_an_independent_chair_and_somebody_else_for_the_notes(db: None) -> None:
    case = begin("isle-of-wight")
    with field_work.inside("isle-of-wight", case.account):
        meeting, chair = arrange(case.child), a_chair()
        for taker in (None, chair):
            with pytest.raises(StandsInTheWay) as refusal:
                conferences.appoint(meeting=meeting, chair=chair, today=TODAY, note_taker=taker)
            assert {each.guard for each in refusal.value.refusals} == {"someone-else-takes-notes"}
        conferences.appoint(meeting=meeting, chair=chair, note_taker_name="Nora Notes", today=TODAY)
        with pytest.raises(StandsInTheWay):
            conferences.name_note_taker(meeting=meeting, note_taker=chair, today=TODAY)
        involved_by_visit(case, chair)
        with pytest.raises(StandsInTheWay) as refusal:
            conferences.appoint(meeting=meeting, chair=chair, note_taker_name="Nora Notes", today=TODAY)
        assert {each.guard for each in refusal.value.refusals} == {"chair-independent"}
        found = Conference.objects.get(meeting=meeting)
        assert (found.chair_id, found.note_taker_name) == (chair, "Nora Notes")


def test_who_might_chair_is_shown_with_what_the_record_has_of_them(db: None) -> None:
    with at_work(people.CONNIE):
        meeting = arrange(people.ADA.id)
        went_to(people.BEN.id, people.RORY.account)
        facts = chairs.prepare(meeting=meeting, today=TODAY)
        shown = {each.name: each.shown for each in facts.chairs}
        assert shown["Chloe Chair"] == ()
        assert shown["Rory Reviewing"] == ("visited Ben Example (Fri 9 Jan)",)


def test_the_chair_meets_the_child_and_the_parent_beforehand(db: None) -> None:
    with at_work(people.CHLOE):
        meeting = arrange(people.ADA.id)
        with refused("Say whom the chair met"):
            chair_contacts.record(meeting=meeting, on=TODAY, today=TODAY)
        chair_contacts.record(
            meeting=meeting, on=TODAY, person=people.MOTHER.id, explained=True, today=TODAY,
            text="She asks that her sister comes",
        )  # fmt: skip
        found = ChairContact.objects.get(meeting=meeting)
        assert (found.who, found.explained, found.account_id) == (
            "Mary Example", True, people.CHLOE.account,
        )  # fmt: skip
        facts = chair_contacts.prepare(meeting=meeting, today=TODAY)
        assert facts.people[0] == (people.ADA.id, "Ada Example")
        assert [each.who for each in facts.met] == ["Mary Example"]
