"""The outline plan of a conference: begun from the record, written at it, made each child's plan at its end.

Until the conference is completed no plan exists, and what is written stands with the conference
(`outline_lines.py`). `make` is a part of the step that completes it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access.children import May
from holdfast.access.refusals import ChangedMeanwhile
from holdfast.casework import (
    conference_records,
    conference_written,
    convened,
    families,
    impossible,
    outline_lines,
    outline_suggestions,
    plans,
    procedure,
    visit_facts,
)
from holdfast.casework.convened import Convened, Top
from holdfast.casework.outline_lines import LineSaid, Suggestion
from holdfast.casework.plans import ActionSaid, ContactSaid, NeedSaid, OutcomeSaid
from holdfast.casework.steps import read, step
from holdfast.procedures import contents, words
from holdfast.procedures.contents import Lack
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
    lacks: Mapping[str, tuple[Lack, ...]]  # by the part of the plan; under "" what is of no one part
    asked: frozenset[str]  # the parts that the authority's procedure asks for
    household: tuple[str, ...]  # the children of the household, by name
    people: tuple[str, ...]  # who was invited or came, by name
    writes: bool  # whether whoever looks may write it now
    version: datetime

    @property
    def shared(self) -> bool:
        """Whether it is written for several children at once."""
        return self.child is None and len(self.top.children) > 1


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
    household, writes = _may(found, top, today)
    convened.log(children=found.children)
    return OutlinePage(
        top=top, child=child, lines=outline_lines.of(meeting=meeting, child=child),
        name=next((each.name for each in top.children if each.id == child), ""),
        for_all=outline_lines.of(meeting=meeting, child=None) if child is not None else (),
        suggestions=outline_suggestions.of(found=found, child=child),
        version=outline_lines.version(meeting=found.meeting, child=child),
        lacks=_lacks(found, child, today), household=household, writes=writes,
        asked=conference_records.asked(record=conference_records.OUTLINE),
        people=tuple(dict.fromkeys(name for name, *_ in _who_was_there(meeting))),
    )  # fmt: skip


def _lacks(found: Convened, child: UUID | None, today: date) -> Mapping[str, tuple[Lack, ...]]:
    """What the plan of this child lacks, or for all of them what the plan of each one lacks."""
    record, written = conference_records.OUTLINE, conference_written.of(found=found)
    each = [
        contents.lacks(
            procedure.pack(), record,
            conference_records.as_record(written=written, child=one, record=record, today=today),
        )
        for one in found.children
        if child in (None, one) and conference_records.needs_plan(written=written, child=one)
    ]  # fmt: skip
    in_all = [one for one in each[0] if all(one in other for other in each[1:])] if each else []
    return conference_records.beside(lacks_found=in_all, record=record)


def _may(found: Convened, top: Top, today: date) -> tuple[tuple[str, ...], bool]:
    """The children of the household whom one may see, by name, those of the conference first; and whether
    one may write its plan."""
    at_home = visit_facts.family_children(child=found.children[0], today=today)
    allowed = access_children.allowed_each(
        children={*found.children, *(each.id for each in at_home)}, today=today
    )
    seen = [each for each in at_home if each.id in allowed and May.SEE in allowed[each.id].may]
    names = [each.name for each in top.children] + [families.name_of(person=each) for each in seen]
    writes = all(May.MEET in allowed[each].may for each in found.children)
    return tuple(dict.fromkeys(names)), writes and top.is_open


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
    return {
        name.casefold(): (role if role in words.ROLES else "", account)
        for name, role, account in _who_was_there(meeting)
    }


def _who_was_there(meeting: UUID) -> Iterator[tuple[str, str, UUID | None]]:
    yield from ConferenceInvitation.standing.filter(meeting=meeting).values_list("name", "role", "account")
    yield from Attendance.objects.filter(meeting=meeting).values_list("name", "role", "account")
