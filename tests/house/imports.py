"""The import contracts: that they are what they must be, and that the house keeps them."""

import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DOORS = ["holdfast.pages", "holdfast.api", "holdfast.jobs", "holdfast.cli"]
# By the kind of contract, what each must say besides its name.
CONTRACTS: dict[str, dict[str, Any]] = {
    "The floors: a package imports only from floors below its own": {
        "type": "layers",
        "containers": ["holdfast"],
        "exhaustive": True,
        "exhaustive_ignores": ["__main__"],
        "layers": [
            "config",
            "pages | api | jobs | cli",
            "documents | returns",
            "casework",
            "access",
            "records",
            "audit",
            "procedures",
        ],
    },
    "The rules are pure: no Django, no database": {
        "type": "forbidden",
        "source_modules": ["holdfast.procedures"],
        "forbidden_modules": ["django", "psycopg", "procrastinate"],
    },
    "The doors never touch the tables": {
        "type": "forbidden",
        "source_modules": DOORS,
        "forbidden_modules": ["holdfast.records"],
        "allow_indirect_imports": True,
    },
    "No circles, not even between siblings": {"type": "acyclic_siblings", "ancestors": ["holdfast"]},
}


def contracts_are_whole(root: Path) -> Iterator[str]:
    """pyproject.toml has every import contract, word for word, and none besides that nobody reviewed."""
    written = tomllib.loads((root / "pyproject.toml").read_text())["tool"]["importlinter"]
    found = {contract["name"]: {**contract} for contract in written.get("contracts", ())}
    for name, expected in CONTRACTS.items():
        if found.get(name) != {"name": name, **expected}:
            yield f"pyproject.toml: the import contract {name!r} is missing or has been changed"
    for name in found.keys() - CONTRACTS.keys():
        yield f"pyproject.toml: the import contract {name!r} is not in tests/house/imports.py"
    if written.get("root_package") != "holdfast" or written.get("include_external_packages") is not True:
        yield "pyproject.toml: import-linter must look at holdfast and at what it imports from outside"


def contracts_are_kept(root: Path) -> Iterator[str]:
    """Every import goes down only: import-linter finds each contract of pyproject.toml kept."""
    # In a process of its own: import-linter looks for the package on Python's own path.
    program = (
        "import sys; from importlinter import cli; sys.exit(cli.lint_imports(no_cache=True, no_logo=True))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root), "NO_COLOR": "1", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = done.stdout.partition("Broken contracts")[2] or done.stdout + done.stderr
        yield from (line.strip() for line in said.splitlines() if line.strip().strip("-"))
