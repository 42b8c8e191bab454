"""Plans, allocations and care: what lasts from day to day, told by where it begins and ends."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from holdfast.casework.happened_case import Cases, ChildCase, Event, one_of, role
from holdfast.procedures import words
from holdfast.records.models import Allocation, LegalStatus, Plan, Registration, RegistrationCategory

CARRIED_IN = "carried-in"
ONE_DAY = timedelta(days=1)
INTERVALS = ("visit_every", "core_group_every", "rooms_every")


def gather(*, cases: Cases) -> None:
    """Add what began and ended for every child, in five queries; the meetings must be there already."""
    _registrations(cases)
    _allocations(cases)
    _care(cases)


# ---------------------------------------------------------------- registrations and their plans


def _registrations(cases: Cases) -> None:
    own: dict[UUID, list[Registration]] = defaultdict(list)
    for each in Registration.standing.filter(child_id__in=cases).order_by("from_on", "id"):
        own[each.child_id].append(each)
    asked = [each.id for found in own.values() for each in found]
    categories: dict[UUID, list[RegistrationCategory]] = defaultdict(list)
    for category in RegistrationCategory.standing.filter(registration_id__in=asked).order_by("category"):
        categories[category.registration_id].append(category)
    plans: dict[UUID, list[Plan]] = defaultdict(list)
    for plan in Plan.standing.filter(registration_id__in=asked).order_by("made_on", "id"):
        plans[plan.registration_id].append(plan)
    for child, found in own.items():
        for each in found:
            _begin(cases[child], each, categories[each.id])
            _plans(cases[child], each, plans[each.id])
            _end(cases[child], each, found)


def _begin(case: ChildCase, each: Registration, categories: list[RegistrationCategory]) -> None:
    """Say how a registration began, and at its conferences what it was under from then on."""
    for event in case.events:
        # A category is changed at a conference; the public form knows no other way.
        if event["event"] in words.CONFERENCE_DECISIONS and _covers(each, date.fromisoformat(event["on"])):
            found = _in_force(categories, date.fromisoformat(event["on"]))
            if found:
                event["categories"] = found
    if each.began_as == CARRIED_IN and each.carried_in_on is not None:
        case.add(
            "plan-carried-in",
            each.carried_in_on,
            each.id,
            began=each.from_on.isoformat(),
            last_review=each.last_review_on.isoformat() if each.last_review_on else None,
            **{"from": one_of(name="from", said=each.carried_from)},
            categories=_in_force(categories, each.carried_in_on) or _all(categories),
        )
    elif not _made_by(case, each):
        # A plan whose conference does not stand must not be without duties: the registration speaks for it.
        case.add(
            "initial-conference", each.from_on, each.id, decision="plan",
            categories=_in_force(categories, each.from_on) or _all(categories),
        )  # fmt: skip


def _covers(each: Registration, on: date) -> bool:
    return each.from_on <= on and (each.until_on is None or on <= each.until_on)


def _in_force(categories: Iterable[RegistrationCategory], on: date) -> list[str]:
    found = {each.category for each in categories if each.from_on <= on and (each.until_on or date.max) > on}
    return sorted(found)


def _all(categories: Iterable[RegistrationCategory]) -> list[str]:
    return sorted({each.category for each in categories})


def _made_by(case: ChildCase, each: Registration) -> Event | None:
    """The conference that made a plan on the day on which a registration began."""
    return next(
        (
            event
            for event in case.events
            if event["event"] == "initial-conference"
            and event["decision"] == "plan"
            and event["on"] == each.from_on.isoformat()
        ),
        None,
    )


def _plans(case: ChildCase, registration: Registration, plans: list[Plan]) -> None:
    """Say each day on which a plan was made or changed.

    The first is the outline, whichever part it was recorded as: a child with a detailed plan has a plan
    (J-1.1). Later ones change it. None is the *full* plan of J-6.19: that rests on the completed assessment,
    which nobody can see from a date, so it is said as a milestone of its own.

    A plan made before the registration's first day here (before it was carried in, or in readiness for the
    conference) is what the child has on that day, and is dated so: a procedure looks within the plan's time
    alone, and its intervals would otherwise be lost.
    """
    starts = registration.carried_in_on or registration.from_on
    days: dict[date, list[Plan]] = defaultdict(list)
    for each in plans:
        days[max(each.made_on, starts)].append(each)
    for place, (on, made) in enumerate(sorted(days.items(), key=lambda one: one[0])):
        said: dict[str, Any] = {}
        for each in made:  # what the last of a day says stands
            said |= {name: value for name in INTERVALS if (value := getattr(each, name))}
            case.call(each.id, made[-1].id)
        case.add("plan-changed" if place else "outline-plan-made", on, made[-1].id, **said)


def _end(case: ChildCase, each: Registration, own: list[Registration]) -> None:
    """Say that a plan ended, unless a conference says so already."""
    if each.until_on is None or any(_is_ending(event, each) for event in case.events):
        return
    begins_again = any(
        other is not each and each.until_on in (other.from_on, other.carried_in_on) for other in own
    )
    # The day of the end is no longer the plan's: one that begins on it must not be what is ended.
    on = each.until_on - ONE_DAY if begins_again and each.until_on > each.from_on else each.until_on
    case.add(
        "plan-ended", max(on, each.carried_in_on or each.from_on), f"{each.id}.ended",
        grounds=each.grounds, then=one_of(name="then", said=each.then),
    )  # fmt: skip


def _is_ending(event: Event, each: Registration) -> bool:
    on = date.fromisoformat(event["on"])
    if not _covers(each, on) or event.get("quorate", True) is False:
        return False
    if event["event"] == "review-conference":
        return bool(event["decision"] == "end")
    # The receiving conference ends the plan that was carried in: by a plan of its own, or by none.
    received = event["event"] == "initial-conference" and each.began_as == CARRIED_IN
    return (
        received and event["decision"] in ("plan", "no-plan") and on >= (each.carried_in_on or each.from_on)
    )


# ---------------------------------------------------------------- allocations and care


def _allocations(cases: Cases) -> None:
    own: dict[tuple[UUID, str], list[Allocation]] = defaultdict(list)
    for each in Allocation.standing.filter(child_id__in=cases).order_by("from_on", "id"):
        own[each.child_id, each.role].append(each)
    for (child, _), found in own.items():
        for each in found:
            held_as = role(said=each.role, otherwise="other-professional")
            cases[child].add("allocated", each.from_on, each.id, role=held_as)
            if each.until_on is None or any(_goes_on(other, each.until_on) for other in found):
                continue  # somebody has taken over by that day
            cases[child].add("unallocated", each.until_on, f"{each.id}.ended", role=held_as)


def _goes_on(other: Allocation, on: date) -> bool:
    return bool(other.from_on <= on and (other.until_on is None or other.until_on > on))


def _care(cases: Cases) -> None:
    """Say from when to when a child was looked after, under one status or several that follow each other."""
    own: dict[UUID, list[LegalStatus]] = defaultdict(list)
    found = LegalStatus.objects.filter(child_id__in=cases, looked_after=True)
    for each in found.order_by("from_on", "id"):
        own[each.child_id].append(each)
    for child, statuses in own.items():
        spans: list[tuple[LegalStatus, date | None]] = []
        for each in statuses:
            if spans and (spans[-1][1] is None or each.from_on <= spans[-1][1]):
                first, until = spans[-1]
                spans[-1] = first, None if until is None or not each.until_on else max(until, each.until_on)
                cases[child].call(each.id, first.id)
            else:
                spans.append((each, each.until_on))
        for first, until in spans:
            cases[child].add("looked-after-from", first.from_on, first.id)
            if until is not None:
                cases[child].add("looked-after-until", until, f"{first.id}.ended")
