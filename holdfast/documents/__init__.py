"""PAPER OUT: plans, agreements, invitations, minutes, reports, the chronology, the genogram, the court bundle.

What lives here: functions that turn a read of casework into the bytes of one paper for one recipient.
What never does: a write, a query, a choice of who may have the paper (access made it before).
Read first: docs/tour.md; the first papers come with their own issue.
"""
