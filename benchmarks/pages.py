"""What *Today*, *My team*, *Conferences* and the child's page cost at 100,000 children; `make bench`.

    python benchmarks/pages.py [--children 100000] [--beside 1000] [--requests 30] [--seed 1]

Two scratch databases are filled (`bulk.py`) and asked in turns, so that whatever else the machine does falls
on both. Each page is asked for by somebody signed in, through the whole site. Promised: under 25 queries, at
most 1.5 times the time at the smaller number, under 150 KB on a first visit. Beside it stands the bare SQL:
the page's own statements in one transaction, without the site around them.
"""

# ruff: noqa: I001 - Django is set up before anything of ours is imported
import argparse
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID

import _setting  # noqa: F401

from django.db.models import Count
from django.test import Client
from django.utils import timezone

import bulk
from _asking import Page, Sent, bare, noted
from _families import Worker
from _weight import Weight, of_page

from holdfast.access import actors, entry
from holdfast.casework import children, conference_lists, worklists
from holdfast.cli.clusters import Addresses
from holdfast.records.models import Allocation
from tests import databases, signed_in
from tests.people import Member

QUERIES, RATIO, BYTES = 25, 1.5, 150_000
ROUNDS = 3
SLUG = "jersey"


@dataclass
class Measured:
    """What was measured of one page in one database."""

    queries: int = 0
    marks: int = 0
    took: list[float] = field(default_factory=list)
    alone: list[float] = field(default_factory=list)  # the read of casework by itself
    bare: list[float] = field(default_factory=list)
    weight: Weight | None = None
    sent: Sent = field(default_factory=Sent)

    @property
    def median(self) -> float:
        """Of the whole request, milliseconds."""
        return statistics.median(self.took)


@dataclass(frozen=True)
class Asked:
    """A page as somebody opens it in the morning: its address, whose, and the read of casework behind it."""

    name: str
    path: str
    account: UUID
    read: Callable[[], object]


@dataclass
class Site:
    """A filled database: who asks there, and what was measured of each page."""

    children: int
    addresses: Addresses
    authority: UUID
    worker: Worker
    safeguarding: UUID
    child: UUID
    found: dict[str, Measured] = field(default_factory=dict)

    @property
    def asked(self) -> list[Asked]:
        """The pages that are promised."""
        worker, manager = self.worker.account, self.worker.manager
        today, now = timezone.localdate(), timezone.now()
        return [
            Asked("Today, a worker’s", "/today", worker, lambda: worklists.mine(today=today, now=now)),
            Asked("Today, a manager’s", "/today", manager, lambda: worklists.mine(today=today, now=now)),
            Asked("Today, the service’s", "/today", self.safeguarding,
                  lambda: worklists.mine(today=today, now=now)),
            Asked("Conferences", "/conferences", self.safeguarding,
                  lambda: conference_lists.service(today=today)),
            Asked("My team", "/team", manager, lambda: worklists.my_team(today=today)),
            Asked(
                "the child", f"/children/{self.child}", worker,
                lambda: children.show(child=self.child, today=today),
            ),
        ]  # fmt: skip

    def measure(self, *, requests: int) -> None:
        """Ask for every page so often, a first time unmeasured; then its read alone, then its bare SQL."""
        for each in self.asked:
            found = self.found.setdefault(each.name, Measured())
            page = Page(each.name, client_of(each.account), each.path)
            page.get()
            with noted() as sent:
                page.get()
            found.queries, found.marks = len(sent.statements), sent.marks
            found.sent = sent
            found.took += [page.get() for _ in range(requests)]
            found.alone += [self._read(each) for _ in range(requests)]
            found.bare += bare(address=self.addresses.application, statements=sent.statements, times=requests)
            if found.weight is None:
                found.weight = of_page(client=page.client, path=each.path)

    def _read(self, each: Asked) -> float:
        actor = actors.person(account=each.account)
        began = time.perf_counter()
        with entry.enter(actor=actor, authority=self.authority, reason="measuring"):
            each.read()
        return (time.perf_counter() - began) * 1e3


def client_of(account: UUID) -> Client:
    """A browser in which somebody is signed in."""
    return signed_in.client_as(Member(account, SLUG, "somebody", "somebody@bulk.example"))


@contextmanager
def filled(cluster: databases.Cluster, name: str, number: int, asked: argparse.Namespace) -> Iterator[Site]:
    """A scratch database with an authority of so many children."""
    with databases.clone(cluster, name) as addresses:
        with databases.pointed_at(addresses):
            authority = entry.find_authority(host=f"{SLUG}.localhost")
            if authority is None:
                raise ValueError(f"the template has no authority {SLUG}")
            made = bulk.fill(
                addresses=addresses, authority=authority.id, children=number, until=timezone.localdate(),
                seed=asked.seed, processes=asked.processes,
            )  # fmt: skip
            bulk.report(made)
            worker = made.staff.workers[len(made.staff.workers) // 2]
            child = somebody_of(worker, authority.id)
        yield Site(number, addresses, authority.id, worker, made.staff.safeguarding, child)


def somebody_of(worker: Worker, authority: UUID) -> UUID:
    """The child of a worker of whom most is written."""
    with entry.enter(actor=actors.system(part="bench"), authority=authority, reason="choosing a child"):
        found = Allocation.standing.filter(account=worker.account).annotate(
            visits=Count("child__visits", distinct=True)
        )
        key: UUID = found.order_by("-visits", "child").values_list("child", flat=True)[0]
        return key


def report(small: Site, large: Site) -> bool:
    """Print the table; whether every promise is kept."""
    times = len(large.found["My team"].took)
    print(f"server milliseconds, median of {times}: {small.children:,} | {large.children:,} children")
    head = ("queries", "page", "ratio", "read alone", "bare SQL", "page : bare", "first visit")
    print(f"{'':<20}" + "".join(f"{each:>16}" for each in head))
    kept = [_line(name, small.found[name], large.found[name]) for name in large.found]
    return all(kept)


def _line(name: str, small: Measured, large: Measured) -> bool:
    alone = statistics.median(small.alone), statistics.median(large.alone)
    plain = statistics.median(small.bare), statistics.median(large.bare)
    weight = large.weight.total if large.weight else 0
    ratio = large.median / small.median
    cells = (
        _judged(f"{large.queries}", large.queries < QUERIES),
        f"{small.median:.0f} | {large.median:.0f}",
        _judged(f"{ratio:.2f}", ratio <= RATIO),
        f"{alone[0]:.0f} | {alone[1]:.0f}",
        f"{plain[0]:.0f} | {plain[1]:.0f}",
        f"{large.median / plain[1]:.1f}",
        _judged(f"{weight / 1000:.0f} KB", weight < BYTES),
    )
    print(f"{name:<20}" + "".join(f"{each:>16}" for each in cells))
    return not any("miss" in each for each in cells)


def _judged(said: str, kept: bool) -> str:
    return said if kept else f"{said} miss"


def main(argv: list[str]) -> int:
    """Fill both, ask them in turns, report; 1 where a promise is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--children", type=int, default=100_000)
    parser.add_argument("--beside", type=int, default=1_000)
    parser.add_argument("--requests", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    asked = parser.parse_args(argv)
    with (
        databases.running() as cluster,
        filled(cluster, "beside", asked.beside, asked) as small,
        filled(cluster, "pages", asked.children, asked) as large,
    ):
        for _ in range(ROUNDS):
            for site in (small, large):
                with databases.pointed_at(site.addresses):
                    site.measure(requests=-(-asked.requests // ROUNDS))
        return 0 if report(small, large) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
