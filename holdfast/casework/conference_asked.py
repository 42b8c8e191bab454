"""What is asked of the conference service: for whom, why, what it takes; checked, and as it is read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry, standing
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.access.roles import CONFERENCE_SERVICE
from holdfast.casework import families, given
from holdfast.casework.wording import CATEGORIES
from holdfast.procedures.conference_words import CONFERENCE_KINDS, EARLY_REASONS
from holdfast.records.models import (
    Account,
    Agency,
    ConferenceRequest,
    ConferenceRequestChild,
    Enquiry,
    Involvement,
)

KINDS = tuple(kind for kind in CONFERENCE_KINDS if kind != "looked-after")
THE_SERVICE = "the conference service"
TEXTS = (
    *("kind", "concern", "thought_by", "who", "exclusions", "interpreter", "advocate", "room_needs"),
    *("dates_to_avoid", "why_early", "asked_by_name"),
)
DAYS = ("thought_on", "wanted_by_on")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A conference as it is asked for. `categories` are the kinds of harm, words of the public form.

    `agency` and `asked_by_name` are another agency's, which asks without an account of its own.
    """

    kind: str  # initial, pre-birth, transfer-in, review
    children: tuple[UUID, ...]
    concern: str
    thought_by: str = ""
    thought_on: date | None = None
    categories: tuple[str, ...] = ()
    who: str = ""
    exclusions: str = ""
    interpreter: str = ""
    advocate: str = ""
    room_needs: str = ""
    dates_to_avoid: str = ""
    festivals: tuple[date, ...] = ()
    wanted_by_on: date | None = None
    why_early: str = ""
    asked_by_name: str = ""
    agency: UUID | None = None
    enquiry: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class RequestPage:
    """A request as it is read: what is asked, for whom, by whom, how far it has come, and what one may do."""

    id: UUID
    asked: Asked
    names: tuple[tuple[UUID, str], ...]
    asked_on: date
    asked_by: str
    agency: str
    state: str
    decided_on: date | None
    decided_by: str
    decided_why: str
    meeting: UUID | None
    may_decide: bool
    may_mend: bool

    @property
    def is_open(self) -> bool:
        """Whether nobody has arranged, sent back or withdrawn it."""
        return self.state in ("asked", "accepted") and self.meeting is None


def needed(*, kind: str) -> May:
    """What one must be allowed to do to a child to ask: any agency involved may ask for a review."""
    return May.CONTRIBUTE if kind == "review" else May.WRITE


def checked(*, asked: Asked, today: date) -> dict[str, Any]:
    """The columns of a request. Raises Refused for what is unknown, left out or ahead; asks access.

    A first conference says of which kinds of harm the child is at risk, who thought so and when.
    """
    given.known(word=asked.kind, words=KINDS, what="the conference")
    children = given.several(children=asked.children)
    access_children.require_all(children=children, what=needed(kind=asked.kind), today=today)
    first = children[0]
    given.needed(text=asked.concern, why="Say what the concern is.", about="person", about_id=first)
    categories = given.all_known(found=asked.categories, words=CATEGORIES, what="the kinds of harm")
    if asked.kind != "review":
        _risk(asked, first)
    if asked.thought_on is not None:
        given.not_after(on=asked.thought_on, today=today, what="The day on which somebody thought so")
    if asked.why_early:
        given.known(word=asked.why_early, words=EARLY_REASONS, what="why it is brought forward")
    return {
        **{name: getattr(asked, name).strip() for name in TEXTS},
        **{name: getattr(asked, name) for name in DAYS},
        "categories": list(categories),
        "festivals": [each.isoformat() for each in sorted(set(asked.festivals))],
        "agency_id": _known(Agency, asked.agency, "agency") or _own_agency(first, today),
        "enquiry_id": _known(Enquiry, asked.enquiry, "enquiry"),
    }


def _risk(asked: Asked, child: UUID) -> None:
    about: dict[str, Any] = {"about": "person", "about_id": child}
    if not asked.categories:
        raise Refused("Say for which kinds of harm the conference is to be arranged.", **about)
    given.needed(text=asked.thought_by, why="Say who thinks that the child is at risk.", **about)
    if asked.thought_on is None:
        raise Refused("Say when they came to think so.", **about)


