"""THE WORK: one function a step, and the reads beside it.

What lives here: steps (may this person; the pack's guards; save; log; derive what is due; queue what must
be told), each in one transaction, and reads that give the doors frozen dataclasses, filtered by access and
logged. What never does: rendering, a model handed to a door, the clock, an import of a job. Read first:
`people.py`, the smallest step and read.
"""
