"""A family drawn by the standard symbols of a genogram, as SVG.

A square is male, a circle female, a diamond not known, a triangle a child who is expected; a cross lies over
who has died, a double line goes round the child whom it is about. A line from a pair goes down to their
children. Each household is a dashed frame with its letter. The text beside it says the same in words
(`holdfast.casework.family_trees`); what is not drawn as a line (an uncle, a partner of a grandparent) stands
there.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID
from xml.etree import ElementTree

from holdfast.casework.family_trees import FamilyTree, Kin, Tie

GENERATION = {
    **dict.fromkeys(("mother", "father", "step-parent", "parents-partner", "carer", "foster-carer"), -1),
    **dict.fromkeys(("guardian", "aunt-or-uncle"), -1),
    "grandparent": -2,
}
"""How many generations above `to` somebody of a kind stands; of all others, none."""
BY_BIRTH = ("mother", "father")
RAISES = ("step-parent", "carer", "foster-carer", "guardian", "parents-partner")
WIDTH, HEIGHT, SIDE, MARGIN = 132, 170, 22, 24
LETTERS = 17  # of a name in one line under a symbol


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where somebody stands: the middle of the symbol, in the picture's units."""

    x: int
    y: int


def draw(*, tree: FamilyTree) -> str:
    """The picture of a family as SVG, to stand in a page; the title names whose family it is."""
    rows = _rows(tree)
    places = _places(rows)
    wide = max(len(row) for row in rows) * WIDTH + 2 * MARGIN
    high = len(rows) * HEIGHT + 2 * MARGIN
    picture = ElementTree.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {wide} {high}", "role": "img",
            "class": "hf-tree", "width": str(wide), "height": str(high), "aria-labelledby": "tree-title",
        },
    )  # fmt: skip
    title = ElementTree.SubElement(picture, "title", {"id": "tree-title"})
    title.text = f"The family of {tree.person(key=tree.child).name}; the same in words below"
    for row in rows:
        _frame_homes(picture, row, places)
    _join(picture, tree, places)
    for each in tree.people:
        _symbol(picture, each, places[each.id], is_child=each.id == tree.child)
    return ElementTree.tostring(picture, encoding="unicode")


# ---------------------------------------------------------------- where everybody stands


def generations(*, tree: FamilyTree) -> dict[UUID, int]:
    """In which generation each stands, from the eldest, 0; whoever has no tie stands with the child."""
    found = {tree.child: 0}
    changed = True
    while changed:
        changed = False
        for tie in tree.ties:
            above = GENERATION.get(tie.kind, 0)
            if tie.to in found and tie.person not in found:
                found[tie.person], changed = found[tie.to] + above, True
            elif tie.person in found and tie.to not in found:
                found[tie.to], changed = found[tie.person] - above, True
    eldest = min(found.values())
    return {each.id: found.get(each.id, 0) - eldest for each in tree.people}


def _rows(tree: FamilyTree) -> list[list[Kin]]:
    """Each generation in a row, the eldest first; who lives together stands together, the oldest first."""
    of = generations(tree=tree)
    rows: dict[int, list[Kin]] = defaultdict(list)
    for each in tree.people:
        rows[of[each.id]].append(each)
    return [sorted(rows[number], key=_order) for number in sorted(rows)]


def _order(each: Kin) -> tuple[object, ...]:
    born = each.born_on or each.expected_on
    return (not each.homes, each.homes, born is None, born.toordinal() if born else 0, each.name)


def _places(rows: list[list[Kin]]) -> dict[UUID, Place]:
    wide = max(len(row) for row in rows) * WIDTH
    found = {}
    for number, row in enumerate(rows):
        left = MARGIN + (wide - len(row) * WIDTH) // 2
        for place, each in enumerate(row):
            found[each.id] = Place(
                x=left + place * WIDTH + WIDTH // 2, y=MARGIN + number * HEIGHT + HEIGHT // 3
            )
    return found


# ---------------------------------------------------------------- lines and frames


def _frame_homes(picture: ElementTree.Element, row: list[Kin], places: Mapping[UUID, Place]) -> None:
    """A dashed frame round those of a row who live in one household, with its letter."""
    together: list[list[Kin]] = []
    for each in row:
        if together and each.homes and together[-1][-1].homes == each.homes:
            together[-1].append(each)
        elif each.homes:
            together.append([each])
    for group in together:
        first, last = places[group[0].id], places[group[-1].id]
        left = first.x - WIDTH // 2 + 4
        attributes = {
            "x": str(left), "y": str(first.y - SIDE - 22), "rx": "10", "class": "hf-tree__home",
            "width": str(last.x - first.x + WIDTH - 8), "height": str(HEIGHT - 34),
        }  # fmt: skip
        ElementTree.SubElement(picture, "rect", attributes)
        letter = ElementTree.SubElement(
            picture, "text", {"x": str(left + 8), "y": str(first.y - SIDE - 6), "class": "hf-tree__letter"}
        )
        letter.text = " and ".join(group[0].homes)


