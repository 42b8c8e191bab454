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
    Need,
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
    return people.annotate(
        planned=Subquery(_registrations(today)[:1]),
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
        *("id", "planned", "held", "members", "visited", "unannounced", "words_on", "return_due_on"),
    )


def _registrations(today: date) -> Any:
    """The current registration with its plans in force, each hanging on the one above by its key alone.

    As joins of four tables the planner, where it knows nothing of them yet, reads all of each for each.
    """
    found = Registration.standing.filter(child=OuterRef("pk"), until_on=None).order_by("-from_on")
    return found.annotate(data=ArraySubquery(_plans(today))).values("data")


def _plans(today: date) -> Any:
    answered = PlanAnswer.objects.filter(
        Q(signs=True) | ~Q(why_not="") | Q(accepts=False), signatory=OuterRef("pk")
    )
    unsigned = PlanSignatory.standing.filter(~Exists(answered), plan=OuterRef("pk"), not_asked_why="")
    said = PlanLine.standing.filter(plan=OuterRef("pk"), part="child_views", not_relevant=False)
    needs = Need.standing.filter(plan=OuterRef("pk")).order_by("place", "id")
    return (
        Plan.standing.filter(plans_in_force.of(), registration=OuterRef("pk"))
        .order_by("part", "-made_on", "-id")
        .annotate(
            unsigned=ArraySubquery(unsigned.order_by("id").values("name")), says_views=Exists(said),
            # In an object each: arrays of different lengths make no array.
            below=ArraySubquery(needs.values(data=JSONObject(outcomes=ArraySubquery(_outcomes(today))))),
        )
        .values(
            data=JSONObject(
                id="id", part="part", made_on="made_on", unsigned="unsigned", says_views="says_views",
                below="below",
            )
        )
    )  # fmt: skip


def _outcomes(today: date) -> Any:
    actions = Action.standing.filter(outcome=OuterRef("pk"))
    late = actions.filter(done_on=None, by_on__lt=today).order_by("by_on", "id")
    said = JSONObject(id="id", key="key", text="text", who="who", by_on="by_on")
    return (
        Outcome.standing.filter(need=OuterRef("pk"))
        .order_by("place", "id")
        .values(
            data=JSONObject(
                id="id", key="key", text="text", reached_on="reached_on", has_actions=Exists(actions),
                late=ArraySubquery(late.values(data=said)),
            )
        )
    )  # fmt: skip


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
    plans = row["planned"] or []
    outcomes = [each for plan in plans for need in plan["below"] for each in need["outcomes"] or ()]
    late: dict[str, Mapping[str, str]] = {}
    for each in sorted(
        (each for of in outcomes for each in of["late"] or ()), key=lambda each: each["by_on"]
    ):
        late.setdefault(each["key"] or each["id"], each)
    return DriftFacts(
        plan=_plan(plans[0]) if plans else None,
        outcomes={
            UUID(each["key"] or each["id"]): each["text"] for each in outcomes if not each["reached_on"]
        },
        late=tuple(
            (UUID(each["id"]), each["text"], each["who"], date.fromisoformat(each["by_on"]))
            for each in late.values()
        ),
        has_actions=any(each["has_actions"] for each in outcomes),
        meetings=tuple(_held(each) for each in row["held"]),
        members=tuple(row["members"]), visited=tuple(row["visited"]), unannounced=row["unannounced"],
        words_on=row["words_on"], return_due_on=row["return_due_on"],
    )  # fmt: skip


def _plan(said: Mapping[str, Any]) -> PlanNow:
    return PlanNow(
        id=UUID(said["id"]), part=said["part"], made_on=date.fromisoformat(said["made_on"]),
        unsigned=tuple(said["unsigned"]), says_views=said["says_views"],
    )  # fmt: skip


def _held(row: Mapping[str, Any]) -> Held:
    viewed = row["viewed"] or (row["on"] if row["told"] else None)
    return Held(
        kind=row["kind"], on=date.fromisoformat(row["on"]), came=tuple(row["came"]),
        progress={UUID(each["key"]): each["scale"] for each in row["progress"]},
        views_on=date.fromisoformat(viewed) if viewed else None,
    )  # fmt: skip
