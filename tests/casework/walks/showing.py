"""What holds of the lists: nobody's shows whom they may not see, a restricted family least of all."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from holdfast.access import children as access_children
from holdfast.access.children import Allowed, May
from holdfast.access.refusals import Refused
from holdfast.casework import (
    chair_checks,
    conference_lists,
    conference_report_worklists,
    conference_requests,
    disagreements,
    duty,
    emergencies,
    lists,
    plan_agreements,
    register,
    search,
    tellings,
    undertakings,
    worklists,
)
from holdfast.records.models import (
    Admitted,
    Allocation,
    ConferenceInvitation,
    CoreGroupMember,
    Cover,
    EmergencyAccess,
    FamilyMember,
    Involvement,
    MeetingChild,
    Person,
    Registration,
    RoleHeld,
)
from tests import people
from tests.casework.walks.walk import Walk
from tests.people import Member

TOLD = (people.DORA, people.SERENA, people.SAFIYA, people.DAN)  # that a record is restricted: docs/access.md
NAMES = ("Ada", "Rex Hidden", "Example", "Uma")


@dataclass(frozen=True)
class Reading:
    """A list by its name; `of_all` where it may name children whose record the reader may not open.

    `of_restricted` where whoever is told that a record is restricted finds its key, or its name too.
    """

    name: str
    read: Callable[[], object]
    of_all: bool = False
    of_restricted: str = ""


def readings(walk: Walk) -> list[Reading]:
    """The lists, as of the walk's day."""
    today, now = walk.today, walk.now
    return [
        Reading("worklists.mine", lambda: replace(worklists.mine(today=today, now=now), to_acknowledge=())),
        # Whoever was told of a child learns so much of them as they were told.
        Reading("worklists.told", lambda: worklists.mine(today=today, now=now).to_acknowledge, of_all=True),
        Reading("tellings.to_acknowledge", lambda: tellings.to_acknowledge(today=today), of_all=True),
        Reading("worklists.my_team", lambda: worklists.my_team(today=today)),
        Reading("worklists.unallocated", lambda: worklists.unallocated(today=today)),
        Reading("conference_lists.service", lambda: conference_lists.service(today=today)),
        Reading("conference_lists.of_chair", lambda: conference_lists.of_chair(today=today)),
        Reading("conference_requests.waiting", lambda: conference_requests.waiting(today=today)),
        Reading("conference_requests.sent_back", lambda: conference_requests.sent_back_to_me(today=today)),
        Reading("chair_checks.to_answer", lambda: chair_checks.to_answer(today=today)),
        Reading("reports.mine", lambda: conference_report_worklists.mine(today=today)),
        Reading("reports.to_authorise", lambda: conference_report_worklists.to_authorise(today=today)),
        Reading("disagreements.list_open", lambda: disagreements.list_open(today=today)),
        Reading("emergencies.list_to_see", lambda: emergencies.list_to_see(today=today)),
        Reading("register.who_is_on_it", lambda: register.who_is_on_it(today=today), True, "name"),
        Reading("duty.summary", lambda: duty.summary(why="a call", today=today), True, "name"),
        Reading("lists.identifiers", lambda: _identifiers(today), True, "key"),
        Reading("plan_agreements.to_sign", lambda: plan_agreements.to_sign(today=today)),
        Reading("undertakings.mine", lambda: undertakings.show(whose="mine", today=today)),
        Reading("undertakings.agency", lambda: undertakings.show(whose="agency", today=today)),
        Reading("undertakings.team", lambda: undertakings.show(whose="team", today=today)),
        Reading("undertakings.unit", lambda: undertakings.show(whose="unit", today=today)),
        *(Reading(f"search {name}", _find(name, today), of_all=True) for name in NAMES),
    ]


def _identifiers(today: date) -> object:
    return lists.identifiers(why="to match", from_on=today, until_on=today, today=today)


def _find(name: str, today: date) -> Callable[[], object]:
    return lambda: search.find(name=name, today=today)


