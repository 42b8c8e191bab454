"""The switch on the real engine: a row's entries fall silent for its own test, and for no other."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from holdfast.cli import main
from holdfast.procedures import case, obligations, pack
from tests.trace import notes

CASE = {
    "child": {"born": "2018-05-04", "expected": None, "died": None},
    "happened": [
        {"event": "initial-conference", "on": "2026-01-12", "decision": "plan", "categories": ["neglect"]}
    ],
}


@pytest.fixture
def kept() -> pack.Pack:
    """The pack as somebody keeps it who loaded it before any switch."""
    return pack.load("jersey")


@contextmanager
def proving(row: str) -> Iterator[notes.Drive]:
    """As the plugin does around a test of this row."""
    drive = notes.Drive(row=row, switch="entries", in_call=True)
    notes.begin(drive)
    try:
        yield drive
    finally:
        notes.begin(None)


def duties(procedure: pack.Pack) -> set[str]:
    """What the real rule says is due."""
    derived = obligations.derive(procedure, case.read(CASE), as_of=date(2026, 1, 20))
    return {obligation.duty for obligation in derived}


def test_the_rows_entries_fall_silent_wherever_the_pack_comes_from(kept: pack.Pack) -> None:
    assert "first-core-group" in duties(kept)
    with proving("J-4.7") as drive:
        assert "first-core-group" not in duties(kept)
        assert "first-core-group" not in duties(pack.load("jersey"))
        assert "review" in duties(kept)
    assert drive.switched
    assert drive.drove == {("rule", "obligations.derive")}


def test_a_silenced_pack_that_was_kept_is_whole_again_for_the_next_test() -> None:
    with proving("J-4.7"):
        silenced = pack.load("jersey")
    with proving("J-6.15"):
        assert "first-core-group" in duties(silenced)
        assert "review" not in duties(silenced)
    assert "review" in duties(silenced)


def test_a_row_that_no_entry_carries_switches_nothing_off(kept: pack.Pack) -> None:
    with proving("J-3.12") as drive:  # a record kept on the child's file: no rule of the pack can hold it
        assert pack.load("jersey") is kept
        assert "first-core-group" in duties(kept)
    assert not drive.switched


def test_the_command_is_noted_by_its_name(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    file.write_text(json.dumps(CASE))
    asked = ["obligations", "--as-of", "2026-01-20", str(file), "--procedure"]
    with proving("J-4.7") as drive:
        assert main.main([*asked, "nowhere"]) == 2
        assert drive.drove == set()
        assert main.main([*asked, "jersey"]) == 0
    assert drive.drove == {("command", "obligations"), ("rule", "obligations.derive")}
    assert "first core group" not in capsys.readouterr().out
