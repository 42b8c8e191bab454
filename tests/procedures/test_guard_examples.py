"""Every guard of every pack proves itself by the worked examples beside it, and carries rows that exist."""

import tomllib
from pathlib import Path

import pytest

from holdfast.procedures import guards, pack

ROWS = {
    row["id"]: row["kind"]
    for path in Path(__file__).parents[2].joinpath("requirements").glob("*.toml")
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["requirement"]
}


@pytest.mark.parametrize("name", pack.names())
def test_every_worked_example_comes_out_as_it_says(name: str) -> None:
    assert guards.prove(pack.load(name)) == []


@pytest.mark.parametrize("name", pack.names())
def test_every_guard_carries_rows_that_are_there(name: str) -> None:
    listed = guards.listed(pack.load(name))
    assert {row for each in listed for row in each.requirements} <= set(ROWS)


def test_every_guard_row_stands_in_a_pack() -> None:
    carried = {
        row for name in pack.names() for each in guards.listed(pack.load(name)) for row in each.requirements
    }
    rows = [row for row, kind in ROWS.items() if kind == "guard"]
    assert len(rows) == 21
    assert [row for row in rows if row not in carried] == []
