"""From a concern to an enquiry: who was worried about what, what the agencies said, whether it is enquired.

The days a procedure counts from are milestones; what each of them was stands here, about several children.
"""

from collections.abc import Iterable, Sequence
from datetime import date, time
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import given, impossible, milestones, own_agency, procedure, steps
from holdfast.casework.enquiry_pages import EnquiriesPage, EnquiryShown, MemberSaid, Pages
from holdfast.casework.steps import read, step
from holdfast.casework.wording import Wording
from holdfast.procedures import words
from holdfast.procedures.conference_words import (
    DISCUSSION_HOWS,
    ENQUIRY_OUTCOMES,
    REFERRAL_DECISIONS,
    REFERRAL_HOWS,
)
from holdfast.records.models import Enquiry, MilestoneChild, Referral, StrategyDiscussion, StrategyMember


@step
def refer(  # noqa: PLR0913 - who, how and when, about what, and what was decided
    *,
    children: Sequence[UUID],
    on: date,
    concern: str,
    today: date,
    from_name: str = "",
    from_role: str = "",
    how: str = "",
    at: time | None = None,
    categories: Sequence[str] = (),
    decided: str = "",
    decided_on: date | None = None,
    decided_why: str = "",
) -> UUID:
    """Record a concern about several children, and what was decided to do with it; answers its key.

    `categories` are the kinds of harm feared, `decided` a word of REFERRAL_DECISIONS or nothing yet. Raises
    Refused without a concern, for a word that is none and a decision before it; else as `milestones.record`.
    """
    said = given.needed(text=concern, why="Write what the concern is.")
    feared = given.all_known(found=categories, words=tuple(words.Category), what="the kind of harm")
    if how:
        given.known(word=how, words=REFERRAL_HOWS, what="how it came")
    if decided:
        given.known(word=decided, words=REFERRAL_DECISIONS, what="what was decided")
        decided_on = given.not_after(on=decided_on or on, today=today, what="The decision")
        if decided_on < on:
            raise Refused("It was decided before it came.")
    account = entry.current().actor.account
    made = milestones.record(
        event="referral", children=children, on=on, today=today, text=said,
        said={"initiates_enquiry": decided == "enquiry"},
    )  # fmt: skip
    referral = Referral.objects.create(
        authority_id=entry.current().authority, milestone_id=made.id, from_name=from_name.strip(),
        from_role=from_role.strip(), how=how, at=at, concern=said, categories=list(feared), decided=decided,
        decided_on=decided_on if decided else None, decided_why=decided_why.strip(),
        decided_by_id=account if decided else None,
    )  # fmt: skip
    _log(made.parts)
    key: UUID = referral.id
    return key


@step
def decide(*, referral: UUID, decided: str, on: date, why: str, today: date) -> None:
    """Record what was decided to do with a referral that came earlier: a word of REFERRAL_DECISIONS.

    Raises Refused before it came, for a day ahead and where it is decided already; NotHere for none; and as
    access says of its children.
    """
    found = Referral.objects.filter(id=referral).select_related("milestone").first()
    own = _children(found.milestone_id) if found is not None else []
    if found is None or not own:
        raise NotHere("There is no such referral in these records.", about="referral", about_id=referral)
    access_children.require_all(children=own, what=May.WRITE, today=today)
    if found.decided:
        raise Refused("It is decided already.", about="person", about_id=own[0])
    given.not_after(on=on, today=today, what="The decision")
    if on < found.milestone.on:
        raise Refused("It was decided before it came.", about="person", about_id=own[0])
    found.decided = given.known(word=decided, words=REFERRAL_DECISIONS, what="what was decided")
    found.decided_on, found.decided_why = on, why.strip()
    found.decided_by_id = entry.current().actor.account
    found.save(update_fields=["decided", "decided_on", "decided_why", "decided_by"])
    _log(own)


@step
def discuss(  # noqa: PLR0913 - who took part, what was said, what was decided
    *,
    children: Sequence[UUID],
    on: date,
    members: Sequence[MemberSaid],
    enquiry: bool,
    today: date,
    how: str = "",
    led_by: str = "",
    said: str = "",
    joint: bool | None = None,
    police_help: bool | None = None,
    legal_advice: bool | None = None,
    decided_why: str = "",
    actions: str = "",
) -> UUID:
    """Record a strategy discussion: who took part, and whether there is to be an enquiry; answers its key.

    `joint` with the police; `police_help` whether their help was considered. Raises Refused where nobody took
    part, and without a reason where there is to be no enquiry; else as `milestones.record` does.
    """
    took_part = [each for each in members if each.name.strip()]
    if not took_part:
        raise Refused("Say who took part.")
    if how:
        given.known(word=how, words=DISCUSSION_HOWS, what="how it was held")
    if not enquiry:
        given.needed(text=decided_why, why="Say why there is to be no enquiry.")
    made = milestones.record(
        event="strategy-discussion", children=children, on=on, today=today, text=said,
        said={"initiates_enquiry": enquiry},
    )  # fmt: skip
    authority = entry.current().authority
    discussion = StrategyDiscussion.objects.create(
        authority_id=authority, milestone_id=made.id, how=how, led_by=led_by.strip(), said=said.strip(),
        enquiry=enquiry, joint=joint if enquiry else None, police_help=police_help,
        legal_advice=legal_advice, decided_why=decided_why.strip(), actions=actions.strip(),
    )  # fmt: skip
    for place, each in enumerate(took_part, start=1):
        StrategyMember.objects.create(
            authority_id=authority, discussion=discussion, place=place, name=each.name.strip(),
            role=each.role.strip(), account_id=each.account,
        )  # fmt: skip
    _log(made.parts)
    key: UUID = discussion.id
    return key


