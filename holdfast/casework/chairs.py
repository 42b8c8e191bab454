"""Who chairs a conference and who takes its notes: appointed, held to the procedure and to the record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from holdfast.access import relations
from holdfast.access.children import May
from holdfast.access.refusals import NotHere
from holdfast.casework import chair_independence, convened, given, guarded, impossible
from holdfast.casework.convened import Convened
from holdfast.casework.guarded import StandsInTheWay
from holdfast.casework.steps import read, step
from holdfast.procedures import words
from holdfast.records.models import Account, Conference, RoleHeld

CHAIRING = ("conference-chair", "reviewing-officer", "safeguarding-manager")


@dataclass(frozen=True, kw_only=True)
class MayChair:
    """Somebody who might chair, and what the record shows of them and the family."""

    account: UUID
    name: str
    role: str
    shown: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ChairFacts:
    """Who chairs and takes notes so far, and who might."""

    chair: UUID | None
    chair_name: str
    chair_role: str
    experience: str
    complex: bool | None
    note_taker: UUID | None
    note_taker_name: str
    chairs: tuple[MayChair, ...]
    note_takers: tuple[tuple[UUID, str], ...]


@step
def appoint(  # noqa: PLR0913 - who chairs, as what, who takes notes
    *,
    meeting: UUID,
    today: date,
    on: date | None = None,
    chair: UUID | None = None,
    chair_name: str = "",
    role: str = "conference-chair",
    profession: str = "",
    experience: str = "",
    involved: bool | None = None,
    complex: bool | None = None,  # noqa: A002 - the procedure's word
    agreed_by: str = "",
    note_taker: UUID | None = None,
    note_taker_name: str = "",
    reasons: Mapping[str, str] | None = None,
) -> None:
    """Appoint the chair, by account or by name, and the note taker with them where they are known.

    Of an account the record is searched: what it shows counts, whatever `involved` says. Of a name alone
    `involved` must be said. Raises Refused for who may not, for nobody, for an unknown role, and where a
    guard stands before it, with what the record shows; NotHere for an account that is not here.
    """
    found = convened.find_open(meeting=meeting, what=May.MEET, today=today)
    conference = Conference.objects.get(meeting=meeting)
    day = given.not_after(on=on or today, today=today, what="The day on which the chair was appointed")
    name = _name(chair, chair_name, "Say who chairs.", found)
    given.known(word=role, words=words.ROLES, what="the chair’s role")
    if profession:
        given.known(word=profession, words=words.ROLES, what="the chair’s profession")
    agreed = given.all_known(found=agreed_by.replace(",", " ").split(), words=words.ROLES, what="who agreed")
    shown = chair_independence.shows(account=chair, children=found.children, today=today) if chair else ()
    conference.chair_id, conference.chair_name = chair, name
    conference.chair_role, conference.chair_experience = profession or role, experience.strip()
    conference.complex, conference.chair_agreed_by = complex, ", ".join(agreed)
    conference.chair_involved_why = "; ".join(shown) or ("they say so themselves" if involved else "")
    if note_taker or note_taker_name.strip():
        conference.note_taker_name = _name(note_taker, note_taker_name, "Say who takes the notes.", found)
        conference.note_taker_id = note_taker
    facts = {
        "involved_with_family": True if shown else (bool(involved) if chair else involved),
        "role": role, "profession": profession or None, "complex": complex, "agreed_by": list(agreed) or None,
    }  # fmt: skip
    why = _ask(found, conference, facts, day, today, reasons, chair_independence.said(shown=shown, name=name))
    _save(conference, found, why)


@step
def name_note_taker(
    *,
    meeting: UUID,
    today: date,
    note_taker: UUID | None = None,
    note_taker_name: str = "",
) -> None:
    """Name who takes the notes, by account or by name. Raises Refused as `appoint`, also for the chair."""
    found = convened.find_open(meeting=meeting, what=May.MEET, today=today)
    conference = Conference.objects.get(meeting=meeting)
    name = _name(note_taker, note_taker_name, "Say who takes the notes.", found)
    conference.note_taker_id, conference.note_taker_name = note_taker, name
    if conference.chair_name:
        facts = {"involved_with_family": False, "role": "conference-chair"}
        _ask(found, conference, facts, today, today, None, "")
    _save(conference, found, "")


@read
def prepare(*, meeting: UUID, today: date) -> ChairFacts:
    """Who chairs so far, and who might: with what the record shows of each. Raises as access says."""
    found = convened.find(meeting=meeting, what=May.MEET, today=today)
    convened.log(children=found.children)
    conference = found.conference
    held = RoleHeld.objects.filter(
        relations.lasting(today=today), role__in=CHAIRING, account__left_at=None
    ).select_related("account")
    chairs = {
        each.account_id: MayChair(
            account=each.account_id, name=each.account.name, role=each.role,
            shown=chair_independence.shows(account=each.account_id, children=found.children, today=today),
        )
        for each in held.order_by("account__name", "role", "id")
    }  # fmt: skip
    takers = RoleHeld.objects.filter(
        relations.lasting(today=today), account__left_at=None,
        role__in=(*CHAIRING, "conference-administrator"),
    ).select_related("account")  # fmt: skip
    return ChairFacts(
        chair=conference.chair_id, chair_name=conference.chair_name, chair_role=conference.chair_role,
        experience=conference.chair_experience, complex=conference.complex,
        note_taker=conference.note_taker_id, note_taker_name=conference.note_taker_name,
        chairs=tuple(chairs.values()),
        note_takers=tuple(
            dict.fromkeys(
                (each.account_id, each.account.name) for each in takers.order_by("account__name", "id")
            )
        ),
    )  # fmt: skip


def _name(account: UUID | None, name: str, why: str, found: Convened) -> str:
    if account is not None:
        row = Account.objects.filter(id=account, left_at=None).first()
        if row is None:
            raise NotHere("There is no such account here.", about="account", about_id=account)
        return str(row.name)
    return given.needed(text=name, why=why, about="person", about_id=found.children[0])


def _ask(
    found: Convened, conference: Conference, facts: Mapping[str, Any], on: date, today: date,
    reasons: Mapping[str, str] | None, shown: str,
) -> str:  # fmt: skip
    """Ask the guards; a refusal says what the record shows."""
    taken: dict[str, Any] = {}
    if conference.note_taker_name:
        taken["note_taker"] = facts["role"] if _one_person(conference) else "note-taker"
    try:
        return guarded.ask(
            step="appoint-chair", facts=[{"meeting": found.meeting.kind, **facts, **taken}], on=on,
            today=today, reasons=reasons, about_id=found.children[0],
        )  # fmt: skip
    except StandsInTheWay as refusal:
        if shown:
            refusal.why = f"{refusal.why} {shown}"
        raise


def _one_person(conference: Conference) -> bool:
    """Whether chair and note taker are the same: by account, else by name."""
    if conference.chair_id and conference.note_taker_id:
        return bool(conference.chair_id == conference.note_taker_id)
    return bool(conference.chair_name.casefold() == conference.note_taker_name.casefold())


def _save(conference: Conference, found: Convened, why: str) -> None:
    with impossible.in_words(about="person", about_id=found.children[0]):
        conference.save()
    convened.log(children=found.children, why=why)
