"""*Is the child better off than last time?* All that stands on the pages of a core group's day.

Fit for a screen before the family: the plan, what was said of it last time and today, who is here, what the
family and the agencies say. No private note, no other family, no address.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from holdfast.access.children import May
from holdfast.access.refusals import NotHere
from holdfast.casework import (
    core_group_attendances,
    core_group_completions,
    core_group_outcomes,
    core_group_parts,
    core_group_talks,
    core_group_writers,
    disagreements,
    family_words,
    gathered,
    group_decisions,
    helps_asked,
    outcome_progress,
    plans_in_force,
)
from holdfast.casework.arrangements import Arranged
from holdfast.casework.core_group_attendances import AttendanceList
from holdfast.casework.core_group_outcomes import SharedOutcome
from holdfast.casework.core_group_parts import PartShown
from holdfast.casework.core_group_talks import TalkShown
from holdfast.casework.disagreements import Disagreed
from holdfast.casework.family_words import SaidBy
from holdfast.casework.gathered import Gathered, Top
from holdfast.casework.group_decisions import Decided
from holdfast.casework.helps_asked import Asked
from holdfast.casework.outcome_progress import Progress
from holdfast.casework.steps import read
from holdfast.records.models import Plan

NO_OUTCOME = "This is no outcome of these children’s plans."


@dataclass(frozen=True, kw_only=True)
class SaidFor:
    """What was said of an outcome, in the same words, of one child or several."""

    names: tuple[str, ...]
    children: tuple[UUID, ...]
    progress: Progress


@dataclass(frozen=True, kw_only=True)
class OutcomeOnDay:
    """An outcome: what was said of it last time, and what today; `unsaid` the children still to be said."""

    outcome: SharedOutcome
    names: tuple[str, ...]
    last: tuple[SaidFor, ...]
    today: tuple[SaidFor, ...]
    unsaid: tuple[UUID, ...]
    version: datetime  # when it was last said today, of any child

    @property
    def unsaid_names(self) -> tuple[str, ...]:
        """The names of those for whom nothing is said today."""
        both = zip(self.outcome.children, self.names, strict=True)
        return tuple(name for child, name in both if child in self.unsaid)

    @property
    def is_said(self) -> bool:
        """Whether it was said today how far it has come, for each child who has it."""
        return not self.unsaid


@dataclass(frozen=True, kw_only=True)
class Unplanned:
    """A child whose detailed plan is not made yet; with its `draft`, where one is begun."""

    child: UUID
    name: str
    draft: UUID | None


@dataclass(frozen=True, kw_only=True)
class Day:
    """A core group on its day. `undone` are the decisions of the one before that nobody carried out.

    `writes`: whoever looks may write; `may_plan`: may change the plans; `may_complete` may complete it.
    """

    top: Top
    outcomes: tuple[OutcomeOnDay, ...]
    attended: AttendanceList
    parts: tuple[PartShown, ...]
    talk: TalkShown
    helps: tuple[Asked, ...]
    words: tuple[SaidBy, ...]
    decisions: tuple[Decided, ...]
    undone: tuple[Decided, ...]
    disagreements: tuple[Disagreed, ...]
    unplanned: tuple[Unplanned, ...]
    next: tuple[Arranged, ...]
    leader: str
    note_taker: str
    writes: bool
    may_plan: bool
    may_complete: bool

    def of_key(self, *, key: UUID) -> OutcomeOnDay:
        """One outcome. Raises NotHere for none of these plans."""
        for each in self.outcomes:
            if each.outcome.key == key:
                return each
        raise NotHere(
            "This is no outcome of these children’s plans.", about="meeting", about_id=self.top.meeting
        )


@read
def show(*, meeting: UUID, today: date, beside: bool = True) -> Day:
    """A core group on its day; what only its first page shows is left out where not `beside`.

    Raises NotHere for none, Refused as access says of its children.
    """
    found = gathered.find(meeting=meeting, what=May.SEE, today=today)
    gathered.log(children=found.children)
    writes = core_group_writers.may(found=found, today=today)
    is_open = found.is_open
    may_plan = is_open and writes and all(May.WRITE in each for each in found.may.values())
    shown = outcomes(found=found)
    decided = group_decisions.with_undone(found=found)
    return Day(
        top=gathered.top_of(found=found), outcomes=shown,
        attended=core_group_attendances.of_found(found=found, today=today),
        parts=core_group_parts.of_found(found=found), talk=core_group_talks.of_found(found=found),
        helps=helps_asked.of_found(found=found), words=family_words.of_found(found=found),
        decisions=tuple(each for each in decided if each.meeting == meeting),
        undone=tuple(each for each in decided if each.meeting != meeting),
        disagreements=disagreements.of_meeting(meeting=meeting) if beside else (),
        unplanned=_unplanned(found, shown) if beside and may_plan else (),
        next=core_group_completions.following(found=found),
        leader=found.group.chair_name, note_taker=found.group.note_taker_name, writes=writes,
        may_plan=may_plan,
        may_complete=is_open and all(May.MEET in each for each in found.may.values()),
    )  # fmt: skip


def outcomes(*, found: Gathered) -> tuple[OutcomeOnDay, ...]:
    """The outcomes of the plans in force with what was said of them; a part of reads that asked access."""
    names = gathered.names_of(found=found)
    last, said = outcome_progress.last_and_now(found=found)
    return tuple(
        OutcomeOnDay(
            outcome=each, names=tuple(names[child] for child in each.children),
            last=_said(names, each, last), today=_said(names, each, said),
            unsaid=tuple(child for child in each.children if (child, each.key) not in said),
            version=max((one.at for (_, key), one in said.items() if key == each.key),
                        default=outcome_progress.UNSAID),
        )
        for each in core_group_outcomes.shared(children=found.children)
        if each.reached_on is None or any((child, each.key) in said for child in each.children)
    )  # fmt: skip


def _said(
    names: Mapping[UUID | None, str], of: SharedOutcome, said: Mapping[tuple[UUID, UUID], Progress]
) -> tuple[SaidFor, ...]:
    """What was said of an outcome, the children of whom the same was said together."""
    alike: dict[tuple[object, ...], list[Progress]] = {}
    for each in (said[child, of.key] for child in of.children if (child, of.key) in said):
        words = (each.meeting, each.scale, each.evidence, each.whose, each.impact, each.next_step)
        alike.setdefault(words, []).append(each)
    return tuple(
        SaidFor(
            names=tuple(names[one.child] for one in each), children=tuple(one.child for one in each),
            progress=each[0],
        )
        for each in alike.values()
    )  # fmt: skip


def _unplanned(found: Gathered, shown: Iterable[OutcomeOnDay]) -> tuple[Unplanned, ...]:
    """Those whose detailed plan is to be worked out yet: the work of the first core group."""
    planned = {child for each in shown if each.outcome.part == "detailed" for child in each.outcome.children}
    if planned >= set(found.children):
        return ()
    rows = Plan.drafts_too.filter(
        Q(state="draft") | plans_in_force.of(), registration__child__in=found.children, part="detailed",
        registration__withdrawn_at=None, registration__until_on=None,
    ).values_list("registration__child", "id", "state")  # fmt: skip
    plans = {child: (plan, state) for child, plan, state in rows.order_by("state")}  # a made one counts last
    names = gathered.names_of(found=found)
    without = [child for child in found.children if plans.get(child, (None, ""))[1] != "made"]
    return tuple(
        Unplanned(child=child, name=names[child], draft=plans.get(child, (None, ""))[0]) for child in without
    )
