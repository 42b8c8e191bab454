"""Versions of a plan: made of a draft in the place of the one before, counted once, read as they were."""

from collections.abc import Iterator
from datetime import date

import pytest

from holdfast.access import entry
from holdfast.access.refusals import NotHere
from holdfast.audit.models import Entry
from holdfast.casework import (
    plan_answers,
    plan_circulations,
    plan_pages,
    plan_versions,
    plans,
    worklists,
)
from holdfast.casework.plan_answers import AnswerSaid
from holdfast.records.models import Action, Outcome, Plan, PlanSignatory
from tests import people as cast
from tests.casework import detailed
from tests.casework.detailed import ADA, BEN, MADE
from tests.casework.recorded import NOW, at_work
from tests.casework.refused import refused
from tests.standings import TODAY


@pytest.fixture
def working(db: None) -> Iterator[entry.Entered]:
    with at_work(cast.WINIFRED) as entered:
        yield entered


def test_a_first_detailed_plan_takes_the_place_of_the_outline_for_brothers_and_sisters(
    working: entry.Entered,
) -> None:
    ada, ben = detailed.made(children=[ADA, BEN])
    made = Plan.objects.get(id=ada)
    outlined = Plan.objects.get(part="outline", registration=made.registration)
    assert (made.state, made.number, made.replaces_id, made.replaced_on) == ("made", 1, outlined.id, None)
    assert outlined.replaced_on == MADE
    assert (made.made_on, made.at) == (MADE, "core-group")
    assert Plan.objects.get(id=ben).replaced_on is None
    assert PlanSignatory.standing.filter(plan=ada).exists()
    logged = Entry.objects.filter(what="plan_versions.make").values_list("about_id", flat=True)
    assert set(logged) == {ADA, BEN}


def test_no_worklist_shows_an_action_twice(working: entry.Entered) -> None:
    detailed.made()
    detailed.amended()
    assert Action.standing.filter(outcome__need__plan__registration__child=ADA).count() == 3
    shown = [each.text for each in worklists.mine(today=TODAY, now=NOW).own_actions]
    assert shown == ["Mend the boiler"]


def test_an_outline_made_anew_asks_nobody_twice(working: entry.Entered) -> None:
    made = detailed.made()[0]
    again = detailed.outline(on=TODAY)[0]
    assert Plan.objects.get(id=made).replaced_on is None
    old, new = (Action.objects.get(outcome__need__plan=plan) for plan in (made, again.id))
    assert new.key == old.key
    assert [each.text for each in worklists.mine(today=TODAY, now=NOW).own_actions] == ["Mend the boiler"]


def test_what_was_done_while_it_was_drafted_is_done_in_the_new_version(working: entry.Entered) -> None:
    before = detailed.made()[0]
    draft = detailed.draft(why="One more thing")[0]
    old = Action.objects.get(outcome__need__plan=before)
    plans.finish_action(action=old.id, on=MADE, today=TODAY)
    plans.reach_outcome(outcome=old.outcome_id, on=TODAY, today=TODAY)
    plan_versions.make(plans=[draft], made_on=TODAY, at="core-group", today=TODAY)
    assert Action.objects.get(outcome__need__plan=draft).done_on == MADE
    assert Outcome.objects.get(need__plan=draft).reached_on == TODAY


def test_a_change_says_why_and_comes_after_what_it_changes(working: entry.Entered) -> None:
    detailed.made()
    draft = detailed.draft()[0]
    with refused("Say why the plan is changed"):
        plan_versions.make(plans=[draft], made_on=TODAY, at="core-group", today=TODAY)
    with refused("made before the plan that it changes"):
        plan_versions.make(
            plans=[draft], made_on=date(2026, 2, 10), at="core-group", today=TODAY, why="School"
        )
    plan_versions.make(plans=[draft], made_on=TODAY, at="core-group", today=TODAY, why="A new school")
    assert Plan.objects.get(id=draft).changed_why == "A new school"
    with refused("has been made already"):
        plan_versions.make(plans=[draft], made_on=TODAY, at="core-group", today=TODAY, why="School")
    with pytest.raises(NotHere):
        plan_versions.make(plans=[ADA], made_on=TODAY, at="core-group", today=TODAY)


