"""What became of each part of the outline plan: it stays in view until it is done, or the chair knows.

The core group works the detailed plan out of the outline that the conference agreed, and within it. A part of
the outline is in the detailed plan under the same key; what is in neither is adrift.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access.children import May
from holdfast.access.refusals import NotHere
from holdfast.casework import families, plan_said, plan_succession, steps
from holdfast.casework.plan_copies import FROM_OUTLINE
from holdfast.casework.plan_said import PlanPage
from holdfast.casework.steps import read
from holdfast.procedures import near_dates, outline_words, plan_words
from holdfast.records.models import Plan, PlanLine, Renegotiation

DONE, IN_PLAN, TOLD, OUTLINE, ADRIFT = "done", "in-plan", "told", "outline", "adrift"
STATES: Mapping[str, str] = {
    DONE: "Done",
    IN_PLAN: "In the detailed plan",
    TOLD: "Cannot be done: the chair was told",
    OUTLINE: "Stands in the outline",
    ADRIFT: "Adrift: in neither plan, and not done",
}
ENDS_IT = "Write it into the detailed plan, or tell the chair that it cannot be done."


@dataclass(frozen=True, kw_only=True)
class OutlinePart:
    """A part of an outline plan and what became of it; `state` is a word of STATES, `on` its day."""

    key: UUID
    title: str
    text: str
    who: str
    state: str
    on: date | None

    @property
    def says(self) -> str:
        """What became of it, in words."""
        return STATES[self.state]


@dataclass(frozen=True, kw_only=True)
class OutlinePage:
    """An outline plan beside the detailed one: what became of each part, and what goes beyond it."""

    child: UUID
    name: str
    outline: PlanPage
    detailed: PlanPage | None
    parts: tuple[OutlinePart, ...]
    beyond: tuple[str, ...]
    may: frozenset[str]

    @property
    def adrift(self) -> tuple[OutlinePart, ...]:
        """The parts that are in neither plan, and not done."""
        return tuple(each for each in self.parts if each.state == ADRIFT)


@read
def show(*, child: UUID, today: date) -> OutlinePage:
    """What became of each part of a child's newest outline plan.

    Raises NotHere where there is none; Refused and NotHere as access says.
    """
    access_children.require(child=child, what=May.SEE, today=today)
    rows = Plan.standing.filter(registration__child=child, registration__withdrawn_at=None)
    rows = rows.select_related("registration__child")
    last = rows.order_by("-registration__from_on", "-made_on", "-number", "-id")
    outline = last.filter(part=plan_succession.OUTLINE).first()
    if outline is None:
        raise NotHere("No outline plan is recorded for this child.", about="person", about_id=child)
    detailed = last.filter(
        part=plan_succession.DETAILED, registration=outline.registration_id, replaced_on=None
    ).first()
    pages = plan_said.pages(plans=[each for each in (outline, detailed) if each is not None])
    of_detailed = pages[1] if detailed is not None else None
    allowed = access_children.allowed(child=child, today=today)
    steps.log(about="person", about_id=child)
    return OutlinePage(
        child=child, name=families.name_of(person=outline.registration.child), outline=pages[0],
        detailed=of_detailed, beyond=beyond(outline=pages[0], detailed=of_detailed),
        parts=parts(
            outline=pages[0], detailed=of_detailed, told=told(registrations=[outline.registration_id])
        ),
        may=frozenset(str(each) for each in allowed.may) if allowed else frozenset(),
    )  # fmt: skip


def told(*, registrations: Iterable[UUID]) -> dict[UUID, date]:
    """By key, the day on which the chair was told that a part cannot be done; for reads that asked access."""
    rows = Renegotiation.standing.filter(plan__registration__in=list(registrations)).exclude(milestone=None)
    return dict(rows.order_by("raised_on", "id").values_list("key", "raised_on"))


def parts(
    *, outline: PlanPage, detailed: PlanPage | None, told: Mapping[UUID, date]
) -> tuple[OutlinePart, ...]:
    """What became of each part of an outline plan, in its order. Without a detailed plan none is adrift."""
    there = dict(_rows(detailed)) if detailed is not None else {}
    written = {each.part for each in detailed.lines} if detailed is not None else set()
    return tuple(
        _part(
            row, there.get(row.key), is_placed=_is_placed(row, written), known=detailed is not None, told=told
        )
        for _, row in _rows(outline)
    )


def adrift(
    *, outline: PlanPage, detailed: PlanPage | None, told: Mapping[UUID, date]
) -> tuple[OutlinePart, ...]:
    """The parts of an outline plan that are in neither plan and not done, unknown to the chair."""
    found = parts(outline=outline, detailed=detailed, told=told)
    return tuple(each for each in found if each.state == ADRIFT)


def beyond(*, outline: PlanPage, detailed: PlanPage | None) -> tuple[str, ...]:
    """The outcomes of a detailed plan that answer no need of the outline: no conference agreed them."""
    if detailed is None:
        return ()
    agreed = {need.key for need in outline.needs} | {each.key for each in outline.outcomes}
    known = {need.text.casefold() for need in outline.needs}
    return tuple(
        outcome.text
        for need in detailed.needs
        if need.key not in agreed and need.text.casefold() not in known
        for outcome in need.outcomes
        if outcome.key not in agreed
    )


def besides(*, registration: UUID, today: date) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What the newest outline plan says that has no part in a detailed one, by the part: it is lost nowhere.

    For reads that have asked access; in one query.
    """
    rows = Plan.standing.filter(registration=registration, part=plan_succession.OUTLINE)
    newest = rows.order_by("-made_on", "-number", "-id").values("id")[:1]
    found: dict[str, list[str]] = {}
    for row in PlanLine.standing.filter(plan__in=newest, not_relevant=False).order_by("place", "id"):
        if not _has_place(row.part):
            by = f"by {near_dates.day(row.by_on, today)}" if row.by_on else row.when
            says = ", ".join(filter(None, (row.text, row.for_whom, row.who, by)))
            found.setdefault(row.part, []).append(says)
    return tuple(
        (part.label, tuple(found[name])) for name, part in outline_words.PARTS.items() if name in found
    )


