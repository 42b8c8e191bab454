"""Meetings as the procedures know them: arranged, moved, cancelled and held, for each child apart.

An arrangement's id is its date's row, which the child's brothers and sisters share; the meeting as held has
the id of the child's part. Until it is held, the part's key stands for the arrangement. For a child who is
added at a review, the review is an initial conference. No procedure counts a professionals' meeting or a
legal planning meeting: these are left out.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from holdfast.casework.happened_case import Cases, ChildCase, roles
from holdfast.procedures import words
from holdfast.records.models import (
    Conference,
    ConferenceChild,
    ConferenceInvitation,
    MeetingChild,
    MeetingDate,
)

# A meeting that is arranged when another is held is said by that one: taken by itself, the arrangement would
# come first on the day and move the very meeting that is being held.
NEXT = {
    ("initial-conference", "review-conference"): "next_review_on",
    ("review-conference", "review-conference"): "next_review_on",
    ("initial-conference", "core-group"): "next_core_group_on",
    ("review-conference", "core-group"): "next_core_group_on",
    ("core-group", "core-group"): "next_on",
}
CONFERENCES = ("initial-conference", "review-conference")
OF_A_KIND = ("pre-birth", "transfer-in")


@dataclass
class _Met:
    """A child's part of a meeting, with the days it was arranged for: of each day, the last arrangement."""

    part: Any  # a MeetingChild, with what `_parts` gives it
    dates: list[MeetingDate]
    said_by: "_Met | None" = None  # the meeting at which it was first arranged
    next_on: dict[str, date] = field(default_factory=dict)
    invited: list[str] = field(default_factory=list)  # in which roles

    @property
    def kind(self) -> str:
        """What the meeting is for this child."""
        return "initial-conference" if self.part.counts_as_initial else str(self.part.meeting.kind)

    @property
    def of_kind(self) -> str | None:
        """Which initial conference it is; none where it is the usual one."""
        if self.part.counts_as_initial:
            return "at-review"
        return self.part.conference_kind if self.part.conference_kind in OF_A_KIND else None

    @property
    def held_on(self) -> date | None:
        found: date | None = self.part.meeting.held_on
        return found


def gather(*, cases: Cases) -> None:
    """Add the meetings of every child, in three queries."""
    parts = list(_parts().filter(child_id__in=cases).select_related("meeting").order_by("meeting_id"))
    dates: dict[UUID, list[MeetingDate]] = defaultdict(list)
    asked = {part.meeting_id for part in parts}
    for each in MeetingDate.objects.filter(meeting_id__in=asked).order_by("arranged_on", "known_from"):
        dates[each.meeting_id].append(each)
    invited = _invited(asked)
    met: dict[UUID, list[_Met]] = defaultdict(list)
    for part in parts:
        case = cases[part.child_id]
        held_on = part.meeting.held_on
        # What is dated after the meeting was held arranges nothing.
        arranged = [each for each in dates[part.meeting_id] if not held_on or each.arranged_on <= held_on]
        last_of_day = {each.arranged_on: each for each in arranged}
        one = _Met(part, list(last_of_day.values()))
        one.invited = invited.get(part.meeting_id, [])
        met[part.child_id].append(one)
        for each in arranged:
            if each is not last_of_day[each.arranged_on]:
                case.call(each.id, last_of_day[each.arranged_on].id)
    for child, own in met.items():
        _say_next(own)
        held = {(one.kind, one.held_on) for one in own}
        for one in own:
            _arrange(cases[child], one, held)
            _cancel(cases[child], one, own)
            _hold(cases[child], one)


def _parts() -> QuerySet[Any]:
    """Each child's part, with what the conference has beside it; in the same query."""
    conference = Conference.objects.filter(meeting=OuterRef("meeting"))
    of_child = ConferenceChild.objects.filter(part=OuterRef("pk"))
    found: QuerySet[Any] = MeetingChild.standing.filter(meeting__kind__in=words.MEETINGS).annotate(
        conference_kind=Subquery(conference.values("kind")[:1]),
        counts_as_initial=Subquery(of_child.values("counts_as_initial")[:1]),
        all_categories=Subquery(of_child.values("categories")[:1]),
        all_grounds=Subquery(of_child.values("grounds")[:1]),
    )
    return found


def _invited(meetings: Iterable[UUID]) -> dict[UUID, list[str]]:
    """In which roles people are invited to each meeting."""
    found: dict[UUID, list[str]] = defaultdict(list)
    rows = ConferenceInvitation.standing.filter(meeting_id__in=meetings, invited=True).order_by("role", "id")
    for meeting, role in rows.values_list("meeting_id", "role").distinct():
        found[meeting] += [each for each in roles(said=[role]) if each not in found[meeting]]
    return found


