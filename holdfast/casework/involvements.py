"""Agencies, and what each has to do with a child: school, GP, health visitor, core group, with dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import given, impossible, obligations, steps, teams
from holdfast.casework.steps import read, step
from holdfast.procedures import record_words, words
from holdfast.records.models import Account, Agency, Involvement, Person


@dataclass(frozen=True, kw_only=True)
class AgencyLine:
    """An agency as it is chosen from a list."""

    id: UUID
    name: str
    kind: str
    phone: str
    email: str


@dataclass(frozen=True, kw_only=True)
class Involved:
    """Somebody involved with a child: who, of which agency, in which role, how to reach them, since when."""

    id: UUID
    child: UUID
    role: str
    agency: str
    agency_kind: str
    name: str
    phone: str
    account: UUID | None
    core_group: bool
    from_on: date
    until_on: date | None


@step
def record_agency(*, name: str, kind: str, today: date, phone: str = "", email: str = "") -> AgencyLine:
    """Record an agency. Raises Refused for a visitor, a kind that is none, a name missing or taken."""
    teams.only_staff(today=today)
    given.known(word=kind, words=record_words.AGENCY_KINDS, what="the kind of agency")
    with impossible.in_words(about="agency"):
        made = Agency.objects.create(
            authority_id=entry.current().authority, name=given.name(text=name, what="An agency"), kind=kind,
            phone=phone.strip(), email=email.strip(),
        )  # fmt: skip
    steps.log(about="agency", about_id=made.id)
    return _line(made)


@step
def involve(  # noqa: PLR0913 - whom, with which children, as what and since when
    *,
    children: Sequence[UUID],
    role: str,
    from_on: date,
    today: date,
    agency: UUID | None = None,
    person: UUID | None = None,
    account: UUID | None = None,
    phone: str = "",
    core_group: bool = False,
    until_on: date | None = None,
    instead: bool = False,
) -> tuple[Involved, ...]:
    """Record that an agency, or somebody there, is involved with children, in a role of the public form.

    With `instead`, whoever had that role until now ends on `from_on`: a change of school. Whoever has an
    account sees the children as a partner as long as it lasts. Raises Refused for who may not, for a role
    that is none, days out of order and somebody who has left; NotHere for what is not here.
    """
    wanted = given.several(children=children)
    access_children.require_all(children=wanted, what=May.WRITE, today=today)
    given.known(word=role, words=words.ROLES, what="what they are to the child")
    _there(Agency, agency, "agency")
    _there(Account, account, "account")
    if person is not None:
        access_children.require(child=person, what=May.SEE, today=today)
    made = []
    for child in wanted:
        with impossible.in_words(about="person", about_id=child):
            if instead:
                _end_others(child, role, from_on)
            made.append(
                Involvement.objects.create(
                    authority_id=entry.current().authority, child_id=child, role=role, agency_id=agency,
                    person_id=person, account_id=account, phone=phone.strip(), core_group=core_group,
                    from_on=from_on, until_on=until_on,
                )
            )  # fmt: skip
        steps.log(about="person", about_id=child)
    obligations.refresh(children=wanted, today=today)
    return tuple(_shown(each) for each in made)


@step
def end(*, involvement: UUID, on: date, today: date) -> Involved:
    """End an involvement: from that day on it lasts no longer. Raises as `involve` does."""
    found = Involvement.standing.filter(id=involvement).select_related("agency", "person", "account").first()
    if found is None:
        raise NotHere("There is no such involvement here.", about="involvement", about_id=involvement)
    access_children.require(child=found.child_id, what=May.WRITE, today=today)
    if found.until_on is not None and found.until_on <= today:
        raise Refused("It has ended already.", about="person", about_id=found.child_id)
    with impossible.in_words(about="person", about_id=found.child_id):
        found.until_on = on
        found.save(update_fields=["until_on"])
    steps.log(about="person", about_id=found.child_id)
    obligations.refresh(children=[found.child_id], today=today)
    return _shown(found)


@step
def put_in_core_group(*, involvement: UUID, core_group: bool, today: date) -> Involved:
    """Make somebody who is involved a member of the core group, or no longer. Raises as `end` does."""
    found = Involvement.standing.filter(id=involvement).select_related("agency", "person", "account").first()
    if found is None:
        raise NotHere("There is no such involvement here.", about="involvement", about_id=involvement)
    access_children.require(child=found.child_id, what=May.MEET, today=today)
    found.core_group = core_group
    found.save(update_fields=["core_group"])
    steps.log(about="person", about_id=found.child_id)
    return _shown(found)


@read
def list_agencies(*, today: date) -> tuple[AgencyLine, ...]:
    """Every agency, by kind and name. Raises Refused for a visitor."""
    teams.only_staff(today=today)
    steps.log(about="agency")
    return tuple(_line(each) for each in Agency.objects.order_by("kind", "name"))


@read
def of_child(*, child: UUID, today: date) -> tuple[Involved, ...]:
    """Everybody involved with a child, those of now first. Raises Refused and NotHere as access says."""
    access_children.require(child=child, what=May.SEE, today=today)
    steps.log(about="person", about_id=child)
    found = Involvement.standing.filter(child=child).select_related("agency", "person", "account")
    shown = [_shown(each) for each in found.order_by("role", "-from_on", "id")]
    return tuple(sorted(shown, key=lambda each: each.until_on is not None and each.until_on <= today))


def _there(model: "type[Agency] | type[Account]", key: UUID | None, noun: str) -> None:
    if key is None:
        return
    found = model.objects.filter(id=key).first()
    if found is None:
        raise NotHere(f"There is no such {noun} here.", about=noun, about_id=key)
    if isinstance(found, Account) and found.left_at is not None:
        raise Refused(f"{found.name} has left.", about=noun, about_id=key)


def _end_others(child: UUID, role: str, on: date) -> None:
    for each in Involvement.standing.filter(child=child, role=role, until_on=None):
        each.until_on = on
        each.save(update_fields=["until_on"])


def _line(each: Agency) -> AgencyLine:
    return AgencyLine(id=each.id, name=each.name, kind=each.kind, phone=each.phone, email=each.email)


def _shown(each: Involvement) -> Involved:
    person: Person | None = each.person
    names = [
        f"{person.given_name} {person.family_name}".strip() if person else "",
        each.account.name if each.account else "",
    ]
    return Involved(
        id=each.id, child=each.child_id, role=each.role, agency=each.agency.name if each.agency else "",
        agency_kind=each.agency.kind if each.agency else "", name=next(filter(None, names), ""),
        phone=each.phone or (each.agency.phone if each.agency else ""), account=each.account_id,
        core_group=each.core_group, from_on=each.from_on, until_on=each.until_on,
    )  # fmt: skip
