"""Deriving what is due from what happened, as columns to be stored; and the day to derive it again."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from holdfast.casework import happened
from holdfast.procedures import obligations as engine
from holdfast.procedures import sentences
from holdfast.procedures.case import Case, read
from holdfast.procedures.duties import Shape
from holdfast.procedures.faults import CaseFault
from holdfast.procedures.obligations import Obligation
from holdfast.procedures.pack import Pack
from holdfast.procedures.timeline import MAJORITY, birthday

COLUMNS = (
    *("duty", "trigger_event", "trigger_on", "trigger_id", "due_on", "unset", "not_before_on", "met_on"),
    *("breached_on", "closed_on", "acknowledged_on", "varied_until_on", "responsible", "recipient"),
)
"""What is stored of an obligation, besides its key and by which versions it was derived."""

Columns = dict[str, Any]


@dataclass(frozen=True)
class Derivation:
    """What is due for one child as of a day. `again_on`: when time alone changes it, None for never.

    `fault` says in words for people why nothing could be derived; the rest is then empty.
    """

    found: tuple[Obligation, ...] = ()
    again_on: date | None = None
    fault: str = ""

    @property
    def columns(self) -> dict[str, Columns]:
        """The columns to be stored, by key."""
        return {each.key: _columns(each) for each in self.found}


def of(*, children: Iterable[UUID], pack: Pack, today: date) -> dict[UUID, Derivation]:
    """Derive for each child what is due as of a day, from what happened; a dozen queries for all of them.

    A child whose record contradicts itself has a `fault` instead.
    """
    forms = happened.of(children=children)
    return {child: derive(form=form, pack=pack, today=today) for child, form in forms.items()}


def derive(*, form: happened.PublicForm, pack: Pack, today: date) -> Derivation:
    """Derive what is due in one case of the public form as of a day."""
    try:
        case = read(_known_duties(form, pack))
        found = engine.derive(pack, case, today)
    except CaseFault as fault:
        return Derivation(fault=_in_words(str(fault)))
    return Derivation(tuple(found), _again_on(case, found, pack, today))


def _known_duties(form: happened.PublicForm, pack: Pack) -> Mapping[str, Any]:
    """Leave out the variation of a duty that this version of the procedure no longer has."""
    known = {duty.id for duty in pack.duties}
    kept = [each for each in form["happened"] if each["event"] != "varied" or each["duty"] in known]
    return {"child": form["child"], "happened": kept}


def _columns(each: Obligation) -> Columns:
    varied = each.varied["until"] if each.varied is not None else None
    return {
        "duty": each.duty,
        "trigger_event": each.trigger.event,
        "trigger_on": each.trigger.on,
        "trigger_id": each.trigger.id or "",
        "due_on": each.due,
        "unset": each.when or "",
        "not_before_on": each.not_before,
        "met_on": each.met_on,
        "breached_on": each.breached_on,
        "closed_on": each.closed_on,
        "acknowledged_on": each.acknowledged_on,
        "varied_until_on": date.fromisoformat(varied) if varied is not None else None,
        "responsible": each.responsible or "",
        "recipient": each.recipient or "",
    }


def _again_on(case: Case, found: list[Obligation], pack: Pack, today: date) -> date | None:
    """The first day to come on which time alone may change what is derived.

    The engine looks at `as_of` in four places: what is dated later is left out; a plan ends at 18; a birthday
    sets a duty going once it has come; a least duration is met once its day is reached.
    """
    child = case.child
    if not case.happened and not found:
        return None  # nothing can follow from nothing
    days = {each.on for each in case.happened} | {on for on in (child.born, child.died) if on is not None}
    if child.born is not None:
        days |= {birthday(child.born, age) for age in _ages(pack)}
    lasting = {duty.id for duty in pack.duties if duty.shape is Shape.LASTS}
    days |= {each.due for each in found if each.duty in lasting and each.due is not None}
    return min((on for on in days if on > today), default=None)


_ages_by_version: dict[str, frozenset[int]] = {}


def _ages(pack: Pack) -> frozenset[int]:
    """The birthdays that a pack counts from, and the one at which a plan ends."""
    if pack.version not in _ages_by_version:
        named = re.findall(r"birthday-([0-9]+)", " ".join(repr(duty.raw) for duty in pack.duties))
        _ages_by_version[pack.version] = frozenset(map(int, named)) | {MAJORITY}
    return _ages_by_version[pack.version]


def _in_words(fault: str) -> str:
    """An engine's fault as people read it: without an event's place in a list, its dates in words."""
    said = re.sub(r"event [0-9]+ \(([^)]*)\)", lambda found: found[1].replace("-", " "), fault)
    said = said.replace(": on is ", " on ")
    return re.sub(
        r"[0-9]{4}-[0-9]{2}-[0-9]{2}", lambda found: sentences.day(date.fromisoformat(found[0])), said
    )
