"""Telling somebody of something about a child, and their saying that they have seen it.

A telling always names what it is of, so that it counts for that alone. Somebody with an account has it on
their list until they have acknowledged it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry, standing
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import (
    capacities,
    further_visits,
    given,
    must_tell,
    obligations,
    steps,
    visit_said,
)
from holdfast.casework.dues import Due
from holdfast.casework.further_visits import Decided
from holdfast.casework.must_tell import MustTell, ToldLine
from holdfast.casework.steps import read, step
from holdfast.procedures.record_words import TELLING_HOWS
from holdfast.procedures.words import ROLES
from holdfast.records.models import (
    Account,
    Acknowledgement,
    MeetingChild,
    MilestoneChild,
    Person,
    Telling,
    VisitChild,
)

KINDS = ("visit", "note", "milestone", "meeting", "plan", "other")
NOBODY = "Say who was told."
NO_TELLING = "There is no such telling here."


@dataclass(frozen=True, kw_only=True)
class To:
    """Whoever was told: an account, or a name where they have none here."""

    name: str = ""
    account: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class ToAcknowledge:
    """Something one was told and has not acknowledged: `tellings` are its rows, one for each child."""

    tellings: tuple[UUID, ...]
    children: tuple[UUID, ...]
    names: tuple[str, ...]
    text: str
    of: str
    of_kind: str
    whom: str
    by: str
    by_role: str
    on: date
    at: time | None
    told_at: datetime


@dataclass(frozen=True, kw_only=True)
class ToldOf:
    """Who must still be told of what happened, who has been, what was decided, what is still to be.

    `parts` are the children's own parts of it; `may_decide` says whether one may record a decision, `by_role`
    in which role one would.
    """

    kind: str
    must_tell: tuple[MustTell, ...]
    told: tuple[ToldLine, ...]
    still_open: tuple[Due, ...]
    decided: tuple[Decided, ...]
    parts: Mapping[UUID, UUID]
    may_decide: bool
    by_role: str


@step
def tell(  # noqa: PLR0913 - what a telling is made of
    *,
    children: Sequence[UUID],
    whom: str,
    of: str,
    of_kind: str,
    on: date,
    to: Sequence[To],
    today: date,
    at: time | None = None,
    how: str = "call",
    in_writing: bool = False,
    unreached: Sequence[str] = (),
    text: str = "",
    by_role: str = "",
) -> tuple[UUID, ...]:
    """Record that people were told, in a role, of one thing about these children; answers the rows' keys.

    `of` is the key of what happened; brothers and sisters may share it. `by_role` says who told them, where
    it was not whoever records it. `unreached` are the roles tried first. Raises Refused where access refuses,
    for a role, kind or day that cannot be, and without anybody who was told; NotHere for an unknown account.
    """
    concerned = given.several(children=children)
    relations = access_children.require_all(children=concerned, what=May.TELL, today=today)
    given.known(word=whom, words=ROLES, what="who was told")
    given.known(word=of_kind, words=KINDS, what="what it is of")
    given.known(word=how, words=TELLING_HOWS, what="how they were told")
    given.not_after(on=on, today=today, what="The telling")
    of = given.needed(text=of, why="Say what they were told of.")
    tried = list(given.all_known(found=unreached, words=ROLES, what="who was tried first"))
    told = _told(to)
    author = given.known(word=by_role, words=ROLES, what="who told them") if by_role else ""
    made = []
    for child in concerned:
        own = author or capacities.own_role(child=child, relation=relations[child], today=today)
        for each in told:
            made.append(
                Telling.objects.create(
                    authority_id=entry.current().authority, child_id=child, on=on, at=at,
                    account_id=entry.current().actor.account, by_role=own, whom=whom,
                    to_account_id=each.account, to_name=each.name, of=of, of_kind=of_kind, how=how,
                    in_writing=in_writing or how == "message", unreached=tried, text=text.strip(),
                )
            )  # fmt: skip
        steps.log(about="person", about_id=child)
    obligations.refresh(children=concerned, today=today)
    return tuple(each.id for each in made)


@step
def acknowledge(*, tellings: Sequence[UUID], today: date) -> tuple[UUID, ...]:
    """Say that one has seen what one was told; answers the children it was about. Said twice, it counts once.

    Raises NotHere for a telling that is none, Refused for one that somebody else was told and for whom one
    does not stand in.
    """
    account, mine = _account(today)
    rows = list(Telling.standing.filter(id__in=tellings))
    if len(rows) != len(set(tellings)) or not rows:
        raise NotHere(NO_TELLING, about="telling", about_id=next(iter(tellings), None))
    for each in rows:
        if each.to_account_id not in mine:
            raise Refused(
                "Somebody else was told this: only they, or who covers for them, can say that it was seen.",
                about="person", about_id=each.child_id,
            )  # fmt: skip
        Acknowledgement.objects.get_or_create(
            authority_id=each.authority_id, telling=each, account_id=account, defaults={"on": today}
        )
        steps.log(about="person", about_id=each.child_id)
    children = tuple(dict.fromkeys(each.child_id for each in rows))
    obligations.refresh(children=children, today=today)
    return children


@read
def to_acknowledge(*, today: date) -> tuple[ToAcknowledge, ...]:
    """What one was told, or whoever one covers for, and nobody has acknowledged yet; the newest first.

    Nothing of a restricted family of which one must not learn any more.
    """
    mine = _account(today)[1]
    hidden = Person.objects.filter(access_children.hidden(today=today)).values("id")
    rows = (
        Telling.standing.filter(to_account__in=mine)
        .exclude(child__in=hidden)
        .exclude(acknowledgements__account__in=mine)
        .select_related("account", "child")
        .order_by("-on", "-known_from", "id")
    )
    together: dict[tuple[Any, ...], list[Telling]] = {}
    for each in rows:
        same = (each.account_id, each.to_account_id, each.on, each.at, each.whom, each.text, each.of_kind)
        together.setdefault(same, []).append(each)
    steps.log(about="telling")
    return tuple(_waiting(each) for each in together.values())


@read
def of_event(*, child: UUID, of: UUID, today: date) -> ToldOf:
    """Who must be told of something that happened to a child and those brothers and sisters it was about.

    `of` is the key of the child's part of it: of a visit, a milestone or a meeting. Raises as access says,
    NotHere where nothing of this key happened to the child.
    """
    relation = access_children.require(child=child, what=May.SEE, today=today)
    kind, whole, parts = _parts(child, of)
    seen = {each: part for each, part in parts.items() if each == child or _may(each, May.SEE, today)}
    for each in seen:
        steps.log(about="person", about_id=each)
    return ToldOf(
        kind=kind,
        must_tell=must_tell.of_event(parts=seen, whole=whole, today=today),
        told=must_tell.told_of(parts=seen, whole=whole),
        still_open=must_tell.still_open(parts=seen, today=today),
        decided=further_visits.of_event(parts=seen, whole=whole),
        parts=seen,
        may_decide=_may(child, May.WRITE, today),
        by_role=capacities.own_role(child=child, relation=relation, today=today),
    )


def _told(to: Sequence[To]) -> list[To]:
    """Everybody who was told, each once, with the accounts there are."""
    named = [each for each in to if each.account is not None or each.name.strip()]
    if not named:
        raise Refused(NOBODY)
    accounts = {each.account for each in named if each.account is not None}
    known = set(Account.objects.filter(id__in=accounts).values_list("id", flat=True))
    missing = accounts - known
    if missing:
        raise NotHere("There is no such account here.", about="account", about_id=next(iter(missing)))
    return list(dict.fromkeys(To(name=each.name.strip(), account=each.account) for each in named))


def _account(today: date) -> tuple[UUID, set[UUID]]:
    """The account that acts, and those whose list it is: one's own, and of those one covers for."""
    who = standing.of(today=today)
    if who.account is None:
        raise Refused(standing.SIGN_IN, who_can_help=standing.ACCOUNTS, about="telling")
    return who.account, {who.account, *who.covering}


