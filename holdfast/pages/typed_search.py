"""What is typed into the one box of the search, taken apart: a name, and a day or a year of birth."""

import re
from dataclasses import dataclass
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<word>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>\d{4}|\d{2})"
_BEFORE, _AFTER = r"(?<![\w./-])", r"(?![\w/-])"
# As people write days, the plainest first.
DAYS = [
    re.compile(_BEFORE + pattern + _AFTER, re.I)
    for pattern in (
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})\s?[./-]\s?(?P<month>\d{1,2})\s?[./-]\s?" + _YEAR,
        r"(?P<day>\d{1,2}) (?P<month>\d{1,2}) (?P<year>\d{4})",
        rf"{_DAY}(?: of)?[ -]{_MONTH},?[ -]{_YEAR}",
        rf"{_MONTH} {_DAY},? (?P<year>\d{{4}})",
        r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>(?:18|19|20)\d{2})",
    )
]
YEAR = re.compile(_BEFORE + r"(?:born )?(?P<year>18[89]\d|19\d\d|20\d\d)" + _AFTER, re.I)


@dataclass(frozen=True, kw_only=True)
class Typed:
    """The parts; `no_such_day` is what looked like a day and is none, of which the year alone is taken."""

    name: str = ""
    born_on: date | None = None
    born_year: int | None = None
    no_such_day: str = ""


def take_apart(typed: str, *, today: date) -> Typed:
    """Take a line apart; what is no day or year is the name.

    The day stands before the month; where that cannot be, the month before the day. A year of two figures
    is of the last hundred years.
    """
    for pattern in DAYS:
        found = pattern.search(typed)
        if found:
            rest = typed[: found.start()] + " " + typed[found.end() :]
            year, day = _year(found["year"], today), _day(found, today)
            if day is None:
                return Typed(name=_name(rest), born_year=year, no_such_day=found[0])
            return Typed(name=_name(rest), born_on=day)
    found = YEAR.search(typed)
    if found:
        return Typed(
            name=_name(typed[: found.start()] + " " + typed[found.end() :]), born_year=int(found["year"])
        )
    return Typed(name=_name(typed))


def _day(found: re.Match[str], today: date) -> date | None:
    parts = found.groupdict()
    year, day = _year(parts["year"], today), int(parts["day"])
    word = parts.get("word")
    month = MONTHS.index(word[:3].lower()) + 1 if word else int(parts["month"])
    for one, other in ((month, day), (day, month)):
        try:
            return date(year, one, other)
        except ValueError:
            if word:  # a month in letters is no day
                return None
    return None


def _year(figures: str, today: date) -> int:
    if len(figures) == 4:
        return int(figures)
    year = today.year // 100 * 100 + int(figures)
    return year if year <= today.year + 1 else year - 100


def _name(rest: str) -> str:
    return re.sub(r"\b(?:born|dob|d\.o\.b\.?)(?=\W|$)", " ", rest, flags=re.I).strip(" ,;:") if rest else ""
