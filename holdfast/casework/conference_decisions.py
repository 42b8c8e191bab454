"""What a conference decides for each child, and what follows: a plan begins, goes on or ends.

A part of `meetings.hold` and `completions.complete`, which ask who may. A conference that did not follow the
procedure is recorded all the same, as a breach with its reason; but nothing ends a plan that the procedure
does not let end it. For a child who is added at a review it is an initial conference.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from holdfast.access.refusals import Refused
from holdfast.casework import given, guarded, plan_completions, registrations
from holdfast.procedures import words
from holdfast.records.models import MeetingChild, Person

INITIAL, REVIEW = "initial-conference", "review-conference"
ENDS = ("end", "no-plan")


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What was decided for one child; `event` is what the conference was for it."""

    event: str
    decision: str
    categories: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()  # of an ending, one or more
    then: str = ""
    at_risk: bool | None = None

    @property
    def has_plan(self) -> bool:
        """Whether the child has a plan from now on."""
        return self.decision in {"plan", "continue"}


@dataclass(frozen=True, kw_only=True)
class Conference:
    """A conference as its steps know it: what was said of all children, and what was decided for each.

    `kind` is the word of the public form for an initial one: initial, pre-birth, transfer-in.
    """

    event: str
    held_on: date
    children: Mapping[UUID, Decided]
    members: Sequence[str]
    quorate: bool | None
    next_review_on: date | None
    next_core_group_on: date | None
    next_core_group_at: time | None
    core_group_every: str
    kind: str = "initial"
    by_reports: bool | None = None
    reason: str = ""  # why it was by reports alone

    def of_event(self, *, event: str) -> dict[UUID, Decided]:
        """The children for whom it was this, and for whom the decision was not put off."""
        return {
            child: each
            for child, each in self.children.items()
            if each.event == event and each.decision != "deferred"
        }

    def kind_for(self, *, event: str) -> str:
        """Of which kind it was for those: at a review, an initial one is of the kind at-review."""
        if event == REVIEW:
            return "review"
        return "at-review" if self.event == REVIEW else self.kind


def shared(
    *,
    event: str,
    decisions: Mapping[UUID, str],
    categories: Sequence[str],
    grounds: str,
    then: str,
) -> dict[UUID, Decided]:
    """What was decided for each child, where all of them were said to be alike."""
    return {
        child: Decided(
            event=event, decision=decision,
            categories=tuple(dict.fromkeys(categories)) if decision == "plan" else (),
            grounds=(grounds,) if grounds and decision in ENDS else (),
            then=then if decision in ENDS else "",
        )
        for child, decision in decisions.items()
    }  # fmt: skip


def read(*, conference: Conference, children: Sequence[UUID]) -> Conference:
    """The conference, checked. Raises Refused for a decision left out or unknown, and what goes with it."""
    for child in children:
        if child not in conference.children:
            raise Refused("Say what was decided for each child.", about="person", about_id=child)
        _read_one(conference.children[child])
    return conference


def _read_one(said: Decided) -> None:
    given.known(word=said.decision, words=words.CONFERENCE_DECISIONS[said.event], what="the decision")
    given.all_known(found=said.categories, words=tuple(words.Category), what="the category")
    if said.decision == "plan" and not said.categories:
        raise Refused("Say under which category the child has a plan.")
    if said.decision == "end":
        given.needed(text=" ".join(said.grounds), why="Say why the plan ends.")
    if said.then:
        given.known(word=said.then, words=words.CLOSED["then"], what="what follows")


def ask(
    *, conference: Conference, today: date, reasons: Mapping[str, str] | None, breach: str
) -> Mapping[UUID, str]:
    """Ask the guards; answers what the log says of each child. Raises StandsInTheWay.

    `breach` lifts what the procedure asks of a conference, never what it asks before a plan ends.
    """
    said: dict[UUID, str] = {}
    for event in (INITIAL, REVIEW):
        decided = conference.of_event(event=event)
        if not decided:
            continue
        whole = guarded.ask(
            step="complete-conference", facts=[facts(conference=conference, event=event)],
            on=conference.held_on, today=today, reasons=reasons, breach=breach, about_id=next(iter(decided)),
        )  # fmt: skip
        said |= dict.fromkeys(decided, whole)
    for child in (child for child, each in conference.children.items() if each.decision == "end"):
        of_child = guarded.ask(
            step="end-plan", facts=[ending(conference=conference, child=child)], on=conference.held_on,
            today=today, reasons=reasons, about_id=child,
        )  # fmt: skip
        said[child] = "; ".join(filter(None, (said[child], of_child)))
    return said


