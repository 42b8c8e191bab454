"""The columns of a register that is carried in: what each holds, and how a row of text is read.

A row is one child. Every cell is text, as a spreadsheet saves it; what cannot be read is one sentence that
names the column, what stands there and what was expected. docs/carrying-in.md is made from this list.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from holdfast.procedures import intervals, record_words, words
from holdfast.procedures.intervals import NotAnInterval

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
YES, NO = {"yes", "y", "true", "1"}, {"no", "n", "false", "0"}
LONGEST = 2_000  # characters of one cell


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: its heading, what it holds, and how its text is read."""

    name: str
    says: str
    kind: str = "text"  # text, date, yes-no, word, words, interval, number, email
    needed: bool = False
    of: tuple[str, ...] = ()
    group: str = "The child"


def _column(name: str, says: str, kind: str = "text", **more: Any) -> Column:
    return Column(name=name, says=says, kind=kind, **more)


CHILD, PLAN, HELD, HOME, PEOPLE = (
    "The child",
    "The plan",
    "What was held last, and what is arranged",
    "Home and warnings",
    "Who works with the child",
)
COLUMNS = (
    _column("given_name", "Given name. May be empty for a child who is not born yet."),
    _column("family_name", "Family name"),
    _column("born_on", "Date of birth", "date"),
    _column("expected_on", "Day on which an unborn child is expected", "date"),
    _column("sex", "Sex", "word", of=tuple(record_words.SEXES)),
    _column("other_names", "Other names, with a semicolon between them"),
    _column("previous_number", "The child's number in the system before"),
    _column("family", "The same word for all brothers and sisters of one family"),
    _column("main_language", "Main language"),
    _column("interpreter", "An interpreter is needed", "yes-no"),
    _column(
        "plan_began_on", "Day on which the plan, or the registration, began", "date", needed=True, group=PLAN
    ),
    _column(
        "categories", "Categories of abuse, with a semicolon between them", "words", needed=True,
        of=tuple(words.Category), group=PLAN,
    ),
    _column(
        "carried_from", "Where the plan comes from", "word",
        of=("before-holdfast", "transfer", "temporary"), group=PLAN,
    ),
    _column("aim", "What the plan is to achieve, in a sentence", group=PLAN),
    _column("visit_every", "How often the plan has the child visited, as 2 weeks", "interval", group=PLAN),
    _column("core_group_every", "How often the core group is to meet", "interval", group=PLAN),
    _column("rooms_every", "Other rooms are seen on every so many visits, as 3", "number", group=PLAN),
    _column("legal_status", "Legal status or order", group=PLAN),
    _column("looked_after", "The child is looked after by the authority", "yes-no", group=PLAN),
    _column(
        "last_review_on", "Last review conference that was held; empty where there was none yet", "date",
        group=HELD,
    ),
    _column("next_review_on", "Day for which the next review is arranged", "date", group=HELD),
    _column("last_core_group_on", "Last core group that was held", "date", group=HELD),
    _column("next_core_group_on", "Day for which the next core group is arranged", "date", group=HELD),
    _column("last_visit_on", "Last visit on which the social worker saw the child", "date", group=HELD),
    _column("last_visit_at_home", "That visit was at home", "yes-no", group=HELD),
    _column("last_visit_alone", "The child was seen alone on it", "yes-no", group=HELD),
    _column("last_visit_bedroom", "The bedroom was seen on it", "yes-no", group=HELD),
    _column("address", "Address at which the child lives", group=HOME),
    _column("postcode", "Postcode", group=HOME),
    _column("protected", "The address must not be told to others", "yes-no", group=HOME),
    _column("warning", "What whoever goes there must know", group=HOME),
    _column("mother", "The mother's name, family name last", group=HOME),
    _column("mother_born_on", "Her date of birth", "date", group=HOME),
    _column("father", "The father's name, family name last", group=HOME),
    _column("father_born_on", "His date of birth", "date", group=HOME),
    _column(
        "social_worker", "E-mail address of the social worker's account", "email", needed=True, group=PEOPLE
    ),
    _column("team", "Name of the team or unit", needed=True, group=PEOPLE),
    _column("allocated_on", "Day since which the child has this social worker", "date", group=PEOPLE),
    _column("school", "School or nursery", group=PEOPLE),
    _column("gp", "GP surgery", group=PEOPLE),
    _column("health_visitor", "Health visitor's or school nurse's team", group=PEOPLE),
)  # fmt: skip
BY_NAME = {column.name: column for column in COLUMNS}
SHARED = frozenset(
    {
        *("family", "address", "postcode", "protected", "mother", "mother_born_on", "father"),
        *("father_born_on", "social_worker", "team", "main_language", "interpreter", "warning"),
    }
)
"""What brothers and sisters have in common most of the time: the form asks it once."""


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing that is wrong in a row: the column it is in, and what to do."""

    column: str
    says: str


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row as read: `found` holds what each filled cell says, typed."""

    said: Mapping[str, str]
    found: Mapping[str, Any]
    faults: tuple[Fault, ...] = field(default=())

    def get(self, name: str) -> Any:
        """What the cell says; None where it is empty or could not be read."""
        return self.found.get(name)

    @property
    def name(self) -> str:
        """What the child is called in a list."""
        named = " ".join(part for part in (self.said.get("given_name"), self.said.get("family_name")) if part)
        return named or "a child not born yet"


