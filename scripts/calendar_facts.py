"""What the `holidays` library has wrong, why, and which instrument or notice each day off comes from.

The facts behind `make calendars`, one nation after the other. What was checked against a notice, a list or a
report of one says so; what was not is `confirmed=False`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import holidays

FIRST_YEAR, LAST_YEAR = 2015, 2028
YEARS = range(FIRST_YEAR, LAST_YEAR + 1)


class Stale(Exception):
    """Says that the library and the corrections no longer fit together."""


@dataclass(frozen=True, order=True)
class Day:
    """One day off as it is written to the file."""

    on: date
    name: str
    substitute: bool = False
    source: str = ""
    confirmed: bool = True


@dataclass(frozen=True)
class Correction:
    """Moves, adds or leaves out a day that the library has wrong."""

    reason: str
    name: str
    wrong: date | None = None  # where the library has it; None: nowhere
    right: date | None = None  # where it belongs; None: nowhere
    substitute: bool = False
    source: str | None = None  # None: the nation's usual source for this day
    confirmed: bool = True


@dataclass(frozen=True)
class Nation:
    """How one nation's file is made."""

    file: str
    title: str
    confirmed_until: date
    note: str
    library: Callable[[], Mapping[date, str]]
    source: Callable[[Day], str]
    corrections: tuple[Correction, ...] = ()


# ---------------------------------------------------------------- names, as the nations write them
NAMES = {
    "May Day": "Early May bank holiday",
    "May Bank Holiday": "Early May bank holiday",
    "Early May Bank Holiday": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
    "Summer Bank Holiday": "Summer bank holiday",
    "TT Bank Holiday": "TT bank holiday",
    "Platinum Jubilee of Elizabeth II": "Platinum Jubilee bank holiday",
    "Queen's Platinum Jubilee": "Platinum Jubilee bank holiday",
    "State Funeral of Queen Elizabeth II": "State Funeral of Queen Elizabeth II",
    "Funeral of Her Majesty Queen Elizabeth II": "State Funeral of Queen Elizabeth II",
    "Coronation of Charles III": "Coronation of King Charles III",
    "Coronation of His Majesty King Charles III": "Coronation of King Charles III",
    "The visit of His Majesty King Charles III and Queen Camilla": "Visit of King Charles III",
    "75th Anniversary of VE Day": "VE Day, 75th anniversary",
    "Corn Riots Anniversary": "Corn Riots anniversary",
}
KEPT = {
    "New Year's Day",
    "Good Friday",
    "Easter Monday",
    "Christmas Day",
    "Boxing Day",
    "Tynwald Day",
    "Liberation Day",
}
SUBSTITUTE = (" (observed)", " (substitute day)")


def named(on: date, text: str) -> Day:
    """Turns a name of the library into ours. Raises Stale for a name that nobody has looked at yet."""
    plain = text
    for ending in SUBSTITUTE:
        plain = plain.removesuffix(ending)
    if plain not in KEPT and plain not in NAMES:
        raise Stale(f"{on}: the library has {text!r}: give it our name in NAMES, with its source")
    name = NAMES.get(plain, plain)
    return Day(on, f"{name}, substitute day", substitute=True) if plain != text else Day(on, name)


# ---------------------------------------------------------------- England and Wales
ACT_1971 = "Banking and Financial Dealings Act 1971"
SEEN_UNTIL = 2023  # GOV.UK's own list was read for each year from 2015 to 2023
GAZETTE = {
    date(2020, 1, 1): 3326938,
    date(2020, 5, 8): 3326938,
    date(2022, 9, 19): 4158896,
    date(2023, 1, 2): 4115743,
    date(2023, 5, 1): 4115743,
    date(2024, 1, 1): 4388378,
    date(2024, 5, 6): 4388378,
    date(2025, 1, 1): 4631404,
    date(2025, 5, 5): 4631404,
}
SCHEDULED = {"Easter Monday", "Spring bank holiday", "Summer bank holiday", "Boxing Day"}


