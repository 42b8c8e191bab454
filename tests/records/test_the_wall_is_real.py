"""The wall tests themselves, tried: with any one part of a wall taken away, they must fail."""

from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest

from tests import databases
from tests.records import attempts, sabotage, trying
from tests.records.sabotage import Part
from tests.records.walled import Ground, furnished

Parts = Callable[[psycopg.Connection[Any]], list[Part]]
KINDS: list[Parts] = [
    sabotage.policies, sabotage.grants, sabotage.triggers, sabotage.links, sabotage.views,
    sabotage.definers, sabotage.bodies,
]  # fmt: skip


@pytest.fixture(scope="module")
def ground(cluster: databases.Cluster) -> Iterator[Ground]:
    with databases.clone(cluster, "sabotaged") as addresses, furnished(addresses) as ground:
        yield ground


@pytest.mark.parametrize("kind", KINDS, ids=[kind.__name__ for kind in KINDS])
def test_the_wall_is_real(ground: Ground, kind: Parts) -> None:
    """Take each part away, run the wall tests on its table, put it back: some test must fail each time."""
    with psycopg.connect(ground.addresses.owner, autocommit=True) as owner:
        parts = kind(owner)
        unnoticed = [part.name for part in parts if not _noticed(owner, ground, part)]
    assert len(parts) >= 1
    assert unnoticed == []


def test_with_every_part_back_in_its_place_all_of_them_hold(ground: Ground) -> None:
    """Otherwise the failures above might be each other's."""
    assert list(trying.breaches(ground, attempts.every())) == []


def test_one_policy_dropped_is_named(ground: Ground) -> None:
    with psycopg.connect(ground.addresses.owner, autocommit=True) as owner:
        part = next(
            part
            for part in sabotage.policies(owner)
            if part.name.endswith('"records_person" with its policy opened')
        )
        owner.execute(part.away)
        try:
            failing = list(trying.breaches(ground, attempts.of_table(part.table)))
        finally:
            owner.execute(part.back)
    assert "public.\"records_person\": shows this authority's rows, and no other's" in failing
    assert 'public."records_person": nothing is put into another authority' in failing


def _noticed(owner: psycopg.Connection[Any], ground: Ground, part: Part) -> bool:
    owner.execute(part.away)
    try:
        return next(trying.breaches(ground, attempts.of_table(part.table)), None) is not None
    finally:
        owner.execute(part.back)
