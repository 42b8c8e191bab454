"""Half a year drawn: each line its own marks, lateness by shape and word, later to the right."""

from datetime import date
from xml.etree import ElementTree

from holdfast.casework.child_months import DONE, DUE, LATE, NOT_DONE, OVERDUE, VISIT, Mark, Months
from holdfast.documents import child_timelines

SVG = "{http://www.w3.org/2000/svg}"
TODAY = date(2026, 3, 2)
LANES = {"conference": "Conferences", VISIT: "Visits"}


def _mark(on: date, state: str, lane: str = VISIT) -> Mark:
    return Mark(on=on, lane=lane, state=state, title="<Visit>", detail="", against="")


def _drawn(*marks: Mark) -> ElementTree.Element:
    newest = tuple(sorted(marks, key=lambda each: each.on, reverse=True))
    months = Months(
        first=date(2025, 10, 1), last=date(2026, 3, 31), marks=newest, earlier=None, later=None
    )  # fmt: skip
    return ElementTree.fromstring(child_timelines.draw(months=months, lanes=LANES, today=TODAY))


def _words(picture: ElementTree.Element) -> list[str | None]:
    return [each.text for each in picture.iter(f"{SVG}text")]


def test_months_lines_and_today_are_named() -> None:
    said = _words(_drawn())
    assert said.count("today") == 1
    assert {"Oct 2025", "Mar 2026", "Conferences", "Visits"} <= set(said)


def test_each_state_has_a_shape_and_lateness_a_word() -> None:
    found = {}
    for number, state in enumerate((DONE, LATE, NOT_DONE, DUE, OVERDUE)):
        picture = _drawn(_mark(date(2025, 11, 3 + number), state))
        shapes = [
            (each.tag.removeprefix(SVG), each.get("class"))
            for each in picture.iter()
            if (each.get("class") or "").endswith(("mark", "open", "cross"))
        ]
        found[state] = (
            shapes[0],
            [each for each in _words(picture) if each in ("late", "overdue", "not seen")],
        )
    assert len({shape for shape, _words_of in found.values()}) == 5
    assert [said for _shape, said in found.values()] == [[], ["late"], ["not seen"], [], ["overdue"]]


def test_later_stands_to_the_right_and_words_do_not_lie_over_each_other() -> None:
    picture = _drawn(*(_mark(date(2026, 1, 1 + number), LATE) for number in range(20)))
    left = [float((each.get("points") or "").split(",")[0]) for each in picture.iter(f"{SVG}polygon")]
    assert len(left) == 20
    assert left == sorted(left)
    late = [float(each.get("x") or 0) for each in picture.iter(f"{SVG}text") if each.text == "late"]
    assert 1 < len(late) < 5
