"""The data officer's list: every child who has or had a plan, by identifiers, dates and categories.

No name and no narrative. A restricted child counts, and carries no identifier. A reason is asked and logged.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Max, OuterRef, Q, Subquery

from holdfast.access import entry, relations, standing
from holdfast.access.children import May
from holdfast.access.refusals import Refused
from holdfast.casework import given, steps
from holdfast.casework.steps import read
from holdfast.records.models import (
    Identifier,
    MeetingChild,
    Registration,
    RegistrationCategory,
    VisitChild,
)

CONFERENCES = ("initial-conference", "review-conference")
NO_REASON = "Say what the list is for: it is logged with your name."


@dataclass(frozen=True, kw_only=True)
class Row:
    """One plan of one child. `key` is Holdfast's own, the same in every list."""

    key: UUID
    identifiers: tuple[tuple[str, str], ...]
    born_on: date | None
    expected_on: date | None
    sex: str
    ethnicity: str
    from_on: date
    until_on: date | None
    began_as: str
    grounds: str
    categories: tuple[str, ...]
    last_seen_on: date | None
    last_conference_on: date | None
    restricted: bool = field(default=False)


@dataclass(frozen=True, kw_only=True)
class IdentifierList:
    """The list, and of which time: plans in force at any day from `from_on` to `until_on`."""

    why: str
    from_on: date
    until_on: date
    rows: tuple[Row, ...]

    @property
    def schemes(self) -> tuple[str, ...]:
        """The kinds of identifier that occur, in order."""
        return tuple(sorted({scheme for row in self.rows for scheme, _ in row.identifiers}))


@read
def ask(*, today: date) -> None:
    """Ask whether whoever acts may see the list, before a reason is asked. Raises Refused where not."""
    standing.require(may=May.IDENTIFY, today=today, about="list")
    steps.log(about="list")


@read
def identifiers(*, why: str, from_on: date, until_on: date, today: date) -> IdentifierList:
    """Every plan in force at any day of a time, by its first day.

    Raises Refused for who is no data officer, without a reason, and for a time that ends before it begins.
    """
    standing.require(may=May.IDENTIFY, today=today, about="list")
    reason = given.needed(text=why, why=NO_REASON, about="list")
    if until_on < from_on:
        raise Refused("The time ends before it begins.", about="list")
    plans = list(_plans(from_on, until_on))
    children = {each.child_id for each in plans}
    hidden = _restricted(today)
    known = _identifiers(children)
    under = _categories({each.id for each in plans}, from_on, until_on)
    steps.log(about="list", why=reason)
    rows = [
        Row(
            key=each.child_id, identifiers=() if each.child_id in hidden else tuple(known[each.child_id]),
            born_on=each.child.born_on, expected_on=each.child.expected_on, sex=each.child.sex,
            ethnicity=each.child.ethnicity, from_on=each.from_on, until_on=each.until_on,
            began_as=each.began_as, grounds=each.grounds, categories=tuple(under[each.id]),
            last_seen_on=each.last_seen_on, last_conference_on=each.last_conference_on,
            restricted=each.child_id in hidden,
        )
        for each in plans
    ]  # fmt: skip
    return IdentifierList(why=reason, from_on=from_on, until_on=until_on, rows=tuple(rows))


def _plans(from_on: date, until_on: date) -> relations.Rows:
    here = entry.current().authority
    seen = VisitChild.standing.filter(authority_id=here, child=OuterRef("child"), seen=True)
    held = MeetingChild.standing.filter(
        authority_id=here,
        child=OuterRef("child"),
        meeting__kind__in=["initial-conference", "review-conference"],
    )
    found: relations.Rows = (
        Registration.standing.filter(
            Q(until_on=None) | Q(until_on__gt=from_on), authority_id=here, from_on__lte=until_on
        )
        .annotate(
            last_seen_on=Subquery(seen.filter(on__lte=until_on).order_by("-on").values("on")[:1]),
            last_conference_on=Subquery(
                held.filter(meeting__held_on__lte=until_on)
                .order_by().values("child").annotate(last=Max("meeting__held_on")).values("last")
            ),
        )
        .select_related("child")
        .order_by("from_on", "id")
    )  # fmt: skip
    return found


def _restricted(today: date) -> set[UUID]:
    """The children of restricted families, whoever asks."""
    nobody = standing.Standing(account=None)
    return set(relations.restricted(standing=nobody, today=today).values_list("person", flat=True))


def _identifiers(children: Collection[UUID]) -> dict[UUID, list[tuple[str, str]]]:
    found: dict[UUID, list[tuple[str, str]]] = defaultdict(list)
    rows = Identifier.objects.filter(authority_id=entry.current().authority, person__in=children)
    for person, scheme, value in rows.order_by("scheme", "value").values_list("person", "scheme", "value"):
        found[person].append((scheme, value))
    return found


def _categories(plans: Collection[UUID], from_on: date, until_on: date) -> dict[UUID, list[str]]:
    """The categories in force at any day of the time, by plan."""
    found: dict[UUID, list[str]] = defaultdict(list)
    rows = RegistrationCategory.standing.filter(
        Q(until_on=None) | Q(until_on__gt=from_on), authority_id=entry.current().authority,
        registration__in=plans, from_on__lte=until_on,
    )  # fmt: skip
    for plan, category in rows.order_by("category").values_list("registration", "category"):
        if category not in found[plan]:
            found[plan].append(category)
    return found
