"""Who writes at a core group: whoever may meet for its children, and who leads it or takes its notes.

Being named opens no record: one who does not see the children is named in vain. What was said can be written
up until the record is signed, also after the meeting was completed.
"""

from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import Refused
from holdfast.casework import gathered, note_takers
from holdfast.casework.gathered import Gathered
from holdfast.records.models import CoreGroup, Meeting

SIGNED = "The record of this core group is signed: it stays as it is."


def find_open(*, meeting: UUID, today: date) -> Gathered:
    """One at which whoever acts writes, before it is completed. Raises as `gathered.find_open` does."""
    _must(gathered.find(meeting=meeting, what=May.SEE, today=today), today)
    return gathered.find_open(meeting=meeting, what=May.SEE, today=today)


def find_unsigned(*, meeting: UUID, today: date) -> Gathered:
    """The same until its record is signed; what hangs on the meeting is there, and nobody else writes now.

    Raises Refused for who may not, and for one cancelled or signed; NotHere as `gathered.find` does.
    """
    list(Meeting.objects.select_for_update().filter(id=meeting))  # one after the other
    found = gathered.find(meeting=meeting, what=May.SEE, today=today)
    _must(found, today)
    if found.meeting.cancelled_on is not None:
        raise Refused("This core group was cancelled.", about="person", about_id=found.children[0])
    if found.group.signed_on is not None:
        raise Refused(
            SIGNED, about="person", about_id=found.children[0],
            who_can_help="whoever led it: say at the next core group what was otherwise",
        )  # fmt: skip
    if not CoreGroup.objects.filter(id=found.group.id).exists():
        found.group.save()
    return found


def may(*, found: Gathered, today: date) -> bool:
    """Whether whoever acts writes at it now: for a page that offers only what can be done."""
    if found.meeting.cancelled_on is not None or found.group.signed_on is not None:
        return False
    return is_named(found=found, today=today) or may_meet(found=found, today=today)


def may_meet(*, found: Gathered, today: date) -> bool:
    """Whether whoever acts may complete it and send its record."""
    allowed = access_children.allowed_each(children=found.children, today=today)
    return all(key in allowed and May.MEET in allowed[key].may for key in found.children)


def is_named(*, found: Gathered, today: date) -> bool:
    """Whether whoever acts leads this meeting or takes its notes; whoever may only read does neither."""
    account = entry.current().actor.account
    if account is None or account not in (found.group.chair_id, found.group.note_taker_id):
        return False
    return note_takers.writes_at_all(today=today)


def _must(found: Gathered, today: date) -> None:
    if not is_named(found=found, today=today):
        access_children.require_all(children=found.children, what=May.MEET, today=today)
