"""Asking the engine about a timeline, on the packs of the tests."""

from datetime import date
from pathlib import Path
from typing import Any

from holdfast.procedures import obligations, pack
from holdfast.procedures.obligations import Obligation

TESTED = Path(__file__).parent / "packs"


def derive(name: str, *happened: dict[str, Any], as_of: str, **child: str | None) -> list[Obligation]:
    found = {"child": child or {"born": "2018-05-04"}, "happened": list(happened)}
    return obligations.derive(pack.load(name, folder=TESTED), found, date.fromisoformat(as_of))


def of(found: list[Obligation], duty: str) -> list[dict[str, Any]]:
    return [each.as_dict() for each in found if each.duty == duty]


def event(name: str, on: str, **fields: Any) -> dict[str, Any]:
    return {"event": name, "on": on} | {key.rstrip("_"): value for key, value in fields.items()}


def conference(on: str = "2026-01-12", **fields: Any) -> dict[str, Any]:
    return event("initial-conference", on, decision="plan", **fields)


def review(on: str, decision: str = "continue", **fields: Any) -> dict[str, Any]:
    return event("review-conference", on, decision=decision, **fields)
