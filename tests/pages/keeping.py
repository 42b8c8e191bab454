"""What the tests of kept forms type, open and find: a form of `kept_site`, its marks and its draft."""

import re

from django.db import connection
from django.test import Client

from holdfast.access import entry
from holdfast.casework import drafts
from holdfast.casework.drafts import DraftPage
from tests import people
from tests.people import Member

TYPED = {
    "given_name": "Cora", "family_name": "Example", "note": "I like <b>the dog</b>.\r\nHe is called Rex.",
    "born_on_day": "31", "born_on_month": "feb", "born_on_year": "",
    f"seen-{people.ADA.id}": ["home", "school"],
}  # fmt: skip
RIGHT = {**TYPED, "born_on_day": "28", "born_on_year": "2018"}


def marks(page: str) -> dict[str, str]:
    """The hidden fields of the kept form on a page."""
    form = page[page.index("data-kept ") :]
    return dict(re.findall(r'<input type="hidden" name="(kept-[a-z]+)" value="([^"]*)"', form))


def opened(client: Client, address: str = "/record") -> dict[str, str]:
    return marks(client.get(address).content.decode())


def draft(
    form: str = "record-person", about: str = "family", *, of: Member = people.WINIFRED
) -> DraftPage | None:
    jersey = entry.find_authority(host="jersey.localhost")
    assert jersey is not None
    with entry.enter(actor=of.actor, authority=jersey.id):
        return drafts.find(form=form, about=about)


def recorded(name: str = "Cora") -> int:
    jersey = entry.find_authority(host="jersey.localhost")
    assert jersey is not None
    with entry.enter(actor=people.WINIFRED.actor, authority=jersey.id), connection.cursor() as cursor:
        cursor.execute("select count(*) from records_person where given_name = %s", [name])
        return int(cursor.fetchone()[0])
