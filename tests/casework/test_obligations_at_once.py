"""Two steps for one child at once: the second derives with what the first has saved, whoever comes first."""

import threading
from datetime import date
from uuid import UUID

import psycopg
from django.db import connections

from holdfast.casework import obligations
from holdfast.cli.clusters import Addresses
from tests.casework import recorded

D = date(2025, 1, 13)
TODAY = date(2025, 1, 20)


def until_somebody_waits(addresses: Addresses) -> None:
    with psycopg.connect(addresses.owner, autocommit=True) as looking:
        while not looking.execute("select 1 from pg_locks where not granted").fetchone():
            pass


def test_what_two_record_at_once_meets_what_it_should(committing: Addresses) -> None:
    with recorded.in_authority("jersey"):
        child: UUID = recorded.person()
        recorded.carried_in(child, D, D)
        obligations.refresh(children=[child], today=TODAY)

    def second() -> None:
        try:
            with recorded.in_authority("jersey"):
                recorded.meeting(child, "core-group", held_on=TODAY)  # a row about the child need not wait
                obligations.refresh(children=[child], today=TODAY)
        finally:
            connections.close_all()

    thread = threading.Thread(target=second)
    with recorded.in_authority("jersey"):
        recorded.visit(child, TODAY)
        obligations.refresh(children=[child], today=TODAY)
        thread.start()
        until_somebody_waits(committing)
    thread.join()
    with recorded.in_authority("jersey"):
        met = {each.duty for each in obligations.of_child(child=child, today=TODAY) if each.met_on == TODAY}
        again = obligations.refresh(children=[child], today=TODAY)
    assert met >= {"visit-at-home", "core-group"}
    assert (again.new, again.met, again.moved) == ((), (), ())
