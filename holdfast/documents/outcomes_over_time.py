"""An outcome drawn over time, as SVG: how far it had come at each core group, on the steps of the scale.

Time runs from left to right, as far apart as the days were. A step is a dot; the last step of the scale a
filled square, the lowest a triangle that points down. The table beside it says the same in words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

from holdfast.casework.outcome_progress import OverTime, Progress
from holdfast.documents import pictures
from holdfast.procedures.plan_words import SCALE

WIDTH, ROW, TOP, LEFT, RIGHT, FOOT = 640, 34, 18, 140, 34, 34
MOST = 24
"""How many core groups are drawn, the last ones: two years of them."""

APART = 62
"""How far apart two days under the picture stand at least."""
SIDE = 6
LOWEST, HIGHEST = min(SCALE), max(SCALE)


@dataclass(frozen=True, kw_only=True)
class Spot:
    """Where one core group stands in the picture."""

    x: int
    y: int
    said: Progress
    on: date


def draw(*, outcome: OverTime, name: str) -> str:
    """The picture as SVG, to stand in a page; `name` tells its title from those of others on the page."""
    high = TOP + ROW * (HIGHEST - LOWEST) + FOOT
    picture = ElementTree.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {WIDTH} {high}", "role": "img",
            "class": "hf-over-time", "width": str(WIDTH), "height": str(high),
            "aria-labelledby": f"{name}-title",
        },
    )  # fmt: skip
    title = ElementTree.SubElement(picture, "title", {"id": f"{name}-title"})
    title.text = f"{outcome.text}: how far it had come at each core group; the same in the table"
    for step, words in SCALE.items():
        pictures.line(
            picture=picture, start=(LEFT, _y(step)), end=(WIDTH - RIGHT, _y(step)), looks="hf-over-time__step"
        )
        pictures.text(picture=picture, at=(LEFT - 8, _y(step) + 4), said=words, anchor="end")
    spots = _spots(outcome.points)
    for before, after in pairwise(spots):
        pictures.line(
            picture=picture, start=(before.x, before.y), end=(after.x, after.y), looks="hf-over-time__line"
        )
    for spot in spots:
        _mark(picture, spot)
    for spot in _named(spots):
        pictures.text(
            picture=picture, at=(spot.x, high - 10), said=f"{spot.on.day} {spot.on:%b %y}", anchor="middle"
        )
    return ElementTree.tostring(picture, encoding="unicode")


def _y(step: int) -> int:
    """How far down a step stands: the highest at the top."""
    return TOP + ROW * (HIGHEST - step)


def _spots(points: Sequence[Progress]) -> list[Spot]:
    """The last core groups that were held, as far apart as their days were; one alone in the middle."""
    held = [(each.on, each) for each in points if each.on is not None][-MOST:]
    if not held:
        return []
    first, last = held[0][0], held[-1][0]
    wide, days = WIDTH - LEFT - RIGHT - 2 * SIDE, (last - first).days
    return [
        Spot(
            x=LEFT + SIDE + (wide * (on - first).days // days if days else wide // 2), y=_y(each.scale),
            said=each, on=on,
        )
        for on, each in held
    ]  # fmt: skip


def _named(spots: Sequence[Spot]) -> list[Spot]:
    """Those whose day stands below: the last always, the others as far as there is room before the next."""
    found: list[Spot] = []
    for spot in reversed(spots):
        if not found or found[-1].x - spot.x >= APART:
            found.append(spot)
    return found


def _mark(picture: ElementTree.Element, spot: Spot) -> None:
    x, y, step = spot.x, spot.y, spot.said.scale
    if step == HIGHEST:
        box = {"x": str(x - SIDE), "y": str(y - SIDE), "width": str(2 * SIDE), "height": str(2 * SIDE)}
        ElementTree.SubElement(picture, "rect", {"class": "hf-over-time__mark", **box})
    elif step == LOWEST:
        points = f"{x - SIDE},{y - SIDE} {x + SIDE},{y - SIDE} {x},{y + SIDE}"
        ElementTree.SubElement(picture, "polygon", {"class": "hf-over-time__mark", "points": points})
    else:
        dot = {"cx": str(x), "cy": str(y), "r": str(SIDE)}
        ElementTree.SubElement(picture, "circle", {"class": "hf-over-time__mark", **dot})
