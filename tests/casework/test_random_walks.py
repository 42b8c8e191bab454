"""Random walks over the steps: whatever the cast tries, the record stays whole and shows nobody too much.

A walk is an example of a Hypothesis state machine, in a database of its own. `HOLDFAST_WALKS=200` asks for as
many of them, drawn anew; without it a few, the same in every run.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, Verbosity, assume, settings
from hypothesis import strategies as st
from hypothesis.errors import HypothesisException
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from pytest_django.plugin import DjangoDbBlocker

from holdfast.access import actors
from holdfast.casework import rederivations
from holdfast.records.models import RegistrationCategory
from tests import databases, standings
from tests.casework import conference_list, recorded
from tests.casework.walks import (
    agreeing,
    asking,
    beginnings,
    grouping,
    holding,
    holding_plans,
    making,
    man,
    planning,
    reading,
    reporting,
    showing,
    standing,
    the_day,
    the_group,
    viewing,
    working,
    writing,
)
from tests.casework.walks.cast import JERSEY, Cast
from tests.casework.walks.walk import RULES, Walk

FEW, STEPS = 3, 40
NOW_AND_THEN, DEAR = 3, 12  # steps after which what is dear to check, and dearer, is checked
WALKS = int(os.environ.get("HOLDFAST_WALKS", "0"))
PLANS = (agreeing, grouping, making, planning, reading, the_group, writing)
NOUNS = (*PLANS, asking, reporting, standing, the_day, viewing, working)
AMONG = ("working_days_go_by", "working_visit_children", "working_hold_a_core_group", "working_withdraw")
NUMBER = count(1)


class Walking(RuleBasedStateMachine):
    """One walk: its rules are those of `RULES`, its checks run after each of them."""

    cast: Cast = JERSEY
    start: databases.Cluster  # whose template is where each walk starts
    blocker: DjangoDbBlocker

    def __init__(self) -> None:
        super().__init__()
        self.steps, self.failed = 0, False
        self.stack = ExitStack()
        self.stack.enter_context(self.blocker.unblock())
        addresses = self.stack.enter_context(databases.clone(self.start, f"walk_{next(NUMBER)}"))
        self.stack.enter_context(databases.pointed_at(addresses))
        self.walk: Walk = Walk(self._unready, self.cast)

    def _unready(self, strategy: st.SearchStrategy[Any]) -> Any:
        raise AssertionError(f"nothing is drawn outside a rule: {strategy}")

    @initialize(data=st.data())
    def begin(self, data: st.DataObject) -> None:
        """Come to where it begins."""
        self.walk.draw = data.draw
        assume(data.draw(st.integers(0, 999)))  # the simplest walk of all goes nowhere
        with self.told():
            beginnings.begin(self.walk)
            self.look()

    def step(self, happens: Callable[[Walk], None], data: st.DataObject) -> None:
        """Let something happen, and check what must hold."""
        self.walk.draw = data.draw
        with self.told():
            self.walk.careful = not self.walk.chance(4)
            happens(self.walk)
            self.steps += 1
            self.look()
            if self.steps % NOW_AND_THEN == 0:
                member = self.walk.one(self.walk.cast.watched)
                showing.check(self.walk, member)
                holding_plans.check_undertakings(self.walk, member)
                holding_plans.check_drifts(self.walk)
            if self.steps % DEAR == 0:
                self.check_all()

    @contextmanager
    def told(self) -> Iterator[None]:
        """Where something fails, say all that happened before, and nothing else."""
        try:
            yield
        except Exception as fault:
            if not isinstance(fault, HypothesisException):
                self.failed = True
                fault.add_note("\n".join(("The walk:", *self.walk.story)))
            raise

    def look(self) -> None:
        """What is cheap to check."""
        holding.check_rows(self.walk)
        holding_plans.check_rows(self.walk)

    def check_all(self) -> None:
        """What takes longer to check."""
        holding.check_obligations(self.walk)
        holding.check_log(self.walk)
        holding.check_links(self.walk)

    def teardown(self) -> None:
        """At the end all of it is checked, for everybody."""
        with self.stack, self.told():
            if self.failed or not self.steps:
                return
            self.check_all()
            for member in self.walk.cast.watched:
                showing.check(self.walk, member)
                holding_plans.check_undertakings(self.walk, member)


def _rule(happens: Callable[[Walk], None]) -> Callable[..., None]:
    def step(self: Walking, data: st.DataObject) -> None:
        self.step(happens, data)

    return rule(data=st.data())(step)


def _walking(name: str, only: Callable[[str], bool], **said: Any) -> type[Walking]:
    """Walks in which only these rules happen."""
    rules = {}
    for each, happens in RULES.items():
        if only(each):
            rules[each] = _rule(happens)
            rules[each].__name__ = each
    return type(name, (Walking,), {**rules, **said})


def _of_plans(name: str) -> bool:
    nouns = tuple(f"{each.__name__.rpartition('.')[2]}_" for each in PLANS)
    return name.startswith((*nouns, *AMONG))


@pytest.fixture
def walking(cluster: databases.Cluster, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, Any]]:
    """Where all walks start: the cast, a few more of the family, and what is due for the children."""
    with django_db_blocker.unblock(), databases.clone(cluster, "walks") as addresses:
        with databases.pointed_at(addresses):
            with recorded.in_authority("jersey", actors.system(part="rederive")):
                conference_list.family()
                for each in RegistrationCategory.objects.filter(registration__until_on__isnull=False):
                    each.until_on = each.registration.until_on  # as the step that ends a plan does
                    each.save(update_fields=["until_on"])
                rederivations.store(today=standings.TODAY)
            with recorded.in_authority("isle-of-man", actors.system(part="rederive")):
                man.settle()
                rederivations.store(today=standings.TODAY)
        yield {"blocker": django_db_blocker, "start": replace(cluster, template="clone_walks")}


def _run(machine: type[Walking], few: int) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=WALKS or few, stateful_step_count=STEPS, derandomize=not WALKS, deadline=None,
            database=None, suppress_health_check=list(HealthCheck),
            verbosity=Verbosity.quiet,  # what was drawn is in the story of the walk
            phases=(Phase.generate,),  # a walk tells what was tried; to make it shorter takes minutes
        ),
    )  # fmt: skip


def test_whatever_the_cast_tries_the_record_stays_whole(walking: dict[str, Any]) -> None:
    _run(_walking("Anything", lambda _: True, **walking), FEW)


def test_whatever_is_planned_the_plans_stay_whole(walking: dict[str, Any]) -> None:
    _run(_walking("Planning", _of_plans, **walking), 2)


def test_whatever_is_planned_on_the_isle_of_man_the_plans_stay_whole(walking: dict[str, Any]) -> None:
    _run(_walking("Mann", _of_plans, cast=man.MAN, **walking), 1)
