"""Who has a plan, or is on the register, today: one line a child, and who is about to leave it.

For the conference service, managers of the service and duty. Of a restricted family those who may know of it
read the name and whom to ring, nobody else anything.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access import children, entry, relations, standing
from holdfast.access.children import May
from holdfast.access.roles import ROLES
from holdfast.access.standing import Standing
from holdfast.casework import plan_ends, procedure, steps
from holdfast.casework.child_facts import ChildFacts, Named, Worker
from holdfast.casework.steps import read
from holdfast.casework.wording import Wording
from holdfast.records.models import Person, Transfer

PAGE = 100  # children on one page


@dataclass(frozen=True, kw_only=True)
class Line:
    """One child. Restricted and not open to whoever reads: the name and whom to ring, nothing else."""

    child: Named
    worker: Worker | None
    restricted: bool
    may_open: bool
    since: date | None = None
    categories: str = ""
    temporary: bool = False
    temporary_until: date | None = None
    overdue: bool = False  # here for a time that is over
    leaves_on: date | None = None  # the 18th birthday, within 30 days
    expected_on: date | None = None  # not born yet

    @property
    def phone(self) -> str:
        """Whom to ring: the worker's own number, else the team's."""
        return (self.worker.phone or self.worker.team_phone) if self.worker else ""


@dataclass(frozen=True, kw_only=True)
class RegisterPage:
    """A page of it: `found` how many there are in all; `leaving` and `overdue` of all pages."""

    heading: str
    page: int
    pages: int
    found: int
    lines: tuple[Line, ...]
    leaving: tuple[Line, ...]
    overdue: tuple[Line, ...]
    enquires: bool  # whether whoever reads answers agencies that ask


@read
def who_is_on_it(*, today: date, page: int = 1) -> RegisterPage:
    """Every child with a plan on a day, by family name. Raises Refused for a role that has no such list."""
    who = standing.require(may=May.REGISTER, today=today, about="register")
    people = _people(who, today)
    pages = max(1, -(-len(people) // PAGE))
    page = min(max(page, 1), pages)
    here = people[(page - 1) * PAGE : page * PAGE]
    until = _until({each.id for each in people})
    leaving = [each for each in people if plan_ends.leaves_on(born_on=each.born_on, today=today)]
    overdue = [each for each in people if (on := until.get(each.id)) is not None and on < today]
    lines = _lines({*here, *leaving, *overdue}, until, today)
    steps.log(about="register")
    return RegisterPage(
        heading=_heading(), page=page, pages=pages, found=len(people),
        lines=_in_order(here, lines), leaving=_in_order(leaving, lines), overdue=_in_order(overdue, lines),
        enquires=May.ENQUIRE in who.anywhere,
    )  # fmt: skip


def knows_of_restricted(*, who: Standing) -> bool:
    """Whether somebody may be told that there is a record of a restricted family."""
    return any(ROLES[role].knows_of_restricted for role in who.roles)


def _heading() -> str:
    wording = Wording.of(pack=procedure.pack())
    on_it = wording.own.term("register") is not None
    return f"On the {wording.standing} today" if on_it else f"Children with a {wording.standing} today"


def _people(who: Standing, today: date) -> list[Person]:
    """Those with a plan of whom whoever reads may know; whoever has turned 18 has none from that day."""
    registered = relations.registered(today=today).values("child")
    found = Person.standing.filter(authority_id=entry.current().authority, id__in=registered)
    if not knows_of_restricted(who=who):
        found = found.exclude(children.hidden(today=today))
    return [
        each
        for each in found.order_by("family_name", "given_name", "id")
        if not plan_ends.is_over(person=each, today=today)
    ]


def _until(keys: Collection[UUID]) -> dict[UUID, date]:
    """Until when each child who came for a time was expected to stay."""
    rows = Transfer.standing.filter(
        authority_id=entry.current().authority, child__in=keys, temporary=True, responsible_from_on=None,
        expected_until_on__isnull=False,
    )  # fmt: skip
    return dict(rows.order_by("asked_on").values_list("child_id", "expected_until_on"))


def _lines(people: Collection[Person], until: dict[UUID, date], today: date) -> dict[UUID, Line]:
    keys = {each.id for each in people}
    facts = ChildFacts.of(children=keys, today=today)
    may = children.allowed_each(children=keys, today=today)
    wording = Wording.of(pack=procedure.pack())
    return {
        each.id: _line(facts[each.id], may[each.id], wording, until.get(each.id), today) for each in people
    }


def _line(
    facts: ChildFacts, may: children.Allowed, wording: Wording, until: date | None, today: date
) -> Line:
    sees = May.SEE in may.may
    named = Line(
        child=facts.child, worker=facts.worker, restricted=may.restricted, may_open=sees,
        expected_on=None if facts.born_on else facts.expected_on,
    )  # fmt: skip
    found = facts.registration
    if found is None or (may.restricted and not sees):
        return named
    temporary = bool(found["temporary"])
    return Line(
        child=named.child, worker=named.worker, restricted=named.restricted, may_open=sees,
        since=date.fromisoformat(found["from_on"]), temporary=temporary,
        categories=wording.categories(categories=found["categories"] or ()),
        temporary_until=until if temporary else None,
        overdue=temporary and until is not None and until < today,
        leaves_on=plan_ends.leaves_on(born_on=facts.born_on, today=today), expected_on=named.expected_on,
    )  # fmt: skip


def _in_order(people: Sequence[Person], lines: dict[UUID, Line]) -> tuple[Line, ...]:
    return tuple(lines[each.id] for each in people)
