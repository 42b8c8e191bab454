"""What was begun and never sent is forgotten after thirty days, in every authority."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from holdfast.access import entry
from holdfast.casework import drafts
from holdfast.cli.clusters import Addresses
from holdfast.jobs.drafts import forget
from tests import people
from tests.people import Member


def keep(who: Member, *, days: int) -> None:
    with entry.enter(actor=who.actor, authority=authority(who)):
        drafts.keep(
            form="record-visit", about=str(days), content={}, address="/",
            now=timezone.now() - timedelta(days=days),
        )  # fmt: skip


def authority(who: Member) -> UUID:
    return next(each.id for each in entry.list_authorities() if each.slug == who.authority)


def left(who: Member) -> list[str]:
    with entry.enter(actor=who.actor, authority=authority(who)):
        return [each.about for each in drafts.list_mine()]


def test_old_drafts_are_forgotten_in_every_authority(committing: Addresses) -> None:
    for who in (people.WINIFRED, people.MONA):
        keep(who, days=31)
        keep(who, days=29)
    forget(timestamp=0)
    assert (left(people.WINIFRED), left(people.MONA)) == (["29"], ["29"])