def england(day: Day) -> str:
    """Names the instrument that makes a day a bank holiday in England and Wales, and the list that has it."""
    listed = "GOV.UK list of bank holidays"
    if day.on.year > SEEN_UNTIL:
        listed += " (as reported in the press, 2025)"
    return f"{english_law(day)}; {listed}"


def english_law(day: Day) -> str:
    """Names the law that makes a day a bank holiday in England and Wales."""
    of_the_year = (day.on.month, day.on.day)
    if day.on.weekday() == 6 or (day.on.weekday() == 5 and of_the_year != (12, 26)):
        return f"by custom, on a {day.on:%A}, when a substitute day is given"
    if day.name in {"Good Friday", "Christmas Day"}:
        return "common law holiday"
    if day.on == date(2022, 6, 2):
        return f"{ACT_1971} s. 1(2), royal proclamation, in place of the last Monday in May"
    if day.name in SCHEDULED or of_the_year == (12, 27):
        return f"{ACT_1971} Sch. 1 para. 1"
    gazetted = f" (Gazette notice {GAZETTE[day.on]})" if day.on in GAZETTE else ""
    return f"{ACT_1971} s. 1(3), royal proclamation{gazetted}"


# ---------------------------------------------------------------- Isle of Man
ACT_1989 = "Bank Holidays Act 1989 (Isle of Man)"
NOTICES = {
    2020: "Government's list for 2020 (June 2019)",
    2022: "Government's notice of 6 July 2021",
    2023: "Government's list for 2023 (reported by Isle of Man Newspapers, 25 October 2022)",
    2024: "list for 2024 (FedEE)",
    2026: "Treasury's list for 2026 (reported by Isle of Man Newspapers, 11 September 2025)",
}
RACE = "Friday of the last TT race days: 11 days after the last Monday in May"


def isle_of_man(day: Day) -> str:
    """Names the notice that has a day as a bank holiday in the Isle of Man."""
    if day.on.weekday() >= 5:
        return f"by custom, on a {day.on:%A}; the bank holiday is the substitute day ({ACT_1989})"
    if day.on.year in NOTICES:
        return f"{ACT_1989}; {NOTICES[day.on.year]}"
    if day.name == "Tynwald Day":
        return f"{ACT_1989}; 5 July, or the Monday after a weekend as in the lists for 2020 and 2026"
    if day.name == "TT bank holiday":
        return f"{ACT_1989}; {RACE}"
    return f"{ACT_1989}; as in England and Wales (rule as reported by BBC News, May 2020)"


RACE_DAYS = (
    # year's wrong day, right day, whether it is confirmed, where it is from
    (date(2015, 6, 5), date(2015, 6, 12), False, "day of the Senior race; the holiday's notice not seen"),
    (date(2016, 6, 3), date(2016, 6, 10), False, "day of the Senior race; the holiday's notice not seen"),
    (date(2017, 6, 2), date(2017, 6, 9), False, "day of the Senior race; the holiday's notice not seen"),
    (date(2018, 6, 1), date(2018, 6, 8), False, "day of the Senior race; the holiday's notice not seen"),
    (date(2019, 6, 7), date(2019, 6, 7), False, "day of the Senior race; the holiday's notice not seen"),
    (date(2020, 6, 5), date(2020, 8, 28), True, "races cancelled, 12 June moved (BBC News, May 2020)"),
    (date(2021, 6, 4), date(2021, 8, 27), True, "races cancelled, 11 June moved (BBC News, 22 April 2021)"),
    (date(2022, 6, 3), date(2022, 6, 10), True, NOTICES[2022]),
    (date(2023, 6, 2), date(2023, 6, 9), True, NOTICES[2023]),
    (date(2025, 6, 6), date(2025, 6, 6), True, "list for 2025 (FedEE)"),
    (date(2027, 6, 4), date(2027, 6, 11), False, RACE),
    (date(2028, 6, 2), date(2028, 6, 9), False, RACE),
)
MANX = (
    *(
        Correction(
            "The library has the first Friday of June; the holiday goes with the races",
            "TT bank holiday",
            wrong,
            right,
            source=f"{ACT_1989}; {source}",
            confirmed=confirmed,
        )
        for wrong, right, confirmed, source in RACE_DAYS
    ),
    *(
        Correction("Moved from a weekend: a substitute", "Tynwald Day", monday, monday, substitute=True)
        for monday in (date(2015, 7, 6), date(2020, 7, 6), date(2025, 7, 7), date(2026, 7, 6))
    ),
    Correction(
        "The same day in other words: what the holiday marked",
        "State Funeral of Queen Elizabeth II",
        date(2022, 9, 19),
        date(2022, 9, 19),
        source=f"{ACT_1989}; Government's announcement of 11 September 2022",
    ),
    Correction(
        "An extra day, in no yearly list",
        "Coronation of King Charles III",
        date(2023, 5, 8),
        date(2023, 5, 8),
        source=f"{ACT_1989}; Government's announcement of 9 November 2022",
    ),
)