def _has_place(part: str) -> bool:
    """Whether a detailed plan has a part for what an outline plan says under this one."""
    name = FROM_OUTLINE.get(part, part)
    return name in plan_words.PARTS or name in plan_words.HOUSEHOLD


def _rows(page: PlanPage) -> Iterator[tuple[UUID, Any]]:
    """Each part of a plan with its key: outcomes, what is done for them, contacts, lines."""
    rows: list[Any] = []
    for outcome in page.outcomes:
        rows += [outcome, *outcome.actions]
    rows += [*page.contacts, *page.lines]
    yield from ((each.key, each) for each in rows if each.key)


def _is_placed(row: Any, written: Iterable[str]) -> bool:
    """Whether it is a line that the detailed plan has under its part, in words of its own."""
    if not isinstance(row, plan_said.LineSaid):
        return False
    part = plan_words.PARTS.get(FROM_OUTLINE.get(row.part, row.part))
    return part is not None and part.shape in ("words", "flag") and part.name in written


def _part(row: Any, now: Any, *, is_placed: bool, known: bool, told: Mapping[UUID, date]) -> OutlinePart:
    state, on = _state(row, now, is_placed, known, told)
    is_contact = isinstance(row, plan_said.ContactSaid)
    return OutlinePart(
        key=row.key, title=_title(row), text=row.why or row.who if is_contact else row.text,
        who="" if isinstance(row, plan_said.OutcomeSaid) else row.who, state=state, on=on,
    )  # fmt: skip


def _state(
    row: Any, now: Any, is_placed: bool, known: bool, told: Mapping[UUID, date]
) -> tuple[str, date | None]:
    done = next(filter(None, (_done(each) for each in (now, row) if each is not None)), None)
    if done is not None:
        return DONE, done
    if now is not None or is_placed:
        return IN_PLAN, None
    if row.key in told:
        return TOLD, told[row.key]
    return (OUTLINE if not known or _stays(row) else ADRIFT), None


def _done(row: Any) -> date | None:
    found: date | None = getattr(row, "done_on", None) or getattr(row, "reached_on", None)
    return found


def _stays(row: Any) -> bool:
    """Whether it is a line for which a detailed plan has no place, or that says that nothing is needed."""
    if not isinstance(row, plan_said.LineSaid):
        return False
    return row.not_relevant or not _has_place(row.part)


def _title(row: Any) -> str:
    titles: Sequence[tuple[type[Any], str]] = (
        (plan_said.OutcomeSaid, "What will be different"), (plan_said.ActionSaid, "What is done"),
        (plan_said.ContactSaid, "Who sees the child"),
    )  # fmt: skip
    for kind, title in titles:
        if isinstance(row, kind):
            return title
    part = outline_words.PARTS.get(row.part)
    return part.label if part is not None else outline_words.HOUSEHOLD.get(row.part, row.part)
