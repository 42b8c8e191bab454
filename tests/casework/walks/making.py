"""What may happen to make a plan: of a draft, in one form, corrected; and advice on it passed over."""

from uuid import UUID

from holdfast.access.children import May
from holdfast.casework import plan_advice, plan_drafts, plan_versions, plans
from holdfast.casework.plan_said import ActionSaid, NeedSaid, OutcomeSaid
from holdfast.records.models import Meeting, Plan, Registration
from tests.casework.walks.planning import child_of, draft, may, named, others, outcome_said, version
from tests.casework.walks.walk import Walk, often, rule

SOON = {"*": "an invented reason", "timescales": "agreed at the meeting"}


@rule
def make(walk: Walk) -> None:
    plan = draft(walk)
    meetings = Meeting.objects.filter(kind="core-group").order_by("id")
    at = walk.key(lambda: meetings.values_list("id", flat=True))
    walk.do(
        [*walk.cast.workers, *walk.cast.service], plan_versions.make, plans=[plan, *others(walk, plan)],
        made_on=walk.day(-10), at=walk.right("core-group", "conference", "looked-after-review", "pub"),
        meeting=walk.right(None, at), why=walk.words("They have moved"), reasons=walk.right(SOON, None),
    )  # fmt: skip


@often
def plan_rightly(walk: Walk) -> None:
    """A draft begun, given an outcome and made, by those who may: so that walks come to what follows."""
    family = [each for each in walk.one(walk.cast.families) if each in _planned(walk)]
    who = [each for each in walk.cast.workers if all(each in may(walk, one, May.WRITE) for one in family)]
    if not family or not who:
        return
    by = walk.one(who)
    drafts = walk.do_as(by, plan_drafts.begin, children=family, why="What was learnt since")
    if drafts is None:
        return
    name = named(walk, family[0])
    said = OutcomeSaid(
        text=f"{name} sleeps well", by_on=walk.today.replace(year=walk.today.year + 1),
        actions=[
            ActionSaid(
                text=f"Write {name}'s rota", who=each.name, account=each.account, by_on=walk.ahead(3, 30)
            )
            for each in (walk.cast.partner, by)
        ],
    )  # fmt: skip
    walk.do_as(
        by, plan_drafts.write_outcome, plan=drafts[0], outcome=None, said=said,
        need=NeedSaid(text=f"{name} needs rest"), also=drafts[1:],
    )  # fmt: skip
    if not walk.chance(4):
        walk.do_as(
            by, plan_versions.make, plans=drafts, made_on=walk.today, at="core-group",
            why="What was learnt since", reasons=SOON,
        )  # fmt: skip


def _planned(walk: Walk) -> set[UUID]:
    rows = Registration.standing.filter(until_on=None, from_on__lte=walk.today)
    return set(walk.look(lambda: rows.values_list("child", flat=True)))


@rule
def make_the_first_outline(walk: Walk) -> None:
    """An outline plan, of brothers and sisters or of children who are none, in the same words for each."""
    name = walk.one(("The child", "Everybody"))
    needs = [NeedSaid(text="Supervision at night", outcomes=[outcome_said(walk, name)])]
    walk.do(
        [*walk.cast.workers, *walk.cast.service], plans.record, children=walk.family(), part="outline",
        made_on=walk.day(-20), at=walk.right("conference", "", "pub"), aim="Safe nights", needs=needs,
        visit_every=walk.right("3 weeks", ""), reasons=walk.reasons(),
    )  # fmt: skip


@rule
def correct(walk: Walk) -> None:
    plan = version(walk)
    page = walk.look(lambda: Plan.objects.filter(id=plan).values_list("known_from", "made_on"))
    seen, made_on = page[0] if page else (walk.now, walk.today)
    done = walk.done
    walk.do(
        walk.cast.workers, plans.correct, plan=plan, seen=seen, reason=walk.words("the wrong need"),
        made_on=walk.right(made_on, walk.day(-10)), aim=walk.words("Warm"),
        add=[NeedSaid(text="To be warm")] if walk.yes() else [],
    )  # fmt: skip
    if walk.done > done:
        walk.corrected.add(plan)


@rule
def pass_advice_over(walk: Walk) -> None:
    plan = walk.one((draft(walk), version(walk)))
    by = may(walk, child_of(walk, plan), May.WRITE) or list(walk.cast.workers)
    page = walk.do([walk.one(by)], plan_advice.show, plan=plan)
    lacks = [lack for part in page.parts for lack in part.lacks] if page is not None else []
    if lacks:
        lack = walk.one([each for each in lacks if each.advice] or lacks)
        walk.do(
            by, plan_advice.pass_over, plan=plan, content=walk.right(lack.content, "none"),
            missing=lack.missing, why=walk.words("It is done once"),
        )  # fmt: skip
