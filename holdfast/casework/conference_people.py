"""Who is invited to a conference and who is not, as its page has it: from the record, and as decided."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access.children import May
from holdfast.casework import (
    conference_invited,
    conference_invitees,
    convened,
    families,
    invitation_sendings,
    visit_said,
)
from holdfast.casework.conference_invited import Invited
from holdfast.casework.conference_invitees import Invitee
from holdfast.casework.convened import Convened, Top
from holdfast.casework.steps import read
from holdfast.records.models import MeetingChild


@dataclass(frozen=True, kw_only=True)
class ChildJudged:
    """A child of the conference, the age on its day, and whether it is invited: None where nobody judged."""

    id: UUID
    name: str
    age: int | None
    unborn: bool
    judged: Invited | None


@dataclass(frozen=True, kw_only=True)
class People:
    """The list of a conference: `proposed` stand on the record and not on the list; `left_out` must be named.

    `to_confirm` are the invitations that went before the date moved. `may_invite` says whether one may change
    it; who may not is not told why somebody is left out.
    """

    top: Top
    kind: str
    children: tuple[ChildJudged, ...]
    proposed: tuple[Invitee, ...]
    left_out: tuple[Invitee, ...]
    listed: tuple[Invited, ...]
    to_confirm: frozenset[UUID]
    may_invite: bool

    @property
    def invited(self) -> tuple[Invited, ...]:
        """Those who are invited, without the children."""
        return tuple(each for each in self.listed if each.invited and each.role != "child")

    @property
    def excluded(self) -> tuple[Invited, ...]:
        """Those who are left out, with the reason."""
        return tuple(each for each in self.listed if each.excluded)

    @property
    def to_send(self) -> tuple[Invited, ...]:
        """Those whose invitation is still to go, or to be confirmed for the new date."""
        return tuple(
            each for each in self.listed if each.invited and (not each.sent_on or each.id in self.to_confirm)
        )


@read
def of_meeting(*, meeting: UUID, today: date) -> People:
    """The list of a conference. Raises NotHere and Refused as access says of its children."""
    found = convened.find(meeting=meeting, what=May.SEE, today=today)
    convened.log(children=found.children)
    rows = conference_invited.rows(meeting=meeting)
    there = {conference_invited.key(row=each) for each in rows}
    allowed = access_children.allowed_each(children=found.children, today=today)
    may = all(May.MEET in each.may for each in allowed.values())
    proposed = conference_invitees.propose(found=found, today=today) if may and found.is_open else ()
    waiting = tuple(each for each in proposed if each.key not in there)
    listed = tuple(conference_invited.shown(row=each, reasons=may) for each in rows)
    return People(
        top=convened.top_of(found=found), kind=found.meeting.kind, may_invite=may and found.is_open,
        children=tuple(_judged(found, part, listed, today) for part in found.parts), proposed=waiting,
        left_out=tuple(each for each in waiting if each.must), listed=listed,
        to_confirm=frozenset(invitation_sendings.to_confirm(found=found)),
    )  # fmt: skip


def _judged(found: Convened, part: MeetingChild, listed: tuple[Invited, ...], today: date) -> ChildJudged:
    child = part.child
    return ChildJudged(
        id=child.id, name=families.name_of(person=child),
        age=visit_said.age(born_on=child.born_on, on=found.day or today),
        unborn=child.born_on is None and child.expected_on is not None,
        judged=next((each for each in listed if each.person == child.id and each.role == "child"), None),
    )  # fmt: skip
