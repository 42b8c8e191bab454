"""Given names that are one name to people who use them: what name_variants.toml holds, by name."""

import tomllib
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_suffix(".toml")


class Variants:
    """For a given name, the others that may be meant by it."""

    def __init__(self, circles: dict[str, list[list[str]]]) -> None:
        self.circles = circles
        self._others: dict[str, set[str]] = {}
        for circle in (*circles["spelt"], *circles["short"]):
            for name in circle:
                self._others.setdefault(name, set()).update(circle)

    @classmethod
    @cache
    def load(cls) -> "Variants":
        """Read the file, once a process."""
        return cls(tomllib.loads(FILE.read_text(encoding="utf-8")))

    def of(self, name: str) -> frozenset[str]:
        """The other names that stand in a circle with this one, in plain letters."""
        return frozenset(self._others.get(name, ())) - {name}
