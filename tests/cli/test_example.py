"""The living example: the same families for a seed, lived through the steps, its dates counted slowly."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

import psycopg
import pytest
from pytest_django.plugin import DjangoDbBlocker

from holdfast.access import actors, entry
from holdfast.casework import outcome_progress, plan_agreements, plan_records
from holdfast.cli import example, example_conferences, example_families, example_plan_texts, main
from holdfast.cli.clusters import Addresses
from holdfast.records.models import CoreGroup, Meeting, PaperSent, Plan
from tests import databases
from tests.procedures.slow_reckoning import after, days_off, months_after

UNTIL = date(2026, 11, 20)
FAMILIES = {"jersey": 8, "isle-of-man": 2, "isle-of-wight": 2, "council": 2}
NATIONS = {
    "jersey": "jersey", "isle-of-man": "isle_of_man", "isle-of-wight": "england_and_wales",
    "council": "england_and_wales",
}  # fmt: skip
DRAWN = 500


@dataclass(frozen=True)
class Lived:
    """A database in which the example has lived, and what each authority's command said."""

    owner: psycopg.Connection[Any]
    said: dict[str, str]


@pytest.fixture(scope="module")
def lived(cluster: databases.Cluster, django_db_blocker: DjangoDbBlocker) -> Iterator[Lived]:
    with (
        django_db_blocker.unblock(),
        databases.clone(cluster.unpeopled, "example") as addresses,
        databases.pointed_at(addresses),
    ):
        said = {
            each.slug: example.make(authority=each, seed=1, until=UNTIL, families=FAMILIES[each.slug])
            for each in entry.list_authorities()
        }
        with psycopg.connect(addresses.owner) as owner:
            yield Lived(owner=owner, said=said)


def test_each_authority_has_its_families(lived: Lived) -> None:
    assert {slug: said.split(" with ")[0] for slug, said in lived.said.items()} == {
        slug: f"{count} families" for slug, count in FAMILIES.items()
    }


def test_nothing_happens_after_the_last_day(lived: Lived) -> None:
    last = lived.owner.execute(
        'select max(day) from (select max("on") as day from records_visit union all'
        ' select max("on") from records_casenote union all select max(held_on) from records_meeting'
        ' union all select max("on") from records_milestone) every_one'
    ).fetchone()
    assert last is not None
    assert last[0] <= UNTIL


def test_it_was_done_by_steps_each_by_the_one_whose_work_it_is(lived: Lived) -> None:
    rows = lived.owner.execute(
        "select distinct what, split_part(actor, ':', 1) from audit_entry where what like '%.record%'"
    ).fetchall()
    assert {("visits.record", "account"), ("notes.record", "account"), ("plans.record", "account")} <= set(
        rows
    )
    visits = lived.owner.execute(
        "select count(*) from records_visit v where not exists (select from audit_entry e"
        " join records_visitchild c on c.child_id = e.about_id where c.visit_id = v.id"
        " and e.what in ('visits.record', 'visits.record_failed', 'carry_ins.do'))"
    ).fetchone()
    assert visits == (0,)


def test_everybody_in_it_is_unmistakably_invented(lived: Lived) -> None:
    names = lived.owner.execute("select distinct family_name from records_person").fetchall()
    invented = {
        *example_families.FAMILY_NAMES, *example_conferences.FAMILY_NAMES, example_plan_texts.FAMILY_NAME,
    }  # fmt: skip
    assert {name for (name,) in names} <= invented
    emails = lived.owner.execute("select email from records_account").fetchall()
    assert all(email.endswith(".example") for (email,) in emails)


@pytest.mark.parametrize("slug", FAMILIES)
def test_the_plan_of_the_fullest_family_lacks_nothing(lived: Lived, slug: str) -> None:
    with _inside(slug):
        plans = _fullest()
        assert len(plans) == 2
        for plan in plans:
            assert plan_records.lacks(plan=plan, today=UNTIL) == {}
            assert plan.number == 2
            assert Plan.objects.filter(registration=plan.registration, number=1, replaced_on=plan.made_on)


@pytest.mark.parametrize("slug", FAMILIES)
def test_its_plan_is_signed_by_all_but_the_school(lived: Lived, slug: str) -> None:
    with _inside(slug):
        for plan in _fullest():
            asked = plan_agreements.agreement_of(plan=plan, today=UNTIL).signatories
            unsigned = {each.name for each in asked if each.signed_on is None and not each.not_asked_why}
            assert unsigned == {example_plan_texts.SCHOOL}
            assert len(asked) > 4


@pytest.mark.parametrize("slug", FAMILIES)
def test_its_core_groups_say_what_gets_better_and_what_drifts(lived: Lived, slug: str) -> None:
    with _inside(slug):
        for plan in _fullest():
            found = outcome_progress.of_child(child=plan.registration.child_id)
            assert [len(each.points) for each in found] == [3, 3, 3]
            assert [each.trend.partition(": ")[2] for each in found] == [
                "better than last time", "the same for 3 core groups", "worse than last time",
            ]  # fmt: skip


