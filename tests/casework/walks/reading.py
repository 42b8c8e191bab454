"""What is read of plans and core groups, by whoever asks: it fails for nobody and asks no end of things."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import connection
from django.test.utils import CaptureQueriesContext

from holdfast.access import children as access_children
from holdfast.casework import (
    core_group_afterwards,
    core_group_candidates,
    core_group_checklist,
    core_group_completions,
    core_group_days,
    core_group_invitations,
    core_group_leaders,
    core_group_pages,
    core_group_places,
    core_group_records,
    core_group_reports,
    gathered,
    outcome_progress,
    plan_advice,
    plan_agreements,
    plan_answers,
    plan_differences,
    plan_draft_pages,
    plan_explanations,
    plan_making_pages,
    plan_outlines,
    plan_pages,
    plan_rounds,
    plans,
    undertakings,
)
from holdfast.records.models import Person, PlanSignatory
from tests.casework.walks.agreeing import action
from tests.casework.walks.planning import draft, version
from tests.casework.walks.showing import parts_of
from tests.casework.walks.the_group import at
from tests.casework.walks.walk import Walk, often, rule

MOST = 60  # queries: the walk's children are few, and so must its questions be
OF_A_VERSION = (
    plan_advice.read_as_family, plan_advice.show, plan_agreements.show, plan_differences.show,
    plan_pages.show, plan_rounds.show,
)  # fmt: skip
OF_A_DRAFT = (
    plan_advice.read_as_family, plan_advice.show, plan_differences.show, plan_draft_pages.show,
    plan_making_pages.prepare,
)  # fmt: skip
OF_A_MEETING = (
    core_group_afterwards.show, core_group_checklist.show, core_group_completions.before,
    core_group_days.show, core_group_invitations.prepare, core_group_leaders.prepare, core_group_places.show,
    core_group_records.show_lacks, gathered.top,
)  # fmt: skip
OF_A_CHILD = (
    core_group_candidates.prepare, core_group_pages.show, core_group_reports.show, outcome_progress.over_time,
    plan_explanations.of_child, plan_outlines.show, plans.of_child,
)  # fmt: skip


@rule
def a_version(walk: Walk) -> None:
    look(walk, walk.one(OF_A_VERSION), plan=version(walk))


@rule
def a_draft(walk: Walk) -> None:
    look(walk, walk.one(OF_A_DRAFT), plan=draft(walk))


@often
def a_meeting(walk: Walk) -> None:
    look(walk, walk.one(OF_A_MEETING), meeting=at(walk))


@often
def of_a_child(walk: Walk) -> None:
    look(walk, walk.one(OF_A_CHILD), child=walk.child())


@rule
def somebody_who_is_to_sign(walk: Walk) -> None:
    rows = PlanSignatory.objects.order_by("id")
    look(walk, plan_answers.prepare, signatory=walk.key(lambda: rows.values_list("id", flat=True)))


@rule
def an_undertaking(walk: Walk) -> None:
    if walk.yes():
        look(walk, undertakings.find, action=action(walk))
    else:
        look(walk, undertakings.show, whose=walk.right("mine", "team", "agency", "unit", "ours"))


def look(walk: Walk, read: Callable[..., Any], **said: Any) -> None:
    """Let somebody read a page; it shows them no child whom they may not see."""
    by = walk.somebody((*walk.cast.workers, walk.cast.partner, *walk.cast.service))
    with CaptureQueriesContext(connection) as queries:
        page = walk.do_as(by, read, **said)
    name = f"{read.__module__.rpartition('.')[2]}.{read.__name__}"
    walk.asked[name] = max(walk.asked.get(name, 0), len(queries))
    assert len(queries) <= MOST, f"{name} asked {len(queries)} questions"
    if page is None:
        return
    persons = {each.id: each for each in walk.look(Person.objects.all)}
    with walk.acting(by):
        may = access_children.allowed_each(children=persons, today=walk.today)
    for key in {each for each in parts_of(page) if isinstance(each, UUID)} & set(persons):
        assert not may[key].hidden, f"{name} of {by.name} names {persons[key].given_name}, who is hidden"
