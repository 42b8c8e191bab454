"""The glossary and the vocabulary of the code agree: docs/glossary.md and holdfast/procedures/words.py."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

GLOSSARY = Path("docs") / "glossary.md"
WORDS = Path("holdfast") / "procedures" / "words.py"
NAME = re.compile(r"`([a-z]+(?:-[a-z]+)*)`")
# Sections of the glossary whose names in code must be words of the vocabulary, and where that keeps them.
SECTIONS = {
    "What happens": "EVENTS",
    "Who": "Role",
    "Kinds of harm": "Category",
    "Why a plan ends": "Grounds",
}


def words_are_in_the_vocabulary(root: Path) -> Iterator[str]:
    """Every name in code that the glossary gives for an event, a role, a harm or a ground is one."""
    for section, kept in SECTIONS.items():
        known = _vocabulary(root, kept)
        yield from (
            f"{GLOSSARY}, {section}: `{name}` is no word of {kept}" for name in _named(root, section) - known
        )


def the_vocabulary_is_in_the_glossary(root: Path) -> Iterator[str]:
    """Every event, role, category of harm and ground of the vocabulary is explained in the glossary."""
    for section, kept in SECTIONS.items():
        missing = _vocabulary(root, kept) - _named(root, section)
        yield from (f"{GLOSSARY}, {section}: {kept} has `{name}`, not explained" for name in sorted(missing))


def _named(root: Path, section: str) -> set[str]:
    """The names in code in the last column of a section's table."""
    text = (root / GLOSSARY).read_text().partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    rows = [line for line in text.splitlines() if line.startswith("|")]
    return {name for row in rows for name in NAME.findall(row.rstrip("| ").rpartition("|")[2])}


def _vocabulary(root: Path, kept: str) -> set[str]:
    """The words of one list or class of the vocabulary, read without running it."""
    for node in ast.parse((root / WORDS).read_text()).body:
        if isinstance(node, ast.ClassDef) and node.name == kept:
            values = [each.value for each in node.body if isinstance(each, ast.Assign)]
            return {
                value.value
                for value in values
                if isinstance(value, ast.Constant) and isinstance(value.value, str)
            }
        target = node.target if isinstance(node, ast.AnnAssign) else None
        if isinstance(target, ast.Name) and target.id == kept and isinstance(node, ast.AnnAssign):
            keys = node.value.keys if isinstance(node.value, ast.Dict) else []
            return {key.value for key in keys if isinstance(key, ast.Constant) and isinstance(key.value, str)}
    return set()