def _own_agency(child: UUID, today: date) -> UUID | None:
    """The agency of whoever acts, where they are not of the authority: as it is involved with the child."""
    if not standing.of(today=today).is_partner:
        return None
    mine = Involvement.standing.filter(child=child, account=entry.current().actor.account)
    found: UUID | None = mine.order_by("until_on", "-from_on").values_list("agency", flat=True).first()
    return found


def _known(model: Any, key: UUID | None, what: str) -> UUID | None:
    if key is not None and not model.objects.filter(id=key).exists():
        raise NotHere(f"There is no such {what} here.", about=what, about_id=key)
    return key


def serves(*, today: date) -> bool:
    """Whether whoever acts belongs to those who accept what is asked."""
    who = standing.of(today=today)
    return who.is_system or bool(who.roles & CONFERENCE_SERVICE)


def require_service(*, child: UUID, what: str, today: date) -> None:
    """Raises Refused for who is not of the conference service."""
    if not serves(today=today):
        raise Refused(
            f"Only the conference service {what}.", who_can_help=THE_SERVICE, about="person", about_id=child
        )


def children_of(*, request: ConferenceRequest) -> tuple[UUID, ...]:
    """The children for whom it is asked, the eldest first."""
    rows = ConferenceRequestChild.standing.filter(request=request).order_by("child__born_on", "child")
    return tuple(rows.values_list("child", flat=True))


def find(*, request: UUID, what: May, today: date) -> tuple[ConferenceRequest, tuple[UUID, ...]]:
    """A request with its children, each of which whoever acts may have so. Raises as access says; NotHere."""
    found = ConferenceRequest.objects.filter(id=request).select_related("asked_by", "agency").first()
    children = children_of(request=found) if found else ()
    if found is None or not children:
        raise NotHere("There is no such request here.", about="conference-request", about_id=request)
    access_children.require_all(children=children, what=what, today=today)
    return found, children


def page(*, request: ConferenceRequest, today: date) -> RequestPage:
    """A request as its readers have it; access was asked."""
    rows = ConferenceRequestChild.standing.filter(request=request).select_related("child")
    rows = rows.order_by("child__born_on", "child")
    names = tuple((each.child_id, families.name_of(person=each.child)) for each in rows)
    allowed = access_children.allowed_each(children=[child for child, _ in names], today=today)
    may = frozenset.intersection(*[allowed[child].may for child, _ in names])
    own = entry.current().actor.account
    is_open = request.state == "asked" or (request.state == "accepted" and request.meeting_id is None)
    return RequestPage(
        id=request.id, asked=_asked(request, tuple(child for child, _ in names)), names=names,
        asked_on=request.asked_on, asked_by=_name(request.asked_by),
        agency=request.agency.name if request.agency else "", state=request.state,
        decided_on=request.decided_on, decided_by=_of_account(request.decided_by_id),
        decided_why=request.decided_why, meeting=request.meeting_id,
        may_decide=is_open and May.MEET in may and serves(today=today),
        may_mend=request.state in ("asked", "sent-back")
        and (request.asked_by_id == own or needed(kind=request.kind) in may),
    )  # fmt: skip


def pages(*, rows: Iterable[ConferenceRequest], today: date) -> tuple[RequestPage, ...]:
    """Several of them, without those about a child whom whoever acts may not see."""
    found = []
    for each in rows:
        children = children_of(request=each)
        allowed = access_children.allowed_each(children=children, today=today)
        if children and all(key in allowed and May.SEE in allowed[key].may for key in children):
            found.append(page(request=each, today=today))
    return tuple(found)


def _asked(row: ConferenceRequest, children: tuple[UUID, ...]) -> Asked:
    return Asked(
        children=children, **{name: getattr(row, name) for name in (*TEXTS, *DAYS)},
        categories=tuple(row.categories), agency=row.agency_id, enquiry=row.enquiry_id,
        festivals=tuple(date.fromisoformat(each) for each in row.festivals),
    )  # fmt: skip


def _name(account: Account | None) -> str:
    return account.name if account else ""


def _of_account(key: UUID | None) -> str:
    return _name(Account.objects.filter(id=key).first()) if key else ""
