"""Half a year of a child's timeline: which months are asked for, and the picture of them."""

from datetime import date

from django.utils.safestring import SafeString, mark_safe

from holdfast.casework.child_months import CONFERENCE, CORE_GROUP, PLAN, VISIT, Months
from holdfast.documents import child_timelines

LANES = {CONFERENCE: "Conferences", CORE_GROUP: "Core groups", VISIT: "Visits", PLAN: "The plan"}
YEARS = range(1950, 2200)


def asked(month: str) -> date | None:
    """A day in the last month that is asked for, `2026-03`; None where that makes no sense."""
    year, _, number = month.partition("-")
    if not (month.isascii() and year.isdecimal() and number.isdecimal() and len(month) == len("2026-03")):
        return None
    if int(year) not in YEARS or int(number) not in range(1, 13):
        return None
    return date(int(year), int(number), 1)


def picture(*, of: Months, today: date) -> SafeString:
    """The months drawn."""
    made = child_timelines.draw(months=of, lanes=LANES, today=today)
    return mark_safe(made)  # noqa: S308 - written by ElementTree, which escapes
