"""What a password must be, by the present advice of NIST (SP 800-63B) and the NCSC.

Long, not common, not about oneself; no rule about capitals, digits or signs, no expiry. Three random words
are long enough.
"""

import gzip
import re
from functools import cache
from pathlib import Path

from django.contrib.auth import password_validation

SHORTEST, LONGEST = 12, 256
PIECE = 4  # a name or a word shorter than this may stand in it


def faults(*, password: str, name: str, email: str) -> list[str]:
    """What is wrong with a password, in sentences; empty when it will do."""
    found = []
    if len(password) < SHORTEST:
        found.append(f"Your password must be {SHORTEST} characters or more: three random words will do")
    if len(password) > LONGEST:
        found.append(f"Your password must be {LONGEST} characters or fewer")
    if _is_common(password):
        found.append("Many people use this password, so it is the first that is tried: choose another")
    if any(piece in _plain(password) for piece in _pieces(name, email)):
        found.append("Your password must not contain your name or your email address")
    return found


def _pieces(name: str, email: str) -> set[str]:
    """The words of a name and an address that are long enough to be found in something else."""
    words = re.split(r"[\W_]+", f"{name} {email.partition('@')[0]}")
    return {_plain(word) for word in words if len(word) >= PIECE}


def _is_common(password: str) -> bool:
    """Whether it is on the list, or something short or common again and again, or a run of the keyboard."""
    return any(map(_is_easy, {password.strip().lower(), _plain(password)}))


def _is_easy(plain: str) -> bool:
    again = re.fullmatch(r"(.+?)\1+", plain)
    repeated = bool(again and (len(again[1]) <= PIECE or again[1] in _common()))
    return plain in _common() or repeated or _is_run(plain)


def _is_run(plain: str) -> bool:
    """Whether it goes up or down one by one all the way: 123456789012, abcdefghijkl."""
    rows = ("01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm")
    return bool(plain) and any(plain in row or plain in row[::-1] for row in rows)


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


@cache
def _common() -> frozenset[str]:
    """Django's list of some 20,000 passwords that many people use."""
    file = Path(password_validation.__file__).with_name("common-passwords.txt.gz")
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return frozenset(line.strip() for line in lines)
