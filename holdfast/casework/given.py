"""What a step is given, held to what it can be: words that must be said, words of a list, days in order."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from holdfast.access.refusals import Refused
from holdfast.procedures import intervals

LONGEST = 254  # letters of what an index holds, as in records.models.kept


def needed(*, text: str, why: str, about: str = "", about_id: UUID | None = None) -> str:
    """The text without the blanks around it; raises Refused, with `why`, where nothing is left."""
    found = text.strip()
    if not found:
        raise Refused(why, about=about, about_id=about_id)
    return found


def name(*, text: str, what: str) -> str:
    """A name that an index can hold; raises Refused where it is empty or longer than 254 letters."""
    found = needed(text=text, why=f"{what} needs a name.")
    if len(found) > LONGEST:
        raise Refused(f"The name is longer than {LONGEST} letters.")
    return found


def known(*, word: str, words: Collection[str], what: str) -> str:
    """A word of a closed list; raises Refused, which names what it was for, where it is none of them."""
    if word not in words:
        raise Refused(f"“{word}” is not one of the choices for {what}.")
    return str(word)


def all_known(*, found: Iterable[str], words: Collection[str], what: str) -> tuple[str, ...]:
    """Words of a closed list, each once; raises Refused at the first that is none of them."""
    return tuple(dict.fromkeys(known(word=each, words=words, what=what) for each in found))


def not_after(*, on: date, today: date, what: str) -> date:
    """A day of what has happened; raises Refused where it lies ahead."""
    if on > today:
        raise Refused(f"{what} is in the future: only what has happened is recorded so.")
    return on


def interval(*, text: str, what: str) -> str:
    """An interval as the public form writes it, or nothing; raises Refused where it is none."""
    found = " ".join(text.split()).lower()
    if not found:
        return ""
    try:
        return str(intervals.read(found))
    except intervals.NotAnInterval:
        raise Refused(
            f"{what} is a number of days, working days, weeks or months, such as 3 weeks."
        ) from None


def several(*, children: Iterable[UUID]) -> tuple[UUID, ...]:
    """The children a step is about, each once; raises Refused where there is none."""
    found = tuple(dict.fromkeys(children))
    if not found:
        raise Refused("Choose at least one child.")
    return found
