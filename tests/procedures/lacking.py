"""Records for the tests of the contents: whole ones from the documentation, and what is left out of them.

    record = without(whole("report"), "view_on_ending")
    assert missing("jersey", "report", record, "report-view-of-the-absent") == ["no view on …"]

`ask` drives the rule and the command with the same record and expects the same answer of both.
"""

import copy
import json
import tempfile
import tomllib
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from holdfast.cli import main
from holdfast.procedures import contents, pack

Record = dict[str, Any]

FORM = Path(__file__).parents[2] / "docs" / "record-form.md"

LEFT_OUT = Path(__file__).parent / "left_out"


def whole(kind: str) -> Record:
    """Give the whole example of a kind of record, as the documentation shows it."""
    section = FORM.read_text(encoding="utf-8").split(f"\n## {kind}\n", 1)[1]
    found: Record = json.loads(section.split("```json\n", 1)[1].split("```", 1)[0])
    return found


def without(record: Record, path: str) -> Record:
    """Leave a part out: `contingency`, or `outcomes.0.by_when` of one thing of a list."""
    return changed(record, path, None)


def changed(record: Record, path: str, value: object) -> Record:
    """Put another value in the place of a part, which must be there; None leaves it out."""
    found = copy.deepcopy(record)
    *steps, last = path.split(".")
    place: Any = found
    for step in steps:
        place = place[int(step)] if step.isdigit() else place[step]
    if last.isdigit():
        del place[int(last)]
        return found
    assert last in place, f"{path} is not there to be left out"
    del place[last]
    if value is not None:
        place[last] = value
    return found


def left_out(procedure: str) -> list[Any]:
    """Give every part to be left out of a whole record, with how it is named, marked with its row."""
    text = (LEFT_OUT / f"{procedure}.toml").read_text(encoding="utf-8")
    return [
        pytest.param(
            each["content"],
            each["record"],
            part,
            line,
            marks=pytest.mark.requirement(each["row"]),
            id=f"{each['row']}: {each['record']}: {part}",
        )
        for each in tomllib.loads(text)["left_out"]
        for part, line in each["parts"].items()
    ]


def ask(procedure: str, kind: str, record: Record, *, settings: str | None = None) -> list[dict[str, Any]]:
    """Ask what a record lacks; `settings` is the text of a settings file."""
    own: Mapping[str, Any] | None = None if settings is None else tomllib.loads(settings)
    ruled = [each.as_dict() for each in contents.lacks(pack.load(procedure, settings=own), kind, record)]
    status, out, err = command(procedure, kind, record, "--format", "json", settings=settings)
    assert (status, err) == (0, ""), err
    assert json.loads(out) == ruled
    return ruled


def missing(
    procedure: str, kind: str, record: Record, content: str, *, settings: str | None = None
) -> list[str]:
    """Ask what is missing by one content alone."""
    found = ask(procedure, kind, record, settings=settings)
    return [each["missing"] for each in found if each["content"] == content]


def command(
    procedure: str, kind: str, record: object, *options: str, settings: str | None = None
) -> tuple[int, str, str]:
    """Run `holdfast lacks` in this process: its exit status, what it said and what it complained of."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "record.json")
        path.write_text(record if isinstance(record, str) else json.dumps(record), encoding="utf-8")
        asked = ["lacks", "--procedure", procedure, "--record", kind, *options]
        if settings is not None:
            own = Path(folder, "settings.toml")
            own.write_text(settings, encoding="utf-8")
            asked += ["--settings", str(own)]
        with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
            status = main.main([*asked, str(path)])
    return status, out.getvalue(), err.getvalue()
