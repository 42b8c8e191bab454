"""Reads one table of a pack, key by key; every fault is one line: file, entry, found, expected."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, NoReturn

from holdfast.procedures import intervals
from holdfast.procedures.faults import PackFault, one_of, shown
from holdfast.procedures.intervals import Interval

UNSET = "unset"
"""What the source leaves open: the obligation has no date until an authority fills it in its settings."""


class Entry:
    """A table of a pack and where it stands; what is taken is checked, and what is left over is refused."""

    def __init__(self, where: str, found: object) -> None:
        self.where = where
        if not isinstance(found, Mapping):
            raise PackFault(f"{where} is {shown(found)}: expected a table")
        self.found: Mapping[str, Any] = found
        self.taken: set[str] = set()

    def refuse(self, key: str, expected: str) -> NoReturn:
        """Say what was found under a key, and what was expected."""
        if key in self.found:
            raise PackFault(f"{self.where}: {key} is {shown(self.found[key])}: expected {expected}")
        raise PackFault(f"{self.where}: {key} is missing: expected {expected}")

    def has(self, key: str) -> bool:
        """Whether the table has this key; it counts as taken."""
        self.taken.add(key)
        return key in self.found

    def text(self, key: str, *, expected: str = "one line of text") -> str:
        """Take a line of text that must be there."""
        value = self.found.get(key)
        self.taken.add(key)
        if not isinstance(value, str) or not value.strip() or not value.isprintable():
            self.refuse(key, expected)
        return value

    def maybe_text(self, key: str) -> str | None:
        """Take a line of text, if it is there."""
        return self.text(key) if self.has(key) else None

    def word(self, key: str, known: Iterable[str]) -> str:
        """Take one of the known words; it must be there."""
        value = self.found.get(key)
        self.taken.add(key)
        known = tuple(known)
        if not isinstance(value, str) or value not in known:
            self.refuse(key, one_of(known))
        return value

    def texts(
        self, key: str, *, check: Callable[[str], bool] | None = None, expected: str
    ) -> tuple[str, ...]:
        """Take a line or a list of lines; it must be there and not be empty."""
        value = self.found.get(key)
        self.taken.add(key)
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list) or not listed:
            self.refuse(key, expected)
        for each in listed:
            if not isinstance(each, str) or not each.strip() or (check is not None and not check(each)):
                self.refuse(key, expected)
        if len(set(listed)) != len(listed):
            self.refuse(key, "each once")
        return tuple(listed)

    def flag(self, key: str, default: bool) -> bool:
        """Take true or false."""
        value = self.found.get(key, default)
        self.taken.add(key)
        if not isinstance(value, bool):
            self.refuse(key, "true or false")
        return value

    def number(self, key: str, *, least: int = 1) -> int | None:
        """Take a whole number that must be there; None if it is unset."""
        value = self.found.get(key)
        self.taken.add(key)
        if value == UNSET:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            self.refuse(key, f'a whole number of {least} or more, or "{UNSET}"')
        return value

    def interval(self, key: str, *also: str) -> Interval | str:
        """Take an interval that must be there, `"at once"`, `"unset"` or one of some further words."""
        value = self.found.get(key)
        self.taken.add(key)
        if value == "at once" and "at once" in also:
            return intervals.AT_ONCE
        if isinstance(value, str) and value in also:
            return value
        try:
            return intervals.read(value)
        except intervals.NotAnInterval:
            further = "".join(f' or "{word}"' for word in also)
            self.refuse(key, f"{intervals.EXPECTED}{further}")

    def day(self, key: str) -> date | None:
        """Take a date, if it is there; a month alone (`"2017-03"`) is its first day."""
        value = self.found.get(key)
        self.taken.add(key)
        if value is None:
            return None
        if isinstance(value, str) and len(value) in {7, 10}:
            try:
                return date.fromisoformat(value if len(value) == 10 else f"{value}-01")
            except ValueError:
                self.refuse(key, 'a date ("2017-03-01") or a month ("2017-03")')
        if type(value) is date:
            return value
        return self.refuse(key, 'a date ("2017-03-01") or a month ("2017-03")')

    def tables(self, key: str) -> tuple["Entry", ...]:
        """Take a table or a list of tables, if it is there."""
        value = self.found.get(key)
        self.taken.add(key)
        if value is None:
            return ()
        listed = value if isinstance(value, list) else [value]
        if not listed or not all(isinstance(each, Mapping) for each in listed):
            self.refuse(key, "a table or a list of tables")
        if len(listed) == 1:
            return (Entry(f"{self.where}: {key}", listed[0]),)
        return tuple(Entry(f"{self.where}: {key} {place}", each) for place, each in enumerate(listed, 1))

    def table(self, key: str) -> "Entry | None":
        """Take one table, if it is there."""
        if not self.has(key):
            return None
        if not isinstance(self.found[key], Mapping):
            self.refuse(key, "a table")
        return Entry(f"{self.where}: {key}", self.found[key])

    def done(self) -> None:
        """Refuse what nobody took."""
        for key in self.found:
            if key not in self.taken:
                raise PackFault(f"{self.where}: found {key!r}: expected only {', '.join(sorted(self.taken))}")
