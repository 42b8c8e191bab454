"""A role that may more than it was reviewed to is seen."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from holdfast.access.roles import ROLES, Catalogued, May, Relation, Role
from tests.house import roles
from tests.house.made_up import write

CHANGES: Mapping[str, Catalogued] = {
    "may more in the whole authority": replace(
        ROLES[Role.ADMINISTRATOR], anywhere=frozenset({May.ADMINISTER, May.EMERGENCY})
    ),
    "may more to a child": replace(
        ROLES[Role.ADMINISTRATOR], to_a_child={Relation.SERVICE: frozenset({May.SEE})}
    ),
    "is described otherwise": replace(ROLES[Role.ADMINISTRATOR], say="Does as they please."),
}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A house whose table has been reviewed."""
    write(tmp_path, str(roles.SHEET), roles.sheet())
    return tmp_path


def test_what_was_reviewed_is_in_order(house: Path) -> None:
    assert list(roles.roles_are_reviewed(house)) == []


def test_a_missing_table_is_seen(tmp_path: Path) -> None:
    assert "run `python -m tests.house.roles`" in next(roles.roles_are_reviewed(tmp_path))


@pytest.mark.parametrize("changed", CHANGES.values(), ids=CHANGES.keys())
def test_a_change_of_the_catalogue_is_seen(
    house: Path, monkeypatch: pytest.MonkeyPatch, changed: Catalogued
) -> None:
    monkeypatch.setattr(roles, "ROLES", {**ROLES, Role.ADMINISTRATOR: changed})
    first, *lines = roles.roles_are_reviewed(house)
    assert "is not what the catalogue says" in first
    assert any("Administrator" in line for line in lines)
