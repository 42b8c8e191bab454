"""Who writes at a conference: whoever may convene for its children, and its own chair and note taker.

Being named opens no record: a chair or note taker who does not see the children is named in vain.
"""

from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry, standing
from holdfast.access.children import May
from holdfast.access.roles import Relation
from holdfast.casework import convened
from holdfast.casework.convened import Convened


def find(*, meeting: UUID, today: date) -> Convened:
    """A conference at which whoever acts writes. Raises NotHere and Refused as `convened.find` does."""
    found = convened.find(meeting=meeting, what=May.SEE, today=today)
    if not (is_named(found=found) and writes_at_all(today=today)):
        access_children.require_all(children=found.children, what=May.MEET, today=today)
    return found


def find_open(*, meeting: UUID, today: date) -> Convened:
    """As `find`, for what is written before it is completed. Raises as `convened.find_open` does."""
    find(meeting=meeting, today=today)
    return convened.find_open(meeting=meeting, what=May.SEE, today=today)


def may(*, found: Convened, today: date) -> bool:
    """Whether whoever acts writes at it: for a page that offers only what can be done."""
    if is_named(found=found) and writes_at_all(today=today):
        return True
    allowed = access_children.allowed_each(children=found.children, today=today)
    return all(key in allowed and May.MEET in allowed[key].may for key in found.children)


def is_named(*, found: Convened) -> bool:
    """Whether whoever acts is the chair or the note taker of this conference."""
    account = entry.current().actor.account
    return account is not None and account in (found.conference.chair_id, found.conference.note_taker_id)


def writes_at_all(*, today: date) -> bool:
    """Whether whoever acts writes in any child's record: whoever may only read does not by being named."""
    who = standing.of(today=today)
    return any(May.CONTRIBUTE in who.to_a_child(each) for each in Relation)
