"""A conference completed: what takes effect for each child, once; what blocks it, each with its clause."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from holdfast.access import entry
from holdfast.access.refusals import NotHere, Refused
from holdfast.audit.models import Entry
from holdfast.casework import completions, conferences_fixed, happened, meetings, obligations, registrations
from holdfast.casework.guarded import StandsInTheWay
from holdfast.casework.registrations import Registered
from holdfast.records.models import (
    Conference,
    ConferenceInvitation,
    Meeting,
    PaperSent,
    Plan,
)
from tests import people as cast
from tests.casework import recorded
from tests.casework.concluding import (
    CONTINUES,
    FIXED,
    NEEDS_A_PLAN,
    NO_PLAN,
    attend,
    child,
    convene,
    decide,
    group,
    ready,
    think,
)
from tests.casework.recorded import at_work
from tests.casework.refused import refused
from tests.standings import TODAY

ADA, BEN = cast.ADA.id, cast.BEN.id


@pytest.fixture
def chairing(db: None) -> Iterator[entry.Entered]:
    with at_work(cast.CONNIE) as entered:
        yield entered


def complete(meeting: Any, **said: Any) -> completions.Completed:
    return completions.complete(**{"meeting": meeting, "on": TODAY, "today": TODAY, **said})


def stands(key: Any) -> Registered | None:
    found = registrations.of_child(child=key, today=TODAY)
    return found[0] if found else None


def told(key: Any, event: str) -> list[dict[str, Any]]:
    return [each for each in happened.of(children=[key])[key]["happened"] if each["event"] == event]


def says(meeting: Any) -> list[str]:
    return [each.say for each in completions.blocks(meeting=meeting, today=TODAY)]


def test_four_children_with_different_decisions(chairing: entry.Entered) -> None:
    dee, eli, fay, gus = (child(name) for name in ("Dee", "Eli", "Fay", "Gus"))
    meeting = convene(dee, eli, fay, gus)
    attend(meeting)
    for each in (dee, eli):
        think(meeting, "social-worker", at_risk=True, plan_needed=True, of=each)
    decide(meeting, NEEDS_A_PLAN, dee)
    decide(meeting, replace(NEEDS_A_PLAN, categories=["neglect", "emotional-abuse"]), eli)
    decide(meeting, NO_PLAN, fay)
    decide(meeting, replace(NO_PLAN, plan_needed=None, decision="deferred"), gus)
    group(meeting, dee, eli)
    conferences_fixed.fix(meeting=meeting, fixed=FIXED, today=TODAY)
    assert says(meeting) == []
    done = complete(meeting)
    assert done.decisions == {dee: "plan", eli: "plan", fay: "no-plan", gus: "deferred"}
    found = [stands(each) for each in (dee, eli, fay, gus)]
    assert [each.categories if each else None for each in found] == [
        ("neglect",), ("emotional-abuse", "neglect"), None, None,
    ]  # fmt: skip
    assert [each["decision"] for each in told(gus, "initial-conference")] == ["deferred"]
    assert told(eli, "initial-conference")[0]["categories"] == ["emotional-abuse", "neglect"]
    assert {(each.kind, each.for_on, each.at) for each in done.next} == {
        ("core-group", date(2026, 3, 13), time(10, 0)), ("review-conference", date(2026, 5, 29), None),
    }  # fmt: skip
    assert all(set(each.children) == {dee, eli} for each in done.next)
    assert set(Plan.standing.filter(made_on=TODAY).values_list("registration__child", flat=True)) == {
        dee,
        eli,
    }
    logged = Entry.objects.filter(what="completions.complete").values_list("about_id", flat=True)
    assert set(logged) == {dee, eli, fay, gus}
    row = Conference.objects.get(meeting=meeting)
    assert (row.completed_on, row.completed_by_id) == (TODAY, cast.CONNIE.account)
    held = Meeting.objects.get(id=meeting)
    assert (held.held_on, held.parents_came, held.visit_every) == (TODAY, True, "3 weeks")
    assert sorted(held.members) == ["conference-chair", "health-visitor", "mother", "social-worker"]


def test_it_is_completed_once(chairing: entry.Entered) -> None:
    dee = child("Dee")
    meeting = ready(dee)
    complete(meeting)
    with refused("This conference was completed already"):
        complete(meeting)
    with refused("This conference was completed already"):
        decide(meeting, NO_PLAN, dee)
    assert completions.blocks(meeting=meeting, today=TODAY) == ()
    assert len(told(dee, "initial-conference")) == 1
    assert len(meetings.list_arranged(child=dee, today=TODAY)) == 2


def test_nothing_answered_blocks_and_no_reason_passes_over_it(chairing: entry.Entered) -> None:
    dee = child("Dee")
    meeting = convene(dee)
    assert says(meeting) == [
        "Say whether Dee is at risk of significant harm.",
        "Say whether a plan is needed for Dee.",
        "Say what is decided for Dee.",
        "Record who came.",
        "Say whether there was a quorum.",
    ]
    quorum = completions.blocks(meeting=meeting, today=TODAY)[-1]
    assert (quorum.cite[:24], quorum.address_name) == ("Child Protection Plans, ", "conference-fix")
    with refused("Say what is decided for Dee"):
        complete(meeting, breach="it was late")
    assert Meeting.objects.get(id=meeting).held_on is None


def test_what_was_not_named_or_written_is_passed_over_with_a_reason(chairing: entry.Entered) -> None:
    dee = child("Dee")
    meeting = convene(dee)
    attend(meeting)
    decide(meeting, replace(NEEDS_A_PLAN, social_worker=None), dee)
    conferences_fixed.fix(meeting=meeting, fixed=FIXED, today=TODAY)
    assert says(meeting) == [
        "Name the social worker of Dee.", "Name the Core Group of Dee.", "Write the outline plan of Dee.",
    ]  # fmt: skip
    with refused("Name the social worker of Dee"):
        complete(meeting)
    complete(meeting, breach="the manager is ill")
    assert Conference.objects.get(meeting=meeting).breach == "the manager is ill"
    assert Entry.objects.get(what="completions.complete", about_id=dee).why == "the manager is ill"
    assert not Plan.standing.filter(registration__child=dee).exists()


@pytest.mark.requirement("J-3.1")
def test_the_social_worker_is_named_with_who_identified_them(chairing: entry.Entered) -> None:
    dee = child("Dee")
    meeting = ready(dee, finding=replace(NEEDS_A_PLAN, social_worker=None))
    (block,) = completions.blocks(meeting=meeting, today=TODAY)
    assert block.say == "Name the social worker of Dee."
    assert "3 The Social Worker Role" in block.cite
    decide(meeting, NEEDS_A_PLAN, dee)
    assert says(meeting) == []


@pytest.mark.requirement("J-4.12")
def test_it_is_not_complete_before_the_first_core_group_is_fixed(chairing: entry.Entered) -> None:
    dee = child("Dee")
    meeting = ready(dee)
    conferences_fixed.fix(meeting=meeting, fixed=replace(FIXED, first_core_group_on=None), today=TODAY)
    (block,) = completions.blocks(meeting=meeting, today=TODAY)
    assert block.address_name == "conference-fix"
    assert "The date of the first core group is not said" in block.say
    with pytest.raises(StandsInTheWay) as refusal:
        complete(meeting)
    assert {each.guard for each in refusal.value.refusals} == {"first-core-group-fixed"}
    assert stands(dee) is None


@pytest.mark.requirement("J-4.7")
def test_the_first_core_group_is_due_once_it_is_completed(chairing: entry.Entered) -> None:
    """Held on Mon 2 March 2026: the tenth working day after it is Mon 16 March."""
    dee = child("Dee")
    complete(ready(dee))
    found = [
        each for each in obligations.open_of(children=[dee], today=TODAY) if each.duty == "first-core-group"
    ]
    assert [each.due_on for each in found] == [date(2026, 3, 16)]


@pytest.mark.requirement("J-1.1")
def test_no_child_at_risk_is_left_without_a_plan(chairing: entry.Entered) -> None:
    dee, eli = child("Dee"), child("Eli")
    meeting = ready(dee, eli, others={eli: replace(NO_PLAN, at_risk=True)})
    (block,) = [each for each in completions.blocks(meeting=meeting, today=TODAY) if each.of_guard]
    assert (block.child, block.address_name) == (eli, "conference-decide")
    with pytest.raises(StandsInTheWay) as refusal:
        complete(meeting, reasons={"*": "x"})
    assert "plan-for-every-child" in {each.guard for each in refusal.value.refusals}


def test_everybody_invited_or_there_is_to_have_the_decisions_and_the_record(chairing: entry.Entered) -> None:
    dee = child("Dee")
    meeting = ready(dee)
    for name, invited in (("Dr Invented", True), ("Left Out", False)):
        recorded.make(
            ConferenceInvitation, meeting_id=meeting, name=name, role="doctor", invited=invited,
            excluded=not invited, excluded_why="" if invited else "an injunction",
        )  # fmt: skip
    complete(meeting)
    wanted = PaperSent.standing.filter(meeting=meeting, sent_on=None)
    to = {each.to_name for each in wanted if each.kind == "record"}
    assert to == {"Dr Invented", *(f"Invented {each}" for each in (
        "conference-chair", "social-worker", "health-visitor", "mother",
    ))}  # fmt: skip
    assert {each.to_name for each in wanted if each.kind == "decisions"} == to


def test_a_professional_who_thinks_otherwise_is_noted(chairing: entry.Entered) -> None:
    dee = child("Dee")
    meeting = ready(dee)
    think(meeting, "police", at_risk=False, plan_needed=False)
    assert says(meeting) == [
        "Invented police thinks otherwise than was decided for Dee: note the disagreement."
    ]
    complete(meeting, breach="they will write")
    assert stands(dee) is not None


def test_the_decision_and_the_second_question_agree(chairing: entry.Entered) -> None:
    dee = child("Dee")
    meeting = convene(dee)
    with refused("say different things"):
        decide(meeting, replace(NEEDS_A_PLAN, plan_needed=False), dee)
    with refused("“continue” is not one of the choices"):
        decide(meeting, CONTINUES, dee)
    with pytest.raises(NotHere):
        decide(meeting, NEEDS_A_PLAN, ADA)


def test_who_may_not_decide(db: None) -> None:
    with at_work(cast.CONNIE):
        dee = child("Dee")
        meeting = ready(dee)
    with at_work(cast.SASHA), pytest.raises(Refused):
        complete(meeting)
    with at_work(cast.MONA), pytest.raises(NotHere):
        complete(meeting)
