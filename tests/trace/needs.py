"""What each kind of requirement needs to have driven, from the design's table, and what a row still lacks."""

from collections.abc import Iterable
from dataclasses import dataclass

from tests.trace import notes, results
from tests.trace.rows import Row

NEEDS = {
    "deadline": ("rule", "step"),
    "recurring": ("rule", "step"),
    "notify": ("rule", "step"),
    "guard": ("rule", "step"),
    "role": ("step", "page"),
    "record": ("step", "page"),
    "workflow": ("step", "page"),
    "content": ("rule", "page"),
    "document": ("paper",),
    "principle": ("page",),
}
# Until the steps and pages are built, these kinds are to be driven as rule and by its command.
AT_FIRST = dict.fromkeys(("deadline", "recurring", "notify", "guard", "content"), ("rule", "command"))


@dataclass(frozen=True)
class Standing:
    """Where one row stands: its tests, what those that passed drove, and what it lacks."""

    row: Row
    tests: tuple[results.Test, ...]

    @property
    def passed(self) -> tuple[results.Test, ...]:
        """The tests that passed; the others drove nothing that counts."""
        return tuple(test for test in self.tests if test.outcome == "passed")

    @property
    def failed(self) -> tuple[results.Test, ...]:
        """The tests that failed."""
        return tuple(test for test in self.tests if test.outcome == "failed")

    @property
    def drove(self) -> dict[str, tuple[str, ...]]:
        """The names driven, by level, in the order of the levels."""
        all_driven = {pair for test in self.passed for pair in test.drove}
        named = {
            level: tuple(sorted(name for at, name in all_driven if at == level)) for level in notes.LEVELS
        }
        return {level: names for level, names in named.items() if names}

    @property
    def lacks(self) -> tuple[str, ...]:
        """The levels its kind needs and none of its tests drove."""
        return tuple(level for level in NEEDS[self.row.kind] if level not in self.drove)

    @property
    def lacks_at_first(self) -> tuple[str, ...]:
        """The levels it lacks while steps and pages are not built; nothing for kinds that begin with them."""
        return tuple(level for level in AT_FIRST.get(self.row.kind, ()) if level not in self.drove)


def standings(rows: Iterable[Row], tests: Iterable[results.Test]) -> list[Standing]:
    """Each row with its tests, in the order of the rows."""
    by_row: dict[str, list[results.Test]] = {}
    for test in tests:
        by_row.setdefault(test.row, []).append(test)
    return [Standing(row, tuple(by_row.get(row.id, ()))) for row in rows]
