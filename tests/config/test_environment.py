"""The environment is checked as it is read: one line for an operator, never a guess."""

import pytest

from holdfast.config import environment


def test_a_text_that_is_not_set_is_refused() -> None:
    with pytest.raises(environment.Unusable, match=r"^HOLDFAST_X is not set"):
        environment.text("HOLDFAST_X", env={})


def test_an_empty_text_is_a_text() -> None:
    assert environment.text("HOLDFAST_X", default="something", env={"HOLDFAST_X": ""}) == ""


@pytest.mark.parametrize(
    ("word", "meant"),
    [("yes", True), ("TRUE", True), ("1", True), ("on", True), ("no", False), ("0", False), ("", False)],
)
def test_a_flag_knows_yes_and_no(word: str, meant: bool) -> None:
    assert environment.flag("HOLDFAST_X", default=not meant, env={"HOLDFAST_X": word}) is meant


def test_a_misspelt_flag_is_refused_and_not_taken_for_no() -> None:
    with pytest.raises(environment.Unusable, match="HOLDFAST_X is 'ture': expected yes or no"):
        environment.flag("HOLDFAST_X", env={"HOLDFAST_X": "ture"})


def test_words_are_split_at_commas() -> None:
    assert environment.words("HOLDFAST_X", env={"HOLDFAST_X": " a, b ,,c"}) == ["a", "b", "c"]


def test_a_database_over_a_socket() -> None:
    settings = environment.database(
        "DATABASE_URL", env={"DATABASE_URL": "postgresql://holdfast_app@/holdfast?host=/run/a%20folder"}
    )
    assert (settings["USER"], settings["NAME"], settings["HOST"], settings["PORT"]) == (
        "holdfast_app",
        "holdfast",
        "/run/a folder",
        "",
    )


def test_a_database_over_the_network() -> None:
    settings = environment.database(
        "DATABASE_URL",
        env={"DATABASE_URL": "postgresql://app:a%40b@db.example:5433/holdfast?sslmode=verify-full"},
    )
    assert (settings["PASSWORD"], settings["HOST"], settings["PORT"]) == ("a@b", "db.example", "5433")
    assert settings["OPTIONS"] == {"sslmode": "verify-full"}


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("mysql://app@db/holdfast", "must begin with postgresql://"),
        ("sqlite:///file", "must begin with postgresql://"),
        ("postgresql://db.example/holdfast", "must name a role and a database"),
        ("postgresql://app@db.example", "must name a role and a database"),
        ("postgresql://app@db.example:port/holdfast", "the port must be a number"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused(address: str, said: str) -> None:
    with pytest.raises(environment.Unusable, match=said):
        environment.database("DATABASE_URL", env={"DATABASE_URL": address})
