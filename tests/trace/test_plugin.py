"""The marks: one known id a test; and what is observed, also in several processes."""

import json
from pathlib import Path

import pytest

from tests.trace import small_house


@pytest.fixture
def house(tmp_path: Path) -> Path:
    return small_house.build(tmp_path)


WRONG = {
    '@pytest.mark.requirement("S-99")': "no requirement 'S-99' in requirements/",
    '@pytest.mark.requirement("S-1", "S-2")': "one requirement id a test, here S-1, S-2",
    '@pytest.mark.requirement("S-1")\n@pytest.mark.requirement("S-2")': "one requirement id a test, here S-2",
    "@pytest.mark.requirement()": "one requirement id a test, here none",
}


@pytest.mark.parametrize("workers", ["0", "2"])
def test_a_wrong_mark_is_an_error_of_the_collection(house: Path, workers: str) -> None:
    tests = [f"{marks}\ndef test_wrong_{number}(): ..." for number, marks in enumerate(WRONG)]
    (house / "suite" / "test_small.py").write_text("import pytest\n" + "\n".join(tests))
    done = small_house.python(house, "-m", "pytest", "-q", "-n", workers)
    assert done.returncode != 0
    for number, line in enumerate(WRONG.values()):
        assert f"suite/test_small.py::test_wrong_{number}: {line}" in done.stdout


def test_requirement_files_that_are_wrong_stop_the_suite(house: Path) -> None:
    file = house / "requirements" / "small.toml"
    file.write_text(file.read_text().replace('"guard"', '"gard"'))
    done = small_house.python(house, "-m", "pytest", "-q")
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "unknown kind 'gard'" in done.stderr


def driven(house: Path) -> dict[str, list[str]]:
    """What each marked test drove, by its short name, from the file of the last whole run."""
    tests = json.loads((house / "build" / "trace.json").read_text())["tests"]
    return {test["test"].partition("::")[2]: [" ".join(pair) for pair in test["drove"]] for test in tests}


@pytest.mark.parametrize("workers", ["0", "2"])
def test_each_test_is_noted_with_what_it_called(house: Path, workers: str) -> None:
    small_house.python(house, "-m", "pytest", "-q", "-n", workers)
    assert driven(house) == {
        "test_held_as_a_rule": ["rule obligations.derive"],
        "test_held_by_its_command": ["command obligations", "rule obligations.derive"],
        "test_that_cannot_fail": ["rule obligations.derive"],
        "test_with_a_pack_loaded_at_import": ["rule obligations.derive"],
        "test_a_step": ["step visits.record"],
        "test_a_page_asked_by_a_browser": ["page home"],
        "test_a_paper": ["paper plans.print_plan"],
        "test_a_step_whose_failure_is_swallowed": ["step visits.record"],
        "test_that_fails": ["step visits.record"],
        "test_refused_pages_commands_and_reads": [],
        "test_that_only_arranges": [],
        "test_with_a_shared_pack[5]": ["rule obligations.derive"],
    }


@pytest.mark.parametrize("part", [["-k", "held"], ["suite/test_small.py"], ["--collect-only"]])
def test_a_run_of_a_part_leaves_the_file_of_the_whole_alone(house: Path, part: list[str]) -> None:
    small_house.python(house, "-m", "pytest", "-q", *part)
    assert not (house / "build").exists()
