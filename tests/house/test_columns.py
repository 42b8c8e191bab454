"""The documented columns of a register are those that are read."""

from pathlib import Path

from tests.house import columns

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_names_every_column() -> None:
    assert list(columns.page_is_as_the_columns_are(ROOT)) == []


def test_a_page_that_is_behind_is_found(tmp_path: Path) -> None:
    page = tmp_path / columns.PAGE
    page.parent.mkdir()
    page.write_text(f"{columns.MARK}| `given_name` | first |\n")
    assert list(columns.page_is_as_the_columns_are(tmp_path)) == [
        "docs/carrying-in.md is not what the columns say: run `python -m tests.house.columns`"
    ]
