"""The days that may be meant by a day, and the names that may be meant by a name."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from holdfast.casework.name_matching import BirthDays, Sought, Word
from holdfast.casework.name_variants import Variants


def test_the_day_itself_is_tried_first() -> None:
    assert BirthDays(date(2018, 5, 4)).every[0] == date(2018, 5, 4)


def test_the_days_that_are_easily_written_for_another() -> None:
    days = set(BirthDays(date(2018, 5, 4)).every)
    assert {
        date(2018, 4, 5), date(2018, 5, 3), date(2018, 5, 14), date(2018, 5, 24), date(2018, 6, 4),
        date(2017, 5, 4), date(2008, 5, 4), date(2081, 5, 4), date(2019, 5, 4), date(2018, 5, 5),
    } <= days  # fmt: skip
    assert date(2018, 11, 23) not in days
    assert date(2017, 6, 3) not in days


@given(st.dates(min_value=date(1880, 1, 1), max_value=date(2100, 12, 31)))
def test_they_are_few_different_and_each_is_like(day: date) -> None:
    days = BirthDays(day)
    assert len(days.every) == len(set(days.every)) < 80
    assert all(days.likeness(each)[0] >= 0.8 for each in days.every)
    assert days.likeness(day) == (1.0, "same date of birth")


def test_short_names_and_spellings_stand_for_each_other() -> None:
    variants = Variants.load()
    for one, other in (("siobhan", "shivaun"), ("niamh", "neve"), ("kate", "catherine"), ("bob", "robert")):
        assert other in variants.of(one)
        assert one in variants.of(other)
    assert variants.of("ada") >= {"adelaide"}
    assert variants.of("nobodyhasthisname") == frozenset()


def test_the_circles_are_written_in_plain_letters_and_say_something() -> None:
    for part in Variants.load().circles.values():
        for circle in part:
            assert len(circle) > 1, circle
            assert len(set(circle)) == len(circle), circle
            assert all(name.isascii() and name.isalpha() and name.islower() for name in circle), circle


def test_what_is_asked_of_the_database_is_bounded() -> None:
    words = [Word(plain=f"word{number}", sounds=frozenset(), forms=frozenset()) for number in range(200)]
    asked = Sought(words).as_json()
    assert len(asked["sought"]) == 5
    assert asked["words"] == "word0 word1 word2 word3 word4"
