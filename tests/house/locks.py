"""House rules of what we depend on: each with its reason, each locked with the hash of every file."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def dependencies_have_reasons(root: Path) -> Iterator[str]:
    """Every dependency in pyproject.toml has a comment on its line that says why it is there."""
    text = (root / "pyproject.toml").read_text()
    project = tomllib.loads(text)
    listed = [*project["project"].get("dependencies", ())]
    for group in project.get("dependency-groups", {}).values():
        listed += [dependency for dependency in group if isinstance(dependency, str)]
    for dependency in listed:
        if not re.search(rf'^\s*"{re.escape(dependency)}",[ \t]*#[ \t]*\S', text, re.M):
            yield f"pyproject.toml: {dependency} has no comment that says why"


def locks_have_hashes(root: Path) -> Iterator[str]:
    """Every package in a lock file is pinned and has the hash of its files."""
    locks = sorted((root / "locks").glob("*.txt"))
    if not locks:
        yield "locks/: no lock file"
    for lock in locks:
        joined = lock.read_text().replace("\\\n", " ")
        lines = [
            line.strip() for line in joined.splitlines() if line.strip() and not line.lstrip().startswith("#")
        ]
        if not lines:
            yield f"locks/{lock.name}: locks nothing"
        for line in lines:
            name = line.split()[0]
            if "==" not in name:
                yield f"locks/{lock.name}: {name} is not pinned with =="
            elif not HASH.search(line):
                yield f"locks/{lock.name}: {name} has no hash"


def every_dependency_is_locked(root: Path) -> Iterator[str]:
    """What pyproject.toml asks for is in the lock files: nobody forgot `make lock`."""
    project = tomllib.loads((root / "pyproject.toml").read_text())
    groups = project.get("dependency-groups", {})
    wanted = {"run.txt": project["project"].get("dependencies", []), "dev.txt": groups.get("dev", [])}
    for lock, dependencies in wanted.items():
        file = root / "locks" / lock
        locked = set(re.findall(r"^([a-z0-9-]+)==", file.read_text(), re.M)) if file.exists() else set()
        for dependency in dependencies:
            name = re.split(r"[\[<>=~! ]", dependency)[0].lower().replace("_", "-")
            if name not in locked:
                yield f"locks/{lock}: {name} is not there; run make lock"