@pytest.mark.parametrize("slug", FAMILIES)
def test_its_core_group_of_today_is_ready(lived: Lived, slug: str) -> None:
    with _inside(slug):
        child = _fullest()[0].registration.child_id
        ahead = Meeting.objects.get(
            kind="core-group", held_on=None, cancelled_on=None, children__child=child, dates__for_on=UNTIL
        )
        group = CoreGroup.objects.get(meeting=ahead)
        assert (group.chair_role, group.chair_agreed_by) == ("social-worker", "team-manager")
        assert PaperSent.standing.filter(meeting=ahead, kind="invitation", sent_on__isnull=False).count() > 4


@contextmanager
def _inside(slug: str) -> Iterator[None]:
    """Inside an authority, as a part of the system."""
    authority = next(each for each in entry.list_authorities() if each.slug == slug)
    with entry.enter(actor=actors.system(part="tests"), authority=authority.id, reason="looking"):
        yield


def _fullest() -> list[Plan]:
    """The plans in force of the children of the fullest family."""
    rows = Plan.standing.filter(
        registration__child__family_name=example_plan_texts.FAMILY_NAME, replaced_on=None
    )
    return list(rows.select_related("registration__child"))


def test_it_is_made_once(lived: Lived) -> None:
    jersey = next(each for each in entry.list_authorities() if each.slug == "jersey")
    assert example.make(authority=jersey, seed=1, until=UNTIL) == "the example is there already"


@dataclass(frozen=True)
class Stored:
    """An obligation as it is stored, and what the slow count needs of its child."""

    slug: str
    duty: str
    trigger: str
    trigger_on: date
    due_on: date
    began_on: date


STORED = """
select a.slug, o.duty, o.trigger_event, o.trigger_on, o.due_on, r.from_on
  from records_obligation o
  join records_authority a on a.id = o.authority_id
  join records_registration r on r.child_id = o.child_id
 where not o.gone and o.due_on is not null
 order by a.slug, o.child_id, o.key
"""

# Counted slowly from the clauses, from the day of the trigger. Every plan of the example has the child
# visited every three weeks and the core group meet every four, stricter than any procedure here.
Count = Callable[[Stored, frozenset[date]], date]


def _days(interval: str) -> Count:
    return lambda each, off: after(each.trigger_on, interval, off)


def _review(each: Stored, off: frozenset[date]) -> date:
    """The first within 3 months of the conference that made the plan, each later one within 6 of the last."""
    return after(each.trigger_on, "3 months" if each.trigger == "initial-conference" else "6 months", off)


COUNTED: dict[str, Count] = {
    "visit-at-home": _days("3 weeks"),
    "visit-as-planned": _days("3 weeks"),
    "visit": _days("3 weeks"),
    "core-group": _days("4 weeks"),
    "later-core-group": _days("4 weeks"),
    "agreement-circulated": _days("5 working days"),
    "agreement-returned": _days("5 working days"),
    "core-group-minutes": _days("5 working days"),
    "access-told": _days("0 days"),
    "access-told-chair": _days("0 days"),
    "access-told-manager": _days("0 days"),
    "review": _review,
    "review-conference": _review,
    "risk-assessment-at-a-year": lambda each, _off: months_after(each.began_on, 12),
}
# Of a plan that was carried in: counted from what was held last, or not before that day; tried by hand in
# tests/casework/test_carry_ins.py.
FROM_LAST = {"visit-at-home", "visit-as-planned", "visit", "core-group", "later-core-group", "review",
             "review-conference"}  # fmt: skip


def test_the_dates_are_those_of_the_slow_count(lived: Lived) -> None:
    found = [Stored(*row) for row in lived.owner.execute(STORED).fetchall()]
    known = [
        each
        for each in found
        if each.duty in COUNTED and not (each.duty in FROM_LAST and each.trigger == "plan-carried-in")
    ]
    assert len(known) >= DRAWN
    drawn = Random(1).sample(known, DRAWN)
    off = {slug: days_off(nation) for slug, nation in NATIONS.items()}
    wrong = [
        (each, expected)
        for each in drawn
        if (expected := COUNTED[each.duty](each, off[each.slug])) != each.due_on
    ]
    assert wrong == []
    assert {each.slug for each in drawn} == set(FAMILIES)


def test_the_same_seed_gives_the_same_families() -> None:
    start = date(2026, 8, 3)
    one = example_families.draw(seed=7, slug="jersey", start_on=start)
    assert one == example_families.draw(seed=7, slug="jersey", start_on=start)
    assert one != example_families.draw(seed=8, slug="jersey", start_on=start)
    assert one != example_families.draw(seed=7, slug="council", start_on=start)
    assert [len(family.children) for family in one] == list(example_families.SIZES)


def test_a_day_ahead_is_refused(committing: Addresses, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["example", "--until", "2099-01-01"]) == 2
    assert "is in the future" in capsys.readouterr().err


def test_only_a_demonstration_takes_it(committing: Addresses, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["example", "--authority", "elsewhere"]) == 2
    assert "there is no demonstration authority 'elsewhere'" in capsys.readouterr().err
