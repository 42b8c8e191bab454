"""`holdfast obligations`: the answer in three forms, and every mistake in one line with exit status 2."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import icalendar
import pytest

from holdfast.cli import main, obligations
from holdfast.documents import obligation_calendar
from holdfast.procedures import pack

CASE = {
    "child": {"born": "2018-05-04", "expected": None, "died": None},
    "happened": [
        {"event": "initial-conference", "on": "2025-04-28", "decision": "plan", "categories": ["neglect"]},
        {"event": "core-group", "on": "2025-05-14"},
    ],
}
FORM = [
    "duty",
    "key",
    "say",
    "requirements",
    "cite",
    "modality",
    "trigger",
    "due",
    "when",
    "not_before",
    "state",
    "met_on",
    "responsible",
    "recipient",
    "acknowledged_on",
    "varied",
    "provisional",
    "day_off",
    "because",
]


@pytest.fixture
def written(tmp_path: Path) -> str:
    path = tmp_path / "case.json"
    path.write_text(json.dumps(CASE), encoding="utf-8")
    return str(path)


def ask(*options: str, procedure: str = "jersey", as_of: str = "2025-05-20") -> int:
    return main.main(["obligations", "--procedure", procedure, "--as-of", as_of, *options])


def test_json_is_the_public_form(written: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("--format", "json", written) == 0
    found = json.loads(capsys.readouterr().out)
    assert all(list(each) == FORM for each in found)
    first = next(each for each in found if each["key"] == "first-core-group/initial-conference/2025-04-28/1")
    assert (first["due"], first["state"], first["met_on"]) == ("2025-05-14", "met", "2025-05-14")
    assert first["trigger"] == {"event": "initial-conference", "on": "2025-04-28"}
    assert first["because"] == (
        "10 working days after the initial conference on Mon 28 Apr 2025, not counting "
        "Mon 5 May (Early May bank holiday) and Fri 9 May (Liberation Day): Wed 14 May 2025"
    )
    dues = [each["due"] for each in found]
    assert dues == sorted(dues, key=lambda due: (due is None, due or ""))


def test_text_is_aligned_and_has_the_sentence(written: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(written) == 0
    out = capsys.readouterr().out
    heads = [line for line in out.splitlines() if line and not line.startswith(" ")]
    assert len({len(line[:12].rstrip()) for line in heads if line[:4] == "2025"}) == 1
    lines = out.splitlines()
    place = next(place for place, line in enumerate(lines) if " first-core-group " in f"{line} ")
    assert lines[place].startswith("2025-05-14  met")
    assert "(Liberation Day): Wed 14 May 2025. Met on Wed 14 May 2025." in lines[place + 2]
    assert lines[place + 3].strip().endswith("(must)")
    assert {line[:12] for line in lines if line.startswith(" ")} == {" " * 12}


def test_nothing_due_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "case.json"
    path.write_text('{"child": {"born": "2018-05-04"}, "happened": []}', encoding="utf-8")
    assert ask(str(path)) == 0
    assert capsys.readouterr().out == "Nothing is due.\n"


def test_ics_holds_what_is_open(written: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("--format", "json", written) == 0
    expected = {
        each["due"]
        for each in json.loads(capsys.readouterr().out)
        if each["due"] and each["state"] in {"due", "overdue", "varied"}
    }
    assert ask("--format", "ics", written) == 0
    text = capsys.readouterr().out
    calendar = icalendar.Calendar.from_ical(text)
    entries = calendar.walk("VEVENT")
    assert {entry.decoded("dtstart").isoformat() for entry in entries} == expected
    assert len({str(entry["uid"]) for entry in entries}) == len(entries) > 0
    assert all("\r\n" in text and entry.decoded("dtend") > entry.decoded("dtstart") for entry in entries)
    overdue = [
        str(entry["summary"]) for entry in entries if entry.decoded("dtstart").isoformat() < "2025-05-20"
    ]
    assert overdue
    assert all(summary.startswith("Overdue: ") for summary in overdue)


def test_the_same_question_gives_the_same_file(written: str, capsys: pytest.CaptureFixture[str]) -> None:
    texts = []
    for _ in range(2):
        assert ask("--format", "ics", written) == 0
        texts.append(capsys.readouterr().out)
    assert texts[0] == texts[1]
    assert obligation_calendar.write(found=[], procedure="None", as_of=obligations._day("2026-01-01"))


def test_a_dash_reads_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(CASE).encode())))
    assert ask("--format", "json", "-") == 0
    assert json.loads(capsys.readouterr().out)


def refused(capsys: pytest.CaptureFixture[str], status: int) -> str:
    out, err = capsys.readouterr()
    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 1
    return err.removeprefix("holdfast obligations: ").strip()


@pytest.mark.parametrize("as_of", ["soon", "2025-02-30", "20250520", ""])
def test_a_day_that_is_none_is_refused(written: str, as_of: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(capsys, ask(written, as_of=as_of)) == f'--as-of is "{as_of}": expected a date (YYYY-MM-DD)'


def test_an_unknown_procedure_is_refused(written: str, capsys: pytest.CaptureFixture[str]) -> None:
    line = refused(capsys, ask(written, procedure="atlantis"))
    assert line.startswith('no procedure "atlantis": expected one of ')


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (b"not json", "the case is not JSON: Expecting value in line 1"),
        (b"\xff", "the case is not JSON: byte 0 is not UTF-8 text"),
        (b" " * 10_000_001, "the case is larger than 10 MB: expected one child's events"),
        (
            b'{"child": {}, "happened": [{"event": "visitt", "on": "2025-05-01"}]}',
            'event 1 is "visitt": expected',
        ),
        (
            b'{"child": {}, "happened": [{"event": "varied", "on": "2025-05-01", "duty": "x",'
            b' "until": "2025-06-01"}]}',
            'event varied on 2025-05-01: duty is "x"',
        ),
    ],
    ids=["words", "bytes", "large", "event", "duty"],
)
def test_a_case_that_is_wrong_is_refused(
    tmp_path: Path, text: bytes, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "case.json"
    path.write_bytes(text)
    assert refused(capsys, ask(str(path))).startswith(line)


def test_a_hundred_megabytes_are_refused_without_being_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "case.json"
    with path.open("wb") as file:
        file.truncate(100_000_000)  # a file with a hole: no byte of it is written
    assert refused(capsys, ask(str(path))) == "the case is larger than 10 MB: expected one child's events"


def test_a_file_that_is_not_there_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(capsys, ask(str(tmp_path / "none.json"))).endswith(
        "cannot be read (No such file or directory)"
    )
    assert refused(capsys, ask(str(tmp_path))).endswith("cannot be read (Is a directory)")
    assert "expected the name of a file" in refused(capsys, ask("a\0b"))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "[first-core-group]\nwithin = '5 working days'\n",
            "own.toml, entry 'first-core-group': within is not left open",
        ),
        ("[unheard-of]\nwithin = '5 days'\n", "own.toml: found 'unheard-of': expected the id of an entry"),
        ("within = '5 days'\n", 'settings: within is "5 days": expected a table'),
        ("not toml", "own.toml: not TOML"),
    ],
)
def test_settings_that_are_wrong_are_refused(
    tmp_path: Path, written: str, text: str, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "own.toml"
    own.write_text(text, encoding="utf-8")
    assert refused(capsys, ask("--settings", str(own), written)).startswith(line)


def test_a_setting_fills_what_is_open_and_is_checked(
    tmp_path: Path, written: str, capsys: pytest.CaptureFixture[str]
) -> None:
    procedure = pack.load("jersey")
    open_id = next(
        duty.id for duty in procedure.duties if duty.unset and "within" in procedure.unset().get(duty.id, ())
    )
    own = tmp_path / "own.toml"
    own.write_text(f"[{open_id}]\nwithin = '5 days'\n", encoding="utf-8")
    assert ask("--settings", str(own), written) == 0
    capsys.readouterr()
    own.write_text(f"[{open_id}]\nwithin = 'soon'\n", encoding="utf-8")
    line = refused(capsys, ask("--settings", str(own), written))
    assert line.startswith(f"own.toml, duty '{open_id}': within is \"soon\": expected")


def test_no_django_is_loaded_and_the_answer_is_there(written: str) -> None:
    program = (
        "import sys; from holdfast.cli import main; status = main.main(sys.argv[1:]); "
        "loaded = {name.split('.')[0] for name in sys.modules} & {'django', 'psycopg', 'holidays'}; "
        "sys.exit(status or (3 if loaded else 0))"
    )
    for form in obligations.FORMATS:
        asked = ["obligations", "--procedure", "jersey", "--as-of", "2025-05-20", "--format", form, written]
        done: Any = subprocess.run([sys.executable, "-c", program, *asked], capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout
