"""`python -m tests.trace` on the small house: each row's standing, and which rows are really held."""

from pathlib import Path

import pytest

from tests.trace import command, needs, report, results, rows, small_house


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_house.build(tmp_path_factory.mktemp("house"))


@pytest.fixture(scope="module")
def proved(house: Path) -> str:
    """The report of `--prove` over the whole small house."""
    done = small_house.python(house, "-m", "tests.trace", "--prove", "--workers", "0")
    assert done.returncode == command.FAILED, done.stderr
    return done.stdout


def row(printed: str, id_: str) -> str:
    """The line of a row, its cells parted by single blanks."""
    (line,) = [line for line in printed.splitlines() if line.startswith(id_ + " ")]
    return " ".join(line.split())


@pytest.mark.parametrize(
    "line",
    [
        "S-1 deadline must rule, command obligations step held",
        "S-2 deadline must rule (command) step not held",  # its test cannot fail
        "S-3 guard must – rule (command) step no test",  # nobody drives it
        "S-4 recurring must rule (command) step held",  # only as a rule, its pack loaded at import
        "S-5 workflow must step page held",  # the step is made to fail
        "S-6 principle must page nothing held",  # the page is made to fail
        "S-7 document must paper nothing held",  # the paper is made to fail
        "S-8 record must step page not held",  # its test swallows the failure
        "S-9 role must – step page fails",  # its test fails without any switch
        "S-10 workflow must – step page not held",  # nothing was driven, so nothing can be switched off
        "S-11 workflow must – step page not held",  # its fixture alone calls a step
        "S-12 notify must rule (command) step held",  # its pack comes from a fixture that all tests share
    ],
)
def test_each_row_is_proved_or_not(proved: str, line: str) -> None:
    assert row(proved, line.partition(" ")[0]) == line


def test_failing_tests_are_told_apart(proved: str) -> None:
    apart = proved.partition("These tests fail, and prove nothing until they pass:\n")[2]
    assert " ".join(apart.split()) == "S-9 1 of 1: test_small.py::test_that_fails"


def test_totals_by_authority_and_kind(proved: str) -> None:
    assert row(proved, "small") == "small 12 10 1 of 5 2 6 4"
    assert row(proved, "document") == "document 1 1 – 1 1 0"


def test_the_report_is_readable_at_100_columns(proved: str) -> None:
    assert max(map(len, proved.splitlines())) == report.WIDTH


@pytest.fixture
def here(house: Path, proved: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small house after its whole run, as the folder one stands in."""
    monkeypatch.chdir(house)
    return house


def test_read_prints_the_last_whole_run(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--read"]) == command.FAILED
    printed = capsys.readouterr().out
    assert row(printed, "S-1") == "S-1 deadline must rule, command obligations step 2"
    assert row(printed, "S-9") == "S-9 role must – step page 1 fail"


def test_only_prints_a_row_in_full(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--read", "--only", "S-1"]) == command.ENDED
    printed = capsys.readouterr().out
    assert "Clause 1. Row 1." in printed
    assert "          suite/test_small.py\n            passed test_held_as_a_rule\n" in printed
    assert "drove command obligations, rule obligations.derive" in printed
    assert "S-2" not in printed


def test_missing_and_kind_choose_rows(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command.main(["--read", "--missing"])
    printed = capsys.readouterr().out
    assert "\nS-6 " not in printed
    assert "\nS-8 " in printed
    command.main(["--read", "--kind", "guard"])
    printed = capsys.readouterr().out
    assert "\nS-3 " in printed
    assert "\nS-1 " not in printed


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["--read", "--only", "S-99"], "trace: no row S-99 in requirements/\n"),
        (["--only", "S-99"], "trace: no row S-99 in requirements/\n"),
    ],
)
def test_wrongly_asked_is_one_line(
    here: Path, capsys: pytest.CaptureFixture[str], words: list[str], line: str
) -> None:
    assert command.main(words) == command.WRONGLY_ASKED
    assert capsys.readouterr().err == line


def test_read_before_any_run_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small_house.build(tmp_path)
    assert command.main(["--read"], root=tmp_path) == command.WRONGLY_ASKED
    assert capsys.readouterr().err.startswith("trace: build/trace.json is not there yet")


def test_a_suite_that_cannot_be_collected_says_why(tmp_path: Path) -> None:
    small_house.build(tmp_path)
    (tmp_path / "suite" / "test_small.py").write_text("import nothing_of_this_name\n")
    done = small_house.python(tmp_path, "-m", "tests.trace", "--workers", "0")
    assert done.returncode == command.WRONGLY_ASKED
    assert done.stderr.startswith("trace: the suite did not come to its tests:")
    assert "nothing_of_this_name" in done.stderr


def test_no_level_is_cut_however_much_was_driven() -> None:
    drove = [("rule", "derive"), ("command", "guards"), ("command", "obligations")]
    drove += [(level, "any") for level in ("step", "page", "paper")]
    row_ = rows.Row("M-6.4.3", "6.4.3", "recurring", "good-practice", "All of it.", "isle-of-man")
    test = results.Test("tests/test_all.py::test_all", row_.id, "passed", tuple(drove))
    printed = report.text(needs.standings([row_], [test]))
    assert row(printed, "M-6.4.3") == (
        "M-6.4.3 recurring good-practice rule, command, step, page, paper nothing 1"
    )


def test_every_kind_has_its_needs() -> None:
    assert set(needs.NEEDS) == set(rows.KINDS)
    assert set(needs.AT_FIRST) < set(rows.KINDS)
