"""What children, parents and family think and want: asked for, told, as they put it; and what became of it.

Those of professionals are recorded beside what each thinks of risk and plan, elsewhere; and read here too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import (
    conference_invited,
    convened,
    families,
    given,
    impossible,
    papers_sent,
    steps,
)
from holdfast.casework.conference_invited import Invited
from holdfast.casework.convened import Convened, Top
from holdfast.casework.steps import read, step
from holdfast.procedures import words
from holdfast.procedures.conference_words import PARENTS, SIDES, VIEW_HOWS, WAS_THERE
from holdfast.records.models import Attendance, ConferenceInvitation, View

ABSENT = ("not-coming",)


@dataclass(frozen=True, kw_only=True)
class ViewShown:
    """A view as it was put, word for word; `child` None where it is of all; `used` what came of it."""

    id: UUID
    child: UUID | None
    child_name: str
    side: str
    who: str
    role: str
    how: str
    on: date
    text: str
    ending: str
    used: str
    why_differs: str


@dataclass(frozen=True, kw_only=True)
class ViewsPage:
    """The views of one conference: who was asked and has said, what each said.

    `to_ask` have not been asked, `waiting` not answered; `no_view_on_ending` were invited to a review, do
    not come, and have not said whether the plan should end.
    """

    top: Top
    is_review: bool
    may_record: bool
    asked: tuple[Invited, ...]
    to_ask: tuple[Invited, ...]
    no_view_on_ending: tuple[Invited, ...]
    views: tuple[ViewShown, ...]

    @property
    def waiting(self) -> tuple[Invited, ...]:
        """Those who were asked and have said nothing yet."""
        return tuple(each for each in self.asked if each.views_returned_on is None)


@step
def ask_for(*, meeting: UUID, invitations: Sequence[UUID], on: date, today: date) -> tuple[UUID, ...]:
    """Ask people for their views in another way than at the conference: a form is to go to each.

    For a parent who is left out, a child who does not come, anybody who cannot. Answers the papers. Raises
    Refused for who may not, nobody chosen and a day ahead; NotHere for somebody who is not on the list.
    """
    found = convened.find_open(meeting=meeting, what=May.MEET, today=today)
    given.not_after(on=on, today=today, what="The day on which they were asked")
    rows = [_invitation(found, each) for each in dict.fromkeys(invitations)]
    if not rows:
        raise Refused("Choose at least one person.", about="person", about_id=found.children[0])
    for each in rows:
        each.views_asked_on = each.views_asked_on or on
        each.save(update_fields=["views_asked_on"])
    made = papers_sent.want(
        meeting=meeting, kind="views-form", to=[conference_invited.to(row=each) for each in rows],
        by_on=found.day,
    )  # fmt: skip
    convened.log(children=found.children)
    return made


@step
def record(  # noqa: PLR0913 - whose view, of whom, how put and what it says
    *,
    meeting: UUID,
    text: str,
    how: str,
    on: date,
    today: date,
    invitation: UUID | None = None,
    side: str = "",
    who: str = "",
    role: str = "",
    child: UUID | None = None,
    ending: str = "",
) -> UUID:
    """Record a view as it was put: of one child, or of all; by somebody on the list, or named here.

    `how` is a word of VIEW_HOWS, `side` of SIDES (known from the list where it is somebody there), `ending`
    the view on whether the plan should end. Raises Refused for who may not, nothing said, words that are
    none, and a day ahead; NotHere for who or whom the conference does not know.
    """
    found = convened.find_open(meeting=meeting, what=May.MEET, today=today)
    given.known(word=how, words=VIEW_HOWS, what="how it was put")
    given.not_after(on=on, today=today, what="The view")
    if child is not None:
        found.part(child=child)
    if not text.strip() and not ending.strip():
        raise Refused("Write what they said.", about="person", about_id=found.children[0])
    by = _invitation(found, invitation) if invitation else _own(found, child, side)
    role = by.role if by else role
    side = given.known(word=side or _side(role), words=SIDES, what="whose view it is")
    if role:
        given.known(word=role, words=words.ROLES, what="their role")
    with impossible.in_words(about="person", about_id=found.children[0]):
        made = View.objects.create(
            authority_id=entry.current().authority, meeting_id=meeting, child_id=child, side=side,
            who=by.name if by else given.name(text=who, what="Whoever says it"), role=role,
            person_id=by.person_id if by else None, account_id=by.account_id if by else None,
            agency_id=by.agency_id if by else None, how=how, on=on, text=text.strip(), ending=ending.strip(),
        )  # fmt: skip
    if by is not None and by.views_returned_on is None:
        by.views_returned_on = on
        by.save(update_fields=["views_returned_on"])
    convened.log(children=[child] if child else found.children)
    key: UUID = made.id
    return key


@step
def use(*, view: UUID, used: str, today: date, why_differs: str = "") -> UUID:
    """Record what the planning took from a view, or why it was not followed; one of the two at least.

    Raises Refused for who may not and for neither; NotHere for no view.
    """
    row = View.standing.filter(id=view).first()
    if row is None:
        raise NotHere("There is no such view here.", about="view", about_id=view)
    found = convened.find(meeting=row.meeting_id, what=May.MEET, today=today)
    if not used.strip() and not why_differs.strip():
        raise Refused(
            "Say what was taken from it, or why it was not followed.", about="person",
            about_id=found.children[0],
        )  # fmt: skip
    row.used, row.why_differs = used.strip(), why_differs.strip()
    row.save(update_fields=["used", "why_differs"])
    convened.log(children=[row.child_id] if row.child_id else found.children)
    key: UUID = row.id
    return key


@read
def of_meeting(*, meeting: UUID, today: date) -> ViewsPage:
    """Who was asked for views, and what each said. Raises NotHere and Refused as access says."""
    found = convened.find(meeting=meeting, what=May.SEE, today=today)
    convened.log(children=found.children)
    listed = [
        each
        for each in conference_invited.of(meeting=meeting)
        if each.role in words.FAMILY and each.supports is None
    ]
    said = shown(meeting=meeting)
    allowed = access_children.allowed_each(children=found.children, today=today)
    return ViewsPage(
        top=convened.top_of(found=found), is_review=found.is_review,
        may_record=all(May.MEET in each.may for each in allowed.values()),
        asked=tuple(each for each in listed if each.views_asked_on is not None),
        to_ask=tuple(each for each in listed if each.views_asked_on is None), views=said,
        no_view_on_ending=_silent_on_ending(meeting, said) if found.is_review else (),
    )  # fmt: skip


@read
def find(*, view: UUID, today: date) -> ViewShown:
    """One view. Raises NotHere for none, and as access says."""
    row = View.standing.filter(id=view).select_related("child").first()
    if row is None:
        raise NotHere("There is no such view here.", about="view", about_id=view)
    found = convened.find(meeting=row.meeting_id, what=May.SEE, today=today)
    for each in found.children:
        steps.log(about="person", about_id=each)
    return _shown(row)


def shown(*, meeting: UUID) -> tuple[ViewShown, ...]:
    """Every view of a meeting, children's first; a part of reads and steps that have asked access."""
    rows = View.standing.filter(meeting=meeting).select_related("child").order_by("on", "id")
    order = list(SIDES)
    return tuple(_shown(each) for each in sorted(rows, key=lambda each: order.index(each.side)))


