"""The drafts of brothers and sisters beside one: what is written once for several, and by whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, Q

from holdfast.access import children as access_children
from holdfast.access import entry, relations
from holdfast.access.children import May
from holdfast.access.refusals import ChangedMeanwhile, NotHere
from holdfast.audit.models import Entry
from holdfast.casework import families, visit_facts
from holdfast.records.models import Account, Plan

NOTHING_YET = datetime(1970, 1, 1, tzinfo=UTC)
"""The version of a part in which nobody has written."""


@dataclass(frozen=True, kw_only=True)
class Relative:
    """A brother or sister with a detailed plan: the draft of it, or else the version in force."""

    child: UUID
    name: str
    plan: UUID
    is_draft: bool
    writes: bool  # whether whoever acts may write in it


@dataclass(frozen=True, kw_only=True)
class Held:
    """The drafts that a step writes in, held until it is over: the one first, then those with it."""

    plan: Plan
    also: tuple[Plan, ...]
    others: tuple[UUID, ...]  # the plans of the other brothers and sisters

    @property
    def plans(self) -> tuple[Plan, ...]:
        """All in which is written."""
        return (self.plan, *self.also)

    @property
    def children(self) -> list[UUID]:
        """Whose they are."""
        return [each.registration.child_id for each in self.plans]


def of(*, plan: Plan, today: date) -> tuple[Relative, ...]:
    """The brothers and sisters of a plan's child who have one too, by age; in five queries."""
    child = plan.registration.child_id
    at_home = {
        each.id: each for each in visit_facts.family_children(child=child, today=today) if each.id != child
    }
    if not at_home:
        return ()
    allowed = access_children.allowed_each(children=at_home, today=today)
    seen = [each for each in at_home if each in allowed and May.SEE in allowed[each].may]
    found: dict[UUID, Plan] = {}
    for each in _rows(today).filter(registration__child__in=seen):
        own = each.registration.child_id
        if own not in found or each.state == "draft":
            found[own] = each
    return tuple(
        Relative(
            child=own, name=families.name_of(person=person), plan=found[own].id,
            is_draft=found[own].state == "draft", writes=May.CONTRIBUTE in allowed[own].may,
        )
        for own, person in at_home.items()
        if own in found
    )  # fmt: skip


def hold(*, plan: UUID, also: Sequence[UUID], what: May, today: date) -> Held:
    """The drafts in which a step writes, held until it is over, so that two who write wait for each other.

    Raises NotHere for one that is none here or is made, and for `also` of another family; Refused and
    NotHere as access says of each child.
    """
    wanted = list(dict.fromkeys([plan, *also]))
    rows = Plan.drafts_too.filter(id__in=wanted, state="draft").select_for_update(of=("self",))
    found = {each.id: each for each in rows.select_related("registration__child").order_by("id")}
    if len(found) < len(wanted):
        raise NotHere("There is no such draft here: it was made the plan, or given up.", about="plan",
                      about_id=plan)  # fmt: skip
    children = [found[each].registration.child_id for each in wanted]
    access_children.require_all(children=children, what=what, today=today)
    near = of(plan=found[plan], today=today)
    if not {each for each in wanted if each != plan} <= {each.plan for each in near}:
        raise NotHere("That is no plan of a brother or sister.", about="plan", about_id=plan)
    return Held(
        plan=found[plan], also=tuple(found[each] for each in wanted if each != plan),
        others=tuple(each.plan for each in near if each.plan not in wanted),
    )  # fmt: skip


def last_written(*, rows: Iterable[tuple[type[Any], Q]]) -> datetime:
    """When a part was last written in, of whichever plans: of these rows, those that are gone among them."""
    moments = (model.objects.filter(which).aggregate(last=Max("known_from"))["last"] for model, which in rows)
    return max((each for each in moments if each is not None), default=NOTHING_YET)


def check(*, held: Held, label: str, seen: datetime | None, rows: Iterable[tuple[type[Any], Q]]) -> None:
    """Raises ChangedMeanwhile where somebody has written in the part since `seen`, and says who."""
    if seen is None or last_written(rows=rows) <= seen:
        return
    who = written_by(children=held.children, label=label) or "Somebody else"
    raise ChangedMeanwhile(
        f"{who} has written in this part since you opened it. Nothing of yours was saved yet: "
        "look at what it says now.",
        about="person", about_id=held.children[0],
    )  # fmt: skip


def written_by(*, children: Iterable[UUID], label: str) -> str:
    """Who wrote last in the part called so of the plan of any of these children, by the log."""
    rows = Entry.objects.filter(
        authority_id=entry.current().authority, about_id__in=list(children), why=label,
        what__startswith="plan_drafts.write", outcome=Entry.DONE,
    )  # fmt: skip
    actor = rows.order_by("-at", "-id").values_list("actor", flat=True).first() or ""
    kind, _, key = actor.partition(":")
    name = Account.objects.filter(id=key).values_list("name", flat=True).first() if kind == "account" else ""
    return name or ""


def _rows(today: date) -> Any:
    registered = relations.registered(today=today)
    rows = Plan.drafts_too.filter(part="detailed", replaced_on=None, registration__in=registered)
    return rows.select_related("registration")
