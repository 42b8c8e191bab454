"""Who may look after accounts: whoever holds a role for it, and whoever operates the machine."""

from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from holdfast.access import standing
from holdfast.access.roles import May


def only_administrators(*, today: date, about_id: UUID | None = None) -> None:
    """Raises Refused unless an administrator of this authority acts, or whoever operates the machine."""
    standing.require(may=May.ADMINISTER, today=today, about="account", about_id=about_id)


def is_administrator(*, today: date) -> bool:
    """Whether whoever acts may look after accounts."""
    return May.ADMINISTER in standing.of(today=today).anywhere


def day(*, of: datetime) -> date:
    """The day of a moment, as people here count days."""
    return of.astimezone(timezone.get_current_timezone()).date()
