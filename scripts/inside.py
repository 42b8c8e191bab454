"""Runs a script or module of this repository in its development environment, made ready first.

    python3 scripts/inside.py scripts/calendars.py --check
    python3 scripts/inside.py --suite -m pytest -k words

`--suite` also brings what the suite needs: a browser, PostgreSQL, styles and images.
"""

from __future__ import annotations

import os
import sys

import debian
import environment
import steps

# A role that exists nowhere: what only reads the settings never connects; the suite brings its own addresses.
SETTINGS = {"HOLDFAST_MODE": "test", "DATABASE_URL": "postgresql://nobody@/none"}


def main() -> int:
    """Prepare, then become the program."""
    asked = sys.argv[1:]
    environment.check_version()
    suite = "--suite" in asked[:1]
    prepare(suite=suite)
    python = steps.program("python")
    os.chdir(steps.ROOT)
    sys.stdout.flush()
    os.execve(python, [python, *asked[1 if suite else 0 :]], variables())  # noqa: S606 - no shell is meant


def prepare(*, suite: bool) -> None:
    """The environment with what tests and gates need, and for the suite what the machine must have."""
    with steps.alone():
        if suite:
            debian.bring()
        environment.prepare("dev")
        if suite:
            environment.dress()


def variables() -> dict[str, str]:
    """This process's variables with the settings of the tests; whatever database was named is not theirs."""
    kept = {name: value for name, value in os.environ.items() if name != "OWNER_DATABASE_URL"}
    return {**kept, **SETTINGS, "DJANGO_SETTINGS_MODULE": "holdfast.config.settings"}


if __name__ == "__main__":
    sys.exit(steps.within_one_line(main))
