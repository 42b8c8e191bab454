"""Every duty of every pack proves itself by examples whose dates were counted by hand."""

from pathlib import Path

import pytest

from holdfast.procedures import examples, pack
from holdfast.procedures.faults import PackFault

TESTED = Path(__file__).parent / "packs"
EVERY = [(name, folder) for folder in (pack.PACKS, TESTED) for name in pack.names(folder)]


@pytest.mark.parametrize(("name", "folder"), EVERY, ids=[name for name, _ in EVERY])
def test_every_example_holds(name: str, folder: Path) -> None:
    assert examples.prove(pack.load(name, folder=folder)) == []


FORWARD = (TESTED / "forward.toml").read_text(encoding="utf-8")


def spoilt(folder: Path, found: str, put: str) -> list[str]:
    assert found in FORWARD
    (folder / "spoilt.toml").write_text(FORWARD.replace(found, put, 1), encoding="utf-8")
    return examples.prove(pack.load("spoilt", folder=folder))


def test_an_example_that_does_not_hold_is_named(tmp_path: Path) -> None:
    assert spoilt(tmp_path, 'due = "2025-05-14", state = "met"', 'due = "2025-05-13", state = "met"') == [
        "spoilt.toml, duty 'first-core-group', example 1: obligation 1: "
        'expected due "2025-05-13", found "2025-05-14"'
    ]


def test_too_many_or_too_few_obligations_are_named(tmp_path: Path) -> None:
    assert spoilt(tmp_path, "expect = []", 'expect = [{state = "due"}]') == [
        "spoilt.toml, duty 'first-core-group', example 3: expected 1 obligations, found 0: none"
    ]


def test_a_duty_without_an_example_is_named(tmp_path: Path) -> None:
    text = FORWARD[: FORWARD.index("[[duty.example]]")]
    (tmp_path / "spoilt.toml").write_text(text, encoding="utf-8")
    assert examples.prove(pack.load("spoilt", folder=tmp_path)) == [
        "spoilt.toml, duty 'first-core-group': example is missing: expected at least one"
    ]


@pytest.mark.parametrize(
    ("found", "put", "line"),
    [
        ("expect = []", 'expect = "none"', 'expect is "none": expected a list of tables'),
        ("expect = []", 'expect = [{dew = "2026-01-01"}]', "expect has 'dew': expected only due"),
        ('as_of = "2025-05-20"', 'as_of = "soon"', 'as_of is "soon": expected a date'),
        ('event = "core-group", on = "2025-05-14"', 'event = "coregroup", on = "2025-05-14"', "event 2 is"),
    ],
)
def test_an_example_that_cannot_be_tried_is_a_fault(tmp_path: Path, found: str, put: str, line: str) -> None:
    with pytest.raises(PackFault) as refused:
        spoilt(tmp_path, found, put)
    assert line in str(refused.value)
    assert str(refused.value).startswith("spoilt.toml, duty 'first-core-group', example")
