"""What the note taker types at a conference, item by item: each saving a version, nobody overwriting another.

The confidential part is not here: `confidential_parts.py` keeps and shows it, to those who may read it.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import ChangedMeanwhile, Refused
from holdfast.casework import agendas, convened, given, note_takers
from holdfast.casework.convened import Convened
from holdfast.casework.steps import read, step
from holdfast.records.models import Account, ConferenceNote, Meeting

UNWRITTEN = datetime(1970, 1, 1, tzinfo=UTC)
"""The version of a note that nobody has written yet."""

HIDDEN = "confidential"
"""The item under which the confidential part stands; on no agenda."""

CHANGED = "Somebody else has written here since you opened it. Nothing of theirs was lost."


@dataclass(frozen=True, kw_only=True)
class NoteText:
    """A note under one item: its text, its version, and who wrote it last and when."""

    item: str
    text: str
    version: datetime
    by: str

    @property
    def at(self) -> datetime | None:
        """When it was last written; None where it never was."""
        return None if self.version == UNWRITTEN else self.version


@step
def write(*, meeting: UUID, item: str, text: str, seen: datetime | None, today: date) -> NoteText:
    """Write the note under an item of the agenda, in the place of the version `seen` (None: it was empty).

    It can still be written when the conference is completed: its record is made up from it. Raises Refused
    for who may not, a conference cancelled and an item that is not on the agenda; ChangedMeanwhile where
    somebody else has written since.
    """
    found = note_takers.find(meeting=meeting, today=today)
    given.known(word=item, words=agendas.words(meeting=meeting), what="the item")
    if found.meeting.cancelled_on is not None:
        raise Refused("This conference was cancelled.", about="person", about_id=found.children[0])
    return save(found=found, item=item, text=text, seen=seen)


@read
def show(*, meeting: UUID, item: str, today: date) -> NoteText:
    """The note under one item as it stands; an empty one where nobody has written yet."""
    found = convened.find(meeting=meeting, what=May.SEE, today=today)
    given.known(word=item, words=agendas.words(meeting=meeting), what="the item")
    convened.log(children=found.children)
    return of_list(meeting=meeting).get(item) or NoteText(item=item, text="", version=UNWRITTEN, by="")


def of_list(*, meeting: UUID) -> dict[str, NoteText]:
    """The notes by item, without the confidential part; a part of steps and reads."""
    return _texts(meeting=meeting, confidential=False)


def confidential(*, meeting: UUID) -> NoteText:
    """The confidential part; for `confidential_parts` alone, which asks who may read it."""
    found = _texts(meeting=meeting, confidential=True)
    return next(iter(found.values()), NoteText(item=HIDDEN, text="", version=UNWRITTEN, by=""))


def save(
    *, found: Convened, item: str, text: str, seen: datetime | None, confidential: bool = False
) -> NoteText:
    """Write one note upon the version seen, and log it; a part of steps that have asked who may."""
    list(Meeting.objects.select_for_update().filter(id=found.meeting.id))  # one after the other
    row = ConferenceNote.objects.filter(meeting=found.meeting, item=item, confidential=confidential).first()
    if (row.known_from if row else UNWRITTEN) != (seen or UNWRITTEN):
        raise ChangedMeanwhile(CHANGED, about="person", about_id=found.children[0])
    account = entry.current().actor.account
    row = row or ConferenceNote(
        authority_id=found.meeting.authority_id, meeting=found.meeting, item=item, confidential=confidential
    )
    row.text, row.account_id = text, account
    row.save()
    row.refresh_from_db()
    convened.log(children=found.children)
    return NoteText(item=item, text=row.text, version=row.known_from, by=_names([account]).get(account, ""))


def _texts(*, meeting: UUID, confidential: bool) -> dict[str, NoteText]:
    rows = list(ConferenceNote.objects.filter(meeting=meeting, confidential=confidential))
    names = _names([each.account_id for each in rows])
    return {
        each.item: NoteText(
            item=each.item, text=each.text, version=each.known_from, by=names.get(each.account_id, "")
        )
        for each in rows
    }


def _names(accounts: list[UUID | None]) -> dict[UUID | None, str]:
    wanted = [each for each in accounts if each is not None]
    return dict(Account.objects.filter(id__in=wanted).values_list("id", "name"))
