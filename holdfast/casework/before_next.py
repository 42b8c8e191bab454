"""What comes next on the way to a conference: told from what was decided, and what is not done yet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.casework.assessment_pages import AssessmentPage
from holdfast.casework.contributions import ContributionShown
from holdfast.casework.enquiry_pages import EnquiriesPage
from holdfast.procedures import near_dates


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """One thing to do: in a sentence, and where, by the name of the address; `key` of what it is about.

    `referral` goes with the address as what is decided.
    """

    say: str
    does: str
    name: str
    key: UUID | None = None
    referral: UUID | None = None
    is_late: bool = False


@dataclass(frozen=True, kw_only=True)
class _Way:
    """What is known, in one authority's words, as of a day."""

    found: EnquiriesPage
    assessments: Sequence[AssessmentPage]
    contributions: Sequence[ContributionShown]
    enquiry: str
    assessment: str
    is_asked_for: bool
    as_of: date


def of(
    *,
    enquiries: EnquiriesPage,
    assessments: Sequence[AssessmentPage],
    contributions: Sequence[ContributionShown],
    enquiry: str,
    assessment: str,
    is_asked_for: bool,
    today: date,
) -> tuple[NextStep, ...]:
    """The next steps for one child, the first to be done first; empty where nothing is known to be open."""
    way = _Way(
        found=enquiries, assessments=assessments, contributions=contributions, enquiry=enquiry,
        assessment=assessment, is_asked_for=is_asked_for, as_of=today,
    )  # fmt: skip
    return (
        *_after_referrals(way), *_after_discussions(way), *_of_enquiries(way), *_of_assessments(way),
        *_of_contributions(way),
    )  # fmt: skip


def _after_referrals(way: _Way) -> Iterator[NextStep]:
    if not way.found.referrals:
        if not (way.found.discussions or way.found.enquiries or way.assessments):
            yield NextStep(
                say="Nothing is recorded yet. It begins with who was worried about what.",
                does="Record the referral", name="referral-record",
            )  # fmt: skip
        return
    last = way.found.referrals[-1]
    came = f"the referral of {near_dates.day(last.on, way.as_of)}"
    if not last.decided:
        yield NextStep(
            say=f"What is done with {came} is not decided.", does="Record the decision",
            name="referral-record", referral=last.id,
        )  # fmt: skip
    since = last.on
    if last.decided == "strategy-discussion" and not any(each.on >= since for each in way.found.discussions):
        yield NextStep(
            say=f"A strategy discussion was decided after {came}, and none is recorded.",
            does="Record it", name="strategy-record",
        )  # fmt: skip
    if last.decided == "enquiry" and not _enquired(way, since):
        yield _begin_enquiry(way, came)
    if last.decided == "assessment" and not any(each.started_on >= since for each in way.assessments):
        yield NextStep(
            say=f"{_first(way.assessment)}: decided after {came}, and not begun.", does="Begin it",
            name="assessment-begin",
        )  # fmt: skip


def _after_discussions(way: _Way) -> Iterator[NextStep]:
    last = way.found.discussions[-1] if way.found.discussions else None
    if last is not None and last.enquiry and not _enquired(way, last.on):
        yield _begin_enquiry(way, f"the strategy discussion of {near_dates.day(last.on, way.as_of)}")


def _of_enquiries(way: _Way) -> Iterator[NextStep]:
    for each in way.found.enquiries:
        if each.ended_on is None:
            yield NextStep(
                say=f"{each.kind}: under way since {near_dates.day(each.on, way.as_of)}.",
                does="End it with what it found", name="enquiry-end", key=each.id,
            )  # fmt: skip
    last = way.found.enquiries[-1] if way.found.enquiries else None
    if last is not None and last.ended_on is not None and last.conference_wanted and not way.is_asked_for:
        yield NextStep(
            say="The enquiry found that a conference is wanted, and none is asked for.",
            does="Ask for the conference", name="request-conference",
        )  # fmt: skip


def _of_assessments(way: _Way) -> Iterator[NextStep]:
    for each in way.assessments:
        if each.completed_on is not None:
            continue
        late = each.due_on is not None and each.due_on < way.as_of
        due = f", to be complete by {near_dates.day(each.due_on, way.as_of)}" if each.due_on else ""
        missing = tuple(name for child in each.children for name in child.missing)
        lacks = f" Nothing is written yet on: {'; '.join(dict.fromkeys(missing))}." if missing else ""
        yield NextStep(
            say=f"{_first(each.kind)}: begun {near_dates.day(each.started_on, way.as_of)}{due}.{lacks}",
            does="Go on with it", name="assessment", key=each.id, is_late=late,
        )  # fmt: skip


def _of_contributions(way: _Way) -> Iterator[NextStep]:
    late = [each for each in way.contributions if each.is_late]
    for each in late:
        yield NextStep(
            say=f"Asked of {each.who}: {near_dates.away(each.wanted_by_on, way.as_of)}."
            if each.wanted_by_on
            else f"Asked of {each.who}.",
            does="Record what came", name="contribution-receive", key=each.id, is_late=True,
        )  # fmt: skip


def _enquired(way: _Way, since: date) -> bool:
    return any(each.on >= since for each in way.found.enquiries)


def _begin_enquiry(way: _Way, after: str) -> NextStep:
    return NextStep(
        say=f"{_first(way.enquiry)}: decided after {after}, and not begun.", does="Begin it",
        name="enquiry-begin",
    )  # fmt: skip


def _first(text: str) -> str:
    return text[:1].upper() + text[1:]
