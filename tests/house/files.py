"""The files of a repository, and the Python among them, read once."""

import ast
import functools
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FLOORS = (
    "procedures",
    "audit",
    "records",
    "access",
    "casework",
    "documents",
    "returns",
)  # from the ground up
DOORS = ("pages", "api", "jobs", "cli")
ALL = (*FLOORS, *DOORS, "config")
OURS = ("holdfast", "tests", "scripts", "benchmarks")
BINARY = {".png", ".ico", ".woff2", ".pdf", ".docx", ".svg"}


@dataclass(frozen=True)
class Code:
    """One Python module: its path from the root, its text and its tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def floor(self) -> str:
        """The package below `holdfast` in which it stands; nothing for other code."""
        parts = Path(self.path).parts
        return parts[1] if parts[0] == "holdfast" and len(parts) > 2 else ""

    @property
    def is_migration(self) -> bool:
        """Whether it is one of Django's migrations."""
        return "migrations" in Path(self.path).parts


def code(root: Path, *, under: str = "") -> Iterator[Code]:
    """The Python modules of ours, or those in one folder, in the order of their paths."""
    for folder in [under] if under else OURS:
        for file in sorted((root / folder).rglob("*.py")):
            yield _read(root, file, file.stat().st_mtime_ns)


@functools.cache
def _read(root: Path, file: Path, changed: int) -> Code:
    text = file.read_text()
    return Code(str(file.relative_to(root)), text, ast.parse(text))


def committed(root: Path) -> Iterator[tuple[str, str]]:
    """The path and text of every file that git has or would take, without pictures."""
    for name in _names(root):
        file = root / name
        if file.suffix not in BINARY and file.is_file() and not file.is_symlink():
            yield name, file.read_text(errors="replace")


def _names(root: Path) -> list[str]:
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    if (root / ".git").exists():
        listed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
        return sorted(filter(None, listed.split("\0")))
    return sorted(str(file.relative_to(root)) for file in root.rglob("*") if file.is_file())


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a module, also those inside others."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def public_functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """The functions a module offers to others."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
            yield node
