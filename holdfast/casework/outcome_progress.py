"""How far an outcome has come, said at a core group: on a scale, with evidence, whose it is, and the impact.

Said once for brothers and sisters who share the outcome, or apart where one differs. The scale is
`procedures.plan_words.SCALE`; an outcome on its last step counts as reached on the day of the meeting.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import ChangedMeanwhile, NotHere, Refused
from holdfast.casework import (
    core_group_outcomes,
    core_group_writers,
    gathered,
    given,
    impossible,
    outcome_trends,
    plan_keys,
    steps,
)
from holdfast.casework.gathered import Gathered
from holdfast.casework.steps import read, step
from holdfast.procedures.plan_words import SCALE
from holdfast.records.models import MeetingChild, Outcome, OutcomeProgress

UNSAID = datetime(1970, 1, 1, tzinfo=UTC)
"""The version of an outcome of which nothing is said yet."""

REACHED = max(SCALE)
CHANGED = "Somebody else has said how far this has come since you opened it. Nothing of theirs was lost."


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far one child's outcome had come at one meeting; `on` None while that is not completed."""

    meeting: UUID
    child: UUID
    key: UUID
    scale: int
    evidence: str
    whose: str
    impact: str
    next_step: str
    on: date | None
    at: datetime  # when it was said

    @property
    def words(self) -> str:
        """The scale in words."""
        return SCALE[self.scale]


Said = dict[tuple[UUID, UUID], Progress]
"""What was said of each child and outcome, by both keys."""


@dataclass(frozen=True, kw_only=True)
class OverTime:
    """One outcome of a child, as its newest plan has it, and how far it had come at each core group."""

    key: UUID
    text: str
    points: tuple[Progress, ...]  # the earliest first

    @property
    def trend(self) -> str:
        """Where it stands and how that compares with the core group before."""
        return outcome_trends.said(scales=[each.scale for each in self.points])


@step
def record(  # noqa: PLR0913 - for whom, how far, on what evidence, and what is next
    *,
    meeting: UUID,
    outcome: UUID,
    children: Sequence[UUID],
    scale: int,
    today: date,
    evidence: str = "",
    whose: str = "",
    impact: str = "",
    next_step: str = "",
    seen: datetime | None = None,
) -> tuple[Progress, ...]:
    """Say how far an outcome, by its key, has come for the children chosen; what was said before is replaced.

    `seen` is the `version` that was shown; None asks nothing. Raises Refused for who may not, a step that is
    none, nobody chosen, a meeting cancelled or signed; NotHere for a child without this outcome;
    ChangedMeanwhile where somebody else has said it since.
    """
    found = core_group_writers.find_unsigned(meeting=meeting, today=today)
    wanted = given.several(children=children)
    if scale not in SCALE:
        raise Refused("Choose how far it has come.", about="person", about_id=wanted[0])
    if seen is not None and seen != version(meeting=meeting, key=outcome):
        raise ChangedMeanwhile(CHANGED, about="person", about_id=wanted[0])
    theirs = core_group_outcomes.of_key(children=found.children, key=outcome)
    said = {
        "scale": scale, "evidence": evidence.strip(), "whose": whose.strip(), "impact": impact.strip(),
        "next_step": next_step.strip(), "account_id": entry.current().actor.account,
    }  # fmt: skip
    with impossible.in_words(about="person", about_id=wanted[0]):
        for child in wanted:
            found.part(child=child)
            if child not in theirs:
                raise NotHere("This is no outcome of the child’s plan.", about="person", about_id=child)
            _save(found, child, theirs[child], said, today)
    gathered.log(children=wanted)
    return of_meeting(meeting=meeting, key=outcome)


@read
def over_time(*, child: UUID, today: date) -> tuple[OverTime, ...]:
    """How far each outcome of a child had come at each core group that was held. Raises as access says."""
    access_children.require(child=child, what=May.SEE, today=today)
    steps.log(about="person", about_id=child)
    return of_child(child=child)


