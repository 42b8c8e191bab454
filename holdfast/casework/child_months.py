"""What stands in the months of a child that are seen at once: marks on four lines (child_timelines.py)."""

from dataclasses import dataclass
from datetime import date

CONFERENCE, CORE_GROUP, VISIT, PLAN = "conference", "core-group", "visit", "plan"

DONE, LATE, NOT_DONE, DUE, OVERDUE = "done", "late", "not-done", "due", "overdue"


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One thing on one line: what, when, and how that stands against the day by which it was due."""

    on: date
    lane: str
    state: str  # done, late, not-done (a visit at which the child was not seen), due, overdue
    title: str
    detail: str
    against: str  # `on time: due by Fri 9 Jan`, `4 days late: due by …`, `in 3 days`


@dataclass(frozen=True, kw_only=True)
class Months:
    """The months that are seen, from the first day to the last, and what stands in them, the newest first."""

    first: date
    last: date
    marks: tuple[Mark, ...]
    earlier: date | None  # a day in the last month of what is seen next, to either side
    later: date | None
