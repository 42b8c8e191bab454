"""Measures counting working days against the `holidays` library and a walk over days; asserts no time.

    .venv/bin/python benchmarks/working_days.py

Each row is the time of one count, the best of five runs, and how many times as long the others take.
"""

from collections.abc import Callable
from datetime import date, timedelta
from timeit import repeat

import holidays

from holdfast.procedures import days_off

COUNTS = (1, 15, 65, 250)
STARTS = tuple(date(2024, 1, 1) + timedelta(days=7 * week + week % 5) for week in range(100))


def walked(start: date, n: int, off: frozenset[date]) -> date:
    """Adds working days one day at a time over a set: what would be written without a table."""
    while n:
        start += timedelta(days=1)
        n -= start.weekday() < 5 and start not in off
    return start


def microseconds(count: Callable[[date], date]) -> float:
    """Times one count in microseconds: the best of five runs over all the starts."""
    return min(repeat(lambda: [count(start) for start in STARTS], number=5, repeat=5)) / 5 / len(STARTS) * 1e6


def main() -> None:
    """Prints the table, and the time to read a calendar."""
    calendar = days_off.load("jersey")
    off = frozenset(day.on for day in calendar.days_off)
    # The library's Jersey agrees with ours in the years that are counted here, so all three must too.
    library = holidays.country_holidays("JE", years=range(2023, 2028))
    print(f"{'working days':>12} {'holdfast':>12} {'walk':>22} {'holidays':>22}")
    for n in COUNTS:
        for start in STARTS:
            assert calendar.add_working_days(start, n) == walked(start, n, off)
            assert calendar.add_working_days(start, n) == library.get_nth_working_day(start, n)
        ours = microseconds(lambda start, n=n: calendar.add_working_days(start, n))  # type: ignore[misc]
        walk = microseconds(lambda start, n=n: walked(start, n, off))  # type: ignore[misc]
        theirs = microseconds(lambda start, n=n: library.get_nth_working_day(start, n))  # type: ignore[misc]
        print(
            f"{n:>12} {ours:>9.2f} µs {walk:>9.2f} µs ({walk / ours:>5.1f}×) "
            f"{theirs:>9.2f} µs ({theirs / ours:>5.1f}×)"
        )
    reading = min(repeat(lambda: days_off.load.__wrapped__("jersey"), number=1, repeat=5)) * 1e3
    print(f"reading a calendar: {reading:.1f} ms, once a process")


if __name__ == "__main__":
    main()
