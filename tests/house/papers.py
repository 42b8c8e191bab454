"""House rules of the repository's papers: decisions numbered, claims true, links not dead."""

import ast
import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from tests.house import files
from tests.trace import rows

DECISION = re.compile(r"(\d{4})-[a-z0-9-]+\.md")
ONE_SCREEN = 60  # lines
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")


def decisions_are_numbered(root: Path) -> Iterator[str]:
    """Each decision has a number of its own without gaps, its title begins with it, and fits one screen."""
    numbers = []
    for file in sorted((root / "docs" / "decisions").glob("*.md")):
        if file.name == "README.md":
            continue
        named = DECISION.fullmatch(file.name)
        if not named:
            yield f"docs/decisions/{file.name}: its name must be like 0001-words.md"
            continue
        numbers.append(int(named[1]))
        lines = file.read_text().splitlines()
        if not lines or not lines[0].startswith(f"# {named[1]} "):
            yield f"docs/decisions/{file.name}: its title must begin with {named[1]}"
        if len(lines) > ONE_SCREEN:
            yield f"docs/decisions/{file.name}: {len(lines)} lines; a decision is one screen"
    for before, after in pairwise([0, *sorted(numbers)]):
        if after != before + 1:
            fault = "is there twice" if after == before else f"follows {before:04}"
            yield f"docs/decisions/: {after:04} {fault}"


def readme_claims_are_true(root: Path) -> Iterator[str]:
    """What the README counts and names is so: rows, authorities, recipes, floors, commands, Python."""
    text = (root / "README.md").read_text()
    counts = {
        r"(\w+) rows\b": len(rows.read(root / "requirements")),
        r"all (\w+) authorities\b": len(list((root / "requirements").glob("*.toml"))),
        r"(\w+) recipes\b": _read(root / "CONTRIBUTING.md").count("\n## Recipe "),
    }
    for pattern, count in counts.items():
        for found in re.finditer(pattern, text):
            if found[1] not in (str(count), *NUMBERS[count : count + 1]):
                yield f"README.md: says {found[0]!r}; there are {count}"
    for version in re.findall(r"Python (\d\.\d+)", text):
        wanted = tomllib.loads((root / "pyproject.toml").read_text())["project"]["requires-python"]
        if wanted != f">={version}":
            yield f"README.md: says Python {version}; pyproject.toml wants {wanted}"
    yield from _floors(root, text)
    yield from _commands(root, text)


def _floors(root: Path, text: str) -> Iterator[str]:
    """The floor plan shows every floor, and no other."""
    plan = text.partition("holdfast/\n")[2].partition("```")[0]
    shown = {word for line in plan.splitlines() for word in re.findall(r"\b([a-z]+)/", line)}
    real = {file.parent.name for file in (root / "holdfast").glob("*/__init__.py")}
    for floor in sorted(shown ^ real):
        fault = "shows {}, which is not there" if floor in shown else "lacks {}"
        yield f"README.md: the floor plan {fault.format(floor + '/')}"


def _commands(root: Path, text: str) -> Iterator[str]:
    """Every command that a line of the README begins with exists."""
    targets = set(re.findall(r"^([a-z]+):", _read(root / "Makefile"), re.M))
    commands = _commands_of(root / "holdfast" / "cli" / "main.py")
    for program, known in (("make", targets), ("holdfast", commands)):
        for asked in re.findall(rf"(?:^|`){program} ([a-z]+)\b", text, re.M):
            if asked not in known:
                yield f"README.md: says `{program} {asked}`, which does nothing"


def _commands_of(file: Path) -> set[str]:
    """The commands of the command line, read without running it."""
    for node in ast.walk(ast.parse(_read(file))):
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "COMMANDS":
            return set(ast.literal_eval(node.value))
    return set()


def links_lead_somewhere(root: Path) -> Iterator[str]:
    """Every link of a paper to another file of the repository finds it."""
    for name, text in files.committed(root):
        if not name.endswith(".md"):
            continue
        for target in LINK.findall(text):
            elsewhere = "://" in target or target.startswith("mailto:")
            if not elsewhere and not ((root / name).parent / target).exists():
                yield f"{name}: links to {target}, which is not there"


def _read(file: Path) -> str:
    return file.read_text() if file.exists() else ""
