"""What may happen with a plan that is made: signed, sent round, explained, carried out, renegotiated."""

from uuid import UUID

from holdfast.access.children import May
from holdfast.casework import (
    plan_agreements,
    plan_answers,
    plan_circulations,
    plan_explanations,
    plan_milestones,
    plan_signatories,
    plans,
    renegotiations,
    undertakings,
)
from holdfast.casework.plan_answers import AnswerSaid
from holdfast.casework.plan_signatories import Who
from holdfast.procedures.conference_words import SENT_HOWS
from holdfast.procedures.plan_words import EXPLAINED, SIGN_SIDES, SIGNED_HOWS
from holdfast.procedures.words import CLOSED
from holdfast.records.models import Action, Meeting, Outcome, Plan, PlanSignatory, Renegotiation
from tests.casework.walks.cast import NOWHERE
from tests.casework.walks.planning import child_of, may, version
from tests.casework.walks.walk import Walk, often, rule
from tests.people import Member


def signatories(walk: Walk, plan: UUID) -> list[UUID]:
    """Those who are to sign a plan; now and then of any."""
    rows = PlanSignatory.objects.order_by("id")
    rows = rows if walk.slips(5) else rows.filter(plan=plan)
    return walk.some(
        [*walk.look(lambda: rows.values_list("id", flat=True)), *([NOWHERE] if walk.slips(6) else [])]
    )


def workers(walk: Walk, plan: UUID) -> list[Member]:
    """Who may write for its child."""
    return may(walk, child_of(walk, plan), May.WRITE) or list(walk.cast.workers)


def held(walk: Walk) -> UUID:
    """A core group that was held."""
    rows = Meeting.objects.filter(kind="core-group", held_on__isnull=False).order_by("id")
    return walk.key(lambda: rows.values_list("id", flat=True))


def action(walk: Walk) -> UUID:
    """An action of a plan in force; now and then of another version, or of a draft."""
    rows = Action.standing.order_by("id")
    if not walk.chance(5):
        rows = rows.filter(outcome__need__plan__replaced_on=None, outcome__need__plan__state="made")
    return walk.key(lambda: rows.values_list("id", flat=True))


@rule
def ask_to_sign(walk: Walk) -> None:
    plan = version(walk)
    walk.do(
        workers(walk, plan), plan_signatories.ask, plans=[plan],
        who=Who(
            name=walk.words("Grace Example"), side=walk.right("family", *SIGN_SIDES, "nobody"),
            account=walk.one((None, walk.cast.partner.account)),
        ),
    )  # fmt: skip


@rule
def leave_out(walk: Walk) -> None:
    plan = version(walk)
    walk.do(
        workers(walk, plan), plan_signatories.leave_out, signatories=signatories(walk, plan),
        why=walk.one(("", "He has died")),
    )  # fmt: skip


@rule
def circulate(walk: Walk) -> None:
    plan = version(walk)
    walk.do(
        workers(walk, plan), plan_circulations.circulate, signatories=signatories(walk, plan),
        on=walk.day(-5), how=walk.right("email", *SENT_HOWS, "pigeon"), chair=walk.yes(),
        plans=walk.one(([], [plan])),
    )  # fmt: skip


@often
def answer(walk: Walk) -> None:
    plan = version(walk)
    who = signatories(walk, plan)
    said = AnswerSaid(
        signs=walk.unsaid(), understands=walk.unsaid(), accepts=walk.unsaid(), willing=walk.unsaid(),
        why_not=walk.words("He wants Saturdays"), reply=walk.words("I agree"),
    )  # fmt: skip
    walk.do(
        [*workers(walk, plan), walk.cast.partner], plan_answers.answer,
        signatories=walk.right(who[:1], who), said=said, on=walk.day(-5),
        how=walk.right("paper", *SIGNED_HOWS, "song"), meeting=walk.right(None, held(walk)),
    )  # fmt: skip


