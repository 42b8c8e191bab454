"""Cover, as a page: arranged by the one who goes away or the manager, and ended."""

from datetime import timedelta

import pytest
from django.utils import timezone

from holdfast.records.models import Cover
from tests import people, signed_in
from tests.casework.recorded import at_work
from tests.pages.sending import fill_in
from tests.pages.test_allocations import dated

WHO = {"away": str(people.WINIFRED.account), "covering": str(people.SASHA.account)}


def days() -> dict[str, str]:
    today = timezone.localdate()
    return {**dated("from_on", today), **dated("until_on", today + timedelta(days=5))}


def count() -> int:
    with at_work(people.MALCOLM):
        return Cover.objects.count()


@pytest.mark.parametrize("member", [people.WINIFRED, people.MALCOLM])
def test_cover_is_arranged_and_ended(db: None, member: people.Member) -> None:
    client = signed_in.client_as(member)
    assert "No cover is arranged." in client.get("/cover").content.decode()
    sent = fill_in(client, "/cover", **WHO, why="leave", **days())
    assert sent.status_code == 302, sent.content.decode()
    text = client.get("/cover").content.decode()
    assert "Sasha South</strong> covers for <strong>Winifred Worker" in text
    with at_work(people.MALCOLM):
        key = Cover.objects.get().id
    assert client.post(f"/cover/{key}/end").status_code == 302
    with at_work(people.MALCOLM):
        assert Cover.objects.get().until_on == timezone.localdate()


def test_what_is_wrong_is_said_at_its_field(db: None) -> None:
    client = signed_in.client_as(people.MALCOLM)
    today = timezone.localdate()
    sent = fill_in(
        client, "/cover", away="", covering=str(people.SASHA.account), **dated("from_on", today),
        **dated("until_on", today - timedelta(days=1)),
    )  # fmt: skip
    text = sent.content.decode()
    assert "Choose who is away" in text
    assert "Last day must be the first day or after it" in text
    sent = fill_in(client, "/cover", **{**WHO, "covering": WHO["away"]}, **days())
    assert "Nobody covers for themselves." in sent.content.decode()
    assert count() == 0


def test_a_colleague_arranges_none_for_another(db: None) -> None:
    sent = fill_in(signed_in.client_as(people.WANDA), "/cover", **WHO, **days())
    assert sent.status_code == 403
    assert "Cover is arranged by the manager, or by whoever is away." in sent.content.decode()


@pytest.mark.parametrize("member", [people.PENNY, people.NOBODY])
def test_a_partner_has_no_cover(db: None, member: people.Member) -> None:
    assert signed_in.client_as(member).get("/cover").status_code == 403
