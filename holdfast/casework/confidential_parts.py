"""The confidential part of a conference: its own note, and who may read it.

The conference's chair, its note taker, the conference service, and whom one of them has named; nobody else
sees its text, whatever they may do to the children.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from holdfast.access import entry, standing
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.access.roles import Role
from holdfast.casework import conference_notes, convened, given, note_takers
from holdfast.casework.conference_notes import HIDDEN, NoteText
from holdfast.casework.convened import Convened
from holdfast.casework.steps import read, step
from holdfast.records.models import Account, ConfidentialReader

SERVICE = frozenset({Role.CONFERENCE_ADMINISTRATOR, Role.SAFEGUARDING_MANAGER})
NOT_YOURS = "The confidential part of this conference is not open to you."
HELP = "the conference’s chair"


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Somebody named to read it, and why."""

    account: UUID
    name: str
    why: str


@dataclass(frozen=True, kw_only=True)
class ConfidentialPart:
    """The note, those named to read it, who may be named, and whether whoever reads may write it."""

    note: NoteText
    readers: tuple[Reader, ...]
    others: tuple[tuple[UUID, str], ...]
    writes: bool


@read
def show(*, meeting: UUID, today: date) -> ConfidentialPart:
    """The confidential part. Raises Refused for everybody but those who may read it, NotHere for none."""
    found = convened.find(meeting=meeting, what=May.SEE, today=today)
    if not open_to(found=found, today=today):
        raise _refusal(found)
    convened.log(children=found.children, why="the confidential part")
    readers = tuple(
        Reader(account=each.account_id, name=each.account.name, why=each.why)
        for each in _readers(found, today).select_related("account").order_by("id")
    )
    named = {each.account for each in readers}
    staff = Account.objects.filter(left_at=None).exclude(id__in=named).order_by("name", "id")
    return ConfidentialPart(
        note=conference_notes.confidential(meeting=meeting), readers=readers,
        others=tuple(staff.values_list("id", "name")), writes=_keeps(found, today),
    )  # fmt: skip


@step
def write(*, meeting: UUID, text: str, seen: datetime | None, today: date) -> NoteText:
    """Write the confidential part in the place of the version `seen`; for chair, note taker and service.

    Raises Refused for who may not, ChangedMeanwhile where somebody else has written since.
    """
    found = _kept(meeting, today)
    return conference_notes.save(found=found, item=HIDDEN, text=text, seen=seen, confidential=True)


@step
def let_read(*, meeting: UUID, account: UUID, why: str, today: date) -> None:
    """Name somebody who may read it too. Raises Refused for who may not, without a reason, and twice.

    It opens the part alone: whoever does not see the children still sees nothing. NotHere for no account.
    """
    found = _kept(meeting, today)
    said = given.needed(text=why, why="Say why they may read it.")
    if not Account.objects.filter(id=account, left_at=None).exists():
        raise NotHere("There is no such account here.", about="account", about_id=account)
    if _readers(found, today).filter(account=account).exists():
        raise Refused("They may read it already.", about="account", about_id=account)
    ConfidentialReader.objects.create(
        authority_id=found.meeting.authority_id, meeting=found.meeting, account_id=account, why=said
    )
    convened.log(children=found.children, why=said)


@step
def stop_reading(*, meeting: UUID, account: UUID, today: date) -> None:
    """Let somebody read it no longer, from today. Raises Refused for who may not, NotHere for no reader."""
    found = _kept(meeting, today)
    row = _readers(found, today).filter(account=account).first()
    if row is None:
        raise NotHere("They could not read it.", about="account", about_id=account)
    row.until_on = today
    row.save(update_fields=["until_on"])
    convened.log(children=found.children)


def open_to(*, found: Convened, today: date) -> bool:
    """Whether whoever acts may read it; a part of steps and reads."""
    account = entry.current().actor.account
    if _keeps(found, today):
        return True
    return account is not None and _readers(found, today).filter(account=account).exists()


def _keeps(found: Convened, today: date) -> bool:
    """Whether whoever acts is its chair, its note taker or of the conference service."""
    who = standing.of(today=today)
    return who.is_system or bool(SERVICE & who.roles) or note_takers.is_named(found=found)


def _kept(meeting: UUID, today: date) -> Convened:
    found = convened.find(meeting=meeting, what=May.SEE, today=today)
    if not _keeps(found, today):
        raise _refusal(found)
    return found


def _refusal(found: Convened) -> Refused:
    return Refused(NOT_YOURS, who_can_help=HELP, about="person", about_id=found.children[0])


def _readers(found: Convened, today: date) -> QuerySet[ConfidentialReader]:
    return ConfidentialReader.objects.filter(Q(until_on=None) | Q(until_on__gt=today), meeting=found.meeting)
