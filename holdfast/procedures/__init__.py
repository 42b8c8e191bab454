"""THE RULES: each authority's own procedure as dated, cited data, and the counting that follows from it.

What lives here: packs (one TOML file an authority), calendars (one file a nation), the vocabulary, the
counting of days, and the pure functions that say what is due, what is refused and what a record lacks, under
which clause.
What never does: Django, a database, a clock, a network. Facts come in, answers go out; nothing is remembered.
Read first: `words.py` for the vocabulary, then one pack in `packs/`, then `obligations.py`.
"""
