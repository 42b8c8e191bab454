"""The parts of a plan in the public form (docs/record-form.md, detailed-plan), from the rows of one version.

What was not written is left out. Needs, risks and outcomes go by their key, as later versions do.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from holdfast.casework import outline_records
from holdfast.procedures import plan_words
from holdfast.records.models import Action, Contact, Need, Outcome, PlanLine

# Of each part of rows: what the public form calls the text, and its columns.
ROWS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "risks": ("risk", {"protection": "why"}),
    "changes": ("change", {"aspect": "for_whom"}),
    "responsibilities": ("responsibility", {"who": "who", "side": "side", "if_unable": "otherwise"}),
    "family_commitments": ("commitment", {"who": "who"}),
    "family_roles": ("role", {"who": "who", "with_whom": "for_whom"}),
    "services": ("service", {"by": "who", "for_whom": "for_whom", "purpose": "why"}),
    "adult_needs": ("need", {"who": "who", "service": "why"}),
    "contingency": ("action", {"trigger": "when", "by": "who"}),
    "parent_views": ("views", {"who": "who", "why_not": "why"}),
    "review_points": ("judged_by", {}),
}
SHAPES: Mapping[str, str] = {name: each.shape for name, each in plan_words.PARTS.items()}
YES, NO = "yes", "no"


def key(*, row: Need | Outcome | Action | Contact | PlanLine) -> str:
    """By what other parts refer to a row: the key that it has in every version."""
    found: UUID = row.key or row.id
    return str(found)


def told(*, said: Mapping[str, Any]) -> dict[str, Any]:
    """What was said; an empty list or text was not."""
    return {name: value for name, value in said.items() if value not in (None, "", [], {})}


def lines(*, rows: Iterable[PlanLine]) -> dict[str, Any]:
    """The parts that have no table of their own, with `not_relevant` where why one is not needed is said."""
    by_part: dict[str, list[PlanLine]] = {}
    not_relevant: dict[str, str] = {}
    for each in rows:
        if each.part in plan_words.HOUSEHOLD:
            by_part.setdefault("household_children", []).append(each)
        elif each.not_relevant:
            not_relevant[each.part] = each.why
        elif each.part in SHAPES:
            by_part.setdefault(each.part, []).append(each)
    said = {part: _part(part, own) for part, own in by_part.items()}
    said["views"] = [_view(each) for each in by_part.get("parent_views", ())]
    return told(said=said | {"not_relevant": not_relevant})


def _view(line: PlanLine) -> dict[str, Any]:
    """What a parent wants, as the public form keeps it among the views of all."""
    return told(said={"id": key(row=line), "who": line.who, "side": "family", "views": line.text})


def _part(part: str, own: Sequence[PlanLine]) -> Any:
    if part == "household_children":
        return outline_records.household(lines=own)
    if part in ROWS:
        return [_row(part, each) for each in own]
    if SHAPES[part] == "flag":
        return {YES: True, NO: False}.get(own[0].text)
    texts = [line.strip() for each in own for line in each.text.splitlines() if line.strip()]
    return texts if SHAPES[part] == "list" else "\n".join(texts)


def _row(part: str, line: PlanLine) -> dict[str, Any]:
    named, columns = ROWS[part]
    row: dict[str, Any] = {"id": key(row=line), named: line.text}
    row |= {name: getattr(line, column) for name, column in columns.items()}
    if part == "review_points":
        row["by_when"] = line.by_on.isoformat() if line.by_on else line.when
    if part == "adult_needs":
        row["in_core_group"] = {YES: True, NO: False}.get(line.when)
    return told(said=row)


def needs(*, rows: Sequence[Need]) -> list[dict[str, Any]]:
    """The needs, each with the finding it is traced to."""
    return [
        told(said={"id": key(row=each), "need": each.text, "whose": each.whose, "finding": each.finding,
              "service": each.service, "help": each.help})
        for each in rows
    ]  # fmt: skip


def outcomes(
    *, needs_of: Sequence[Need], rows: Iterable[Outcome], doing: Iterable[Action], risks: Iterable[str]
) -> list[dict[str, Any]]:
    """The outcomes with their actions, of a version's rows; `risks` are the keys of the plan's risks.

    An outcome answers the need under which it stands, and others it names; an action that names none answers
    those of its outcome.
    """
    of_risks, of_needs = set(risks), {key(row=each) for each in needs_of}
    by_need = {each.id: each for each in needs_of}
    places = {each.id: number for number, each in enumerate(needs_of)}
    ordered = sorted(
        (each for each in rows if each.need_id in by_need), key=lambda each: places[each.need_id]
    )
    done_for: dict[UUID, list[Action]] = {}
    for each in doing:
        done_for.setdefault(each.outcome_id, []).append(each)
    found = []
    for row in ordered:
        answers = [str(each) for each in row.answers]
        own = list(
            dict.fromkeys([key(row=by_need[row.need_id]), *(each for each in answers if each in of_needs)])
        )
        against = [each for each in answers if each in of_risks]
        found.append(told(said={
            "id": key(row=row), "outcome": row.text, "needs": own, "risks": against, "by": row.who,
            "by_when": row.by_on.isoformat() if row.by_on else row.when, "baseline": row.baseline,
            "seen": row.how_known, "for_how_long": row.for_how_long, "strategy": row.strategy,
            "resources": row.resources.splitlines(),
            "actions": [_action(each, own, of_needs, of_risks) for each in done_for.get(row.id, ())],
        }))  # fmt: skip
    return found


def _action(row: Action, own: Sequence[str], of_needs: set[str], of_risks: set[str]) -> dict[str, Any]:
    answers = [str(each) for each in row.answers]
    return told(said={
        "id": key(row=row), "action": row.text, "why": row.why, "by": row.who,
        "by_when": row.by_on.isoformat() if row.by_on else row.when,
        "needs": [each for each in answers if each in of_needs] or list(own),
        "risks": [each for each in answers if each in of_risks],
        "knowledge": row.knowledge, "resources": row.resources.splitlines(),
    })  # fmt: skip


def contacts(*, rows: Iterable[Contact], child: str) -> list[dict[str, Any]]:
    """Who sees whom; with nobody named it is the child."""
    return [
        told(said={"id": key(row=each), "who": each.who, "with_whom": each.with_whom or child,
              "kind": each.kind,
              "nature": each.nature, "frequency": frequency(contact=each), "purpose": each.why})
        for each in rows
    ]  # fmt: skip


def frequency(*, contact: Contact) -> str:
    """How often, in words."""
    return str(contact.when or (f"every {contact.every}" if contact.every else ""))
