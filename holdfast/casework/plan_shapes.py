"""What is said in a part of a plan, checked and made into columns: lines, needs, outcomes, actions, contacts.

Of each part: its name in words, who may write it, and the rows by which its version is known.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q

from holdfast.access.children import May
from holdfast.access.refusals import Refused
from holdfast.casework import given, plan_people
from holdfast.casework.plan_keys import SAYS
from holdfast.casework.plan_parts import Wanted
from holdfast.casework.plan_people import Named
from holdfast.casework.plan_said import ActionSaid, ContactSaid, LineSaid, NeedSaid, OutcomeSaid
from holdfast.procedures import words
from holdfast.procedures.plan_words import (
    CONTACT_KINDS,
    FLAGS,
    HOUSEHOLD,
    OWN_TABLES,
    PARTS,
    SIDES,
    WHOSE,
)
from holdfast.records.models import Action, Contact, Need, Outcome, Plan, PlanLine

AT_HOME = "household_children"
"""The name of the part that has three words on each child of the household."""
AT_HOME_LABEL = "Each child of the household"

WORKERS_PARTS = frozenset(
    {"concerns", "summary_of_harm", "objective", "before_ending", "not_negotiable", "unacceptable_care",
     "sanctions", "child_removed", "reunification_planned", "rhythm"}
)  # fmt: skip
"""What a partner of another agency reads and does not write: why there is a plan, and what ends it."""

TABLES: Mapping[str, type[Any]] = {"needs": Need, "contacts": Contact}
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "objective": ("aim",), "rhythm": ("visit_every", "core_group_every", "rooms_every"),
}  # fmt: skip
"""The parts that stand in columns of the plan itself."""


def label(*, part: str) -> str:
    """What a part is called. Raises Refused where it is none."""
    if part == AT_HOME:
        return AT_HOME_LABEL
    given.known(word=part, words=PARTS, what="the part of the plan")
    return PARTS[part].label


def may(*, part: str) -> May:
    """What somebody must be allowed to write in it."""
    return May.WRITE if part in WORKERS_PARTS else May.CONTRIBUTE


def names(*, part: str) -> tuple[str, ...]:
    """The words under which its lines stand."""
    return tuple(HOUSEHOLD) if part == AT_HOME else (part,)


def is_one_text(*, part: str) -> bool:
    """Whether it is one text, not several rows."""
    return part != AT_HOME and PARTS[part].shape in {"words", "flag"}


def rows(*, plans: Iterable[UUID], part: str) -> list[tuple[type[Any], Q]]:
    """The rows by which the version of a part is known, of these plans."""
    wanted = list(plans)
    if part in COLUMNS:
        return [(Plan, Q(id__in=wanted))]
    if part == "outcomes":
        return [
            (Outcome, Q(need__plan__in=wanted)), (Action, Q(outcome__need__plan__in=wanted)),
        ]  # fmt: skip
    if part in TABLES:
        return [(TABLES[part], Q(plan__in=wanted))]
    return [(PlanLine, Q(plan__in=wanted, part__in=names(part=part)))]


def checked(*, lines: Iterable[LineSaid], part: str) -> tuple[LineSaid, ...]:
    """The lines of a part, each of which says something. Raises Refused for one that does not, or is none."""
    label(part=part)
    if part in OWN_TABLES:
        raise Refused(f"“{part}” is not written line by line.")
    found = tuple(lines)
    for each in found:
        given.known(word=each.part, words=names(part=part), what="the part of the plan")
        if each.side:
            given.known(word=each.side, words=SIDES, what="whose it is")
        if each.not_relevant:
            given.needed(text=each.why, why="Say why it is not needed.")
        elif not each.text.strip():
            raise Refused("Say what it is, or leave the line out.")
        elif part != AT_HOME and PARTS[part].shape == "flag":
            given.known(word=each.text, words=FLAGS, what=PARTS[part].label)
    return found


def line(*, said: LineSaid, people: Sequence[Named]) -> Wanted:
    """A line as it is kept: one that is not needed says so in its text too."""
    columns = _columns(PlanLine, said)
    columns["text"] = columns["text"] or ("Not needed" if said.not_relevant else "")
    return Wanted(columns=columns | _who(said, people, role=False), key=said.key)


def need(*, said: NeedSaid) -> Wanted:
    """A need as it is kept. Raises Refused for one that says nothing, and for whose need it cannot be."""
    given.known(word=said.whose, words=WHOSE, what="whose need it is")
    if said.key is None:
        given.needed(text=said.text, why="Say what the need is.")
    return Wanted(columns=_columns(Need, said), key=said.key)


def outcome(*, said: OutcomeSaid) -> Wanted:
    """An outcome as it is kept. Raises Refused for one that says nothing."""
    given.needed(text=said.text, why="Say what will be different for the child.")
    return Wanted(columns=_columns(Outcome, said), key=said.key)


def action(*, said: ActionSaid, people: Sequence[Named]) -> Wanted:
    """An action as it is kept. Raises Refused for one without what is done, or who does it."""
    given.needed(text=said.text, why="Say what is done.")
    given.needed(text=said.who, why=f"Say who does it: {said.text.strip()}")
    if said.role:
        given.known(word=said.role, words=words.ROLES, what="the role")
    happened = {name: getattr(said, name) for name in ("done_on", "progress") if getattr(said, name)}
    where = {"meeting_id": said.meeting} if said.meeting else {}
    return Wanted(
        columns=_columns(Action, said) | _who(said, people, role=True) | happened | where, key=said.key
    )


def contact(*, said: ContactSaid, people: Sequence[Named]) -> Wanted:
    """A contact as it is kept. Raises Refused without who it is, for no interval, and an unknown kind."""
    given.needed(text=said.who, why="Say who sees the child.")
    given.known(word=said.kind, words=CONTACT_KINDS, what="the kind of contact")
    columns = _columns(Contact, said) | _who(said, people, role=True)
    columns["every"] = given.interval(text=said.every, what="How often somebody sees the child")
    return Wanted(columns=columns, key=said.key)


def _columns(model: type[Any], said: Any) -> dict[str, Any]:
    """What is said, without the blanks around it."""
    found = {name: getattr(said, name) for name in SAYS[model]}
    found = {name: value.strip() if isinstance(value, str) else value for name, value in found.items()}
    if "answers" in found:
        found["answers"] = [str(each) for each in found["answers"]]
    return found


def _who(said: Any, people: Sequence[Named], *, role: bool) -> dict[str, Any]:
    """By whom it is: as it was said, else as the record knows the name."""
    known = dict(plan_people.columns(who=said.who, people=people, role=role))
    if said.account is not None:
        known["account_id"] = said.account
    if said.agency is not None:
        known["agency_id"] = said.agency
    if role and said.role:
        known["role"] = said.role
    return known
