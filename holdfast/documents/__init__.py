"""PAPER OUT: the procedures as a book; plans, agreements, invitations, minutes, reports, the court bundle.

What lives here: functions that turn a read of casework into the bytes of one paper for one recipient.
What never does: a write, a query, a choice of who may have the paper (access made it before).
Read first: `procedures.py`, which makes an authority's procedure a book that people can read.
"""
