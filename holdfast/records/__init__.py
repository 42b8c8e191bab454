"""THE FILE: every table of the multi-agency record but the log.

What lives here: models, one noun a module in `models/`; one straight line of migrations; the constraints
that the database holds whatever the program does. What never does: a rule of a procedure, a decision about
who may see, anything that renders. Read first: `models/__init__.py`, then `models/people.py`;
`docs/decisions/` for why tables have walls.
"""
