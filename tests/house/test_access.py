"""A step that asks nobody whether it may is seen, however it is written; and one on a list without need."""

from pathlib import Path

import pytest

from tests.house import access
from tests.house.made_up import write

HEAD = "from holdfast.access import children, standing\nfrom holdfast.casework import doors\n"
DOORS = "from holdfast.access import children as access_children\ndef open(child):\n    {}\n"
SEE = "@read\ndef show(*, child, today):\n    {}\n"


@pytest.fixture(autouse=True)
def nobody_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "ASK_NOTHING", {})
    monkeypatch.setattr(access, "NOT_OF_THE_CHILD", {})


def broken(root: Path, step: str, doors: str = "pass") -> list[str]:
    write(root, "holdfast/casework/visits.py", HEAD + step)
    write(root, "holdfast/casework/doors.py", DOORS.format(doors))
    return list(access.steps_ask_whether_they_may(root))


ASKING = {
    "itself": SEE.format("children.require(child=child)"),
    "through a function beside it": SEE.format("_ask(child)") + "def _ask(child):\n    children.visible()\n",
    "through a class beside it": SEE.format("Page.of(child)")
    + "class Page:\n    def of(child):\n        return children.allowed(child)\n",
}


@pytest.mark.parametrize("step", ASKING.values(), ids=ASKING.keys())
def test_a_step_that_asks_is_in_order(tmp_path: Path, step: str) -> None:
    assert broken(tmp_path, step) == []


def test_a_step_may_ask_through_another_module(tmp_path: Path) -> None:
    step = SEE.format("doors.open(child)")
    assert broken(tmp_path, step, "access_children.require_all(children=[child])") == []
    assert broken(tmp_path, step, "pass") != []


NOT_ASKING = {
    "nothing": "return None",
    "a name of its own": "require(child=child)",
    "another's children": "others.require(child=child)",
    "only which words there are": "children.May.SEE",
}


@pytest.mark.parametrize("body", NOT_ASKING.values(), ids=NOT_ASKING.keys())
def test_a_step_that_does_not_ask_is_seen(tmp_path: Path, body: str) -> None:
    (line,) = broken(tmp_path, SEE.format(body))
    assert line.startswith("visits.show asks nobody whether it may")


def test_asking_who_acts_is_not_enough_where_it_is_about_a_child(tmp_path: Path) -> None:
    (line,) = broken(tmp_path, SEE.format("standing.require(may=1)"))
    assert line.startswith("visits.show takes a child and does not ask of it")
    assert broken(tmp_path, "@read\ndef mine(*, today):\n    standing.of(today=today)\n") == []


def test_what_is_no_step_need_not_ask(tmp_path: Path) -> None:
    assert broken(tmp_path, "def show(*, child):\n    return child\n") == []


@pytest.mark.parametrize(
    ("listed", "says"),
    [("visits.gone", "is no step any more"), ("visits.show", "asks, and stands on a list")],
)
def test_a_list_holds_nothing_without_need(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, listed: str, says: str
) -> None:
    monkeypatch.setattr(access, "ASK_NOTHING", {listed: "a reason"})
    (line,) = broken(tmp_path, SEE.format("children.require(child=child)"))
    assert says in line
