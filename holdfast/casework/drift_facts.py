"""What shows whether the work with a child drifts: plan, core groups, visits; many children, one query.

As `child_facts`: subqueries on the person, each answered by an index of the child's own.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject

from holdfast.access import entry, relations
from holdfast.casework import plans_in_force
from holdfast.records.models import (
    Action,
    Attendance,
    MeetingChild,
    Obligation,
    Outcome,
    OutcomeProgress,
    Person,
    Plan,
    PlanAnswer,
    PlanLine,
    PlanSignatory,
    Registration,
    View,
    VisitChild,
)
from holdfast.records.models.obligations import OPEN

MEETINGS = 12  # the last ones of a child that are looked at
RETURNED = "agreement-returned"  # the duty by which a signed plan is back


@dataclass(frozen=True, kw_only=True)
class PlanNow:
    """The plan in force, the detailed one before the outline; `unsigned` are those who have not answered."""

    id: UUID
    part: str
    made_on: date
    unsigned: tuple[str, ...]
    says_views: bool


@dataclass(frozen=True, kw_only=True)
class Held:
    """A meeting of the child that was held: who was there or not, and how far each outcome had come, by key.

    `views_on` is the day of a view of the child's that hangs on it.
    """

    kind: str
    on: date
    came: tuple[Mapping[str, str], ...]
    progress: Mapping[UUID, int]
    views_on: date | None


@dataclass(frozen=True, kw_only=True)
class DriftFacts:
    """One child; outcomes by key with their words, actions past their date the oldest first."""

    plan: PlanNow | None
    outcomes: Mapping[UUID, str]
    late: tuple[tuple[UUID, str, str, date], ...]  # key of the row, text, who, by when
    has_actions: bool
    meetings: tuple[Held, ...]  # the newest first
    members: tuple[Mapping[str, str], ...]
    visited: tuple[date, ...]  # the last two at which the child was seen, since the plan began
    unannounced: bool
    words_on: date | None  # the last visit at which what the child said was written down
    return_due_on: date | None

    @classmethod
    def of(cls, *, children: Collection[UUID], today: date) -> dict[UUID, "DriftFacts"]:
        """Those of these children, by key, in one query."""
        if not children:
            return {}
        people = Person.standing.filter(authority_id=entry.current().authority, id__in=set(children))
        return {row["id"]: _facts(row) for row in _asked(people, today)}


def _asked(people: QuerySet[Person], today: date) -> Any:
    actions = Action.standing.filter(_of("outcome__need__plan"))
    outcomes = Outcome.standing.filter(_of("need__plan"), reached_on=None)
    return people.annotate(
        plan=Subquery(_plans()[:1]),
        outcomes=ArraySubquery(
            outcomes.order_by("need__place", "place", "id").values(
                data=JSONObject(id="id", key="key", text="text")
            )
        ),
        late=ArraySubquery(
            actions.filter(done_on=None, by_on__lt=today)
            .order_by("by_on", "id")
            .values(data=JSONObject(id="id", key="key", text="text", who="who", by_on="by_on"))
        ),
        has_actions=Exists(actions),
        held=ArraySubquery(_meetings()[:MEETINGS]),
        members=ArraySubquery(
            relations.in_core_group(today=today)
            .filter(child=OuterRef("pk"))
            .order_by("id")
            .values(data=_who())
        ),
        visited=ArraySubquery(_seen_since().order_by("-on").values("on")[:2]),
        unannounced=Exists(_seen_since().filter(visit__announced=False)),
        words_on=Subquery(
            VisitChild.standing.filter(~Q(said="", wishes=""), child=OuterRef("pk"), seen=True)
            .order_by("-on")
            .values("on")[:1]
        ),
        return_due_on=Subquery(
            Obligation.objects.filter(OPEN, child=OuterRef("pk"), gone=False, duty=RETURNED)
            .order_by("due_on")
            .values("due_on")[:1]
        ),
    ).values(
        *("id", "plan", "outcomes", "late", "has_actions", "held", "members", "visited", "unannounced"),
        *("words_on", "return_due_on"),
    )


def _of(path: str) -> Q:
    """What hangs on a plan in force of the child's current registration, none of it withdrawn."""
    above = path.split("__")[:-1]
    standing = {f"{'__'.join(above[: end + 1])}__withdrawn_at": None for end in range(len(above))}
    return plans_in_force.of(path=path) & Q(**_registered(f"{path}__"), **standing)