@often
def sign_by_all(walk: Walk) -> None:
    """Everybody signs: one who did not agree agrees later."""
    rows = Plan.standing.filter(part="detailed", replaced_on=None, registration__until_on=None).order_by("id")
    plan = walk.key(lambda: rows.values_list("id", flat=True), wrong=99)
    by = walk.one(workers(walk, plan))
    page = walk.do_as(by, plan_agreements.show, plan=plan)
    if page is None:
        return
    asked = [each.id for each in page.asked]
    if asked:
        walk.do_as(by, plan_circulations.circulate, signatories=asked, on=walk.today, how="email")
    for each in asked:
        no = walk.chance(5)
        said = AnswerSaid(signs=not no, accepts=not no, understands=True, why_not="Not so" if no else "")
        walk.do_as(by, plan_answers.answer, signatories=[each], said=said, on=walk.today, how="paper")
        if no and walk.yes():
            said = AnswerSaid(signs=True, accepts=True)
            walk.do_as(by, plan_answers.answer, signatories=[each], said=said, on=walk.today, how="paper")


@rule
def explain(walk: Walk) -> None:
    what = walk.right(walk.one(tuple(EXPLAINED)), "weather")
    walk.do(
        [*walk.cast.workers, walk.cast.partner], plan_explanations.explain, children=walk.family(), what=what,
        whom=walk.words("Mary Example"), side=walk.right("parent", *SIGN_SIDES, "nobody"), on=walk.day(-5),
        how=walk.words("Read out"), text=walk.words("Not safe yet"), meeting=walk.right(None, held(walk)),
        complain_to=walk.right(["agency"], [], ["board"], ["king"]),
    )  # fmt: skip


@rule
def cannot_be_done(walk: Walk) -> None:
    plan = version(walk)
    rows = Action.standing.filter(outcome__need__plan=plan).order_by("id")
    keys = [each.key or each.id for each in walk.look(lambda: rows)]
    shared = Plan.standing.filter(needs__outcomes__actions__key__in=keys).exclude(id=plan).distinct()
    also = walk.look(lambda: shared.values_list("id", flat=True)) if walk.yes() else []
    walk.do(
        [*workers(walk, plan), walk.cast.partner], renegotiations.raise_, plans=[plan, *also],
        key=walk.right(walk.one(keys or [NOWHERE]), NOWHERE), why=walk.words("No room"),
        extent=walk.right("part", *CLOSED["extent"], "inch"), on=walk.day(-5),
    )  # fmt: skip


@rule
def agree_on_something_else(walk: Walk) -> None:
    which = walk.key(lambda: Renegotiation.objects.order_by("id").values_list("id", flat=True))
    walk.do([*walk.cast.workers, walk.cast.partner], renegotiations.show, renegotiation=which)
    walk.do(
        walk.cast.workers, renegotiations.agree, renegotiation=which, instead=walk.words("At home"),
        agreed_with=walk.words("All"), on=walk.day(-3), amend=walk.yes(),
    )  # fmt: skip


@often
def say_how_it_goes(walk: Walk) -> None:
    which = action(walk)
    by = [*walk.cast.workers, walk.cast.partner]
    page = walk.do(by, undertakings.find, action=which)
    if page is not None:
        walk.do(
            by, undertakings.say_progress, action=walk.one((which, page.line.what.id)),
            progress=walk.words("The part is ordered"),
            seen=walk.right(page.version, walk.now.replace(year=2020)),
        )  # fmt: skip
    if walk.chance(3):
        walk.do(by, plans.finish_action, action=which, on=walk.day(-5))


@rule
def reach_an_outcome(walk: Walk) -> None:
    rows = Outcome.standing.order_by("id")
    which = walk.key(lambda: rows.values_list("id", flat=True))
    walk.do(walk.cast.workers, plans.reach_outcome, outcome=which, on=walk.day(-5))


@rule
def say_of_the_plan(walk: Walk) -> None:
    children, by = walk.family(), [*walk.cast.workers, *walk.cast.service]
    which = walk.one(("begin", "full", "send"))
    if which == "begin":
        walk.do(by, plan_milestones.begin_work, children=children, on=walk.day(-5))
    elif which == "full":
        walk.do(by, plan_milestones.say_full, children=children, on=walk.day(-5))
    else:
        walk.do(
            by, plan_milestones.send_to_reviewing_officer, children=children, on=walk.day(-5),
            how=walk.right("email", "pigeon"),
        )  # fmt: skip
