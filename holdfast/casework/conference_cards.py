"""The decisions of a conference as its page shows them: a card for each child, and what still blocks."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access.children import May
from holdfast.casework import (
    completion_blocks,
    conference_findings,
    conference_records,
    conference_written,
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
from holdfast.records.models import ConferenceChild, CoreGroupMember, RegistrationCategory


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
    return Decisions(
        top=convened.top_of(found=found), fixed=conferences_fixed.page(found=found), may_write=may_write,
        cards=_cards(found, on=on, today=today),
        quorum=quorums.of(meeting=meeting, today=today), units=unit_allocations.list_units(),
        blocks=completion_blocks.of(found=found, on=on, today=today) if open_now else (),
        decides=conference_findings.decides(found=found),
    )  # fmt: skip


def _cards(found: Convened, *, on: date, today: date) -> tuple[Card, ...]:
    written, kinds = conference_written.of(found=found), conference_records.kinds_of(found=found)
    events = conference_findings.events(found=found, on=on)
    views = professional_views.of_meeting(meeting=found.meeting.id)
    members = list(CoreGroupMember.standing.filter(meeting=found.meeting).order_by("id"))
    categories = _categories(found.children, on)
    cards = []
    for part in found.parts:
        child, row = part.child_id, written.children.get(part.child_id)
        is_initial = events[child] == INITIAL
        own = (each for each in members if each.child_id == child)
        card = Card(
            child=child, name=families.name_of(person=part.child), is_initial=is_initial,
            is_begun=row is not None, added=found.is_review and is_initial, finding=_finding(row),
            worker=row.social_worker.name if row and row.social_worker else "",
            views=professional_views.of_child(views=views, child=child),
            dissent=tuple(each.who for each in written.dissent if each.child_id == child),
            lacks=conference_records.lacks(written=written, child=child, record=kinds[child], today=today),
            core_group=tuple(Member(name=each.name, role=each.role) for each in own),
            has_outline=bool(written.outlines[child]), categories_now=categories.get(child, ()),
            version=conference_findings.version_of(row=row, part=part),
        )  # fmt: skip
        cards.append(card)
    return tuple(cards)


def _categories(children: Collection[UUID], on: date) -> dict[UUID, tuple[str, ...]]:
    """The categories that each child's plan has now, of those who have one on a day."""
    standing = registrations.of_children(children=children, on=on)
    rows = RegistrationCategory.objects.filter(
        registration__in=standing.values(), until_on=None, withdrawn_at=None
    ).values_list("registration__child", "category")  # fmt: skip
    found: dict[UUID, list[str]] = {child: [] for child in standing}
    for child, category in rows:
        found[child].append(category)
    return {child: tuple(sorted(own)) for child, own in found.items()}


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
