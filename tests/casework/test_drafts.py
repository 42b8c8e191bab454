"""What somebody is still typing: kept for its writer alone, logged, and forgotten in time."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from holdfast.access import actors, entry
from holdfast.access.refusals import Refused
from holdfast.audit.models import Entry
from holdfast.casework import drafts, sendings
from holdfast.casework.drafts import DraftPage
from tests import people
from tests.people import Member

NOW = datetime(2026, 1, 12, 14, 10, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def inside(db: None) -> Iterator[entry.Entered]:
    with acting(people.WINIFRED) as entered:
        yield entered


def acting(who: Member) -> Any:
    found = next(each for each in entry.list_authorities() if each.slug == who.authority)
    return entry.enter(actor=who.actor, authority=found.id)


def keep(**said: Any) -> bool:
    usual = {
        "form": "record-visit", "about": "one", "content": {"seen": ["yes", "no"], "note": [""]},
        "address": "/children/one/visit", "now": NOW, "title": "A visit",
    }  # fmt: skip
    return drafts.keep(**{**usual, **said})


def found(about: str = "one") -> DraftPage | None:
    return drafts.find(form="record-visit", about=about)


def test_it_comes_back_as_it_was_typed(inside: entry.Entered) -> None:
    once = uuid4()
    assert keep(once=once)
    assert found() == DraftPage(
        form="record-visit", about="one", title="A visit", address="/children/one/visit", once=once,
        content={"seen": ["yes", "no"], "note": [""]}, began_at=NOW, saved_at=NOW,
    )  # fmt: skip


def test_what_is_typed_later_takes_its_place_and_when_it_began_stays(inside: entry.Entered) -> None:
    keep()
    later = NOW + timedelta(minutes=5)
    keep(content={"note": ["More."]}, now=later)
    draft = found()
    assert draft is not None
    assert (draft.content, draft.began_at, draft.saved_at) == ({"note": ["More."]}, NOW, later)
    assert len(drafts.list_mine()) == 1


def test_each_form_about_each_thing_has_its_own(inside: entry.Entered) -> None:
    keep(now=NOW)
    keep(about="two", now=NOW + timedelta(hours=1))
    keep(form="case-note", now=NOW - timedelta(hours=1))
    listed = [(each.form, each.about) for each in drafts.list_mine()]
    assert listed == [("record-visit", "two"), ("record-visit", "one"), ("case-note", "one")]
    assert drafts.discard(form="record-visit", about="one")
    assert found() is None
    assert found("two") is not None


def test_only_its_writer_has_it(inside: entry.Entered) -> None:
    keep()
    with acting(people.MALCOLM):
        assert found() is None
        assert drafts.list_mine() == ()
        assert not drafts.discard(form="record-visit", about="one")
        keep(content={"note": ["Malcolm’s"]})
    draft = found()
    assert draft is not None
    assert draft.content["note"] == [""]


def test_a_draft_begun_in_another_window_stays_when_this_one_is_sent(inside: entry.Entered) -> None:
    keep(once=uuid4())
    assert not drafts.discard(form="record-visit", about="one", once=uuid4())
    assert found() is not None


def test_a_visitor_has_none(inside: entry.Entered) -> None:
    with entry.enter(actor=actors.VISITOR, authority=inside.authority):
        for attempt in (
            keep,
            found,
            drafts.list_mine,
            lambda: drafts.discard(form="record-visit", about="one"),
        ):
            with pytest.raises(Refused, match="Sign in"):
                attempt()


def test_the_log_says_when_it_began_was_opened_and_was_thrown_away(inside: entry.Entered) -> None:
    for minute in range(5):
        keep(now=NOW + timedelta(minutes=minute))
    found()
    drafts.discard(form="record-visit", about="one")
    found()
    logged = Entry.objects.filter(about="draft").order_by("at").values_list("what", "actor")
    assert list(logged) == [(f"drafts.{what}", inside.actor.label) for what in ("keep", "find", "discard")]


def test_drafts_alone_leave_an_entry_out() -> None:
    """Whatever else does it must be weighed here: a step or read without its entry is not seen."""
    callers = {
        str(file.relative_to(ROOT))
        for file in (ROOT / "holdfast").rglob("*.py")
        if "leave_unlogged" in file.read_text(encoding="utf-8")
    }
    assert callers == {"holdfast/casework/steps.py", "holdfast/casework/drafts.py"}


def test_what_was_sent_does_not_come_back_as_a_draft(inside: entry.Entered) -> None:
    """The script's last save may arrive after the form itself."""
    once = uuid4()
    sendings.send(form="record-visit", once=once, content={}, now=NOW, save=lambda: "/done")
    assert not keep(once=once)
    assert found() is None


def test_old_ones_are_forgotten_by_the_system_alone(inside: entry.Entered) -> None:
    keep(now=NOW)
    keep(about="two", now=NOW + timedelta(days=1))
    with pytest.raises(Refused):
        drafts.forget(before=NOW + timedelta(hours=1))
    with entry.enter(actor=actors.system(part="tests"), authority=inside.authority):
        assert drafts.forget(before=NOW + timedelta(hours=1)) == 1
    assert [each.about for each in drafts.list_mine()] == ["two"]


IMPOSSIBLE = {
    "a form without a name": {"form": ""},
    "a form named for a path": {"form": "../x"},
    "an address elsewhere": {"address": "//elsewhere.example"},
    "an address with another scheme": {"address": "javascript:alert(1)"},
    "about what no index takes": {"about": "é" * 255},
}


@pytest.mark.parametrize("said", IMPOSSIBLE.values(), ids=IMPOSSIBLE.keys())
def test_the_database_refuses_what_cannot_be(inside: entry.Entered, said: dict[str, str]) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        keep(**said)


def test_the_past_has_no_draft(inside: entry.Entered) -> None:
    keep()
    keep(content={"note": ["More."]})
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from information_schema.tables"
            " where table_schema in ('history', 'known') and table_name = 'records_draft'"
        )
        assert cursor.fetchone() == (0,)
