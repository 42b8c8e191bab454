"""Reads an authority's procedure pack: one TOML file, checked whole before any of it is used.

    pack.load("jersey")                                     the pack as published
    pack.load("jersey", settings={"review": {"every": …}})  with what the authority fills in
    pack.load("jersey").without("J-4.7")                    with every entry of one requirement silent

Every fault is one line (`PackFault`) that names file, entry, what was found and what was expected.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from holdfast.procedures import (
    content_strictness,
    days_off,
    duty_reading,
    guard_strictness,
    openings,
    strictness,
)
from holdfast.procedures.days_off import Calendar
from holdfast.procedures.duties import Duty
from holdfast.procedures.entries import Entry
from holdfast.procedures.faults import PackFault, one_of, shown
from holdfast.procedures.intervals import Counting
from holdfast.procedures.toml_files import parse

PACKS = Path(__file__).parent / "packs"

CARRIED = ("guard", "content", "quality", "paper")
"""Sections of cited entries that are carried here with their head checked; their own modules read the rest.
"""

TABLES = ("words", "roles", "categories", "quorum", "ages", "may")
"""Sections that are plain tables of values."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A cited entry of another kind than a duty: its head as checked, and the table as it stands."""

    id: str
    say: str
    cite: str
    requirement: tuple[str, ...]
    modality: str
    silent: bool
    raw: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Pack:
    """An authority's procedure: where it comes from, how it counts, and every entry of it."""

    name: str
    title: str
    source: str
    source_date: str | None  # None where the source gives no date
    calendar: Calendar = field(repr=False)
    extends: str | None
    counts_the_day_itself: bool
    bank_holidays_count: bool
    duties: tuple[Duty, ...] = field(repr=False)
    carried: Mapping[str, tuple[Carried, ...]] = field(repr=False)
    tables: Mapping[str, Mapping[str, Any]] = field(repr=False)
    version: str
    folder: Path = field(repr=False, compare=False)

    def without(self, requirement: str) -> "Pack":
        """Give the pack with every entry of this requirement silent: it makes nothing due, but can be
        referred to.
        """
        return replace(
            self,
            duties=tuple(
                replace(each, silent=True) if requirement in each.requirement else each
                for each in self.duties
            ),
            carried={
                section: tuple(
                    replace(each, silent=True) if requirement in each.requirement else each
                    for each in entries
                )
                for section, entries in self.carried.items()
            },
            version=f"{self.version} without {requirement}",
        )

    def duty(self, duty_id: str) -> Duty | None:
        """Find a duty by its id."""
        return next((each for each in self.duties if each.id == duty_id), None)

    def counting(self, duty: Duty) -> Counting:
        """How days are counted for a duty: its own convention, else the pack's."""
        itself, holidays = duty.counts_the_day_itself, duty.bank_holidays_count
        return Counting(
            self.calendar,
            self.counts_the_day_itself if itself is None else itself,
            self.bank_holidays_count if holidays is None else holidays,
        )

    def unset(self) -> dict[str, tuple[str, ...]]:
        """List what the source leaves open, by entry."""
        raws = [(each.id, each.raw) for each in self.duties]
        raws += [(each.id, each.raw) for entries in self.carried.values() for each in entries]
        return {name: found for name, raw in raws if (found := tuple(sorted(openings.unset_keys(raw))))}


def names(folder: Path = PACKS) -> tuple[str, ...]:
    """List the packs of a folder: each is found by being there."""
    return tuple(sorted(path.stem for path in folder.glob("*.toml")))


def load(name: str, *, settings: Mapping[str, Any] | Path | None = None, folder: Path = PACKS) -> Pack:
    """Read and check a pack. `settings` fill what it leaves unset: a table for each entry's id.

    Raises PackFault, in one line, for an unknown pack, a pack or a pack it extends that is wrong, and
    settings that fill what is not open.
    """
    filled = _settings(settings)
    if not filled:
        return _load(name, folder, _stamp(name, folder))
    return _read(name, folder, filled, "settings" if not isinstance(settings, Path) else settings.name)


def _stamp(name: str, folder: Path) -> tuple[int, ...]:
    # A pack that is edited while the program runs (a test, an author at work) is read afresh.
    found = names(folder)
    if name not in found:
        raise PackFault(
            f"no procedure {shown(name)}: expected {one_of(found) if found else 'one (none found)'}"
        )
    return tuple((folder / f"{each}.toml").stat().st_mtime_ns for each in found)


@lru_cache(maxsize=64)
def _load(name: str, folder: Path, _stamp: tuple[int, ...]) -> Pack:
    return _read(name, folder, {}, "")


def _settings(settings: Mapping[str, Any] | Path | None) -> Mapping[str, Any]:
    if settings is None:
        return {}
    found = parse(settings) if isinstance(settings, Path) else settings
    for key, value in found.items():
        if not isinstance(value, Mapping):
            raise PackFault(f"settings: {key} is {shown(value)}: expected a table of an entry's unset values")
    return found


