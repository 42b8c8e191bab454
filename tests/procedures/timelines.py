"""Timelines in the public form, for the tests of the packs: write one, ask rule and command, find one duty.

    timeline = case(event("initial-conference", "2026-01-12", decision="plan", categories=["neglect"]))
    answer = ask("isle_of_man", timeline, as_of="2026-01-20")
    assert answer.one("first-core-group")["due"] == "2026-01-26"

`ask` drives the rule and the command with the same timeline and expects the same answer of both.
"""

import json
import tempfile
import tomllib
from collections.abc import Iterable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from holdfast.cli import main
from holdfast.procedures import obligations, pack

Event = dict[str, Any]
Case = dict[str, Any]
Obligation = dict[str, Any]

BORN = "2018-05-04"


def event(name: str, on: str, **fields: Any) -> Event:
    """Write one event; a field that is a word of Python's takes an underscore after it (`for_`, `from_`)."""
    return {"event": name, "on": on} | {key.rstrip("_"): value for key, value in fields.items()}


def case(
    *happened: Event, born: str | None = BORN, expected: str | None = None, died: str | None = None
) -> Case:
    """Write a case.json: one child, and what happened."""
    return {"child": {"born": born, "expected": expected, "died": died}, "happened": list(happened)}


@dataclass(frozen=True)
class Answer:
    """What was answered, in its order."""

    obligations: tuple[Obligation, ...]

    def all(self, duty: str) -> tuple[Obligation, ...]:
        """Find every obligation of a duty, ordered as answered."""
        return tuple(each for each in self.obligations if each["duty"] == duty)

    def one(
        self,
        duty: str,
        *,
        trigger_on: str | None = None,
        recipient: str | None = None,
        responsible: str | None = None,
    ) -> Obligation:
        """Find the one obligation of a duty (of those triggered on a day, or of one person); exactly one."""
        wanted = {"recipient": recipient, "responsible": responsible}
        found = [
            each
            for each in self.all(duty)
            if trigger_on in (None, each["trigger"]["on"])
            and all(value in (None, each[field]) for field, value in wanted.items())
        ]
        assert len(found) == 1, (
            f"expected one {duty} ({trigger_on}), found {shown(found or self.obligations)}"
        )
        return found[0]

    def by_key(self, key: str) -> Obligation:
        """Find the obligation with this key."""
        found = [each for each in self.obligations if each["key"] == key]
        assert len(found) == 1, f"expected one {key}, found {shown(self.obligations)}"
        return found[0]

    def of_requirement(self, requirement: str) -> tuple[Obligation, ...]:
        """Find every obligation that carries this row of the requirements."""
        return tuple(each for each in self.obligations if requirement in each["requirements"])


def shown(found: Iterable[Obligation]) -> str:
    """Show obligations in one line each, for a failing test."""
    fields = ("key", "due", "not_before", "state", "met_on", "when")
    return "".join(f"\n  {' '.join(f'{field}={each.get(field)}' for field in fields)}" for each in found)


def ask(procedure: str, timeline: Case, *, as_of: str, settings: str | None = None) -> Answer:
    """Ask the rule and the command the same thing, and expect the same answer of both.

    `settings` is the text of a settings file (TOML: a table for each entry's id with its unset values).
    """
    ruled = _rule(procedure, timeline, as_of, settings)
    status, out, err = command(procedure, timeline, "--format", "json", as_of=as_of, settings=settings)
    assert (status, err) == (0, ""), err
    assert json.loads(out) == ruled
    return Answer(tuple(ruled))


def command(
    procedure: str, timeline: Case, *options: str, as_of: str, settings: str | None = None
) -> tuple[int, str, str]:
    """Run `holdfast obligations` in this process: its exit status, what it said and what it complained of."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "case.json")
        path.write_text(json.dumps(timeline), encoding="utf-8")
        asked = ["obligations", "--procedure", procedure, "--as-of", as_of, *options]
        if settings is not None:
            own = Path(folder, "settings.toml")
            own.write_text(settings, encoding="utf-8")
            asked += ["--settings", str(own)]
        with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
            status = main.main([*asked, str(path)])
    return status, out.getvalue(), err.getvalue()


def refused(procedure: str, timeline: Case, *, as_of: str) -> str:
    """Expect the command to refuse a timeline in one line; gives that line."""
    status, out, err = command(procedure, timeline, as_of=as_of)
    assert (status, out) == (2, ""), (status, out)
    assert len(err.splitlines()) == 1, err
    return err.strip()


def _rule(procedure: str, timeline: Case, as_of: str, settings: str | None) -> list[Obligation]:
    own: Mapping[str, Any] | None = None if settings is None else tomllib.loads(settings)
    found = obligations.derive(pack.load(procedure, settings=own), timeline, date.fromisoformat(as_of))
    written: list[Obligation] = json.loads(json.dumps([each.as_dict() for each in found]))
    return written
