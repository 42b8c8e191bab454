"""Who is invited to a conference, who is left out and why, each child judged for itself, what they answer.

The record says whom to invite (`conference_invitees`); what is here is what was decided of it. That the
invitations go is in `invitation_sendings.py`; who is on the list, for the rest of the work, `invited`.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from holdfast.access import entry, standing
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import (
    conference_invited,
    conference_invitees,
    convened,
    given,
    impossible,
    invitation_guards,
    obligations,
    papers_sent,
)
from holdfast.casework.conference_invited import Invited, invited, shown
from holdfast.casework.conference_invitees import Invitee
from holdfast.casework.convened import Convened
from holdfast.casework.steps import step
from holdfast.procedures import words
from holdfast.procedures.conference_words import ANSWERS, INVITED_WHY
from holdfast.records.models import (
    Account,
    Agency,
    ConferenceInvitation,
)

__all__ = [
    "Invited",
    "add",
    "answer",
    "bring_in",
    "bring_supporter",
    "exclude",
    "invite",
    "invited",
    "judge_child",
]


@step
def invite(*, meeting: UUID, who: Sequence[str], today: date) -> tuple[UUID, ...]:
    """Invite people whom the record proposes, by their keys (`Invitee.key`); those invited stay so.

    Answers the new invitations. Raises Refused for who may not, a conference that is over, nobody chosen and
    a key that the record no longer has; NotHere as access says.
    """
    found = convened.find_open(meeting=meeting, what=May.MEET, today=today)
    if not who:
        raise Refused("Choose at least one person.", about="person", about_id=found.children[0])
    proposed = {each.key: each for each in conference_invitees.propose(found=found, today=today)}
    there = {conference_invited.key(row=each) for each in conference_invited.rows(meeting=meeting)}
    made = []
    for key in dict.fromkeys(who):
        if key not in proposed:
            raise Refused(
                "The record has changed since: look at the list again.", about="person",
                about_id=found.children[0],
            )  # fmt: skip
        if key not in there:
            made.append(_write(found, proposed[key]).id)
    convened.log(children=found.children)
    obligations.refresh(children=found.children, today=today)  # whoever is invited owes a report
    return tuple(made)


@step
def add(
    *,
    meeting: UUID,
    role: str,
    why: str,
    today: date,
    name: str = "",
    agency: UUID | None = None,
    account: UUID | None = None,
) -> UUID:
    """Invite somebody else: by role, and agency, account or name; `why` a word of INVITED_WHY.

    Raises Refused for who may not, without a name, for words that are none and for somebody invited already;
    NotHere for an agency or account that is not here.
    """
    found = convened.find_open(meeting=meeting, what=May.MEET, today=today)
    given.known(word=role, words=words.ROLES - {"child"}, what="their role")
    given.known(word=why, words=INVITED_WHY, what="why they are invited")
    of = _there(Agency, agency, "agency")
    who = _there(Account, account, "account")
    called = name.strip() or (who.name if who else "") or (of.name if of else "")
    called = given.name(text=called, what="Whoever is invited")
    key = conference_invitees.key_of(name=called, role=role, person=None, account=account, agency=agency)
    if key in {conference_invited.key(row=each) for each in conference_invited.rows(meeting=meeting)}:
        raise Refused(f"{called} stands on the list already.", about="person", about_id=found.children[0])
    invitee = Invitee(key=key, name=called, role=role, why=why, account=account, agency=agency)
    made = _write(found, invitee)
    convened.log(children=found.children)
    obligations.refresh(children=found.children, today=today)  # whoever is invited owes a report
    return made.id


@step
def exclude(
    *, meeting: UUID, why: str, decided_by: str, today: date, invitation: UUID | None = None, who: str = ""
) -> UUID:
    """Leave somebody out, with the reason and the role of who decided; one of the family is still asked.

    By the invitation, or by the key of whom the record proposes. A form for their views is then to go to
    a parent or other relative. Raises Refused for who may not and without a reason; NotHere for nobody.
    """
    found = convened.find_open(meeting=meeting, what=May.MEET, today=today)
    said = given.needed(
        text=why, why="Say why they are left out.", about="person", about_id=found.children[0]
    )
    given.known(word=decided_by, words=words.ROLES, what="who decided")
    row = _find(found, invitation) if invitation else _of_proposed(found, who, today)
    row.invited, row.excluded, row.excluded_why, row.answer, row.answered_on = False, True, said, "", None
    _decided(row, found, decided_by, today)
    with impossible.in_words(about="person", about_id=found.children[0]):
        row.save()
    if row.role in words.FAMILY and row.supports_id is None:
        papers_sent.want(
            meeting=meeting, kind="views-form", to=[conference_invited.to(row=row)], by_on=found.day
        )
    convened.log(children=found.children, why=said)
    obligations.refresh(children=found.children, today=today)  # whoever is invited owes a report
    key: UUID = row.id
    return key


@step
def bring_in(*, meeting: UUID, invitation: UUID, today: date) -> UUID:
    """Invite somebody after all who had been left out. Raises as `exclude` does."""
    found = convened.find_open(meeting=meeting, what=May.MEET, today=today)
    row = _find(found, invitation)
    row.invited, row.excluded, row.excluded_why = True, False, ""
    row.save()
    convened.log(children=found.children)
    obligations.refresh(children=found.children, today=today)  # whoever is invited owes a report
    key: UUID = row.id
    return key


@step
def judge_child(
    *,
    meeting: UUID,
    child: UUID,
    invited: bool,
    why: str,
    decided_by: str,
    today: date,
    reasons: Mapping[str, str] | None = None,
) -> UUID:
    """Record whether a child is invited, by age and understanding: who judged it (a role) and why.

    Judged again, the newest counts. Raises Refused for who may not, an unborn child and where a guard stands
    before it; NotHere for a child whom the conference is not about.
    """
    found = convened.find_open(meeting=meeting, what=May.MEET, today=today)
    person = found.part(child=child).child
    if person.born_on is None and person.expected_on is not None:
        raise Refused("An unborn child is not invited.", about="person", about_id=child)
    if decided_by:
        given.known(word=decided_by, words=words.ROLES, what="who judged it")
    noted = invitation_guards.ask_child(
        found=found, child=person, invited=invited, decided_by=decided_by, why=why.strip(), today=today,
        reasons=reasons,
    )  # fmt: skip
    row = ConferenceInvitation.standing.filter(meeting=meeting, person=child, role="child").first()
    row = row or ConferenceInvitation(
        authority_id=entry.current().authority, meeting_id=meeting, person_id=child, role="child",
        why="child",
    )  # fmt: skip
    row.name, row.invited, row.judged_why = invitation_guards.called(child=person), invited, why.strip()
    _decided(row, found, decided_by, today)
    with impossible.in_words(about="person", about_id=child):
        row.save()
    convened.log(children=[child], why=noted)
    key: UUID = row.id
    return key


@step
def bring_supporter(*, meeting: UUID, invitation: UUID, name: str, today: date, what: str = "") -> UUID:
    """Record whom somebody of the family brings as a supporter; `what` says what that is to them.

    Raises Refused for who may not, without a name, and for a professional; NotHere for no invitation.
    """
    found = convened.find_open(meeting=meeting, what=May.MEET, today=today)
    of = _find(found, invitation)
    if of.role not in words.FAMILY or of.supports_id is not None:
        raise Refused(
            "A supporter comes with somebody of the family.", about="person", about_id=found.children[0]
        )
    made = ConferenceInvitation.objects.create(
        authority_id=of.authority_id, meeting_id=meeting, name=given.name(text=name, what="A supporter"),
        role="supporter", why="supporter", supports=of, answer_note=what.strip(),
    )  # fmt: skip
    convened.log(children=found.children)
    key: UUID = made.id
    return key


@step
def answer(*, meeting: UUID, invitation: UUID, answer: str, on: date, today: date, note: str = "") -> Invited:
    """Record what somebody answered: a word of ANSWERS, on a day.

    Raises Refused for who may not, a word that is none, a day ahead and somebody not invited; NotHere for no
    invitation.
    """
    found = convened.find_open(meeting=meeting, what=May.MEET, today=today)
    given.known(word=answer, words=ANSWERS, what="the answer")
    given.not_after(on=on, today=today, what="The answer")
    row = _find(found, invitation)
    if not row.invited:
        raise Refused(f"{row.name} is not invited.", about="person", about_id=found.children[0])
    row.answer, row.answered_on, row.answer_note = answer, on, note.strip() or row.answer_note
    row.save(update_fields=["answer", "answered_on", "answer_note"])
    convened.log(children=found.children)
    return shown(row=row)


def _write(found: Convened, each: Invitee) -> ConferenceInvitation:
    with impossible.in_words(about="person", about_id=found.children[0]):
        made: ConferenceInvitation = ConferenceInvitation.objects.create(
            authority_id=entry.current().authority, meeting=found.meeting, person_id=each.person,
            account_id=each.account, agency_id=each.agency, name=each.name, role=each.role, why=each.why,
            report_wanted=each.why == "involved" and each.role not in words.FAMILY,
        )  # fmt: skip
    return made


def _decided(row: ConferenceInvitation, found: Convened, by: str, today: date) -> None:
    """Who decided: the chair, where it was the chair; else whoever records it, where the role is theirs."""
    row.decided_by_role, row.decided_on = by, today
    mine = entry.current().actor.account
    if by == "conference-chair" and found.conference.chair_id is not None:
        row.decided_by_id = found.conference.chair_id
    else:
        row.decided_by_id = mine if by in {str(each) for each in standing.of(today=today).roles} else None


def _find(found: Convened, invitation: UUID) -> ConferenceInvitation:
    row: ConferenceInvitation | None = ConferenceInvitation.standing.filter(
        id=invitation, meeting=found.meeting.id
    ).first()
    if row is None:
        raise NotHere("There is no such invitation here.", about="invitation", about_id=invitation)
    return row


def _of_proposed(found: Convened, key: str, today: date) -> ConferenceInvitation:
    proposed = {each.key: each for each in conference_invitees.propose(found=found, today=today)}
    if key not in proposed:
        raise NotHere("Nobody of that key is on the record.", about="person", about_id=found.children[0])
    known = next(
        (
            each
            for each in conference_invited.rows(meeting=found.meeting.id)
            if conference_invited.key(row=each) == key
        ),
        None,
    )
    return known or _write(found, proposed[key])


def _there(model: "type[Agency] | type[Account]", key: UUID | None, noun: str) -> "Agency | Account | None":
    found = model.objects.filter(id=key).first() if key else None
    if key is not None and found is None:
        raise NotHere(f"There is no such {noun} here.", about=noun, about_id=key)
    return found
