"""A pack that is wrong does not load: one line names file and entry, what was found and what was expected."""

from pathlib import Path

import pytest

from holdfast.procedures import pack
from holdfast.procedures.faults import PackFault

FOLDER = Path(__file__).parent / "broken_packs"
LINES = dict(
    line.split("\t") for line in (FOLDER / "expected.txt").read_text(encoding="utf-8").splitlines() if line
)


@pytest.mark.parametrize("name", [each for each in pack.names(FOLDER) if each != "base"])
def test_a_broken_pack_is_refused_in_its_own_line(name: str) -> None:
    with pytest.raises(PackFault) as refused:
        pack.load(name, folder=FOLDER)
    assert str(refused.value) == LINES[name]


def test_there_are_enough_kinds_of_fault_and_each_is_another() -> None:
    kinds = {line.split(": ", 1)[1] for line in LINES.values()}
    assert len(kinds) == len(LINES) >= 30


def test_every_line_names_its_file_and_is_one_line() -> None:
    for name, line in LINES.items():
        assert line.startswith(f"{name}.toml")
        assert line.isprintable()


def test_an_unknown_procedure_is_refused() -> None:
    with pytest.raises(PackFault, match=r'no procedure "atlantis": expected one of age_in_weeks'):
        pack.load("atlantis", folder=FOLDER)
    with pytest.raises(PackFault, match=r'no procedure "\.\./words"'):
        pack.load("../words")


def test_packs_that_extend_each_other_are_refused(tmp_path: Path) -> None:
    head = 'title = "A"\nsource = "Invented"\ncalendar = "jersey"\nextends = "{}"\n'
    (tmp_path / "one.toml").write_text(head.format("two"), encoding="utf-8")
    (tmp_path / "two.toml").write_text(head.format("one"), encoding="utf-8")
    with pytest.raises(PackFault, match=r'two\.toml: extends is "one": expected another pack'):
        pack.load("one", folder=tmp_path)


def test_a_folder_in_the_place_of_a_pack_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    with pytest.raises(PackFault, match=r"folder\.toml: cannot be read"):
        pack.load("folder", folder=tmp_path)
