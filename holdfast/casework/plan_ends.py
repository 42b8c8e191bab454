"""What ends a plan by itself, without anybody acting: death and the 18th birthday.

The procedure's own derivation ends it so (`procedures.timeline`); lists and pages agree by asking here, also
before the night's job has closed the registration.
"""

from dataclasses import dataclass
from datetime import date

from holdfast.procedures import near_dates
from holdfast.procedures.timeline import MAJORITY, birthday
from holdfast.records.models import Person

SOON = 30  # days before the 18th birthday from which the register says that a child leaves it


@dataclass(frozen=True, kw_only=True)
class EndOfItself:
    """The day on which a plan ended by itself, and the grounds of the public form."""

    on: date
    grounds: str


def by_itself(*, born_on: date | None, died_on: date | None, today: date) -> EndOfItself | None:
    """What has ended a child's plan by itself up to a day: whichever of death and 18 came first, or None."""
    found = []
    if died_on is not None and died_on <= today:
        found.append(EndOfItself(on=died_on, grounds="died"))
    if born_on is not None and (of_age := birthday(born_on, MAJORITY)) <= today:
        found.append(EndOfItself(on=of_age, grounds="eighteen"))
    return min(found, key=lambda each: each.on) if found else None


def is_over(*, person: Person, today: date) -> bool:
    """Whether a plan of this child, if there was one, has ended by itself up to a day."""
    return by_itself(born_on=person.born_on, died_on=person.died_on, today=today) is not None


def leaves_on(*, born_on: date | None, today: date) -> date | None:
    """The 18th birthday where it lies within 30 days to come, else None."""
    if born_on is None:
        return None
    of_age = birthday(born_on, MAJORITY)
    return of_age if 0 < (of_age - today).days <= SOON else None


def grown(*, today: date) -> date:
    """Whoever was born on this day or before is 18: for a condition on many at once."""
    on = near_dates.years_before(today, MAJORITY)
    return on if birthday(on, MAJORITY) <= today else date.fromordinal(on.toordinal() - 1)
