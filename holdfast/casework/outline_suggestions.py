"""What the record already holds for an outline plan, line by line, each with where it comes from.

From what the conference itself found, the latest assessment, what is still open of the last plan, and the
reports that were sent: so that nothing is typed twice. Whoever writes takes each, or leaves it.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from uuid import UUID

from holdfast.casework import conference_conclusions
from holdfast.casework.convened import Convened
from holdfast.casework.outline_lines import COLUMNS, LineSaid, Suggestion
from holdfast.procedures import words
from holdfast.records.models import (
    Action,
    Conference,
    ConferenceChild,
    Finding,
    Outcome,
    Plan,
    PlanLine,
    ReportPart,
    SpecialistAssessment,
)

HERE = "what this conference found"
# A column of the conference's part for a child, and the part of the outline that it is the beginning of.
FOUND = (
    *(("risk_factors", "risks"), ("changes_needed", "before_ending"), ("decided_why", "concerns")),
    *(("protective_factors", "assessment_information"), ("assessment_findings", "assessment_information")),
    ("future_action", "recommendations"),
)
FINDS = {"risk": "risks", "need": "objectives"}
HEADED = (("risk", "risks"), ("want", "recommendations"), ("recommend", "recommendations"))
"""A word in the heading of a report's section, and the part that what stands there is the beginning of."""
STILL = (
    *("concerns", "culture", "family_contact", "monitoring", "monitored_by", "before_ending", "services"),
    *("expectations", "contingency", "responsibilities", "longer_term_aims", "summary_of_harm"),
)
"""The parts of the last plan that hold until they are changed."""


def of(*, found: Convened, child: UUID | None) -> tuple[Suggestion, ...]:
    """The suggestions for one child alone; for None those that hold for every child of the conference.

    What holds for every child is left out of each child's own.
    """
    written, sent = conference_conclusions.rows(found=found), _sent(found)
    own = {each: list(_of_child(found, each, written.get(each), sent)) for each in found.children}
    shared = [*_of_conference(found.conference), *_in_each(list(own.values()))]
    if child is None or len(own) == 1:
        return _once([*shared, *own[found.children[0]]] if len(own) == 1 else shared)
    taken = {each.line for each in shared}
    return _once(each for each in own[child] if each.line not in taken)


def _of_child(
    found: Convened, child: UUID, written: ConferenceChild | None, sent: Sequence[ReportPart]
) -> Iterator[Suggestion]:
    yield from _of_part(written)
    yield from _of_assessment(child)
    yield from _of_plan(child, found.day)
    yield from _of_reports(sent, child)


def _of_conference(conference: Conference) -> Iterator[Suggestion]:
    for text in (conference.reasons_recalled, conference.concern):
        if text:
            yield _suggest("concerns", text, "what the conference was asked for")
            return


def _of_part(found: ConferenceChild | None) -> Iterator[Suggestion]:
    if found is None:
        return
    for column, name in FOUND:
        for text in _lines(getattr(found, column), listed=name in ("risks", "recommendations")):
            yield _suggest(name, text, HERE)
    for text in _lines(found.support_needed, listed=True):
        yield _suggest("services", text, HERE, who=found.support_by.strip())


def _of_assessment(child: UUID) -> Iterator[Suggestion]:
    rows = Finding.standing.filter(child=child).select_related("assessment__started", "assessment__completed")
    last = rows.order_by("-assessment__started__on", "-assessment_id").first()
    if last is not None:
        of_it = last.assessment
        on = of_it.completed.on if of_it.completed_id else of_it.started.on
        whence = f"the assessment of {_day(on)}"
        for each in rows.filter(assessment=of_it).order_by("place", "id"):
            name = FINDS.get(each.nature, "assessment_information")
            need = {"why": each.text} if name == "objectives" else {}
            yield _suggest(name, "" if need else each.text, whence, **need)
        for text in _lines(of_it.services, listed=True):
            yield _suggest("services", text, whence)
        if of_it.completed_id is None and of_it.due_on:
            due = LineSaid(part="assessment_by", text=_day(of_it.due_on), by_on=of_it.due_on)
            yield Suggestion(line=due, whence=whence)
    for asked in SpecialistAssessment.standing.filter(child=child, received_on=None).order_by(
        "asked_on", "id"
    ):
        line = LineSaid(
            part="specialist_assessments", text=asked.kind, for_whom=asked.of_whom, who=asked.by_whom,
            by_on=asked.wanted_by_on,
        )  # fmt: skip
        yield Suggestion(line=line, whence=f"what was asked for on {_day(asked.asked_on)}")


