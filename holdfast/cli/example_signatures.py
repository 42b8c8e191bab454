"""A plan of the example goes round and comes back: signed by everybody, or by all but some."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from holdfast.casework import children as child_pages
from holdfast.casework import plan_agreements, plan_answers, plan_circulations
from holdfast.casework.plan_answers import AnswerSaid
from holdfast.cli.example_ways import Act

WHY = "the plan is signed"
UNDERSTANDS = AnswerSaid(understands=True, accepts=True, willing=True)
SIGNS = AnswerSaid(signs=True, understands=True, accepts=True, willing=True)
OF_PARENT = AnswerSaid(
    signs=True, understands=True, accepts=True, willing=True, understands_harm=True,
    understands_change=True, understands_expected=True,
)  # fmt: skip


def diary(
    *, children: Sequence[UUID], worker: UUID, meeting: UUID, on: date, but: Sequence[str] = ()
) -> Iterator[Act]:
    """Sent round two days after the core group; `but` say at it that they understand, and have not signed."""
    yield Act(who=worker, why=WHY, act=partial(_circulate, children, on + timedelta(days=2)))
    yield Act(who=worker, why=WHY, act=partial(_answer, children, meeting, but, on + timedelta(days=5)))


def _circulate(children: Sequence[UUID], on: date) -> None:
    plan_circulations.circulate(
        signatories=[each for own in _asked(children, on).values() for each in own], on=on, how="email",
        today=on, chair=True, plans=[_plan(child, on) for child in children],
    )  # fmt: skip


def _answer(children: Sequence[UUID], meeting: UUID, but: Sequence[str], on: date) -> None:
    for (name, side), rows in _asked(children, on).items():
        if name in but:
            plan_answers.answer(
                signatories=rows, said=UNDERSTANDS, on=on, how="said", today=on, meeting=meeting
            )
        else:
            said = OF_PARENT if side == "parent" else SIGNS
            plan_answers.answer(signatories=rows, said=said, on=on, how="paper", today=on)


def _asked(children: Sequence[UUID], on: date) -> dict[tuple[str, str], list[UUID]]:
    """Who is to sign the plans in force, each with their rows in all of them."""
    found: dict[tuple[str, str], list[UUID]] = {}
    for child in children:
        for each in plan_agreements.show(plan=_plan(child, on), today=on).signatories:
            if not each.not_asked_why:
                found.setdefault((each.name, each.side), []).append(each.id)
    return found


def _plan(child: UUID, on: date) -> UUID:
    shown = child_pages.plan(child=child, today=on).plan
    if shown is None:
        raise LookupError(f"no plan of the child {child} on {on}")
    return shown.id
