"""Random walks over the steps: whatever the cast tries, the record stays whole and shows nobody too much.

A walk is an example of a Hypothesis state machine, in a database of its own. `HOLDFAST_WALKS=200` asks for as
many of them, drawn anew; without it a few, the same in every run.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from pytest_django.plugin import DjangoDbBlocker

from holdfast.access import actors
from holdfast.casework import rederivations
from holdfast.records.models import RegistrationCategory
from tests import databases, standings
from tests.casework import conference_list, recorded
from tests.casework.walks import (
    asking,
    beginnings,
    holding,
    reporting,
    showing,
    standing,
    the_day,
    viewing,
    working,
)
from tests.casework.walks.walk import RULES, Walk

FEW, STEPS = 5, 40
NOW_AND_THEN, DEAR = 3, 12  # steps after which what is dear to check, and dearer, is checked
WALKS = int(os.environ.get("HOLDFAST_WALKS", "0"))
NOUNS = (asking, reporting, standing, the_day, viewing, working)
NUMBER = count(1)


class Walking(RuleBasedStateMachine):
    """One walk: its rules are those of `RULES`, its checks run after each of them."""

    start: databases.Cluster  # whose template is where each walk starts
    blocker: DjangoDbBlocker

    def __init__(self) -> None:
        super().__init__()
        self.steps = 0
        self.stack = ExitStack()
        self.stack.enter_context(self.blocker.unblock())
        addresses = self.stack.enter_context(databases.clone(self.start, f"walk_{next(NUMBER)}"))
        self.stack.enter_context(databases.pointed_at(addresses))
        self.walk: Walk = Walk(self._unready)

    def _unready(self, strategy: st.SearchStrategy[Any]) -> Any:
        raise AssertionError(f"nothing is drawn outside a rule: {strategy}")

    @initialize(data=st.data())
    def begin(self, data: st.DataObject) -> None:
        """Come to where it begins."""
        self.walk.draw = data.draw
        beginnings.begin(self.walk)

    def step(self, happens: Callable[[Walk], None], data: st.DataObject) -> None:
        """Let something happen, and check what must hold."""
        self.walk.draw = data.draw
        self.walk.careful = not self.walk.chance(4)
        happens(self.walk)
        self.steps += 1
        holding.check_rows(self.walk)
        if self.steps % NOW_AND_THEN == 0:
            showing.check(self.walk, self.walk.one(showing.WATCHED))
        if self.steps % DEAR == 0:
            self.check_all()

    def check_all(self) -> None:
        """What takes longer to check."""
        holding.check_obligations(self.walk)
        holding.check_log(self.walk)
        holding.check_links(self.walk)

    def teardown(self) -> None:
        """At the end all of it is checked, for everybody."""
        with self.stack:
            self.check_all()
            for member in showing.WATCHED:
                showing.check(self.walk, member)


def _rule(happens: Callable[[Walk], None]) -> Callable[..., None]:
    def step(self: Walking, data: st.DataObject) -> None:
        self.step(happens, data)

    return rule(data=st.data())(step)


for name, happens in RULES.items():
    made = _rule(happens)
    made.__name__ = name
    setattr(Walking, name, made)


@pytest.fixture
def walking(cluster: databases.Cluster, django_db_blocker: DjangoDbBlocker) -> Iterator[type[Walking]]:
    """Walks that all start alike: the cast, a few more of the family, and what is due for the children."""

    class Here(Walking):
        blocker = django_db_blocker
        start = replace(cluster, template="clone_walks")

    with django_db_blocker.unblock(), databases.clone(cluster, "walks") as addresses:
        with databases.pointed_at(addresses), recorded.in_authority("jersey", actors.system(part="rederive")):
            conference_list.family()
            for each in RegistrationCategory.objects.filter(registration__until_on__isnull=False):
                each.until_on = each.registration.until_on  # as the step that ends a plan does
                each.save(update_fields=["until_on"])
            rederivations.store(today=standings.TODAY)
        yield Here


def test_whatever_the_cast_tries_the_record_stays_whole(walking: type[Walking]) -> None:
    run_state_machine_as_test(
        walking,
        settings=settings(
            max_examples=WALKS or FEW, stateful_step_count=STEPS, derandomize=not WALKS, deadline=None,
            database=None, suppress_health_check=list(HealthCheck),
            phases=(Phase.generate,),  # a walk tells what was tried; to make it shorter takes minutes
        ),
    )  # fmt: skip
