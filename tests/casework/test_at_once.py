"""Two people at once: what overlaps in time neither overwrites silently nor loses a version."""

import threading
from datetime import datetime
from itertools import pairwise
from uuid import UUID

import psycopg
from django.db import connections

from holdfast.access import entry
from holdfast.access.actors import Actor
from holdfast.access.refusals import ChangedMeanwhile
from holdfast.casework import people as casework_people
from holdfast.cli.clusters import Addresses
from tests import people, standings
from tests.people import Member


def jersey() -> UUID:
    found = entry.find_authority(host="jersey.localhost")
    assert found is not None
    return found.id


def correct(*, by: Member, seen: datetime, given_name: str) -> None:
    casework_people.correct(
        person=people.ADA.id, seen=seen, reason=f"as {by.name} knows", given_name=given_name,
        family_name=people.ADA.family_name, born_on=people.ADA.born_on, expected_on=None,
        today=standings.TODAY,
    )  # fmt: skip


def shown(*, to: Actor) -> casework_people.PersonPage:
    with entry.enter(actor=to, authority=jersey()):
        return casework_people.show(person=people.ADA.id, today=standings.TODAY)


def until_somebody_waits(addresses: Addresses) -> None:
    with psycopg.connect(addresses.owner, autocommit=True) as looking:
        while not looking.execute("select 1 from pg_locks where not granted").fetchone():
            pass


def test_of_two_who_save_at_once_the_second_is_told(committing: Addresses) -> None:
    seen = shown(to=people.WINIFRED.actor).version
    told: list[ChangedMeanwhile] = []

    def second() -> None:
        try:
            with entry.enter(actor=people.MALCOLM.actor, authority=jersey()):
                correct(by=people.MALCOLM, seen=seen, given_name="Adda")
        except ChangedMeanwhile as refusal:
            told.append(refusal)
        finally:
            connections.close_all()

    thread = threading.Thread(target=second)
    with entry.enter(actor=people.WINIFRED.actor, authority=jersey()):
        correct(by=people.WINIFRED, seen=seen, given_name="Adah")
        thread.start()
        until_somebody_waits(committing)
    thread.join()
    assert [refusal.about_id for refusal in told] == [people.ADA.id]
    assert shown(to=people.MALCOLM.actor).given_name == "Adah"


def test_versions_of_overlapping_transactions_follow_one_another(committing: Addresses) -> None:
    """The one that began first commits last: by its start its version would lie before the other's."""
    name = "update records_person set given_name = %s where id = %s"
    settings = (
        "select set_config('holdfast.authority', id::text, true),"
        " set_config('holdfast.actor', 'account:x', true)"
        " from holdfast.list_authorities() where slug = 'jersey'"
    )
    with (
        psycopg.connect(committing.application) as first,
        psycopg.connect(committing.application) as second,
    ):
        first.execute(settings)
        second.execute(settings)
        second.execute(name, ["Second", people.ADA.id])
        second.commit()
        first.execute(name, ["First", people.ADA.id])
        first.commit()
    with psycopg.connect(committing.owner) as owner:
        versions = owner.execute(
            "select given_name, known_from, known_to from history.records_person where id = %(key)s union all"
            " select given_name, known_from, null from records_person where id = %(key)s order by known_from",
            {"key": people.ADA.id},
        ).fetchall()
    assert [each[0] for each in versions] == ["Ada", "Second", "First"]
    for earlier, later in pairwise(versions):
        assert earlier[1] < earlier[2] == later[1]
