"""The rows of `requirements/*.toml`: what each authority's source asks, of which kind, how firmly."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

KINDS = (
    "deadline",
    "recurring",
    "notify",
    "guard",
    "role",
    "record",
    "workflow",
    "content",
    "document",
    "principle",
)
MODALITIES = ("must", "should", "states", "usually", "may", "good-practice")


class Unreadable(ValueError):
    """The requirement files cannot be used; the message is one line naming file and row."""


@dataclass(frozen=True)
class Row:
    """One requirement: its id, the clause it comes from, its kind and modality, and what it asks."""

    id: str
    clause: str
    kind: str
    modality: str
    asks: str
    authority: str


def read(folder: Path) -> dict[str, Row]:
    """Every row by its id, in the order of the files.

    Raises Unreadable when there is no file, or a row lacks a field, has an unknown kind or modality or an id
    that another row has.
    """
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise Unreadable(f"{folder.name}/: no requirement files here")
    rows: dict[str, Row] = {}
    for file in files:
        for number, entry in enumerate(tomllib.loads(file.read_text())["requirement"], start=1):
            row = _row(entry, place=f"{file.name}, row {number}", authority=file.stem)
            if row.id in rows:
                raise Unreadable(
                    f"{file.name}, row {number}: the id {row.id} is already in {rows[row.id].authority}.toml"
                )
            rows[row.id] = row
    return rows


def _row(entry: dict[str, str], *, place: str, authority: str) -> Row:
    """One row, checked; raises Unreadable naming its place."""
    fields = ("id", "clause", "kind", "modality", "asks")
    missing = [field for field in fields if not entry.get(field, "").strip()]
    if missing:
        raise Unreadable(f"{place}: lacks {', '.join(missing)}")
    for field, known in (("kind", KINDS), ("modality", MODALITIES)):
        if entry[field] not in known:
            raise Unreadable(
                f"{place} ({entry['id']}): unknown {field} {entry[field]!r}; expected {', '.join(known)}"
            )
    return Row(**{field: entry[field] for field in fields}, authority=authority)


def chosen(rows: dict[str, Row], *, ids: Iterable[str], kind: str | None) -> list[Row]:
    """The rows asked for, all of them where nothing is; raises Unreadable for an id that no file has."""
    asked = list(ids)
    unknown = [id_ for id_ in asked if id_ not in rows]
    if unknown:
        raise Unreadable(f"no row {', '.join(unknown)} in requirements/")
    return [row for row in rows.values() if (not asked or row.id in asked) and kind in (None, row.kind)]
