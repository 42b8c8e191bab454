"""Counts working days one day at a time: slow, and shares nothing with the counting that it checks."""

from collections.abc import Collection
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


def is_working_day(on: date, days_off: Collection[date]) -> bool:
    """Says whether a date is a Monday to Friday and not a day off."""
    return on.strftime("%a") not in {"Sat", "Sun"} and on not in days_off


def add(start: date, n: int, days_off: Collection[date]) -> date:
    """Walks from the start, which is day 0, until n working days are passed (backwards, if n is negative)."""
    step = ONE_DAY if n > 0 else -ONE_DAY
    found, left = start, abs(n)
    while left:
        found += step
        left -= is_working_day(found, days_off)
    return found


def count(after: date, until: date, days_off: Collection[date]) -> int:
    """Counts the working days after one date up to and including a later one."""
    found, on = 0, after
    while on < until:
        on += ONE_DAY
        found += is_working_day(on, days_off)
    return found
