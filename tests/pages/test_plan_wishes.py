"""What the child and the parents want, written on its page of a draft, and why it cannot be followed."""

from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from holdfast.casework import plan_drafts
from tests import people
from tests.casework import drafted
from tests.casework.drafted import ADA
from tests.casework.recorded import at_work
from tests.pages.drafting import begun, send, shown, texts


@pytest.mark.requirement("J-2.22")
def test_the_childs_wishes_are_written_on_their_page_and_stand_in_the_draft(db: None) -> None:
    [plan] = begun(ADA)
    send(f"/plans/{plan}/write/child_views", text="To live at home at once")
    send(f"/plans/{plan}/write/child_views_followed", text="no")
    send(f"/plans/{plan}/write/why_not_followed", text="Nights are not safe yet")
    assert texts(plan, "child_views_followed") == ["no"]
    text = shown(f"/plans/{plan}/write")
    assert "To live at home at once" in text
    assert "Nights are not safe yet" in text


@pytest.mark.requirement("M-3.3a")
def test_wishes_and_parents_views_are_written_in_the_draft_on_the_isle_of_man(db: None) -> None:
    with at_work(people.MONA):
        drafted.outlined(people.FINLO.id)
        [plan] = plan_drafts.begin(children=[people.FINLO.id], today=timezone.localdate())
    send(f"/plans/{plan}/write/child_views", by=people.MONA, text="More time with Dad")
    assert "More time with Dad" in shown(f"/plans/{plan}/write", by=people.MONA)


@pytest.mark.requirement("J-2.22")
def test_what_the_parents_want_is_written_on_its_page_and_read_by_the_family(db: None) -> None:
    [plan] = begun(ADA)
    assert f"/plans/{plan}/write/parent_views" in shown(f"/plans/{plan}/write").split("Add another part")[0]
    _parents_want(plan, by=people.WINIFRED)


@pytest.mark.requirement("M-3.3a")
def test_what_the_parents_want_is_written_on_its_page_on_the_isle_of_man(db: None) -> None:
    with at_work(people.MONA):
        drafted.outlined(people.FINLO.id)
        [plan] = plan_drafts.begin(children=[people.FINLO.id], today=timezone.localdate())
    _parents_want(plan, by=people.MONA)


def _parents_want(plan: UUID, *, by: Any) -> None:
    typed = {"text": "No visits on Sundays", "who": "Mary Example", "why": "Sundays are not safe yet"}
    send(
        f"/plans/{plan}/write/parent_views", by=by,
        **{f"parent_views-1-{name}": said for name, said in typed.items()},
    )  # fmt: skip
    for address in (f"/plans/{plan}/write", f"/plans/{plan}/family"):
        text = shown(address, by=by)
        assert "Mary Example wants this: No visits on Sundays." in text
        assert "Why it cannot be so: Sundays are not safe yet." in text
