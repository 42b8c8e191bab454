"""Each import contract is seen to fail on purpose, and the list of contracts to be guarded."""

from pathlib import Path

import pytest

from tests.house import imports
from tests.house.made_up import ROOT, house, write

BROKEN = [
    (
        "holdfast/pages/a.py",
        "from holdfast.records import first",
        "holdfast.pages.a -> holdfast.records.first",
    ),
    ("holdfast/jobs/a.py", "from holdfast.records import first", "holdfast.jobs.a -> holdfast.records.first"),
    ("holdfast/procedures/a.py", "import django", "holdfast.procedures.a -> django"),
    ("holdfast/procedures/a.py", "import psycopg", "holdfast.procedures.a -> psycopg"),
    (
        "holdfast/records/a.py",
        "def show():\n    from holdfast.casework import first\n    return first\n",
        "holdfast.records.a -> holdfast.casework.first",
    ),
    ("holdfast/cli/a.py", "from holdfast.pages import first", "holdfast.cli.a -> holdfast.pages.first"),
    ("holdfast/utils/__init__.py", "", "holdfast.utils"),
    (
        "holdfast/casework/first.py",
        "from holdfast.casework import second",
        "No circles, not even between siblings",
    ),
]


@pytest.fixture
def made_up(tmp_path: Path) -> Path:
    """A house that keeps every contract, under the real house's own contracts."""
    house(tmp_path, holdfast__casework__second="from holdfast.casework import first\n")
    write(tmp_path, "pyproject.toml", (ROOT / "pyproject.toml").read_text())
    return tmp_path


def test_a_sound_house_keeps_them(made_up: Path) -> None:
    write(made_up, "holdfast/pages/a.py", "from holdfast.casework import second\nimport django\n")
    assert list(imports.contracts_are_kept(made_up)) == []


@pytest.mark.parametrize(("name", "text", "line"), BROKEN)
def test_a_broken_contract_is_named(made_up: Path, name: str, text: str, line: str) -> None:
    write(made_up, name, text)
    said = list(imports.contracts_are_kept(made_up))
    assert any(line in one for one in said), said


@pytest.mark.parametrize("name", imports.CONTRACTS)
def test_a_contract_taken_out_is_missed(made_up: Path, name: str) -> None:
    file = made_up / "pyproject.toml"
    text = file.read_text()
    start = text.index(f'[[tool.importlinter.contracts]]\nname = "{name}"')
    ends = [text.find(mark, start + 10) for mark in ("[[tool.importlinter", "# ---")]
    file.write_text(text[:start] + text[min(end for end in ends if end > 0) :])
    (said,) = imports.contracts_are_whole(made_up)
    assert name in said


@pytest.mark.parametrize(
    ("weaker", "line"),
    [
        ("exhaustive = true", "The floors"),
        ('"casework",\n', "The floors"),
        ('"django", ', "The rules are pure"),
        ('"holdfast.jobs", ', "The doors never touch"),
        ("include_external_packages = true", "import-linter must look at"),
    ],
)
def test_a_contract_made_weaker_is_missed(made_up: Path, weaker: str, line: str) -> None:
    file = made_up / "pyproject.toml"
    assert weaker in file.read_text()
    file.write_text(file.read_text().replace(weaker, "", 1))
    assert any(line in said for said in imports.contracts_are_whole(made_up))


def test_a_contract_nobody_reviewed_is_named(made_up: Path) -> None:
    file = made_up / "pyproject.toml"
    file.write_text(
        file.read_text().replace("# ---", '[[tool.importlinter.contracts]]\nname = "New"\n\n# ---', 2)
    )
    assert any("'New' is not in" in said for said in imports.contracts_are_whole(made_up))
