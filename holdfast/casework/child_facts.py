"""What lists and pages say of a child: who, with which plan, whose, last seen when; many children, one query.

Everything is a subquery on the person, so that it costs the same number of queries for three children as
for thirty, each answered by an index of the child's own.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject

from holdfast.access import entry
from holdfast.casework import plan_ends
from holdfast.casework.wording import Wording
from holdfast.procedures import near_dates
from holdfast.records.models import (
    Allocation,
    FamilyMember,
    Person,
    Registration,
    RegistrationCategory,
    VisitChild,
)

GRACE = timedelta(days=7)  # after a plan begins, before never having been seen is worth a sentence
NAMELESS = "Unnamed child"
GROWN = 18


@dataclass(frozen=True, kw_only=True)
class Named:
    """A child by name and age, as they stand in every list."""

    id: UUID
    name: str
    age: str  # `7`, `3 months`, `unborn`
    given: str = ""  # the given name alone, where several of a family stand in one row


@dataclass(frozen=True, kw_only=True)
class LastSeen:
    """When a child was last seen, by whom, where, and whether alone."""

    on: date
    by: str
    place: str
    alone: bool | None
    announced: bool | None


@dataclass(frozen=True, kw_only=True)
class Worker:
    """To whom a child is allocated as social worker."""

    account: UUID
    name: str
    phone: str
    team: UUID
    team_name: str
    team_phone: str
    since: date


@dataclass(frozen=True, kw_only=True)
class ChildFacts:
    """One child; `families` are the groups they belong to, `began` the day their plan began here."""

    child: Named
    born_on: date | None
    expected_on: date | None
    died_on: date | None
    families: tuple[UUID, ...]
    worker: Worker | None
    registration: Mapping[str, Any] | None
    seen: LastSeen | None

    @property
    def has_plan_now(self) -> bool:
        """Whether the child has a plan at the moment, as registered."""
        return self.registration is not None and not self.registration["until_on"]

    @property
    def began_on(self) -> date | None:
        """The day since when Holdfast knows of the plan: that of its carrying in, where it was."""
        if self.registration is None:
            return None
        return _day(self.registration["carried_in_on"] or self.registration["from_on"])

    def state(self, *, wording: Wording, today: date) -> str:
        """The state of plan or register in a sentence."""
        found = self.registration
        if found is None:
            return wording.state(from_on=None, today=today)
        return wording.state(
            from_on=_day(found["from_on"]), until_on=_day(found["until_on"]), grounds=found["grounds"],
            categories=found["categories"] or (), temporary=found["temporary"], today=today,
        )  # fmt: skip

    def never_seen(self, *, today: date) -> bool:
        """Whether the child has a plan, and was never seen since it began (a week's grace)."""
        if not self.has_plan_now or self.born_on is None or self.began_on is None:
            return False
        return self.began_on + GRACE <= today and (self.seen is None or self.seen.on < self.began_on)

    @classmethod
    def of(
        cls, *, children: Collection[UUID], today: date, among: Q | None = None
    ) -> dict[UUID, "ChildFacts"]:
        """The facts of these children, by key, in one query; without those whom `among` does not hold."""
        if not children:
            return {}
        people = Person.standing.filter(
            among or Q(), authority_id=entry.current().authority, id__in=set(children)
        )
        return {row["id"]: _facts(row, today) for row in _asked(people, today)}


def _asked(people: QuerySet[Person], today: date) -> Any:
    return people.annotate(
        registration=Subquery(_registrations()[:1]),
        seen=Subquery(_seen()[:1]),
        worker=Subquery(_workers(today)[:1]),
        families=ArraySubquery(
            FamilyMember.objects.filter(Q(until_on=None) | Q(until_on__gt=today), person=OuterRef("pk"))
            .order_by("from_on", "id")
            .values("family")
        ),
    ).values(
        *("id", "given_name", "family_name", "born_on", "expected_on", "died_on", "registration", "seen"),
        *("worker", "families"),
    )


def _registrations() -> Any:
    categories = (
        RegistrationCategory.standing.filter(registration=OuterRef("pk"), until_on=None)
        .order_by("from_on", "category")
        .values("category")
    )
    return (
        Registration.standing.filter(child=OuterRef("pk"))
        .order_by("-from_on")
        .annotate(named=ArraySubquery(categories))
        .values(
            data=JSONObject(
                id="id", from_on="from_on", until_on="until_on", carried_in_on="carried_in_on",
                grounds="grounds", temporary="temporary", categories="named",
            )
        )
    )  # fmt: skip


def _seen() -> Any:
    return (
        VisitChild.standing.filter(child=OuterRef("pk"), seen=True)
        .order_by("-on", "-id")
        .values(
            data=JSONObject(
                on="on", alone="alone", place="visit__place", announced="visit__announced",
                by=Coalesce("visit__account__name", "visit__by_name"),
            )
        )
    )  # fmt: skip


def _workers(today: date) -> Any:
    return (
        Allocation.standing.filter(
            Q(until_on=None) | Q(until_on__gt=today), child=OuterRef("pk"), from_on__lte=today
        )
        .annotate(is_worker=Q(role="social-worker"))
        .order_by("-is_worker", "-from_on")
        .values(
            data=JSONObject(
                account="account_id", name="account__name", phone="account__phone", team="team_id",
                team_name="team__name", team_phone="team__phone", since=F("from_on"),
            )
        )
    )  # fmt: skip


def _facts(row: Mapping[str, Any], today: date) -> ChildFacts:
    seen, worker = row["seen"], row["worker"]
    return ChildFacts(
        child=_named(row, today),
        born_on=row["born_on"],
        expected_on=row["expected_on"],
        died_on=row["died_on"],
        families=tuple(row["families"]),
        registration=_ended(row, today),
        seen=LastSeen(**{**seen, "on": date.fromisoformat(seen["on"]), "by": seen["by"] or ""})
        if seen
        else None,
        worker=Worker(
            **{
                **worker,
                "account": UUID(worker["account"]),
                "team": UUID(worker["team"]),
                "since": date.fromisoformat(worker["since"]),
            }
        )
        if worker
        else None,
    )


def _ended(row: Mapping[str, Any], today: date) -> Mapping[str, Any] | None:
    """The registration; ended where the plan has ended by itself and nobody has recorded it yet."""
    found: Mapping[str, Any] | None = row["registration"]
    end = plan_ends.by_itself(born_on=row["born_on"], died_on=row["died_on"], today=today)
    if found is None or found["until_on"] or end is None:
        return found
    until = max(end.on.isoformat(), found["from_on"])
    return {**found, "until_on": until, "grounds": end.grounds}


def _named(row: Mapping[str, Any], today: date) -> Named:
    name = " ".join(filter(None, (row["given_name"], row["family_name"]))) or NAMELESS
    born, died = row["born_on"], row["died_on"]
    if born is None:
        age = "unborn" if row["expected_on"] else "age not known"
    else:
        age = near_dates.age(born, min(died or today, today))
    return Named(
        id=row["id"], name=name, age=f"died at {age}" if died else age, given=row["given_name"] or name
    )


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None
