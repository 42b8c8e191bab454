"""What is said and shown of referrals, strategy discussions and enquiries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from holdfast.access import relations
from holdfast.casework import families
from holdfast.casework.wording import Wording
from holdfast.procedures.conference_words import (
    DISCUSSION_HOWS,
    ENQUIRY_OUTCOMES,
    REFERRAL_DECISIONS,
    REFERRAL_HOWS,
)
from holdfast.records.models import (
    Allocation,
    Enquiry,
    Involvement,
    Milestone,
    MilestoneChild,
    Referral,
    StrategyDiscussion,
    StrategyMember,
)


@dataclass(frozen=True, kw_only=True)
class MemberSaid:
    """Somebody who took part in a strategy discussion: a name, what they are, their account if known."""

    name: str
    role: str = ""
    account: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class ReferralShown:
    """A referral; `how`, `harm` and `decision` in words, `decided` the word, empty before it is decided."""

    id: UUID
    part: UUID
    on: date
    at: time | None
    who: str
    how: str
    concern: str
    harm: str
    decided: str
    decision: str
    decided_on: date | None
    decided_why: str
    decided_by: str
    by: str


@dataclass(frozen=True, kw_only=True)
class DiscussionShown:
    """A strategy discussion, with who took part, and whether there was to be an enquiry."""

    id: UUID
    part: UUID
    on: date
    how: str
    led_by: str
    members: tuple[str, ...]
    said: str
    enquiry: bool | None
    joint: bool | None
    police_help: bool | None
    legal_advice: bool | None
    decided_why: str
    actions: str
    by: str


@dataclass(frozen=True, kw_only=True)
class EnquiryShown:
    """An enquiry: `kind` and `statute` as the authority has them, `outcome` in words, empty until it ends."""

    id: UUID
    part: UUID | None
    kind: str
    statute: str
    on: date
    led_by: str
    joint: bool | None
    ended_on: date | None
    outcome: str
    conclusion: str
    conference_wanted: bool | None
    text: str  # what was said of it when it began
    by: str


@dataclass(frozen=True, kw_only=True)
class EnquiriesPage:
    """What led to an enquiry about one child, and what came of it, each in order of its day."""

    referrals: tuple[ReferralShown, ...]
    discussions: tuple[DiscussionShown, ...]
    enquiries: tuple[EnquiryShown, ...]


@dataclass(frozen=True, kw_only=True)
class Pages:
    """Shows them in one authority's words."""

    wording: Wording

    def of_child(self, *, child: UUID) -> EnquiriesPage:
        """All of a child that was not withdrawn."""
        rows = MilestoneChild.standing.filter(
            child=child, milestone__event__in=("referral", "strategy-discussion", "enquiry-started")
        )
        parts: dict[UUID, UUID] = dict(rows.values_list("milestone_id", "id"))
        asked = {"milestone__in": list(parts)}
        joined = ("milestone", "milestone__account")
        order = ("milestone__on", "milestone__known_from", "id")
        referrals = Referral.objects.filter(**asked).select_related(*joined, "decided_by").order_by(*order)
        discussions = StrategyDiscussion.objects.filter(**asked).select_related(*joined).order_by(*order)
        enquiries = Enquiry.objects.filter(**asked).select_related(*joined).order_by(*order)
        members = self._members(discussions)
        return EnquiriesPage(
            referrals=tuple(self._referral(each, parts[each.milestone_id]) for each in referrals),
            discussions=tuple(
                _discussion(each, parts[each.milestone_id], members.get(each.id, ())) for each in discussions
            ),
            enquiries=tuple(self.enquiry(found=each, part=parts[each.milestone_id]) for each in enquiries),
        )

    def around(self, *, child: UUID, today: date) -> tuple[MemberSaid, ...]:
        """Who works with a child now, then who of other agencies is involved, each once."""
        in_force = relations.in_force(today=today)
        held = Allocation.standing.filter(in_force, child=child).select_related("account")
        found = [
            MemberSaid(
                name=each.account.name, role=self.wording.role(role=each.role), account=each.account_id
            )
            for each in held.order_by("from_on", "id")
        ]
        rows = Involvement.standing.filter(in_force, child=child).select_related(
            "agency", "person", "account"
        )
        for each in rows.order_by("role", "id"):
            names = (
                families.name_of(person=each.person) if each.person else "",
                each.account.name if each.account else "", each.agency.name if each.agency else "",
            )  # fmt: skip
            name = next(filter(None, names), "")
            if name:
                role = self.wording.role(role=each.role)
                found.append(MemberSaid(name=name, role=role, account=each.account_id))
        return tuple(dict.fromkeys(found))

    def enquiry(self, *, found: Enquiry, part: UUID | None = None) -> EnquiryShown:
        """One enquiry."""
        kind = self.wording.one(term="enquiry")
        return EnquiryShown(
            id=found.id, part=part, kind=kind[:1].upper() + kind[1:], statute=found.statute,
            on=found.milestone.on, led_by=found.led_by, joint=found.joint, ended_on=found.ended_on,
            outcome=ENQUIRY_OUTCOMES.get(found.outcome, ""), conclusion=found.conclusion,
            conference_wanted=found.conference_wanted, text=found.milestone.text, by=_by(found.milestone),
        )  # fmt: skip

    def _referral(self, each: Referral, part: UUID) -> ReferralShown:
        return ReferralShown(
            id=each.id, part=part, on=each.milestone.on, at=each.at, concern=each.concern,
            who=", ".join(filter(None, (each.from_name, each.from_role))),
            how=REFERRAL_HOWS.get(each.how, ""),
            harm=self._harm(each),
            decided=each.decided, decision=REFERRAL_DECISIONS.get(each.decided, ""),
            decided_on=each.decided_on, decided_why=each.decided_why,
            decided_by=each.decided_by.name if each.decided_by else "", by=_by(each.milestone),
        )  # fmt: skip

    def _harm(self, each: Referral) -> str:
        return self.wording.categories(categories=each.categories) if each.categories else ""

    def _members(self, discussions: Any) -> Mapping[UUID, tuple[str, ...]]:
        found: dict[UUID, tuple[str, ...]] = {}
        rows = StrategyMember.objects.filter(discussion__in=[each.id for each in discussions])
        for each in rows.order_by("place", "id"):
            named = ", ".join(filter(None, (each.name, each.role)))
            found[each.discussion_id] = (*found.get(each.discussion_id, ()), named)
        return found


def _discussion(each: StrategyDiscussion, part: UUID, members: tuple[str, ...]) -> DiscussionShown:
    return DiscussionShown(
        id=each.id, part=part, on=each.milestone.on, how=DISCUSSION_HOWS.get(each.how, ""),
        led_by=each.led_by, members=members, said=each.said, enquiry=each.enquiry, joint=each.joint,
        police_help=each.police_help, legal_advice=each.legal_advice, decided_why=each.decided_why,
        actions=each.actions, by=_by(each.milestone),
    )  # fmt: skip


def _by(milestone: Milestone) -> str:
    return milestone.account.name if milestone.account else ""
