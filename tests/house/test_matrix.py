"""An address opened, a mark taken off and a new step are seen in the sheet that is reviewed."""

from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.http import require_safe

from tests.house import matrix
from tests.house.made_up import write

STEP = '@step(may="visit")\ndef record(*, child):\n    """Record a visit."""\n'


@require_safe
def seen(request: HttpRequest) -> HttpResponse:
    """A view that is never called."""
    return HttpResponse()


def opened(request: HttpRequest) -> HttpResponse:
    """Another."""
    return HttpResponse()


ADDRESSES = [
    path("", seen, name="home"),
    path("visits/", include([path("<uuid:visit>", seen, name="visit")])),
]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A house whose sheet has been reviewed."""
    write(tmp_path, "holdfast/casework/visits.py", STEP)
    write(tmp_path, str(matrix.SHEET), matrix.sheet(tmp_path, addresses=ADDRESSES))
    return tmp_path


def test_the_sheet_lists_addresses_steps_and_reads(house: Path) -> None:
    written = (house / matrix.SHEET).read_text()
    view = f"`{__name__}.seen`"
    assert f"| / | home | {view} | `require_safe` |" in written
    assert f"| /visits/<uuid:visit> | visit | {view} | `require_safe` |" in written
    assert "| `visits.record` | Record a visit. | `step(may='visit')` |" in written
    assert written.endswith("## Reads\n\nNone yet.\n")
    assert list(matrix.sheet_is_reviewed(house, addresses=ADDRESSES)) == []


def test_an_address_opened_is_seen(house: Path) -> None:
    said = list(matrix.sheet_is_reviewed(house, addresses=[*ADDRESSES, path("open", opened)]))
    assert said[0].endswith("run `python -m tests.house.matrix` and review the difference")
    assert said[1:] == [f"+| /open | – | `{__name__}.opened` | – |"]


def test_a_mark_taken_off_a_step_is_seen(house: Path) -> None:
    write(house, "holdfast/casework/visits.py", STEP.replace('(may="visit")', ""))
    assert list(matrix.sheet_is_reviewed(house, addresses=ADDRESSES))[1:] == [
        "-| `visits.record` | Record a visit. | `step(may='visit')` |",
        "+| `visits.record` | Record a visit. | `step` |",
    ]


def test_no_sheet_at_all_is_seen(tmp_path: Path) -> None:
    assert next(matrix.sheet_is_reviewed(tmp_path, addresses=ADDRESSES)).startswith(
        "docs/who-may-what.md is not"
    )
