"""What a command is given to read: a file by its name, or - for its input."""

import sys
from pathlib import Path

from holdfast.cli.main import Refused


def read(name: str, *, most: int, expected: str = "") -> bytes:
    """The bytes of a file, or of the command's input for -, up to `most` and one more.

    By the byte more what reads them knows that there was too much. Raises Refused, in one line that may say
    what was `expected`, for a file that cannot be read.
    """
    try:
        if name == "-":
            stream = getattr(sys.stdin, "buffer", sys.stdin)
            found = stream.read(most + 1)
            return found if isinstance(found, bytes) else found.encode()
        with Path(name).open("rb") as file:
            return file.read(most + 1)
    except OSError as fault:
        what = f": expected {expected}" if expected else ""
        raise Refused(f"{name}: cannot be read ({fault.strerror}){what}") from None
    except ValueError:
        raise Refused(f"{name!r}: expected the name of a file") from None
