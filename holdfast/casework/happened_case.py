"""One child's case in the making: its events in the public form, and what each may be called by."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from holdfast.procedures import words

Event = dict[str, Any]
"""One event in the public form: `event`, `on` and `id` as text, and its fields."""

OF_A_VARIATION = 2
"""The place of the trigger's name in an obligation's key: duty / event / name / number."""


@dataclass
class ChildCase:
    """What is gathered of one child. `called` leads from a row's key to the id of the event it stands for.

    `said` are references as they were written down, by event; they are resolved when all is gathered.
    """

    child: dict[str, str | None]
    events: list[Event] = field(default_factory=list)
    called: dict[str, str] = field(default_factory=dict)

    def add(self, event: str, on: date, key: object, **fields: Any) -> None:
        """Add an event under its row's key; what was left blank is left out."""
        own = {name: each for name, each in fields.items() if each not in (None, "", [], ())}
        self.events.append({"event": event, "on": on.isoformat(), "id": str(key), **own})

    def call(self, name: object, event: object) -> None:
        """Let a row's key stand for an event: the visit as a whole for this child's part of it."""
        self.called.setdefault(str(name), str(event))


Cases = dict[UUID, ChildCase]


def role(*, said: str, otherwise: str | None = None) -> str | None:
    """A role of the public form, or `otherwise`: nobody's slip makes a case unreadable."""
    return said if said in words.ROLES else otherwise


def roles(*, said: Iterable[str] | str) -> list[str]:
    """The roles of the public form among those that were said, which may be one text with commas."""
    listed = said.replace(",", " ").split() if isinstance(said, str) else said
    return [each for each in listed if each in words.ROLES]


def one_of(*, name: str, said: str) -> str | None:
    """A field's own word, or nothing."""
    return said if said in words.CLOSED[name] else None
