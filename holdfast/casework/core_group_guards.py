"""What the procedure says of who belongs to a core group, asked as members leave and invitations go.

A role counts as there only where everybody whom the record has in it is: whoever is left out is named.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from holdfast.access import relations
from holdfast.casework import conference_clauses, guarded, visit_said
from holdfast.casework.conference_clauses import Clause
from holdfast.procedures import words
from holdfast.records.models import Involvement, Person

CORE_GROUP = "core-group"


class Belongs(Protocol):
    """Somebody who belongs to it."""

    @property
    def role(self) -> str:
        """In which role."""

    @property
    def account(self) -> UUID | None:
        """By which account."""

    @property
    def agency(self) -> UUID | None:
        """For which agency."""

    @property
    def children(self) -> tuple[UUID, ...]:
        """Of whose group."""


@dataclass(frozen=True, kw_only=True)
class Judged:
    """Whether a child is asked to come, who judged it (a role) and why."""

    invited: bool
    decided_by: str = ""
    why: str = ""


def facts(
    *, children: Sequence[UUID], members: Iterable[Belongs], today: date,
    judged: Mapping[UUID, Judged] | None = None, on: date | None = None,
    people: Iterable[Person] | None = None,
) -> dict[UUID, dict[str, Any]]:  # fmt: skip
    """What the guard of invitations may ask of each child's group; for all of them in two queries.

    In one where `people`, the children, were read already.
    """
    there, said = list(members), judged or {}
    rows: dict[UUID, list[Involvement]] = {child: [] for child in children}
    for row in Involvement.standing.filter(relations.in_force(today=today), child__in=children):
        if row.role in words.ROLES:
            rows[row.child_id].append(row)
    born = {each.id: each for each in people or Person.objects.filter(id__in=list(children))}
    return {
        child: _facts(
            born[child], [each for each in there if child in each.children], rows[child],
            said.get(child), on or today,
        )
        for child in children
    }  # fmt: skip


def ask_leaving(
    *, child: UUID, before: Sequence[Belongs], after: Sequence[Belongs], today: date,
    reasons: Mapping[str, str] | None,
) -> str:  # fmt: skip
    """Ask whether those who are left make a core group; what stood in the way before asks nothing new.

    Raises StandsInTheWay where a guard is not lifted.
    """
    then, now = (lacking(children=[child], members=each, today=today)[child] for each in (before, after))
    if not set(now) - set(then):
        return ""
    known = facts(children=[child], members=after, today=today, judged={child: _SAID})
    return guarded.ask(
        step="invite", facts=known.values(), on=today, today=today, reasons=reasons, about_id=child
    )


def lacking(
    *,
    children: Sequence[UUID],
    members: Iterable[Belongs],
    today: date,
    people: Iterable[Person] | None = None,
) -> dict[UUID, tuple[Clause, ...]]:
    """What the procedure wants of each child's group and these do not make; a part of steps and reads.

    `people` are the children, where they were read already.
    """
    known = facts(
        children=children, members=members, today=today, judged=dict.fromkeys(children, _SAID), people=people
    )
    return {
        child: conference_clauses.forbidding(
            step="invite", facts={name: each for name, each in own.items() if each is not None}, on=today
        )
        for child, own in known.items()
    }


def _facts(
    person: Person, members: Sequence[Belongs], rows: Sequence[Involvement], judged: Judged | None, on: date
) -> dict[str, Any]:
    left_out = {row.role for row in rows if not any(_is(each, row) for each in members)}
    return {
        "conference": CORE_GROUP,
        "invited": sorted({each.role for each in members} - left_out),
        "involved": sorted({row.role for row in rows}) or None,
        "child_age": visit_said.age(born_on=person.born_on, on=on),
        "unborn": person.born_on is None and person.expected_on is not None,
        "child_invited": judged.invited if judged else None,
        "decided_by": (judged.decided_by or None) if judged else None,
        "reason": (judged.why.strip() or None) if judged else None,
    }


# Whether the child is asked is judged for each meeting, not for the group.
_SAID = Judged(invited=False, decided_by=str(words.Role.SOCIAL_WORKER), why="judged for each meeting")


def _is(each: Belongs, row: Involvement) -> bool:
    """Whether a member is the one who is involved: by account, else for the agency, else in the role."""
    if row.account_id and each.account == row.account_id:
        return True
    if row.agency_id and each.agency == row.agency_id:
        return True
    return each.role == row.role and not (row.account_id and each.account) and not each.agency
