"""What a calendar answers, and each way in which its file can be wrong."""

from datetime import date
from pathlib import Path

import pytest

from holdfast.procedures import days_off
from holdfast.procedures.days_off import CalendarError


# ---------------------------------------------------------------- what a calendar answers
def test_lists_weekday_days_off_between_two_dates_both_included() -> None:
    jersey = days_off.load("jersey")
    between = jersey.days_off_between(date(2025, 5, 5), date(2025, 5, 9))
    assert [str(day) for day in between] == [
        "Mon 5 May (Early May bank holiday)",
        "Fri 9 May (Liberation Day)",
    ]
    assert jersey.days_off_between(date(2025, 5, 6), date(2025, 5, 8)) == ()
    assert jersey.days_off_between(date(2025, 5, 9), date(2025, 5, 5)) == ()
    # Christmas 2021: Saturday and Sunday are left out, their substitutes are not
    christmas = jersey.days_off_between(date(2021, 12, 20), date(2021, 12, 31))
    assert [day.on.day for day in christmas] == [27, 28]


def test_says_what_a_date_is() -> None:
    jersey = days_off.load("jersey")
    assert jersey.is_weekend(date(2026, 5, 9))
    assert not jersey.is_weekend(date(2026, 5, 8))
    assert not jersey.is_working_day(date(2026, 5, 9))
    assert not jersey.is_working_day(date(2025, 5, 9))
    assert jersey.is_working_day(date(2025, 5, 8))
    assert jersey.day_off(date(2014, 12, 25)) is None
    assert jersey.day_off(date(2029, 1, 1)) is None


def test_says_what_is_confirmed() -> None:
    man = days_off.load("isle_of_man")
    assert man.confirmed_until == date(2026, 12, 31)
    assert man.is_confirmed(date(2026, 6, 5))
    assert man.is_confirmed(date(2026, 12, 31))
    assert not man.is_confirmed(date(2027, 1, 1))
    assert not man.is_confirmed(date(2014, 12, 31))  # before the file: only weekends are known
    assert not man.is_confirmed(date(2029, 1, 2))
    assert not man.is_confirmed(date(2016, 6, 10))  # a race day without a notice
    assert man.is_confirmed(date(2016, 6, 9))
    assert man.is_confirmed_between(date(2026, 5, 1), date(2026, 12, 31))
    assert not man.is_confirmed_between(date(2026, 5, 1), date(2027, 1, 1))
    assert not man.is_confirmed_between(date(2016, 6, 1), date(2016, 6, 30))


def test_is_read_once_and_cannot_be_changed() -> None:
    jersey = days_off.load("jersey")
    assert days_off.load("jersey") is jersey
    with pytest.raises(AttributeError):
        jersey.title = "elsewhere"  # type: ignore[misc]


def test_the_version_changes_with_the_content_and_not_with_its_form(tmp_path: Path) -> None:
    def version(folder: str, text: str) -> str:
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "somewhere.toml").write_text(text)
        return days_off.load("somewhere", folder=tmp_path / folder).version

    first = version("first", GOOD)
    assert version("form", "# a comment\n" + GOOD.replace(" = ", "=")) == first
    assert version("content", GOOD.replace("2016-01-01", "2016-01-04")) != first
    assert len(first) == 12


