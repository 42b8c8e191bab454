"""What a conference fixes for all its children: quorum, core group, how often, the next review."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from holdfast.access.children import May
from holdfast.access.refusals import ChangedMeanwhile, Refused
from holdfast.casework import conference_findings, convened, impossible
from holdfast.casework.convened import Convened
from holdfast.casework.plan_said import Rhythm
from holdfast.casework.steps import read, step
from holdfast.records.models import Conference, Meeting

DAYS = ("first_core_group_on", "next_review_on")
HOURS = ("first_core_group_at", "next_review_at")
CHANGED = "Somebody else has changed what this conference fixed. Nothing of yours was saved yet."


@dataclass(frozen=True, kw_only=True)
class Fixed:
    """What was fixed: was there a quorum, when and where the core group meets, how often, the next review.

    `by_reports` where it was done by an exchange of written reports alone, and why. Intervals are written as
    the public form has them (`4 weeks`); `rooms_every` counts visits.
    """

    quorate: bool | None = None
    quorum_why: str = ""
    first_core_group_on: date | None = None
    first_core_group_at: time | None = None
    core_group_venue: str = ""
    core_group_every: str = ""
    visit_every: str = ""
    rooms_every: int | None = None
    next_review_on: date | None = None
    next_review_at: time | None = None
    by_reports: bool = False
    by_reports_why: str = ""


@dataclass(frozen=True, kw_only=True)
class FixedPage:
    """What is fixed by now, and its version; `is_review` where it reviews a plan."""

    fixed: Fixed
    version: datetime
    is_review: bool
    day: date | None


@step
def fix(*, meeting: UUID, fixed: Fixed, today: date, seen: datetime | None = None) -> None:
    """Write down what was fixed.

    Raises Refused for who may not, a conference that is over, an interval that is none, written reports
    without a reason, and a day before the conference; ChangedMeanwhile where it was changed since `seen`;
    NotHere for no such conference.
    """
    list(Meeting.objects.select_for_update().filter(id=meeting))
    found = convened.find_open(meeting=meeting, what=May.MEET, today=today)
    conference_findings.must_decide(found=found)
    row = Conference.objects.get(meeting=meeting)
    if seen is not None and row.known_from != seen:
        raise ChangedMeanwhile(CHANGED, about="person", about_id=found.children[0])
    _check(found, fixed)
    rhythm = Rhythm(
        visit_every=fixed.visit_every, core_group_every=fixed.core_group_every, rooms_every=fixed.rooms_every
    ).read
    for name in ("quorate", "by_reports", *DAYS, *HOURS):
        setattr(row, name, getattr(fixed, name))
    row.quorum_why, row.by_reports_why = fixed.quorum_why.strip(), fixed.by_reports_why.strip()
    row.core_group_venue = fixed.core_group_venue.strip()
    for name, value in rhythm.items():
        setattr(row, name, value)
    with impossible.in_words(about="person", about_id=found.children[0]):
        row.save()
    convened.log(children=found.children)


@read
def show(*, meeting: UUID, today: date) -> FixedPage:
    """What is fixed by now. Raises NotHere and Refused as access says of the children."""
    found = convened.find(meeting=meeting, what=May.SEE, today=today)
    convened.log(children=found.children)
    return page(found=found)


def page(*, found: Convened) -> FixedPage:
    """The same of a conference that was found already."""
    row = found.conference
    names = Fixed.__dataclass_fields__
    # One that was arranged before this was kept has no row yet: its meeting's version stands for it.
    stands = row.known_from if isinstance(row.known_from, datetime) else found.meeting.known_from
    return FixedPage(
        fixed=Fixed(**{name: getattr(row, name) for name in names}), version=stands,
        is_review=found.is_review, day=found.day,
    )  # fmt: skip


def _check(found: Convened, fixed: Fixed) -> None:
    child = found.children[0]
    if fixed.by_reports and not fixed.by_reports_why.strip():
        raise Refused("Say why it was done by written reports alone.", about="person", about_id=child)
    for on in (getattr(fixed, name) for name in DAYS):
        if on is not None and found.day is not None and on < found.day:
            raise Refused(
                "A meeting that the conference fixes comes after it.", about="person", about_id=child
            )
