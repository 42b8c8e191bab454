"""What a run of the marked tests showed, and the file it is kept in."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pytest

FILE = Path("build") / "trace.json"
_WORSE = ("passed", "skipped", "failed")


@dataclass(frozen=True)
class Test:
    """One test of a row: how it ended, what it drove as (level, name), whether its switch met anything."""

    __test__ = False

    test: str
    row: str
    outcome: str
    drove: tuple[tuple[str, str], ...] = ()
    switched: bool = False


def of_report(report: pytest.TestReport, seen: dict[str, Any]) -> Test:
    """What one phase of a test says of it."""
    drove = tuple((level, name) for level, name in seen["drove"])
    return Test(report.nodeid, seen["row"], report.outcome, drove, seen["switched"])


def joined(one: Test | None, other: Test) -> Test:
    """Two phases of a test as one: the worse outcome, and all it drove."""
    if one is None:
        return other
    outcome = max(one.outcome, other.outcome, key=_WORSE.index)
    drove = tuple(sorted({*one.drove, *other.drove}))
    return Test(one.test, one.row, outcome, drove, one.switched or other.switched)


def write(file: Path, tests: Iterable[Test]) -> None:
    """Write the file whole, or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(".part")
    body = {"form": 1, "tests": [asdict(test) for test in sorted(tests, key=lambda test: test.test)]}
    draft.write_text(json.dumps(body, indent=1) + "\n")
    draft.replace(file)


def read(file: Path) -> list[Test]:
    """The tests of a file; raises FileNotFoundError when no run has written it."""
    body = json.loads(file.read_text())
    return [Test(**{**test, "drove": tuple(map(tuple, test["drove"]))}) for test in body["tests"]]