# ---------------------------------------------------------------- files that are wrong
GOOD = """\
title = "Somewhere"
first_on = 2015-01-01
last_on = 2016-12-31
confirmed_until = 2015-12-31
note = "An invented nation."

[[day]]
on = 2015-01-01
name = "New Year's Day"
substitute = false
source = "Invented Act 2001"
confirmed = true

[[day]]
on = 2016-01-01
name = "New Year's Day"
substitute = false
source = "Invented Act 2001"
confirmed = false
"""
FIELDS = "on, name, substitute, source, confirmed"
FAULTS = {
    "not-toml": (
        "title =",
        "title",
        "not TOML: Expected '=' after a key in a key/value pair (at line 1, column 7)",
    ),
    "unknown-key": (
        "note =",
        "remark =",
        "found 'remark': expected only title, first_on, last_on, confirmed_until, note, day",
    ),
    "no-title": ('title = "Somewhere"\n', "", "title is missing: expected one line of text"),
    "title-is-a-number": ('"Somewhere"', "7", "title is 7: expected one line of text"),
    "title-of-two-lines": (
        '"Somewhere"',
        '"Some\\nwhere"',
        "title is 'Some\\nwhere': expected one line of text",
    ),
    "first-on-is-text": (
        "first_on = 2015-01-01",
        'first_on = "2015"',
        "first_on is '2015': expected a date (as 2026-05-04)",
    ),
    "years-the-wrong-way-round": (
        "last_on = 2016-12-31",
        "last_on = 2014-12-31",
        "last_on is 2014-12-31: expected a date after first_on (2015-01-01)",
    ),
    "confirmed-outside": (
        "confirmed_until = 2015-12-31",
        "confirmed_until = 2017-01-01",
        "confirmed_until is 2017-01-01: expected a date from 2015-01-01 to 2016-12-31",
    ),
    "entry-unknown-key": (
        'name = "New Year\'s Day"\nsubstitute = false\nsource = "Invented Act 2001"\nconfirmed = true',
        "nam = 1",
        f"day 1: found 'nam': expected only {FIELDS}",
    ),
    "entry-without-source": (
        'source = "Invented Act 2001"\nconfirmed = true',
        "confirmed = true",
        "day 1: source is missing: expected one line of text",
    ),
    "entry-source-empty": (
        'source = "Invented Act 2001"\nconfirmed = true',
        'source = " "\nconfirmed = true',
        "day 1: source is ' ': expected one line of text",
    ),
    "entry-on-is-a-moment": (
        "on = 2015-01-01\nname",
        "on = 2015-01-01T09:00:00\nname",
        "day 1: on is 2015-01-01 09:00:00: expected a date (as 2026-05-04)",
    ),
    "entry-confirmed-is-text": (
        "confirmed = true",
        'confirmed = "yes"',
        "day 1: confirmed is 'yes': expected true or false",
    ),
    "entry-substitute-is-a-number": (
        'substitute = false\nsource = "Invented Act 2001"\nconfirmed = true',
        'substitute = 1\nsource = "Invented Act 2001"\nconfirmed = true',
        "day 1: substitute is 1: expected true or false",
    ),
    "outside-the-years": (
        "on = 2016-01-01",
        "on = 2017-01-02",
        "day 2 (2017-01-02): on is outside the file's years: expected 2015-01-01 to 2016-12-31",
    ),
    "twice-the-same-date": (
        "on = 2016-01-01",
        "on = 2015-01-01",
        "day 2 (2015-01-01): found after 2015-01-01: expected each date once, in order",
    ),
    "substitute-on-a-weekend": (
        'on = 2016-01-01\nname = "New Year\'s Day"\nsubstitute = false',
        'on = 2016-01-02\nname = "New Year\'s Day"\nsubstitute = true',
        "day 2 (2016-01-02): a substitute on a Saturday: expected a weekday",
    ),
    "confirmed-too-late": (
        "confirmed = false",
        "confirmed = true",
        "day 2 (2016-01-01): confirmed is true after confirmed_until (2015-12-31): expected false",
    ),
    "a-year-without-days": (
        "on = 2016-01-01",
        "on = 2015-12-25",
        "2016 has no day off: expected some in every year",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_wrong_file_is_refused_in_one_line(fault: str, tmp_path: Path) -> None:
    found, instead, line = FAULTS[fault]
    assert found in GOOD
    (tmp_path / "somewhere.toml").write_text(GOOD.replace(found, instead, 1))
    with pytest.raises(CalendarError) as refused:
        days_off.load("somewhere", folder=tmp_path)
    assert str(refused.value) == f"somewhere.toml: {line}"


def test_the_file_that_the_faults_are_made_from_is_good(tmp_path: Path) -> None:
    (tmp_path / "somewhere.toml").write_text(GOOD)
    assert days_off.load("somewhere", folder=tmp_path).title == "Somewhere"


def test_days_that_are_no_tables_are_refused(tmp_path: Path) -> None:
    head = GOOD.split("[[day]]", maxsplit=1)[0]
    (tmp_path / "somewhere.toml").write_text(head + "day = [2015-01-01]\n")
    with pytest.raises(
        CalendarError, match=r"^somewhere.toml: day 1 is 2015-01-01: expected a \[\[day\]\] table$"
    ):
        days_off.load("somewhere", folder=tmp_path)
    (tmp_path / "elsewhere.toml").write_text(head + "day = 3\n")
    with pytest.raises(CalendarError, match=r"^elsewhere.toml: day is 3: expected \[\[day\]\] tables$"):
        days_off.load("elsewhere", folder=tmp_path)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "somewhere.toml").write_bytes(b'title = "\xff"')
    with pytest.raises(CalendarError, match=r"^somewhere.toml: byte 9 is not UTF-8 text: expected UTF-8$"):
        days_off.load("somewhere", folder=tmp_path)


def test_a_folder_in_place_of_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "somewhere.toml").mkdir()
    with pytest.raises(
        CalendarError, match=r"^somewhere.toml: cannot be read \(Is a directory\): expected a file$"
    ):
        days_off.load("somewhere", folder=tmp_path)


@pytest.mark.parametrize("nation", ["guernsey", "", "../calendars/jersey", "jersey.toml"])
def test_an_unknown_nation_is_refused_with_those_there_are(nation: str) -> None:
    with pytest.raises(CalendarError) as refused:
        days_off.load(nation)
    assert (
        str(refused.value)
        == f"no calendar {nation!r}: expected one of england_and_wales, isle_of_man, jersey"
    )


def test_an_empty_folder_has_no_nation(tmp_path: Path) -> None:
    with pytest.raises(CalendarError, match=r"^no calendar 'jersey': expected one of \(none found\)$"):
        days_off.load("jersey", folder=tmp_path)
