"""Small made-up houses in which a rule is broken on purpose."""

from pathlib import Path

from tests.house import files

ROOT = Path(__file__).resolve().parents[2]
GOOD_DOCSTRING = (
    '"""A FLOOR.\n\nWhat lives here: things.\nWhat never does: others.\nRead first: `first.py`.\n"""\n'
)


def house(folder: Path, **texts: str) -> Path:
    """A house with every floor, and further files: `holdfast__cli__main="…"` is holdfast/cli/main.py."""
    for floor in files.ALL:
        write(folder, f"holdfast/{floor}/__init__.py", GOOD_DOCSTRING)
        write(folder, f"holdfast/{floor}/first.py", "")
    write(folder, "holdfast/__init__.py", "")
    for name, text in texts.items():
        write(folder, name.replace("__", "/") + ".py", text)
    return folder


def write(folder: Path, name: str, text: str) -> Path:
    """One file, its folders made where they are missing."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    return file
