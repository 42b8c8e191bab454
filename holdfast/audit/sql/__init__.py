"""The database's own functions, one file each, run once by the migration that names it.

A file that has been released is never edited: a later migration runs a new file that replaces the function.
"""

from importlib.resources import files


def read(name: str) -> str:
    """The text of one file of this folder."""
    return files(__name__).joinpath(name).read_text(encoding="utf-8")
