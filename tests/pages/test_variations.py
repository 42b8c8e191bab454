"""A date put off, as a page: from why it is due, by whoever decides."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from holdfast.casework import obligations
from holdfast.casework.dues import Due
from tests import people, signed_in
from tests.casework.recorded import at_work
from tests.pages.sending import fill_in
from tests.pages.test_allocations import dated

ADA = people.ADA.id


@pytest.fixture
def due(db: None) -> Due:
    with at_work(people.MALCOLM):
        obligations.refresh(children=[ADA], today=timezone.localdate())
        found = obligations.open_of(children=[ADA], today=timezone.localdate())
    return next(each for each in found if each.due_on is not None)


def paths(due: Due) -> tuple[str, str]:
    return reverse("due", args=[ADA, due.key]), reverse("vary", args=[ADA, due.key])


def later(due: Due) -> date:
    assert due.due_on is not None
    return max(due.due_on, timezone.localdate()) + timedelta(days=14)


def test_a_manager_puts_a_date_off_from_why_it_is_due(due: Due) -> None:
    client = signed_in.client_as(people.MALCOLM)
    why, path = paths(due)
    assert f'href="{path}"' in client.get(why).content.decode()
    sent = fill_in(
        client, path, agreed_by=["team-manager", "core-group"], reason="in hospital",
        **dated("until_on", later(due)),
    )  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    assert sent["Location"] == why
    with at_work(people.MALCOLM):
        found = obligations.of_child(child=ADA, today=timezone.localdate())
    after = next(each for each in found if each.key == due.key)
    assert (after.due_on, after.varied_until_on) == (due.due_on, later(due))
    assert "Put off" in client.get(why).content.decode()


def test_what_is_wrong_is_said_at_its_field(due: Due) -> None:
    assert due.due_on is not None
    client = signed_in.client_as(people.MALCOLM)
    text = fill_in(client, paths(due)[1], **dated("until_on", due.due_on)).content.decode()
    for says in ("the day it is due", "Say who agreed", "Say why it is put off"):
        assert says in text


def test_a_worker_is_shown_no_button_and_puts_nothing_off(due: Due) -> None:
    client = signed_in.client_as(people.WINIFRED)
    why, path = paths(due)
    page = client.get(why)
    assert page.status_code == 200
    assert path not in page.content.decode()
    assert client.get(path).status_code == 403


def test_what_the_child_does_not_have_is_not_put_off(due: Due) -> None:
    path = reverse("vary", args=[ADA, "nothing/of/this/1"])
    assert signed_in.client_as(people.MALCOLM).get(path).status_code == 404
