"""Runs the marked tests in a pytest of their own, and reads what came out."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tests.trace import notes, results

NO_TESTS = 5
ENDED_WELL = (0, 1, NO_TESTS)  # all passed, some failed, nothing to run
ALL = "all"


class BrokenError(RuntimeError):
    """The suite did not come to its tests; the message is what pytest said."""


def run(
    root: Path, *, rows: Iterable[str] | None, switch: notes.Switch = "", workers: str = "0"
) -> list[results.Test]:
    """Run the tests of these rows, or of all with None, under a switch, and answer how each went.

    `workers` is the number of processes, or `auto`. Raises BrokenError when pytest never came to the tests.
    crashed.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "trace.json"
        environment = {
            **os.environ,
            "HOLDFAST_TRACE_ROWS": ALL if rows is None else ",".join(rows),
            "HOLDFAST_TRACE_SWITCH": switch,
            "HOLDFAST_TRACE_FILE": str(file),
        }
        # Without pytest's cache: what fails under a switch must not be what `--last-failed` runs next.
        command = [sys.executable, "-m", "pytest", "-p", "tests.trace.plugin", "-p", "no:cacheprovider"]
        command += ["-q", "--no-header", "--tb=short"]
        if workers != "0":
            command += ["-n", workers]
        done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
        if done.returncode not in ENDED_WELL or not file.exists():
            raise BrokenError("\n".join((done.stdout + done.stderr).strip().splitlines()[-40:]))
        return results.read(file)
