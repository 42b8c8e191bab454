"""`holdfast lacks`: answers in text and JSON, lists what is demanded, and one line for what is wrong."""

import io
import json
import sys
from pathlib import Path

import pytest

from holdfast.cli.main import main

PLAN = {"safety": "An adult every night", "actions": [{"action": "Rota", "by": "Mother"}]}


def run(*words: str | Path) -> int:
    return main(["lacks", *map(str, words)])


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(PLAN), encoding="utf-8")
    return path


def refused(capsys: pytest.CaptureFixture[str]) -> str:
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    return err.strip()


def test_text_says_what_is_missing_where_and_under_which_clause(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--procedure", "isle_of_wight", "--record", "detailed-plan", plan) == 0
    assert capsys.readouterr().out.splitlines() == [
        "The plan is a list of actions, each with who carries it out and over what timescale.",
        "  - action 1: no timescale",
        "  clause   Child Protection, What a child protection plan is (W-7; states)",
        "",
        "The plan says how it will keep the child safe and how it will promote the child's development: "
        "both.",
        "  - no word on how it will promote the child's development",
        "  clause   Child Protection, About us (W-18; states)",
    ]


def test_advice_says_that_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "report.json"
    path.write_text('{"sections": [{"section": "Health"}]}', encoding="utf-8")
    assert run("--procedure", "jersey", "--record", "report", path) == 0
    assert capsys.readouterr().out.startswith("Advice: An agency fills in as much of a report's sections")


def test_json_is_the_public_form(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--procedure", "isle_of_wight", "--record", "detailed-plan", "--format", "json", plan) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found[0]) == [
        "content",
        "say",
        "cite",
        "requirements",
        "modality",
        "missing",
        "advice",
        "letter",
    ]
    assert [(each["content"], each["requirements"], each["missing"]) for each in found] == [
        ("plan-actions", ["W-7"], "action 1: no timescale"),
        (
            "plan-safety-and-development",
            ["W-18"],
            "no word on how it will promote the child's development",
        ),
    ]


def test_nothing_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "record.json"
    path.write_text('{"agenda": ["introductions"]}', encoding="utf-8")
    for form, said in (("text", "Nothing is missing.\n"), ("json", "[]\n")):
        assert run("--procedure", "isle_of_wight", "--record", "review-record", "--format", form, path) == 0
        assert capsys.readouterr().out == said


def test_a_record_from_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"analysis": "Alone"}')))
    assert run("--procedure", "council", "--record", "assessment", "-") == 0
    assert capsys.readouterr().out == "Nothing is missing.\n"


def test_settings_fill_what_is_not_stated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report, settings = tmp_path / "report.json", tmp_path / "own.toml"
    report.write_text("{}", encoding="utf-8")
    settings.write_text('[report-contents]\nsections = ["Health"]\n', encoding="utf-8")
    asked = ("--procedure", "jersey", "--record", "report", "--format", "json")
    assert run(*asked, report) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert run(*asked, "--settings", settings, report) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["content"], found["missing"]) == ("report-contents", "section Health: not there, or empty")


def test_the_list_shows_what_is_not_stated_readings_and_letters(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--procedure", "jersey", "--list", "--record", "report") == 0
    out = capsys.readouterr().out
    assert "\n  sections: not stated by this authority" in out
    assert "\n  advice   never in the way" in out
    assert "\n  reading  The handbook is not in the source" in out
    assert run("--procedure", "isle_of_man", "--list") == 0
    assert "\n  letter   measurable" in capsys.readouterr().out
    assert run("--procedure", "isle_of_man", "--list", "--format", "json") == 0
    listed = {each["content"]: each for each in json.loads(capsys.readouterr().out)}
    assert listed["smart-scarce-here"]["unset"] == {"any": "not stated by this authority"}
    assert listed["plan-format"]["unset"] == {"sections": "not stated by this authority"}
    assert listed["core-group-record"]["record"] == ["core-group-record"]


def test_a_record_of_which_nothing_is_demanded_is_listed_empty(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--procedure", "council", "--list", "--record", "assessment") == 0
    assert capsys.readouterr().out == "Nothing is demanded.\n"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (
            ["--procedure", "sark", "--record", "report", "plan"],
            'no procedure "sark": expected one of council, isle_of_man, isle_of_wight, jersey',
        ),
        (["--procedure", "jersey", "--record", "diary", "plan"], 'no record "diary": expected one of '),
        (["--procedure", "jersey", "--list", "--record", "diary"], 'no record "diary": expected one of '),
        (["--procedure", "jersey", "plan"], "--record is missing: expected one of conference-record, "),
        (
            ["--procedure", "jersey", "--record", "report"],
            "the record is missing: expected record.json, - or",
        ),
        (
            ["--procedure", "jersey", "--record", "report", "nowhere.json"],
            "nowhere.json: cannot be read (No such file or directory): expected a record in JSON",
        ),
        (["--procedure", "jersey", "--record", "report", "a\0b"], r"'a\x00b': expected the name of a file"),
        (
            ["--procedure", "jersey", "--record", "report", "plan"],
            'report has no part "safety": expected one of agency, ',
        ),
        (
            ["--procedure", "jersey", "--record", "detailed-plan", "--settings", "plan", "plan"],
            "plan.json: not TOML: ",
        ),
    ],
)
def test_what_is_wrong_is_one_line(
    words: list[str], line: str, plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*(plan if word == "plan" else word for word in words)) == 2
    assert refused(capsys).startswith(f"holdfast lacks: {line}")


def test_what_is_no_json_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "record.json"
    path.write_text("plan", encoding="utf-8")
    assert run("--procedure", "jersey", "--record", "report", path) == 2
    assert refused(capsys) == "holdfast lacks: the record is not JSON: Expecting value in line 1"
