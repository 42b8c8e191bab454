"""The table of columns in docs/carrying-in.md, made from the columns themselves.

python -m tests.house.columns     writes the table afresh
"""

from collections.abc import Iterator
from pathlib import Path

from holdfast.casework.carry_in_columns import COLUMNS

PAGE = Path("docs") / "carrying-in.md"
MARK = "<!-- the columns: written by `python -m tests.house.columns`, compared by the suite -->\n"
KINDS = {
    "text": "text", "date": "date", "yes-no": "yes or no", "interval": "a time, as `2 weeks`",
    "number": "number", "email": "e-mail address",
}  # fmt: skip


def table() -> str:
    """Every column: its heading, what it holds, in which form."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "\n| heading | what it holds | form |\n|---|---|---|"
    for column in COLUMNS:
        form = " · ".join(f"`{each}`" for each in column.of) or KINDS[column.kind]
        needed = " **Needed.**" if column.needed else ""
        yield f"| `{column.name}` | {column.says.rstrip('.')}.{needed} | {form} |"


def page_is_as_the_columns_are(root: Path) -> Iterator[str]:
    """The committed table is what the columns say."""
    text = (root / PAGE).read_text()
    if text.partition(MARK)[2] != table():
        yield f"{PAGE} is not what the columns say: run `python -m tests.house.columns`"


if __name__ == "__main__":
    PAGE.write_text("".join(PAGE.read_text().partition(MARK)[:2]) + table())
