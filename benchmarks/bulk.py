"""Fills a database with an authority of so many children, and says how long that took; `make bench`.

    python benchmarks/bulk.py [--children 2000] [--seed 1] [--processes 2]

Rows are brought in by COPY (`_tables`), and what is due is derived from them by casework's own code, in
processes side by side. The promise: 100,000 children within ten minutes; fewer are judged by their share.
"""

# ruff: noqa: I001 - Django is set up before anything of ours is imported
import argparse
import multiprocessing
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

if __name__ == "__main__":
    import _setting  # noqa: F401

import psycopg
from django.db import connections
from django.utils import timezone

from _families import Drawing, Family, Place, places
from _staff import Staff, hire
from _tables import ALL, Rows, evening, unstamped
from _writing import Writing

from holdfast.access import actors, entry
from holdfast.audit import digests
from holdfast.audit.models import Entry
from holdfast.casework import derivations, procedure
from holdfast.cli.clusters import Addresses
from holdfast.records import models as tables

AT_ONCE = 200  # families
IN_MINUTES = 10 * 60 / 100_000  # seconds a child
SETTLED: tuple[type[Any], ...] = (*ALL, tables.SearchName)
LOGGED = {"visit": "visits.record", "core-group": "meetings.hold", "note": "notes.record"}


@dataclass(frozen=True, kw_only=True)
class Work:
    """What every process must know: where, whose, and how families are drawn."""

    owner: str
    authority: UUID
    staff: Staff
    seed: int
    until: date


@dataclass(frozen=True, kw_only=True)
class Filled:
    """How it went: children, rows, and the seconds of each part (those of processes added up)."""

    children: int
    rows: int
    seconds: float
    parts: dict[str, float]
    staff: Staff


def fill(
    *, addresses: Addresses, authority: UUID, children: int, until: date, seed: int = 1, processes: int = 2
) -> Filled:
    """Fill the authority that Django's connection can enter with so many children, up to a day."""
    began = time.perf_counter()
    with psycopg.connect(addresses.owner, autocommit=True) as owner, unstamped(owner):
        rows = Rows(authority=authority)
        start = Drawing(seed=seed, until=until, administrator=UUID(int=0)).start
        staff = hire(rows=rows, children=children, start=start)
        count = rows.bring_in(owner)
        work = Work(owner=addresses.owner, authority=authority, staff=staff, seed=seed, until=until)
        everybody = list(places(children=children))
        slices = [(work, everybody[first : first + AT_ONCE]) for first in range(0, len(everybody), AT_ONCE)]
        connections.close_all()  # no process may share it
        parts = {"drawing": 0.0, "bringing in": 0.0, "deriving": 0.0, "of this our own work": 0.0}
        with multiprocessing.get_context("fork").Pool(processes) as pool:
            for made, spent in pool.imap_unordered(_fill_slice, slices):
                count += made
                parts = {name: seconds + spent[name] for name, seconds in parts.items()}
        settling = time.perf_counter()
        settle(owner)
        parts["settling"] = time.perf_counter() - settling
    return Filled(
        children=children, rows=count, seconds=time.perf_counter() - began, parts=parts, staff=staff
    )


def settle(owner: psycopg.Connection[tuple[object, ...]]) -> None:
    """What autovacuum does on a database in use."""
    names = ", ".join(str(each._meta.db_table) for each in SETTLED)
    owner.execute(f"vacuum (analyze, skip_locked) {names}")


# ---------------------------------------------------------------- one process's share

_drawings: dict[tuple[int, date], Drawing] = {}