def _of_plan(child: UUID, day: date | None) -> Iterator[Suggestion]:
    rows = Plan.standing.filter(registration__child=child, registration__withdrawn_at=None)
    plan = rows.filter(made_on__lt=day or date.max).order_by("-made_on", "-id").first()
    if plan is None:
        return
    whence = f"the plan of {_day(plan.made_on)}"
    if plan.aim:
        yield _suggest("objective", plan.aim, whence)
    for each in PlanLine.standing.filter(plan=plan, part__in=STILL, not_relevant=False).order_by("place"):
        columns = {name: getattr(each, name) for name in COLUMNS}
        yield Suggestion(line=LineSaid(part=each.part, **columns), whence=whence)
    tasks: dict[UUID, list[Action]] = {}
    for each in Action.standing.filter(outcome__need__plan=plan, done_on=None).order_by("place"):
        tasks.setdefault(each.outcome_id, []).append(each)
    open_ = Outcome.standing.filter(need__plan=plan, need__withdrawn_at=None, reached_on=None)
    for outcome in open_.select_related("need").order_by("need__place", "place"):
        for task in tasks.get(outcome.id, ()):
            side = "family" if task.role in words.FAMILY else "professional"
            line = LineSaid(
                part="immediate_tasks", text=task.text, who=task.who, by_on=task.by_on,
                side=side if task.role else "",
            )  # fmt: skip
            yield Suggestion(line=line, whence=f"{whence}, not done yet")
        yield _suggest("objectives", outcome.text, f"{whence}, not reached yet", why=outcome.need.text)


def _sent(found: Convened) -> Sequence[ReportPart]:
    """What stands in the reports that were sent for it, for any of the children."""
    sent = ReportPart.objects.filter(
        report__meeting=found.meeting, report__withdrawn_at=None, report__sent_on__isnull=False,
        left_out=False,
    ).exclude(nature="allegation").exclude(text="")  # fmt: skip
    return list(sent.select_related("report").order_by("report_id", "section", "place"))


def _of_reports(sent: Sequence[ReportPart], child: UUID) -> Iterator[Suggestion]:
    for each in sent:
        if each.child_id not in (None, child):
            continue
        heading = each.section.casefold()
        name = next((part for word, part in HEADED if word in heading), None)
        if name is not None:
            for text in _lines(each.text, listed=True):
                yield _suggest(name, text, f"the report of {each.report.author}")


def _suggest(part: str, text: str, whence: str, *, who: str = "", why: str = "") -> Suggestion:
    return Suggestion(line=LineSaid(part=part, text=text.strip(), who=who, why=why), whence=whence)


def _lines(text: str, *, listed: bool) -> Sequence[str]:
    """What was typed, each line apart where the part is a list; `none` says nothing."""
    found = [each.strip(" -•\t") for each in text.splitlines()] if listed else [text.strip()]
    return [each for each in found if each and each.casefold().rstrip(".") != "none"]


def _in_each(own: Sequence[Sequence[Suggestion]]) -> Iterator[Suggestion]:
    """What the record says of every one of them."""
    for each in own[0] if len(own) > 1 else ():
        if all(any(each.line == other.line for other in others) for others in own[1:]):
            yield each


def _once(found: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    """Each line once, from where it was found first."""
    return tuple({each.line: each for each in reversed(list(found))}.values())[::-1]


def _day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"
