"""What is said and done at a core group: each child's part, who came, help asked for, decisions, actions."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest

from holdfast.access import entry
from holdfast.access.refusals import ChangedMeanwhile, NotHere
from holdfast.casework import (
    core_group_actions,
    core_group_attendances,
    core_group_parts,
    core_group_talks,
    family_words,
    group_decisions,
    helps_asked,
    member_records,
)
from holdfast.casework.core_group_attendances import Came
from holdfast.casework.core_group_parts import PartSaid
from holdfast.casework.core_group_talks import TalkSaid
from holdfast.records.models import Action, Attendance, HelpAsked, MemberRecord, Plan
from tests import people
from tests.casework.core_group_house import (
    ADA,
    BEN,
    BOILER,
    BOTH,
    BY,
    MUM,
    SCHOOL,
    TEACHER,
    WARM,
    core_group,
    everybody,
    members,
)
from tests.casework.recorded import at_work
from tests.casework.refused import refused
from tests.casework.test_conference_notes import logged
from tests.standings import TODAY

NEXT = date(2026, 3, 30)


@pytest.fixture
def inside(db: None) -> Iterator[entry.Entered]:
    with at_work(people.WINIFRED) as entered:
        yield entered


def parts(meeting: UUID) -> dict[UUID, PartSaid]:
    return {each.child: each.said for each in core_group_parts.show(meeting=meeting, today=TODAY)}


def write(meeting: UUID, child: UUID, said: PartSaid, *also: UUID) -> None:
    core_group_parts.write(meeting=meeting, child=child, said=said, also=also, today=TODAY)


@pytest.mark.requirement("J-4.4")
def test_the_risk_now_is_written_once_for_all_and_kept_where_one_has_words_of_its_own(
    inside: entry.Entered,
) -> None:
    meeting = core_group()
    write(meeting, BEN, PartSaid(risk_now="He is out at night alone"))
    write(meeting, ADA, PartSaid(risk_now="Lower at home", progress="Warm", child_view="Gran helps"), BEN)
    found = parts(meeting)
    assert (found[BEN].risk_now, found[BEN].progress) == ("He is out at night alone", "Warm")
    assert (found[ADA].risk_now, found[BEN].child_view) == ("Lower at home", "")
    write(meeting, ADA, PartSaid(risk_now="Lower at home", progress="Warm and fed"), BEN)
    assert parts(meeting)[BEN].progress == "Warm and fed"  # it was said with Ada's, and goes on so
    assert logged("core_group_parts.write", BEN) == 3


@pytest.mark.requirement("J-3.3")
def test_the_childs_view_is_kept_and_that_the_child_was_told(inside: entry.Entered) -> None:
    meeting = core_group()
    said = PartSaid(
        child_view="I want to stay with Gran on Fridays", child_told="By Winifred, with pictures",
        child_told_on=TODAY,
    )  # fmt: skip
    write(meeting, ADA, said)
    assert parts(meeting)[ADA] == said
    with refused("in the future"):
        write(meeting, ADA, PartSaid(child_told_on=date(2026, 3, 3)))


def test_nobody_overwrites_what_another_wrote_of_a_child(inside: entry.Entered) -> None:
    meeting = core_group()
    seen = core_group_parts.show(meeting=meeting, today=TODAY)[0].version
    write(meeting, ADA, PartSaid(risk_now="One"))
    with pytest.raises(ChangedMeanwhile):
        core_group_parts.write(
            meeting=meeting, child=ADA, said=PartSaid(risk_now="Two"), seen=seen, today=TODAY
        )
    with pytest.raises(NotHere):
        write(meeting, people.UMA.id, PartSaid(risk_now="x"))


@pytest.mark.requirement("J-4.6")
def test_a_conflict_of_interest_in_the_family_is_recorded(inside: entry.Entered) -> None:
    meeting = core_group()
    seen = core_group_talks.show(meeting=meeting, today=TODAY).version
    said = TalkSaid(interests="Father wants Ada at home; she is safer at Gran’s, and that comes first")
    core_group_talks.write(meeting=meeting, said=said, seen=seen, today=TODAY)
    assert core_group_talks.show(meeting=meeting, today=TODAY).said.interests == said.interests
    with pytest.raises(ChangedMeanwhile):
        core_group_talks.write(meeting=meeting, said=TalkSaid(discussed="x"), seen=seen, today=TODAY)


@pytest.mark.requirement("M-1.4")
def test_the_group_decides_on_a_family_group_conference_with_the_familys_part(db: None) -> None:
    with at_work(people.MONA):
        meeting = core_group(children=(people.FINLO.id,))
        with refused("the part that the wider family takes"):
            core_group_talks.write(meeting=meeting, said=TalkSaid(family_group_decision="yes"), today=TODAY)
        said = TalkSaid(family_group_decision="yes", family_group="Aunts plan the weekends and see to them")
        core_group_talks.write(meeting=meeting, said=said, today=TODAY)
        assert core_group_talks.show(meeting=meeting, today=TODAY).said == said


@pytest.mark.requirement("M-2.1a")
def test_what_each_of_the_family_says_would_help_is_recorded_with_its_answer(db: None) -> None:
    with at_work(people.MONA):
        meeting = core_group(children=(people.FINLO.id,))
        for side, who in (("parent", "Mother"), ("family", "Aunt"), ("child", "Finlo")):
            helps_asked.ask(meeting=meeting, side=side, who=who, text=f"{who} wants a lift", today=TODAY)
        found = helps_asked.of_meeting(meeting=meeting, today=TODAY)
        assert [(each.side, each.who, each.text) for each in found] == [
            ("parent", "Mother", "Mother wants a lift"), ("family", "Aunt", "Aunt wants a lift"),
            ("child", "Finlo", "Finlo wants a lift"),
        ]  # fmt: skip
        helps_asked.answer(asked=found[0].id, text="The school drives", today=TODAY)
        assert HelpAsked.objects.get(id=found[0].id).answer == "The school drives"
        with refused("in their words"):
            helps_asked.ask(meeting=meeting, side="child", who="Finlo", text=" ", today=TODAY)


@pytest.mark.requirement("M-1.3")
def test_what_the_family_says_is_kept_as_they_say_it(db: None) -> None:
    with at_work(people.MONA):
        meeting = core_group(children=(people.FINLO.id,))
        family_words.say(meeting=meeting, side="parent", who="Mother", text="It is calmer now", today=TODAY)
        found = family_words.of_meeting(meeting=meeting, today=TODAY)
        assert [(each.who, each.text) for each in found] == [("Mother", "It is calmer now")]


@pytest.mark.requirement("J-4.16")
def test_who_came_and_who_did_not_is_said_of_everybody_on_the_list(inside: entry.Entered) -> None:
    meeting = core_group()
    members()
    found = core_group_attendances.of_meeting(meeting=meeting, today=TODAY)
    names = {each.name for each in found.rows}
    assert {MUM, TEACHER, "Winifred Worker"} <= names
    assert not found.there  # nobody is put down as having come
    everybody(meeting, Terry="absent")
    found = core_group_attendances.of_meeting(meeting=meeting, today=TODAY)
    assert [each.name for each in found.away] == [TEACHER]
    assert found.parents_came is True
    core_group_attendances.record(
        meeting=meeting, came=[Came(name="Gran Example", role="family-member", how="part")], today=TODAY
    )
    assert Attendance.objects.filter(meeting=meeting, name="Gran Example", how="part").count() == 1
    with pytest.raises(NotHere):
        core_group_attendances.record(meeting=meeting, came=[Came(key="x", how="whole")], today=TODAY)


def test_a_list_that_somebody_else_has_saved_is_not_overwritten(inside: entry.Entered) -> None:
    meeting = core_group()
    members()
    seen = core_group_attendances.of_meeting(meeting=meeting, today=TODAY).version
    everybody(meeting)
    with pytest.raises(ChangedMeanwhile):
        core_group_attendances.record(
            meeting=meeting, came=[Came(name="Late", role="teacher", how="part")], seen=seen, today=TODAY
        )


def test_a_decision_says_who_and_by_when_and_is_carried_out(inside: entry.Entered) -> None:
    meeting = core_group()
    found = group_decisions.decide(
        meeting=meeting, text="The rota goes on", who="Mother", by_on=BY, child=BEN, today=TODAY
    )
    assert [(each.text, each.child_name, each.is_late(today=TODAY)) for each in found] == [
        ("The rota goes on", "Ben Example", True)
    ]
    done = group_decisions.done(decision=found[0].id, on=TODAY, today=TODAY)
    assert done.done_on == TODAY
    with refused("carried out already"):
        group_decisions.done(decision=found[0].id, on=TODAY, today=TODAY)


def test_an_action_is_carried_forward_into_the_next_version_and_the_plan_stays_until_then(
    inside: entry.Entered,
) -> None:
    meeting = core_group()
    found = core_group_actions.carry(meeting=meeting, action=BOILER, by_on=NEXT, today=TODAY)
    assert {each.by_on for each in Action.objects.filter(outcome__need__plan__state="made")} == {BY}
    drafted = Action.objects.filter(outcome__need__plan__state="draft", key=BOILER)
    assert [(each.by_on, each.meeting_id) for each in drafted] == [(NEXT, meeting)] * 2
    assert set(Plan.drafts_too.filter(state="draft").values_list("meeting", flat=True)) == {meeting}
    warm = next(each for each in found if each.key == WARM)
    assert (warm.children, warm.actions[0].by_on, warm.actions[0].next_on) == ((BEN, ADA), BY, NEXT)
    with refused("before this core group"):
        core_group_actions.carry(meeting=meeting, action=BOILER, by_on=BY, today=TODAY)


def test_an_action_done_is_done_in_each_plan_and_in_the_draft(inside: entry.Entered) -> None:
    meeting = core_group()
    core_group_actions.carry(meeting=meeting, action=BOILER, by_on=NEXT, today=TODAY)
    found = core_group_actions.done(meeting=meeting, action=BOILER, on=TODAY, today=TODAY)
    assert set(Action.objects.values_list("done_on", flat=True)) == {TODAY}
    assert found[0].actions[0].done_on == TODAY


def test_a_new_action_goes_to_each_child_chosen_under_one_key(inside: entry.Entered) -> None:
    meeting = core_group()
    found = core_group_actions.add(
        meeting=meeting, outcome=WARM, children=BOTH, text="Lend two heaters", who="Family centre",
        by_on=NEXT, today=TODAY,
    )  # fmt: skip
    added = found[0].actions[-1]
    assert (added.text, added.children, added.is_new) == ("Lend two heaters", (BEN, ADA), True)
    with pytest.raises(NotHere):
        core_group_actions.add(
            meeting=meeting, outcome=SCHOOL, children=[BEN], text="x", who="y", today=TODAY
        )


@pytest.mark.requirement("J-4.4")
def test_every_member_keeps_a_record_of_their_own_that_nobody_else_reads(inside: entry.Entered) -> None:
    meeting = core_group(children=(ADA,))
    member_records.write(meeting=meeting, text="I ring the boiler man", today=TODAY)
    with at_work(people.PENNY):
        assert member_records.mine(meeting=meeting, today=TODAY).text == ""
        member_records.write(meeting=meeting, text="I weigh Ada weekly", today=TODAY)
        with pytest.raises(ChangedMeanwhile):
            member_records.write(meeting=meeting, text="x", seen=member_records.UNWRITTEN, today=TODAY)
    assert member_records.mine(meeting=meeting, today=TODAY).text == "I ring the boiler man"
    assert MemberRecord.objects.filter(meeting=meeting).count() == 2
