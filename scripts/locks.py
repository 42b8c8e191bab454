"""`make lock`: every lock file afresh, with the hash of every file and no registry's address."""

from __future__ import annotations

import sys

import environment
import inside
import steps

LOCKS = {
    "run": ["pyproject.toml"],
    "dev": ["pyproject.toml", "--group", "dev"],
    "node": ["locks/node.in"],
    "postgres": ["locks/postgres.in"],
}
OPTIONS = ("--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url",
           "--no-emit-find-links", "--custom-compile-command", "make lock", "--quiet")  # fmt: skip


def main() -> int:
    """Make the four; versions that still fit are kept (`make lock ARGS=--upgrade` takes the newest)."""
    environment.check_version()
    inside.prepare(suite=False)
    for name, sources in LOCKS.items():
        command = [steps.program("uv"), "pip", "compile", *sources, *OPTIONS, *sys.argv[1:]]
        steps.run([*command, "--output-file", f"locks/{name}.txt"], doing=f"locking {name}")
    return 0


if __name__ == "__main__":
    sys.exit(steps.within_one_line(main))
