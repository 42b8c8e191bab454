"""What each professional thinks of a child: at risk or not, a plan or not, and on ending from the absent.

One view of each person for all the children together, and where they differ one for a child of its own, which
stands before it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max

from holdfast.access.children import May
from holdfast.access.refusals import ChangedMeanwhile, NotHere, Refused
from holdfast.casework import attendances, convened, given, note_takers
from holdfast.casework.attendances import Attended
from holdfast.casework.convened import Convened
from holdfast.casework.steps import read, step
from holdfast.procedures.conference_words import VIEW_HOWS
from holdfast.records.models import Attendance, ConferenceInvitation, Meeting, View

SIDE = "professional"
CHANGED = "Somebody else has said what the professionals think since you opened this."
MINUTES = "note-taker"  # writes down, and has no part in the decision


@dataclass(frozen=True, kw_only=True)
class Said:
    """What one professional says; `who` and `role` as on the list of those invited or there."""

    who: str
    role: str
    at_risk: bool | None = None
    plan_needed: bool | None = None
    text: str = ""
    ending: str = ""
    how: str = "said"


@dataclass(frozen=True, kw_only=True)
class ProfessionalView:
    """A view as it stands; `child` None: of all the children."""

    id: UUID
    who: str
    role: str
    child: UUID | None
    at_risk: bool | None
    plan_needed: bool | None
    text: str
    ending: str
    how: str
    on: date


@dataclass(frozen=True, kw_only=True)
class Views:
    """The professionals of a conference as they are asked, and what each has said."""

    asked: tuple[Attended, ...]
    views: tuple[ProfessionalView, ...]
    is_review: bool
    version: datetime


@step
def record(
    *,
    meeting: UUID,
    said: Sequence[Said],
    on: date,
    today: date,
    child: UUID | None = None,
    seen: datetime | None = None,
) -> tuple[ProfessionalView, ...]:
    """Record what several professionals think, of all children or of one; it replaces what each said before.

    `seen` is the `version` that was shown; None asks nothing. Raises Refused for who may not, a conference
    completed, a day ahead, and where nobody says anything; ChangedMeanwhile where somebody else has saved
    since; NotHere for somebody who is neither invited nor there, and a child whom it is not about.
    """
    found = note_takers.find_open(meeting=meeting, today=today)
    if child is not None:
        found.part(child=child)
    given.not_after(on=on, today=today, what="The view")
    spoken = [each for each in said if _says(each)]
    if not spoken:
        raise Refused("Say of one professional at least what they think.")
    list(Meeting.objects.select_for_update().filter(id=meeting))  # one after the other
    if seen is not None and seen != version(meeting=meeting):
        raise ChangedMeanwhile(CHANGED, about="person", about_id=found.children[0])
    for each in spoken:
        _save(found, each, on=on, child=child)
    convened.log(children=found.children if child is None else [child])
    return of_meeting(meeting=meeting)


@read
def show(*, meeting: UUID, today: date) -> Views:
    """Those who are asked (the professionals who were there, and the absent), and what each has said."""
    found = convened.find(meeting=meeting, what=May.SEE, today=today)
    convened.log(children=found.children)
    everybody = attendances.of_list(meeting=meeting)
    return Views(
        asked=tuple(each for each in everybody if each.is_professional and each.role != MINUTES),
        views=of_meeting(meeting=meeting), is_review=found.is_review, version=version(meeting=meeting),
    )  # fmt: skip


def of_meeting(*, meeting: UUID) -> tuple[ProfessionalView, ...]:
    """The professionals' views of a conference, in the order in which they were first said."""
    rows = View.standing.filter(meeting=meeting, side=SIDE).order_by("id")
    return tuple(
        ProfessionalView(
            id=each.id, who=each.who, role=each.role, child=each.child_id, at_risk=each.at_risk,
            plan_needed=each.plan_needed, text=each.text, ending=each.ending, how=each.how, on=each.on,
        )
        for each in rows
    )  # fmt: skip


def version(*, meeting: UUID) -> datetime:
    """When a professional's view was last saved; the version of them all."""
    last = View.standing.filter(meeting=meeting, side=SIDE).aggregate(last=Max("known_from"))["last"]
    return last or attendances.UNSAID


def of_each(*, meeting: UUID, child: UUID) -> tuple[ProfessionalView, ...]:
    """What each thinks of one child: their view of that child, else the one for all; one a person."""
    return of_child(views=of_meeting(meeting=meeting), child=child)


def of_child(*, views: Iterable[ProfessionalView], child: UUID) -> tuple[ProfessionalView, ...]:
    """The same of views that were read already."""
    found: dict[tuple[str, str], ProfessionalView] = {}
    for each in views:
        key = (each.who, each.role)
        if each.child == child or (each.child is None and key not in found):
            found[key] = each
    return tuple(found.values())


def as_facts(*, meeting: UUID, child: UUID) -> Mapping[str, str]:
    """The fact `professionals_views` of the guards: a role, to what it thinks of the risk to the child."""
    return {
        each.role: "at risk" if each.at_risk else "not at risk"
        for each in of_each(meeting=meeting, child=child)
        if each.at_risk is not None
    }


def unsaid(*, views: Iterable[ProfessionalView], there: Iterable[Attended], child: UUID) -> tuple[str, ...]:
    """The names of the professionals who were there and have not said whether this child is at risk."""
    have = {each.who for each in of_child(views=views, child=child) if each.at_risk is not None}
    return tuple(
        each.name
        for each in there
        if each.was_there and each.is_professional and each.role != MINUTES and each.name not in have
    )


def _says(said: Said) -> bool:
    words = said.text.strip() or said.ending.strip()
    return bool(words) or said.at_risk is not None or said.plan_needed is not None


def _save(found: Convened, said: Said, *, on: date, child: UUID | None) -> None:
    given.known(word=said.how, words=VIEW_HOWS, what="how it was said")
    listed = _listed(found, said)
    mine = View.standing.filter(meeting=found.meeting, side=SIDE, who=said.who, role=said.role, child=child)
    row = mine.first() or View(
        authority_id=found.meeting.authority_id, meeting=found.meeting, child_id=child, side=SIDE,
        who=said.who, role=said.role, person_id=listed.person_id, account_id=listed.account_id,
        agency_id=listed.agency_id,
    )  # fmt: skip
    row.at_risk, row.plan_needed, row.text = said.at_risk, said.plan_needed, said.text.strip()
    row.ending, row.how, row.on = said.ending.strip(), said.how, on
    row.save()


def _listed(found: Convened, said: Said) -> Attendance | ConferenceInvitation:
    """Whoever it is, as invited or as there. Raises NotHere."""
    named = {"meeting": found.meeting, "name": said.who, "role": said.role}
    listed: Attendance | ConferenceInvitation | None = (
        Attendance.objects.filter(**named).first() or ConferenceInvitation.standing.filter(**named).first()
    )
    if listed is None:
        raise NotHere(f"{said.who} is neither invited nor there.", about="meeting")
    return listed
