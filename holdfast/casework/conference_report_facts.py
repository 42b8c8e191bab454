"""What a report begins with: what the record knows already, so that nothing is typed twice.

Facts of visits, plan and chronology; what the child said and was seen to do; what the assessment concluded.
Parts of `conference_reports.begin`, which has asked access.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max

from holdfast.casework.plan_glance import Glance
from holdfast.procedures import near_dates
from holdfast.procedures.conference_words import FINDING_NATURES
from holdfast.records.models import (
    Allocation,
    ChronologyEntry,
    Finding,
    Involvement,
    MeetingChild,
    Registration,
    VisitChild,
)

INVOLVEMENT, CHILD, PARENTS, FAMILY, RISK, WANTED = range(6)  # places of conference_words.REPORT_HEADINGS
MOST = 12  # entries of the chronology, and days named


@dataclass(frozen=True, kw_only=True)
class Known:
    """One thing known of a child: in which of our sections, and of what nature."""

    section: int
    nature: str
    text: str


def of_child(*, child: UUID, today: date) -> tuple[Known, ...]:
    """What the record knows of one child for the social worker's report, one part a section and nature."""
    found: dict[tuple[int, str], list[str]] = {}
    for each in (*_involvement(child, today), *_visits(child, today), *_findings(child, today),
                 *_chronology(child, today), *_progress(child, today)):  # fmt: skip
        found.setdefault((each.section, each.nature), []).append(each.text)
    return tuple(
        Known(section=section, nature=nature, text="\n".join(texts))
        for (section, nature), texts in found.items()
    )


def of_agency(*, child: UUID, account: UUID | None, today: date) -> tuple[Known, ...]:
    """What the record knows of the involvement of somebody of another agency with one child."""
    rows = Involvement.standing.filter(child=child, account=account).order_by("from_on", "id")
    texts = [_since(each.role.replace("-", " ").capitalize(), each.from_on, today) for each in rows]
    return (Known(section=INVOLVEMENT, nature="fact", text="\n".join(texts)),) if account and texts else ()


def _since(what: str, from_on: date | None, today: date) -> str:
    return f"{what} since {near_dates.day(from_on, today)}." if from_on else f"{what}."


def _involvement(child: UUID, today: date) -> Iterator[Known]:
    registration = Registration.standing.filter(child=child, until_on=None).order_by("-from_on").first()
    if registration is not None:
        yield _fact(INVOLVEMENT, _since("Plan", registration.from_on, today))
    for each in Allocation.standing.filter(child=child, until_on=None).select_related("account"):
        if each.account is not None:
            role = each.role.replace("-", " ").capitalize()
            yield _fact(INVOLVEMENT, _since(f"{role}: {each.account.name},", each.from_on, today))


def since_when(*, child: UUID) -> date | None:
    """The day of the child's last conference; else the day on which the plan began, if there is one."""
    held = MeetingChild.standing.filter(
        child=child, meeting__kind__in=("initial-conference", "review-conference"),
        meeting__held_on__isnull=False,
    ).aggregate(on=Max("meeting__held_on"))["on"]  # fmt: skip
    if held is not None:
        return held  # type: ignore[no-any-return]
    registration = Registration.standing.filter(child=child, until_on=None).order_by("-from_on").first()
    return registration.from_on if registration else None


def _visits(child: UUID, today: date) -> Iterator[Known]:
    since = since_when(child=child)
    rows = VisitChild.standing.filter(child=child, on__lte=today).select_related("visit").order_by("on", "id")
    visits = list(rows.filter(on__gte=since) if since else rows)
    if not visits:
        if since is not None:
            yield _fact(INVOLVEMENT, f"No visit is recorded since {near_dates.day(since, today)}.")
        return
    yield _fact(INVOLVEMENT, _counted(visits, since, today))
    for each in visits[-MOST:]:
        for said, how in ((each.said, "said or showed"), (each.wishes, "wishes and feelings")):
            if said:
                text = f"{near_dates.day(each.on, today)}, {how}: {said}"
                yield Known(section=CHILD, nature="observation", text=text)


def _counted(visits: Sequence[VisitChild], since: date | None, today: date) -> str:
    seen = [each for each in visits if each.seen]
    alone = sum(1 for each in seen if each.alone)
    from_when = f" since {near_dates.day(since, today)}" if since else ""
    days = ", ".join(near_dates.day(each.on, today) for each in seen[-MOST:])
    text = f"{len(visits)} visit{'s' if len(visits) > 1 else ''}{from_when}: seen {_times(len(seen))}"
    text += f", {alone} of them alone" if seen else ""
    text += f" (latest: {days})." if len(seen) > MOST else f" ({days})." if days else "."
    not_seen = [near_dates.day(each.on, today) for each in visits if not each.seen]
    return text + (f" Not seen on {', '.join(not_seen[-MOST:])}." if not_seen else "")


def _times(count: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")


def _findings(child: UUID, today: date) -> Iterator[Known]:
    """What the latest assessment with findings of the child concluded: opinions of whoever made it."""
    rows = Finding.standing.filter(child=child).select_related("assessment__started", "assessment__completed")
    findings = list(rows.order_by("place", "id"))
    if not findings:
        return
    latest = max(findings, key=lambda each: (each.assessment.started.on, str(each.assessment_id))).assessment
    made = latest.completed or latest.started
    for each in findings:
        if each.assessment_id == latest.id:
            kind = FINDING_NATURES.get(each.nature, "Finding").removeprefix("A ").lower()
            text = f"Assessment of {near_dates.day(made.on, today)}, {kind}: {each.text}"
            yield Known(section=_section(each), nature="opinion", text=text)


def _section(finding: Finding) -> int:
    if finding.nature == "risk":
        return RISK
    for word, section in (("parent", PARENTS), ("famil", FAMILY), ("environment", FAMILY)):
        if word in finding.dimension:
            return section
    return CHILD


def _chronology(child: UUID, today: date) -> Iterator[Known]:
    for each in ChronologyEntry.standing.filter(child=child).order_by("-on", "-id")[:MOST][::-1]:
        text = f"{near_dates.day(each.on, today)}: {each.text}"
        yield _fact(RISK, f"{text} ({each.significance})" if each.significance else text)


def _progress(child: UUID, today: date) -> Iterator[Known]:
    plan = Glance(child=child, today=today).read()
    for each in plan.outcomes if plan else ():
        yield _fact(WANTED, f"Outcome “{each.text or each.need}”: {each.stands}.")


def _fact(section: int, text: str) -> Known:
    return Known(section=section, nature="fact", text=text)
