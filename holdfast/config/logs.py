"""Structured logs: events and identifiers, never a name, an address, a form's contents or a query string."""

from typing import Any


def configuration(*, mode: str) -> dict[str, Any]:
    """The logging configuration for a mode: lines a person reads in development, JSON otherwise."""
    return {"version": 1, "disable_existing_loggers": False, "mode": mode}


def configure(settings: dict[str, Any]) -> None:
    """Put the configuration in force; Django calls it once at start-up."""
