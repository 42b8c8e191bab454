"""Who may do what, as the house itself says: every address with its marks, every step and read.

    python -m tests.house.matrix          writes docs/who-may-what.md afresh
    python -m tests.house.matrix --check  says whether it is as it was reviewed

The sheet is committed, so that whoever opens a door or gives a step to another role is seen doing it.
"""

import argparse
import ast
import difflib
import functools
import importlib
import inspect
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tests.house import files

SHEET = Path("docs") / "who-may-what.md"
COMMAND = "python -m tests.house.matrix"
HEAD = f"""# Who may do what

Made by `{COMMAND}`, never by hand; the suite compares it with the house. Read the
difference before you commit it: each changed line is a door opened or closed.

An address is answered only within an authority, and to somebody who is signed in: `open_to_visitors` lifts
the second, `anywhere` both, `can_set_up` lets in who has given a password and has no second factor yet. A
mark is a decorator on the code that answers; what a step or read asks of a person stands in its own mark.
"""


def sheet(root: Path, *, addresses: Iterable[Any]) -> str:
    """The whole sheet: the addresses of a URLconf, and the steps and reads of casework under a root."""
    lines = [HEAD, "## Addresses\n", "| address | name | answered by | marks |", "|---|---|---|---|"]
    lines += [_row(*cells) for cells in sorted(_addresses(addresses))]
    for title, mark in (("Steps", "step"), ("Reads", "read")):
        found = sorted(_marked(root, mark))
        lines += ["", f"## {title}\n"]
        lines += ["| name | what it does | marks |", "|---|---|---|"] if found else ["None yet."]
        lines += [_row(*cells) for cells in found]
    return "\n".join(lines) + "\n"


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") or "–" for cell in cells) + " |"


def _addresses(patterns: Iterable[Any], *, before: str = "/") -> Iterator[tuple[str, str, str, str]]:
    """Each address with its name, its view and the decorators on the view."""
    for pattern in patterns:
        address = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from _addresses(pattern.url_patterns, before=address)
            continue
        view = inspect.unwrap(getattr(pattern.callback, "view_class", pattern.callback))
        if isinstance(view, functools.partial):
            view = inspect.unwrap(view.func)
        yield address, pattern.name or "", f"`{view.__module__}.{view.__qualname__}`", _marks_of(view)


def _marks_of(view: Any) -> str:
    """The decorators in the source of a view, in their order."""
    module = ast.parse(Path(inspect.getsourcefile(view) or "").read_text())
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name == view.__name__:
            return _marks(node)
    return ""


def _marks(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> str:
    return ", ".join(f"`{ast.unparse(decorator)}`" for decorator in node.decorator_list)


def _marked(root: Path, mark: str) -> Iterator[tuple[str, str, str]]:
    """The functions of casework with this mark, by name, first sentence and all their marks."""
    for module in files.code(root, under="holdfast/casework"):
        for function in files.public_functions(module.tree):
            calls = (each.func if isinstance(each, ast.Call) else each for each in function.decorator_list)
            if mark in {ast.unparse(call).rpartition(".")[2] for call in calls}:
                says = (ast.get_docstring(function) or "").partition("\n")[0]
                yield f"`{Path(module.path).stem}.{function.name}`", says, _marks(function)


def sheet_is_reviewed(root: Path, *, addresses: Iterable[Any]) -> Iterator[str]:
    """The committed sheet is what the house says of itself."""
    file = root / SHEET
    committed = file.read_text() if file.exists() else ""
    fresh = sheet(root, addresses=addresses)
    if committed != fresh:
        yield f"{SHEET} is not what the house says: run `{COMMAND}` and review the difference"
        changed = difflib.unified_diff(committed.splitlines(), fresh.splitlines(), lineterm="", n=0)
        yield from (line for line in changed if line.startswith(("+|", "-|")))


def main() -> int:
    """Write the sheet, or check it."""
    parser = argparse.ArgumentParser(prog=COMMAND)
    parser.add_argument("--check", action="store_true", help="only say whether the committed sheet is right")
    check = parser.parse_args().check
    addresses = _site()
    if not check:
        SHEET.write_text(sheet(Path(), addresses=addresses))
        return 0
    found = list(sheet_is_reviewed(Path(), addresses=addresses))
    sys.stdout.writelines(f"{line}\n" for line in found)
    return 1 if found else 0


def _site() -> list[Any]:
    """The addresses of the house itself, as the suite sees them."""
    # The addresses need settings, and settings an address of a database, which is not asked for anything.
    os.environ.setdefault("HOLDFAST_MODE", "test")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "holdfast.config.settings")
    os.environ.setdefault("DATABASE_URL", "postgresql://holdfast_app@/none")
    importlib.import_module("django").setup()
    return list(importlib.import_module("holdfast.config.urls").urlpatterns)


if __name__ == "__main__":
    sys.exit(main())
