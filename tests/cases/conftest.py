"""The four authorities with their staff and three families each; what a case does is rolled back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from holdfast.access import actors, entry
from holdfast.access.authorities import Authority
from holdfast.cli import example_staff
from holdfast.cli.clusters import Addresses
from holdfast.cli.example_staff import Staff
from tests import databases
from tests.cases import families
from tests.cases.days import START
from tests.cases.families import Families
from tests.cases.office import AUTHORITIES, Office, moment
from tests.pages.conftest import dress

__all__ = ["dress"]

FIRST = START - timedelta(days=120)


@dataclass(frozen=True)
class Prepared:
    """One authority's people: the staff, and the families that wait for their cases."""

    staff: Staff
    families: Families


@pytest.fixture(scope="package")
def prepared(
    cluster: databases.Cluster, django_db_blocker: DjangoDbBlocker
) -> Iterator[tuple[Addresses, dict[str, Prepared]]]:
    """A database of the cases' own; nothing points at it between them."""
    with django_db_blocker.unblock(), databases.clone(cluster, "cases") as addresses:
        with databases.pointed_at(addresses):
            there = {
                each.slug: _prepare(each) for each in entry.list_authorities() if each.slug in AUTHORITIES
            }
        yield addresses, there


@pytest.fixture(params=AUTHORITIES)
def office(
    request: pytest.FixtureRequest,
    prepared: tuple[Addresses, dict[str, Prepared]],
    dress: object,
    monkeypatch: pytest.MonkeyPatch,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Office]:
    """One authority on the first day of the cases."""
    addresses, there = prepared
    own = there[request.param]
    with django_db_blocker.unblock(), databases.pointed_at(addresses), _rolled_back():
        office = Office(
            slug=request.param, staff=own.staff, families=own.families, monkeypatch=monkeypatch
        )  # fmt: skip
        office.on(START)
        yield office


@contextmanager
def _rolled_back() -> Iterator[None]:
    """As a test case of Django's: what is to be durable takes it for the outside."""
    outer = transaction.atomic()
    outer._from_testcase = True  # type: ignore[attr-defined]  # as Django itself says it
    with outer:
        yield
        transaction.set_rollback(True)


def _prepare(authority: Authority) -> Prepared:
    with entry.enter(
        actor=actors.system(part="operator"), authority=authority.id, reason="the staff of the cases"
    ):
        staff = example_staff.hire(
            slug=authority.slug, procedure=authority.procedure, on=FIRST, now=moment(FIRST),
            until=date(2030, 1, 1), team_name="Team Cases",
        )  # fmt: skip
    return Prepared(staff=staff, families=families.settle(staff=staff, authority=authority.id))
