"""Finds a pack's phrases in what somebody wrote: whole words, in any case; `*` ends a word, `…` is a gap.

engag*              engage, engages, engaging, engagement
never … again       never (a few words) again, in one sentence
"""

import re
from collections.abc import Iterable
from functools import lru_cache

NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

_LASTS = re.compile(rf"\b([0-9]{{1,3}}|a|{'|'.join(NUMBERS)}) (day|week|month)s?\b", re.IGNORECASE)
_FIGURE = re.compile(r"[0-9]|\b(" + "|".join(NUMBERS[1:]) + r")\b", re.IGNORECASE)


def first(text: str, phrases: Iterable[str]) -> str | None:
    """Give the words of a text that one of some phrases finds; None if none does."""
    plain = " ".join(text.replace("’", "'").split())
    found = (_pattern(phrase).search(plain) for phrase in phrases)
    return next((each[0] for each in found if each is not None), None)


def has_figure(text: str) -> bool:
    """Whether a number stands in a text, in figures or in words (not *one*, which is mostly no number)."""
    return _FIGURE.search(text) is not None


def duration(text: str) -> tuple[int, str] | None:
    """Find the first duration in a text, as (8, "weeks"); None if there is none."""
    found = _LASTS.search(text)
    if found is None:
        return None
    number = found[1].lower()
    if number == "a":
        return 1, f"{found[2].lower()}s"
    count = NUMBERS.index(number) + 1 if number in NUMBERS else int(number)
    return (count, f"{found[2].lower()}s") if count else None


@lru_cache(maxsize=1024)
def _pattern(phrase: str) -> re.Pattern[str]:
    segments = [" ".join(_word(word) for word in each.split()) for each in phrase.split("…")]
    start = r"(?<!\w)" if phrase[:1].isalnum() else ""
    end = r"(?!\w)" if phrase[-1:].isalnum() else ""
    return re.compile(start + r"\b[^.;!?]{0,60}?\b".join(segments) + end, re.IGNORECASE)


def _word(word: str) -> str:
    return re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "")
