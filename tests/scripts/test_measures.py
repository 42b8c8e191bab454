"""Which measurements `make bench` runs: all, all quickly, or one with flags of its own."""

import measures
import pytest
import steps


def test_all_of_them_as_they_are() -> None:
    names = [name for name, flags in measures.chosen([]) if not flags]
    assert {"bulk", "obligations", "pages", "search", "working_days"} <= set(names)


def test_all_of_them_on_smaller_databases() -> None:
    quick = dict(measures.chosen(["--quick"]))
    assert quick.keys() == dict(measures.chosen([])).keys()
    assert "--children" in quick["pages"]
    assert quick.keys() >= measures.QUICK.keys()


def test_one_of_them_with_flags_of_its_own() -> None:
    assert measures.chosen(["pages", "--children", "20"]) == [("pages", ["--children", "20"])]


def test_one_that_there_is_not() -> None:
    with pytest.raises(steps.Stopped, match="has no nothing"):
        measures.chosen(["nothing"])
