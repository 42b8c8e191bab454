"""Facts for the tests of the guards: ask rule and command the same thing, and find one refusal.

    found = ask("jersey", "complete-conference", {"kind": "initial", "plan": True})
    assert found["first-core-group-fixed"]["effect"] == "refuse"

`ask` drives the rule and the command with the same facts and expects the same answer of both.
"""

import json
import tempfile
import tomllib
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

from holdfast.cli import main
from holdfast.procedures import guards, pack

Facts = dict[str, Any]
Found = dict[str, dict[str, Any]]


def ask(procedure: str, step: str, facts: Facts, *, settings: str | None = None) -> Found:
    """Ask what stands in the way, by guard; `settings` is the text of a settings file."""
    own: Mapping[str, Any] | None = None if settings is None else tomllib.loads(settings)
    ruled = [each.as_dict() for each in guards.check(pack.load(procedure, settings=own), step, facts)]
    status, out, err = command(procedure, step, facts, "--format", "json", settings=settings)
    assert (status, err) == (0, ""), err
    assert json.loads(out) == json.loads(json.dumps(ruled))
    assert len({each["guard"] for each in ruled}) == len(ruled)
    return {each["guard"]: each for each in ruled}


def stands(procedure: str, step: str, facts: Facts, guard: str, *, settings: str | None = None) -> str | None:
    """Ask for one guard alone: its effect (`refuse` or `reason`), or None where it lets the step pass."""
    found = ask(procedure, step, facts, settings=settings).get(guard)
    return None if found is None else str(found["effect"])


def because(procedure: str, step: str, facts: Facts, guard: str) -> str:
    """Ask for the sentence that says which fact stands in the way."""
    return str(ask(procedure, step, facts)[guard]["because"])


def command(
    procedure: str, step: str, facts: object, *options: str, settings: str | None = None
) -> tuple[int, str, str]:
    """Run `holdfast guards` in this process: its exit status, what it said and what it complained of."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "facts.json")
        path.write_text(facts if isinstance(facts, str) else json.dumps(facts), encoding="utf-8")
        asked = ["guards", "--procedure", procedure, "--step", step, *options]
        if settings is not None:
            own = Path(folder, "settings.toml")
            own.write_text(settings, encoding="utf-8")
            asked += ["--settings", str(own)]
        with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
            status = main.main([*asked, str(path)])
    return status, out.getvalue(), err.getvalue()
