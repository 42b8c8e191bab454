"""What the rules say of a wrong case, at the field that is wrong, in the words of whoever filled it in."""

import re
from dataclasses import dataclass

from holdfast.documents import event_words
from holdfast.procedures import sentences
from holdfast.procedures.faults import CaseFault

DAY = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")
EVENT = re.compile(r"event ([0-9]+) \([a-z-]+\): (.*)")
# What a line about an event says; which field is wrong (None: the one it names); and our words for it.
SAYINGS: tuple[tuple[re.Pattern[str], str | None, str], ...] = (
    (
        re.compile(r"the child was seen on (.*), before the birth on (.*)"),
        "on",
        "The child cannot have been seen on {0}: that is before the birth on {1}",
    ),
    (
        re.compile(r"the child was seen on (.*), but is not born yet.*"),
        "on",
        "The child cannot have been seen on {0}: there is no date of birth yet",
    ),
    (
        re.compile(r"(\w+) is (.*), more than ten months before the (.*) on (.*): .*"),
        None,
        "{1} is more than ten months before the {2} on {3}: check both dates",
    ),
    (
        re.compile(r"(\w+) is (.*), which refers to nothing: .*"),
        None,
        "{1} is no date or event of this timeline: choose one that is, or add it",
    ),
    (
        re.compile(r"(\w+) is (.*): expected no date after on \((.*)\)"),
        None,
        "{1} is later than {2}, the day of the event itself: check both dates",
    ),
    (
        re.compile(r"(\w+) is (.*): expected a date from .*"),
        None,
        "{1} cannot be: give a date between 1900 and 2200",
    ),
)


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """Where a mistake is (`place`: which event, from 1; None: the child) and what to say about it."""

    place: int | None
    field: str | None
    says: str


def mistake(fault: CaseFault) -> Mistake:
    """Find the place of a fault and say it plainly."""
    line = str(fault)
    about = EVENT.fullmatch(line)
    if about is None:
        if line.startswith("child: died"):
            return Mistake(place=None, field="died", says="Date of death cannot be before the date of birth")
        return Mistake(place=None, field=None, says=spoken(line))
    place, said = int(about[1]), about[2]
    for pattern, field, says in SAYINGS:
        found = pattern.fullmatch(said)
        if found is not None:
            told = says.format(*(with_days(each) for each in found.groups()))
            return Mistake(place=place, field=field or found[1], says=told[:1].upper() + told[1:])
    return Mistake(place=place, field=None, says=spoken(said))


def spoken(line: str) -> str:
    """A line with its dates as they are spoken of, beginning with a capital."""
    said = with_days(line)
    return said[:1].upper() + said[1:]


def with_days(line: str) -> str:
    """A line with its dates as they are spoken of."""

    def day(found: re.Match[str]) -> str:
        on = event_words.day_in(text=found[0])
        return sentences.day(on) if on is not None else found[0]

    return DAY.sub(day, line).strip('"')
