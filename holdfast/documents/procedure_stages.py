"""At which stage of the work an entry of a pack belongs: told by its own events, steps and records.

No pack says it, so that a further authority is one file: a duty stands where what sets it going stands.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from holdfast.documents import event_words
from holdfast.procedures import words
from holdfast.procedures.duties import Duty, Shape
from holdfast.procedures.vocabulary import Vocabulary


class Stage(StrEnum):
    """The stages of the work, in order, by their headings."""

    BEFORE = "Before the conference"
    CONFERENCE = "The conference"
    FIRST_WEEKS = "The first weeks"
    PLAN = "The plan and the core group"
    VISITS = "Visits"
    DIFFICULTIES = "Difficulties, and a missing child"
    REVIEW = "The review"
    ENDING = "Ending the plan"


_EVENTS: dict[str, Stage] = {
    **dict.fromkeys(
        (
            "access-difficulty", "implementation-difficulty", "appointment-missed", "new-concerns",
            "circumstances-changed", "not-adhered-to", "missing", "found", "transfer-asked", "returned-home",
        ),
        Stage.DIFFICULTIES,
    ),
    **dict.fromkeys(
        (
            "plan-ends", "plan-ended", "child-in-need-meeting", "child-in-need-plan-started",
            "child-in-need-plan-ended", "eighteenth-birthday", "birthday-17", "birthday-18", "death",
            "young-person-consulted", "receiving-conference",
        ),
        Stage.ENDING,
    ),
    **dict.fromkeys(
        (
            "referral", "strategy-discussion", "enquiry-started", "assessment-started",
            "assessment-completed", "expected-birth",
        ),
        Stage.BEFORE,
    ),
    **dict.fromkeys(("initial-conference", "unallocated", "birth"), Stage.FIRST_WEEKS),
    **dict.fromkeys(
        (
            "core-group", "agreement-circulated", "plan-changed", "looked-after-from", "full-plan-produced",
            "conference-arranged", "meeting-moved", "supervision", "plan-begins", "plan-carried-in",
        ),
        Stage.PLAN,
    ),
    "visit": Stage.VISITS,
    "review-conference": Stage.REVIEW,
    "dissent-raised": Stage.CONFERENCE,
}  # fmt: skip

# Of several stages the first of these: a failed visit is a difficulty before it is a visit.
_FIRST = (
    Stage.DIFFICULTIES, Stage.ENDING, Stage.BEFORE, Stage.FIRST_WEEKS, Stage.REVIEW, Stage.VISITS, Stage.PLAN,
    Stage.CONFERENCE,
)  # fmt: skip
_AT_THE_CONFERENCE = {"outline-plan-made", "initial-conference", "record-distributed"}

_STEPS = {
    "invite": Stage.BEFORE,
    "appoint-chair": Stage.BEFORE,
    "arrange": Stage.BEFORE,
    "move-conference": Stage.BEFORE,
    "form-unit": Stage.BEFORE,
    "record-decision": Stage.CONFERENCE,
    "complete-conference": Stage.CONFERENCE,
    "change-plan": Stage.PLAN,
    "change-care-plan": Stage.PLAN,
    "record-visit": Stage.VISITS,
    "end-plan": Stage.ENDING,
    "end-child-in-need-plan": Stage.ENDING,
}
_MEETINGS = {
    "core-group": Stage.PLAN,
    "review-conference": Stage.REVIEW,
    "review": Stage.REVIEW,
    "looked-after-review": Stage.REVIEW,
    "visit": Stage.VISITS,
}
_RECORDS = {
    "report": Stage.BEFORE,
    "conference-record": Stage.CONFERENCE,
    "outline-plan": Stage.CONFERENCE,
    "assessment": Stage.FIRST_WEEKS,
    "detailed-plan": Stage.PLAN,
    "core-group-record": Stage.PLAN,
    "review-record": Stage.REVIEW,
}


def of_duty(*, duty: Duty) -> Stage:
    """The stage of a duty: of its meeting, of what recurs, else of what sets it going."""
    if duty.target is not None:
        if duty.shape is Shape.BEFORE and "initial-conference" in duty.target.events:
            return Stage.BEFORE
        return _first(duty.target.events)
    met_by = tuple(event for one in duty.met_by for event in one.events)
    if duty.shape is Shape.EVERY:
        return _first(met_by)
    triggers = tuple(event for one in duty.after for event in one.selector.events)
    stage = _first(triggers)
    if stage is Stage.REVIEW and _ends(duty):
        return Stage.ENDING
    if stage is Stage.FIRST_WEEKS and _AT_THE_CONFERENCE & set(met_by):
        return Stage.CONFERENCE
    return stage


def _first(events: tuple[str, ...]) -> Stage:
    found = {_EVENTS.get(event, Stage.PLAN) for event in events}
    return next((stage for stage in _FIRST if stage in found), Stage.PLAN)


def _ends(duty: Duty) -> bool:
    asked = [one for each in duty.after for one in each.selector.where]
    return any(one.field == "then" or "end" in one.values for one in asked)


def of_carried(*, section: str, raw: Mapping[str, Any]) -> Stage:
    """The stage of a guard, a content or another entry: of its step, meeting or record."""
    if section == "guard":
        return _of_guard(raw)
    kinds = _listed(raw.get("record"))
    return next((_RECORDS[each] for each in kinds if each in _RECORDS), Stage.PLAN)


def _of_guard(raw: Mapping[str, Any]) -> Stage:
    stage = _STEPS.get(next(iter(_listed(raw.get("step"))), ""), Stage.PLAN)
    when = raw.get("when")
    if stage is Stage.ENDING or not isinstance(when, Mapping):
        return stage
    asked = [each for key in ("conference", "meeting", "kind") for each in _listed(when.get(key))]
    meetings = {_MEETINGS.get(each, stage) for each in asked}
    return meetings.pop() if len(meetings) == 1 else stage


def _listed(found: object) -> list[str]:
    listed = found if isinstance(found, list) else [found]
    return [each for each in listed if isinstance(each, str)]


_CHOSEN_AT = {
    Stage.BEFORE: (
        "referral", "strategy-discussion", "enquiry-started", "assessment-started", "assessment-completed",
        "conference-arranged", "meeting-cancelled", "report-to-parents", "report-to-chair",
    ),
    Stage.CONFERENCE: ("initial-conference", "outline-plan-made", "plan-carried-in"),
    Stage.VISITS: ("visit", "appointment-missed"),
    Stage.REVIEW: ("review-conference", "looked-after-review"),
    Stage.DIFFICULTIES: (
        "access-difficulty", "implementation-difficulty", "not-adhered-to", "new-concerns",
        "circumstances-changed", "missing", "found", "told", "acknowledged", "considered",
    ),
    Stage.ENDING: (
        "plan-ended", "child-in-need-meeting", "child-in-need-plan-started", "child-in-need-plan-ended",
        "transfer-asked", "receiving-conference", "returned-home", "young-person-consulted",
    ),
}  # fmt: skip


def events(*, vocabulary: Vocabulary) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Every event by the stage at which people look for it, with its name: what a list of choices shows."""
    placed = {event for chosen in _CHOSEN_AT.values() for event in chosen}
    rest = tuple(event for event in words.EVENTS if event not in placed)
    chosen = {stage: _CHOSEN_AT.get(stage, rest if stage is Stage.PLAN else ()) for stage in Stage}
    return tuple(
        (stage, tuple((event, event_words.title(event=event, vocabulary=vocabulary)) for event in found))
        for stage, found in chosen.items()
        if found
    )