def _waiting(found: list[Telling]) -> ToAcknowledge:
    rows = sorted(found, key=lambda each: each.id)
    first = rows[0]
    return ToAcknowledge(
        tellings=tuple(each.id for each in rows), of=first.of, of_kind=first.of_kind, text=first.text,
        children=tuple(dict.fromkeys(each.child_id for each in rows)),
        names=tuple(dict.fromkeys(visit_said.name(person=each.child) for each in rows)),
        whom=first.whom, by=first.account.name if first.account else "", by_role=first.by_role,
        on=first.on, at=first.at, told_at=first.known_from,
    )  # fmt: skip


def _parts(child: UUID, of: UUID) -> tuple[str, UUID, Mapping[UUID, UUID]]:
    """What kind of thing happened, the whole of it, and each child's own part."""
    for table, name in ((VisitChild, "visit"), (MilestoneChild, "milestone"), (MeetingChild, "meeting")):
        own = table.standing.filter(id=of, child=child).first()
        if own is not None:
            whole: UUID = getattr(own, f"{name}_id")
            rows = table.standing.filter(**{name: whole}).values_list("child_id", "id")
            return name, whole, dict(rows)
    raise NotHere("Nothing of this key happened to this child.", about="person", about_id=child)


def _may(child: UUID, what: May, today: date) -> bool:
    allowed = access_children.allowed(child=child, today=today)
    return allowed is not None and what in allowed.may
