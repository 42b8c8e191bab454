"""Whose child it is: allocating, handing over and ending, in a team or a child protection unit.

A unit works as one: a child allocated to it is on the list of everybody in it, whoever is named. One person
holds a child in one role at a time; a handover ends one allocation and begins the next on the same day.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import given, guarded, impossible, obligations, steps, teams
from holdfast.casework.steps import read, step
from holdfast.records.models import Account, Allocation, Person, RoleHeld, Team

# In which roles a child is allocated to somebody.
ROLES = (
    "social-worker", "senior-practitioner", "team-manager", "consultant-social-worker", "child-practitioner",
    "therapeutic-worker",
)  # fmt: skip
# Who in a unit a child is allocated to where nobody is named, the first that is there.
OF_A_UNIT = ("social-worker", "consultant-social-worker")


@dataclass(frozen=True, kw_only=True)
class Allocated:
    """An allocation as shown: to whom, in which team and role, from when until when, what was handed over."""

    id: UUID
    child: UUID
    account: UUID
    name: str
    team: UUID
    team_name: str
    is_unit: bool
    role: str
    from_on: date
    until_on: date | None
    note: str


@dataclass(frozen=True, kw_only=True)
class Worker:
    """Somebody to whom a child can be allocated: their role in a team."""

    account: UUID
    name: str
    team: UUID
    team_name: str
    is_unit: bool
    role: str


@step
def allocate(
    *,
    children: Sequence[UUID],
    team: UUID,
    on: date,
    today: date,
    account: UUID | None = None,
    role: str = "social-worker",
    note: str = "",
    reasons: Mapping[str, str] | None = None,
) -> tuple[Allocated, ...]:
    """Allocate children whom nobody holds in this role; to a unit without naming anybody in it.

    `reasons` are those the procedure asks for, by guard. Raises Refused for who does not decide, for a
    child who is allocated already, a day ahead, somebody who is not in the team, or a guard; NotHere for
    a child, team or account that is not here.
    """
    wanted = given.several(children=children)
    found = _team(team)
    whom = _whom(found, account, today)
    why = _decide(wanted, found, role=role, on=on, today=today, reasons=reasons)
    taken = _open(wanted, role).select_related("account").first()
    if taken is not None:
        raise Refused(
            f"The child is allocated to {taken.account.name} already: hand over instead.",
            about="person", about_id=taken.child_id,
        )  # fmt: skip
    made = _begin(wanted, whom, found, role=role, on=on, note=note)
    return _done(made, today, why)


@step
def hand_over(
    *,
    children: Sequence[UUID],
    team: UUID,
    on: date,
    today: date,
    account: UUID | None = None,
    role: str = "social-worker",
    note: str = "",
    reasons: Mapping[str, str] | None = None,
) -> tuple[Allocated, ...]:
    """Hand children over: on this day the allocation that stands ends and the next one begins.

    Raises as `allocate` does, and Refused for a child whom nobody holds in this role, or who is held by the
    same person in the same team.
    """
    wanted = given.several(children=children)
    found = _team(team)
    whom = _whom(found, account, today)
    why = _decide(wanted, found, role=role, on=on, today=today, reasons=reasons)
    before = {each.child_id: each for each in _open(wanted, role)}
    for child in wanted:
        held = before.get(child)
        if held is None:
            raise Refused("Nobody holds this child yet: allocate instead.", about="person", about_id=child)
        if (held.account_id, held.team_id) == (whom.id, found.id):
            raise Refused(f"The child is with {whom.name} already.", about="person", about_id=child)
    with impossible.in_words(about="person", about_id=wanted[0]):
        for held in before.values():
            held.until_on = on
            held.save(update_fields=["until_on"])
    made = _begin(wanted, whom, found, role=role, on=on, note=note)
    return _done(made, today, why)


@step
def end(
    *, children: Sequence[UUID], on: date, why: str, today: date, role: str = "social-worker"
) -> tuple[Allocated, ...]:
    """End the allocation of children without another: nobody holds them in this role from that day on.

    Raises Refused for who does not decide, without a reason, for a day ahead, and for a child whom nobody
    holds; NotHere for a child who is not here.
    """
    wanted = given.several(children=children)
    access_children.require_all(children=wanted, what=May.DECIDE, today=today)
    said = given.needed(text=why, why="Say why nobody holds the child from then on.")
    given.not_after(on=on, today=today, what="The end of the allocation")
    held = {each.child_id: each for each in _open(wanted, role).select_related("account", "team")}
    for child in wanted:
        if child not in held:
            raise Refused("Nobody holds this child.", about="person", about_id=child)
    with impossible.in_words(about="person", about_id=wanted[0]):
        for each in held.values():
            each.until_on = on
            each.save(update_fields=["until_on"])
    return _done([held[child] for child in wanted], today, said)


@read
def workers(*, today: date) -> tuple[Worker, ...]:
    """Everybody to whom a child can be allocated today, by team and name. Raises Refused for a visitor."""
    teams.only_staff(today=today)
    held = (
        RoleHeld.objects.filter(
            Q(until_on=None) | Q(until_on__gte=today), from_on__lte=today, role__in=ROLES,
            team__ended_on=None, team__isnull=False, account__left_at=None,
        )
        .select_related("account", "team")
        .order_by("team__name", "account__name", "role")
    )  # fmt: skip
    steps.log(about="team")
    return tuple(
        Worker(
            account=each.account_id, name=each.account.name, team=each.team_id, team_name=each.team.name,
            is_unit=each.team.kind == "unit", role=each.role,
        )
        for each in held
        if each.team_id is not None
    )  # fmt: skip


@read
def of_child(*, child: UUID, today: date) -> tuple[Allocated, ...]:
    """Every allocation of a child, the newest first. Raises Refused and NotHere as access says."""
    access_children.require(child=child, what=May.SEE, today=today)
    found = Allocation.standing.filter(child=child).select_related("account", "team")
    steps.log(about="person", about_id=child)
    return tuple(_shown(each) for each in found.order_by("-from_on", "-id"))


def _team(team: UUID) -> Team:
    found = Team.objects.filter(id=team).first()
    if found is None:
        raise NotHere("There is no such team here.", about="team", about_id=team)
    if found.ended_on is not None:
        raise Refused(f"{found.name} has ended.", about="team", about_id=team)
    return found


def _whom(team: Team, account: UUID | None, today: date) -> Account:
    """Whoever is named, in the team; in a unit else its social worker, or whoever leads it."""
    held: dict[str, Account] = {
        each.role: each.account
        for each in teams.holding(team=team.id, today=today)
        if account is None or each.account_id == account
    }
    if account is not None and held:
        return next(iter(held.values()))
    if account is not None:
        found = Account.objects.filter(id=account).first()
        if found is None:
            raise NotHere("There is no such account here.", about="account", about_id=account)
        raise Refused(f"{found.name} does not work in {team.name}.", about="account", about_id=account)
    if team.kind != "unit":
        raise Refused("Choose who is to work with the child.", about="team", about_id=team.id)
    for role in OF_A_UNIT:
        if role in held:
            return held[role]
    raise Refused(
        f"{team.name} has neither a social worker nor a consultant social worker.",
        who_can_help="whoever gives roles in your authority", about="team", about_id=team.id,
    )  # fmt: skip


def _decide(
    children: Sequence[UUID],
    team: Team,
    *,
    role: str,
    on: date,
    today: date,
    reasons: Mapping[str, str] | None,
) -> str:
    access_children.require_all(children=children, what=May.DECIDE, today=today)
    given.known(word=role, words=ROLES, what="the role")
    given.not_after(on=on, today=today, what="The allocation")
    if team.kind != "unit":
        return ""
    return guarded.ask(
        step="form-unit", facts=[{"roles": teams.composition(team=team.id, today=today)}], on=on, today=today,
        reasons=reasons, about="team", about_id=team.id,
    )  # fmt: skip


def _open(children: Sequence[UUID], role: str) -> QuerySet[Allocation]:
    return Allocation.standing.filter(child__in=children, role=role, until_on=None)


def _begin(
    children: Sequence[UUID], whom: Account, team: Team, *, role: str, on: date, note: str
) -> list[Allocation]:
    authority = entry.current().authority
    born = dict(Person.objects.filter(id__in=children).values_list("id", "died_on"))
    made = []
    for child in children:
        if born.get(child) is not None and born[child] <= on:
            raise Refused("The child had died by then.", about="person", about_id=child)
        with impossible.in_words(about="person", about_id=child):
            made.append(
                Allocation.objects.create(
                    authority_id=authority, child_id=child, account=whom, team=team, role=role, from_on=on,
                    note=note.strip(),
                )
            )  # fmt: skip
    return made


def _done(made: Sequence[Allocation], today: date, why: str) -> tuple[Allocated, ...]:
    for each in made:
        steps.log(about="person", about_id=each.child_id, why=why)
    obligations.refresh(children=[each.child_id for each in made], today=today)
    return tuple(_shown(each) for each in made)


def _shown(each: Allocation) -> Allocated:
    return Allocated(
        id=each.id, child=each.child_id, account=each.account_id, name=each.account.name, team=each.team_id,
        team_name=each.team.name, is_unit=each.team.kind == "unit", role=each.role, from_on=each.from_on,
        until_on=each.until_on, note=each.note,
    )  # fmt: skip
