"""The assessment: begun, what it found of each child by dimension, completed, and gone through again.

The days a procedure counts from are milestones; what was found stands here.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Q

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import given, impossible, milestones, own_agency, procedure, steps
from holdfast.casework.assessment_pages import AssessmentPage, FindingShown, Pages
from holdfast.casework.steps import read, step
from holdfast.casework.wording import Wording
from holdfast.procedures import dimensions
from holdfast.procedures.conference_words import FINDING_NATURES
from holdfast.records.models import Assessment, AssessmentUpdate, Finding, MilestoneChild

NO_ASSESSMENT = "There is no such assessment in these records."


@step
def begin(
    *,
    children: Sequence[UUID],
    on: date,
    today: date,
    due_on: date | None = None,
    initiates_enquiry: bool = False,
    text: str = "",
) -> UUID:
    """Record that an assessment of several children has begun, by whoever acts; answers its key.

    `initiates_enquiry` where it is what the enquiry began with. Raises as `milestones.record` does.
    """
    made = milestones.record(
        event="assessment-started", children=children, on=on, today=today, text=text,
        said={"initiates_enquiry": initiates_enquiry},
    )  # fmt: skip
    assessment = Assessment.objects.create(
        authority_id=entry.current().authority, started_id=made.id, account_id=entry.current().actor.account,
        kind=Wording.of(pack=procedure.pack()).one(term="assessment"), due_on=due_on,
    )  # fmt: skip
    _log(made.parts)
    key: UUID = assessment.id
    return key


@step
def find(
    *,
    assessment: UUID,
    children: Sequence[UUID],
    dimension: str,
    text: str,
    today: date,
    nature: str = "",
) -> tuple[UUID, ...]:
    """Record what the assessment found of one or several of its children in a dimension of the framework.

    `dimension` is a word of `dimensions.of(pack)`, `nature` one of FINDING_NATURES or nothing. Answers the
    findings' keys, one a child. Raises Refused for what cannot be, NotHere for another child or assessment.
    """
    found, own = _require(assessment, today)
    wanted = given.several(children=children)
    _of_it(wanted, own)
    known = dimensions.of(procedure.pack()).words
    given.known(word=dimension, words=known, what="the dimension")
    if nature:
        given.known(word=nature, words=FINDING_NATURES, what="what kind of finding it is")
    said = given.needed(text=text, why="Write what was found.", about="person", about_id=wanted[0])
    place = Finding.objects.filter(assessment=found).count() + 1
    made = [
        Finding.objects.create(
            authority_id=entry.current().authority, assessment=found, child_id=child, dimension=dimension,
            nature=nature, text=said, place=place,
        ).id
        for child in wanted
    ]  # fmt: skip
    _log(wanted)
    return tuple(made)


@step
def complete(
    *,
    assessment: UUID,
    on: date,
    analysis: str,
    today: date,
    services: str = "",
    motivation: str = "",
) -> None:
    """Complete an assessment with its analysis, the services that keep the child safe, parents' motivation.

    Raises Refused without an analysis, before it began and for one that is completed already; otherwise as
    `milestones.record` does.
    """
    found, own = _require(assessment, today)
    if found.completed_id is not None:
        raise Refused(
            "This assessment is completed already: go through it again instead.",
            about="person", about_id=own[0],
        )  # fmt: skip
    if on < found.started.on:
        raise Refused("That is before it began.", about="person", about_id=own[0])
    found.analysis = given.needed(
        text=analysis, why="Write what it comes to.", about="person", about_id=own[0]
    )
    found.services, found.motivation = services.strip(), motivation.strip()
    made = milestones.record(event="assessment-completed", children=own, on=on, today=today)
    with impossible.in_words(about="person", about_id=own[0]):
        found.completed_id = made.id
        found.save(update_fields=["completed", "analysis", "services", "motivation"])
    _log(own)


@step
def update(
    *,
    assessment: UUID,
    on: date,
    text: str,
    today: date,
    services: str = "",
    motivation: str = "",
) -> None:
    """Record that an assessment was gone through again, and what changed; what is left empty stays as it was.

    Raises Refused without what changed, before it began and for a day ahead.
    """
    found, own = _require(assessment, today)
    given.not_after(on=on, today=today, what="The day")
    if on < found.started.on:
        raise Refused("That is before it began.", about="person", about_id=own[0])
    said = given.needed(text=text, why="Say what has changed, or that nothing has.")
    AssessmentUpdate.objects.create(
        authority_id=entry.current().authority, assessment=found, on=on, text=said,
        account_id=entry.current().actor.account,
    )  # fmt: skip
    changed = {"services": services.strip(), "motivation": motivation.strip()}
    changed = {name: text for name, text in changed.items() if text}
    if changed:
        for name, value in changed.items():
            setattr(found, name, value)
        found.save(update_fields=[*changed])
    _log(own)


@read
def show(*, assessment: UUID, today: date) -> AssessmentPage:
    """An assessment, dimension by dimension for each child whose record one may see.

    Raises NotHere for none, Refused for a partner and as access says.
    """
    found, own = _found(assessment)
    seen = own_agency.seen_among(children=own, today=today)
    _log(seen)
    return _pages().page(assessment=found, children=seen)


@read
def of_child(*, child: UUID, today: date) -> tuple[AssessmentPage, ...]:
    """The assessments of a child, the newest first, with what each found of this child alone.

    Raises Refused for a partner and as access says.
    """
    own_agency.require(child=child, today=today)
    steps.log(about="person", about_id=child)
    rows = _of([child], today)
    return tuple(_pages().page(assessment=each, children=[child]) for each in reversed(rows[child]))


def latest_findings(*, children: Iterable[UUID], today: date) -> Mapping[UUID, tuple[FindingShown, ...]]:
    """What the newest assessment with findings found of each child, by dimension; empty where there is none.

    For steps and reads that have asked access and that log.
    """
    rows = _of(children, today)
    found = {}
    for child, own in rows.items():
        shown: tuple[FindingShown, ...] = ()
        for each in reversed(own):
            shown = shown or _pages().findings(assessment=each, child=child)
        found[child] = shown
    return found


def _of(children: Iterable[UUID], today: date) -> dict[UUID, list[Assessment]]:
    """The assessments of each child that have begun by that day, in order."""
    found: dict[UUID, list[Assessment]] = {each: [] for each in children}
    rows = (
        MilestoneChild.standing.filter(Q(child__in=list(found)), milestone__event="assessment-started")
        .filter(on__lte=today).order_by("on", "id")
    )  # fmt: skip
    parts = list(rows.values_list("milestone_id", "child_id"))
    by_start = {
        each.started_id: each
        for each in Assessment.objects.filter(started__in=[start for start, _ in parts]).select_related(
            "started", "completed", "account"
        )
    }
    for start, child in parts:
        if start in by_start:
            found[child].append(by_start[start])
    return found


def _found(assessment: UUID) -> tuple[Assessment, list[UUID]]:
    found = Assessment.objects.filter(id=assessment).select_related("started", "completed", "account").first()
    own: list[UUID] = []
    if found is not None:
        parts = MilestoneChild.standing.filter(milestone=found.started_id).order_by("id")
        own = list(parts.values_list("child_id", flat=True))
    if found is None or not own:
        raise NotHere(NO_ASSESSMENT, about="assessment", about_id=assessment)
    return found, own


def _require(assessment: UUID, today: date) -> tuple[Assessment, list[UUID]]:
    """The assessment and its children, for a step: whoever may not write of one writes of none."""
    found, own = _found(assessment)
    access_children.require_all(children=own, what=May.WRITE, today=today)
    return found, own


def _of_it(wanted: Iterable[UUID], own: Sequence[UUID]) -> None:
    for child in wanted:
        if child not in own:
            raise NotHere("This assessment is not about that child.", about="person", about_id=child)


def _pages() -> Pages:
    return Pages(dimensions=dimensions.of(procedure.pack()))


def _log(children: Iterable[UUID]) -> None:
    for child in children:
        steps.log(about="person", about_id=child)
