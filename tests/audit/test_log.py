"""The log: written by the application, stamped by the database, sealed in a chain, checked independently."""

import threading
from collections.abc import Callable
from uuid import UUID

import psycopg
import pytest
from django.db import connections, transaction

from holdfast.access import actors, entry
from holdfast.audit import digests, log, seals
from holdfast.audit.models import Entry, Seal, Waiting
from holdfast.cli.clusters import Addresses
from tests import people
from tests.audit.writing import REDIGEST, inside, seal, tamper, verdict, write


def test_the_database_says_who_when_and_in_which_transaction(db: None) -> None:
    with inside():
        key = log.record(what="people.show", about="person", about_id=people.ADA.id, why="a visit")
        written = Entry.objects.get(id=key)
        with connections["default"].cursor() as cursor:
            cursor.execute("select pg_current_xact_id()::text::bigint, clock_timestamp()")
            transaction_id, now = cursor.fetchone()
    assert written.actor == people.WINIFRED.actor.label
    assert written.transaction == transaction_id
    assert written.at <= now
    assert (now - written.at).total_seconds() < 60
    assert (written.what, written.about, written.about_id, written.why, written.outcome) == (
        "people.show", "person", people.ADA.id, "a visit", "done",
    )  # fmt: skip


def test_several_in_one_statement_have_an_entry_each(db: None) -> None:
    about = [people.ADA.id, people.BEN.id]
    with inside():
        made = log.record_each(what="people.show", about="person", about_ids=about, why="a visit")
        written = list(Entry.objects.filter(id__in=made).order_by("id"))
        assert [each.about_id for each in written] == about
        assert {(each.what, each.about, each.why, each.outcome) for each in written} == {
            ("people.show", "person", "a visit", "done")
        }
        assert {each.actor for each in written} == {people.WINIFRED.actor.label}
        assert all(digests.of_entry(each) == bytes(each.digest) for each in written)


@pytest.mark.parametrize("why", ["", "plain", "naïve – ’quoted’ 日本", "1:a2:bb", "line\nline"])
def test_the_digest_is_the_same_reckoned_here_and_there(db: None, why: str) -> None:
    with inside():
        written = Entry.objects.get(id=log.record(what="people.show", why=why))
        assert digests.of_entry(written) == bytes(written.digest)


def test_what_is_sealed_fits(sealed: list[UUID]) -> None:
    found = verdict()
    assert found.fits
    assert (found.seals, found.unsealed) == (3, 1)
    with inside():
        assert list(Seal.objects.order_by("number").values_list("number", flat=True)) == [1, 2, 3]
        assert bytes(Seal.objects.get(number=3).digest).hex() == found.newest
        assert found.sealed == Entry.objects.count() - 1
        assert [each.id for each in Waiting.objects.all()] == [sealed[-1]]


def test_sealing_with_nothing_to_seal_makes_no_seal(committing: Addresses) -> None:
    write()
    assert seal() == 1
    assert seal() == 0


def test_an_entry_of_its_own_transaction_waits(committing: Addresses) -> None:
    with inside():
        seals.seal()
        key = log.record(what="people.show")
        assert seals.seal() == 0
        assert Waiting.objects.filter(id=key).exists()
    assert seal() == 1


def test_entries_wait_for_every_transaction_begun_before_them(committing: Addresses) -> None:
    """An earlier transaction still open: what it logs must not come after what is sealed."""
    seal()  # what was there before
    with psycopg.connect(committing.application) as earlier:
        earlier.execute("select pg_current_xact_id()")
        write()
        assert seal() == 0
        assert verdict().unsealed >= 1
    assert seal() == 1
    assert verdict().unsealed == 0


def test_each_authority_has_its_own_chain(committing: Addresses) -> None:
    write()
    seal()
    for authority in entry.list_authorities():
        with entry.enter(actor=actors.system(part="tests"), authority=authority.id):
            seals.seal()
            assert list(Seal.objects.values_list("authority_id", flat=True)) == [authority.id]
            assert Seal.objects.get().number == 1
            assert seals.verify().fits


def test_two_sealers_at_once_do_not_fork_the_chain(committing: Addresses) -> None:
    """The second waits for the first to commit, then finds nothing left to seal."""
    write(3)
    answers: list[int] = []

    def second() -> None:
        try:
            answers.append(seal())
        finally:
            connections.close_all()

    thread = threading.Thread(target=second)
    with inside():
        assert seals.seal() == 1
        thread.start()
        until_somebody_waits_for_a_lock(committing)
    thread.join()
    assert answers == [0]
    found = verdict()
    assert found.fits
    assert (found.seals, found.unsealed) == (1, 0)


def until_somebody_waits_for_a_lock(addresses: Addresses) -> None:
    """And it must be the sealers' own: without it the second waits for the first one's seal."""
    with psycopg.connect(addresses.owner, autocommit=True) as looking:
        waiting = "select locktype from pg_locks where not granted"
        while not (kinds := looking.execute(waiting).fetchall()):
            pass
    assert kinds == [("advisory",)]


def test_entries_restored_on_another_cluster_are_sealed(sealed: list[UUID], committing: Addresses) -> None:
    """As after a dump and restore: the transaction's id means nothing here, and may be far ahead of ours."""
    tamper(
        committing,
        "update audit_entry set cluster = 1, transaction = '9000000000000000' where id = %(key)s",
        REDIGEST,
        key=sealed[-1],
    )
    assert verdict().fits
    assert seal() == 1
    found = verdict()
    assert (found.fits, found.unsealed) == (True, 0)


def test_a_log_that_is_rolled_back_was_never_there(committing: Addresses) -> None:
    before = len(write())

    def count() -> int:
        with inside():
            return Entry.objects.filter(what="people.show").count()

    attempt: Callable[[], None] = _fail
    with pytest.raises(ZeroDivisionError):
        attempt()
    assert count() == before
    assert verdict().fits


def _fail() -> None:
    with inside():
        log.record(what="people.show")
        with transaction.atomic():
            raise ZeroDivisionError
