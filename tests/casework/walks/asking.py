"""What may happen on the way to a conference: asked for, arranged, moved, called off, who is invited."""

from uuid import UUID

from holdfast.casework import (
    conference_invitations,
    conference_people,
    conference_requests,
    conferences,
    early_reviews,
    invitation_sendings,
    meetings,
)
from holdfast.casework.conference_requests import Asked
from holdfast.casework.conferences import Needs
from holdfast.procedures.conference_words import CONFERENCE_KINDS, EARLY_REASONS, INVITED_WHY
from holdfast.procedures.words import MEETINGS, ROLES
from holdfast.records.models import (
    ConferenceInvitation,
    ConferenceRequest,
    ConferenceRequestChild,
    Meeting,
    MeetingChild,
)
from tests import people, standings
from tests.casework.walks.cast import MANAGERS, NOWHERE, SERVICE, WORKERS
from tests.casework.walks.walk import Walk, often, rule

FAMILY_ROLES = ("mother", "father", "child", "teacher", "health-visitor", "police", "supporter")
CATEGORIES = ("neglect", "physical-abuse", "sexual-abuse", "emotional-abuse")


def requests(walk: Walk) -> UUID:
    """A request, of whatever state."""
    return walk.key(lambda: ConferenceRequest.objects.order_by("id").values_list("id", flat=True))


def meeting(walk: Walk) -> UUID:
    """A meeting: mostly a conference that is to come, now and then any."""
    rows = Meeting.objects.order_by("id")
    if not walk.slips(3):
        rows = rows.filter(held_on=None, cancelled_on=None, conferences__isnull=False)
    return walk.key(lambda: rows.values_list("id", flat=True))


def invitation(walk: Walk, of: UUID) -> UUID:
    """Somebody on the list of a meeting; now and then of another."""
    rows = ConferenceInvitation.objects.order_by("id")
    wanted = rows if walk.slips(3) else rows.filter(meeting=of)
    return walk.key(lambda: wanted.values_list("id", flat=True))


@often
def ask(walk: Walk) -> None:
    kind = walk.one(tuple(CONFERENCE_KINDS))
    asked = Asked(
        kind=kind,
        children=tuple(walk.family()),
        concern=walk.words("Alone at night"),
        thought_by=walk.words("Winifred Worker"),
        thought_on=walk.day(),
        categories=tuple(walk.some(CATEGORIES)),
        wanted_by_on=walk.ahead(),
        why_early=walk.right("", "new-concerns", "because"),
    )
    made = walk.do([*WORKERS, *MANAGERS, people.PENNY], conference_requests.ask, asked=asked)
    if made is not None and walk.yes():
        walk.do(SERVICE, conference_requests.accept, request=made)


@rule
def decide_on_a_request(walk: Walk) -> None:
    request, on = requests(walk), walk.right(None, walk.day())
    if walk.yes():
        walk.do(SERVICE, conference_requests.accept, request=request, on=on)
    else:
        walk.do(
            SERVICE, conference_requests.send_back, request=request, why=walk.words("Who is to come?"), on=on
        )


@rule
def mend_or_withdraw_a_request(walk: Walk) -> None:
    request = requests(walk)
    if walk.chance(3):
        walk.do(WORKERS, conference_requests.withdraw, request=request, why=walk.words("No longer needed"))
        return
    rows = ConferenceRequestChild.standing.filter(request=request).values_list("child", flat=True)
    children = walk.look(lambda: rows) or walk.family()
    kind = walk.look(lambda: ConferenceRequest.objects.filter(id=request).values_list("kind", flat=True))
    asked = Asked(
        kind=kind[0] if kind else "review", children=tuple(children), concern="Worse again",
        thought_by="Malcolm Manager", thought_on=walk.day(), categories=("neglect",),
    )  # fmt: skip
    walk.do(WORKERS, conference_requests.mend, request=request, asked=asked)


@often
def arrange_what_is_asked(walk: Walk) -> None:
    request = walk.key(
        lambda: ConferenceRequest.objects.filter(meeting=None).order_by("id").values_list("id", flat=True)
    )
    rows = ConferenceRequestChild.standing.filter(request=request).values_list("child", flat=True)
    children = walk.look(lambda: rows) or walk.family()
    kind = walk.look(lambda: ConferenceRequest.objects.filter(id=request).values_list("kind", flat=True))
    walk.do(
        SERVICE, conferences.arrange, kind=kind[0] if kind else "initial", children=children,
        for_on=walk.ahead(0, 30), arranged_on=walk.right(walk.today, walk.day()), at=walk.hour(),
        venue=walk.words("Example House"), request=request, reasons=walk.reasons(),
    )  # fmt: skip


@often
def arrange_without_a_request(walk: Walk) -> None:
    kind = walk.one(tuple(CONFERENCE_KINDS))
    walk.do(
        SERVICE,
        conferences.arrange,
        kind=kind,
        children=walk.family(),
        for_on=walk.ahead(0, 40),
        arranged_on=walk.right(walk.today, walk.day()),
        at=walk.hour(),
        reasons=walk.reasons(),
        needs=walk.one(
            (None, Needs(interpreter_needed=True, interpreter="Ines Example", categories=("neglect",)))
        ),
        why_early=walk.right("", *EARLY_REASONS),
    )


