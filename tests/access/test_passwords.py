"""Passwords by the present advice: long, not common, not about oneself, and no other rule."""

import pytest

from holdfast.access import passwords


def faults(password: str) -> list[str]:
    return passwords.faults(password=password, name="Winifred Al Worker", email="win.fred@jersey.example")


@pytest.mark.parametrize(
    "password",
    [
        "copper kettle meadow",
        "lowercase only words",
        "pläne für übermorgen",
        "4815 1623 4234",
        "🐟 🐟 swim far away",
    ],
)
def test_anything_long_will_do(password: str) -> None:
    """No capital, digit or sign is asked for; blanks and any letters are welcome."""
    assert faults(password) == []


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("eleven lett", "12 characters or more"), ("", "12 characters or more"),
        ("x y " * 65, "256 characters or fewer"),
        ("passwordpassword", "Many people"), ("PASSWORD PASSWORD", "Many people"),
        ("aaaaaaaaaaaa", "Many people"),
        ("123456789012", "Many people"), ("abababababab", "Many people"), ("qwertyuiopas", "Many people"),
        ("mnbvcxzlkjhgfdsa", "Many people"), ("!qwertyuiop!", "Many people"),
        ("winifred is in", "your name"), ("the W-O-R-K-E-R one", "your name"),
        ("fred is my user", "your name"),
    ],
)  # fmt: skip
def test_what_will_not_do_is_named(password: str, said: str) -> None:
    assert any(said in fault for fault in faults(password)), faults(password)


def test_a_short_piece_of_a_name_may_stand_in_it() -> None:
    assert faults("always win at chess") == []
