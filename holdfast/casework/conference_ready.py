"""What is to be got ready for a conference, for all the children at once: a line for each thing.

Each says whether it is done, under which clause, and on which page it is done.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.casework import arrangements, chair_contacts, conference_clauses, quorums
from holdfast.casework.conference_clauses import Clause
from holdfast.casework.conference_invited import Invited
from holdfast.casework.convened import Convened
from holdfast.casework.wording import Wording
from holdfast.procedures import near_dates, words
from holdfast.records.models import Conference, ConferenceReport, PaperSent

PEOPLE, CHAIR, NEEDS = "conference-people", "conference-chair", "conference-needs"


@dataclass(frozen=True, kw_only=True)
class ForChild:
    """How one line stands for one child."""

    child: UUID
    done: bool | None
    says: str


@dataclass(frozen=True, kw_only=True)
class Line:
    """One thing to get ready: `done` is None where it need not be, `page` the address where it is done."""

    title: str
    done: bool | None
    says: str
    page: str
    do: str
    clauses: tuple[Clause, ...] = ()
    children: tuple[ForChild, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Ready:
    """What the lines are made from."""

    found: Convened
    conference: Conference
    invited: tuple[Invited, ...]
    wording: Wording
    as_of: date

    @property
    def kind(self) -> str:
        """The meeting, by the word of the public form."""
        return str(self.found.meeting.kind)

    @property
    def coming(self) -> tuple[Invited, ...]:
        """Those who are invited, without who is left out."""
        return tuple(each for each in self.invited if each.invited)


def of(*, ready: Ready) -> Iterator[Line]:
    """The lines, in the order in which one goes about it; a part of reads."""
    for make in (
        _chair, _note_taker, _room, _interpreter, _advocate, _festivals, _risk, _invitations, _answers,
        _quorum, _reports, _views, _moved, _met,
    ):  # fmt: skip
        line = make(ready)
        if line is not None:
            yield line


def _chair(ready: Ready) -> Line:
    conference = ready.conference
    clauses = conference_clauses.forbidding(
        step="appoint-chair", on=ready.as_of,
        facts={"meeting": ready.kind, "involved_with_family": True, "note_taker": "note-taker"},
    )  # fmt: skip
    says = conference.chair_name or "Nobody is appointed."
    says += f" ({conference.chair_experience})" if conference.chair_experience else ""
    if conference.chair_involved_why:
        says += f". The record shows: {conference.chair_involved_why}."
    done = bool(conference.chair_name) and not (conference.chair_involved_why and clauses)
    return Line(title="Chair who had no part in the case", done=done, says=says, page=CHAIR,
                do="Change the chair" if done else "Appoint the chair", clauses=clauses)  # fmt: skip


def _note_taker(ready: Ready) -> Line:
    clauses = conference_clauses.forbidding(
        step="appoint-chair", on=ready.as_of,
        facts={
            "meeting": ready.kind, "involved_with_family": False, "role": "conference-chair",
            "note_taker": "conference-chair",
        },
    )  # fmt: skip
    name = ready.conference.note_taker_name
    do = "Change the note taker" if name else "Name the note taker"
    return Line(title="Somebody to take the notes", done=bool(name), says=name or "Nobody is named.",
                page=CHAIR, do=do, clauses=clauses)  # fmt: skip


def _room(ready: Ready) -> Line:
    needs = ready.conference.room_needs
    says = f"{ready.found.meeting.venue}." if ready.found.meeting.venue else "No room is named."
    venue = ready.found.meeting.venue
    return Line(title="Room", done=bool(venue), page=NEEDS, do="Change where" if venue else "Say where",
                says=f"{says} Wanted: {needs}." if needs else says)  # fmt: skip


def _interpreter(ready: Ready) -> Line:
    conference = ready.conference
    speak = arrangements.need_interpreter(children=ready.found.children)
    is_needed = conference.interpreter_needed or bool(speak)
    asked = conference.request.interpreter if conference.request else ""
    if not is_needed:
        is_said = conference.interpreter_needed is not None
        says = "None is needed." if is_said else "The record names nobody who needs one."
        return Line(title="Interpreter", done=None, says=says, page=NEEDS, do="Say who needs one")
    clauses = conference_clauses.forbidding(
        step="arrange", on=ready.as_of, facts={"meeting": ready.kind, "interpreter_needed": True}
    )
    arranged = conference.interpreter
    says = f"{arranged}." if arranged else "One is needed, and nobody is arranged."
    return Line(title="Interpreter", done=bool(arranged), page=NEEDS, do="Say who is arranged",
                says=f"{says} Asked for: {asked}." if asked else says, clauses=clauses)  # fmt: skip


def _advocate(ready: Ready) -> Line | None:
    """Who speaks for the child or a parent, where one was asked for or arranged."""
    who = ready.conference.advocate
    if not who:
        return None
    return Line(title="Advocate", done=None, says=f"{who}.", page=NEEDS, do="Say who is arranged")


def _festivals(ready: Ready) -> Line | None:
    """The days on which nothing should be held, where the family or the team named some."""
    days = [date.fromisoformat(each) for each in ready.conference.festivals]
    if not days or ready.found.day is None:
        return None
    clauses = conference_clauses.forbidding(
        step="arrange", on=ready.as_of,
        facts={"meeting": ready.kind, "for": days[0], "festivals": [days[0]]},
    )  # fmt: skip
    named = _listed([near_dates.day(each, ready.as_of) for each in days])
    return Line(title="No festival of the family", done=ready.found.day not in days, page="conference-move",
                says=f"Named: {named}.", do="Move it", clauses=clauses)  # fmt: skip


def _risk(ready: Ready) -> Line | None:
    """For which kinds of harm it is arranged: a first conference says so."""
    kinds = ready.conference.categories
    if ready.kind != "initial-conference":
        return None
    named = ready.wording.categories(categories=kinds)
    return Line(title="Kinds of harm feared", done=bool(kinds), says=_sentence(named) or "None is named.",
                page=NEEDS, do="Change which" if kinds else "Say which")  # fmt: skip


def _invitations(ready: Ready) -> Line:
    clauses = conference_clauses.forbidding(
        step="invite", on=ready.as_of,
        facts={
            "conference": ready.kind, "involved": ["other-professional"], "invited": [], "child_age": 14,
            "child_invited": True,
        },
    )  # fmt: skip
    waiting = [each.name for each in ready.coming if each.sent_on is None]
    if not ready.coming:
        says = "Nobody is invited yet."
    elif waiting:
        says = (
            f"{len(ready.coming) - len(waiting)} of {len(ready.coming)} sent. Not sent: {_listed(waiting)}."
        )
    else:
        says = f"All {len(ready.coming)} are sent."
    return Line(title="Invitations out", done=bool(ready.coming) and not waiting, says=says, page=PEOPLE,
                do="See who is invited", clauses=clauses)  # fmt: skip


def _answers(ready: Ready) -> Line | None:
    sent = [each for each in ready.coming if each.sent_on is not None]
    if not sent:
        return None
    silent = [each.name for each in sent if not each.answer]
    says = f"No answer yet: {_listed(silent)}." if silent else "Everybody has answered."
    return Line(title="Answers", done=not silent, says=says, page=PEOPLE, do="Record an answer")


def _quorum(ready: Ready) -> Line | None:
    """Who of the professionals will not come: a quorum may be missed by them."""
    asked = quorums.of(meeting=ready.found.meeting.id, today=ready.as_of)
    if not asked.asks:
        return None
    away = [
        f"{each.name} ({ready.wording.role(role=each.role)})"
        for each in ready.coming
        if each.answer == "not-coming" and each.role not in words.FAMILY
    ]
    needs = f"{asked.needed} agencies are asked for. " if asked.needed else ""
    says = f"Not coming: {_listed(away)}." if away else "Nobody of the agencies has said that they stay away."
    return Line(
        title="Quorum", done=not away, says=f"{needs}{says}", page=PEOPLE, do="See who comes",
        clauses=tuple(Clause(say=each.say, cite=each.cite) for each in asked.asks),
    )  # fmt: skip


def _reports(ready: Ready) -> Line:
    reports = ConferenceReport.standing.filter(meeting=ready.found.meeting)
    came = {(each.author, each.role) for each in reports if each.state == "sent"}
    begun = {(each.author, each.role) for each in reports} - came
    owed = [each for each in ready.coming if each.report_wanted and not _wrote(each, came)]
    says = [f"{len(came)} with the chair"] if came else []
    says += [f"being written: {_listed(sorted(name for name, _ in begun))}"] if begun else []
    says += [f"not in: {_listed([each.name for each in owed])}"] if owed else []
    clauses = conference_clauses.meeting(event="report-to-chair", on=ready.as_of)
    clauses += conference_clauses.meeting(event="report-to-parents", on=ready.as_of)
    return Line(
        title="Reports in", done=bool(came) and not owed and not begun, page="conference-reports",
        do="See the reports",
        says=f"{_sentence('; '.join(says))}." if says else "None is in.", clauses=clauses,
    )  # fmt: skip


def _wrote(each: Invited, came: set[tuple[str, str]]) -> bool:
    return any(name == each.name or role == each.role for name, role in came)


def _views(ready: Ready) -> Line:
    family = [each for each in ready.invited if each.role in words.FAMILY and each.supports is None]
    unasked = [each.name for each in family if each.views_asked_on is None]
    back = sum(each.views_returned_on is not None for each in family)
    if not family:
        says = "Nobody of the family is on the list yet."
    elif unasked:
        says = f"Not asked yet: {_listed(unasked)}."
    else:
        says = f"All are asked; {back} of {len(family)} came back."
    return Line(title="Views of the family asked for", done=bool(family) and not unasked, says=says,
                page=PEOPLE, do="Ask for views")  # fmt: skip


def _moved(ready: Ready) -> Line | None:
    """Letters that the date has moved."""
    papers = PaperSent.standing.filter(meeting=ready.found.meeting, kind="moved").order_by("id")
    if not papers:
        return None
    waiting = [each.to_name for each in papers if each.sent_on is None]
    says = f"Not told in writing yet: {_listed(waiting)}." if waiting else "Everybody was told in writing."
    return Line(title="The new day told in writing", done=not waiting, says=says, page="conference-papers",
                do="Send the letters")  # fmt: skip


def _met(ready: Ready) -> Line:
    met = chair_contacts.of_list(meeting=ready.found.meeting.id)
    says = "; ".join(f"{each.who}, {near_dates.day(each.on, ready.as_of)}" for each in met)
    return Line(title="Chair has met parents and child beforehand", done=True if met else None,
                says=says or "Nobody so far.", page="chair-contact",
                do="Record whom the chair met")  # fmt: skip


def _sentence(text: str) -> str:
    """With a capital at its beginning; names within it keep theirs."""
    return text[:1].upper() + text[1:]


def _listed(names: list[str]) -> str:
    return ", ".join(names)
