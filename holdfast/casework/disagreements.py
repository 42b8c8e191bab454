"""Who does not agree, about what and why; how it is taken further, stage by stage, until it is settled.

Dissent at a conference, a disagreement between agencies, or somebody who does not do what was agreed: first
talked over, then with managers or advisers, then by the policy for escalation.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import (
    convened,
    core_group_writers,
    families,
    gathered,
    given,
    impossible,
    note_takers,
    steps,
)
from holdfast.casework.arrangements import GROUPS
from holdfast.casework.steps import read, step
from holdfast.procedures import words
from holdfast.procedures.conference_words import DISAGREEMENT_KINDS, STAGES
from holdfast.records.models import Disagreement, DisagreementStage, Meeting, Person

NONE_HERE = "There is no such disagreement in these records."


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One step towards settling it: when, with whom, what came of it, and who wrote it down."""

    stage: str
    on: date
    with_whom: str
    text: str
    by: str


@dataclass(frozen=True, kw_only=True)
class Disagreed:
    """A disagreement about one child; open until `ended_on`. `next` is the stage not yet taken, if any."""

    id: UUID
    child: UUID
    child_name: str
    meeting: UUID | None
    kind: str
    who: str
    role: str
    about: str
    why: str
    raised_on: date
    stages: tuple[Stage, ...]
    ended_on: date | None
    result: str

    @property
    def is_open(self) -> bool:
        """Whether it is not yet settled."""
        return self.ended_on is None

    @property
    def left_out(self) -> tuple[str, ...]:
        """The stages before the last one taken that nobody recorded."""
        order, taken = list(STAGES), {each.stage for each in self.stages}
        last = max((order.index(each) for each in taken), default=0)
        return tuple(each for each in order[:last] if each not in taken)

    @property
    def next(self) -> str:
        """The stage that follows the furthest one taken; nothing after the last, or where it is settled."""
        order, taken = list(STAGES), {each.stage for each in self.stages}
        furthest = max((order.index(each) for each in taken), default=-1) + 1
        return order[furthest] if self.is_open and furthest < len(order) else ""


@step
def record(  # noqa: PLR0913 - who, about what and why, with whom and when
    *,
    children: Sequence[UUID],
    kind: str,
    who: str,
    about: str,
    why: str,
    on: date,
    today: date,
    role: str = "",
    meeting: UUID | None = None,
) -> tuple[Disagreed, ...]:
    """Record that somebody disagrees, about several children, with the reasons; one for each child.

    Raises Refused for who may not, a kind or role that is none, a day ahead, and without who, what or why;
    NotHere for a child who is not here, or whom the meeting is not about.
    """
    concerned = given.several(children=children)
    if meeting is None or not _writes_there(meeting, concerned, today):
        access_children.require_all(children=concerned, what=May.CONTRIBUTE, today=today)
    given.known(word=kind, words=DISAGREEMENT_KINDS, what="what they disagree with")
    if role:
        given.known(word=role, words=words.ROLES, what="their role")
    given.not_after(on=on, today=today, what="The disagreement")
    said = {
        "who": given.name(text=who, what="Whoever disagrees"),
        "about": given.needed(text=about, why="Say what they disagree with."),
        "why": given.needed(text=why, why="Say why they disagree: their reasons are kept."),
    }
    entered = entry.current()
    with impossible.in_words(about="person", about_id=concerned[0]):
        made = [
            Disagreement.objects.create(
                authority_id=entered.authority, child_id=child, meeting_id=meeting, kind=kind, role=role,
                account_id=entered.actor.account, raised_on=on, **said,
            ).id
            for child in concerned
        ]  # fmt: skip
    convened.log(children=concerned)
    return _pages(Disagreement.standing.filter(id__in=made))


@step
def take_further(
    *, disagreement: UUID, stage: str, on: date, with_whom: str, text: str, today: date
) -> Disagreed:
    """Record a stage of settling it: when, with whom, and what came of it.

    Raises Refused for who may not, a stage that is none, one that is settled, a day ahead or before the
    disagreement, and without whom or what came of it; NotHere for none.
    """
    row = _open(disagreement, today)
    given.known(word=stage, words=STAGES, what="the stage")
    _day(row, on, today)
    DisagreementStage.objects.create(
        authority_id=row.authority_id, disagreement=row, stage=stage, on=on,
        with_whom=given.needed(text=with_whom, why="Say with whom."),
        text=given.needed(text=text, why="Say what came of it."), account_id=entry.current().actor.account,
    )  # fmt: skip
    steps.log(about="person", about_id=row.child_id)
    return _page(row.id)


