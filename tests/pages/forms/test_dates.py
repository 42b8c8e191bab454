"""Dates as people type them: what is read, what is refused and how, and that nothing typed is lost."""

from datetime import date

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from holdfast.pages.forms import DateField, Form, dates

TODAY = date(2026, 1, 12)


class Asked(Form):
    born = DateField(label="Date of birth", past=True, today=lambda: TODAY)
    from_now = DateField(label="Next review", future=True, today=lambda: TODAY, required=False)


def sent(day: str = "", month: str = "", year: str = "", name: str = "born") -> dict[str, str]:
    return {f"{name}_day": day, f"{name}_month": month, f"{name}_year": year}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (("27", "3", "2018"), date(2018, 3, 27)),
        (("07", "03", "2018"), date(2018, 3, 7)),
        (("7", "March", "2018"), date(2018, 3, 7)),
        ((" 7 ", " mar ", " 2018 "), date(2018, 3, 7)),
        (("7th", "SEPT", "2018"), date(2018, 9, 7)),
        (("1st", "Sep.", "2018"), date(2018, 9, 1)),
        (("29", "2", "2024"), date(2024, 2, 29)),
    ],
)
def test_a_date_is_read_as_people_write_it(typed: tuple[str, str, str], read: date) -> None:
    form = Asked(sent(*typed))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["born"] == read


@pytest.mark.parametrize(
    ("typed", "says", "focus"),
    [
        (("", "", ""), "Enter date of birth", "day"),
        (("27", "", "2018"), "Date of birth must include a month", "month"),
        (("", "", "2018"), "Date of birth must include a day and a month", "day"),
        (("27", "3", ""), "Date of birth must include a year", "year"),
        (("27", "3", "18"), "Date of birth must have a year of 4 numbers", "year"),
        (("31", "2", "2018"), "Date of birth must be a real date", "day"),
        (("29", "2", "2023"), "Date of birth must be a real date", "day"),
        (("27", "13", "2018"), "Date of birth must be a real date", "month"),
        (("27", "ma", "2018"), "Date of birth must be a real date", "month"),
        (("27", "Brumaire", "2018"), "Date of birth must be a real date", "month"),
        (("0", "3", "2018"), "Date of birth must be a real date", "day"),
        (("27", "3", "0000"), "Date of birth must be a real date", "day"),
        (("٢٧", "3", "2018"), "Date of birth must be a real date", "day"),
        (("13", "1", "2026"), "Date of birth must be today or in the past", "day"),
    ],
)
def test_a_wrong_date_says_what_to_mend_where_and_keeps_what_was_typed(
    typed: tuple[str, str, str], says: str, focus: str
) -> None:
    form = Asked(sent(*typed))
    assert form.errors["born"] == [says]
    assert form["born"].target == f"id_born_{focus}"
    drawn = str(form)
    for part in filter(None, typed):
        assert f'value="{part}"' in drawn


def test_today_itself_is_neither_past_nor_future_only() -> None:
    form = Asked({**sent("12", "1", "2026"), **sent("12", "1", "2026", name="from_now")})
    assert form.is_valid(), form.errors


def test_a_day_before_today_is_refused_where_the_future_is_asked_for() -> None:
    form = Asked({**sent("1", "1", "2020"), **sent("11", "1", "2026", name="from_now")})
    assert form.errors == {"from_now": ["Next review must be today or in the future"]}


def test_only_the_wrong_box_is_marked() -> None:
    drawn = str(Asked(sent("27", "13", "2018"))["born"])
    marked = [line for line in drawn.split("<input") if "govuk-input--error" in line]
    assert len(marked) == 1
    assert 'id="id_born_month"' in marked[0]


def test_a_known_date_is_shown_in_its_three_boxes() -> None:
    drawn = str(Asked(initial={"born": date(2018, 3, 7)})["born"])
    assert [part for part in ("7", "3", "2018") if f'value="{part}"' in drawn] == ["7", "3", "2018"]


def test_what_was_not_changed_is_not_said_to_be() -> None:
    assert not Asked(sent("7", "March", "2018"), initial={"born": date(2018, 3, 7)}).has_changed()
    assert Asked(sent("8", "March", "2018"), initial={"born": date(2018, 3, 7)}).has_changed()
    assert Asked(sent("8", "x", "2018"), initial={"born": date(2018, 3, 7)}).has_changed()


def test_a_birthday_of_ones_own_may_be_filled_in_by_the_browser() -> None:
    field = DateField(label="Your date of birth", widget=dates.DateParts(attrs={"autocomplete": "bday"}))
    form = type("Own", (Form,), {"born": field})()
    assert 'autocomplete="bday-month"' in str(form)
    assert "bday" not in str(Asked())


def test_holding_a_date_to_the_past_needs_to_know_today() -> None:
    with pytest.raises(TypeError, match="today"):
        DateField(past=True)


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(["number", "name", "short"]))
def test_every_date_is_read_back_as_it_was_written(day: date, how: str) -> None:
    name = dates.MONTHS[day.month - 1]
    month = {"number": str(day.month), "name": name.upper(), "short": name[:3]}[how]
    assert dates.read(dates.Typed(str(day.day), month, str(day.year))) == day


@given(st.text(max_size=8), st.text(max_size=8), st.text(max_size=8))
def test_nothing_that_is_typed_breaks_the_form(day: str, month: str, year: str) -> None:
    form = Asked(sent(day, month, year))
    form.is_valid()
    assert "born_year" in str(form)


def test_the_label_and_the_link_lead_to_a_box_that_exists() -> None:
    bound = Asked()["born"]
    assert bound.id_for_label == "id_born_day"
    assert isinstance(bound.field.widget, forms.Widget)
    assert f'id="{bound.id_for_label}"' in str(bound)