class NotReadable(ValueError):
    """The text of a cell is not of its column's kind; says what was expected."""


def read(*, said: Mapping[str, str]) -> Row:
    """Read one row; whatever is wrong stands in `faults`, and everything else is read all the same."""
    found: dict[str, Any] = {}
    faults: list[Fault] = []
    for column in COLUMNS:
        text = str(said.get(column.name, "") or "").strip()
        if not text:
            if column.needed:
                faults.append(Fault(column=column.name, says=f"{column.name} is empty: {_wanted(column)}."))
            continue
        try:
            found[column.name] = _value(column, text)
        except NotReadable as problem:
            faults.append(
                Fault(column=column.name, says=f"{column.name} is “{text[:60]}”: expected {problem}.")
            )
    return Row(said=dict(said), found=found, faults=(*faults, *_together(found)))


def unknown_columns(*, headings: list[str]) -> list[str]:
    """The headings that no column has."""
    return [each for each in headings if each.strip() and each.strip() not in BY_NAME]


def read_date(*, text: str) -> date:
    """A date as 2026-01-12, 12/01/2026, 12.1.2026 or 12 Jan 2026; the day always before the month.

    Raises NotReadable when it is none, or its year has two numbers.
    """
    wanted = "a date, as 12/01/2026 or 2026-01-12"
    if iso := re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ]0?0:00(:00)?)?", text):
        parts = int(iso[1]), int(iso[2]), int(iso[3])
    elif plain := re.fullmatch(r"([0-9]{1,2})[/.\- ]([0-9]{1,2}|[A-Za-z]{3,9})[/.\- ]([0-9]{4})", text):
        parts = int(plain[3]), _month(plain[2]), int(plain[1])
    else:
        raise NotReadable(wanted)
    try:
        return date(*parts)
    except ValueError:
        raise NotReadable(wanted) from None


def _month(text: str) -> int:
    if text.isdecimal():
        return int(text)
    short = text[:3].lower()
    if short not in MONTHS:
        raise NotReadable("a date, as 12 Jan 2026")
    return MONTHS.index(short) + 1


def _wanted(column: Column) -> str:
    return {
        "date": "a date is needed here",
        "words": f"one or more of {', '.join(column.of)} is needed here",
        "email": "the address with which they sign in is needed here",
    }.get(column.kind, "it is needed")


def _value(column: Column, text: str) -> Any:
    if len(text) > LONGEST:
        raise NotReadable(f"at most {LONGEST:,} characters")
    return _READ[column.kind](column, text)


def _yes_no(_: Column, text: str) -> bool:
    if text.lower() in YES | NO:
        return text.lower() in YES
    raise NotReadable("yes or no")


def _word(column: Column, text: str) -> str:
    word = re.sub(r"[ _]+", "-", text.lower())
    if word not in column.of:
        raise NotReadable(f"one of {', '.join(column.of)}")
    return word


def _words(column: Column, text: str) -> tuple[str, ...]:
    found = [_word(column, each.strip()) for each in text.split(";") if each.strip()]
    return tuple(dict.fromkeys(found))


def _interval(_: Column, text: str) -> str:
    try:
        return str(intervals.read(" ".join(text.lower().split())))
    except NotAnInterval:
        raise NotReadable("a time, as 2 weeks, 10 working days or 1 month") from None


def _number(_: Column, text: str) -> int:
    if not re.fullmatch(r"[1-9][0-9]?", text):
        raise NotReadable("a number from 1 to 99")
    return int(text)


def _email(_: Column, text: str) -> str:
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", text):
        raise NotReadable("an e-mail address")
    return text.lower()


_READ = {
    "text": lambda _, text: " ".join(text.split()) if "\n" not in text else text,
    "date": lambda _, text: read_date(text=text),
    "yes-no": _yes_no,
    "word": _word,
    "words": _words,
    "interval": _interval,
    "number": _number,
    "email": _email,
}


def _together(found: Mapping[str, Any]) -> list[Fault]:
    """What is wrong between the cells of a row."""
    faults = []
    if not found.get("born_on") and not found.get("expected_on"):
        faults.append(Fault(column="born_on", says="Give the date of birth, or the day a birth is expected."))
    if found.get("born_on") and not (found.get("given_name") or found.get("family_name")):
        faults.append(Fault(column="given_name", says="A child who is born needs a name."))
    began = found.get("plan_began_on")
    held = found.get("last_review_on")
    if began and held and held < began:
        said = f"The last review, {held:%-d %B %Y}, is before the plan began."
        faults.append(Fault(column="last_review_on", says=said))
    return faults
