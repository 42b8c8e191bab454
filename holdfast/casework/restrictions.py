"""Restricting the record of a family group: who may not learn of it, who is let in, and lifting it again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import given, impossible, steps
from holdfast.casework.steps import read, step
from holdfast.records.models import Account, Admitted, Family, FamilyMember


@dataclass(frozen=True, kw_only=True)
class LetIn:
    """Somebody who may see a restricted family besides those who hold the case."""

    id: UUID
    account: UUID
    name: str
    why: str
    from_on: date
    until_on: date | None


@dataclass(frozen=True, kw_only=True)
class RestrictionPage:
    """Whether a family group is restricted, since when and why, how many people it has, and who is let in."""

    family: UUID
    name: str
    members: int
    restricted: bool
    from_on: date | None
    why: str
    admitted: tuple[LetIn, ...]


@step
def restrict(*, child: UUID, why: str, today: date, admit: Sequence[UUID] = ()) -> RestrictionPage:
    """Restrict the child's family group from today: only who holds the case, and who is let in, learns of it.

    Raises Refused for who does not decide, without a reason, for a child in no family group or whose group
    is restricted already; NotHere for a child or account that is not here.
    """
    access_children.require(child=child, what=May.DECIDE, today=today)
    said = given.needed(text=why, why="A restriction needs its reason.", about="person", about_id=child)
    family = _family(child)
    if _is_restricted(family, today):
        raise Refused("The family is restricted already.", about="person", about_id=child)
    with impossible.in_words(about="person", about_id=child):
        family.restricted_from_on, family.restricted_until_on = today, None
        family.restricted_why = said
        family.save(update_fields=["restricted_from_on", "restricted_until_on", "restricted_why"])
    for account in dict.fromkeys(admit):
        _let_in(family, account, said, today, None)
    _log(family, said)
    return _page(family, today)


@step
def lift(*, child: UUID, why: str, today: date) -> RestrictionPage:
    """Lift the restriction of the child's family group from today; nobody is let in by it any longer.

    Raises as `restrict` does.
    """
    access_children.require(child=child, what=May.DECIDE, today=today)
    said = given.needed(text=why, why="Say why it is lifted.", about="person", about_id=child)
    family = _restricted(child, today)
    family.restricted_until_on = today
    family.save(update_fields=["restricted_until_on"])
    for each in _admitted(family, today):
        _shut(each, today)
    _log(family, said)
    return _page(family, today)


@step
def admit(
    *, child: UUID, account: UUID, why: str, today: date, until_on: date | None = None
) -> RestrictionPage:
    """Let somebody see a restricted family from today, until a day where it is for a time.

    Raises as `restrict` does, and Refused for somebody who has left or was let in already.
    """
    access_children.require(child=child, what=May.DECIDE, today=today)
    said = given.needed(text=why, why="Say why they are let in.", about="person", about_id=child)
    family = _restricted(child, today)
    if _admitted(family, today).filter(account=account).exists():
        raise Refused("They are let in already.", about="person", about_id=child)
    _let_in(family, account, said, today, until_on)
    _log(family, said)
    return _page(family, today)


@step
def shut_out(*, child: UUID, account: UUID, why: str, today: date) -> RestrictionPage:
    """Let somebody no longer see a restricted family, from today. Raises as `admit` does."""
    access_children.require(child=child, what=May.DECIDE, today=today)
    said = given.needed(text=why, why="Say why they are no longer let in.", about="person", about_id=child)
    family = _restricted(child, today)
    found = _admitted(family, today).filter(account=account).first()
    if found is None:
        raise NotHere("They were not let in.", about="person", about_id=child)
    _shut(found, today)
    _log(family, said)
    return _page(family, today)


@read
def show(*, child: UUID, today: date) -> RestrictionPage:
    """The restriction of the child's family group, or that there is none. Raises as `restrict` does."""
    access_children.require(child=child, what=May.DECIDE, today=today)
    steps.log(about="person", about_id=child)
    return _page(_family(child), today)


def _family(child: UUID) -> Family:
    member = (
        FamilyMember.objects.filter(person=child, until_on=None)
        .select_related("family")
        .order_by("-from_on", "-id")
        .first()
    )
    if member is None:
        raise Refused(
            "The child belongs to no family group yet: restriction is on the whole of it.",
            about="person", about_id=child,
        )  # fmt: skip
    found: Family = member.family
    return found


def _restricted(child: UUID, today: date) -> Family:
    family = _family(child)
    if not _is_restricted(family, today):
        raise Refused("The family is not restricted.", about="person", about_id=child)
    return family


def _is_restricted(family: Family, today: date) -> bool:
    until = family.restricted_until_on
    return family.restricted_from_on is not None and (until is None or until > today)


def _let_in(family: Family, account: UUID, why: str, today: date, until_on: date | None) -> None:
    found = Account.objects.filter(id=account).first()
    if found is None:
        raise NotHere("There is no such account here.", about="account", about_id=account)
    if found.left_at is not None:
        raise Refused(f"{found.name} has left.", about="account", about_id=account)
    with impossible.in_words(about="account", about_id=account):
        Admitted.objects.create(
            authority_id=entry.current().authority, family=family, account=found, why=why, from_on=today,
            until_on=until_on,
        )  # fmt: skip


def _shut(found: Admitted, today: date) -> None:
    """From today, also where they were let in today: an admission lasts through its last day."""
    found.until_on = today - timedelta(days=1)
    found.from_on = min(found.from_on, found.until_on)
    found.save(update_fields=["from_on", "until_on"])


def _admitted(family: Family, today: date) -> QuerySet[Admitted]:
    return Admitted.objects.filter(Q(until_on=None) | Q(until_on__gte=today), family=family)


def _log(family: Family, why: str) -> None:
    """About each person of the group: who looks at one of them must find it."""
    for person in FamilyMember.objects.filter(family=family, until_on=None).values_list("person", flat=True):
        steps.log(about="person", about_id=person, why=why)


def _page(family: Family, today: date) -> RestrictionPage:
    restricted = _is_restricted(family, today)
    admitted = _admitted(family, today).select_related("account").order_by("account__name")
    return RestrictionPage(
        family=family.id, name=family.name, restricted=restricted,
        members=FamilyMember.objects.filter(family=family, until_on=None).count(),
        from_on=family.restricted_from_on if restricted else None,
        why=family.restricted_why if restricted else "",
        admitted=tuple(
            LetIn(
                id=each.id, account=each.account_id, name=each.account.name, why=each.why,
                from_on=each.from_on, until_on=each.until_on,
            )
            for each in admitted
        ),
    )  # fmt: skip
