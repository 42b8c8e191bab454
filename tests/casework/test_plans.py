"""The plan in small: recorded for several children, corrected with a reason, its actions done."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from holdfast.access import actors, entry
from holdfast.access.refusals import ChangedMeanwhile, NotHere
from holdfast.audit.models import Entry
from holdfast.casework import core_group_outcomes, happened, people, plans, registrations, worklists
from holdfast.casework.guarded import StandsInTheWay
from holdfast.casework.plans import ActionSaid, ContactSaid, NeedSaid, OutcomeSaid
from holdfast.records.models import Action, Outcome, Plan, PlanAnswer, PlanSignatory
from tests import people as cast
from tests.casework.recorded import NOW, at_work, make
from tests.casework.refused import refused
from tests.standings import TODAY

ADA, BEN = cast.ADA.id, cast.BEN.id
ON = date(2026, 2, 2)
WARM = NeedSaid(
    text="To be warm",
    outcomes=[
        OutcomeSaid(
            text="The home is heated", how_known="It is warm on visits", by_on=date(2026, 4, 1),
            actions=[ActionSaid(text="Mend the boiler", who="Housing", role="housing", by_on=ON)],
        )
    ],
)  # fmt: skip


@pytest.fixture
def working(db: None) -> Iterator[entry.Entered]:
    with at_work(cast.WINIFRED) as entered:
        yield entered


def record(**said: object) -> tuple[plans.PlanPage, ...]:
    default = {"children": [ADA], "part": "outline", "made_on": ON, "needs": [WARM], "today": TODAY}
    return plans.record(**{**default, **said})  # type: ignore[arg-type]


def test_a_plan_is_recorded_once_for_brothers_and_sisters_with_a_part_for_each(
    working: entry.Entered,
) -> None:
    made = record(
        children=[ADA, BEN], aim="Safe and warm", visit_every="3 WEEKS", rooms_every=2,
        contacts=[ContactSaid(who="Winifred Worker", role="social-worker", every="3 weeks", why="the plan")],
    )  # fmt: skip
    assert [each.child for each in made] == [ADA, BEN]
    shown = plans.of_child(child=BEN, today=TODAY)
    assert shown == (made[1],)
    need = shown[0].needs[0]
    action = need.outcomes[0].actions[0]
    assert (need.text, need.outcomes[0].text, action.text, action.who, action.by_on) == (
        "To be warm", "The home is heated", "Mend the boiler", "Housing", ON,
    )  # fmt: skip
    assert (shown[0].visit_every, shown[0].contacts[0].every) == ("3 weeks", "3 weeks")
    logged = Entry.objects.filter(what="plans.record").values_list("about_id", flat=True)
    assert set(logged) == {ADA, BEN}


def test_what_is_recorded_once_for_brothers_and_sisters_is_one_part_of_each_plan(
    working: entry.Entered,
) -> None:
    record(children=[ADA, BEN], part="detailed")
    shared = core_group_outcomes.shared(children=[ADA, BEN])
    assert [(each.text, each.children) for each in shared] == [("The home is heated", (ADA, BEN))]
    assert [each.children for each in shared[0].actions] == [(ADA, BEN)]
    Action.objects.update(account=cast.WINIFRED.account)
    (undertaken,) = worklists.mine(today=TODAY, now=NOW).own_actions  # one row for both
    assert [each.id for each in undertaken.children] == [ADA, BEN]


def test_a_second_plan_is_a_change_of_the_first(working: entry.Entered) -> None:
    record(visit_every="3 weeks")
    record(made_on=date(2026, 2, 16), visit_every="2 weeks")
    events = happened.of(children=[ADA])[ADA]["happened"]
    told = [(each["event"], each["on"], each["visit_every"]) for each in events if "visit_every" in each]
    assert told == [
        ("outline-plan-made", "2026-02-02", "3 weeks"), ("plan-changed", "2026-02-16", "2 weeks"),
    ]  # fmt: skip


def test_a_correction_is_a_new_version_with_its_reason(working: entry.Entered) -> None:
    made = record(aim="Save and warm")[0]
    need = made.needs[0].id
    assert need
    corrected = plans.correct(
        plan=made.id, seen=made.version, reason="misspelt", made_on=ON, aim="Safe and warm", remove=[need],
        add=[NeedSaid(text="To be safe")], today=TODAY, now=NOW,
    )  # fmt: skip
    assert (corrected.aim, [each.text for each in corrected.needs]) == ("Safe and warm", ["To be safe"])
    assert corrected.version > made.version
    assert Entry.objects.filter(what="plans.correct", about_id=ADA, why="misspelt").exists()
    with pytest.raises(ChangedMeanwhile):
        plans.correct(
            plan=made.id,
            seen=made.version,
            reason="again",
            made_on=ON,
            today=TODAY,
            now=NOW,
        )
    with refused("A correction needs its reason"):
        plans.correct(
            plan=made.id,
            seen=corrected.version,
            reason=" ",
            made_on=ON,
            today=TODAY,
            now=NOW,
        )
    with pytest.raises(NotHere):
        plans.correct(
            plan=made.id, seen=corrected.version, reason="x", made_on=ON, remove=[ADA], today=TODAY, now=NOW
        )


def test_what_was_left_out_is_added_where_it_belongs(working: entry.Entered) -> None:
    made, of_ben = record(children=[ADA, BEN])
    need, outcome = made.needs[0], made.needs[0].outcomes[0]
    assert need.id
    assert outcome.id
    said = {"reason": "left out", "made_on": ON, "today": TODAY, "now": NOW}
    corrected = plans.correct(
        plan=made.id, seen=made.version, outcomes={need.id: [OutcomeSaid(text="The bed is dry")]},
        actions={outcome.id: [ActionSaid(text="Ring Housing", who="Winifred")]}, **said,  # type: ignore[arg-type]
    )  # fmt: skip
    assert [each.text for each in corrected.needs[0].outcomes] == ["The home is heated", "The bed is dry"]
    assert [each.text for each in corrected.needs[0].outcomes[0].actions] == [
        "Mend the boiler", "Ring Housing",
    ]  # fmt: skip
    wrong: tuple[dict[str, Any], ...] = (
        {"outcomes": {need.id: [OutcomeSaid(text="x")]}},
        {"actions": {outcome.id: []}},
    )
    for under in wrong:
        with pytest.raises(NotHere):  # of the brother's plan
            plans.correct(plan=of_ben.id, seen=of_ben.version, **under, **said)  # type: ignore[arg-type]


def test_actions_are_done_and_outcomes_reached(working: entry.Entered) -> None:
    outcome = record()[0].needs[0].outcomes[0]
    assert outcome.id
    assert outcome.actions[0].id
    plans.finish_action(action=outcome.actions[0].id, on=TODAY, today=TODAY)
    shown = plans.reach_outcome(outcome=outcome.id, on=TODAY, today=TODAY).needs[0].outcomes[0]
    assert (shown.reached_on, shown.actions[0].done_on) == (TODAY, TODAY)
    with refused("is in the future"):
        plans.reach_outcome(outcome=outcome.id, on=date(2026, 3, 3), today=TODAY)


def test_what_cannot_be_is_refused_in_words(working: entry.Entered) -> None:
    with refused("such as 3 weeks"):
        record(visit_every="often")
    with refused("Rooms are seen once in one visit or more"):
        record(rooms_every=0)
    with refused("not one of the choices for the part of the plan"):
        record(part="secret")
    with refused("Say what the need is"):
        record(needs=[NeedSaid(text=" ")])
    with refused("Say what the outcome is"):
        record(needs=[NeedSaid(text="x", outcomes=[OutcomeSaid(text="")])])
    with refused("An action needs what is done, and who does it"):
        actions = [ActionSaid(text="Mend it", who="")]
        record(needs=[NeedSaid(text="x", outcomes=[OutcomeSaid(text="y", actions=actions)])])
    with refused("Say who sees the child"):
        record(contacts=[ContactSaid(who="")])
    with refused("The child has no plan on 2 January 2026"):
        record(made_on=date(2026, 1, 2))
    assert plans.of_child(child=ADA, today=TODAY) == ()


@pytest.mark.requirement("M-4.1c")
def test_on_the_isle_of_man_a_plan_changes_at_a_conference_alone(db: None) -> None:
    man = next(each for each in entry.list_authorities() if each.slug == "isle-of-man")
    with entry.enter(actor=actors.system(part="example"), authority=man.id, reason="an example"):
        child = people.record(given_name="Cora", family_name="Made-Up", born_on=ON, today=TODAY).id
        registrations.begin(child=child, on=ON, began_as="initial-conference", categories=["neglect"])
        record(children=[child])
        with pytest.raises(StandsInTheWay) as refusal:
            record(children=[child], made_on=TODAY)
        assert {each.guard for each in refusal.value.refusals} == {"plan-changed-at-conference"}
        assert record(children=[child], made_on=TODAY, at="conference")


def test_the_chair_records_the_outline_and_leaves_the_detail_to_those_who_work_with_the_child(
    db: None,
) -> None:
    with at_work(cast.CHLOE):
        assert [each.child for each in record()] == [ADA]
        with refused("You may see this record, but not record the work"):
            record(part="detailed")


def test_a_later_version_takes_the_place_of_the_one_before_and_each_outline_of_a_detailed_one(
    working: entry.Entered,
) -> None:
    first = record()[0]
    second = record(made_on=date(2026, 2, 16))[0]
    detailed = record(made_on=date(2026, 2, 23), part="detailed")[0]
    late = record(made_on=date(2026, 2, 9))[0]
    rows = {each.id: each for each in Plan.standing.filter(registration__child=ADA)}
    assert [rows[each.id].replaced_on for each in (first, second, detailed, late)] == [
        date(2026, 2, 16), date(2026, 2, 23), None, date(2026, 2, 16),
    ]  # fmt: skip
    assert [rows[each.id].number for each in (first, second, detailed)] == [1, 2, 1]
    assert (rows[second.id].replaces_id, rows[detailed.id].replaces_id) == (first.id, second.id)


def test_what_is_done_is_said_of_the_version_in_force(working: entry.Entered) -> None:
    first = record()[0]
    old = first.needs[0].outcomes[0]
    second = record(made_on=date(2026, 2, 16))[0].needs[0].outcomes[0]
    assert old.id
    assert second.id
    assert old.actions[0].id
    Action.objects.filter(outcome=second.id).update(key=old.actions[0].id)
    Outcome.objects.filter(id=second.id).update(key=old.id)
    plans.finish_action(action=old.actions[0].id, on=ON, today=TODAY)
    plans.reach_outcome(outcome=old.id, on=ON, today=TODAY)
    assert Action.objects.get(outcome=second.id).done_on == ON
    assert Action.objects.get(outcome=old.id).done_on is None
    assert Outcome.objects.get(id=second.id).reached_on == ON


def test_what_somebody_has_signed_is_not_corrected(working: entry.Entered) -> None:
    made = record()[0]
    signatory = make(PlanSignatory, plan_id=made.id, name="Mo Example", side="parent")
    make(PlanAnswer, signatory=signatory, on=ON, how="paper", signs=True)
    with refused("has been signed", helped_by="amend the plan"):
        plans.correct(plan=made.id, seen=made.version, reason="misspelt", made_on=ON, today=TODAY, now=NOW)
