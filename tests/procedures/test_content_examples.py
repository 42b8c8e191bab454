"""Every content of every pack proves itself by its worked examples, and each row of the packs is real."""

import tomllib
from pathlib import Path

import pytest

from holdfast.procedures import contents, pack

ROWS = [
    row
    for path in sorted(Path(__file__).parents[2].joinpath("requirements").glob("*.toml"))
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["requirement"]
]


@pytest.mark.parametrize("name", pack.names())
def test_every_worked_example_comes_out_as_it_says(name: str) -> None:
    assert contents.prove(pack.load(name)) == []


@pytest.mark.parametrize("name", pack.names())
def test_every_content_carries_rows_that_are_there_as_strongly_as_they_ask(name: str) -> None:
    modality = {row["id"]: row["modality"] for row in ROWS}
    for each in contents.listed(pack.load(name)):
        assert {modality[row] for row in each.requirements} == {each.modality}, each.content


def test_every_content_row_stands_in_a_pack() -> None:
    carried = {
        row for name in pack.names() for each in contents.listed(pack.load(name)) for row in each.requirements
    }
    rows = [row["id"] for row in ROWS if row["kind"] == "content"]
    assert len(rows) == 41
    assert [row for row in rows if row not in carried] == []


def test_what_an_example_gets_wrong_is_a_line(tmp_path: Path) -> None:
    text = (pack.PACKS / "council.toml").read_text(encoding="utf-8")
    wrong = text.replace('missing = ["no child"]', 'missing = ["no children"]')
    assert wrong != text
    (tmp_path / "council.toml").write_text(wrong, encoding="utf-8")
    assert contents.prove(pack.load("council", folder=tmp_path)) == [
        "council.toml, content 'two-questions': example 3: it lacks no child"
    ]


def test_what_an_example_of_quality_gets_wrong_is_a_line(tmp_path: Path) -> None:
    text = (pack.PACKS / "isle_of_man.toml").read_text(encoding="utf-8")
    wrong = text.replace(
        '{outcome = {outcome = "Referral to speech therapy"}, sound = false}',
        '{outcome = {outcome = "Referral to speech therapy"}, sound = true}',
    )
    assert wrong != text
    (tmp_path / "isle_of_man.toml").write_text(wrong, encoding="utf-8")
    assert contents.prove(pack.load("isle_of_man", folder=tmp_path)) == [
        "isle_of_man.toml, quality 'smart-not-a-service': example 3: it falls short"
    ]
