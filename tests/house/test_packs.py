"""A lost row, an entry that does not cite, one firmer than its source or unproved are named."""

from pathlib import Path

import pytest

from tests.house import packs
from tests.house.made_up import ROOT, write
from tests.trace import rows

ENTRY = """
[[duty]]
id = "first-core-group"
say = "Hold the first core group."
cite = "Section 4"
requirement = ["J-4.7"]
modality = "must"
within = "10 working days"
[[duty.example]]
due = 2026-01-26
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    for file in (ROOT / "requirements").glob("*.toml"):
        write(tmp_path, f"requirements/{file.name}", file.read_text())
    return tmp_path


def entry(house: Path, text: str) -> None:
    write(house, f"{packs.PACKS}/made_up.toml", text)


def test_a_sound_pack_passes(house: Path) -> None:
    entry(house, ENTRY.replace('"must"', f'"{_modality(house)}"'))
    for checker in (
        packs.requirements_are_whole,
        packs.entries_cite,
        packs.entries_are_as_firm_as_their_source,
        packs.duties_prove_themselves,
    ):
        assert list(checker(house)) == []


def _modality(house: Path) -> str:
    return rows.read(house / "requirements")["J-4.7"].modality


def test_a_lost_row_is_named(house: Path) -> None:
    file = house / "requirements" / "council.toml"
    file.write_text(file.read_text().rpartition("[[requirement]]")[0])
    assert list(packs.requirements_are_whole(house)) == [
        "requirements/council.toml: 18 rows; 19 were counted"
    ]


def test_a_row_of_an_unknown_kind_is_named(house: Path) -> None:
    file = house / "requirements" / "council.toml"
    file.write_text(file.read_text().replace('"guard"', '"gard"'))
    (said,) = packs.requirements_are_whole(house)
    assert "unknown kind 'gard'" in said


@pytest.mark.parametrize("key", ["say", "cite", "requirement", "modality"])
def test_an_entry_without_its_head_is_named(house: Path, key: str) -> None:
    entry(house, "\n".join(line for line in ENTRY.splitlines() if not line.startswith(key)))
    assert list(packs.entries_cite(house)) == [f"made_up.toml, duty first-core-group: lacks {key}"]


def test_an_entry_of_an_unknown_row_is_named(house: Path) -> None:
    entry(house, ENTRY.replace("J-4.7", "J-99"))
    assert list(packs.entries_cite(house)) == ["made_up.toml, duty first-core-group: no requirement J-99"]


def test_an_entry_firmer_than_its_source_is_named(house: Path) -> None:
    entry(house, ENTRY.replace('"must"', '"usually"'))
    (said,) = packs.entries_are_as_firm_as_their_source(house)
    assert said.startswith("made_up.toml, duty first-core-group: modality 'usually', but its rows have ")


def test_a_duty_without_an_example_is_named(house: Path) -> None:
    entry(house, ENTRY.partition("[[duty.example]]")[0])
    assert list(packs.duties_prove_themselves(house)) == [
        "made_up.toml, duty first-core-group: no worked example"
    ]