def _silent_on_ending(meeting: UUID, said: Sequence[ViewShown]) -> tuple[Invited, ...]:
    """Who is invited, not there, and has no view on ending: professionals too."""
    away = set(
        Attendance.objects.filter(meeting=meeting, invitation__isnull=False)
        .exclude(how__in=WAS_THERE).values_list("invitation", flat=True)
    )  # fmt: skip
    spoken = {(each.who, each.role) for each in said if each.ending}
    return tuple(
        each
        for each in conference_invited.invited(meeting=meeting)
        if (each.answer in ABSENT or each.id in away)
        and (each.name, each.role) not in spoken
        and each.supports is None
    )


def _side(role: str) -> str:
    if role == "child":
        return "child"
    if role in PARENTS:
        return "parent"
    return "family" if role in words.FAMILY else "professional"


def _invitation(found: Convened, key: UUID) -> ConferenceInvitation:
    row: ConferenceInvitation | None = ConferenceInvitation.standing.filter(
        id=key, meeting=found.meeting.id
    ).first()
    if row is None:
        raise NotHere("There is no such invitation here.", about="invitation", about_id=key)
    return row


def _own(found: Convened, child: UUID | None, side: str) -> ConferenceInvitation | None:
    """The child's own row of the list, where it is the child's own view."""
    if child is None or side != "child":
        return None
    own: ConferenceInvitation | None = ConferenceInvitation.standing.filter(
        meeting=found.meeting.id, person=child, role="child"
    ).first()
    return own


def _shown(row: View) -> ViewShown:
    return ViewShown(
        id=row.id, child=row.child_id, child_name=families.name_of(person=row.child) if row.child else "",
        side=row.side, who=row.who, role=row.role, how=row.how, on=row.on, text=row.text, ending=row.ending,
        used=row.used, why_differs=row.why_differs,
    )  # fmt: skip
