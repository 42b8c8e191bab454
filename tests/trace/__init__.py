"""Which requirement rows the suite really drives, and whether its tests bite (`make trace`).

What lives here: a pytest plugin that notes what each marked test called (`plugin.py`), the command that
prints it row by row (`command.py`) and the switches that prove a row is held (`prove.py`). What never does: a
declaration of what a test drives; it is observed, or it is not so. Read first: `notes.py`, then `watch.py`.
"""
