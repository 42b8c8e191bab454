"""A child's timeline by months: conferences, core groups, visits and the plan, each against its due date.

For reads that have asked access. What was held stands on its day, with how late it was; what is still to
come, or was not done, stands on the day by which it is due. In three queries, whatever the child's history.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from holdfast.casework import dues, procedure
from holdfast.casework.case_events import CaseEvent, CaseEvents
from holdfast.casework.child_months import (
    CONFERENCE,
    CORE_GROUP,
    DONE,
    DUE,
    LATE,
    NOT_DONE,
    OVERDUE,
    PLAN,
    VISIT,
    Mark,
    Months,
)
from holdfast.casework.dues import Due
from holdfast.casework.narrator import Narrator
from holdfast.procedures import near_dates
from holdfast.procedures.pack import Pack
from holdfast.records.models import Obligation, PlanAnswer

MONTHS, STEP = 6, 3
"""How many months are seen at once, and by how many one moves along."""

LANES = {
    CONFERENCE: ("initial-conference", "review-conference"),
    CORE_GROUP: ("core-group",),
    VISIT: ("visit",),
    PLAN: ("agreement-circulated", "agreement-returned", "full-plan-produced"),
}
"""Each line of the picture, and the events that stand on it."""

MOST = 400  # things that happened in half a year: more is no timeline


def window(*, upto: date) -> tuple[date, date]:
    """The first and the last day of the months that are seen, the month of `upto` as the last."""
    first = _month(upto, 1 - MONTHS)
    return first, _month(upto, 1) - timedelta(days=1)


def of_child(*, child: UUID, upto: date, born_on: date | None, narrator: Narrator, today: date) -> Months:
    """What stands in the months up to that of a day; `narrator` keeps back what is not shared."""
    first, last = window(upto=upto)
    pack = procedure.pack()
    owed = _owed(child, first, last, pack, today)
    marks = [
        *_happened(child, first, last, owed, narrator, today),
        *(_awaited(due, lane, narrator, today) for due, lane in owed if due.is_open and due.due_on),
        *_signed(child, first, last),
    ]
    inside = [each for each in marks if first <= each.on <= last]
    return Months(
        first=first, last=last,
        marks=tuple(sorted(inside, key=lambda each: (each.on, each.lane, each.title), reverse=True)),
        earlier=_month(upto, -STEP) if born_on is None or first > born_on else None,
        later=_month(upto, STEP) if upto <= today + timedelta(days=366) else None,
    )  # fmt: skip


def _month(of: date, more: int) -> date:
    """The first day of the month so many later (fewer than 0: earlier)."""
    number = of.year * 12 + of.month - 1 + more
    return date(number // 12, number % 12 + 1, 1)


# ---------------------------------------------------------------- what was owed


def _owed(child: UUID, first: date, last: date, pack: Pack, today: date) -> list[tuple[Due, str]]:
    """What was due or done in these months, with its line; each duty has the line of what meets it."""
    duties = {each.id: each for each in pack.duties}
    lanes = {key: lane for key, duty in duties.items() if (lane := _lane(duty.met_by))}
    rows = Obligation.objects.filter(
        Q(due_on__range=(first, last)) | Q(met_on__range=(first, last)), child=child, gone=False,
        duty__in=list(lanes),
    ).order_by("due_on", "key")  # fmt: skip
    return [(dues.show(row=row, pack=pack, duties=duties, today=today), lanes[row.duty]) for row in rows]


def _lane(met_by: Iterable[object]) -> str:
    events = {event for one in met_by for event in getattr(one, "events", ())}
    return next((lane for lane, own in LANES.items() if events & set(own)), "")


def _awaited(due: Due, lane: str, narrator: Narrator, today: date) -> Mark:
    """What is still to be done, on the day by which it is due."""
    on = due.due_on or today
    late = due.days is not None and due.days < 0
    put_off = f", put off to {near_dates.day(due.varied_until_on, today)}" if due.varied_until_on else ""
    return Mark(
        on=on, lane=lane, state=OVERDUE if late else DUE, detail="",
        title=narrator.wording.duty(duty=due.duty, recipient=due.recipient),
        against=f"{near_dates.away(due.late_after or on, today)}: not done yet{put_off}",
    )  # fmt: skip


# ---------------------------------------------------------------- what happened


def _happened(
    child: UUID, first: date, last: date, owed: list[tuple[Due, str]], narrator: Narrator, today: date
) -> Iterator[Mark]:
    events = CaseEvents(children=[child], kinds=("visit", "meeting", "plan")).notes(
        only=Q(day__range=(first, last)), limit=MOST
    )
    stood: set[tuple[date, str]] = set()
    for event in events:
        lane = _lane_of(event)
        if lane:
            stood.add((event.on, lane))
            yield _mark(event, lane, _met(owed, event.on, lane), narrator, today)
    for due, lane in owed:  # met by something that has no line of its own: an agreement that came back
        if due.met_on is not None and (due.met_on, lane) not in stood:
            said, late = _against([due], due.met_on, today)
            yield Mark(
                on=due.met_on, lane=lane, state=LATE if late else DONE, detail="", against=said,
                title=narrator.wording.duty(duty=due.duty, recipient=due.recipient),
            )  # fmt: skip


def _lane_of(event: CaseEvent) -> str:
    if event.kind != "meeting":
        return event.kind
    return next((lane for lane, own in LANES.items() if event.said["kind"] in own), "")


def _met(owed: list[tuple[Due, str]], on: date, lane: str) -> list[Due]:
    return [due for due, own in owed if own == lane and due.met_on == on]


def _mark(event: CaseEvent, lane: str, met: list[Due], narrator: Narrator, today: date) -> Mark:
    line = narrator.line(event=event)
    said, late = _against(met, event.on, today)
    unseen = event.kind == "visit" and not event.said["seen"] and line.title != "Visit"
    state = NOT_DONE if unseen else LATE if late else DONE
    return Mark(
        on=event.on, lane=lane, state=state, title=line.title, detail=line.detail,
        against="" if unseen else said,
    )  # fmt: skip


def _against(met: list[Due], on: date, today: date) -> tuple[str, bool]:
    """How a day stands against the first of the days by which it was due, and whether it was late."""
    days = sorted(each.late_after for each in met if each.late_after is not None)
    if not days:
        return "", False
    by = days[0]
    late = (on - by).days
    if late > 0:
        return f"{near_dates.counted(late)} late: due by {near_dates.day(by, today)}", True
    return f"on time: due by {near_dates.day(by, today)}", False


def _signed(child: UUID, first: date, last: date) -> list[Mark]:
    """Who signed a version of the plan, those of one day together."""
    rows = PlanAnswer.objects.filter(
        signs=True, on__range=(first, last), signatory__withdrawn_at=None,
        signatory__plan__withdrawn_at=None, signatory__plan__registration__child=child,
        signatory__plan__registration__withdrawn_at=None,
    ).order_by("on", "id")  # fmt: skip
    names: dict[date, list[str]] = {}
    for on, name in rows.values_list("on", "signatory__name"):
        names.setdefault(on, []).append(name)
    return [
        Mark(
            on=on, lane=PLAN, state=DONE, title="Plan signed", detail=", ".join(dict.fromkeys(who)),
            against="",
        )
        for on, who in names.items()
    ]  # fmt: skip
