"""The outline plan of a conference: begun from the record, written at it, made each child's plan at its end.

Until the conference is completed no plan exists, and what is written stands with the conference
(`outline_lines.py`). `make` is a part of the step that completes it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from holdfast.access.children import May
from holdfast.access.refusals import ChangedMeanwhile
from holdfast.casework import convened, impossible, outline_lines, outline_suggestions, plans
from holdfast.casework.convened import Top
from holdfast.casework.outline_lines import LineSaid, Suggestion
from holdfast.casework.plans import ActionSaid, ContactSaid, NeedSaid, OutcomeSaid
from holdfast.casework.steps import read, step
from holdfast.procedures import words
from holdfast.records.models import Attendance, Conference, ConferenceInvitation, PlanLine

__all__ = ["LineSaid", "OutlinePage", "Suggestion", "begin_from", "make", "show", "write"]

CHANGED = (
    "Somebody else has written in this plan since you opened it. Nothing of yours was saved yet: "
    "look at what it says now."
)
AT_ONCE = ("What is to be done at once", "It is done as the conference agreed")
ELSEWHERE = ("objective", "objectives", "immediate_tasks", "contacts")
"""The parts for which a plan has a table or a column of its own."""


@dataclass(frozen=True, kw_only=True)
class OutlinePage:
    """An outline plan as it is written: for one child alone, or, where `child` is None, once for all."""

    top: Top
    child: UUID | None
    name: str
    lines: tuple[LineSaid, ...]
    for_all: tuple[LineSaid, ...]  # what is written for all of them, beside the child's own
    suggestions: tuple[Suggestion, ...]
    version: datetime


@read
def begin_from(*, child: UUID | None, meeting: UUID, today: date) -> tuple[Suggestion, ...]:
    """What the record already holds for the outline plan, each with where it comes from.

    Of one child, what is the child's own; for None, what holds for every child of the conference. Raises
    NotHere and Refused as access says.
    """
    found = convened.find(meeting=meeting, what=May.SEE, today=today)
    convened.log(children=found.children)
    return outline_suggestions.of(found=found, child=child)


@read
def show(*, meeting: UUID, child: UUID | None, today: date) -> OutlinePage:
    """The outline plan of a conference, for one child alone or for all. Raises as access says."""
    found = convened.find(meeting=meeting, what=May.SEE, today=today)
    if child is not None:
        found.part(child=child)
    top = convened.top_of(found=found)
    convened.log(children=found.children)
    return OutlinePage(
        top=top, child=child, lines=outline_lines.of(meeting=meeting, child=child),
        name=next((each.name for each in top.children if each.id == child), ""),
        for_all=outline_lines.of(meeting=meeting, child=None) if child is not None else (),
        suggestions=outline_suggestions.of(found=found, child=child),
        version=outline_lines.version(meeting=found.meeting, child=child),
    )  # fmt: skip


@step
def write(
    *,
    meeting: UUID,
    lines: Sequence[LineSaid],
    today: date,
    now: datetime,
    child: UUID | None = None,
    seen: datetime | None = None,
) -> None:
    """Write the outline plan of a conference, for one child alone, or once for all of them (`child` None).

    It takes the place of what was written there before; that stays known. Raises ChangedMeanwhile where
    somebody has written since `seen`, Refused for who may not, a conference that is completed, and a line
    that says nothing; NotHere as access says and for a child whom it is not about.
    """
    found = convened.find_open(meeting=meeting, what=May.MEET, today=today)
    if child is not None:
        found.part(child=child)
    said = outline_lines.checked(lines=lines)
    about = child or found.children[0]
    if seen is not None and outline_lines.version(meeting=found.meeting, child=child) != seen:
        raise ChangedMeanwhile(CHANGED, about="person", about_id=about)
    with impossible.in_words(about="person", about_id=about):
        outline_lines.write(meeting=found.meeting, child=child, lines=said, now=now)
    convened.log(children=found.children)


def make(
    *,
    meeting: UUID,
    children: Sequence[UUID],
    on: date,
    today: date,
    reasons: Mapping[str, str] | None = None,
) -> tuple[UUID, ...]:
    """Make what was written each child's outline plan: a part of the step that completes the conference.

    `children` have a registration on that day; how often is as the conference fixed it. Answers the plans'
    ids. Raises Refused where `plans.record` does.
    """
    conference = Conference.objects.filter(meeting=meeting).first()
    who = _named(meeting)
    made = []
    for child in children:
        lines = outline_lines.of_child(meeting=meeting, child=child)
        plan = plans.record(
            children=[child], part="outline", made_on=on, today=today, at="conference", reasons=reasons,
            aim=" ".join(each.text for each in lines if each.part == "objective"),
            needs=_needs(lines, who), contacts=_contacts(lines, who),
            visit_every=conference.visit_every if conference else "",
            core_group_every=conference.core_group_every if conference else "",
            rooms_every=conference.rooms_every if conference else None,
        )[0]  # fmt: skip
        _keep(plan.id, lines, meeting)
        made.append(plan.id)
    return tuple(made)


def _keep(plan: UUID, lines: Sequence[LineSaid], meeting: UUID) -> None:
    """Keep beside the plan's own tables what has no place there."""
    authority = Conference.objects.filter(meeting=meeting).values_list("authority_id", flat=True).first()
    places: dict[str, int] = {}
    for each in lines:
        if each.part in ELSEWHERE and not each.not_relevant:
            continue
        places[each.part] = place = places.get(each.part, 0) + 1
        columns = {name: getattr(each, name) for name in outline_lines.COLUMNS}
        PlanLine.objects.create(authority_id=authority, plan_id=plan, part=each.part, place=place, **columns)


def _needs(lines: Sequence[LineSaid], who: Mapping[str, tuple[str, UUID | None]]) -> list[NeedSaid]:
    """Each objective under its need; what is done at once, with who and by when."""
    by_need: dict[str, list[OutcomeSaid]] = {}
    for each in lines:
        if each.part == "objectives" and not each.not_relevant:
            by_need.setdefault(each.why or each.text, []).append(OutcomeSaid(text=each.text))
    tasks = [
        ActionSaid(
            text=f"{each.text} ({each.when})" if each.when else each.text, who=each.who or "Not said",
            by_on=each.by_on, role=who.get(each.who.casefold(), ("", None))[0],
            account=who.get(each.who.casefold(), ("", None))[1],
        )
        for each in lines
        if each.part == "immediate_tasks" and not each.not_relevant
    ]  # fmt: skip
    found = [NeedSaid(text=need, outcomes=outcomes) for need, outcomes in by_need.items()]
    if tasks:
        need, outcome = AT_ONCE
        found.append(NeedSaid(text=need, outcomes=[OutcomeSaid(text=outcome, actions=tasks)]))
    return found


def _contacts(lines: Sequence[LineSaid], who: Mapping[str, tuple[str, UUID | None]]) -> list[ContactSaid]:
    return [
        ContactSaid(
            who=each.who, role=who.get(each.who.casefold(), ("", None))[0], every=each.when, why=each.text
        )
        for each in lines
        if each.part == "contacts" and not each.not_relevant
    ]


def _named(meeting: UUID) -> dict[str, tuple[str, UUID | None]]:
    """The role and account of those who were invited or came, by name: who a task belongs to."""
    found: dict[str, tuple[str, UUID | None]] = {}
    for rows in (
        ConferenceInvitation.standing.filter(meeting=meeting),
        Attendance.objects.filter(meeting=meeting),
    ):
        for name, role, account in rows.values_list("name", "role", "account"):
            found[name.casefold()] = (role if role in words.ROLES else "", account)
    return found
