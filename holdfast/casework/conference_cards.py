"""The decisions of a conference as its page shows them: a card for each child, and what still blocks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access.children import May
from holdfast.casework import (
    completion_blocks,
    conference_conclusions,
    conference_findings,
    conference_records,
    conferences_fixed,
    convened,
    families,
    professional_views,
    quorums,
    registrations,
    unit_allocations,
)
from holdfast.casework.completion_blocks import Block
from holdfast.casework.conference_decisions import INITIAL
from holdfast.casework.conference_findings import ANSWERED, SAID, Finding
from holdfast.casework.conferences_fixed import FixedPage
from holdfast.casework.convened import Convened, Top
from holdfast.casework.professional_views import ProfessionalView
from holdfast.casework.quorums import Quorum
from holdfast.casework.steps import read
from holdfast.casework.unit_allocations import Unit
from holdfast.procedures.contents import Lack
from holdfast.records.models import ConferenceChild, ConferenceOutline, CoreGroupMember, Disagreement


@dataclass(frozen=True, kw_only=True)
class Member:
    """Somebody of a core group, and in which role."""

    name: str
    role: str


@dataclass(frozen=True, kw_only=True)
class Card:
    """One child: what was found and decided, what each professional thinks, what is named, what is lacking.

    `is_initial` where the conference is an initial one for the child, also one `added` at a review;
    `categories_now` are those of the plan that stands. `version` is that of what was written.
    """

    child: UUID
    name: str
    is_initial: bool
    added: bool
    is_begun: bool
    finding: Finding
    worker: str
    views: tuple[ProfessionalView, ...]
    dissent: tuple[str, ...]
    core_group: tuple[Member, ...]
    has_outline: bool
    lacks: tuple[Lack, ...]
    categories_now: tuple[str, ...]
    version: datetime


@dataclass(frozen=True, kw_only=True)
class Decisions:
    """A conference's cards, what is fixed for all, its quorum, the units there are, and what still blocks."""

    top: Top
    cards: tuple[Card, ...]
    fixed: FixedPage
    quorum: Quorum
    blocks: tuple[Block, ...]
    units: tuple[Unit, ...]
    may_write: bool
    decides: bool  # a looked-after review decides nothing about a plan

    def card(self, *, child: UUID) -> Card | None:
        """One child's card; None for a child whom it is not about."""
        return next((each for each in self.cards if each.child == child), None)


@read
def show(*, meeting: UUID, today: date) -> Decisions:
    """The decisions of a conference, also after it. Raises NotHere and Refused as access says."""
    found = convened.find(meeting=meeting, what=May.SEE, today=today)
    convened.log(children=found.children)
    on = min(found.day or today, today)
    allowed = access_children.allowed_each(children=found.children, today=today)
    open_now = found.is_open and conference_findings.decides(found=found)
    may_write = open_now and all(May.MEET in each.may for each in allowed.values())
    written = conference_conclusions.rows(found=found)
    return Decisions(
        top=convened.top_of(found=found), fixed=conferences_fixed.page(found=found), may_write=may_write,
        cards=tuple(_card(found, child, written, on=on, today=today) for child in found.children),
        quorum=quorums.of(meeting=meeting, today=today), units=unit_allocations.list_units(),
        blocks=completion_blocks.of(found=found, on=on, today=today) if open_now else (),
        decides=conference_findings.decides(found=found),
    )  # fmt: skip


def _card(
    found: Convened, child: UUID, written: Mapping[UUID, ConferenceChild], *, on: date, today: date
) -> Card:
    row, part = written.get(child), found.part(child=child)
    is_initial = conference_findings.event_for(found=found, child=child, on=on) == INITIAL
    members = CoreGroupMember.standing.filter(meeting=found.meeting, child=child).order_by("id")
    outline = ConferenceOutline.standing.filter(meeting=found.meeting).values_list("child", flat=True)
    dissent = Disagreement.standing.filter(meeting=found.meeting, child=child).order_by("id")
    return Card(
        child=child, name=families.name_of(person=part.child), is_initial=is_initial,
        is_begun=row is not None, added=found.is_review and is_initial, finding=_finding(row),
        worker=row.social_worker.name if row and row.social_worker else "",
        views=professional_views.of_each(meeting=found.meeting.id, child=child),
        dissent=tuple(dissent.values_list("who", flat=True)), lacks=_lacks(found, child, today),
        core_group=tuple(Member(name=each.name, role=each.role) for each in members),
        has_outline=bool({child, None} & set(outline)), categories_now=_categories(child, on),
        version=conference_findings.version(part=part),
    )  # fmt: skip


def _lacks(found: Convened, child: UUID, today: date) -> tuple[Lack, ...]:
    """What the child's record lacks by the authority's procedure; the outline plan has a page of its own."""
    kind = conference_records.kind_of(found=found, child=child)
    return conference_records.lacks(found=found, child=child, record=kind, today=today)


def _categories(child: UUID, on: date) -> tuple[str, ...]:
    stands = registrations.find(child=child, on=on)
    if stands is None:
        return ()
    rows = stands.categories.filter(until_on=None, withdrawn_at=None)
    return tuple(sorted(rows.values_list("category", flat=True)))


def _finding(row: ConferenceChild | None) -> Finding:
    if row is None:
        return Finding()
    return Finding(
        at_risk=row.at_risk, plan_needed=row.plan_needed, decision=row.decision, decided_why=row.decided_why,
        categories=tuple(row.categories), grounds=tuple(row.grounds), then=row.then, then_why=row.then_why,
        social_worker=row.social_worker_id, worker_identified_by=row.worker_identified_by,
        role_explained=row.role_explained,
        said={name: getattr(row, name) for name in SAID},
        answered={name: getattr(row, name) for name in ANSWERED},
    )  # fmt: skip