@step
def settle(*, disagreement: UUID, on: date, result: str, today: date) -> Disagreed:
    """Record how it ended. Raises Refused and NotHere as `take_further` does, and without a result."""
    row = _open(disagreement, today)
    _day(row, on, today)
    row.ended_on = on
    row.result = given.needed(text=result, why="Say how it ended.")
    row.save(update_fields=["ended_on", "result"])
    steps.log(about="person", about_id=row.child_id)
    return _page(row.id)


@read
def show(*, disagreement: UUID, today: date) -> Disagreed:
    """One disagreement with its stages. Raises NotHere for none, and as access says of the child."""
    row = _find(disagreement)
    access_children.require(child=row.child_id, what=May.SEE, today=today)
    steps.log(about="person", about_id=row.child_id)
    return _page(row.id)


@read
def of_child(*, child: UUID, today: date) -> tuple[Disagreed, ...]:
    """A child's disagreements, those still open first. Raises as access says."""
    access_children.require(child=child, what=May.SEE, today=today)
    steps.log(about="person", about_id=child)
    found = _pages(Disagreement.standing.filter(child=child))
    return tuple(sorted(found, key=lambda each: not each.is_open))


@read
def list_open(*, today: date) -> tuple[Disagreed, ...]:
    """The disagreements still open about the children whom one may see, the oldest first."""
    mine = Person.standing.filter(access_children.visible(today=today)).values("id")
    found = _pages(Disagreement.standing.filter(child__in=mine, ended_on=None))
    for child in dict.fromkeys(each.child for each in found):
        steps.log(about="person", about_id=child)
    if not found:
        steps.log(about="disagreement")
    return found


def of_meeting(*, meeting: UUID) -> tuple[Disagreed, ...]:
    """The disagreements raised at a conference, each about one child; a part of steps and reads."""
    return _pages(Disagreement.standing.filter(meeting=meeting))


def _writes_there(meeting: UUID, concerned: Sequence[UUID], today: date) -> bool:
    """Whether whoever acts takes its notes. Raises NotHere for a child whom the meeting is not about."""
    if Meeting.objects.filter(id=meeting, kind__in=GROUPS).exists():
        group = gathered.find(meeting=meeting, what=May.SEE, today=today)
        for child in concerned:
            group.part(child=child)
        return core_group_writers.is_named(found=group, today=today)
    found = convened.find(meeting=meeting, what=May.SEE, today=today)
    for child in concerned:
        found.part(child=child)
    return note_takers.is_named(found=found)


def _find(key: UUID) -> Disagreement:
    row: Disagreement | None = Disagreement.standing.filter(id=key).first()
    if row is None:
        raise NotHere(NONE_HERE, about="disagreement", about_id=key)
    return row


def _open(key: UUID, today: date) -> Disagreement:
    row = _find(key)
    access_children.require(child=row.child_id, what=May.CONTRIBUTE, today=today)
    if row.ended_on is not None:
        raise Refused("This disagreement was settled already.", about="person", about_id=row.child_id)
    return row


def _day(row: Disagreement, on: date, today: date) -> None:
    given.not_after(on=on, today=today, what="It")
    if on < row.raised_on:
        raise Refused("That is before anybody disagreed.", about="person", about_id=row.child_id)


def _page(key: UUID) -> Disagreed:
    return _pages(Disagreement.standing.filter(id=key))[0]


def _pages(rows: QuerySet[Disagreement]) -> tuple[Disagreed, ...]:
    found = list(rows.select_related("child").order_by("raised_on", "id"))
    stages: dict[UUID, list[Stage]] = {}
    taken = DisagreementStage.objects.filter(disagreement__in=[each.id for each in found])
    for each in taken.select_related("account").order_by("on", "id"):
        stages.setdefault(each.disagreement_id, []).append(
            Stage(
                stage=each.stage, on=each.on, with_whom=each.with_whom, text=each.text,
                by=each.account.name if each.account else "",
            )
        )  # fmt: skip
    return tuple(
        Disagreed(
            id=each.id, child=each.child_id, child_name=families.name_of(person=each.child),
            meeting=each.meeting_id, kind=each.kind, who=each.who, role=each.role, about=each.about,
            why=each.why, raised_on=each.raised_on, stages=tuple(stages.get(each.id, ())),
            ended_on=each.ended_on, result=each.result,
        )
        for each in found
    )  # fmt: skip
