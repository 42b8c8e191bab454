"""The duty social worker's summary: every child with a plan in a line each, for whoever rings at night.

A reason is asked each time and logged. Of a restricted family the name and whom to ring stand there, no more.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access import children, entry, relations, standing
from holdfast.access.children import May
from holdfast.casework import given, plan_ends, procedure, steps, visit_said
from holdfast.casework.child_facts import ChildFacts, LastSeen, Worker
from holdfast.casework.steps import read
from holdfast.casework.wording import Wording
from holdfast.records.models import Obligation, Person
from holdfast.records.models.obligations import OPEN

PAGE = 100  # children on one page
NO_REASON = "Say why you open the summary: it is logged with your name."


@dataclass(frozen=True, kw_only=True)
class Next:
    """What is due next for a child, and by when."""

    duty: str
    due_on: date


@dataclass(frozen=True, kw_only=True)
class Line:
    """One child of the summary. Restricted: the name, the birthday and whom to ring, nothing else."""

    id: UUID
    name: str
    born_on: date | None
    expected_on: date | None
    worker: Worker | None
    restricted: bool
    may_open: bool  # without a reason: whoever works with the child anyway
    state: str = ""
    warning: str = ""
    seen: LastSeen | None = None
    next: Next | None = None

    @property
    def phone(self) -> str:
        """Whom to ring: the worker's own number, else the team's."""
        return (self.worker.phone or self.worker.team_phone) if self.worker else ""


@dataclass(frozen=True, kw_only=True)
class Summary:
    """The summary, a page of it: `named` is what was looked for, `found` how many there are in all."""

    why: str
    named: str
    page: int
    pages: int
    found: int
    lines: tuple[Line, ...]


@read
def ask(*, today: date) -> None:
    """Ask whether whoever acts may see the summary, before a reason is asked. Raises Refused where not."""
    standing.require(may=May.ON_DUTY, today=today, about="duty")
    steps.log(about="duty")


@read
def summary(*, why: str, today: date, named: str = "", page: int = 1) -> Summary:
    """Every child with a plan, by family name; of those whose name begins so, where `named` says how.

    Raises Refused for who is not on duty, and without a reason.
    """
    standing.require(may=May.ON_DUTY, today=today, about="duty")
    reason = given.needed(text=why, why=NO_REASON, about="duty")
    people = [each for each in _with_a_plan(today) if _is_named(each, named)]
    pages = max(1, -(-len(people) // PAGE))
    page = min(max(page, 1), pages)
    here = people[(page - 1) * PAGE : page * PAGE]
    lines = _lines(here, today)
    steps.log(about="duty", why=reason)
    return Summary(
        why=reason, named=named.strip(), page=page, pages=pages, found=len(people), lines=tuple(lines)
    )


def _with_a_plan(today: date) -> list[Person]:
    registered = relations.registered(today=today).values("child")
    people = Person.standing.filter(authority_id=entry.current().authority, id__in=registered)
    found = people.order_by("family_name", "given_name", "id")
    return [each for each in found if not plan_ends.is_over(person=each, today=today)]


def _is_named(person: Person, named: str) -> bool:
    """Whether each word looked for begins one of the person's names."""
    names = f"{person.given_name} {person.family_name}".casefold().split()
    return all(any(name.startswith(word) for name in names) for word in named.casefold().split())


def _lines(people: Sequence[Person], today: date) -> list[Line]:
    keys = {each.id for each in people}
    facts = ChildFacts.of(children=keys, today=today)
    may = children.allowed_each(children=keys, today=today)
    coming = _next(keys)
    wording = Wording.of(pack=procedure.pack())
    return [
        _line(
            each, facts[each.id], may[each.id],
            state=facts[each.id].state(wording=wording, today=today),
            coming=Next(duty=wording.duty(duty=coming[each.id][0]), due_on=coming[each.id][1])
            if each.id in coming else None,
        )
        for each in people
    ]  # fmt: skip


def _line(
    person: Person, facts: ChildFacts, may: children.Allowed, *, state: str, coming: Next | None
) -> Line:
    sees = May.SEE in may.may
    line = Line(
        id=person.id, name=visit_said.name(person=person), born_on=person.born_on,
        expected_on=person.expected_on, worker=facts.worker, restricted=may.restricted, may_open=sees,
    )  # fmt: skip
    if may.restricted and not sees:
        return line
    return Line(
        id=line.id, name=line.name, born_on=line.born_on, expected_on=line.expected_on, worker=line.worker,
        restricted=line.restricted, may_open=line.may_open, state=state, warning=person.warning,
        seen=facts.seen, next=coming,
    )  # fmt: skip


def _next(keys: Collection[UUID]) -> dict[UUID, tuple[str, date]]:
    """The open obligation of each child that is due first."""
    rows = Obligation.objects.filter(
        OPEN, authority_id=entry.current().authority, gone=False, child__in=keys, due_on__isnull=False
    )
    first = rows.order_by("child", "due_on", "key").distinct("child").values_list("child", "duty", "due_on")
    return {child: (duty, due_on) for child, duty, due_on in first if due_on}
