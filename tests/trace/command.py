"""`python -m tests.trace`: which requirement rows the suite drives, how far, and whether its tests bite."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.trace import needs, prove, report, results, rows, runs

ENDED, FAILED, WRONGLY_ASKED = 0, 1, 2


def main(argv: Sequence[str] | None = None, *, root: Path | None = None) -> int:
    """Print the trace; 0, or 1 when a test fails or a row being proved is not held, 2 when wrongly asked."""
    asked = _parser().parse_args(argv)
    house = root or Path.cwd()
    try:
        chosen = rows.chosen(rows.read(house / "requirements"), ids=asked.only, kind=asked.kind)
        tests = _tests(asked, chosen, house)
        ids = [row.id for row in chosen]
        proofs = prove.prove(house, rows=ids, before=tests, workers=asked.workers) if asked.prove else None
    except rows.Unreadable as error:
        return _refuse(f"trace: {error}")
    except FileNotFoundError:
        return _refuse(
            f"trace: {results.FILE} is not there yet: run `make trace` without --read, or the whole suite"
        )
    except runs.BrokenError as error:
        return _refuse(f"trace: the suite did not come to its tests:\n{error}")
    standings = needs.standings(chosen, tests)
    if asked.missing:
        standings = [standing for standing in standings if standing.lacks or not standing.passed]
    sys.stdout.write(report.text(standings, proofs=proofs, in_full=bool(asked.only)))
    fails = any(standing.failed for standing in needs.standings(chosen, tests))
    loose = proofs is not None and any(
        not proof.holds and proof.verdict != prove.UNTESTED for proof in proofs.values()
    )
    return FAILED if fails or loose else ENDED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.trace", description=__doc__)
    parser.add_argument(
        "--only", metavar="ID", action="append", default=[], help="one row, in full (may be repeated)"
    )
    parser.add_argument("--kind", choices=rows.KINDS, help="rows of one kind")
    parser.add_argument("--missing", action="store_true", help="only rows that lack something")
    parser.add_argument(
        "--read", action="store_true", help="read the newest whole run instead of running the tests"
    )
    parser.add_argument(
        "--prove", action="store_true", help="switch each row off and see whether its tests notice"
    )
    parser.add_argument(
        "--workers", default="auto", metavar="N", help="processes to run tests in (default: one a core)"
    )
    return parser


def _tests(asked: argparse.Namespace, chosen: Sequence[rows.Row], house: Path) -> list[results.Test]:
    """How the marked tests went: from the file of the newest whole run, or by running them."""
    if asked.read:
        tests = results.read(house / results.FILE)
    else:
        whole = not (asked.only or asked.kind)
        tests = runs.run(house, rows=None if whole else [row.id for row in chosen], workers=asked.workers)
        if whole:
            results.write(house / results.FILE, tests)
    ids = {row.id for row in chosen}
    return [test for test in tests if test.row in ids]


def _refuse(line: str) -> int:
    sys.stderr.write(line + "\n")
    return WRONGLY_ASKED