def of_child(*, child: UUID) -> tuple[OverTime, ...]:
    """The same, for reads that have asked access; in two queries."""
    points: dict[UUID, list[OutcomeProgress]] = {}
    for each in _held(children=[child]).select_related("outcome"):
        points.setdefault(each.key, []).append(each)
    now = {plan_keys.key(row=each): each.text for each in core_group_outcomes.rows(children=[child])}
    keys = dict.fromkeys([*now, *points])
    return tuple(
        OverTime(
            key=key, text=now.get(key) or points[key][-1].outcome.text,
            points=tuple(_shown(each) for each in points.get(key, ())),
        )
        for key in keys
    )  # fmt: skip


def of_meeting(*, meeting: UUID, key: UUID | None = None) -> tuple[Progress, ...]:
    """What was said at one meeting, of one outcome or all; for steps and reads that have asked access."""
    rows = OutcomeProgress.objects.filter(meeting=meeting).select_related("meeting")
    return tuple(_shown(each) for each in (rows.filter(key=key) if key else rows).order_by("id"))


def last_and_now(*, found: Gathered) -> tuple[Said, Said]:
    """What was last said of each child and outcome, by both keys, at a core group before this one; and at it.

    For steps and reads that have asked access; in one query.
    """
    before, now = _is_held() & Q(child__in=found.children), Q(meeting=found.meeting)
    if found.meeting.held_on is not None:
        before &= Q(meeting__held_on__lte=found.meeting.held_on)
    rows = OutcomeProgress.objects.filter(before | now)
    last: Said = {}
    said: Said = {}
    for each in rows.select_related("meeting").order_by("meeting__held_on", "id"):
        (said if each.meeting_id == found.meeting.id else last)[each.child_id, each.key] = _shown(each)
    return last, said


def version(*, meeting: UUID, key: UUID) -> datetime:
    """When it was last said how far this outcome has come, of any child."""
    rows = OutcomeProgress.objects.filter(meeting=meeting, key=key)
    return rows.aggregate(last=Max("known_from"))["last"] or UNSAID


def _held(*, children: Iterable[UUID]) -> QuerySet[OutcomeProgress]:
    rows = OutcomeProgress.objects.filter(_is_held(), child__in=list(children))
    return rows.select_related("meeting").order_by("meeting__held_on", "id")


def _is_held() -> Q:
    """At a meeting that was held, and not one that was recorded on the wrong child."""
    about = MeetingChild.standing.filter(meeting=OuterRef("meeting"), child=OuterRef("child"))
    return Q(Exists(about), meeting__held_on__isnull=False)


def _save(found: Gathered, child: UUID, outcome: Outcome, said: dict[str, object], today: date) -> None:
    """Write one child's, and whether the outcome is reached with it."""
    key = plan_keys.key(row=outcome)
    row = OutcomeProgress.objects.filter(meeting=found.meeting, child=child, key=key).first()
    row = row or OutcomeProgress(
        authority_id=found.meeting.authority_id, meeting=found.meeting, child_id=child, key=key
    )
    was = row.scale
    row.outcome = outcome
    for name, value in said.items():
        setattr(row, name, value)
    row.save()
    if row.scale == REACHED and outcome.reached_on is None:
        outcome.reached_on = min(found.day or today, today)
    elif was == REACHED and row.scale != REACHED:  # taken back at the same meeting
        outcome.reached_on = None
    else:
        return
    outcome.save(update_fields=["reached_on"])


def _shown(row: OutcomeProgress) -> Progress:
    return Progress(
        meeting=row.meeting_id, child=row.child_id, key=row.key, scale=row.scale, evidence=row.evidence,
        whose=row.whose, impact=row.impact, next_step=row.next_step, on=row.meeting.held_on,
        at=row.known_from,
    )  # fmt: skip
