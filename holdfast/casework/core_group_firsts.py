"""Which core group is the first: the earliest after the conference that made the plan, held or to come.

It is so whoever arranged it, the conference itself or a social worker; one that is cancelled is none. Of a
plan that was carried in nobody knows which was the first.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from holdfast.records.models import MeetingChild, MeetingDate, Registration

CORE_GROUP = "core-group"


def is_first(*, meeting: UUID, children: Iterable[UUID]) -> bool:
    """Whether it is the first core group of any of its children; a part of steps and reads: one query."""
    began = _planned().filter(child=OuterRef("child")).values("from_on")[:1]
    first: dict[UUID, UUID] = {}
    for each in _of_children(list(children)).annotate(start=Subquery(began)).filter(day__gte=F("start")):
        first.setdefault(each["child_id"], each["meeting_id"])
    return meeting in first.values()


def would_be_first(*, children: Iterable[UUID], for_on: date) -> bool:
    """Whether one on a day would be the first of any of them: as a form asks before it is arranged."""
    wanted = list(children)
    began = _began(wanted)
    earlier = {
        each["child_id"]
        for each in _of_children(wanted)
        if each["day"] and each["child_id"] in began and began[each["child_id"]] <= each["day"] <= for_on
    }
    return bool(set(began) - earlier)


def _began(children: list[UUID]) -> Mapping[UUID, date]:
    return dict(_planned().filter(child__in=children).values_list("child_id", "from_on"))


def _planned() -> QuerySet[Registration]:
    """The plans that began here."""
    rows: QuerySet[Registration] = Registration.standing.filter(until_on=None)
    return rows.exclude(began_as="carried-in")


def _of_children(children: list[UUID]) -> QuerySet[Any, dict[str, Any]]:
    """Their core groups that are not cancelled, the earliest first: as held, else as arranged."""
    dates = MeetingDate.objects.filter(meeting=OuterRef("meeting"))
    last = dates.order_by("-arranged_on", "-known_from", "-id").values("for_on")[:1]
    rows = MeetingChild.standing.filter(
        child__in=children, meeting__kind=CORE_GROUP, meeting__cancelled_on=None
    ).annotate(day=Coalesce("meeting__held_on", Subquery(last)))
    found: QuerySet[Any, dict[str, Any]] = rows.order_by("day", "meeting_id").values(
        "child_id", "meeting_id", "day"
    )
    return found
