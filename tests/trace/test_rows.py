"""The requirement files: read whole, or refused with the row's place."""

from pathlib import Path

import pytest

from tests.trace import rows

GOOD = '[[requirement]]\nid = "S-1"\nclause = "1"\nkind = "guard"\nmodality = "must"\nasks = "Something."\n'


def test_the_rows_of_a_file_come_in_order(tmp_path: Path) -> None:
    (tmp_path / "small.toml").write_text(GOOD + GOOD.replace("S-1", "S-0"))
    assert list(rows.read(tmp_path)) == ["S-1", "S-0"]
    assert rows.read(tmp_path)["S-1"].authority == "small"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (GOOD.replace("guard", "gard"), "small.toml, row 1 (S-1): unknown kind 'gard'; expected deadline, "),
        (GOOD.replace("must", "shall"), "small.toml, row 1 (S-1): unknown modality 'shall'; expected must, "),
        (GOOD.replace('asks = "Something."', ""), "small.toml, row 1: lacks asks"),
        (GOOD + GOOD, "small.toml, row 2: the id S-1 is already in small.toml"),
    ],
)
def test_a_wrong_row_is_refused_with_its_place(tmp_path: Path, text: str, line: str) -> None:
    (tmp_path / "small.toml").write_text(text)
    with pytest.raises(rows.Unreadable) as error:
        rows.read(tmp_path)
    assert str(error.value).startswith(line)


def test_no_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(rows.Unreadable, match="no requirement files here"):
        rows.read(tmp_path)


def test_rows_are_chosen_by_id_and_kind(tmp_path: Path) -> None:
    (tmp_path / "small.toml").write_text(GOOD + GOOD.replace("S-1", "S-2").replace("guard", "role"))
    found = rows.read(tmp_path)
    assert [row.id for row in rows.chosen(found, ids=[], kind="role")] == ["S-2"]
    assert [row.id for row in rows.chosen(found, ids=["S-1"], kind=None)] == ["S-1"]
    with pytest.raises(rows.Unreadable, match="no row S-9 in requirements/"):
        rows.chosen(found, ids=["S-9"], kind=None)
