"""THE LOG: who did or saw what, when and why; append-only and sealed. And the wall around every table.

What lives here: the log's two tables, their seals and the check of them; the keys of all tables
(`keys.py`); the migration helper that puts row security, versions and grants around a table in one line
(`walls.py`), which is here because this is the lowest floor that knows the database. What never does: a
foreign key to what is logged (the log outlives it); personal data beyond an identifier. Read first:
`walls.py`, then `log.py`.
"""
