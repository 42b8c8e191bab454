"""The days that the three nations' calendars must have, from what each nation published."""

from datetime import date, timedelta

import pytest

from holdfast.procedures import days_off

NATIONS = ("england_and_wales", "isle_of_man", "jersey")


def name_of(nation: str, on: date) -> str | None:
    day = days_off.load(nation).day_off(on)
    return day.name if day else None


def test_the_three_nations_are_found_by_being_there() -> None:
    assert days_off.nations() == NATIONS


@pytest.mark.parametrize("nation", NATIONS)
def test_covers_2015_to_2028_with_all_eight_days(nation: str) -> None:
    calendar = days_off.load(nation)
    assert (calendar.first_on, calendar.last_on) == (date(2015, 1, 1), date(2028, 12, 31))
    expected = {
        "New Year's Day",
        "Good Friday",
        "Easter Monday",
        "Early May bank holiday",
        "Spring bank holiday",
        "Summer bank holiday",
        "Christmas Day",
        "Boxing Day",
    }
    for year in range(2015, 2029):
        assert expected <= {day.name for day in calendar.days_off if day.on.year == year}, year


# Printed tables of Easter, 2015 to 2028.
EASTER_SUNDAYS = (
    date(2015, 4, 5),
    date(2016, 3, 27),
    date(2017, 4, 16),
    date(2018, 4, 1),
    date(2019, 4, 21),
    date(2020, 4, 12),
    date(2021, 4, 4),
    date(2022, 4, 17),
    date(2023, 4, 9),
    date(2024, 3, 31),
    date(2025, 4, 20),
    date(2026, 4, 5),
    date(2027, 3, 28),
    date(2028, 4, 16),
)


@pytest.mark.parametrize("nation", NATIONS)
def test_easter_is_where_the_tables_have_it(nation: str) -> None:
    for sunday in EASTER_SUNDAYS:
        assert name_of(nation, sunday - timedelta(days=2)) == "Good Friday"
        assert name_of(nation, sunday + timedelta(days=1)) == "Easter Monday"


@pytest.mark.parametrize("nation", NATIONS)
@pytest.mark.parametrize(
    ("on", "name"),
    [
        ("2015-12-28", "Boxing Day, substitute day"),
        ("2016-12-27", "Christmas Day, substitute day"),
        ("2017-01-02", "New Year's Day, substitute day"),
        ("2020-12-28", "Boxing Day, substitute day"),
        ("2021-12-27", "Christmas Day, substitute day"),
        ("2021-12-28", "Boxing Day, substitute day"),
        ("2022-01-03", "New Year's Day, substitute day"),
        ("2022-12-27", "Christmas Day, substitute day"),
        ("2023-01-02", "New Year's Day, substitute day"),
        ("2026-12-28", "Boxing Day, substitute day"),
        ("2027-12-27", "Christmas Day, substitute day"),
        ("2027-12-28", "Boxing Day, substitute day"),
        ("2028-01-03", "New Year's Day, substitute day"),
        ("2022-06-02", "Spring bank holiday"),
        ("2022-06-03", "Platinum Jubilee bank holiday"),
        ("2022-05-30", None),
        ("2022-09-19", "State Funeral of Queen Elizabeth II"),
        ("2023-05-08", "Coronation of King Charles III"),
    ],
)
def test_substitutes_and_single_days_in_all_three(nation: str, on: str, name: str | None) -> None:
    day = days_off.load(nation).day_off(date.fromisoformat(on))
    assert (day and day.name) == name
    if day:
        assert day.substitute == day.name.endswith(", substitute day")