@pytest.mark.requirement("J-2.15")
def test_a_detailed_plan_has_outcomes_and_timescales(working: entry.Entered) -> None:
    detailed.outline()
    draft = detailed.draft()[0]
    Outcome.objects.filter(need__plan=draft).update(by_on=None)
    Action.objects.filter(outcome__need__plan=draft).update(by_on=None)
    with refused("says no time", helped_by="say why there is none yet"):
        plan_versions.make(plans=[draft], made_on=TODAY, at="core-group", today=TODAY)
    Outcome.objects.filter(need__plan=draft).update(withdrawn_at=NOW, withdrawn_why="none")
    with refused("what will be different for the child"):
        plan_versions.make(plans=[draft], made_on=TODAY, at="core-group", today=TODAY)
    Outcome.objects.filter(need__plan=draft).update(withdrawn_at=None, by_on=TODAY)
    made = plan_versions.make(plans=[draft], made_on=TODAY, at="core-group", today=TODAY)
    assert Plan.standing.filter(id__in=made, part="detailed").exists()


def test_an_outcome_without_a_time_says_why(working: entry.Entered) -> None:
    detailed.outline()
    draft = detailed.draft()[0]
    Outcome.objects.filter(need__plan=draft).update(by_on=None)
    Action.objects.filter(outcome__need__plan=draft).update(by_on=None)
    plan_versions.make(
        plans=[draft], made_on=TODAY, at="core-group", today=TODAY, reasons={"timescales": "Housing decides"}
    )
    assert Entry.objects.filter(what="plan_versions.make", why="no timescale: Housing decides").exists()


def test_a_partner_makes_no_plan(working: entry.Entered) -> None:
    detailed.outline()
    draft = detailed.draft()
    with at_work(cast.PENNY), refused("", helped_by=""):
        plan_versions.make(plans=draft, made_on=TODAY, at="core-group", today=TODAY)


@pytest.mark.requirement("M-3.3e")
def test_an_amended_version_is_signed_and_sent_round_anew_and_the_first_stays_as_it_was_signed(
    working: entry.Entered,
) -> None:
    first = detailed.made()[0]
    (worker,) = PlanSignatory.standing.filter(plan=first, account=cast.WINIFRED.account)
    plan_circulations.circulate(signatories=[worker.id], on=MADE, how="email", today=TODAY)
    plan_answers.answer(
        signatories=[worker.id], said=AnswerSaid(signs=True, accepts=True), on=MADE, how="screen", today=TODAY
    )
    amended = detailed.amended(on=TODAY)
    (again,) = PlanSignatory.standing.filter(plan=amended, account=cast.WINIFRED.account)
    assert (again.circulated_on, again.answers.count()) == (None, 0)
    shown = plan_pages.show(plan=first, today=TODAY)
    assert shown.is_signed
    assert (shown.line.replaced_on, shown.next) == (TODAY, "")
    assert [each.name for each in shown.agreement.signed] == ["Winifred Worker"]
    now = plan_pages.show(plan=amended, today=TODAY)
    assert (now.is_signed, now.next) == (False, "circulate")


@pytest.mark.requirement("J-3.10")
def test_the_outline_becomes_the_detailed_plan_that_goes_round_for_signature(working: entry.Entered) -> None:
    outline = detailed.outline()[0]
    before = plan_pages.show(plan=outline.id, today=TODAY)
    assert before.next == "write"
    draft = detailed.draft()[0]
    assert plan_pages.show(plan=outline.id, today=TODAY).next == "go-on"
    plan_versions.make(plans=[draft], made_on=MADE, at="core-group", today=TODAY)
    signatories = [each.id for each in PlanSignatory.standing.filter(plan=draft, not_asked_why="")]
    assert signatories
    assert plan_pages.show(plan=draft, today=TODAY).next == "circulate"
    plan_circulations.circulate(signatories=signatories, on=TODAY, how="email", today=TODAY)
    shown = plan_pages.show(plan=draft, today=TODAY)
    assert (shown.agreement.circulated_on, shown.next) == (TODAY, "amend")
    assert [each.part for each in shown.versions] == ["detailed", "outline"]