def _join(picture: ElementTree.Element, tree: FamilyTree, places: Mapping[UUID, Place]) -> None:
    """A line from each pair of parents, or from one, down to their children."""
    for parents, children in _nests(tree.ties).items():
        ends = [places[each] for each in parents if each in places]
        born = [places[each] for each in children if each in places]
        if not ends or not born or min(each.y for each in born) <= max(each.y for each in ends):
            continue
        y = max(each.y for each in ends)
        if len(ends) == 2:
            _line(picture, ends[0].x, y + SIDE + 8, ends[1].x, y + SIDE + 8)
            for end in ends:
                _line(picture, end.x, end.y + SIDE, end.x, y + SIDE + 8)
        middle = sum(each.x for each in ends) // len(ends)
        bar = min(each.y for each in born) - SIDE - 30
        _line(picture, middle, y + SIDE + (8 if len(ends) == 2 else 0), middle, bar)
        _line(
            picture,
            min(middle, *(each.x for each in born)),
            bar,
            max(middle, *(each.x for each in born)),
            bar,
        )
        for each in born:
            _line(picture, each.x, bar, each.x, each.y - SIDE)


def _nests(ties: Iterable[Tie]) -> dict[tuple[UUID, ...], list[UUID]]:
    """The children of each pair, or of one alone: parents by birth, else whoever raises the child."""
    ties = list(ties)
    found: dict[tuple[UUID, ...], list[UUID]] = defaultdict(list)
    for child in dict.fromkeys(each.to for each in ties):
        by_birth = [each.person for each in ties if each.to == child and each.kind in BY_BIRTH]
        raising = [each.person for each in ties if each.to == child and each.kind in RAISES]
        parents = tuple(sorted(dict.fromkeys(by_birth or raising), key=str))[:2]
        if parents:
            found[parents].append(child)
    return found


def _line(picture: ElementTree.Element, x1: int, y1: int, x2: int, y2: int) -> None:
    ends = {"x1": str(x1), "y1": str(y1), "x2": str(x2), "y2": str(y2), "class": "hf-tree__line"}
    ElementTree.SubElement(picture, "line", ends)


# ---------------------------------------------------------------- symbols


def _symbol(picture: ElementTree.Element, each: Kin, at: Place, *, is_child: bool) -> None:
    group = ElementTree.SubElement(picture, "g", {"class": "hf-tree__person"})
    for size in (SIDE, SIDE + 5) if is_child else (SIDE,):
        _shape(group, each, at, size)
    if each.died_on is not None:
        for way in (1, -1):
            _line(group, at.x - SIDE, at.y - way * SIDE, at.x + SIDE, at.y + way * SIDE)
    for number, said in enumerate(_lines(each)):
        attributes = {"x": str(at.x), "y": str(at.y + SIDE + 28 + 16 * number), "class": "hf-tree__name"}
        text = ElementTree.SubElement(group, "text", {**attributes, "text-anchor": "middle"})
        text.text = said


def _shape(group: ElementTree.Element, each: Kin, at: Place, size: int) -> None:
    shape = {"class": "hf-tree__shape"}
    if each.is_unborn:
        points = f"{at.x},{at.y - size} {at.x + size},{at.y + size} {at.x - size},{at.y + size}"
        ElementTree.SubElement(group, "polygon", {**shape, "points": points})
    elif each.sex == "female":
        ElementTree.SubElement(group, "circle", {**shape, "cx": str(at.x), "cy": str(at.y), "r": str(size)})
    elif each.sex == "male":
        box = {"x": str(at.x - size), "y": str(at.y - size), "width": str(2 * size), "height": str(2 * size)}
        ElementTree.SubElement(group, "rect", {**shape, **box})
    else:
        points = f"{at.x},{at.y - size} {at.x + size},{at.y} {at.x},{at.y + size} {at.x - size},{at.y}"
        ElementTree.SubElement(group, "polygon", {**shape, "points": points})


def _lines(each: Kin) -> list[str]:
    """The name in at most two lines, and the years."""
    given, _, rest = each.name.rpartition(" ")
    names = [each.name] if len(each.name) <= LETTERS else [given, rest]
    years = _years(each)
    return [_short(name) for name in names if name] + ([years] if years else [])


def _short(name: str) -> str:
    return name if len(name) <= LETTERS else f"{name[: LETTERS - 1]}…"


def _years(each: Kin) -> str:
    if each.is_unborn and each.expected_on:
        return f"expected {each.expected_on:%b %Y}"
    born = f"{each.born_on.year}" if each.born_on else ""
    return f"{born}–{each.died_on.year}" if each.died_on else (f"born {born}" if born else "")
