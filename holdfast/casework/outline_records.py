"""A conference's outline plan in the public form (docs/record-form.md, outline-plan), for one child."""

from collections.abc import Iterable, Sequence
from typing import Any

from holdfast.casework.outline_lines import LineSaid
from holdfast.procedures import outline_words
from holdfast.records.models import PlanLine

# Of each part of rows: what the public form calls the text, and its columns.
ROWS: dict[str, tuple[str, dict[str, str]]] = {
    "objectives": ("objective", {"need": "why"}),
    "immediate_tasks": ("task", {"by": "who", "side": "side"}),
    "responsibilities": ("responsibility", {"who": "who", "side": "side"}),
    "expectations": ("expectation", {"who": "who"}),
    "services": ("service", {"by": "who", "for_whom": "for_whom"}),
    "specialist_assessments": ("assessment", {"for_whom": "for_whom", "by": "who"}),
    "contacts": ("purpose", {"who": "who", "frequency": "when"}),
    "contingency": ("action", {"trigger": "when", "by": "who"}),
}
DATED = ("immediate_tasks", "specialist_assessments")
LISTS = tuple(each.name for each in outline_words.PARTS.values() if each.shape == "list")
SAID_OF_A_CHILD = {
    part: part.removeprefix("household-").replace("-", "_") for part in outline_words.HOUSEHOLD
}


def of_lines(*, lines: Sequence[LineSaid]) -> dict[str, Any]:
    """The parts that were written, of the lines that hold for the child; the others are left out."""
    by_part: dict[str, list[LineSaid]] = {}
    not_relevant: dict[str, str] = {}
    for each in lines:
        if each.not_relevant and each.part in outline_words.PARTS:
            not_relevant[each.part] = each.why
        else:
            by_part.setdefault(each.part, []).append(each)
    said: dict[str, Any] = {
        part: _part(part, own) for part, own in by_part.items() if part in outline_words.PARTS
    }
    said["household_children"] = household(lines=lines)
    said["not_relevant"] = not_relevant
    return {name: value for name, value in said.items() if value}


def _part(part: str, own: Sequence[LineSaid]) -> Any:
    if part in ROWS:
        return [_row(part, each) for each in own]
    if part == "assessment_by":
        return own[0].by_on.isoformat() if own[0].by_on else own[0].text
    if part == "risks":
        return [{"risk": each.text} for each in own]
    return [each.text for each in own] if part in LISTS else "\n".join(each.text for each in own)


def _row(part: str, line: LineSaid) -> dict[str, Any]:
    named, columns = ROWS[part]
    row = {named: line.text} | {name: getattr(line, column) for name, column in columns.items()}
    if part in DATED:
        row["by_when"] = line.by_on.isoformat() if line.by_on else line.when
    return {name: value for name, value in row.items() if value}


def household(*, lines: Iterable[LineSaid | PlanLine]) -> list[dict[str, Any]]:
    """Each child of the household with what is said of it, of lines as written or as kept in a plan."""
    by_child: dict[str, dict[str, Any]] = {}
    for each in lines:
        if each.part not in SAID_OF_A_CHILD:
            continue
        own = by_child.setdefault(each.who, {"child": each.who})
        name = SAID_OF_A_CHILD[each.part]
        if each.not_relevant:
            own.setdefault("not_relevant", {})[name] = each.why
        else:
            own[name] = each.text
    return list(by_child.values())
