"""Examples of a plan signed, sent round and explained, and of a commitment that cannot be met."""

from holdfast.casework import (
    plan_answers,
    plan_circulations,
    plan_explanations,
    plan_signatories,
    renegotiations,
)
from holdfast.casework.plan_answers import AnswerSaid
from holdfast.casework.plan_signatories import Who
from holdfast.records.models import Action
from tests.casework import signing
from tests.casework.signing import ADA, BEN, FATHER, ON
from tests.casework.step_examples import Call, example
from tests.standings import TODAY


@example("plan_signatories.ask")
def ask() -> Call:
    found = signing.planned()
    return lambda: plan_signatories.ask(
        plans=found.all, who=Who(name="Grace Example", side="family"), today=TODAY
    )


@example("plan_signatories.leave_out")
def leave_out() -> Call:
    found = signing.planned()
    rows = [signing.signatory(each, FATHER) for each in found.all]
    return lambda: plan_signatories.leave_out(signatories=rows, why="He has died", today=TODAY)


@example("plan_circulations.circulate")
def circulate() -> Call:
    rows = signing.everybody(signing.planned())
    return lambda: plan_circulations.circulate(
        signatories=rows, on=TODAY, how="email", today=TODAY, chair=True
    )


@example("plan_answers.answer")
def answer() -> Call:
    found = signing.planned()
    rows = [signing.signatory(each, FATHER) for each in found.all]
    return lambda: plan_answers.answer(
        signatories=rows, said=AnswerSaid(accepts=False, why_not="He wants Saturdays"), on=ON, how="said",
        meeting=found.meeting, today=TODAY,
    )  # fmt: skip


@example("plan_explanations.explain")
def explain() -> Call:
    signing.planned()
    return lambda: plan_explanations.explain(
        children=[ADA, BEN], what="preference", whom=FATHER, side="parent", on=ON, how="Read out",
        text="Not safe yet", complain_to=["agency"], today=TODAY,
    )  # fmt: skip


@example("renegotiations.raise_")
def raise_() -> Call:
    found = signing.planned(children=(ADA,))
    key = Action.standing.get(outcome__need__plan=found.all[0]).id
    return lambda: renegotiations.raise_(
        plans=found.all, key=key, why="No room", extent="significant", on=TODAY, today=TODAY
    )


@example("renegotiations.agree")
def agree() -> Call:
    found = signing.planned(children=(ADA,))
    key = Action.standing.get(outcome__need__plan=found.all[0]).id
    (row,) = renegotiations.raise_(
        plans=found.all, key=key, why="No room", extent="part", on=TODAY, today=TODAY
    )
    return lambda: renegotiations.agree(
        renegotiation=row, instead="At home", agreed_with="All", on=TODAY, today=TODAY
    )