def _read(
    name: str, folder: Path, filled: Mapping[str, Any], settings_name: str, above: tuple[str, ...] = ()
) -> Pack:
    path = folder / f"{name}.toml"
    found = parse(path)
    own = (
        openings.fill(found, filled, settings_name, path.name, above=_above(found, folder))
        if filled
        else found
    )
    entry = Entry(path.name, own)
    base = _base(entry, folder, filled, settings_name, (*above, name))
    read = _head(entry, name, base)
    duties = [_entry(path.name, "duty", each, filled, settings_name) for each in entry.tables("duty")]
    own_duties = tuple(duty_reading.read(each) for each in duties)
    carried = {section: _carried(path.name, entry, section) for section in CARRIED}
    tables = {key: _table(entry, key) for key in TABLES}
    entry.done()
    _check_ids(path.name, own_duties, carried)
    raws = {key: _raws(path.name, key, carried[key], filled, settings_name) for key in CARRIED}
    above_raws = {key: _raws(path.name, key, base.carried[key] if base else (), {}, "") for key in CARRIED}
    if base is not None:
        own_duties = strictness.merge(path.name, base.duties, own_duties)
        carried = {key: _joined(base.carried.get(key, ()), carried[key]) for key in CARRIED}
        tables = {key: {**base.tables.get(key, {}), **tables[key]} for key in TABLES}
    _check_references(path.name, own_duties)
    guard_strictness.check(path.name, tables["quorum"], own=raws["guard"], base=above_raws["guard"])
    content_strictness.check(own=raws["content"], base=above_raws["content"])
    content_strictness.check_quality(own=raws["quality"])
    version = sha256(repr((own, base.version if base else "")).encode()).hexdigest()[:12]
    return Pack(
        name=name, duties=own_duties, carried=carried, tables=tables, version=version, folder=folder, **read
    )


def _above(found: Mapping[str, Any], folder: Path) -> set[str]:
    """The ids of the entries of all that a pack extends."""
    ids: set[str] = set()
    seen: set[str] = set()
    while (base := str(found.get("extends"))) in names(folder) and base not in seen:
        seen.add(base)
        found = parse(folder / f"{base}.toml")
        ids |= openings.opened(found).keys()
    return ids


def _base(
    entry: Entry, folder: Path, filled: Mapping[str, Any], settings_name: str, above: tuple[str, ...]
) -> Pack | None:
    name = entry.maybe_text("extends")
    if name is None:
        return None
    known = [each for each in names(folder) if each not in above]
    if name not in known:
        entry.refuse("extends", f"another pack that does not extend this one: {one_of(known)}")
    left_open = openings.opened(parse(folder / f"{name}.toml"))
    return _read(
        name, folder, {key: each for key, each in filled.items() if key in left_open}, settings_name, above
    )


def _head(entry: Entry, name: str, base: Pack | None) -> dict[str, Any]:
    entry.day("source_date")  # checked, and kept as the source puts it: a month alone says no day
    nation = entry.word("calendar", days_off.nations())
    try:
        calendar = days_off.load(nation)
    except days_off.CalendarError as fault:
        raise PackFault(f"{name}.toml: calendar: {fault}") from None
    return {
        "title": entry.text("title"),
        "source": entry.text("source"),
        "source_date": str(entry.found["source_date"]) if entry.has("source_date") else None,
        "calendar": calendar,
        "extends": base.name if base else None,
        "counts_the_day_itself": entry.flag(
            "counts_the_day_itself", base.counts_the_day_itself if base else False
        ),
        "bank_holidays_count": entry.flag("bank_holidays_count", base.bank_holidays_count if base else False),
    }


def _entry(file: str, section: str, entry: Entry, filled: Mapping[str, Any], settings_name: str) -> Entry:
    """Name an entry by its id, where it has one, and by the settings, where they filled it."""
    own_id = entry.found.get("id")
    if not isinstance(own_id, str):
        return entry
    return Entry(f"{settings_name if own_id in filled else file}, {section} '{own_id}'", entry.found)


def _carried(file: str, entry: Entry, section: str) -> tuple[Carried, ...]:
    found = []
    for each in entry.tables(section):
        own = _entry(file, section, each, {}, "")
        read = duty_reading.head(own)
        found.append(
            Carried(
                read["id"], read["say"], read["cite"], read["requirement"], read["modality"], False, own.found
            )
        )
    return tuple(found)


def _raws(
    file: str, section: str, entries: tuple[Carried, ...], filled: Mapping[str, Any], settings_name: str
) -> list[tuple[str, Mapping[str, Any]]]:
    return [
        (f"{settings_name if each.id in filled else file}, {section} '{each.id}'", each.raw)
        for each in entries
    ]


def _table(entry: Entry, key: str) -> Mapping[str, Any]:
    found = entry.table(key)
    return found.found if found else {}


def _joined(base: tuple[Carried, ...], own: tuple[Carried, ...]) -> tuple[Carried, ...]:
    ids = {each.id for each in own}
    return (*(each for each in base if each.id not in ids), *own)


def _check_ids(file: str, duties: tuple[Duty, ...], carried: Mapping[str, tuple[Carried, ...]]) -> None:
    seen: set[str] = set()
    for own_id in [each.id for each in duties] + [each.id for one in carried.values() for each in one]:
        if own_id in seen:
            raise PackFault(f"{file}: id {shown(own_id)} is used twice: expected each entry's own")
        seen.add(own_id)


def _check_references(file: str, duties: tuple[Duty, ...]) -> None:
    ids = {each.id for each in duties}
    for each in duties:
        if each.or_duty is not None and (each.or_duty not in ids or each.or_duty == each.id):
            raise PackFault(
                f"{file}, duty '{each.id}': or_duty is {shown(each.or_duty)}: expected the id of another duty"
            )
