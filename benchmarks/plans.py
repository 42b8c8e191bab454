"""What the pages of a plan and a core group cost for a family of six with five years behind it; `make bench`.

    python benchmarks/plans.py [--children 6] [--years 5] [--requests 30]

The family is brought into a scratch database: ten versions of each child's plan, signed, and a core group
every four weeks that says something of every outcome. Each page is asked for through the whole site; beside
it stands the bare SQL, the page's own statements in one transaction. Then a part of a draft is saved, as the
page saves it and as it is kept while it is typed, beside the bare statements that write it. Promised: under
25 queries, and a draft saved within 50 ms at the server.
"""

# ruff: noqa: I001 - Django is set up before anything of ours is imported
import argparse
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from uuid import UUID

import _setting  # noqa: F401

import psycopg
from django.utils import timezone

from _asking import Page, Sent, bare, noted

from holdfast.access import actors, entry
from holdfast.casework import drafts, plan_drafts
from holdfast.casework.plan_said import LineSaid
from tests import databases, people, signed_in
from tests.casework import plan_history
from tests.casework.plan_history import History
from tests.casework.recorded import at_work
from tests.pages.test_plan_queries import pages_of

QUERIES, SAVED = 25, 50  # in number, and in milliseconds
WRITES = ("UPDATE", "select set_config")


def main(argv: list[str]) -> int:
    """Fill, ask, save, report; 1 where a promise is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--children", type=int, default=6)
    parser.add_argument("--years", type=int, default=5)
    parser.add_argument("--requests", type=int, default=30)
    asked = parser.parse_args(argv)
    with (
        databases.running() as cluster,
        databases.clone(cluster, "plans") as addresses,
        databases.pointed_at(addresses),
    ):
        began = time.perf_counter()
        with at_work(people.WINIFRED):
            history = plan_history.build(
                children=asked.children, years=asked.years, today=timezone.localdate()
            )
        with psycopg.connect(addresses.owner, autocommit=True) as owner:
            owner.execute("analyze")  # as a database that is looked after has it
        print(f"brought in within {time.perf_counter() - began:.0f} s; median of {asked.requests}, in ms")
        kept = pages(history, addresses.application, asked.requests)
        return 0 if saving(history, addresses.application, asked.requests) and kept else 1


def pages(history: History, address: str, times: int) -> bool:
    """Print what each page costs; whether each keeps to its number of queries."""
    client = signed_in.client_as(people.WINIFRED)
    print(f"{'':<26}{'queries':>12}{'of them log':>12}{'page':>9}{'bare SQL':>9}{'ratio':>7}")
    kept = True
    for name, path in pages_of(history).items():
        page = Page(name, client, path)
        page.get()
        with noted() as sent:
            page.get()
        took = statistics.median(page.get() for _ in range(times))
        plain = statistics.median(bare(address=address, statements=sent.statements, times=times))
        kept = kept and len(sent.statements) < QUERIES
        said = f"{len(sent.statements)}{'' if len(sent.statements) < QUERIES else ' miss'}"
        print(f"{name:<26}{said:>12}{_logged(sent):>12}{took:>9.1f}{plain:>9.1f}{took / plain:>7.1f}")
    return kept


def _logged(sent: Sent) -> int:
    return sum("audit_entry" in sql for sql, _ in sent.statements)


def saving(history: History, address: str, times: int) -> bool:
    """Print what saving a part of a draft costs; whether it keeps to its time."""
    plan, others = history.drafts[0], history.drafts[1:]
    print(f"{'':<26}{'queries':>12}{'':>12}{'saved':>9}{'bare SQL':>9}{'ratio':>7}")
    found = [
        _saved("a part, for one", address, times, lambda number: _write(plan, number, ())),
        _saved("a part, for all of them", address, times, lambda number: _write(plan, number, others)),
        _saved("kept as it is typed", address, times, _keep),
    ]
    return all(found)


def _write(plan: UUID, number: int, also: Sequence[UUID]) -> None:
    lines = [
        LineSaid(part="risks", text=f"Alone at night {number}", why="Rota of adults"),
        LineSaid(part="risks", text="Drunk adults in the home", why="No visitors after eight"),
    ]
    plan_drafts.write_lines(
        plan=plan, part="risks", lines=lines, also=also, today=timezone.localdate(), now=timezone.now()
    )


def _keep(number: int) -> None:
    drafts.keep(
        form="plan-part", about="benchmark", content={"lines-0-text": [f"Alone at night {number}"]},
        address="/today", now=timezone.now(),
    )  # fmt: skip


def _saved(name: str, address: str, times: int, save: Callable[[int], None]) -> bool:
    """One way of saving: the whole step in a transaction of its own; the bare statements that write."""
    _entered(save, 0)
    with noted() as sent:
        _entered(save, 1)
    took = statistics.median(_entered(save, 2 + number) for number in range(times))
    updates = [(sql, given) for sql, given in sent.statements if sql.lstrip().startswith(WRITES)]
    plain = statistics.median(bare(address=address, statements=updates, times=times))
    said = f"{took:.1f}{'' if took < SAVED else ' miss'}"
    print(f"{name:<26}{len(sent.statements):>12}{'':>12}{said:>9}{plain:>9.1f}{took / plain:>7.1f}")
    return took < SAVED


def _entered(save: Callable[[int], None], number: int) -> float:
    authority = signed_in.authority_of(people.WINIFRED)
    began = time.perf_counter()
    with entry.enter(
        actor=actors.person(account=people.WINIFRED.account), authority=authority, reason="measuring"
    ):
        save(number)
    return (time.perf_counter() - began) * 1e3


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
