"""Times and moments as people type them, in the time of the place."""

from datetime import UTC, datetime, time

import pytest
from django.utils import timezone

from holdfast.pages.forms import Form, MomentField, TimeField, times


class Asked(Form):
    starts = TimeField(label="Start of the meeting", required=False)
    told = MomentField(label="When you told the school", required=False)


def moment(day: str = "", month: str = "", year: str = "", clock: str = "") -> dict[str, str]:
    return {"told_day": day, "told_month": month, "told_year": year, "told_time": clock}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("14:10", time(14, 10)), ("14.10", time(14, 10)), ("1410", time(14, 10)), ("0905", time(9, 5)),
        ("9:05", time(9, 5)), ("2:10pm", time(14, 10)), ("2.10 PM", time(14, 10)), ("2pm", time(14)),
        ("12am", time(0)), ("12pm", time(12)), ("12.30 a.m.", time(0, 30)), ("Midday", time(12)),
        ("midnight", time(0)), ("23:59", time(23, 59)),
    ],
)  # fmt: skip
def test_a_time_is_read_as_people_write_it(typed: str, read: time) -> None:
    form = Asked({"starts": typed})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["starts"] == read


@pytest.mark.parametrize("typed", ["9", "24:00", "12:60", "13pm", "0am", "tea time", "14:1", "１４:10"])
def test_what_is_no_time_is_refused_in_plain_words_and_kept(typed: str) -> None:
    form = Asked({"starts": typed})
    assert form.errors["starts"] == ["Start of the meeting must be a time, such as 14:10 or 2.10pm"]
    assert f'value="{typed}"' in str(form)


def test_a_moment_in_summer_is_an_hour_ahead_of_utc() -> None:
    form = Asked(moment("1", "July", "2026", "2.10pm"))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["told"] == datetime(2026, 7, 1, 13, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "says", "focus"),
    [
        (("12", "1", "2026", ""), "When you told the school must include a time", "time"),
        (("", "", "", "9:05"), "When you told the school must include a date", "day"),
        (("12", "", "2026", "9:05"), "When you told the school must include a month", "month"),
        (
            ("12", "1", "2026", "soon"),
            "When you told the school must have a time, such as 14:10 or 2.10pm",
            "time",
        ),
        (
            ("29", "3", "2026", "1:30"),
            "When you told the school must be a time that there was: the clocks went forward in that hour",
            "time",
        ),
    ],
)
def test_a_wrong_moment_says_what_to_mend_where_and_keeps_what_was_typed(
    typed: tuple[str, str, str, str], says: str, focus: str
) -> None:
    form = Asked(moment(*typed))
    assert form.errors["told"] == [says]
    assert form["told"].target == f"id_told_{focus}"
    drawn = str(form)
    assert all(f'value="{part}"' in drawn for part in typed if part)


def test_a_known_moment_is_shown_in_the_time_of_the_place() -> None:
    drawn = str(Asked(initial={"told": datetime(2026, 7, 1, 13, 10, tzinfo=UTC)})["told"])
    assert 'value="14:10"' in drawn


def test_a_moment_is_changed_by_the_minute() -> None:
    before = timezone.make_aware(datetime(2026, 1, 12, 9, 5, 33))  # noqa: DTZ001 - made aware of the place here
    assert not Asked(moment("12", "1", "2026", "9:05"), initial={"told": before}).has_changed()
    assert Asked(moment("12", "1", "2026", "9:06"), initial={"told": before}).has_changed()


def test_midnight_has_two_names_and_one_time() -> None:
    assert times.read("midnight") == times.read("00:00") == times.read("12am")
