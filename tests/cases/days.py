"""The days of the cases, counted by hand."""

from datetime import date

START = date(2026, 1, 12)  # a Monday: every case begins on it
HELD = date(2025, 11, 3)  # a Monday, ten weeks before: the conference of the family that has a plan
REVIEW = date(2026, 1, 19)  # 77 days after it: 27 to 30 November, 31 to 31 December, 19 more
FIRST_GROUP = date(2026, 1, 21)  # a Wednesday, nine days after the first: seven working days
NEXT_GROUP = date(2026, 2, 18)  # 28 days after it: 10 to 31 January, 18 more
