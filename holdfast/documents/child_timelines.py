"""Half a year of a child drawn on four lines, as SVG: conferences, core groups, visits and the plan.

What was done in time is a dot, late a triangle, a visit without seeing the child a cross; what is still due
an empty circle, overdue an empty triangle with the word. The table beside it says the same in words.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from xml.etree import ElementTree

from holdfast.casework.child_months import DONE, DUE, LATE, NOT_DONE, OVERDUE, Mark, Months
from holdfast.documents import pictures

WIDTH, ROW, TOP, LEFT, RIGHT, SIDE = 860, 46, 34, 140, 20, 6
WORDS = {LATE: "late", OVERDUE: "overdue", NOT_DONE: "not seen"}
APART = 48  # between two words on one line


def draw(*, months: Months, lanes: Mapping[str, str], today: date) -> str:
    """The picture as SVG, to stand in a page; `lanes` says what each line is called, from the top."""
    high = TOP + ROW * len(lanes) + 18
    picture = ElementTree.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {WIDTH} {high}", "role": "img",
            "class": "hf-over-time", "width": str(WIDTH), "height": str(high),
            "aria-labelledby": "months-title",
        },
    )  # fmt: skip
    title = ElementTree.SubElement(picture, "title", {"id": "months-title"})
    title.text = f"{months.first:%B %Y} to {months.last:%B %Y}; the same in the table"
    _months(picture, months, high)
    if months.first <= today <= months.last:
        x = _x(months, today)
        pictures.line(picture=picture, start=(x, TOP - 6), end=(x, high - 18), looks="hf-over-time__today")
        pictures.text(picture=picture, at=(x, high - 5), said="today", anchor="middle")
    for number, (lane, says) in enumerate(lanes.items()):
        y = TOP + ROW * number + ROW // 2
        pictures.line(picture=picture, start=(LEFT, y), end=(WIDTH - RIGHT, y), looks="hf-over-time__line")
        pictures.text(picture=picture, at=(LEFT - 10, y + 4), said=says, anchor="end")
        _lane(picture, months, [each for each in months.marks if each.lane == lane], y)
    return ElementTree.tostring(picture, encoding="unicode")


def _x(months: Months, on: date) -> int:
    wide, days = WIDTH - LEFT - RIGHT, (months.last - months.first).days + 1
    return LEFT + wide * (on - months.first).days // days


def _months(picture: ElementTree.Element, months: Months, high: int) -> None:
    first = months.first
    while first <= months.last:
        x = _x(months, first)
        pictures.line(picture=picture, start=(x, TOP - 10), end=(x, high - 18), looks="hf-over-time__step")
        pictures.text(picture=picture, at=(x + 4, TOP - 16), said=f"{first:%b %Y}", anchor="start")
        first = (first + timedelta(days=31)).replace(day=1)


def _lane(picture: ElementTree.Element, months: Months, marks: list[Mark], y: int) -> None:
    """The marks of one line, the earliest first; a word where it does not lie over the one before."""
    last = -APART
    for each in reversed(marks):
        x = _x(months, each.on)
        _mark(picture, each.state, x, y)
        if each.state in WORDS and x - last >= APART:
            pictures.text(picture=picture, at=(x, y - SIDE - 4), said=WORDS[each.state], anchor="middle")
            last = x


def _mark(picture: ElementTree.Element, state: str, x: int, y: int) -> None:
    look = f"hf-over-time__{'open' if state in (DUE, OVERDUE) else 'mark'}"
    if state in (DONE, DUE):
        dot = {"cx": str(x), "cy": str(y), "r": str(SIDE), "class": look}
        ElementTree.SubElement(picture, "circle", dot)
    elif state == NOT_DONE:
        for way in (1, -1):
            pictures.line(
                picture=picture,
                start=(x - SIDE, y - way * SIDE),
                end=(x + SIDE, y + way * SIDE),
                looks="hf-over-time__cross",
            )
    else:
        points = f"{x},{y - SIDE} {x + SIDE},{y + SIDE} {x - SIDE},{y + SIDE}"
        ElementTree.SubElement(picture, "polygon", {"class": look, "points": points})