@step
def begin(
    *,
    children: Sequence[UUID],
    on: date,
    today: date,
    led_by: str = "",
    joint: bool | None = None,
    initiates_enquiry: bool = True,
    text: str = "",
) -> UUID:
    """Record that an enquiry under the authority's own statute has begun; answers its key.

    Raises Refused for a child about whom one is under way; else as `milestones.record` does.
    """
    wanted = given.several(children=children)
    access_children.require_all(children=wanted, what=May.WRITE, today=today)
    under_way = _under_way(wanted)
    own = Wording.of(pack=procedure.pack()).own
    if under_way:
        raise Refused(
            f"There is one under way already ({own.one('enquiry')}): end it first.",
            about="person", about_id=under_way[0],
        )  # fmt: skip
    term = own.term("enquiry")
    made = milestones.record(
        event="enquiry-started", children=wanted, on=on, today=today, text=text,
        said={"initiates_enquiry": initiates_enquiry},
    )  # fmt: skip
    enquiry = Enquiry.objects.create(
        authority_id=entry.current().authority, milestone_id=made.id, led_by=led_by.strip(), joint=joint,
        statute=(term.statute or "") if term else "",
    )  # fmt: skip
    _log(made.parts)
    key: UUID = enquiry.id
    return key


@step
def end(
    *,
    enquiry: UUID,
    on: date,
    outcome: str,
    conclusion: str,
    conference_wanted: bool,
    today: date,
) -> None:
    """End an enquiry with what it found, and whether there is to be a conference.

    `outcome` is a word of ENQUIRY_OUTCOMES. Raises Refused without a conclusion, before it began, for a day
    ahead and one that has ended; NotHere for none; and as access says of its children.
    """
    found, own = _found(enquiry)
    access_children.require_all(children=own, what=May.WRITE, today=today)
    if found.ended_on is not None:
        raise Refused("This enquiry has ended already.", about="person", about_id=own[0])
    given.known(word=outcome, words=ENQUIRY_OUTCOMES, what="what it found")
    given.not_after(on=on, today=today, what="The end")
    if on < found.milestone.on:
        raise Refused("That is before it began.", about="person", about_id=own[0])
    found.outcome, found.conference_wanted, found.ended_on = outcome, conference_wanted, on
    found.conclusion = given.needed(text=conclusion, why="Write what it comes to.")
    found.ended_by_id = entry.current().actor.account
    with impossible.in_words(about="person", about_id=own[0]):
        found.save(update_fields=["outcome", "conclusion", "conference_wanted", "ended_on", "ended_by"])
    _log(own)


@read
def show(*, enquiry: UUID, today: date) -> EnquiryShown:
    """One enquiry. Raises NotHere for none, Refused for a partner and as access says."""
    found, own = _found(enquiry)
    seen = own_agency.seen_among(children=own, today=today)
    _log(seen)
    return _pages().enquiry(found=found)


@read
def of_child(*, child: UUID, today: date) -> EnquiriesPage:
    """Referrals, strategy discussions and enquiries about a child, each in order of its day.

    Raises Refused for a partner and as access says.
    """
    own_agency.require(child=child, today=today)
    steps.log(about="person", about_id=child)
    return _pages().of_child(child=child)


@read
def prepare(*, child: UUID, today: date) -> tuple[MemberSaid, ...]:
    """Who works with a child or is involved, and so may have taken part. Raises as access says of writing."""
    access_children.require(child=child, what=May.WRITE, today=today)
    steps.log(about="person", about_id=child)
    return _pages().around(child=child, today=today)


def _pages() -> Pages:
    return Pages(wording=Wording.of(pack=procedure.pack()))


def _found(enquiry: UUID) -> tuple[Enquiry, list[UUID]]:
    found = Enquiry.objects.filter(id=enquiry).select_related("milestone").first()
    own = _children(found.milestone_id) if found is not None else []
    if found is None or not own:
        raise NotHere("There is no such enquiry in these records.", about="enquiry", about_id=enquiry)
    return found, own


def _children(milestone: UUID) -> list[UUID]:
    parts = MilestoneChild.standing.filter(milestone=milestone).order_by("id")
    return list(parts.values_list("child_id", flat=True))


def _under_way(children: Iterable[UUID]) -> list[UUID]:
    """Those of the children about whom an enquiry has not ended."""
    rows = MilestoneChild.standing.filter(
        child__in=list(children), milestone__in=Enquiry.objects.filter(ended_on=None).values("milestone")
    )
    return list(rows.values_list("child_id", flat=True))


def _log(children: Iterable[UUID]) -> None:
    for child in children:
        steps.log(about="person", about_id=child)
