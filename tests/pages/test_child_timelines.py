"""The child's timeline as a page: drawn by months, moved along by links, read as a table."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests import caseload, people, signed_in
from tests.casework.recorded import at_work

ADDRESS = f"/children/{people.ADA.id}/timeline"


def _page(asks: str = "") -> str:
    answer = signed_in.client_as(people.WINIFRED).get(ADDRESS + asks)
    assert answer.status_code == 200
    return answer.content.decode()


def _months(text: str) -> str:
    found = re.search(r'<h2 class="hf-part" id="months">([^<]+)</h2>', text)
    assert found is not None
    return found[1]


def test_a_visit_is_drawn_and_stands_in_the_table(db: None) -> None:
    with at_work(people.WINIFRED):
        caseload.visit([people.ADA.id], people.WINIFRED, on=timezone.localdate() - timedelta(days=3))
    text = _page()
    assert text.count("hf-over-time__mark") == 1
    assert "The same in a table" in text
    assert " style=" not in text


def test_it_is_moved_along_by_links(db: None) -> None:
    text = _page()
    earlier = re.search(r'rel="prev" href="(\?to=\d{4}-\d\d)#months"', text)
    assert earlier is not None
    before = _page(earlier[1])
    assert _months(before) != _months(text)
    later = re.search(r'rel="next" href="(\?to=\d{4}-\d\d)#months"', before)
    assert later is not None
    assert _months(_page(later[1])) == _months(text)


@pytest.mark.parametrize(
    "asked", ["", "?to=", "?to=2026-13", "?to=abc", "?to=0000-01", "?to=9999-12", "?to=²026-01"]
)
def test_months_that_are_none_are_this_half_year(db: None, asked: str) -> None:
    assert _months(_page(asked)) == _months(_page())


def test_months_without_anything_say_so(db: None) -> None:
    assert "Look earlier or later" in _page("?to=2019-06")
