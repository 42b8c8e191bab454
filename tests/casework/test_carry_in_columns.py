"""Reading a row of a register: what each cell says, and what is wrong with it, in words."""

from datetime import date

import pytest

from holdfast.casework import carry_in_columns

ROW = {
    "given_name": "Ada", "family_name": "Example", "born_on": "4/5/2018", "plan_began_on": "2026-01-12",
    "categories": "Neglect; emotional abuse", "social_worker": "Winifred@Jersey.example",
    "team": "Team North",
}  # fmt: skip


def faults(**changes: str) -> list[tuple[str, str]]:
    return [(each.column, each.says) for each in carry_in_columns.read(said={**ROW, **changes}).faults]


def test_a_row_is_read_by_the_kind_of_each_column() -> None:
    said = {**ROW, "visit_every": "2  Weeks", "protected": "Yes", "rooms_every": "3"}
    row = carry_in_columns.read(said=said)
    assert row.faults == ()
    assert (row.get("born_on"), row.get("plan_began_on")) == (date(2018, 5, 4), date(2026, 1, 12))
    assert row.get("categories") == ("neglect", "emotional-abuse")
    assert row.get("social_worker") == "winifred@jersey.example"
    assert (row.get("visit_every"), row.get("protected"), row.get("rooms_every")) == ("2 weeks", True, 3)


@pytest.mark.parametrize(
    "text", ["2026-01-12", "12/1/2026", "12/01/2026", "12.01.2026", "12 Jan 2026", "12 january 2026",
             "12-01-2026", "2026-01-12 00:00:00"],
)  # fmt: skip
def test_a_date_is_read_as_people_and_spreadsheets_write_it(text: str) -> None:
    assert carry_in_columns.read_date(text=text) == date(2026, 1, 12)


@pytest.mark.parametrize("text", ["12/1/26", "2026-13-01", "31/2/2026", "Jan 2026", "1/12", "12 Foo 2026"])
def test_what_is_no_date_is_refused_in_words(text: str) -> None:
    assert faults(born_on=text) == [
        ("born_on", f"born_on is “{text}”: expected a date, as "
         f"{'12 Jan 2026' if 'Foo' in text else '12/01/2026 or 2026-01-12'}."),
        ("born_on", "Give the date of birth, or the day a birth is expected."),
    ]  # fmt: skip


WRONG = {
    "visit_every": ("often", "expected a time, as 2 weeks, 10 working days or 1 month"),
    "protected": ("perhaps", "expected yes or no"),
    "rooms_every": ("0", "expected a number from 1 to 99"),
    "social_worker": ("Winifred", "expected an e-mail address"),
    "categories": ("neglect; harm", "expected one of neglect, physical-abuse, sexual-abuse, emotional-abuse"),
    "sex": ("?", "expected one of female, male, not-known, other"),
    "aim": ("a" * 2_001, "expected at most 2,000 characters"),
}


@pytest.mark.parametrize("column", WRONG)
def test_what_is_wrong_names_the_column_what_stands_there_and_what_was_expected(column: str) -> None:
    text, expected = WRONG[column]
    assert faults(**{column: text}) == [(column, f"{column} is “{text[:60]}”: {expected}.")]


@pytest.mark.parametrize("column", [each.name for each in carry_in_columns.COLUMNS if each.needed])
def test_what_is_needed_is_asked_for(column: str) -> None:
    assert [each for each, _ in faults(**{column: " "})] == [column]


def test_an_unborn_child_needs_no_name_but_a_day() -> None:
    row = carry_in_columns.read(said={**ROW, "given_name": "", "born_on": "", "expected_on": "1 Mar 2026"})
    assert row.faults == ()
    assert faults(born_on="") == [("born_on", "Give the date of birth, or the day a birth is expected.")]


def test_a_review_before_the_plan_is_refused() -> None:
    assert faults(last_review_on="11/1/2026") == [
        ("last_review_on", "The last review, 11 January 2026, is before the plan began.")
    ]


def test_headings_that_no_column_has_are_named() -> None:
    assert carry_in_columns.unknown_columns(headings=["given_name", "Born", " "]) == ["Born"]
