"""House rules of the requirements and packs: every row known, every entry cited and proved."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.trace import rows

ROWS = {"council": 19, "isle-of-man": 52, "isle-of-wight": 33, "jersey": 109}
PACKS = "holdfast/procedures/packs"
CITED = ("duty", "guard", "content", "paper")  # the sections of a pack whose entries are cited
HEAD = ("id", "say", "cite", "requirement", "modality")


def requirements_are_whole(root: Path) -> Iterator[str]:
    """No requirement row is lost, doubled or of an unknown kind: as many as were counted."""
    try:
        found = rows.read(root / "requirements")
    except rows.Unreadable as error:
        yield str(error)
        return
    for authority in sorted({*ROWS, *(row.authority for row in found.values())}):
        there = sum(row.authority == authority for row in found.values())
        if there != ROWS.get(authority, 0):
            yield f"requirements/{authority}.toml: {there} rows; {ROWS.get(authority, 0)} were counted"


def entries_cite(root: Path) -> Iterator[str]:
    """Every entry of a pack says it in a sentence, cites its clause and names requirement rows that exist."""
    known = rows.read(root / "requirements")
    for place, _, entry in _entries(root):
        missing = [key for key in HEAD if not entry.get(key)]
        if missing:
            yield f"{place}: lacks {', '.join(missing)}"
        yield from (f"{place}: no requirement {row}" for row in _rows(entry) if row not in known)


def entries_are_as_firm_as_their_source(root: Path) -> Iterator[str]:
    """An entry has the modality of one of its rows: no demand is firmer than its source."""
    known = rows.read(root / "requirements")
    for place, _, entry in _entries(root):
        firm = {known[row].modality for row in _rows(entry) if row in known}
        if firm and entry.get("modality") not in firm:
            yield f"{place}: modality {entry.get('modality')!r}, but its rows have {', '.join(sorted(firm))}"


def duties_prove_themselves(root: Path) -> Iterator[str]:
    """Every duty of a pack that can be due has worked examples, their dates counted by hand."""
    for place, section, entry in _entries(root):
        if section == "duty" and entry.get("modality") != "may" and not entry.get("example"):
            yield f"{place}: no worked example"


def _entries(root: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Each cited entry of each pack, with its place and section."""
    for file in sorted((root / PACKS).glob("*.toml")):
        pack = tomllib.loads(file.read_text())
        for section in CITED:
            for number, entry in enumerate(pack.get(section, ()), start=1):
                yield f"{file.name}, {section} {entry.get('id') or number}", section, entry


def _rows(entry: dict[str, Any]) -> list[str]:
    named = entry.get("requirement") or []
    return [named] if isinstance(named, str) else named