def _fill_slice(given: tuple[Work, list[Place]]) -> tuple[int, dict[str, float]]:
    """Draw, bring in and derive some families; answers the rows and the seconds of each part."""
    work, some = given
    drawing = _drawings.get((work.seed, work.until)) or _drawings.setdefault(
        (work.seed, work.until),
        Drawing(seed=work.seed, until=work.until, administrator=work.staff.administrator),
    )
    began, own = time.perf_counter(), time.process_time()
    families = [drawing.family(place=place, worker=work.staff.workers[place.worker]) for place in some]
    rows = Rows(authority=work.authority)
    children = write(rows=rows, families=families, staff=work.staff)
    drawn = time.perf_counter()
    with psycopg.connect(work.owner) as owner:
        count = rows.bring_in(owner)
        brought = time.perf_counter()
        derive(rows=rows, children=children, today=work.until)
        derived = time.perf_counter()
        count += rows.bring_in(owner)
    return count, {
        "drawing": drawn - began,
        "bringing in": brought - drawn + time.perf_counter() - derived,
        "deriving": derived - brought,
        "of this our own work": time.process_time() - own,
    }


def write(*, rows: Rows, families: Sequence[Family], staff: Staff) -> list[UUID]:
    """Families as rows, with a thin log of who recorded and opened what; answers the children's keys."""
    writing = Writing(
        rows=rows, agencies=staff.agencies, administrator=staff.administrator, carry_in=staff.carry_in
    )
    found: list[UUID] = []
    for family in families:
        children = writing.write(family=family)
        _log(rows, family, children)
        found += children
    return found


def derive(*, rows: Rows, children: Sequence[UUID], today: date) -> None:
    """What is due for these children as rows, by the code with which the steps derive it."""
    with entry.enter(actor=actors.system(part="bench"), authority=rows.authority, reason="a bulk filling"):
        pack = procedure.pack()
        versions = {"pack": pack.version, "calendar": pack.calendar.version}
        for child, found in derivations.of(children=children, pack=pack, today=today).items():
            if found.fault:
                raise ValueError(f"an invented child's record contradicts itself: {found.fault}")
            for key, columns in found.columns.items():
                rows.put(tables.Obligation, evening(today), child_id=child, key=key, **columns, **versions)
            rows.put(
                tables.Derived, evening(today), child_id=child, as_of_on=today, again_on=found.again_on,
                **versions,
            )  # fmt: skip


def _log(rows: Rows, family: Family, children: Sequence[UUID]) -> None:
    """An entry for each visit, core group and note, and one for each child looked at three days ago."""
    worker = family.worker.account
    for each in family.happened:
        if each.kind in LOGGED:
            for child in children:
                rows.log(_entry(rows, evening(each.on), each.by, LOGGED[each.kind], child))
    for child in children:
        rows.log(
            _entry(rows, evening(family.happened[-1].on - timedelta(days=3)), worker, "children.show", child)
        )


def _entry(rows: Rows, at: datetime, account: UUID, what: str, child: UUID) -> Entry:
    made = Entry(
        id=rows.key(), authority_id=rows.authority, at=at, actor=actors.person(account=account).label,
        what=what, about="person", about_id=child, why="", outcome=Entry.DONE, cluster=1, transaction=1,
    )  # fmt: skip
    made.digest = digests.of_entry(made)
    return made


def main(argv: list[str]) -> int:
    """Fill a scratch database and report; 1 when it took longer than promised."""
    from tests import databases  # noqa: PLC0415 - found once the path is set

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--children", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    asked = parser.parse_args(argv)
    with (
        databases.running() as cluster,
        databases.clone(cluster, "bulk") as addresses,
        databases.pointed_at(addresses),
    ):
        authority = entry.find_authority(host="jersey.localhost")
        assert authority is not None
        filled = fill(
            addresses=addresses, authority=authority.id, children=asked.children,
            until=timezone.localdate(), seed=asked.seed, processes=asked.processes,
        )  # fmt: skip
    return 0 if report(filled) else 1


def report(filled: Filled) -> bool:
    """Print how it went; whether it was fast enough."""
    wanted = max(IN_MINUTES * filled.children, 30)
    kept = filled.seconds <= wanted
    print(
        f"{filled.children:,} children, {filled.rows:,} rows ({filled.rows / filled.children:.0f} a child): "
        f"{filled.seconds:.0f} s, {filled.seconds / filled.children * 1e3:.1f} ms a child; "
        f"promised within {wanted:.0f} s: {'kept' if kept else 'miss'}"
    )
    print("; ".join(f"{name} {seconds:.0f} s" for name, seconds in filled.parts.items()))
    return kept


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
