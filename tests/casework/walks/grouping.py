"""What may happen before a core group: arranged ahead, led, moved, confirmed, called off; who is in it."""

from uuid import UUID

from holdfast.access.children import May
from holdfast.casework import (
    core_group_invitations,
    core_group_leaders,
    core_group_meetings,
    core_group_memberships,
)
from holdfast.casework.core_group_meetings import Day, Place, Plans
from holdfast.casework.core_groups import MemberSaid
from holdfast.procedures.conference_words import SENT_HOWS
from holdfast.procedures.words import ROLES
from holdfast.records.models import CoreGroupMember, Meeting
from tests.casework.walks.cast import NOWHERE
from tests.casework.walks.planning import may
from tests.casework.walks.the_day import children_of
from tests.casework.walks.walk import Walk, often, rule
from tests.people import Member

LEADERS = ("social-worker", "team-manager", "senior-practitioner")


def group(walk: Walk) -> UUID:
    """A core group that is to come, the newest often; now and then any meeting."""
    rows = Meeting.objects.order_by("id")
    if not walk.slips(4):
        rows = rows.filter(kind="core-group", held_on=None, cancelled_on=None)
    return walk.key(lambda: rows.values_list("id", flat=True), wrong=12)


def who_meet(walk: Walk, of: UUID) -> list[Member]:
    """Who may lead a meeting about its children."""
    children = children_of(walk, of)
    found = may(walk, children[0], May.MEET) if children else []
    return found or [*walk.cast.workers, *walk.cast.service]


def place(walk: Walk) -> Place:
    """Somewhere."""
    return Place(
        venue=walk.words("Example School"), accessible=walk.unsaid(), at_ease=walk.unsaid(),
        why=walk.words("Nowhere else is free"), interpreter_needed=walk.unsaid(),
        interpreter=walk.words("Ilse Interpreter"),
    )  # fmt: skip


@often
def arrange(walk: Walk) -> None:
    children = walk.family()
    by = may(walk, children[0], May.MEET) or [*walk.cast.workers, *walk.cast.service]
    days = [Day(for_on=walk.ahead(1, 30), at=walk.hour()) for _ in range(walk.one((1, 1, 2)))]
    plans = Plans(
        children=children, days=days, place=place(walk), purpose=walk.words("To go on"),
        kind=walk.right("core-group", "professionals-meeting", "legal-planning-meeting", "party"),
    )  # fmt: skip
    walk.do(by, core_group_meetings.arrange, plans=plans, arranged_on=walk.day(-3), reasons=walk.reasons())


@rule
def appoint(walk: Walk) -> None:
    of = group(walk)
    leader, minutes = walk.one((*walk.cast.workers, *walk.cast.managers)), walk.one(walk.cast.workers)
    walk.do(
        who_meet(walk, of), core_group_leaders.appoint, meeting=of,
        role=walk.right(walk.one(LEADERS), "king"),
        chair=walk.right(leader.account, None, NOWHERE), complex=walk.unsaid(),
        agreed_by=walk.one(("", "team-manager")), note_taker=walk.one((None, minutes.account)),
        note_taker_role="", reasons=walk.reasons(),
    )  # fmt: skip


@rule
def say_place(walk: Walk) -> None:
    of = group(walk)
    walk.do(who_meet(walk, of), core_group_meetings.say_place, meeting=of, place=place(walk))


@rule
def move(walk: Walk) -> None:
    of = group(walk)
    letters = walk.do(
        who_meet(walk, of), core_group_meetings.move, meeting=of, for_on=walk.ahead(1, 20), on=walk.day(-2),
        reason=walk.words("The room is taken"), at=walk.hour(), reasons=walk.reasons(),
    )  # fmt: skip
    if letters is not None and walk.yes():
        walk.do(
            who_meet(walk, of), core_group_meetings.confirm_in_writing, meeting=of, on=walk.day(-2),
            how=walk.right("post", "pigeon"), papers=walk.one((letters[:1], ())),
        )  # fmt: skip


@rule
def confirm(walk: Walk) -> None:
    of = group(walk)
    walk.do(
        who_meet(walk, of), core_group_meetings.confirm_in_writing, meeting=of, on=walk.day(-2),
        how=walk.right("post", "pigeon"),
    )  # fmt: skip


@rule
def cancel(walk: Walk) -> None:
    of = group(walk)
    walk.do(
        who_meet(walk, of), core_group_meetings.cancel, meeting=of, on=walk.day(-2),
        reason=walk.words("Nobody can come"),
    )  # fmt: skip


@rule
def invite(walk: Walk) -> None:
    of = group(walk)
    by = who_meet(walk, of)
    page = walk.do(by, core_group_invitations.prepare, meeting=of)
    keys = [each.who.key for each in page.rows] if page is not None else []
    walk.do(
        by, core_group_invitations.invite, meeting=of, who=walk.right(keys, keys[:1], ["nobody"]),
        on=walk.day(-2), how=walk.right("post", *SENT_HOWS, "pigeon"), encouraged=walk.words("By telephone"),
        reasons=walk.reasons(),
    )  # fmt: skip


@often
def join(walk: Walk) -> None:
    partner = walk.cast.partner
    members = [
        MemberSaid(name=walk.words("Mary Example"), role="mother"),
        MemberSaid(name="Tilda Teacher", role=walk.right("teacher", *sorted(ROLES)[:3], "king")),
        MemberSaid(name=partner.name, role="health-visitor", account=partner.account),
    ]
    walk.do(
        walk.cast.workers, core_group_memberships.join, children=walk.family(), on=walk.day(-5),
        members=[each for each in members if walk.yes()],
    )  # fmt: skip


@rule
def leave(walk: Walk) -> None:
    who = walk.key(lambda: CoreGroupMember.standing.order_by("id").values_list("id", flat=True))
    walk.do(
        walk.cast.workers, core_group_memberships.leave, member=who, on=walk.day(-2),
        why=walk.words("She has moved"), reasons=walk.reasons(),
    )  # fmt: skip
