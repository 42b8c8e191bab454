"""What a conference decides for each child, and what follows: a plan begins, goes on or ends.

A part of `meetings.hold`, which asks who may. A conference that did not follow the procedure is recorded all
the same, as a breach with its reason; but nothing ends a plan that the procedure does not let end it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from holdfast.access.refusals import Refused
from holdfast.casework import given, guarded, registrations
from holdfast.procedures import words
from holdfast.records.models import MeetingChild, Person

ENDS = ("end", "no-plan")


@dataclass(frozen=True, kw_only=True)
class Conference:
    """A conference as its steps know it: what was said of all children, and what was decided for each."""

    kind: str
    held_on: date
    decisions: Mapping[UUID, str]
    categories: Sequence[str]
    grounds: str
    then: str
    members: Sequence[str]
    quorate: bool | None
    next_review_on: date | None
    next_core_group_on: date | None
    next_core_group_at: time | None
    core_group_every: str

    @property
    def is_initial(self) -> bool:
        """Whether it is the one that makes a plan."""
        return self.kind == "initial-conference"


def read(*, conference: Conference, children: Sequence[UUID]) -> Conference:
    """The conference, checked. Raises Refused for a decision left out or unknown, and what goes with it."""
    known = words.CONFERENCE_DECISIONS[conference.kind]
    for child in children:
        if child not in conference.decisions:
            raise Refused("Say what was decided for each child.", about="person", about_id=child)
        given.known(word=conference.decisions[child], words=known, what="the decision")
    decided = set(conference.decisions.values())
    categories = given.all_known(
        found=conference.categories, words=tuple(words.Category), what="the category"
    )
    if "plan" in decided and not categories:
        raise Refused("Say under which category the child has a plan.")
    if "end" in decided:
        given.needed(text=conference.grounds, why="Say why the plan ends.")
    if conference.then:
        given.known(word=conference.then, words=words.CLOSED["then"], what="what follows")
    return conference


def ask(
    *, conference: Conference, today: date, reasons: Mapping[str, str] | None, breach: str
) -> Mapping[UUID, str]:
    """Ask the guards; answers what the log says of each child. Raises StandsInTheWay.

    `breach` lifts what the procedure asks of a conference, never what it asks before a plan ends.
    """
    decided = {child: each for child, each in conference.decisions.items() if each != "deferred"}
    if not decided:
        return {}
    whole = guarded.ask(
        step="complete-conference", facts=[_facts(conference, decided)], on=conference.held_on, today=today,
        reasons=reasons, breach=breach, about_id=next(iter(decided)),
    )  # fmt: skip
    said = dict.fromkeys(decided, whole)
    for child in (child for child, each in decided.items() if each == "end"):
        of_child = guarded.ask(
            step="end-plan", facts=[_ending(conference, child)], on=conference.held_on, today=today,
            reasons=reasons, about_id=child,
        )  # fmt: skip
        said[child] = "; ".join(filter(None, (whole, of_child)))
    return said


def carry_out(*, conference: Conference) -> None:
    """Begin and end what the conference decided. An inquorate one begins a plan, and ends none."""
    for child, decision in conference.decisions.items():
        if decision == "plan":
            _close_received(child, conference, "other")
            registrations.begin(
                child=child, on=conference.held_on, began_as=conference.kind,
                categories=list(dict.fromkeys(conference.categories)),
            )  # fmt: skip
        elif decision == "no-plan" and conference.quorate is not False:
            _close_received(child, conference, "assessment-shows-no-need")
        elif decision == "end" and conference.quorate is not False:
            registrations.close(
                registration=registrations.current(child=child, on=conference.held_on),
                on=conference.held_on, grounds=conference.grounds, then=conference.then,
            )  # fmt: skip


def _close_received(child: UUID, conference: Conference, grounds: str) -> None:
    """The receiving conference ends the plan that was carried in."""
    found = registrations.find(child=child, on=conference.held_on)
    if found is not None and found.began_as == "carried-in":
        registrations.close(registration=found, on=conference.held_on, grounds=grounds, then=conference.then)


def _facts(conference: Conference, decided: Mapping[UUID, str]) -> dict[str, Any]:
    named = {each.id: each.given_name for each in Person.objects.filter(id__in=decided)}
    makes = [each not in ENDS for each in decided.values()]
    at = None
    if conference.next_core_group_on and conference.next_core_group_at:
        at = datetime.combine(conference.next_core_group_on, conference.next_core_group_at)
    return {
        "attended": list(conference.members) or None,
        "kind": conference.kind,
        "children": [
            {"child": named.get(child) or "the unborn child", "plan": each not in ENDS}
            for child, each in decided.items()
        ],
        "plan": any(makes),
        "first_core_group_on": conference.next_core_group_on if conference.is_initial else None,
        "core_group_every": conference.core_group_every or None,
        "next_core_group_at": at.isoformat(timespec="minutes") if at else conference.next_core_group_on,
        "next_review_on": conference.next_review_on,
    }


def _ending(conference: Conference, child: UUID) -> dict[str, Any]:
    held = MeetingChild.standing.filter(child=child, meeting__kind="review-conference")
    since = registrations.current(child=child, on=conference.held_on).from_on
    number = held.filter(meeting__held_on__gte=since, meeting__held_on__lt=conference.held_on).count()
    grounds = registrations.ending_facts(child=child, on=conference.held_on, grounds=conference.grounds)
    known = conference.grounds in words.OPEN["grounds"]
    return {
        **grounds,
        "grounds": [conference.grounds] if known else ["other"],
        "attended": list(conference.members) or None,
        "quorate": conference.quorate,
        "review_number": number + 1,
    }