@rule
def arrange_a_meeting(walk: Walk) -> None:
    walk.do(
        [*SERVICE, *WORKERS], meetings.arrange, kind=walk.right("core-group", *MEETINGS, "party"),
        children=walk.family(), for_on=walk.ahead(0, 30), arranged_on=walk.day(-5), at=walk.hour(),
        reasons=walk.reasons(),
    )  # fmt: skip


@rule
def move(walk: Walk) -> None:
    said = {
        "meeting": meeting(walk),
        "for_on": walk.ahead(-5, 40),
        "on": walk.day(-5),
        "reason": walk.words("the room is taken"),
        "agreed_by": walk.one(("", "conference-chair, team-manager", "nobody")),
        "at": walk.hour(),
        "reasons": walk.reasons(),
    }
    if walk.chance(3):
        walk.do(SERVICE, meetings.move, **said)
    else:
        walk.do(SERVICE, conferences.move, **said, why_early=walk.right("", *EARLY_REASONS))


@rule
def cancel(walk: Walk) -> None:
    how = walk.one((conferences.cancel, meetings.cancel))
    walk.do(SERVICE, how, meeting=meeting(walk), on=walk.day(-5), reason=walk.words("held elsewhere"))


@rule
def appoint(walk: Walk) -> None:
    chair = walk.right(people.CHLOE, people.WINIFRED, people.RORY, people.LESTER, people.MONA)
    walk.do(
        SERVICE,
        conferences.appoint,
        meeting=meeting(walk),
        chair=walk.one((chair.account, None)),
        chair_name=walk.one(("", "Oswald Outside")),
        role=walk.right("conference-chair", *sorted(ROLES)[:6], "king"),
        note_taker=walk.one((people.CONNIE.account, chair.account, None)),
        involved=walk.unsaid(),
        complex=walk.unsaid(),
        agreed_by=walk.one(("", "service-manager")),
        reasons=walk.reasons(),
    )


@rule
def consider_an_early_review(walk: Walk) -> None:
    walk.do(
        [*WORKERS, *SERVICE],
        early_reviews.consider,
        children=walk.family(),
        why=walk.one(tuple(EARLY_REASONS)),
        decision=walk.one(tuple(early_reviews.DECISIONS)),
        text=walk.words("Bruises"),
        on=walk.day(),
        for_on=walk.one((None, walk.ahead())),
        reasons=walk.reasons(),
    )


@often
def invite_whoever_is_on_the_record(walk: Walk) -> None:
    of = meeting(walk)
    page = walk.do([people.CONNIE], conference_people.of_meeting, meeting=of)
    keys = [each.key for each in page.proposed] if page else []
    who = keys if walk.yes() else walk.some([*keys, "nobody/none"])
    walk.do(SERVICE, conference_invitations.invite, meeting=of, who=who)


@rule
def invite_somebody_else(walk: Walk) -> None:
    account = walk.one((None, people.PENNY, people.SASHA, people.LESTER, people.MONA))
    walk.do(
        SERVICE,
        conference_invitations.add,
        meeting=meeting(walk),
        role=walk.right("police", *FAMILY_ROLES, "king"),
        why=walk.right("able-to-help", *INVITED_WHY, "because"),
        name=walk.words("Example Police Station"),
        agency=walk.one((None, standings.HEALTH, NOWHERE)),
        account=account.account if account else None,
    )


@rule
def leave_somebody_out(walk: Walk) -> None:
    of = meeting(walk)
    who = invitation(walk, of)
    walk.do(
        SERVICE, conference_invitations.exclude, meeting=of, why=walk.words("A threat"),
        decided_by=walk.right("conference-chair", "nobody"), invitation=who,
    )  # fmt: skip
    if walk.yes():
        walk.do(SERVICE, conference_invitations.bring_in, meeting=of, invitation=who)


@rule
def judge_a_child(walk: Walk) -> None:
    of = meeting(walk)
    rows = MeetingChild.standing.filter(meeting=of).order_by("id")
    walk.do(
        SERVICE, conference_invitations.judge_child, meeting=of,
        child=walk.key(lambda: rows.values_list("child", flat=True)), invited=walk.yes(),
        why=walk.words("She asked to come"), decided_by=walk.right("conference-chair", "", "king"),
        reasons=walk.reasons(),
    )  # fmt: skip


@rule
def answer(walk: Walk) -> None:
    of = meeting(walk)
    who = invitation(walk, of)
    if walk.chance(3):
        walk.do(
            SERVICE, conference_invitations.bring_supporter, meeting=of, invitation=who,
            name=walk.words("Fran Friend"),
        )  # fmt: skip
        return
    said = walk.right("coming", "not-coming", "part", "perhaps")
    walk.do(SERVICE, conference_invitations.answer, meeting=of, invitation=who, answer=said, on=walk.day())


@rule
def send_invitations(walk: Walk) -> None:
    walk.do(
        SERVICE, invitation_sendings.send, meeting=meeting(walk), on=walk.day(-5),
        how=walk.right("post", "hand", "pigeon"), reasons=walk.reasons(),
    )  # fmt: skip
