"""The house rules: functions that list what breaks a rule, each in one line that says where and what to do.

What lives here: one module a subject; each checker takes the root of a repository, so that it can be tried on
a small made-up one (`test_*.py` beside it sees each of them fail on purpose).
What never does: a list of exceptions without its reason beside it.
Read first: `code.py`; `tests/test_house_rules.py` runs them all on the real house.
"""
