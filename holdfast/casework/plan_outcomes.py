"""One outcome of a draft with its actions: written under its need, for brothers and sisters too; left out."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from holdfast.access.refusals import NotHere, Refused
from holdfast.audit import keys
from holdfast.casework import impossible, plan_families, plan_keys, plan_parts
from holdfast.casework.plan_families import Held
from holdfast.casework.plan_parts import Became, Wanted, Written
from holdfast.records.models import Action, Need, Outcome, Plan


def find(*, plan: UUID, outcome: UUID) -> Outcome:
    """An outcome of a plan by its key. Raises NotHere where the plan has none."""
    found: Outcome | None = Outcome.standing.filter(
        Q(key=outcome) | Q(id=outcome, key=None), need__plan=plan
    ).first()
    if found is None:
        raise NotHere("There is no such outcome in this plan.", about="plan", about_id=plan)
    return found


def rows(*, plans: Sequence[UUID], outcome: UUID) -> list[tuple[type[Any], Q]]:
    """The rows by which the version of one outcome is known, of these plans."""
    own = Outcome.objects.filter(Q(key=outcome) | Q(id=outcome), need__plan__in=plans)
    ids = list(own.values_list("id", flat=True))
    return [(Outcome, Q(id__in=ids)), (Action, Q(outcome__in=ids))]


def write(
    *,
    held: Held,
    outcome: UUID | None,
    wanted: Wanted,
    need: Wanted,
    actions: Sequence[Wanted],
    seen: datetime | None,
    label: str,
    now: datetime,
) -> UUID:
    """Write an outcome and its actions in a draft, and in those held with it; answers its key.

    Raises NotHere where the draft has no such outcome, ChangedMeanwhile where somebody else has written it
    since `seen`.
    """
    own = _own(held, outcome, seen, label)
    elsewhere, known = plan_parts.keys_near(held=held, models=[Outcome, Action])
    with impossible.in_words(about="person", about_id=held.children[0]):
        needs = _needs(held, need)
        written = _one(held.plan, own, wanted, needs[held.plan.id], elsewhere)
        row = written.rows[0].row
        below = list(Action.standing.filter(outcome=row).order_by("place", "id"))
        done = plan_parts.write(
            rows=below, wanted=actions, model=Action, into={"authority_id": row.authority_id, "outcome": row},
            elsewhere=elsewhere, known=known, now=now,
        )  # fmt: skip
        for each in held.also:
            _follow(each, needs[each.id], written, done, now)
    return written.rows[0].key


def leave_out(*, held: Held, outcome: UUID, seen: datetime | None, label: str, now: datetime) -> None:
    """Take an outcome and its actions out. Raises as `write`."""
    _own(held, outcome, seen, label)
    gone = Outcome.standing.filter(Q(key=outcome) | Q(id=outcome), need__plan__in=held.plans)
    actions = list(Action.standing.filter(outcome__in=gone))
    plan_parts.leave_out(rows=[*gone, *actions], now=now)


def none_left_behind(*, plans: Sequence[Plan]) -> None:
    """Raises Refused where an outcome stands under a need that was left out."""
    lost = Outcome.standing.filter(need__plan__in=plans, need__withdrawn_at__isnull=False)
    first = lost.select_related("need").first()
    if first is not None:
        raise Refused(
            f"“{first.need.text}” is a need that an outcome answers: “{first.text}”. Leave the outcome out "
            "first, or put it under another need."
        )


def _own(held: Held, outcome: UUID | None, seen: datetime | None, label: str) -> Outcome | None:
    if outcome is None:
        return None
    found = find(plan=held.plan.id, outcome=outcome)
    shown = rows(plans=[each.id for each in held.plans], outcome=outcome)
    plan_families.check(held=held, label=label, seen=seen, rows=shown)
    return found


def _one(plan: Plan, own: Outcome | None, wanted: Wanted, need: Need, elsewhere: frozenset[UUID]) -> Written:
    """Write the outcome itself, in the place that it has, else after the others of its need."""
    place = own.place if own else Outcome.objects.filter(need=need).count() + 1
    was = plan_keys.key(row=own) if own else None
    row = own or Outcome(authority_id=plan.authority_id, need=need, place=place)
    moved = row.need_id != need.id
    changed = plan_parts.assign(row=row, columns=wanted.columns)
    if was in elsewhere and changed:
        row.key = keys.new()
    if changed or moved or own is None:
        row.need = need
        row.save()
    became = Became(was=was, key=plan_keys.key(row=row), place=place, columns=wanted.columns, row=row)
    return Written(rows=(became,), gone=frozenset())


def _follow(plan: Plan, need: Need, written: Written, done: Written, now: datetime) -> None:
    """Write the same outcome and actions in the plan of a brother or sister."""
    [became] = written.rows
    either = [each for each in (became.was, became.key) if each]
    rows_of = Outcome.standing.filter(Q(key__in=either) | Q(id__in=either, key=None), need__plan=plan)
    into: Mapping[str, Any] = {"authority_id": plan.authority_id, "need": need}
    made = plan_parts.follow(
        rows=list(rows_of), written=written, model=Outcome, into=into, only=False, now=now
    )
    row = made[became.key]
    if row.need_id != need.id:
        row.need = need
        row.save()
    below = list(Action.standing.filter(outcome=row).order_by("place", "id"))
    plan_parts.follow(
        rows=below, written=done, model=Action, only=False, now=now,
        into={"authority_id": plan.authority_id, "outcome": row},
    )  # fmt: skip


def _needs(held: Held, need: Wanted) -> dict[UUID, Need]:
    """The need in each of the drafts: by its key, else by its words, else written there."""
    standing = list(Need.standing.filter(plan__in=held.plans).order_by("place", "id"))
    first = _among(standing, held.plan.id, need.key, str(need.columns["text"]))
    if first is None and need.key is not None:
        raise NotHere("There is no such need in this plan.", about="plan", about_id=held.plan.id)
    columns = {name: getattr(first, name) for name in plan_keys.SAYS[Need]} if first else need.columns
    found: dict[UUID, Need] = {}
    key = plan_keys.key(row=first) if first else None
    for plan in held.plans:
        own = _among(standing, plan.id, key, columns["text"])
        if own is None:
            place = sum(each.plan_id == plan.id for each in standing) + 1
            own = Need.objects.create(
                authority_id=plan.authority_id, plan=plan, place=place, key=key, **columns
            )
        found[plan.id] = own
        key = key or plan_keys.key(row=own)
    return found


def _among(standing: Sequence[Need], plan: UUID, key: UUID | None, text: str) -> Need | None:
    own = [each for each in standing if each.plan_id == plan]
    by_key = next((each for each in own if key and plan_keys.key(row=each) == key), None)
    return by_key or next((each for each in own if text and each.text == text), None)
