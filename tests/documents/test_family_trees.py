"""A family drawn: every person with their symbol, every household with its letter, the child marked."""

from datetime import date
from uuid import UUID
from xml.etree import ElementTree

import pytest

from holdfast.casework.family_trees import FamilyTree, Kin, LivingTogether, Tie
from holdfast.documents import family_trees

TODAY = date(2026, 3, 2)
SVG = "{http://www.w3.org/2000/svg}"


def _key(number: int) -> UUID:
    return UUID(int=number)


def _kin(number: int, name: str, sex: str = "", **said: object) -> Kin:
    known = {"born_on": date(2018, 5, 4), "expected_on": None, "died_on": None, "homes": ()}
    return Kin(id=_key(number), name=name, sex=sex, **(known | said))  # type: ignore[arg-type]


CHILD = _kin(1, "Ada Example", "female", homes=("A",))
BROTHER = _kin(2, "Ben Example", "male", homes=("A",))
MOTHER = _kin(3, "Mia Example", "female", born_on=date(1990, 1, 1), homes=("A",))
FATHER = _kin(4, "Fred Example", "male", born_on=date(1989, 1, 1), died_on=date(2024, 1, 1))
GRAN = _kin(5, "Gwen Example", "female", born_on=date(1960, 1, 1), homes=("B",))
UNBORN = _kin(6, "Unborn child Example", born_on=None, expected_on=date(2026, 8, 1))
UNKNOWN = _kin(7, "<b>Sam</b> & Co")


def _tie(person: Kin, to: Kin, kind: str, *, ended: bool = False) -> Tie:
    return Tie(person=person.id, to=to.id, kind=kind, ended=ended)


def _tree(*people: Kin, ties: tuple[Tie, ...] = ()) -> FamilyTree:
    home = LivingTogether(
        letter="A", address="1 Invented Lane", protected=False, members=(CHILD.id,), part_time=frozenset()
    )
    return FamilyTree(child=CHILD.id, today=TODAY, people=people, ties=ties, households=(home,))


TIES = (
    _tie(MOTHER, CHILD, "mother"), _tie(FATHER, CHILD, "father"), _tie(MOTHER, BROTHER, "mother"),
    _tie(FATHER, BROTHER, "father"), _tie(BROTHER, CHILD, "brother-or-sister"),
    _tie(GRAN, CHILD, "grandparent"), _tie(GRAN, MOTHER, "mother"), _tie(MOTHER, UNBORN, "mother"),
)  # fmt: skip
WHOLE = _tree(CHILD, BROTHER, MOTHER, FATHER, GRAN, UNBORN, UNKNOWN, ties=TIES)


def _persons(drawn: str) -> list[ElementTree.Element]:
    return ElementTree.fromstring(drawn).findall(f"{SVG}g")


def _of(name: str, drawn: str) -> ElementTree.Element:
    return next(each for each in _persons(drawn) if name in [text.text for text in each.iter(f"{SVG}text")])


def test_everybody_is_drawn_once() -> None:
    assert len(_persons(family_trees.draw(tree=WHOLE))) == len(WHOLE.people)


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("Ben Example", "rect"),
        ("Mia Example", "circle"),
        ("Unborn child", "polygon"),
        ("<b>Sam</b> & Co", "polygon"),
    ],
)
def test_each_has_the_symbol_of_what_is_known(name: str, shape: str) -> None:
    assert _of(name, family_trees.draw(tree=WHOLE)).find(f"{SVG}{shape}") is not None


def test_an_expected_child_is_a_triangle_and_who_is_not_known_a_diamond() -> None:
    drawn = family_trees.draw(tree=WHOLE)
    points = {
        name: _of(name, drawn).find(f"{SVG}polygon").get("points").split()  # type: ignore[union-attr]
        for name in ("Unborn child", "<b>Sam</b> & Co")
    }
    assert {name: len(each) for name, each in points.items()} == {"Unborn child": 3, "<b>Sam</b> & Co": 4}


def test_the_child_has_a_double_line_and_the_dead_a_cross() -> None:
    drawn = family_trees.draw(tree=WHOLE)
    assert len(_of("Ada Example", drawn).findall(f"{SVG}circle")) == 2
    assert len(_of("Fred Example", drawn).findall(f"{SVG}line")) == 2
    assert _of("Ben Example", drawn).findall(f"{SVG}line") == []


def test_generations_stand_under_each_other() -> None:
    found = family_trees.generations(tree=WHOLE)
    assert [found[each.id] for each in (GRAN, MOTHER, FATHER, CHILD, BROTHER, UNBORN)] == [0, 1, 1, 2, 2, 2]


def test_each_household_of_a_row_has_its_frame_and_letter() -> None:
    drawn = ElementTree.fromstring(family_trees.draw(tree=WHOLE))
    letters = [each.text for each in drawn.findall(f"{SVG}text")]
    assert sorted(filter(None, letters)) == [
        "A",
        "A",
        "B",
    ]  # each in a row of its own


def test_what_is_written_is_no_markup() -> None:
    assert "<b>" not in family_trees.draw(tree=WHOLE)


def test_one_alone_is_drawn() -> None:
    assert len(_persons(family_trees.draw(tree=_tree(CHILD)))) == 1