def _registered(path: str) -> dict[str, Any]:
    return {
        f"{path}registration__child": OuterRef("pk"),
        f"{path}registration__until_on": None,
        f"{path}registration__withdrawn_at": None,
    }


def _plans() -> Any:
    answered = PlanAnswer.objects.filter(
        Q(signs=True) | ~Q(why_not="") | Q(accepts=False), signatory=OuterRef("pk")
    )
    unsigned = PlanSignatory.standing.filter(~Exists(answered), plan=OuterRef("pk"), not_asked_why="")
    said = PlanLine.standing.filter(plan=OuterRef("pk"), part="child_views", not_relevant=False)
    return (
        Plan.standing.filter(plans_in_force.of(), **_registered(""))
        .order_by("part", "-made_on", "-id")
        .annotate(unsigned=ArraySubquery(unsigned.order_by("id").values("name")), says_views=Exists(said))
        .values(
            data=JSONObject(
                id="id", part="part", made_on="made_on", unsigned="unsigned", says_views="says_views"
            )
        )
    )


def _meetings() -> Any:
    came = Attendance.objects.filter(meeting=OuterRef("meeting"))
    progress = OutcomeProgress.objects.filter(meeting=OuterRef("meeting"), child=OuterRef("child"))
    views = View.standing.filter(
        Q(child=None) | Q(child=OuterRef("child")), ~Q(text=""), meeting=OuterRef("meeting"), side="child"
    )
    # What the child said of plan and progress at a core group is a view too.
    told = Q(core_group__child_view__gt="")
    return (
        MeetingChild.standing.filter(child=OuterRef("pk"), meeting__held_on__isnull=False)
        .order_by("-meeting__held_on", "-meeting__id")
        .annotate(
            came=ArraySubquery(came.order_by("id").values(data=_who(how="how"))),
            progress=ArraySubquery(progress.values(data=JSONObject(key="key", scale="scale"))),
            viewed=Subquery(views.order_by("-on").values("on")[:1]),
            told=Exists(MeetingChild.objects.filter(told, pk=OuterRef("pk"))),
        )
        .values(
            data=JSONObject(
                kind="meeting__kind", on="meeting__held_on", came="came", progress="progress",
                viewed="viewed", told="told",
            )
        )
    )  # fmt: skip


def _who(**more: str) -> JSONObject:
    return JSONObject(name="name", role="role", agency="agency_id", agency_name="agency__name", **more)


def _seen_since() -> QuerySet[VisitChild]:
    """Visits at which the child was seen since the plan began, or was carried in."""
    began = (
        Registration.standing.filter(child=OuterRef(OuterRef("pk")), until_on=None)
        .annotate(began=Coalesce("carried_in_on", F("from_on")))
        .values("began")[:1]
    )
    return VisitChild.standing.filter(child=OuterRef("pk"), seen=True, on__gte=Subquery(began))


# ---------------------------------------------------------------- as it comes


def _facts(row: Mapping[str, Any]) -> DriftFacts:
    plan = row["plan"]
    late = {each["key"] or each["id"]: each for each in reversed(row["late"])}
    return DriftFacts(
        plan=PlanNow(
            id=UUID(plan["id"]), part=plan["part"], made_on=date.fromisoformat(plan["made_on"]),
            unsigned=tuple(plan["unsigned"]), says_views=plan["says_views"],
        )
        if plan
        else None,
        outcomes={UUID(each["key"] or each["id"]): each["text"] for each in row["outcomes"]},
        late=tuple(
            (UUID(each["id"]), each["text"], each["who"], date.fromisoformat(each["by_on"]))
            for each in reversed(late.values())
        ),
        has_actions=row["has_actions"], meetings=tuple(_held(each) for each in row["held"]),
        members=tuple(row["members"]), visited=tuple(row["visited"]), unannounced=row["unannounced"],
        words_on=row["words_on"], return_due_on=row["return_due_on"],
    )  # fmt: skip


def _held(row: Mapping[str, Any]) -> Held:
    viewed = row["viewed"] or (row["on"] if row["told"] else None)
    return Held(
        kind=row["kind"], on=date.fromisoformat(row["on"]), came=tuple(row["came"]),
        progress={UUID(each["key"]): each["scale"] for each in row["progress"]},
        views_on=date.fromisoformat(viewed) if viewed else None,
    )  # fmt: skip
