"""An authority at work: its staff, the day it is, and pages read and filled in by whoever's turn it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from holdfast.access import actors, entry
from holdfast.audit import seals
from holdfast.audit.models import Entry
from holdfast.casework import obligations
from holdfast.casework.dues import Due
from holdfast.cli.example_staff import Staff
from tests.cases.days import START
from tests.cases.desk import Desk
from tests.cases.families import Families
from tests.people import Member
from tests.signed_in import session_of

AUTHORITIES = ("jersey", "isle-of-man", "isle-of-wight", "council")


def moment(on: date) -> datetime:
    """Nine o'clock of a day."""
    return datetime.combine(on, time(9), tzinfo=UTC)


@dataclass(kw_only=True)
class Office:
    """One authority; `today` is the day on which its people now are."""

    slug: str
    staff: Staff
    families: Families
    monkeypatch: pytest.MonkeyPatch
    today: date = START
    _desks: dict[tuple[UUID, date], Desk] = field(default_factory=dict)

    @cached_property
    def key(self) -> UUID:
        """The key of the authority."""
        return next(each.id for each in entry.list_authorities() if each.slug == self.slug)

    def on(self, day: date) -> None:
        """It is this day."""
        self.today = day
        offset = moment(day) - datetime.now(UTC)
        self.monkeypatch.setattr(timezone, "now", lambda: datetime.now(UTC) + offset)

    def later(self, days: int) -> date:
        """A day from today."""
        return self.today + timedelta(days=days)

    # Who acts.

    def who(self, role: str) -> UUID:
        """Whoever holds a role; `manager` leads the team or the unit, whatever it is called."""
        return self.staff.manager if role == "manager" else self.staff.one(role)

    def desk(self, who: str | UUID) -> Desk:
        """Somebody signed in today, by role or account."""
        account = self.who(who) if isinstance(who, str) else who
        if (account, self.today) not in self._desks:
            name = next(each for each, key in self.staff.by_name.items() if key == account)
            member = Member(account, self.slug, name, self.staff.emails[account])
            client = Client(headers={"host": f"{self.slug}.localhost"})
            client.cookies["sessionid"] = session_of(member)
            self._desks[account, self.today] = Desk(client)
        return self._desks[account, self.today]

    @contextmanager
    def inside(self, who: str | UUID = "conference-chair") -> Iterator[None]:
        """Inside the authority, as somebody."""
        account = self.who(who) if isinstance(who, str) else who
        with entry.enter(actor=actors.person(account=account), authority=self.key, reason="a case"):
            yield

    # What there is then.

    def dues(self, child: UUID, who: str | UUID = "conference-chair") -> dict[str, Due]:
        """What is or was due for a child, by the duty: of one that comes again what is open, or the last."""
        with self.inside(who):
            found = obligations.of_child(child=child, today=self.today)
        return {each.duty: each for each in sorted(found, key=lambda each: each.is_open)}

    def days_of(self, child: UUID, duty: str) -> list[date | None]:
        """The days by which one duty is or was to be done for a child, each time that it was."""
        with self.inside():
            found = obligations.of_child(child=child, today=self.today)
        return [each.due_on for each in found if each.duty == duty]

    def logged(self, child: UUID, *what: str) -> list[tuple[str, str, str, str]]:
        """The log of a child: by whose name, what, with which outcome and why; the oldest first."""
        names = {f"account:{key}": name for name, key in self.staff.by_name.items()}
        with self.inside():
            rows = Entry.objects.filter(authority_id=self.key, about_id=child).order_by("id")
            found = [(names.get(each.actor, each.actor), each.what, each.outcome, each.why) for each in rows]
        return [each for each in found if not what or each[1] in what]

    def log_holds(self) -> bool:
        """Whether every entry of the authority's log fits."""
        with self.inside():
            return seals.verify().fault is None