# ---------------------------------------------------------------- Jersey
LAW_1951 = "Public Holidays and Bank Holidays (Jersey) Law 1951 art. 2"
ONE_OFF = {
    date(2020, 5, 8): "Act of the States (vote reported by Bailiwick Express, 25 September 2019)",
    date(2021, 9, 27): "Act of the States, after P.9/2020",
    date(2022, 6, 2): "Public Holidays and Bank Holidays (Amendment No. 4) (Jersey) Act 2022",
    date(2022, 6, 3): "Public Holidays and Bank Holidays (Amendment No. 4) (Jersey) Act 2022",
    date(2022, 9, 19): "Act of the States, 11 September 2022 (BBC News, 12 September 2022)",
    date(2023, 5, 8): "Act of the States, 7 February 2023 (ITV News, that day)",
    date(2024, 7, 15): "Act of the States (BBC News, June 2024)",
}


def jersey(day: Day) -> str:
    """Names the Act of the States that makes a day a public or bank holiday in Jersey."""
    if day.on in ONE_OFF:
        return f"{LAW_1951}; {ONE_OFF[day.on]}"
    if day.name == "Liberation Day" and day.on.weekday() == 6:
        return (
            "9 May by name; on a Sunday no public holiday and no substitute (States Assembly, 16 March 2004)"
        )
    if day.name == "Liberation Day":
        return f"{LAW_1951}, Act of the States: 9 May, no substitute (States Assembly, 16 March 2004)"
    if day.on.weekday() >= 5:
        return (
            f"by custom, on a {day.on:%A}; a substitute weekday is observed ({LAW_1951}, Act of the States)"
        )
    return f"{LAW_1951}, Act of the States"


JERSEY = tuple(
    Correction(
        "On a Sunday it is a day off in name, which the library leaves out", "Liberation Day", right=sunday
    )
    for sunday in (date(2021, 5, 9), date(2027, 5, 9))
)


def english_and_welsh() -> Mapping[date, str]:
    """Asks the library for England, and makes sure that Wales has the same days."""
    england_alone, wales = (
        holidays.country_holidays("GB", subdiv=part, years=YEARS) for part in ("ENG", "WLS")
    )
    if dict(england_alone) != dict(wales):
        raise Stale("the library no longer has the same days for England and Wales: expected one calendar")
    return england_alone


# ---------------------------------------------------------------- the three files
NATIONS = (
    Nation(
        "england_and_wales",
        "England and Wales",
        date(2027, 12, 31),
        "New Year's Day, the Early May bank holiday and some substitutes are proclaimed year by year.",
        english_and_welsh,
        england,
    ),
    Nation(
        "isle_of_man",
        "Isle of Man",
        date(2026, 12, 31),
        "The Treasury lists a year's bank holidays the year before; the TT bank holiday goes with the races.",
        lambda: holidays.country_holidays("IM", years=YEARS),
        isle_of_man,
        MANX,
    ),
    Nation(
        "jersey",
        "Jersey",
        date(2026, 12, 31),
        "Liberation Day has no substitute; the States add single days by Act, some at a month's notice.",
        lambda: holidays.country_holidays("JE", years=YEARS),
        jersey,
        JERSEY,
    ),
)
