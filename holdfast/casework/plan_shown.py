"""A version of a plan laid out for reading: outcome by outcome, then the other parts; pure, without a query.

Need or risk, what will be different, how one will know, who does what by when and how that stands.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from holdfast.casework.plan_said import ActionSaid, ContactSaid, LineSaid, NeedSaid, OutcomeSaid, PlanPage
from holdfast.procedures import near_dates, outline_words, plan_words
from holdfast.procedures.contents import Lack
from holdfast.procedures.outline_words import OutlinePart
from holdfast.procedures.plan_words import OWN_TABLES

AT_HOME = "Each child at home"


@dataclass(frozen=True, kw_only=True)
class ActionShown:
    """What somebody does; `days` to its date, fewer than 0: late; `since`: done since it was made."""

    said: ActionSaid
    days: int | None
    since: bool
    told_on: date | None  # when somebody said that it cannot be done


@dataclass(frozen=True, kw_only=True)
class OutcomeShown:
    """An outcome with the need or risk that it answers, and how it stands, in words."""

    said: OutcomeSaid
    need: NeedSaid
    actions: tuple[ActionShown, ...]
    answers: tuple[str, ...]  # what else it answers, in words
    days: int | None
    stands: str
    late: int
    since: bool


@dataclass(frozen=True, kw_only=True)
class PartShown:
    """Another part of a plan: `rows` of cells under `columns` where it is a table, else `texts`."""

    name: str
    label: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    texts: tuple[str, ...]
    not_needed: str
    lacks: tuple[Lack, ...] = ()  # by the procedure


@dataclass(frozen=True, kw_only=True)
class SectionShown:
    """Parts under one heading."""

    title: str
    parts: tuple[PartShown, ...]


@dataclass(frozen=True, kw_only=True)
class PlanShown:
    """A version as it is read; `bare` are the needs for which no outcome is set."""

    said: PlanPage
    outcomes: tuple[OutcomeShown, ...]
    bare: tuple[NeedSaid, ...]
    contacts: tuple[ContactSaid, ...]
    sections: tuple[SectionShown, ...]
    late: int


def lay_out(
    *,
    page: PlanPage,
    today: date,
    told: Mapping[UUID, date] | None = None,
    lacks: Mapping[str, tuple[Lack, ...]] | None = None,
) -> PlanShown:
    """Lay a version out as of a day; `told` has by key when somebody said that a part cannot be done.

    `lacks` are those of each part by the procedure.
    """
    outcomes = tuple(
        _outcome(page, need, outcome, today, told or {}) for need in page.needs for outcome in need.outcomes
    )
    return PlanShown(
        said=page, outcomes=outcomes, bare=tuple(each for each in page.needs if not each.outcomes),
        contacts=page.contacts, sections=tuple(_sections(page, today, lacks or {})),
        late=sum(each.late for each in outcomes),
    )  # fmt: skip


def _outcome(
    page: PlanPage, need: NeedSaid, outcome: OutcomeSaid, today: date, told: Mapping[UUID, date]
) -> OutcomeShown:
    actions = tuple(_action(page, each, today, told) for each in outcome.actions)
    late = sum(1 for each in actions if each.days is not None and each.days < 0)
    known = {str(each.key): each.text for each in page.needs}
    known |= {str(each.key): each.text for each in page.lines}
    return OutcomeShown(
        said=outcome, need=need, actions=actions, late=late, days=_days(page, outcome, today),
        answers=tuple(known[key] for each in outcome.answers if (key := str(each)) in known),
        stands=_stands(outcome, actions, late, today), since=_is_since(page, outcome.reached_on),
    )  # fmt: skip


def _action(page: PlanPage, each: ActionSaid, today: date, told: Mapping[UUID, date]) -> ActionShown:
    return ActionShown(
        said=each, days=_days(page, each, today), since=_is_since(page, each.done_on),
        told_on=told.get(each.key) if each.key else None,
    )  # fmt: skip


def _days(page: PlanPage, each: ActionSaid | OutcomeSaid, today: date) -> int | None:
    """Days to its date; None where it is done, has none, or stands in a version that counts no more."""
    done = each.done_on if isinstance(each, ActionSaid) else each.reached_on
    if each.by_on is None or done is not None or page.replaced_on is not None:
        return None
    return (each.by_on - today).days


def _is_since(page: PlanPage, on: date | None) -> bool:
    return on is not None and on > page.made_on


def _stands(outcome: OutcomeSaid, actions: tuple[ActionShown, ...], late: int, today: date) -> str:
    if outcome.reached_on is not None:
        return f"Reached {near_dates.day(outcome.reached_on, today)}"
    if not actions:
        return "No action is set"
    done = sum(1 for each in actions if each.said.done_on)
    said = f"{done} of {len(actions)} action{'s' if len(actions) > 1 else ''} done"
    return f"{said}, {late} late" if late else said


def _sections(page: PlanPage, today: date, lacks: Mapping[str, tuple[Lack, ...]]) -> Iterator[SectionShown]:
    """The parts that say something, under their headings; what is shown elsewhere on the page left out."""
    sections = outline_words.SECTIONS if page.part == "outline" else plan_words.SECTIONS
    for title, parts in sections:
        said = tuple(
            replace(_part(part, lines, today), lacks=lacks.get(part.name, ()))
            for part in parts
            if part.name not in OWN_TABLES and (lines := page.lines_of(part.name))
        )
        if said:
            yield SectionShown(title=title, parts=said)
    at_home = tuple(
        PartShown(
            name=name, label=label, columns=("Child", label), texts=(), not_needed="",
            rows=tuple((each.who, each.text) for each in lines),
        )
        for name, label in plan_words.HOUSEHOLD.items()
        if (lines := page.lines_of(name))
    )  # fmt: skip
    if at_home:
        yield SectionShown(title=AT_HOME, parts=at_home)


def _part(part: OutlinePart, lines: tuple[LineSaid, ...], today: date) -> PartShown:
    not_needed = next((each.why for each in lines if each.not_relevant), "")
    said = [each for each in lines if not each.not_relevant]
    is_table = part.shape == "rows"
    return PartShown(
        name=part.name, label=part.label, not_needed=not_needed,
        columns=(part.text, *(label for _, label in part.named)) if is_table else (),
        rows=tuple(_row(part, each, today) for each in said) if is_table else (),
        texts=() if is_table else tuple(_text(part, each) for each in said),
    )  # fmt: skip


def _row(part: OutlinePart, line: LineSaid, today: date) -> tuple[str, ...]:
    cells = [line.text]
    for name, _ in part.named:
        found = getattr(line, name, "")
        if isinstance(found, date):
            cells.append(near_dates.day(found, today))
        else:
            cells.append(plan_words.SIDES.get(found, found) if found else "")
    return tuple(cells)


def _text(part: OutlinePart, line: LineSaid) -> str:
    return plan_words.FLAGS.get(line.text, line.text) if part.shape == "flag" else line.text