def carry_out(*, conference: Conference) -> None:
    """Begin and end what the conference decided. An inquorate one begins a plan, and ends none."""
    on = conference.held_on
    for child, each in conference.children.items():
        if each.decision == "plan":
            _close_received(child, conference, "other")
            registrations.begin(child=child, on=on, began_as=INITIAL, categories=each.categories)
        elif each.decision == "no-plan" and conference.quorate is not False:
            _close_received(child, conference, "assessment-shows-no-need")
        elif each.decision == "continue" and each.categories:
            registrations.categorise(child=child, categories=each.categories, on=on)
        elif each.decision == "end" and conference.quorate is not False:
            registrations.close(
                registration=registrations.current(child=child, on=on), on=on, grounds=each.grounds[0],
                then=each.then,
            )  # fmt: skip


def write(*, part: MeetingChild, said: Decided) -> None:
    """Give a child's part of the meeting what was decided; the part is saved by whoever asks."""
    part.decision = said.decision
    if said.decision in ENDS:
        part.grounds, part.then = next(iter(said.grounds), ""), said.then


def _close_received(child: UUID, conference: Conference, grounds: str) -> None:
    """The receiving conference ends the plan that was carried in."""
    found = registrations.find(child=child, on=conference.held_on)
    if found is not None and found.began_as == "carried-in":
        then = conference.children[child].then
        registrations.close(registration=found, on=conference.held_on, grounds=grounds, then=then)


def facts(*, conference: Conference, event: str) -> dict[str, Any]:
    """What the procedure asks before the conference is completed, for those for whom it was this."""
    decided = conference.of_event(event=event)
    named = dict(Person.objects.filter(id__in=decided).values_list("id", "given_name"))
    at = None
    if conference.next_core_group_on and conference.next_core_group_at:
        at = datetime.combine(conference.next_core_group_on, conference.next_core_group_at)
    return {
        "attended": list(conference.members) or None,
        "kind": conference.kind_for(event=event),
        "children": [_child(named.get(child) or "the unborn child", each) for child, each in decided.items()],
        "plan": any(each.has_plan for each in decided.values()),
        "first_core_group_on": conference.next_core_group_on if event == INITIAL else None,
        "core_group_every": conference.core_group_every or None,
        "next_core_group_at": at.isoformat(timespec="minutes") if at else conference.next_core_group_on,
        "next_review_on": conference.next_review_on,
        "by_reports": conference.by_reports,
        "reason": conference.reason or None,
    }


def _child(name: str, each: Decided) -> dict[str, Any]:
    found: dict[str, Any] = {"child": name, "plan": each.has_plan}
    return found if each.at_risk is None else {**found, "at_risk": each.at_risk}


def ending(*, conference: Conference, child: UUID) -> dict[str, Any]:
    """What the procedure asks before this child's plan ends."""
    said = conference.children[child].grounds
    held = MeetingChild.standing.filter(child=child, meeting__kind=REVIEW)
    since = registrations.current(child=child, on=conference.held_on).from_on
    number = held.filter(meeting__held_on__gte=since, meeting__held_on__lt=conference.held_on).count()
    known = [each if each in words.OPEN["grounds"] else "other" for each in said]
    return {
        **registrations.ending_facts(child=child, on=conference.held_on, grounds=said[0] if said else ""),
        "grounds": list(dict.fromkeys(known)) or None,
        "attended": list(conference.members) or None,
        "quorate": conference.quorate,
        "review_number": number + 1,
        "then": conference.children[child].then or None,
        "parts_undone": len(plan_completions.undone(child=child)),
    }
