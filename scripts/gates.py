"""`make check`: the fast gates, all of them each time, each with its time and what it said when it failed."""

from __future__ import annotations

import subprocess
import sys
import time

import environment
import inside
import steps

GATES = {
    "format": ["ruff", "format", "--check", "."],
    "lint": ["ruff", "check", "."],
    "floors": ["lint-imports", "--no-cache"],
    "types": ["mypy"],
    "migrations": ["python", "-m", "django", "makemigrations", "--check", "--dry-run"],
    "procedures": ["holdfast", "procedures", "check"],
    "calendars": ["python", "scripts/calendars.py", "--check"],
}


def main() -> int:
    """Pass every gate: 0 when all let one through, 1 otherwise."""
    environment.check_version()
    inside.prepare(suite=False)
    failed = [name for name, command in GATES.items() if not passes(name, command)]
    if failed:
        print(f"\n{len(failed)} of {len(GATES)} gates failed: {', '.join(failed)}")
        return 1
    print(f"all {len(GATES)} gates passed")
    return 0


def passes(name: str, command: list[str]) -> bool:
    """Whether one gate lets us through; what it said is shown only when it does not."""
    began = time.monotonic()
    done = subprocess.run(
        [steps.program(command[0]), *command[1:]],
        cwd=steps.ROOT, env=inside.variables(), text=True, check=False,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    steps.say(f"{'ok  ' if done.returncode == 0 else 'FAIL'} {name:<11} {time.monotonic() - began:5.1f} s")
    if done.returncode:
        print(done.stdout.rstrip())
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(steps.within_one_line(main))