SINGLE = [
    # VE Day 2020: moved in England and on the Isle of Man, added in Jersey
    ("england_and_wales", "2020-05-04", None),
    ("england_and_wales", "2020-05-08", "Early May bank holiday"),
    ("isle_of_man", "2020-05-04", None),
    ("isle_of_man", "2020-05-08", "Early May bank holiday"),
    ("jersey", "2020-05-04", "Early May bank holiday"),
    ("jersey", "2020-05-08", "VE Day, 75th anniversary"),
    # Tynwald Day, and the Monday when 5 July is on a weekend
    ("isle_of_man", "2015-07-06", "Tynwald Day"),
    ("isle_of_man", "2016-07-05", "Tynwald Day"),
    ("isle_of_man", "2020-07-06", "Tynwald Day"),
    ("isle_of_man", "2025-07-05", None),
    ("isle_of_man", "2025-07-07", "Tynwald Day"),
    ("isle_of_man", "2026-07-06", "Tynwald Day"),
    ("isle_of_man", "2027-07-05", "Tynwald Day"),
    # the TT: where the library is wrong, and the two years without races
    ("isle_of_man", "2015-06-12", "TT bank holiday"),
    ("isle_of_man", "2016-06-10", "TT bank holiday"),
    ("isle_of_man", "2017-06-09", "TT bank holiday"),
    ("isle_of_man", "2018-06-08", "TT bank holiday"),
    ("isle_of_man", "2019-06-07", "TT bank holiday"),
    ("isle_of_man", "2020-06-05", None),
    ("isle_of_man", "2020-06-12", None),
    ("isle_of_man", "2020-08-28", "TT bank holiday"),
    ("isle_of_man", "2021-06-11", None),
    ("isle_of_man", "2021-08-27", "TT bank holiday"),
    ("isle_of_man", "2022-06-10", "TT bank holiday"),
    ("isle_of_man", "2023-06-02", None),
    ("isle_of_man", "2023-06-09", "TT bank holiday"),
    ("isle_of_man", "2024-06-07", "TT bank holiday"),
    ("isle_of_man", "2025-06-06", "TT bank holiday"),
    ("isle_of_man", "2026-06-05", "TT bank holiday"),
    ("isle_of_man", "2027-06-11", "TT bank holiday"),
    ("isle_of_man", "2028-06-09", "TT bank holiday"),
    # Jersey's own
    ("jersey", "2021-09-27", "Corn Riots anniversary"),
    ("jersey", "2021-09-28", None),
    ("jersey", "2024-07-15", "Visit of King Charles III"),
    ("england_and_wales", "2024-07-15", None),
    ("england_and_wales", "2025-05-09", None),
]


@pytest.mark.parametrize(("nation", "on", "name"), SINGLE)
def test_the_days_that_are_a_nations_own(nation: str, on: str, name: str | None) -> None:
    assert name_of(nation, date.fromisoformat(on)) == name


def test_liberation_day_is_9_may_and_never_moves() -> None:
    jersey = days_off.load("jersey")
    for year in range(2015, 2029):
        on = date(year, 5, 9)
        assert name_of("jersey", on) == "Liberation Day"
        if jersey.is_weekend(on):
            following = (on + timedelta(days=days) for days in (1, 2))
            assert all(name_of("jersey", after) is None for after in following), year
    # on a weekend it is a day off by name alone: it takes no working day away
    assert jersey.days_off_between(date(2026, 5, 5), date(2026, 5, 15)) == ()


def test_tynwald_day_on_a_monday_for_a_weekend_is_a_substitute() -> None:
    substitutes = [
        day.on.year
        for day in days_off.load("isle_of_man").days_off
        if day.name == "Tynwald Day" and day.substitute
    ]
    assert substitutes == [2015, 2020, 2025, 2026]


def test_the_tt_holiday_follows_the_races_since_they_came_back() -> None:
    on = {day.on for day in days_off.load("isle_of_man").days_off if day.name == "TT bank holiday"}
    for year in range(2022, 2029):
        last_of_may = date(year, 5, 31)
        last_monday = last_of_may - timedelta(days=last_of_may.weekday())
        assert last_monday + timedelta(days=11) in on, year


@pytest.mark.parametrize("nation", NATIONS)
def test_each_day_has_a_source_and_none_is_confirmed_past_the_nations_day(nation: str) -> None:
    calendar = days_off.load(nation)
    assert all(len(day.source) > 20 for day in calendar.days_off)
    assert not any(day.confirmed for day in calendar.days_off if day.on > calendar.confirmed_until)


def test_the_race_days_without_a_notice_are_not_confirmed() -> None:
    unconfirmed = {
        day.on.year
        for day in days_off.load("isle_of_man").days_off
        if day.name == "TT bank holiday" and not day.confirmed
    }
    assert unconfirmed == {2015, 2016, 2017, 2018, 2019, 2027, 2028}
