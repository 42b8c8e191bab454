"""FIGURES OUT: indicators and statutory returns, one module a return.

What lives here: the counting of children, conferences and lateness, and the files that go to a government.
What never does: narrative, names, a date rule of its own (the packs have them).
Read first: docs/tour.md; the first returns come with their own issue.
"""
