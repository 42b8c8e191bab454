"""The worker, run on a database of its own: it seals, and takes up what a dead worker left."""

import psycopg
import pytest
from django.db import transaction
from procrastinate.contrib.django import app

from holdfast.access import actors, entry
from holdfast.audit import log, seals
from holdfast.cli.clusters import Addresses
from holdfast.jobs import queue
from holdfast.jobs.seals import seal


@app.task(name="tests.nothing")
def nothing() -> None:
    """A job that may wait as often as one likes."""


def ask(job: str) -> None:
    """Queue a periodic job now."""
    app.configure_task(job).defer(timestamp=0)


def work() -> None:
    """A worker that does what there is to do and ends."""
    connector = app.connector.get_worker_connector()  # type: ignore[attr-defined]
    with app.replace_connector(connector):
        app.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)


def states(addresses: Addresses, task: str) -> list[tuple[str, int]]:
    with psycopg.connect(addresses.application) as connection:
        return connection.execute(
            "select status::text, attempts from procrastinate_jobs where task_name = %s order by id", [task]
        ).fetchall()


def test_the_worker_seals_every_authoritys_log(committing: Addresses) -> None:
    ask("seals.seal")
    work()
    assert states(committing, "seals.seal")[0] == ("succeeded", 1)
    for authority in entry.list_authorities():
        with entry.enter(actor=actors.VISITOR, authority=authority.id):
            verdict = seals.verify()
        assert (verdict.fits, verdict.unsealed, verdict.seals) == (True, 0, 1)


def test_one_log_that_cannot_be_sealed_does_not_stop_the_others(committing: Addresses) -> None:
    with psycopg.connect(committing.owner) as owner:
        owner.execute(
            "create function public.refuse_jersey() returns trigger language plpgsql as $$ begin"
            " if new.authority_id = (select id from public.records_authority where slug = 'jersey') then"
            " raise exception 'the disk is full'; end if; return new; end $$"
        )
        owner.execute(
            "create trigger a before insert on audit_seal"
            " for each row execute function public.refuse_jersey()"
        )
    with pytest.raises(ExceptionGroup) as failed:
        seal(timestamp=0)
    assert len(failed.value.exceptions) == 1
    sealed = {}
    for authority in entry.list_authorities():
        with entry.enter(actor=actors.VISITOR, authority=authority.id):
            sealed[authority.slug] = seals.verify().seals
    assert sealed == {"council": 1, "isle-of-man": 1, "isle-of-wight": 1, "jersey": 0}


def test_a_job_vanishes_with_the_transaction_that_asked_for_it(committing: Addresses) -> None:
    def fail() -> None:
        with transaction.atomic():
            ask("seals.seal")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert states(committing, "seals.seal") == []


def test_the_worker_asks_for_its_periodic_jobs_itself() -> None:
    app.perform_import_paths()  # type: ignore[no-untyped-call]
    periodic = {task.task.name: task.cron for task in app.periodic_registry.periodic_tasks.values()}
    assert periodic == {
        "seals.seal": "*/5 * * * *",
        "drafts.forget": "10 4 * * *",
        "queue.run_again": "* * * * *",
        "queue.clear": "40 3 * * *",
        "obligations.derive_again": "10 * * * *",
        "comings_of_age.end_at_eighteen": "20 * * * *",
        "sessions.clear": "40 3 * * *",
    }


def abandon(addresses: Addresses, *, attempts: int) -> None:
    """As a worker leaves a job that is killed with -9: under way, and nobody says that it lives."""
    with psycopg.connect(addresses.application) as connection:
        connection.execute(
            "with dead as (insert into procrastinate_workers (last_heartbeat)"
            " values (now() - interval '1 hour') returning id)"
            " update procrastinate_jobs set status = 'doing', attempts = %s,"
            " worker_id = (select id from dead)",
            [attempts],
        )


@pytest.mark.parametrize("pruned", [False, True], ids=["dead worker on the list", "dead worker struck off"])
def test_a_job_of_a_dead_worker_is_run_again(committing: Addresses, pruned: bool) -> None:
    nothing.defer()
    abandon(committing, attempts=1)
    if pruned:  # as the next worker does when it starts
        with psycopg.connect(committing.application) as connection:
            connection.execute("select procrastinate_prune_stalled_workers_v1(30)")
    ask("queue.run_again")
    work()
    work()
    assert states(committing, "tests.nothing") == [("succeeded", 3)]


def test_a_job_of_a_dead_worker_that_waits_already_is_not_run_twice(committing: Addresses) -> None:
    ask("seals.seal")
    abandon(committing, attempts=1)
    ask("seals.seal")
    with psycopg.connect(committing.application) as connection:  # the one that waits is not taken up yet
        connection.execute(
            "update procrastinate_jobs set scheduled_at = now() + interval '1 day' where status = 'todo'"
        )
    ask("queue.run_again")
    work()
    assert [state for state, _attempts in states(committing, "seals.seal")][:2] == ["aborted", "todo"]


def test_a_job_of_a_living_worker_is_left_alone(committing: Addresses) -> None:
    nothing.defer()
    abandon(committing, attempts=1)
    with psycopg.connect(committing.application) as connection:
        connection.execute("update procrastinate_workers set last_heartbeat = now()")
    ask("queue.run_again")
    work()
    assert states(committing, "tests.nothing") == [("doing", 1)]


def test_a_job_that_outlived_no_worker_is_given_up(committing: Addresses) -> None:
    nothing.defer()
    abandon(committing, attempts=queue.MOST_ATTEMPTS - 1)
    ask("queue.run_again")
    work()
    work()
    assert [state for state, _attempts in states(committing, "tests.nothing")] == ["failed"]


def test_old_jobs_that_succeeded_are_forgotten(committing: Addresses) -> None:
    nothing.defer()
    work()
    with psycopg.connect(committing.application) as connection:
        connection.execute("update procrastinate_events set at = at - interval '15 days'")
    ask("queue.clear")
    work()
    assert states(committing, "tests.nothing") == []


def test_what_jobs_log_is_logged_as_the_system(committing: Addresses) -> None:
    authority = entry.list_authorities()[0]
    with entry.enter(actor=actors.system(part="seals"), authority=authority.id):
        log.record(what="seals.seal")
        with psycopg.connect(committing.owner) as owner:
            assert owner.execute(
                "select count(*) from audit_entry where actor = 'system:seals'"
            ).fetchone() == (0,)
    with psycopg.connect(committing.owner) as owner:
        assert owner.execute("select count(*) from audit_entry where actor = 'system:seals'").fetchone() == (
            1,
        )
