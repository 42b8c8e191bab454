"""What goes to those whom a core group's meeting concerns: to whom, and what it says in a line.

Everybody who belongs to it, and whoever was invited beside them; one letter to each.
"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from holdfast.casework import core_group_memberships
from holdfast.casework.core_group_memberships import Present
from holdfast.casework.gathered import Gathered
from holdfast.casework.papers_sent import To
from holdfast.procedures import near_dates


def to_all(*, children: Sequence[UUID], today: date) -> list[To]:
    """Everybody whom it concerns, as papers are addressed; a part of steps that have asked access."""
    return [to(each=each) for each in core_group_memberships.of_children(children=children, on=today)]


def to(*, each: Present) -> To:
    """One of them, as papers are addressed."""
    return To(name=each.name, role=each.role, person=each.person, account=each.account, agency=each.agency)


def new_day(*, found: Gathered) -> str:
    """The new day in a line."""
    day = found.day
    when = near_dates.day(day, day) if day else ""
    at = f" at {found.at:%H:%M}" if found.at else ""
    return f"The core group has a new day: {when}{at}."