def check(walk: Walk, member: Member) -> None:
    """No list of a member's names a child whom they may not see, or must not learn of."""
    persons = {each.id: each.given_name for each in walk.look(Person.objects.all)}
    outside = _outside(walk, member)
    with walk.acting(member):
        may = access_children.allowed_each(children=persons, today=walk.today)
    seen = {child for child, each in may.items() if May.SEE in each.may}
    hidden = {child for child, each in may.items() if each.hidden}
    assert not outside & seen, f"{member.name} sees a restricted child and was not let in"
    _partner(walk, member, may)
    for each in readings(walk):
        try:
            with walk.acting(member):
                page = each.read()
        except Refused:
            continue
        parts = list(parts_of(page))
        keys = {part for part in parts if isinstance(part, UUID)}
        said = [part for part in parts if isinstance(part, str)]
        where = f"{each.name} of {member.name} on {walk.today}"
        secret = hidden | outside
        told = each.of_restricted if member in TOLD else ""
        assert told or not keys & secret, f"{where} names a child of a restricted family"
        for child in () if told == "name" else secret:
            name = persons[child]
            assert not (name and any(name in text for text in said)), (
                f"{where} says “{name}”, who is restricted"
            )
        if not each.of_all:
            unseen = keys & set(persons) - seen
            assert not unseen, f"{where} shows {[persons[child] for child in unseen]}, whom they may not see"


def _outside(walk: Walk, member: Member) -> set[UUID]:
    """Restricted children of whom a member plainly must not learn, by the rows alone.

    Left out are those of whom it takes more to say: who leads, covers, was let in, was on duty, or has any
    allocation.
    """
    today, account = walk.today, member.account
    lasting = Q(from_on__lte=today) & (Q(until_on=None) | Q(until_on__gte=today))
    ongoing = Q(from_on__lte=today) & (Q(until_on=None) | Q(until_on__gt=today))
    closer: tuple[Any, ...] = (
        Admitted.objects.filter(lasting, account=account),
        Allocation.standing.filter(ongoing, account=account),
        Cover.objects.filter(covering=account),
        EmergencyAccess.objects.filter(account=account, kind="duty"),
        RoleHeld.objects.filter(
            lasting, Q(role__contains="manager") | Q(role__startswith="consultant"), account=account
        ),
    )
    if any(_column(walk, rows, "id") for rows in closer):
        return set()
    members = FamilyMember.objects.filter(
        ongoing, Q(family__restricted_until_on=None) | Q(family__restricted_until_on__gt=today),
        family__restricted_from_on__lte=today,
    )  # fmt: skip
    return _column(walk, members, "person")


def _column(walk: Walk, rows: Any, name: str) -> set[UUID]:
    return set(walk.look(lambda: rows.values_list(name, flat=True)))


def _partner(walk: Walk, member: Member, may: Mapping[UUID, Allowed]) -> None:
    """A partner sees whom they work with, are invited for, or are in the core group of: nobody else."""
    if member is not walk.cast.partner:
        return
    today, mine = walk.today, {"account": member.account}
    ongoing = Q(from_on__lte=today) & (Q(until_on=None) | Q(until_on__gt=today))
    invited = ConferenceInvitation.standing.filter(**mine, invited=True).values("meeting")
    to_come = MeetingChild.standing.filter(
        meeting__in=invited, meeting__held_on=None, meeting__cancelled_on=None
    )
    planned = Registration.standing.filter(ongoing).values("child")
    named = Q(child__in=planned) & (Q(meeting=None) | Q(meeting__held_on__isnull=False))
    rows = (
        Involvement.standing.filter(ongoing, **mine),
        to_come,
        CoreGroupMember.standing.filter(ongoing, named, **mine),
        Allocation.standing.filter(ongoing, **mine),
    )
    known = set().union(*(_column(walk, each, "child") for each in rows))
    covers = _column(walk, Cover.objects.filter(covering=member.account), "id")
    sees = {child for child, each in may.items() if May.SEE in each.may}
    assert covers or sees <= known, f"{member.name} sees a child with whom they have nothing to do"


def parts_of(page: object) -> Iterator[Any]:
    """Every key and every text in what a read answers, however deep."""
    if isinstance(page, UUID | str):
        yield page
    elif is_dataclass(page) and not isinstance(page, type):
        for each in fields(page):
            yield from parts_of(getattr(page, each.name))
    elif isinstance(page, Mapping):
        for key, value in page.items():
            yield from parts_of(key)
            yield from parts_of(value)
    elif isinstance(page, list | tuple | set | frozenset):
        for each in page:
            yield from parts_of(each)
