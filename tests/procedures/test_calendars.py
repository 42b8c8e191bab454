"""`make calendars`: the stored files are what it makes, and nothing moves unseen."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent.parent
STORED = ROOT / "holdfast" / "procedures" / "calendars"


@pytest.fixture
def calendars(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    return import_module("calendars")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(STORED, tmp_path / "calendars")
    return tmp_path / "calendars"


def test_the_stored_files_are_what_the_command_makes() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "calendars.py"), "--check"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "calendars: nothing moved (holidays 0.109)\n", "")


def test_shows_what_moved_and_writes_nothing_when_only_asked(
    calendars: ModuleType, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "isle_of_man.toml"
    changed = path.read_text().replace("on = 2026-06-05  # Friday", "on = 2026-06-12  # Friday")
    path.write_text(changed)
    assert calendars.main(["--check"], folder=folder) == 1
    source = "Bank Holidays Act 1989 (Isle of Man); Treasury's list for 2026"
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(" (reported")[0] for line in lines] == [
        f"isle_of_man: - Fri 12 Jun 2026 TT bank holiday [{source}",
        f"isle_of_man: + Fri 05 Jun 2026 TT bank holiday [{source}",
    ]
    assert path.read_text() == changed


def test_writes_the_files_afresh_and_the_same_each_time(
    calendars: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert calendars.main([], folder=tmp_path) == 0
    assert len(capsys.readouterr().out.splitlines()) > 400
    for stored in STORED.glob("*.toml"):
        assert (tmp_path / stored.name).read_bytes() == stored.read_bytes()
    assert calendars.main([], folder=tmp_path) == 0
    assert capsys.readouterr().out == "calendars: nothing moved (holidays 0.109)\n"


def test_a_change_of_form_alone_is_said(
    calendars: ModuleType, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "jersey.toml"
    path.write_text(path.read_text() + "\n")
    assert calendars.main(["--check"], folder=folder) == 1
    assert capsys.readouterr().out == "jersey: ~ its days are the same, its head or its form is not\n"


def library(days: dict[date, str]) -> Callable[[], Mapping[date, str]]:
    return lambda: days


def upgraded(calendars: ModuleType, nation: str, changes: dict[date, str | None]) -> tuple[object, ...]:
    """The nations, one of them as an upgraded library would have it."""
    nations = []
    for each in calendars.NATIONS:
        if each.file == nation:
            days = {**each.library(), **changes}
            kept = {on: name for on, name in days.items() if name is not None}
            nations.append(replace(each, library=library(kept)))
        else:
            nations.append(each)
    return tuple(nations)


UPGRADES: dict[str, tuple[str, dict[date, str | None], str]] = {
    "it moves the TT itself": (
        "isle_of_man",
        {date(2027, 6, 4): None, date(2027, 6, 11): "TT Bank Holiday"},
        "2027-06-04: no TT bank holiday in the library any more: take its correction out",
    ),
    "it lists Liberation Day on a Sunday": (
        "jersey",
        {date(2027, 5, 9): "Liberation Day"},
        "2027-05-09: the library has Liberation Day itself now: take its correction out",
    ),
    "a name that nobody has looked at": (
        "jersey",
        {date(2026, 6, 1): "Bean Crock Day"},
        "2026-06-01: the library has 'Bean Crock Day': give it our name in NAMES, with its source",
    ),
    "two on one day": (
        "isle_of_man",
        {date(2026, 7, 6): "Tynwald Day; Spring Bank Holiday"},
        "isle_of_man: two days off on 2026-07-06: expected one; correct the other",
    ),
}


@pytest.mark.parametrize("upgrade", UPGRADES)
def test_an_upgraded_library_that_no_longer_fits_stops_the_run(
    upgrade: str,
    calendars: ModuleType,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    nation, changes, line = UPGRADES[upgrade]
    monkeypatch.setattr(calendars, "NATIONS", upgraded(calendars, nation, changes))
    assert calendars.main([], folder=folder) == 2
    assert capsys.readouterr().err == f"calendars: {line}\n"


def test_an_upgraded_library_that_moves_a_day_is_seen(
    calendars: ModuleType, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    changes: dict[date, str | None] = {date(2028, 5, 1): None, date(2028, 5, 8): "May Day"}
    monkeypatch.setattr(calendars, "NATIONS", upgraded(calendars, "england_and_wales", changes))
    assert calendars.main(["--check"], folder=folder) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(",")[0] for line in lines] == [
        "england_and_wales: - Mon 01 May 2028 Early May bank holiday",
        "england_and_wales: + Mon 08 May 2028 Early May bank holiday",
    ]
