"""What is spread over the workers before all else is still there, and is begun in that order."""

from tests.databases import ROOT
from tests.spread import DEAREST, ONE_BY_ONE, rank


def test_what_is_named_is_there() -> None:
    assert [each for each in (*DEAREST, *ONE_BY_ONE) if not (ROOT / each).exists()] == []
    assert set(ONE_BY_ONE) <= set(DEAREST)


def test_the_dearest_begin_and_a_file_comes_before_the_rest_of_its_folder() -> None:
    begun = sorted(
        ("tests/access/test_entry.py::test_a", "tests/stories/test_visit.py::test_b",
         "tests/stories/test_walk.py::test_c", "tests/pages/test_hostile_text.py::test_d"),
        key=rank,
    )  # fmt: skip
    assert [each.split("::")[1] for each in begun] == ["test_d", "test_c", "test_b", "test_a"]
