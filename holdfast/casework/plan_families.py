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
from holdfast.records.models import Account, Person, Plan

NO_DRAFT = "There is no such draft here: it was made the plan, or given up."

NOTHING_YET = datetime(1970, 1, 1, tzinfo=UTC)
"""The version of a part in which nobody has written."""


@dataclass(frozen=True, kw_only=True)
class Relative:
    """A brother or sister with a detailed plan: the draft of it, or else the version in force."""

    child: UUID
    name: str
    plan: UUID
    is_draft: bool
    may: frozenset[May]  # what whoever acts may do to the child

    @property
    def writes(self) -> bool:
        """Whether whoever acts may write in it, in most of its parts."""
        return May.CONTRIBUTE in self.may


@dataclass(frozen=True, kw_only=True)
class Near:
    """A plan's child with brothers and sisters: what may be done to it, and who of them may be seen."""

    may: frozenset[May]
    family: tuple[Person, ...]  # the child first
    seen: frozenset[UUID]
    relatives: tuple[Relative, ...]


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
    """The brothers and sisters of a plan's child who have one too, by age; in four queries."""
    return near(plan=plan, today=today).relatives


def near(*, plan: Plan, today: date) -> Near:
    """The same, with what whoever acts may do to the child itself, asked at once."""
    child = plan.registration.child_id
    family = {each.id: each for each in visit_facts.family_children(child=child, today=today)}
    allowed = access_children.allowed_each(children={child, *family}, today=today)
    own = allowed[child].may if child in allowed else frozenset[May]()
    at_home = {key: each for key, each in family.items() if key != child}
    seen = [each for each in at_home if each in allowed and May.SEE in allowed[each].may]
    found: dict[UUID, Plan] = {}
    for each in _rows(today).filter(registration__child__in=seen) if seen else ():
        key = each.registration.child_id
        if key not in found or each.state == "draft":
            found[key] = each
    return Near(may=own, family=tuple(family.values()), seen=frozenset(seen), relatives=tuple(
        Relative(
            child=key, name=families.name_of(person=person), plan=found[key].id,
            is_draft=found[key].state == "draft", may=allowed[key].may,
        )
        for key, person in at_home.items()
        if key in found
    ))  # fmt: skip


def find(*, plan: UUID, what: May, today: date) -> tuple[Plan, Near]:
    """A draft with the brothers and sisters of its child; as `plan_drafts.find`, in one question less."""
    rows = Plan.drafts_too.filter(id=plan, state="draft").select_related("registration__child")
    found: Plan | None = rows.first()
    if found is None:
        raise NotHere(NO_DRAFT, about="plan", about_id=plan)
    around = near(plan=found, today=today)
    if what not in around.may:
        access_children.require(child=found.registration.child_id, what=what, today=today)
    return found, around


def hold(*, plan: UUID, also: Sequence[UUID], what: May, today: date) -> Held:
    """The drafts in which a step writes, held until it is over, so that two who write wait for each other.

    Raises NotHere for one that is none here or is made, and for `also` of another family; Refused and
    NotHere as access says of each child.
    """
    wanted = list(dict.fromkeys([plan, *also]))
    rows = Plan.drafts_too.filter(id__in=wanted, state="draft").select_for_update(of=("self",))
    found = {each.id: each for each in rows.select_related("registration__child").order_by("id")}
    if len(found) < len(wanted):
        raise NotHere(NO_DRAFT, about="plan", about_id=plan)
    around = near(plan=found[plan], today=today)
    may = {
        found[plan].registration.child_id: around.may,
        **{each.child: each.may for each in around.relatives},
    }
    children = [found[each].registration.child_id for each in wanted]
    if any(what not in may.get(each, ()) for each in children):
        access_children.require_all(children=children, what=what, today=today)
    if not {each for each in wanted if each != plan} <= {each.plan for each in around.relatives}:
        raise NotHere("That is no plan of a brother or sister.", about="plan", about_id=plan)
    return Held(
        plan=found[plan], also=tuple(found[each] for each in wanted if each != plan),
        others=tuple(each.plan for each in around.relatives if each.plan not in wanted),
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
