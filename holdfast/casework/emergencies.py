"""Opening a record without a relation to the child, for a reason and a time; and the manager who is shown it.

In an emergency anybody who works with cases opens a record for two hours; on duty for a shift. The manager of
the team that has the child sees it at once, says whether it was in order, and nobody judges their own.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef

from holdfast.access import children, entry, standing
from holdfast.access.children import Allowed, May, Relation
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import given, steps, visit_said
from holdfast.casework.steps import read, step
from holdfast.records.models import EmergencyAccess, EmergencySeen, Person

EMERGENCY, DUTY = "emergency", "duty"
LASTS = {EMERGENCY: timedelta(hours=2), DUTY: timedelta(hours=12)}
NEEDS = {EMERGENCY: May.EMERGENCY, DUTY: May.ON_DUTY}
SAY = {EMERGENCY: "In an emergency", DUTY: "On duty"}
NO_REASON = "Say why you open this record: the manager of the team reads it."
OWN = "You opened this record yourself: another manager says whether it was in order."


@dataclass(frozen=True, kw_only=True)
class Opening:
    """A record that was opened, until when, and for which reason."""

    id: UUID
    child: UUID
    kind: str
    why: str
    until_at: datetime


@dataclass(frozen=True, kw_only=True)
class ToSee:
    """An opening that a manager has not looked at: `restricted` where the family is."""

    id: UUID
    child: UUID
    child_name: str
    who: str
    kind: str
    why: str
    at: datetime
    until_at: datetime
    restricted: bool


@step
def open(*, child: UUID, kind: str, why: str, now: datetime, today: date) -> Opening:  # noqa: A001
    """Open a child's record for a reason: for two hours in an emergency, for a shift on duty.

    Raises NotHere for nobody, and for a child of a restricted family of whom one must not learn; Refused for
    a role that may not, without a reason, and where one may see the record already.
    """
    given.known(word=kind, words=SAY, what="opening a record")
    account = _person(standing.require(may=NEEDS[kind], today=today, about="person", about_id=child))
    _may_be_opened(children.allowed(child=child, today=today), child, kind)
    reason = given.needed(text=why, why=NO_REASON, about="person", about_id=child)
    made = EmergencyAccess.objects.create(
        authority_id=entry.current().authority, child_id=child, account_id=account,
        kind=kind, why=reason, until_at=now + LASTS[kind],
    )  # fmt: skip
    steps.log(about="person", about_id=child, why=f"{SAY[kind].lower()}: {reason}")
    return Opening(id=made.id, child=child, kind=kind, why=reason, until_at=made.until_at)


@read
def list_to_see(*, today: date) -> tuple[ToSee, ...]:
    """The openings that whoever acts must look at, the oldest first: of children for whom they decide.

    Empty for whoever decides for nobody. Raises Refused for a visitor.
    """
    _person(standing.of(today=today))
    found = _to_see(today)
    steps.log(about="emergency")
    return found


@step
def see(*, emergency: UUID, in_order: bool, said: str, today: date) -> None:
    """Say whether an opening was in order, and what one thought of it; once, and never of one's own.

    Raises NotHere where there is none, Refused for who does not decide for the child, for one's own, where
    it was not in order and nothing is said, and where somebody has looked at it already.
    """
    found = EmergencyAccess.objects.filter(id=emergency).first()
    if found is None:
        raise NotHere("There is no such opening here.", about="emergency", about_id=emergency)
    children.require(child=found.child_id, what=May.DECIDE, today=today)
    account = _person(standing.of(today=today))
    if found.account_id == account:
        raise Refused(OWN, who_can_help="the service manager", about="emergency", about_id=emergency)
    if not in_order and not said.strip():
        raise Refused("Say what was not in order.", about="emergency", about_id=emergency)
    try:
        with transaction.atomic():
            EmergencySeen.objects.create(
                authority_id=entry.current().authority, emergency=found,
                account_id=account, in_order=in_order, said=said.strip(),
            )  # fmt: skip
    except IntegrityError:
        raise Refused("Somebody has looked at this already.", about="emergency", about_id=emergency) from None
    steps.log(about="emergency", about_id=emergency, why="in order" if in_order else "not in order")


def _person(who: standing.Standing) -> UUID:
    """Whoever acts; a part of the system opens and judges nothing."""
    if who.account is None:
        raise Refused(standing.SIGN_IN, who_can_help=standing.ACCOUNTS)
    return who.account


def _may_be_opened(found: Allowed | None, child: UUID, kind: str) -> None:
    """A restricted record opens on duty alone; one that may be seen anyway needs no emergency."""
    if found is None or (found.hidden and kind == EMERGENCY):
        raise NotHere(children.NOT_HERE, about="person", about_id=child)
    needed = May.WRITE if kind == DUTY else May.SEE
    if needed in found.may and Relation.DUTY not in found.relations:
        raise Refused("You may open this record already.", about="person", about_id=child)


def _to_see(today: date) -> tuple[ToSee, ...]:
    seen = EmergencySeen.objects.filter(emergency=OuterRef("pk"))
    here = entry.current()
    waiting = list(
        EmergencyAccess.objects.filter(~Exists(seen), authority_id=here.authority)
        .exclude(account=here.actor.account)
        .select_related("child", "account")
        .order_by("known_from", "id")
    )
    may = children.allowed_each(children={each.child_id for each in waiting}, today=today)
    return tuple(
        _shown(each, may[each.child_id])
        for each in waiting
        if each.child_id in may and May.DECIDE in may[each.child_id].may
    )


def _shown(each: EmergencyAccess, may: Allowed) -> ToSee:
    child: Person = each.child
    return ToSee(
        id=each.id, child=each.child_id, child_name=visit_said.name(person=child), who=each.account.name,
        kind=each.kind, why=each.why, at=each.known_from, until_at=each.until_at, restricted=may.restricted,
    )  # fmt: skip
