"""Whether a row's tests bite: each row is switched off, and its own tests are run again.

Each test is of one row, so one run tries all rows, every test under its own row's switch:

1. without a switch: tests that fail already prove nothing and are told apart;
2. `entries`: each pack that a test loads or hands to a rule loses what carries the row's id (`Pack.without`);
3. `calls`, for rows no pack carries: every step, page and paper that the test itself drives raises instead.

A row none of whose tests then fails is not held: whoever breaks it would not be told.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.trace import results, runs
from tests.trace.notes import FALLIBLE

HELD = "held"
NOT_HELD = "not held"
NOTHING_TO_SWITCH = "not held: no pack carries it, and it drove no step, page or paper"
UNTESTED = "no test"
FAILING = "fails"


@dataclass(frozen=True)
class Proof:
    """What came of switching one row off: the verdict, how it was done, and the tests that noticed."""

    row: str
    verdict: str
    how: str = ""
    noticed: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether breaking the row would be noticed."""
        return self.verdict == HELD


def prove(
    root: Path, *, rows: Sequence[str], before: Sequence[results.Test], workers: str = "0"
) -> dict[str, Proof]:
    """Try each row that has tests, given how they went without a switch; a row without tests is `no test`."""
    passed: dict[str, list[results.Test]] = {}
    for test in before:
        if test.outcome == "passed":
            passed.setdefault(test.row, []).append(test)
    tried = [row for row in rows if row in passed]
    silenced = _by_row(runs.run(root, rows=tried, switch="entries", workers=workers)) if tried else {}
    carried = [row for row in tried if any(test.switched for test in silenced.get(row, ()))]
    driving = [row for row in tried if row not in carried and _fallible(passed[row])]
    failing = _by_row(runs.run(root, rows=driving, switch="calls", workers=workers)) if driving else {}
    tested = {test.row for test in before}
    proofs = {row: Proof(row, FAILING if row in tested else UNTESTED) for row in rows}
    for row in tried:
        if row in carried:
            proofs[row] = _proof(row, how="entry", passed=passed[row], after=silenced[row])
        elif row in driving:
            proofs[row] = _proof(
                row, how=_fallible(passed[row]), passed=passed[row], after=failing.get(row, [])
            )
        else:
            proofs[row] = Proof(row, NOTHING_TO_SWITCH)
    return proofs


def _proof(row: str, *, how: str, passed: list[results.Test], after: list[results.Test]) -> Proof:
    """Held when a test that passed before fails now."""
    good = {test.test for test in passed}
    noticed = tuple(test.test for test in after if test.outcome == "failed" and test.test in good)
    return Proof(row, HELD if noticed else NOT_HELD, how, noticed)


def _fallible(tests: Iterable[results.Test]) -> str:
    """The levels these tests drove that can be made to fail, as words."""
    levels = {level for test in tests for level, _ in test.drove}
    return ", ".join(sorted(levels & FALLIBLE))


def _by_row(tests: Iterable[results.Test]) -> dict[str, list[results.Test]]:
    rows: dict[str, list[results.Test]] = {}
    for test in tests:
        rows.setdefault(test.row, []).append(test)
    return rows
