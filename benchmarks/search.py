"""How often a corrupted name is found in the first twenty, and how long that takes; `make bench`.

    python benchmarks/search.py [--people 100000] [--queries 300] [--seed 1]

A scratch database is filled with invented people (names made of syllables, the common ones common) and asked
for some of them by names that were misspelt, swapped, shortened, respelt by ear, with the date missing, near
or with day and month swapped. Times are of this machine; the ratio to the bare SQL, one trigram look-up by
the owner without row security, is what can be compared.
"""

import argparse
import os
import random
import statistics
import sys
import time
from collections import Counter
from pathlib import Path
from uuid import UUID

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import django  # noqa: E402

# Where nothing listens: the scratch database brings its own addresses.
os.environ["HOLDFAST_MODE"] = "test"
os.environ["DJANGO_SETTINGS_MODULE"] = "holdfast.config.settings"
os.environ["DATABASE_URL"] = "postgresql://holdfast_app@/none?host=/nonexistent"
os.environ["OWNER_DATABASE_URL"] = "postgresql://holdfast_owner@/none?host=/nonexistent"
django.setup()

import psycopg  # noqa: E402
from _invented import TODAY, Forgetful, Query, Somebody, Town  # noqa: E402
from django.db.models import TextField  # noqa: E402

from holdfast.access import entry  # noqa: E402
from holdfast.audit import keys  # noqa: E402
from holdfast.casework import search  # noqa: E402
from holdfast.cli.clusters import Addresses  # noqa: E402
from holdfast.records.models import Person  # noqa: E402
from tests import databases, people  # noqa: E402

WANTED_RECALL, WANTED_P95 = 0.93, 100.0  # at 100,000 people


def fill(addresses: Addresses, authority: UUID, drawn: list[Somebody]) -> float:
    """Put them all in as the owner; the seconds that took, the index kept by its triggers."""
    began = time.perf_counter()
    with psycopg.connect(addresses.owner) as owner, owner.cursor() as cursor:
        cursor.execute("select set_config('holdfast.actor', 'system:bench', true)")
        said = ["id", "authority_id", "given_name", "family_name", "born_on"]
        unsaid = [
            str(each.column) for each in Person._meta.local_concrete_fields
            if isinstance(each, TextField) and not each.null and each.column not in said
        ]  # fmt: skip
        with cursor.copy(f"copy records_person ({', '.join(said + unsaid)}) from stdin") as copy:
            for one in drawn:
                copy.write_row((one.id, authority, one.given, one.family, one.born_on, *("" for _ in unsaid)))
        with cursor.copy("copy records_alias (id, authority_id, person_id, name) from stdin") as copy:
            for one in drawn:
                if one.alias:
                    copy.write_row((keys.new(), authority, one.id, one.alias))
    with psycopg.connect(addresses.owner, autocommit=True) as owner:
        owner.execute("vacuum analyze records_person, records_alias, records_searchname")
    return time.perf_counter() - began


def ask(authority: UUID, queries: list[Query]) -> list[tuple[Query, int, float, float]]:
    """Each query with the place at which its person was found (0 for not), its milliseconds, and those
    of this process's own work."""
    found = []
    for query in queries:
        with entry.enter(actor=people.WINIFRED.actor, authority=authority, reason="measuring"):
            began, own = time.perf_counter(), time.process_time()
            page = search.find(name=query.name, born_on=query.born_on, born_year=query.born_year, today=TODAY)
            took, own = (time.perf_counter() - began) * 1e3, (time.process_time() - own) * 1e3
        places = [place for place, each in enumerate(page.matches, 1) if each.person == query.whom.id]
        found.append((query, places[0] if places else 0, took, own))
    return found


def bare(addresses: Addresses, authority: UUID, queries: list[Query]) -> list[tuple[int, float]]:
    """The same by one trigram look-up of the owner, without row security, ranked by likeness alone."""
    look = (
        "select person_id from records_searchname where authority_id = %s and words %% %s"
        " order by similarity(words, %s) desc limit 20"
    )
    found = []
    with psycopg.connect(addresses.owner) as owner:
        owner.execute("set pg_trgm.similarity_threshold = 0.3")
        for query in queries:
            began = time.perf_counter()
            rows = owner.execute(look, [authority, query.name.lower(), query.name.lower()]).fetchall()
            took = (time.perf_counter() - began) * 1e3
            found.append((int((query.whom.id,) in rows), took))
    return found


