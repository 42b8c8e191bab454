"""The fullest record that a test can walk through: one of every kind of thing, about Ada and others.

    house = full_house.build()      # within `db` or `committing`; as of the real today, as the pages have it

It is written past the steps where that is simpler, so that a step that is broken does not empty the walk.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.utils import timezone

from holdfast.access import actors, entry
from holdfast.casework import carry_ins, invitations, obligations
from holdfast.records.models import (
    Account,
    Acknowledgement,
    Action,
    Alias,
    Allocation,
    CaseNoteChild,
    CommunicationNeed,
    Contact,
    Cover,
    Draft,
    EmergencyAccess,
    FamilyMember,
    Household,
    HouseholdMember,
    Identifier,
    Involvement,
    Language,
    LegalStatus,
    Meeting,
    MeetingChild,
    MeetingDate,
    Milestone,
    MilestoneChild,
    Obligation,
    Outcome,
    ParentalResponsibility,
    Person,
    Plan,
    Registration,
    Relationship,
    RoleHeld,
    SafeContact,
    SecondFactorReset,
)
from tests import caseload, people, signed_in, standings
from tests.caseload import here
from tests.pages import agreement_house, conference_house, core_group_house, draft_house

LONG = "A-very-long-invented-name-that-goes-on-and-on-and-is-not-broken-anywhere"
BROTHERS_AND_SISTERS = ("Bartholomew-Montgomery", "Cassiopeia", "Dorothea-Wilhelmina", "Ethelred")
SPACED = "Maximiliana Theodora Wilhelmina Featherstonehaugh-Example of the Upper Invented Parish"


@dataclass(frozen=True, kw_only=True)
class House:
    """The keys of what is there; `parts` by the word that the address of a withdrawal has for it."""

    child: UUID
    team: UUID
    parts: dict[str, UUID]
    failed: UUID  # the part of a visit at which the child was not seen
    due: str
    emergency: UUID
    held: UUID
    reset: UUID
    token: str
    factor: int
    cover: UUID
    carry_in: UUID
    account: UUID
    person: UUID
    family: UUID
    household: UUID


def build(*, fullest: bool = True) -> House:
    """Bring it all into the database that Django points at; one or two of each kind where not the fullest."""
    authority = signed_in.authority_of(people.MALCOLM)
    now = timezone.now()
    today = timezone.localdate(now)
    with entry.enter(actor=actors.system(part="tests"), authority=authority, reason="a full house"):
        _person(people.ADA.id)
        household = _home(people.ADA.id)
        parts = _case(people.ADA.id, times=12 if fullest else 1)
        failed = caseload.visit(
            [people.ADA.id], people.WINIFRED, on=today - timedelta(days=1), seen=False,
            why_not_seen="", obstruction="refused",
        )  # fmt: skip
        parts |= conference_house.build(child=people.ADA.id, today=today)
        parts |= core_group_house.build(child=people.ADA.id, today=today)
        parts |= draft_house.build(child=people.ADA.id, today=today)
        parts |= agreement_house.build(child=people.ADA.id, plan=parts["plan"], today=today)
        if fullest:
            _brothers_and_sisters()
        obligations.refresh(children=[people.ADA.id], today=today)
        found = Obligation.objects.filter(child_id=people.ADA.id, gone=False, met_on=None).order_by("key")
        due = found[0].key
        others = _offices(now)
    signed_in.give_app(people.WINIFRED)
    signed_in.give_app(people.MALCOLM)
    with entry.enter(actor=people.ADAM.actor, authority=authority, reason="invites"):
        Account.objects.filter(id=people.NOBODY.account).update(password="!")
        token = invitations.make(account=people.NOBODY.account, now=now)
        factor = Authenticator.objects.get(user_id=people.WINIFRED.account).id
    with entry.enter(actor=people.MALCOLM.actor, authority=authority, reason="carries in"):
        made = carry_ins.look(source="csv", said=_register(today), today=today)
    return House(
        child=people.ADA.id, team=standings.TEAM_NORTH, parts=parts, failed=failed, due=due, token=token,
        factor=factor, carry_in=made.id, account=people.WANDA.account, person=people.MOTHER.id,
        family=standings.EXAMPLES, household=household, **others,
    )  # fmt: skip


def _register(today: Any) -> list[dict[str, str]]:
    began = (today - timedelta(days=50)).strftime("%d/%m/%Y")
    row = {
        "family_name": "Carried", "plan_began_on": began, "categories": "neglect", "family": "carried",
        "social_worker": people.WINIFRED.email, "team": "Team North", "last_visit_on": "",
    }  # fmt: skip
    return [
        {**row, "given_name": "Cora", "born_on": "4/5/2017"},
        {**row, "given_name": "Ada", "family_name": "Exampel", "born_on": "4/5/2018"},
        {**row, "given_name": "Cyril", "born_on": "not a date"},
    ]


def _person(child: UUID) -> None:
    """Everything that is said of one person."""
    Person.objects.filter(id=child).update(
        sex="female", ethnicity="Invented", religion="Invented", warning=f"A large dog. {LONG}."
    )
    here(Alias, person_id=child, name=f"Adelheid {LONG}")
    here(Identifier, person_id=child, scheme="nhs", value="999 000 0001")
    for language, main in (("Jèrriais", True), ("Portuguese", False), ("British Sign Language", False)):
        here(Language, person_id=child, language=language, main=main, interpreter_needed=True)
    here(CommunicationNeed, person_id=child, need=f"Signs with both hands. {SPACED}")
    here(
        SafeContact,
        person_id=child,
        how="Ring 01632 960123",
        when="before noon",
        never=f"by letter. {SPACED}",
    )
    here(
        LegalStatus, child_id=child, status="care order", made_by="The Royal Court", from_on=standings.BEGAN
    )  # fmt: skip


def _home(child: UUID) -> UUID:
    here(Relationship, person_id=people.MOTHER.id, to_id=child, kind="mother", from_on=standings.BEGAN)
    here(ParentalResponsibility, holder_id=people.MOTHER.id, child_id=child, basis="birth")
    home = here(
        Household, address=f"1 {LONG} Lane\nInvented Parish", postcode="ZZ1 1ZZ", phone="01632 960124",
        protected=True,
    )  # fmt: skip
    for each in (child, people.MOTHER.id, people.BEN.id):
        here(HouseholdMember, household=home, person_id=each, from_on=standings.BEGAN)
    key: UUID = home.id
    return key


def _case(child: UUID, *, times: int) -> dict[str, UUID]:
    """What was done and recorded, so many times; the key of one part of each kind."""
    today, by = timezone.localdate(), people.WINIFRED
    registration = Registration.standing.get(child_id=child, until_on=None)
    caseload.plan(child, on=today - timedelta(days=40), actions=[(SPACED, today), ("Another one", None)])
    plan = Plan.objects.get(registration=registration)
    here(Contact, plan=plan, who=SPACED, role="teacher", every="2 weeks", why="reading")
    visits = [
        caseload.visit(
            [child, people.BEN.id],
            by,
            on=today - timedelta(days=3 + 9 * number),
            wishes="To stay here",
            said=f"I like the dog. {LONG if number == 0 else ''}",
        )
        for number in range(times)
    ]
    notes = [
        caseload.note(
            [child, people.BEN.id], by, on=today - timedelta(days=2 * number), text=f"Rang. {SPACED}"
        )
        for number in range(times)
    ]
    caseload.note([child], by, on=today, text="That was wrong.", adds_to=notes[0])
    told = [
        caseload.tell(child, people.PENNY, by, on=today - timedelta(days=1), text=f"He slept. {SPACED}")
        for _ in range(2)
    ]
    here(Acknowledgement, telling_id=told[1], account_id=by.account, on=today)
    note_part = _part_of_note(notes[0], child)
    return {
        "visit": visits[0], "note": note_part, "telling": told[0], "milestone": _milestone(child),
        "meeting": _meetings(child), "registration": registration.id, "plan": plan.id,
        "involvement": Involvement.standing.get(child_id=child).id,
        "allocation": _allocation(child),
        "action": Action.objects.filter(outcome__need__plan=plan).order_by("place")[0].id,
        "outcome": Outcome.objects.get(need__plan=plan).id,
    }  # fmt: skip


def _part_of_note(note: UUID, child: UUID) -> UUID:
    key: UUID = CaseNoteChild.objects.get(note_id=note, child_id=child).id
    return key


def _allocation(child: UUID) -> UUID:
    key: UUID = Allocation.standing.get(child_id=child, until_on=None).id
    return key


def _milestone(child: UUID) -> UUID:
    on = timezone.localdate() - timedelta(days=5)
    made = here(
        Milestone, event="new-concerns", on=on, by_role="social-worker", account_id=people.WINIFRED.account,
        significant=True, text=f"A neighbour wrote. {SPACED}",
    )  # fmt: skip
    key: UUID = here(MilestoneChild, milestone=made, child_id=child, on=on).id
    return key


def _meetings(child: UUID) -> UUID:
    """One that was held, and one that is arranged; the part of that which was held."""
    today = timezone.localdate()
    held = here(
        Meeting, kind="core-group", held_on=today - timedelta(days=20), venue=SPACED, note=SPACED,
        decisions_recorded=True, parents_came=True, members=["social-worker", "teacher"],
    )  # fmt: skip
    here(MeetingDate, meeting=held, arranged_on=today - timedelta(days=30), for_on=today - timedelta(days=20))
    ahead = here(Meeting, kind="review-conference", venue="Room 4")
    here(
        MeetingDate, meeting=ahead, arranged_on=today - timedelta(days=9), for_on=today + timedelta(days=9),
        at=time(10, 0),
    )  # fmt: skip
    here(MeetingChild, meeting=ahead, child_id=child)
    key: UUID = here(MeetingChild, meeting=held, child_id=child).id
    return key


def _brothers_and_sisters() -> None:
    """Four more, all with a plan and the same social worker."""
    today = timezone.localdate()
    for number, name in enumerate(BROTHERS_AND_SISTERS):
        made = caseload.person(
            given_name=name, family_name=f"Example-{SPACED}" if number == 0 else "Example",
            born_on=today - timedelta(days=200 + 700 * number),
        )  # fmt: skip
        here(FamilyMember, family_id=standings.EXAMPLES, person_id=made, from_on=standings.BEGAN)
        caseload.allocate(made, people.WINIFRED, team=standings.TEAM_NORTH, on=standings.BEGAN)
        caseload.register(made, on=max(standings.BEGAN, today - timedelta(days=190)))
    children = [each.person_id for each in FamilyMember.objects.filter(family_id=standings.EXAMPLES)]
    obligations.refresh(children=children, today=today)


def _offices(now: datetime) -> dict[str, Any]:
    """What is asked of managers and administrators."""
    today = timezone.localdate(now)
    emergency = here(
        EmergencyAccess, child_id=people.ADA.id, account_id=people.SASHA.account, kind="emergency",
        why=f"The police rang. {SPACED}", until_at=now + timedelta(hours=2),
    )  # fmt: skip
    cover = here(
        Cover, away_id=people.WINIFRED.account, covering_id=people.CASEY.account, from_on=today,
        until_on=today + timedelta(days=7), why="leave",
    )  # fmt: skip
    reset = here(
        SecondFactorReset, account_id=people.WANDA.account, asked_by_id=people.MARTHA.account, asked_at=now,
        why="The phone is lost",
    )  # fmt: skip
    here(
        Draft, account_id=people.WINIFRED.account, form="note-record", about=str(people.BEN.id),
        title="Case note: Ben Example", address=f"/children/{people.BEN.id}/note",
        content={"text": ["begun and not sent"]}, began_at=now, saved_at=now,
    )  # fmt: skip
    held = RoleHeld.objects.get(account_id=people.CHLOE.account)
    return {"emergency": emergency.id, "cover": cover.id, "reset": reset.id, "held": held.id}