def _say_next(own: list[_Met]) -> None:
    """Find the meetings that were arranged when another was held."""
    held = sorted((each for each in own if each.held_on), key=lambda each: (each.held_on, str(each.part.id)))
    for one in own:
        if not one.dates:
            continue
        for other in held:
            name = NEXT.get((other.kind, one.kind))
            fits = name is not None and other is not one and other.held_on == one.dates[0].arranged_on
            if fits and name is not None and name not in other.next_on:
                other.next_on[name] = one.dates[0].for_on
                one.said_by = other
                break


def _arrange(case: ChildCase, one: _Met, held: set[tuple[str, date | None]]) -> None:
    before: MeetingDate | None = None
    for each in one.dates:
        if before is None and one.said_by is not None:
            case.call(each.id, each.for_on.isoformat())
        else:
            # For the same reason one that no field says is told on the day after.
            at_another = before is None and each.arranged_on != one.held_on
            late = at_another and one.kind != "core-group" and (one.kind, each.arranged_on) in held
            case.add(
                "conference-arranged",
                each.arranged_on + timedelta(days=int(late)),
                each.id,
                conference=one.kind,
                **{"for": each.for_on.isoformat()},
                instead_of=before.for_on.isoformat() if before is not None else None,
                reason=each.reason,
                agreed_by=roles(said=each.agreed_by),
                invited=one.invited if each is one.dates[-1] else None,
            )
        before = each
    if before is None:
        return
    _say_invited(case, one, before)
    if one.held_on is None:
        name = case.called.get(str(before.id), str(before.id))
        case.call(one.part.id, name)
        case.call(one.part.meeting_id, name)
    elif one.kind == "core-group" and one.held_on < before.for_on and before.arranged_on < one.held_on:
        # Core groups stand side by side: one that is held early would leave its first day standing open.
        case.add(
            "conference-arranged",
            one.held_on,
            f"{one.part.id}.early",
            conference=one.kind,
            **{"for": one.held_on.isoformat()},
            instead_of=before.for_on.isoformat(),
        )


def _say_invited(case: ChildCase, one: _Met, last: MeetingDate) -> None:
    """Who is invited to a meeting whose day another meeting set, and which no arrangement of its own says.

    Told on the day after that, whenever it came to be known: said later, it would look as if the meeting had
    been called then, because of what happened in between.
    """
    on, ends = last.arranged_on + timedelta(days=1), one.held_on or one.part.meeting.cancelled_on
    if not one.invited or one.said_by is None or last is not one.dates[0]:
        return
    if on <= last.for_on and (ends is None or on < ends):
        case.add(
            "conference-arranged", on, f"{one.part.id}.invited", conference=one.kind, invited=one.invited,
            **{"for": last.for_on.isoformat()},
        )  # fmt: skip


def _cancel(case: ChildCase, one: _Met, own: list[_Met]) -> None:
    on: date | None = one.part.meeting.cancelled_on
    if on is None or not one.dates or (one.kind in CONFERENCES and _arranged_anew(one, on, own)):
        # A conference that is arranged anew on the day on which it is cancelled has been moved.
        return
    case.add(
        "meeting-cancelled",
        on,
        f"{one.part.id}.cancelled",
        conference=one.kind,
        **{"for": one.dates[-1].for_on.isoformat()},
        reason=one.part.meeting.cancelled_why,
    )


def _arranged_anew(one: _Met, on: date, own: Iterable[_Met]) -> bool:
    return any(
        other is not one and other.kind == one.kind and other.dates and other.dates[0].arranged_on == on
        for other in own
    )


def _hold(case: ChildCase, one: _Met) -> None:
    if one.held_on is None:
        return
    part, meeting = one.part, one.part.meeting
    said: dict[str, Any] = {name: on.isoformat() for name, on in one.next_on.items()}
    if one.kind in CONFERENCES:
        said |= {
            # Until it is written down for this child, nothing was decided: no plan begins or ends by itself.
            "decision": part.decision or "deferred",
            "quorate": meeting.quorate,
            "categories": part.all_categories or None,
        }
    if one.kind == "initial-conference":
        said["kind"] = one.of_kind
    if one.kind == "review-conference":
        grounds = part.all_grounds if part.grounds and part.all_grounds else part.grounds
        said |= {"grounds": grounds, "then": part.then if part.then in words.CLOSED["then"] else None}
    if one.kind == "core-group":
        said |= {"decisions_recorded": meeting.decisions_recorded, "parents": meeting.parents_came}
    if one.kind != "looked-after-review":
        said |= {
            "members": roles(said=meeting.members or ()),
            "core_group_every": meeting.core_group_every,
            "visit_every": meeting.visit_every,
            "rooms_every": meeting.rooms_every,
        }
    case.add(one.kind, one.held_on, part.id, **said)
    case.call(meeting.id, part.id)
