"""An outcome drawn over time: every core group with its own mark, higher for further, later to the right."""

from datetime import UTC, date, datetime
from itertools import pairwise
from uuid import UUID
from xml.etree import ElementTree

import pytest

from holdfast.casework.outcome_progress import OverTime, Progress
from holdfast.documents import outcomes_over_time
from holdfast.procedures.plan_words import SCALE

SVG = "{http://www.w3.org/2000/svg}"
LOOKS = "hf-over-time__mark"
SAID = datetime(2026, 3, 2, 10, tzinfo=UTC)


def _point(on: date | None, scale: int) -> Progress:
    key = UUID(int=1)
    return Progress(
        meeting=key, child=key, key=key, scale=scale, evidence="", whose="", impact="", next_step="", on=on,
        at=SAID,
    )  # fmt: skip


def _drawn(*points: Progress, text: str = "Safe nights") -> ElementTree.Element:
    outcome = OverTime(key=UUID(int=1), text=text, points=points)
    return ElementTree.fromstring(outcomes_over_time.draw(outcome=outcome, name="one"))


def _marks(picture: ElementTree.Element) -> list[ElementTree.Element]:
    return [each for each in picture.iter() if each.get("class") == LOOKS]


def test_each_core_group_is_a_mark_and_the_steps_are_named() -> None:
    picture = _drawn(_point(date(2026, 1, 5), 1), _point(date(2026, 2, 2), 2), _point(date(2026, 3, 2), 3))
    dots = [(float(each.get("cx", "")), float(each.get("cy", ""))) for each in _marks(picture)]
    assert len(dots) == 3
    assert dots == sorted(dots)  # later to the right
    assert [y for _x, y in dots] == sorted((y for _x, y in dots), reverse=True)  # further is higher
    said = [each.text for each in picture.iter(f"{SVG}text")]
    assert set(SCALE.values()) <= set(said)
    assert "5 Jan 26" in said
    assert "2 Mar 26" in said
    title = picture.find(f"{SVG}title")
    assert title is not None
    assert title.get("id") == picture.get("aria-labelledby") == "one-title"


def test_reached_and_worse_have_shapes_of_their_own() -> None:
    picture = _drawn(_point(date(2026, 1, 5), 0), _point(date(2026, 2, 2), 2), _point(date(2026, 3, 2), 4))
    assert [each.tag.removeprefix(SVG) for each in _marks(picture)] == ["polygon", "circle", "rect"]


def test_days_stand_as_far_apart_as_they_were() -> None:
    days = (date(2026, 1, 1), date(2026, 1, 11), date(2026, 1, 31))
    x = [float(each.get("cx", "")) for each in _marks(_drawn(*(_point(on, 1) for on in days)))]
    assert (x[2] - x[1]) / (x[1] - x[0]) == pytest.approx(2, rel=0.02)


def test_many_core_groups_keep_inside_the_picture_and_their_days_apart() -> None:
    days = [date(2020 + number // 12, number % 12 + 1, 3) for number in range(60)]
    picture = _drawn(*(_point(on, 1 + number % 3) for number, on in enumerate(days)))
    marks = _marks(picture)
    assert len(marks) == outcomes_over_time.MOST
    assert all(0 < float(each.get("cx", "")) < outcomes_over_time.WIDTH for each in marks)
    below = [float(each.get("x", "")) for each in picture.iter(f"{SVG}text")
             if each.get("text-anchor") == "middle"]  # fmt: skip
    assert all(before - after >= outcomes_over_time.APART for before, after in pairwise(below))


def test_what_is_not_held_is_not_drawn_and_words_are_escaped() -> None:
    picture = _drawn(_point(date(2026, 1, 5), 1), _point(None, 4), text="<b>Nights</b> & days")
    assert len(_marks(picture)) == 1
    assert picture.find(f".//{SVG}b") is None
