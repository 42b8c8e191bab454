"""Case notes: what was said, written or heard, for several children at once; added to, never changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import capacities, given, steps, visit_said
from holdfast.casework.steps import read, step
from holdfast.procedures.record_words import NOTE_KINDS
from holdfast.records.models import Account, CaseNote, CaseNoteChild, Person

NO_NOTE = "There is no such case note in these records."
SAYS = "Write what was said, written or heard."


@dataclass(frozen=True, kw_only=True)
class NotePart:
    """A note's part for one child; `id` is what names it for withdrawing and telling."""

    id: UUID
    child: UUID
    name: str
    part: str


@dataclass(frozen=True, kw_only=True)
class NotePage:
    """One note: when it was (`on`, `at`), when it was written down, and what was added to it later."""

    id: UUID
    kind: str
    on: date
    at: time | None
    with_whom: str
    text: str
    by: str
    by_role: str
    entered_at: datetime
    parts: tuple[NotePart, ...]
    adds_to: UUID | None
    added: tuple["NotePage", ...] = ()


@step
def record(
    *,
    kind: str,
    on: date,
    children: Mapping[UUID, str],
    text: str,
    today: date,
    at: time | None = None,
    with_whom: str = "",
    adds_to: UUID | None = None,
) -> NotePage:
    """Record a note about these children, each with a part of its own or none (an empty text).

    `adds_to` is a note that this one puts right or completes; nothing is ever changed. Raises Refused where
    access refuses one of the children, for a kind or day that cannot be and for an empty note; NotHere for a
    note to add to that is not about any of these children.
    """
    concerned = given.several(children=children)
    relations = access_children.require_all(children=concerned, what=May.CONTRIBUTE, today=today)
    given.known(word=kind, words=NOTE_KINDS, what="what it is")
    given.not_after(on=on, today=today, what="The note")
    said = given.needed(text=text, why=SAYS, about="person", about_id=concerned[0])
    if adds_to is not None:
        _added_to(adds_to, concerned)
    first = concerned[0]
    note = CaseNote.objects.create(
        authority_id=entry.current().authority, kind=kind, on=on, at=at, text=said,
        account_id=_author(), with_whom=with_whom.strip(), adds_to_id=adds_to,
        by_role=capacities.own_role(child=first, relation=relations[first], today=today),
    )  # fmt: skip
    note.refresh_from_db()
    for child in concerned:
        CaseNoteChild.objects.create(
            authority_id=note.authority_id, note=note, child_id=child, on=on, part=children[child].strip()
        )
        steps.log(about="person", about_id=child)
    return _page(note, concerned)  # no procedure counts from a note: nothing is derived anew


@read
def show(*, part: UUID, today: date) -> NotePage:
    """Show a note by a child's part of it, with the parts of those children one may see and what was added.

    Raises NotHere for none, Refused as access says.
    """
    found = CaseNoteChild.standing.select_related("note").filter(id=part).first()
    if found is None:
        raise NotHere(NO_NOTE, about="note", about_id=part)
    access_children.require(child=found.child_id, what=May.SEE, today=today)
    children = [
        each
        for each in CaseNoteChild.standing.filter(note=found.note_id).values_list("child_id", flat=True)
        if each == found.child_id or _may_see(each, today)
    ]
    for child in children:
        steps.log(about="person", about_id=child)
    later = CaseNote.objects.filter(adds_to=found.note_id, children__child__in=children).distinct()
    added = tuple(_page(each, children) for each in later.order_by("known_from", "id"))
    return _page(found.note, children, added=added)


def _author() -> UUID:
    account = entry.current().actor.account
    if account is None:
        raise Refused("A case note is somebody’s: sign in to write one.", about="note")
    return account


def _added_to(note: UUID, children: tuple[UUID, ...]) -> None:
    if not CaseNoteChild.standing.filter(note=note, child__in=children).exists():
        raise NotHere(NO_NOTE, about="note", about_id=note)


def _may_see(child: UUID, today: date) -> bool:
    allowed = access_children.allowed(child=child, today=today)
    return allowed is not None and May.SEE in allowed.may


def _page(note: CaseNote, children: Sequence[UUID], *, added: tuple[NotePage, ...] = ()) -> NotePage:
    rows = list(CaseNoteChild.standing.filter(note=note.id, child__in=children))
    people = {each.id: each for each in Person.standing.filter(id__in=[row.child_id for row in rows])}
    return NotePage(
        id=note.id, kind=note.kind, on=note.on, at=note.at, with_whom=note.with_whom, text=note.text,
        by=Account.objects.values_list("name", flat=True).get(id=note.account_id), by_role=note.by_role,
        entered_at=note.known_from, adds_to=note.adds_to_id, added=added,
        parts=tuple(
            NotePart(
                id=row.id, child=row.child_id, part=row.part,
                name=visit_said.name(person=people[row.child_id]),
            )
            for row in rows
        ),
    )  # fmt: skip
