"""Tabs that are addresses: what each says, where it leads, and which one is open."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import NoReverseMatch, reverse


def of(*, tabs: Iterable[tuple[str, str]], about: UUID, here: str) -> list[tuple[str, str, bool]]:
    """What each tab says, where it leads, and whether one is there.

    `tabs` has the words and the name of the address of each, `about` is what the addresses take, and `here`
    the name of the open one. A page that is not there yet has no tab.
    """
    found = []
    for says, name in tabs:
        try:
            found.append((says, reverse(name, args=[about]), name == here))
        except NoReverseMatch:
            continue
    return found
