"""THE LOCK: who may see or do what, and the reason when not.

What lives here: `enter`, which opens a transaction as one person in one authority; the catalogue of roles and
relations to a child; the filters every list goes through; refusals that say why and who can help.
What never does: a page's layout, a procedure's dates, a write to the record.
Read first: `entry.py`.
"""
