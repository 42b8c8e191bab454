"""`holdfast guards`: answers in text and JSON, lists what is not stated, and one line for what is wrong."""

import io
import json
import sys
from pathlib import Path

import pytest

from holdfast.cli.main import main

MOVED = {"from": "2026-03-02", "to": "2026-03-16"}


def run(*words: str | Path) -> int:
    return main(["guards", *map(str, words)])


@pytest.fixture
def moved(tmp_path: Path) -> Path:
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(MOVED), encoding="utf-8")
    return path


def refused(capsys: pytest.CaptureFixture[str]) -> str:
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    return err.strip()


def test_text_says_what_why_and_under_which_clause(moved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--procedure", "jersey", "--step", "move-conference", moved) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Needs a recorded reason: A conference's date changes only in exceptional circumstances and with the "
        "agreement of the Manager of Independent Safeguarding and Standards: both are recorded before it "
        "moves.",
        "  because  The reason is not said; who agreed is not said.",
        "  clause   Child Protection Plans, 6 Difficulties in Implementing the Child Protection Plan, "
        "Review Child Protection Conferences (J-6.16; usually)",
        "  reason   by the safeguarding manager",
    ]


def test_a_refusal_is_called_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "facts.json"
    path.write_text('{"kind": "court"}', encoding="utf-8")
    assert run("--procedure", "isle_of_wight", "--step", "record-decision", path) == 0
    out = capsys.readouterr().out
    assert out.startswith("Refused: A conference decides nothing about legal or court action")
    assert "reason " not in out


def test_json_is_the_public_form(moved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--procedure", "jersey", "--step", "move-conference", "--format", "json", moved) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert list(found) == [
        "guard",
        "say",
        "cite",
        "requirements",
        "modality",
        "effect",
        "override_by",
        "because",
    ]
    assert (found["guard"], found["requirements"], found["modality"]) == (
        "move-agreed",
        ["J-6.16"],
        "usually",
    )
    assert (found["effect"], found["override_by"]) == ("reason", "safeguarding-manager")


def test_nothing_in_the_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "facts.json"
    path.write_text('{"alone": true}', encoding="utf-8")
    for form, said in (("text", "Nothing stands in the way.\n"), ("json", "[]\n")):
        assert run("--procedure", "jersey", "--step", "record-visit", "--format", form, path) == 0
        assert capsys.readouterr().out == said


def test_facts_from_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"alone": true}')))
    assert run("--procedure", "jersey", "--step", "record-visit", "-") == 0
    assert capsys.readouterr().out == "Nothing stands in the way.\n"


def test_settings_fill_what_is_not_stated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    facts, settings = tmp_path / "facts.json", tmp_path / "own.toml"
    ended = {"quorate": True, "risk_assessment_on": "2026-01-05", "attended": ["social-worker"]}
    facts.write_text(json.dumps(ended), encoding="utf-8")
    settings.write_text("[quorum-to-end]\nagencies = 3\n", encoding="utf-8")
    asked = ("--procedure", "jersey", "--step", "end-plan", "--format", "json")
    assert run(*asked, facts) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert run(*asked, "--settings", settings, facts) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert found["guard"] == "quorum-to-end"


def test_the_list_shows_what_is_not_stated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--procedure", "jersey", "--list", "--step", "end-plan") == 0
    assert "\n  agencies: not stated by this authority" in capsys.readouterr().out
    assert run("--procedure", "jersey", "--list", "--step", "end-plan", "--format", "json") == 0
    listed = {each["guard"]: each for each in json.loads(capsys.readouterr().out)}
    assert set(listed) == {
        "quorate-to-end",
        "quorum-to-end",
        "risk-assessed-before-ending",
        "risk-assessed-in-time",
    }
    assert listed["quorum-to-end"]["unset"] == {"agencies": "not stated by this authority"}
    assert (listed["quorum-to-end"]["waits"], listed["quorate-to-end"]["waits"]) == (True, False)
    settings = tmp_path / "own.toml"
    settings.write_text("[quorum-to-end]\nagencies = 3\n", encoding="utf-8")
    assert run("--procedure", "jersey", "--list", "--settings", settings, "--format", "json") == 0
    filled = {each["guard"]: each for each in json.loads(capsys.readouterr().out)}
    assert (filled["quorum-to-end"]["unset"], filled["quorum-to-end"]["waits"]) == ({}, False)


def test_who_may_give_the_reason_is_said_even_where_it_is_not_stated(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("--procedure", "council", "--list", "--step", "invite") == 0
    assert (
        "effect   needs a recorded reason, by whom: not stated by this authority" in capsys.readouterr().out
    )


def test_a_step_without_guards_is_listed_empty(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--procedure", "council", "--list", "--step", "form-unit") == 0
    assert capsys.readouterr().out == "No guard.\n"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (
            ["--procedure", "sark", "--step", "invite", "facts"],
            'no procedure "sark": expected one of council, isle_of_man, isle_of_wight, jersey',
        ),
        (["--procedure", "jersey", "--step", "dance", "facts"], 'no step "dance": expected one of '),
        (["--procedure", "jersey", "--list", "--step", "dance"], 'no step "dance": expected one of '),
        (["--procedure", "jersey", "facts"], "--step is missing: expected one of "),
        (["--procedure", "jersey", "--step", "invite"], "the file of facts is missing: expected facts.json"),
        (
            ["--procedure", "jersey", "--step", "invite", "nowhere.json"],
            "nowhere.json: cannot be read (No such file or directory): expected a file of facts",
        ),
        (
            ["--procedure", "jersey", "--step", "invite", "facts"],
            'invite has no fact "from": expected one of child_age, ',
        ),
        (
            ["--procedure", "jersey", "--step", "move-conference", "--settings", "facts", "facts"],
            "facts.json: not TOML: ",
        ),
    ],
)
def test_what_is_wrong_is_one_line(
    words: list[str], line: str, moved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*(moved if word == "facts" else word for word in words)) == 2
    assert refused(capsys).startswith(f"holdfast guards: {line}")


def test_what_is_no_json_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "facts.json"
    path.write_text("alone", encoding="utf-8")
    assert run("--procedure", "jersey", "--step", "record-visit", path) == 2
    assert refused(capsys) == "holdfast guards: the facts are not JSON: Expecting value in line 1"
