"""A step with each of its writes made to fail in turn leaves nothing behind; so it is for every step."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction

from holdfast.access import actors, entry
from holdfast.casework import steps
from holdfast.records.models import Person, Team
from tests.casework import failing_writes
from tests.casework.recorded import at_work
from tests.casework.step_examples import Example, all_examples, all_steps

EXAMPLES = all_examples()
# A passkey answers with a signature that only an authenticator makes: tests/stories/test_sign_in.py has one.
WITHOUT = {"passkeys.add", "passkeys.give"}


@contextmanager
def inside(example: Example) -> Iterator[None]:
    if not example.system:
        with at_work(example.by):
            yield
        return
    authority = next(each for each in entry.list_authorities() if each.slug == example.by.authority)
    with entry.enter(actor=actors.system(part=example.system), authority=authority.id, reason="by itself"):
        yield


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_a_step_whose_writes_fail_in_turn_leaves_nothing(db: None, example: Example) -> None:
    with inside(example):
        call = example.make()
        assert failing_writes.prove(call) >= 1  # the log alone, where nothing is recorded


def test_every_step_has_an_example() -> None:
    assert all_steps() == set(EXAMPLES) | WITHOUT


@steps.step
def _keep_whole(*, name: str) -> None:
    Team.objects.create(authority_id=entry.current().authority, name=name)
    steps.log(about="team")


def test_a_step_that_keeps_half_is_found_out(db: None) -> None:
    """Seen to fail: a function that saves in pieces, as no step may."""

    def in_pieces() -> None:
        with transaction.atomic():
            Person.objects.create(authority_id=entry.current().authority, given_name="Made", family_name="Up")
        with transaction.atomic():
            Team.objects.create(authority_id=entry.current().authority, name="Team Made Up")

    with at_work(), pytest.raises(AssertionError, match=r"left behind.*records_person"):
        failing_writes.prove(in_pieces)


def test_the_writes_of_a_step_are_counted(db: None) -> None:
    with at_work():
        assert failing_writes.prove(lambda: _keep_whole(name="Team Made Up")) == 2
