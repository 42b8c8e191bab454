"""Makes each nation's calendar from the `holidays` library and the facts in `calendar_facts`.

    make calendars                       writes the files, prints what moved for review
    scripts/calendars.py --check         writes nothing; exit status 1 if anything would move

The library only seeds the files: it is never read at run time. A correction that no longer corrects anything
stops the run, so that an upgraded library moves no stored date unseen.
"""

import argparse
import sys
import tomllib
from collections.abc import Iterable
from datetime import date
from importlib.metadata import version
from pathlib import Path

from calendar_facts import FIRST_YEAR, LAST_YEAR, NATIONS, Correction, Day, Nation, Stale, named

FOLDER = Path(__file__).parent.parent / "holdfast" / "procedures" / "calendars"


def made(nation: Nation) -> tuple[Day, ...]:
    """Makes a nation's days: the library's, corrected, each with its source. Raises Stale if they clash."""
    days = {named(on, text) for on, names in nation.library().items() for text in names.split("; ")}
    sourced: dict[Day, Correction] = {}
    for correction in nation.corrections:
        corrected(days, sourced, correction)
    seen: set[date] = set()
    for day in days:
        if day.on in seen:
            raise Stale(f"{nation.file}: two days off on {day.on}: expected one; correct the other")
        seen.add(day.on)
    return tuple(sorted(finished(nation, day, sourced.get(day)) for day in days))


def corrected(days: set[Day], sourced: dict[Day, Correction], correction: Correction) -> None:
    """Applies one correction. Raises Stale if the library does not, or no longer, have what it corrects."""
    if correction.wrong:
        wrong = Day(correction.wrong, correction.name)
        if wrong not in days:
            raise Stale(f"{wrong.on}: no {wrong.name} in the library any more: take its correction out")
        days.remove(wrong)
    if correction.right:
        right = Day(correction.right, correction.name, correction.substitute)
        if right in days:
            raise Stale(f"{right.on}: the library has {right.name} itself now: take its correction out")
        days.add(right)
        sourced[right] = correction


def finished(nation: Nation, day: Day, correction: Correction | None) -> Day:
    """Gives a day its source; past the day to which its nation is confirmed, no day is."""
    source = correction.source if correction and correction.source else nation.source(day)
    confirmed = day.on <= nation.confirmed_until and (correction is None or correction.confirmed)
    if day.on > nation.confirmed_until:
        source = f"{source}; not confirmed when this file was made"
    return Day(day.on, day.name, day.substitute, source, confirmed)


def written(nation: Nation, days: Iterable[Day]) -> str:
    """Writes a nation's file: the same days give the same bytes."""
    head = [
        "# Made by `make calendars`; correct scripts/calendar_facts.py, not this file.",
        f'title = "{nation.title}"',
        f"first_on = {FIRST_YEAR}-01-01",
        f"last_on = {LAST_YEAR}-12-31",
        f"confirmed_until = {nation.confirmed_until}",
        f'note = "{nation.note}"',
    ]
    for day in days:
        head += [
            "",
            "[[day]]",
            f"on = {day.on}  # {day.on:%A}",
            f'name = "{day.name}"',
            f"substitute = {str(day.substitute).lower()}",
            f'source = "{day.source}"',
            f"confirmed = {str(day.confirmed).lower()}",
        ]
    return "\n".join(head) + "\n"


def differences(nation: Nation, before: str, after: str) -> list[str]:
    """Lists, line by line, what a new file changes in the stored one; empty if they are the same."""
    if before == after:
        return []
    old, new = entries(before), entries(after)
    lines = [f"{nation.file}: - {shown(old[on])}" for on in sorted(old) if new.get(on) != old[on]]
    lines += [f"{nation.file}: + {shown(new[on])}" for on in sorted(new) if new[on] != old.get(on)]
    return lines or [f"{nation.file}: ~ its days are the same, its head or its form is not"]


def entries(text: str) -> dict[date, Day]:
    """Reads the days of a file, by their dates; none if it is empty."""
    return {entry["on"]: Day(**entry) for entry in tomllib.loads(text).get("day", [])}


def shown(day: Day) -> str:
    """Shows a day in one line."""
    marks = ("" if day.confirmed else ", not confirmed") + (", substitute" if day.substitute else "")
    return f"{day.on:%a %d %b %Y} {day.name}{marks} [{day.source}]"


def main(arguments: list[str] | None = None, *, folder: Path = FOLDER) -> int:
    """Writes the files, or with --check only compares; prints each difference.

    Exit status 1 if --check found some, 2 if the library and the facts no longer fit together.
    """
    parser = argparse.ArgumentParser(description="Makes the calendars and shows what moved.")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit status 1 if anything would move"
    )
    check = parser.parse_args(arguments).check
    moved: list[str] = []
    try:
        for nation in NATIONS:
            path = folder / f"{nation.file}.toml"
            before, after = path.read_text("utf-8") if path.exists() else "", written(nation, made(nation))
            moved += differences(nation, before, after)
            if not check and before != after:
                path.write_text(after, "utf-8")
    except Stale as stale:
        print(f"calendars: {stale}", file=sys.stderr)
        return 2
    print("\n".join(moved) or f"calendars: nothing moved (holidays {version('holidays')})")
    return 1 if check and moved else 0


if __name__ == "__main__":
    sys.exit(main())
