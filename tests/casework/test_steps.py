"""What wraps every step and read: inside an authority, wholly or not at all, logged or refused."""

from collections.abc import Iterator

import pytest
from django.db import DatabaseError

from holdfast.access import entry
from holdfast.access.refusals import Refused
from holdfast.audit.models import Entry
from holdfast.casework import steps
from holdfast.records.models import Person
from tests import people


@pytest.fixture
def inside(db: None) -> Iterator[entry.Entered]:
    jersey = entry.find_authority(host="jersey.localhost")
    assert jersey is not None
    with entry.enter(actor=people.WINIFRED.actor, authority=jersey.id, reason="at work") as entered:
        yield entered


@steps.step
def name_somebody(*, name: str) -> None:
    Person.objects.create(authority_id=entry.current().authority, given_name=name)
    steps.log(about="person")
    if name == "Refused":
        raise Refused("Not that name.", clause="a clause", who_can_help="a manager", about="person")
    if name == "Broken":
        raise DatabaseError("the disk is full")


@steps.step
def forget_to_log(*, name: str) -> None:
    Person.objects.create(authority_id=entry.current().authority, given_name=name)


def named(name: str) -> int:
    return Person.objects.filter(given_name=name).count()


def test_a_step_saves_and_logs(inside: entry.Entered) -> None:
    name_somebody(name="Made Up")
    assert named("Made Up") == 1
    logged = Entry.objects.latest("at")
    assert (logged.what, logged.actor, logged.why) == (
        "test_steps.name_somebody",
        inside.actor.label,
        "at work",
    )


def test_outside_an_authority_nothing_runs() -> None:
    with pytest.raises(entry.NotEntered):
        name_somebody(name="Made Up")


@pytest.mark.parametrize("name", ["Refused", "Broken"])
def test_a_step_that_fails_leaves_nothing_behind(inside: entry.Entered, name: str) -> None:
    before = Entry.objects.count()
    with pytest.raises((Refused, DatabaseError)):
        name_somebody(name=name)
    assert named(name) == 0
    assert Entry.objects.count() == before


def test_a_step_that_forgets_to_log_is_undone(inside: entry.Entered) -> None:
    with pytest.raises(steps.NotLogged, match="forget_to_log"):
        forget_to_log(name="Made Up")
    assert named("Made Up") == 0


def test_logging_outside_a_step_is_an_error(inside: entry.Entered) -> None:
    with pytest.raises(steps.NotLogged):
        steps.log(about="person")
    with pytest.raises(steps.NotLogged):
        steps.log_each(about="person", about_ids=[people.ADA.id])


def test_a_refused_attempt_is_logged_when_all_else_is_undone(committing: None) -> None:
    jersey = entry.find_authority(host="jersey.localhost")
    assert jersey is not None

    def request() -> None:
        with entry.enter(actor=people.WINIFRED.actor, authority=jersey.id):
            name_somebody(name="Before")
            name_somebody(name="Refused")

    with pytest.raises(Refused):
        request()
    with entry.enter(actor=people.MALCOLM.actor, authority=jersey.id):
        assert named("Before") == named("Refused") == 0
        refused = Entry.objects.get(outcome="refused")
    assert refused.actor == people.WINIFRED.actor.label
    assert refused.what == "test_steps.name_somebody"
    assert refused.why == "Not that name. Under: a clause. Who can help: a manager."


def test_an_attempt_refused_and_answered_is_logged_beside_what_was_done(committing: None) -> None:
    jersey = entry.find_authority(host="jersey.localhost")
    assert jersey is not None
    with entry.enter(actor=people.WINIFRED.actor, authority=jersey.id):
        name_somebody(name="Kept")
        with pytest.raises(Refused):
            name_somebody(name="Refused")
    with entry.enter(actor=people.WINIFRED.actor, authority=jersey.id):
        assert (named("Kept"), named("Refused")) == (1, 0)
        assert list(Entry.objects.order_by("at").values_list("outcome", flat=True))[-2:] == [
            "done",
            "refused",
        ]


def test_a_step_within_a_step_is_refused_once(committing: None) -> None:
    @steps.step
    def outer(*, name: str) -> None:
        name_somebody(name=name)
        steps.log()

    jersey = entry.find_authority(host="jersey.localhost")
    assert jersey is not None
    with pytest.raises(Refused), entry.enter(actor=people.WINIFRED.actor, authority=jersey.id):
        outer(name="Refused")
    with entry.enter(actor=people.WINIFRED.actor, authority=jersey.id):
        assert [each.what for each in Entry.objects.filter(outcome="refused")] == ["test_steps.name_somebody"]


def test_a_step_takes_keywords_alone() -> None:
    with pytest.raises(TypeError, match="keyword-only"):
        steps.step(named)


def test_steps_and_reads_are_known_for_what_they_are() -> None:
    assert steps.is_step(name_somebody)
    assert not steps.is_step(named)
