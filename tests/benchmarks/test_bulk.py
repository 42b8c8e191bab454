"""The bulk path leaves the very rows that the steps leave, for the same families and days."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from uuid import UUID

import bulk
import psycopg
import pytest
from _families import Drawing, Family, Worker, places
from _staff import Staff, agencies, carry_in
from _tables import Rows, unstamped
from pytest_django.plugin import DjangoDbBlocker

from holdfast.access import actors, entry
from holdfast.casework import obligations
from holdfast.cli.clusters import Addresses
from tests import databases, people, standings
from tests.benchmarks import by_steps, described

CHILDREN = 12
UNTIL = date(2026, 6, 3)
WORKER = Worker(
    account=people.WINIFRED.account, email=people.WINIFRED.email, team=standings.TEAM_NORTH,
    team_name="Team North", manager=people.MALCOLM.account,
)  # fmt: skip
CONNIE = people.CONNIE.account


@pytest.fixture(scope="module")
def families() -> list[Family]:
    drawing = Drawing(seed=3, until=UNTIL, administrator=CONNIE)
    return [drawing.family(place=place, worker=WORKER) for place in places(children=CHILDREN)]


@pytest.fixture(scope="module")
def stepped(
    cluster: databases.Cluster, django_db_blocker: DjangoDbBlocker, families: list[Family]
) -> Counter[str]:
    """What the steps leave behind."""
    with django_db_blocker.unblock(), cloned(cluster, "stepped"):
        before = rows()
        children = by_steps.live(authority=authority(), families=families, administrator=CONNIE)
        with inside():  # as the night job would, where time alone has moved something
            obligations.refresh(children=children, today=UNTIL)
        return rows() - before


@pytest.fixture(scope="module")
def in_bulk(
    cluster: databases.Cluster, django_db_blocker: DjangoDbBlocker, families: list[Family]
) -> Counter[str]:
    """What the bulk path leaves behind."""
    with django_db_blocker.unblock(), cloned(cluster, "in_bulk") as addresses:
        before = rows()
        with psycopg.connect(addresses.owner, autocommit=True) as owner, unstamped(owner):
            waiting = Rows(authority=authority())
            staff = Staff(
                workers=(WORKER,), administrator=CONNIE, safeguarding=people.SAFIYA.account,
                agencies=agencies(rows=waiting, children=CHILDREN, on=families[0].start),
                carry_in=carry_in(rows=waiting, account=CONNIE, on=families[0].start),
            )  # fmt: skip
            children = bulk.write(rows=waiting, families=families, staff=staff)
            waiting.bring_in(owner)
            bulk.derive(rows=waiting, children=children, today=UNTIL)
            waiting.bring_in(owner)
        return rows() - before


@contextmanager
def cloned(cluster: databases.Cluster, name: str) -> Iterator[Addresses]:
    with databases.clone(cluster, name) as addresses, databases.pointed_at(addresses):
        yield addresses


def authority() -> UUID:
    found = entry.find_authority(host="jersey.localhost")
    assert found is not None
    return found.id


@contextmanager
def inside() -> Iterator[None]:
    with entry.enter(actor=actors.system(part="tests"), authority=authority(), reason="comparing"):
        yield


def rows() -> Counter[str]:
    with inside():
        return described.rows()


def test_the_steps_and_the_bulk_path_leave_the_same_rows(
    stepped: Counter[str], in_bulk: Counter[str]
) -> None:
    assert sorted((stepped - in_bulk).elements()) == []
    assert sorted((in_bulk - stepped).elements()) == []


def test_there_is_something_of_every_kind_that_is_written(in_bulk: Counter[str]) -> None:
    kinds = {row.partition("(")[0] for row in in_bulk}
    written = {"Acknowledgement", "Action", "Agency", "CaseNoteChild", "Derived", "Language", "MeetingDate"}
    assert kinds >= written | {"Obligation", "Relationship", "RegistrationCategory", "Telling", "VisitChild"}
