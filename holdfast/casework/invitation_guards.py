"""What the procedure says before people are invited to a conference, asked for each of its children.

A role counts as invited only where everybody whom the record names in it is: whoever is left out is named.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from holdfast.access.refusals import Refused
from holdfast.casework import families, guarded, visit_said
from holdfast.casework.conference_invitees import Invitee
from holdfast.casework.convened import Convened
from holdfast.casework.guarded import StandsInTheWay
from holdfast.procedures import words
from holdfast.procedures.words import Role
from holdfast.records.models import ConferenceInvitation, Person

Reasons = Mapping[str, str] | None


class LeavesOut(Refused):
    """The procedure stands in the way of sending, and somebody on the record is not invited: by name."""


def ask_child(
    *, found: Convened, child: Person, invited: bool, decided_by: str, why: str, today: date,
    reasons: Reasons = None,
) -> str:  # fmt: skip
    """Ask of one child's invitation alone: who else is invited is asked when the invitations go."""
    facts = {
        "conference": found.meeting.kind, "invited": [Role.PARENT.value],
        "child_age": _age(child, found, today),
        "child_invited": invited, "unborn": _is_unborn(child), "decided_by": decided_by or None,
        "reason": why or None,
    }  # fmt: skip
    return guarded.ask(
        step="invite", facts=[facts], on=today, today=today, reasons=reasons, about_id=child.id
    )


def ask_all(
    *, found: Convened, rows: Sequence[ConferenceInvitation], left_out: Sequence[Invitee], on: date,
    today: date, reasons: Reasons = None,
) -> str:  # fmt: skip
    """Ask of everybody who is invited, for each child; raises LeavesOut with the names, or StandsInTheWay."""
    missing = {each.role for each in left_out}
    roles = [each.role for each in rows if each.invited and each.role not in missing]
    involved = sorted(missing | {each.role for each in rows if each.why == "involved" and not each.excluded})
    judged = {each.person_id: each for each in rows if each.role == "child"}
    facts = [
        _facts(found, part.child, judged.get(part.child_id), sorted(set(roles)), involved, today)
        for part in found.parts
    ]
    try:
        return guarded.ask(
            step="invite", facts=facts, on=on, today=today, reasons=reasons, about_id=found.children[0]
        )
    except StandsInTheWay as stands:
        if not left_out:
            raise
        names = ", ".join(f"{each.name} ({each.role.replace('-', ' ')})" for each in left_out)
        raise LeavesOut(
            f"On the record as involved and not invited: {names}. {stands.why}", clause=stands.clause,
            who_can_help=stands.who_can_help, about="person", about_id=found.children[0],
        ) from stands  # fmt: skip


def called(*, child: Person) -> str:
    """What the child is called."""
    return families.name_of(person=child)


def _facts(
    found: Convened, child: Person, judged: ConferenceInvitation | None, roles: list[str],
    involved: list[str], today: date,
) -> dict[str, Any]:  # fmt: skip
    return {
        "conference": found.meeting.kind, "invited": roles,
        "involved": [each for each in involved if each in words.ROLES] or None,
        "child_age": _age(child, found, today), "unborn": _is_unborn(child),
        "child_invited": judged.invited if judged else None,
        "decided_by": (judged.decided_by_role or None) if judged else None,
        "reason": (judged.judged_why or None) if judged else None,
    }  # fmt: skip


def _age(child: Person, found: Convened, today: date) -> int | None:
    """The age on the day of the conference."""
    return visit_said.age(born_on=child.born_on, on=found.day or today)


def _is_unborn(child: Person) -> bool:
    return child.born_on is None and child.expected_on is not None
