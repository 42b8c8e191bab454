"""A draft begun from what there is: from the version in force, or from the outline plan of the conference.

What is copied keeps its key, and what has happened since: what was done, reached, and how it stands. What a
newer outline plan says besides is taken in, so that nothing that a conference decided is lost.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias
from uuid import UUID

from holdfast.casework import plan_keys, plans_in_force
from holdfast.casework.plan_keys import SAYS
from holdfast.procedures.plan_words import HOUSEHOLD, KNOWN, PARTS
from holdfast.records.models import Action, Contact, Need, Outcome, Plan, PlanLine, Registration

FROM_OUTLINE = {
    "assessment_information": "assessment_findings",
    "expectations": "family_commitments",
    "protective_actions": "safety",
    "monitoring": "review_points",
}
"""The parts of an outline plan that have another name in a detailed plan; those with the same keep it."""

Into: TypeAlias = Callable[[Any], Mapping[str, Any]]
"""In what of the draft a row is to stand."""

DETAILED = "detailed"

BESIDE: dict[type[Any], tuple[str, ...]] = {
    Need: (),
    Outcome: ("reached_on",),
    Action: ("role", "account_id", "agency_id", "meeting_id", "done_on", "progress"),
    Contact: ("role", "account_id", "agency_id"),
    PlanLine: ("account_id", "agency_id"),
}
"""What is copied beside what a row says."""

ONE_TEXT = frozenset(each.name for each in PARTS.values() if each.shape in {"words", "flag"})
"""The parts that are one text."""


def sources(*, registration: Registration) -> list[Plan]:
    """From what a draft begins, in order: the detailed plan in force, then an outline made after it."""
    rows = Plan.objects.filter(plans_in_force.of(), registration=registration)
    found = {each.part: each for each in rows.order_by("made_on", "id")}
    detailed, outline = found.get(DETAILED), found.get("outline")
    if detailed is None:
        return [outline] if outline else []
    newer = outline is not None and outline.made_on > detailed.made_on
    return [detailed, outline] if newer and outline else [detailed]


def add(*, plan: Plan, to: Plan) -> None:
    """Take into a draft what another plan of the child says and the draft does not say in the same words.

    All of it, where the draft is new, in fifteen queries. The lines of an outline plan come under their names
    in a detailed one; a part that is one text stays as it is where the draft says something there.
    """
    needs = _take(Need, _of(Need, plan=plan), _of(Need, plan=to), lambda _: {"plan": to})
    outcomes = _take(
        Outcome, _of(Outcome, need__plan=plan), _of(Outcome, need__plan=to),
        lambda row: {"need": needs[row.need_id]},
    )  # fmt: skip
    _take(
        Action, _of(Action, outcome__need__plan=plan), _of(Action, outcome__need__plan=to),
        lambda row: {"outcome": outcomes[row.outcome_id]},
    )  # fmt: skip
    _take(Contact, _of(Contact, plan=plan), _of(Contact, plan=to), lambda _: {"plan": to})
    written = list(_of(PlanLine, plan=to))
    taken = {each.part for each in written}
    lines = [each for each in _lines(plan) if not (each.part in ONE_TEXT and each.part in taken)]
    _take(PlanLine, lines, written, lambda _: {"plan": to})


def _take(model: type[Any], rows: Iterable[Any], written: Iterable[Any], into: Into) -> dict[UUID, Any]:
    """Write what is not written yet; answers which row of the draft each row became."""
    before = {_words(each): each for each in written}
    places: dict[Any, int] = {}
    for each in before.values():
        places[_part(each)] = max(places.get(_part(each), 0), each.place)
    became, made = {}, []
    for row in rows:
        found = before.get(_words(row))
        if found is None:
            places[_part(row)] = places.get(_part(row), 0) + 1
            found = _new(row, place=places[_part(row)], **into(row))
            made.append(found)
        became[row.id] = found
    if made:
        model.objects.bulk_create(made)
    return became


def _lines(plan: Plan) -> list[PlanLine]:
    """The lines of a plan as a detailed plan has them; what has no place there stays in the outline plan."""
    found: list[PlanLine] = []
    one: dict[str, PlanLine] = {}
    for row in PlanLine.standing.filter(plan=plan).order_by("part", "place", "id"):
        if plan.part == "outline":
            row.part = FROM_OUTLINE.get(row.part, row.part)
        if row.part not in KNOWN or (row.not_relevant and not _may_be_none(row.part)):
            continue
        first = one.setdefault(row.part, row)
        if row.part in ONE_TEXT and first is not row:
            first.text += f"\n{row.text}"
        else:
            found.append(row)
    return found


def _may_be_none(part: str) -> bool:
    return part in HOUSEHOLD or PARTS[part].may_be_none


def _of(model: type[Any], **of: Any) -> Any:
    return model.standing.filter(**of).order_by("place", "id")


def _words(row: Any) -> tuple[str, ...]:
    """By what a row is known to be written already: its words, of its part and for whom."""
    if isinstance(row, Contact):
        return (row.who.casefold(), row.with_whom.casefold())
    if isinstance(row, PlanLine):
        return (row.part, row.text.casefold(), row.who.casefold())
    return (row.text.casefold(),)


def _part(row: Any) -> Any:
    """Within what the rows are counted."""
    if isinstance(row, PlanLine):
        return row.part
    return getattr(row, "need_id", None) or getattr(row, "outcome_id", None)


def _new(row: Any, **into: Any) -> Any:
    """A row that says what another says, in another plan and under the same key."""
    model = type(row)
    columns = {name: getattr(row, name) for name in (*SAYS[model], *BESIDE[model])}
    key = plan_keys.key(row=row)
    return model(**{"authority_id": row.authority_id, "key": key, **columns, **into})
