"""The drafts of brothers and sisters beside one: what is written once for several, and by whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, Q

from holdfast.access import children as access_children
from holdfast.access import entry, relations, standing
from holdfast.access.children import May
from holdfast.access.refusals import ChangedMeanwhile, NotHere, Refused
from holdfast.audit.models import Entry
from holdfast.casework import families, visit_facts
from holdfast.records.models import Account, Involvement, Person, Plan

NO_DRAFT = "There is no such draft here: it was made the plan, or given up."

OUTSIDE = "The core group writes the plan: of another agency, those who belong to it."

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
    """A plan's child with brothers and sisters: what may be done to it, and who of them may be seen.

    `unseen` are the plans of those who may not: for the keys that they share alone.
    """

    may: frozenset[May]
    family: tuple[Person, ...]  # the child first
    seen: frozenset[UUID]
    relatives: tuple[Relative, ...]
    unseen: tuple[UUID, ...] = ()


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
    may = _may(children={child, *family}, today=today)
    at_home = {key: each for key, each in family.items() if key != child}
    seen = [each for each in at_home if May.SEE in may.get(each, ())]
    found: dict[UUID, Plan] = {}
    for each in _rows(today).filter(registration__child__in=list(at_home)) if at_home else ():
        key = each.registration.child_id
        if key not in found or each.state == "draft":
            found[key] = each
    return Near(
        may=may.get(child, frozenset()), family=tuple(family.values()), seen=frozenset(seen),
        relatives=tuple(
            Relative(
                child=key, name=families.name_of(person=at_home[key]), plan=found[key].id,
                is_draft=found[key].state == "draft", may=may[key],
            )
            for key in seen
            if key in found
        ),
        unseen=tuple(each.id for key, each in found.items() if key not in seen),
    )  # fmt: skip


def _may(*, children: set[UUID], today: date) -> dict[UUID, frozenset[May]]:
    """What may be done in the plan of each: of another agency, only who is in the core group writes in it."""
    allowed = access_children.allowed_each(children=children, today=today)
    who = standing.of(today=today)
    if not who.is_partner:
        return {key: each.may for key, each in allowed.items()}
    mine = {"account": who.account, "child__in": children}
    marked = Involvement.standing.filter(relations.in_force(today=today), core_group=True, **mine)
    members = {
        *relations.in_core_group(today=today).filter(**mine).values_list("child", flat=True),
        *marked.values_list("child", flat=True),
    }
    return {key: each.may if key in members else each.may - {May.CONTRIBUTE} for key, each in allowed.items()}


def _must(*, child: UUID, may: Iterable[May], what: May, today: date) -> None:
    """Raises NotHere and Refused as access says, and Refused for one of another agency who is no member."""
    if what not in may:
        access_children.require(child=child, what=what, today=today)
        raise Refused(
            OUTSIDE, who_can_help="the child’s social worker: they name the core group", about="person",
            about_id=child,
        )  # fmt: skip


def by_family(*, children: Sequence[UUID], today: date) -> list[list[UUID]]:
    """The children, those of one family together: what two families say alike is not one part of both."""
    found: list[list[UUID]] = []
    left = list(children)
    while left:
        near = {each.id for each in visit_facts.family_children(child=left[0], today=today)} | {left[0]}
        found.append([each for each in left if each in near])
        left = [each for each in left if each not in near]
    return found


def find(*, plan: UUID, what: May, today: date) -> tuple[Plan, Near]:
    """A draft with the brothers and sisters of its child; as `plan_drafts.find`, in one question less."""
    rows = Plan.drafts_too.filter(id=plan, state="draft", registration__withdrawn_at=None)
    found: Plan | None = rows.select_related("registration__child").first()
    if found is None:
        raise NotHere(NO_DRAFT, about="plan", about_id=plan)
    around = near(plan=found, today=today)
    _must(child=found.registration.child_id, may=around.may, what=what, today=today)
    return found, around


def hold(*, plan: UUID, also: Sequence[UUID], what: May, today: date) -> Held:
    """The drafts in which a step writes, held until it is over, so that two who write wait for each other.

    Raises NotHere for one that is none here or is made, and for `also` of another family; Refused and
    NotHere as access says of each child.
    """
    wanted = list(dict.fromkeys([plan, *also]))
    rows = Plan.drafts_too.filter(id__in=wanted, state="draft", registration__withdrawn_at=None)
    rows = rows.select_for_update(of=("self",))
    found = {each.id: each for each in rows.select_related("registration__child").order_by("id")}
    if len(found) < len(wanted):
        raise NotHere(NO_DRAFT, about="plan", about_id=plan)
    around = near(plan=found[plan], today=today)
    may = {
        found[plan].registration.child_id: around.may,
        **{each.child: each.may for each in around.relatives},
    }
    children = [found[each].registration.child_id for each in wanted]
    if not {each for each in wanted if each != plan} <= {each.plan for each in around.relatives}:
        access_children.require_all(children=children, what=what, today=today)
        raise NotHere("That is no plan of a brother or sister.", about="plan", about_id=plan)
    for each in children:
        _must(child=each, may=may[each], what=what, today=today)
    return Held(
        plan=found[plan], also=tuple(found[each] for each in wanted if each != plan),
        others=(*(each.plan for each in around.relatives if each.plan not in wanted), *around.unseen),
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
