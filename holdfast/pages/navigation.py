"""Where somebody who is signed in can go from any page: what their roles let them do, and no more."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from holdfast.access import standing
from holdfast.access.roles import CHAIRS, CONFERENCE_SERVICE, May, Relation, Role
from holdfast.access.standing import Standing

CASELESS = frozenset({Role.DATA_OFFICER, Role.ADMINISTRATOR})  # roles with no child's page to go to
READERS = CASELESS | {Role.INSPECTOR}


@dataclass(frozen=True)
class Way:
    """One way to go: what it says, where it leads, whether one is there."""

    says: str
    address: str
    here: bool


def navigation(request: HttpRequest) -> dict[str, object]:
    """What every template may know of where one can go; asked of the database only where it is shown."""
    return {
        "ways": SimpleLazyObject(lambda: ways(request)),
        "finds": SimpleLazyObject(lambda: finds(request)),
    }


def ways(request: HttpRequest) -> list[Way]:
    """The ways of whoever is signed in; none for a visitor."""
    who = _who(request)
    if who is None:
        return []
    named = [(says, address) for says, name in _named(who) if (address := _address(name))]
    # Of two of which one lies within the other, the inner one is where somebody is.
    here = max((address for _, address in named if _is_here(request, address)), key=len, default="")
    return [Way(says, address, address == here) for says, address in named]


def finds(request: HttpRequest) -> bool:
    """Whether whoever is signed in may look for a child by name."""
    who = _who(request)
    return who is not None and not who.roles <= CASELESS


def first(who: Standing) -> str:
    """The name of the address that somebody's day begins at."""
    if not who.roles:
        return "own-account"
    if who.roles <= {Role.DATA_OFFICER}:
        return "lists"
    if who.roles <= CASELESS:
        return "accounts"
    if who.roles <= {Role.DUTY_SOCIAL_WORKER}:
        return "duty"
    return "search" if who.roles <= READERS else "today"


def leads(who: Standing) -> bool:
    """Whether somebody has a team's list: of a team they lead, or of every team."""
    return bool(who.led or who.to_a_child(Relation.SERVICE))


def _named(who: Standing) -> list[tuple[str, str]]:
    """What each way says, and the name of its address, in the order of a day's work."""
    offered = (
        ("Today", "today", bool(who.roles - READERS)),
        ("My team" if who.led else "Teams", "team", leads(who)),
        ("Undertakings", "undertakings", bool(who.roles - READERS)),
        ("Conferences", "conferences", bool(who.roles & CONFERENCE_SERVICE)),
        ("I chair", "my-conferences", bool(who.roles & CHAIRS)),
        ("Duty", "duty", May.ON_DUTY in who.anywhere),
        ("Who has a plan", "register", May.REGISTER in who.anywhere),
        ("An agency asks", "register-enquiry", May.ENQUIRE in who.anywhere),
        ("Lists for returns", "lists", May.IDENTIFY in who.anywhere),
        ("Carry in", "carry-in", May.CARRY_IN in who.anywhere),
        ("Cover", "cover", bool(who.roles - READERS) and not who.is_partner),
        ("Accounts", "accounts", May.ADMINISTER in who.anywhere),
        ("Roles", "roles", May.ADMINISTER in who.anywhere),
        ("Teams and units", "teams", May.ADMINISTER in who.anywhere),
    )
    return [(says, name) for says, name, holds in offered if holds]


def _who(request: HttpRequest) -> Standing | None:
    actor = getattr(request, "actor", None)
    if actor is None or not actor.is_person:
        return None
    return standing.of(today=_today())


def _today() -> date:
    return timezone.localdate()


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _is_here(request: HttpRequest, address: str) -> bool:
    return request.path == address or request.path.startswith(f"{address}/")
