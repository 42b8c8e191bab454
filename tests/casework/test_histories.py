"""Files read for the family's history, and the plan a child had before the conference."""

from collections.abc import Iterator
from datetime import date

import pytest

from holdfast.access import entry
from holdfast.access.refusals import Refused
from holdfast.audit.models import Entry
from holdfast.casework import histories, obligations
from holdfast.records.models import SupportPlan
from tests import people
from tests.casework.recorded import at_work
from tests.casework.refused import refused
from tests.standings import TODAY

ADA, BEN, FINLO = people.ADA.id, people.BEN.id, people.FINLO.id
ON = date(2026, 2, 2)


@pytest.fixture
def working(db: None) -> Iterator[entry.Entered]:
    with at_work(people.WINIFRED) as entered:
        yield entered


def test_a_file_that_was_read_says_whose_which_by_whom_and_when(working: entry.Entered) -> None:
    histories.read_file(
        children=[ADA, BEN], which="Closed file of 2015", whose="Mary Example", on=ON, where="Archive",
        found="She was in care", today=TODAY,
    )  # fmt: skip
    for child in (ADA, BEN):
        found = histories.of_child(child=child, today=TODAY).files[0]
        assert (found.whose, found.which, found.by, found.on, found.found) == (
            "Mary Example", "Closed file of 2015", "Winifred Worker", ON, "She was in care"
        )  # fmt: skip
        assert Entry.objects.filter(what="histories.read_file", about_id=child).count() == 1


@pytest.mark.requirement("M-5.1")
def test_the_plan_from_before_is_there_where_the_plan_is_made(db: None) -> None:
    """Isle of Man: what the child in need plan was for, and what helped; its partners read it too."""
    with at_work(people.MONA):
        histories.carry_in_earlier(
            children=[FINLO], kind="child-in-need", from_on=date(2025, 3, 3), aims="To be at school on time",
            worked="The breakfast club", lead="Mona Manx", today=TODAY,
        )  # fmt: skip
        found = histories.earlier_plans(children=[FINLO], today=TODAY)[FINLO]
        assert [(each.kind, each.aims, each.worked, each.ended_on) for each in found] == [
            ("Child in need plan", "To be at school on time", "The breakfast club", None)
        ]


def test_an_earlier_plan_makes_nothing_due(working: entry.Entered) -> None:
    obligations.refresh(children=[ADA], today=TODAY)
    before = [each.key for each in obligations.open_of(children=[ADA], today=TODAY)]
    histories.carry_in_earlier(
        children=[ADA], kind="child-in-need", from_on=date(2025, 3, 3), aims="On time", today=TODAY
    )
    obligations.refresh(children=[ADA], today=TODAY)
    assert [each.key for each in obligations.open_of(children=[ADA], today=TODAY)] == before


def test_what_cannot_be_is_refused_in_words(working: entry.Entered) -> None:
    good = {"children": [ADA], "kind": "child-in-need", "from_on": ON, "aims": "x", "today": TODAY}
    for said, says in (
        ({"aims": " "}, "Say what the plan was for"),
        ({"kind": "holiday"}, "not one of the choices for which plan it was"),
        ({"from_on": date(2026, 3, 3)}, "is in the future"),
        ({"ended_on": date(2026, 2, 1)}, "It ends before it begins"),
    ):
        with refused(says):
            histories.carry_in_earlier(**{**good, **said})  # type: ignore[arg-type]
    assert not SupportPlan.objects.exists()
    with refused("Say whose file it was"):
        histories.read_file(children=[ADA], which="A file", whose="", on=ON, today=TODAY)


def test_others_write_none_of_it(working: entry.Entered) -> None:
    with at_work(people.PENNY):
        with pytest.raises(Refused):
            histories.read_file(children=[ADA], which="x", whose="y", on=ON, today=TODAY)
        with refused("not shared with other agencies"):
            histories.of_child(child=ADA, today=TODAY)
