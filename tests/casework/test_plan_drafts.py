"""The detailed plan as a draft: begun from what there is, given up; its aim, and who may write in it."""

from datetime import date

import pytest

from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import plan_drafts, plans
from holdfast.casework.plan_said import ActionSaid, ContactSaid, NeedSaid, OutcomeSaid, Rhythm
from holdfast.records.models import Action, Plan
from tests import people
from tests.casework import recorded
from tests.casework.drafted import (
    ADA,
    BEN,
    EVERY_NIGHT,
    HOT,
    NIGHTS,
    ROTA,
    begun,
    line,
    make,
    outcome,
    page,
    texts,
    write,
)
from tests.casework.recorded import NOW, at_work
from tests.standings import TODAY


def test_a_draft_begins_with_what_the_outline_plan_says(db: None) -> None:
    with at_work():
        [plan] = begun(ADA)
        draft = page(plan)
        assert (draft.child, draft.state, draft.number, draft.replaces) == (ADA, "draft", 1, None)
        assert (draft.aim, draft.visit_every) == ("Safe nights", "2 weeks")
        [need] = draft.needs
        assert (need.text, [each.text for each in need.outcomes[0].actions]) == (NIGHTS, [ROTA])
        assert [each.who for each in draft.contacts] == ["Tilda Teacher"]
        assert {(each.part, each.text) for each in draft.lines} == {
            ("concerns", "Alone on three nights"), ("family_commitments", "At home every night"),
            ("safety", "Gran stays\nNo visitors"),
        }  # fmt: skip
        assert plan not in {each.id for each in plans.of_child(child=ADA, today=TODAY)}


def test_what_the_outlines_of_brother_and_sister_say_alike_is_one_part_of_each(db: None) -> None:
    with at_work():
        of_ada, of_ben = (page(each) for each in begun(ADA, BEN))
        assert of_ada.needs[0].key == of_ben.needs[0].key
        assert of_ada.needs[0].id != of_ben.needs[0].id
        assert {each.key for each in of_ada.lines} == {each.key for each in of_ben.lines}
        assert of_ada.outcomes[0].actions[0].key == of_ben.outcomes[0].actions[0].key


def test_begun_twice_it_is_one_draft(db: None) -> None:
    with at_work():
        first = begun(ADA)
        meeting = recorded.meeting(ADA, "core-group").meeting
        again = plan_drafts.begin(children=[ADA], today=TODAY, meeting=meeting.id)
        assert list(again) == first
        assert page(first[0]).meeting == meeting.id


def test_the_next_draft_begins_from_the_version_in_force_with_what_happened_since(db: None) -> None:
    with at_work():
        [plan] = begun(ADA)
        make(plan)
        Action.standing.filter(outcome__need__plan=plan).update(done_on=TODAY)
        ring = ActionSaid(text="Ring Gran", who="Mary")
        later = NeedSaid(text=NIGHTS, outcomes=[OutcomeSaid(text=EVERY_NIGHT, actions=[ring])])
        plans.record(
            children=[ADA], part="outline", made_on=TODAY, today=TODAY, at="conference", needs=[later, HOT]
        )
        Plan.objects.filter(id=plan).update(made_on=date(2026, 3, 1))
        [new] = plan_drafts.begin(children=[ADA], today=TODAY, why="More is known")
        before, draft = page(plan), page(new)
        assert (draft.number, draft.replaces, draft.changed_why) == (2, plan, "More is known")
        assert [each.text for each in draft.needs] == [NIGHTS, "To be warm"]
        assert draft.needs[0].key == before.needs[0].key
        [only] = draft.needs[0].outcomes
        assert [(each.text, each.done_on) for each in only.actions] == [(ROTA, TODAY), ("Ring Gran", None)]
        assert texts(new, "safety") == ["Gran stays\nNo visitors"]


def test_a_child_without_a_plan_has_no_draft(db: None) -> None:
    with at_work(people.MALCOLM):
        child = recorded.person()
        with pytest.raises(Refused, match="no plan on"):
            plan_drafts.begin(children=[child], today=TODAY)


def test_a_draft_is_given_up_with_its_reason(db: None) -> None:
    with at_work():
        [plan] = begun(ADA)
        with pytest.raises(Refused, match="Say why"):
            plan_drafts.drop(plan=plan, why=" ", today=TODAY, now=NOW)
        assert plan_drafts.drop(plan=plan, why="Begun too early", today=TODAY, now=NOW) == ADA
        with pytest.raises(NotHere):
            plan_drafts.find(plan=plan, what=May.SEE, today=TODAY)
        assert Plan.objects.get(id=plan).withdrawn_why == "Begun too early"
        assert plan_drafts.begin(children=[ADA], today=TODAY) != (plan,)


def test_the_aim_is_written_for_all_with_how_often(db: None) -> None:
    with at_work():
        ada, ben = begun(ADA, BEN)
        plan_drafts.write_aim(
            plan=ada, aim="Safe and warm", today=TODAY, also=[ben], rhythm=Rhythm(visit_every="3 weeks")
        )
        for each in (page(ada), page(ben)):
            assert (each.aim, each.visit_every) == ("Safe and warm", "3 weeks")


@pytest.mark.requirement("J-4.1")
def test_a_member_of_the_core_group_writes_who_does_what_by_when(db: None) -> None:
    with at_work():
        [plan] = begun(ADA)
        need = page(plan).needs[0]
    with at_work(people.PENNY):
        weigh = ActionSaid(
            text="Weigh her", who="Penny Partner", when="every week", knowledge="It shows early"
        )
        outcome(plan, OutcomeSaid(text="She grows", actions=[weigh]), need)
        plan_drafts.write_contacts(
            plan=plan, contacts=[ContactSaid(who="Penny Partner", every="1 week")], today=TODAY, now=NOW
        )
        with pytest.raises(Refused, match="record the work"):
            write(plan, "concerns", line("concerns", "Other concerns"))
        draft = page(plan)
    assert [each.text for each in draft.needs[0].outcomes] == [EVERY_NIGHT, "She grows"]
    [action] = draft.needs[0].outcomes[1].actions
    assert (action.who, action.when, action.knowledge) == ("Penny Partner", "every week", "It shows early")
    assert [each.who for each in draft.contacts] == ["Penny Partner"]


@pytest.mark.requirement("J-3.15")
def test_what_family_and_agencies_do_is_drawn_together_in_one_plan(db: None) -> None:
    with at_work():
        [plan] = begun(ADA)
        write(
            plan, "responsibilities",
            line("responsibilities", "Co-ordinates the plan", who="Winifred Worker", side="professional",
                 otherwise="Her manager does"),
            line("responsibilities", "Is at home on her nights", who="Mary Example", side="family"),
        )  # fmt: skip
        write(plan, "services", line("services", "Night support", who="Night team", for_whom="Mother"))
        draft = page(plan)
    both = draft.lines_of("responsibilities")
    assert [(each.who, each.side, each.otherwise) for each in both] == [
        ("Winifred Worker", "professional", "Her manager does"), ("Mary Example", "family", ""),
    ]  # fmt: skip
    assert both[0].account == people.WINIFRED.account
    assert [each.text for each in draft.lines_of("services")] == ["Night support"]


def test_a_version_that_was_made_is_not_written_in(db: None) -> None:
    with at_work():
        [plan] = begun(ADA)
        make(plan)
        with pytest.raises(NotHere, match="made the plan"):
            write(plan, "safety", line("safety", "x"))
