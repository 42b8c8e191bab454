"""A cluster to try things on."""

from pathlib import Path

import psycopg

from holdfast.cli import clusters

NAME = "trial"


def addresses(folder: Path) -> clusters.Addresses:
    return clusters.start(instance=NAME, folder=folder, durable=False)


def value(address: str, sql: str) -> object:
    with psycopg.connect(address) as connection:
        row = connection.execute(sql.encode()).fetchone()
    assert row is not None
    return row[0]