def similar(authority: UUID, whom: list[Somebody]) -> float:
    """Rows a second asked about before they are recorded, as carrying in does."""
    newcomers = [
        search.Newcomer(given_name=one.given, family_name=one.family, born_on=one.born_on) for one in whom
    ]
    began = time.perf_counter()
    with entry.enter(actor=people.WINIFRED.actor, authority=authority, reason="measuring"):
        search.find_similar_many(newcomers=newcomers, today=TODAY)
    return len(whom) / (time.perf_counter() - began)


def report(
    found: list[tuple[Query, int, float, float]], plain: list[tuple[int, float]], *, misses: bool
) -> bool:
    """Print the table; whether the promise is kept."""
    for kind in dict.fromkeys(query.kind for query, _, _, _ in found):
        of_kind = [(place, took) for query, place, took, _ in found if query.kind == kind]
        recall = statistics.mean(place > 0 for place, _ in of_kind)
        first = statistics.mean(place == 1 for place, _ in of_kind)
        p50 = statistics.median(took for _, took in of_kind)
        print(f"{kind:<28} {len(of_kind):>4} asked {recall:>7.2f} found {first:>6.2f} first {p50:>8.1f} ms")
    recall = statistics.mean(place > 0 for _, place, _, _ in found)
    p50, p95 = quantiles([took for _, _, took, _ in found])
    bare_recall = statistics.mean(hit for hit, _ in plain)
    bare50, bare95 = quantiles([took for _, took in plain])
    print(f"{'all':<28} {len(found):>4} asked {recall:>7.3f} found; p50 {p50:.1f} ms, p95 {p95:.1f} ms")
    print(
        f"{'bare trigrams, owner':<34} {bare_recall:>13.3f} found; p50 {bare50:.1f} ms, p95 {bare95:.1f} ms"
    )
    own50, own95 = quantiles([own for _, _, _, own in found])
    print(f"of this, work of our own process: p50 {own50:.1f} ms, p95 {own95:.1f} ms")
    print(f"ratio to the bare SQL: {p50 / bare50:.1f} at p50, {p95 / bare95:.1f} at p95")
    if misses:
        for query, place, _, _ in found:
            if not place:
                print(f"missed: {query}")
    return recall >= WANTED_RECALL and p95 <= WANTED_P95


def quantiles(times: list[float]) -> tuple[float, float]:
    """Median and 95th percentile."""
    cut = statistics.quantiles(times, n=20, method="inclusive")
    return cut[9], cut[18]


def main(argv: list[str]) -> int:
    """Fill, ask, report; 1 when at 100,000 people the promise is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", action="store_true", help="say which were not found")
    asked = parser.parse_args(argv)
    town = Town(asked.seed)
    drawn = list(town.people(asked.people))
    with (
        databases.running() as cluster,
        databases.clone(cluster, "search") as addresses,
        databases.pointed_at(addresses),
    ):
        authority = entry.find_authority(host="jersey.localhost")
        assert authority is not None
        seconds = fill(addresses, authority.id, drawn)
        others = sum(bool(one.alias) for one in drawn)
        print(f"{asked.people:,} people, {others:,} other names: brought in in {seconds:.0f} s")
        names = Counter((one.given, one.family) for one in drawn)
        print(f"{len(names):,} names; the commonest is that of {max(names.values())}")
        queries = Forgetful(asked.seed).queries(drawn, asked.queries)
        ask(authority.id, queries[:20])  # warm
        kept = report(ask(authority.id, queries), bare(addresses, authority.id, queries), misses=asked.misses)
        sample = random.Random(asked.seed).sample(drawn, min(1_000, len(drawn)))
        print(f"before recording: {similar(authority.id, sample):,.0f} rows a second")
    return 0 if kept or asked.people != 100_000 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
