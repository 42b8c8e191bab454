"""A child, a plan and a worker in any authority, for tests of field work; everybody is invented."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from holdfast.access import actors, entry
from holdfast.audit import keys
from holdfast.casework.visit_said import ChildSaid, VisitSaid
from holdfast.records.models import Account, Allocation, Person, Plan, Registration, RoleHeld, Team

NOW = datetime(2026, 3, 2, 14, 10, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Case:
    """A child with a plan in one authority, and whoever works with them."""

    authority: UUID
    account: UUID
    team: UUID
    child: UUID
    registration: UUID


@contextmanager
def inside(slug: str, account: UUID | None = None) -> Iterator[entry.Entered]:
    """In an authority by its slug, as an account or as the tests themselves."""
    authority = next(each for each in entry.list_authorities() if each.slug == slug)
    actor = actors.person(account=account) if account else actors.system(part="tests")
    with entry.enter(actor=actor, authority=authority.id, reason="at work") as entered:
        yield entered


def begin(
    slug: str, *, born_on: date, plan_on: date, visit_every: str = "", rooms_every: int | None = None
) -> Case:
    """A child born on a day, with a plan carried in on another and a social worker of their own."""
    with inside(slug) as entered:
        account, child = keys.new(), keys.new()

        def make(model: Any, **said: Any) -> Any:
            return model.objects.create(authority_id=entered.authority, **said)

        make(Account, id=account, name="Field Worker", email=f"field@{slug}.example", phone="01632 960111")
        team = make(Team, name="Team Field", phone="01632 960110")
        make(RoleHeld, account_id=account, role="social-worker", team=team, from_on=date(2024, 1, 1))
        make(Person, id=child, given_name="Tess", family_name="Example", born_on=born_on)
        make(Allocation, child_id=child, account_id=account, role="social-worker", team=team, from_on=plan_on)
        registration = make(
            Registration, child_id=child, began_as="carried-in", from_on=plan_on, carried_in_on=plan_on,
            carried_from="before-holdfast",
        )  # fmt: skip
        if visit_every or rooms_every:
            make(
                Plan, registration=registration, part="detailed", made_on=plan_on, visit_every=visit_every,
                rooms_every=rooms_every,
            )  # fmt: skip
        return Case(
            authority=entered.authority, account=account, team=team.id, child=child,
            registration=registration.id,
        )  # fmt: skip


def seen(child: UUID, **said: Any) -> ChildSaid:
    """A child who was seen alone."""
    return ChildSaid(**{"child": child, "seen": True, "alone": True, **said})


def not_seen(child: UUID, kind: str = "refused", **said: Any) -> ChildSaid:
    """A child who was not, by a kind of the procedure's."""
    return ChildSaid(**{"child": child, "seen": False, "obstruction": kind, **said})


def visit(on: date, *children: ChildSaid, **said: Any) -> VisitSaid:
    """A visit to these children, at home."""
    return VisitSaid(**{"on": on, "place": "home", "announced": True, "children": children, **said})
