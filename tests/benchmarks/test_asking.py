"""What is measured of a page: its queries and no others, its bare SQL, and all that a browser fetches."""

import pytest
from _asking import Page, bare, noted
from _weight import of_page

from holdfast.access import entry
from holdfast.audit.models import Entry
from holdfast.cli.clusters import Addresses
from tests import people, signed_in


@pytest.fixture
def today(committing: Addresses) -> Page:
    return Page("Today", signed_in.client_as(people.WINIFRED), "/today")


def test_queries_are_counted_apart_from_what_marks_a_transaction(today: Page) -> None:
    with noted() as sent:
        assert today.get() > 0
    assert any("records_obligation" in sql for sql, _ in sent.statements)
    assert not any(sql.upper().startswith(("SAVEPOINT", "RELEASE")) for sql, _ in sent.statements)
    assert sent.marks > 0


def test_the_bare_sql_is_the_pages_own_and_leaves_nothing_behind(today: Page, committing: Addresses) -> None:
    with noted() as sent:
        today.get()
    before = entries()
    assert len(bare(address=committing.application, statements=sent.statements, times=3)) == 3
    assert entries() == before


def test_a_page_that_is_not_shown_is_not_measured(today: Page) -> None:
    with pytest.raises(ValueError, match="answers 404"):
        Page("nothing", today.client, "/nothing-there").get()


def test_a_first_visit_is_the_page_and_all_that_it_names(today: Page) -> None:
    weight = of_page(client=today.client, path="/today")
    assert weight.served["/today"] > 1_000
    assert weight.of_kind(".css") > 1_000
    assert weight.of_kind(".js") > 1_000
    assert weight.total == sum(weight.served.values())
    assert weight.total < weight.plain  # what can be kept for ever comes compressed


def entries() -> int:
    authority = signed_in.authority_of(people.WINIFRED)
    with entry.enter(actor=people.WINIFRED.actor, authority=authority, reason="counting"):
        return Entry.objects.count()
