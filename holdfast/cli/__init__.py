"""DOOR: the command line: `holdfast …`.

What lives here: one module a command, its arguments, its one-line errors and exit statuses.
What never does: Django in a command of the rules' floor (they start in a blink), a traceback for a mistake.
Read first: `main.py`.
"""
