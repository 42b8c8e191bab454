"""Writes docs/procedures afresh from the packs: `make book`. `--check` only says what is stale."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from holdfast.documents import procedure_markdown, procedures
from holdfast.procedures import pack

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "procedures"


def pages() -> dict[str, str]:
    """Every page by the name of its file."""
    books = [procedures.book(procedure=pack.load(name)) for name in pack.names()]
    found = {f"{book.slug}.md": procedure_markdown.write(book=book) for book in books}
    return found | {"README.md": procedure_markdown.index(books=books)}


def stale(folder: Path = FOLDER) -> Iterator[str]:
    """Name each file that is not what the packs give, is missing, or has no pack."""
    wanted = pages()
    there = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    for name in sorted(wanted.keys() | there.keys()):
        if wanted.get(name) != there.get(name):
            yield f"{folder.name}/{name} is not what the packs give: run `make book`"


def main() -> int:
    """Write, or check."""
    parser = argparse.ArgumentParser(prog="make book")
    parser.add_argument("--check", action="store_true", help="only say what is stale")
    if parser.parse_args().check:
        found = list(stale())
        print("\n".join(found) or "docs/procedures is what the packs give")
        return 1 if found else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for path in FOLDER.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    print(f"{len(wanted)} files in docs/procedures")
    return 0


if __name__ == "__main__":
    sys.exit(main())
