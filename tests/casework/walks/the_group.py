"""What may happen at a core group and after it: who came, progress, decisions, its completion and record."""

from uuid import UUID

from holdfast.casework import (
    core_group_actions,
    core_group_attendances,
    core_group_completions,
    core_group_days,
    core_group_meetings,
    core_group_papers,
    core_group_parts,
    core_group_reports,
    core_group_talks,
    family_words,
    group_decisions,
    helps_asked,
    member_records,
    outcome_progress,
)
from holdfast.casework.core_group_attendances import Came
from holdfast.casework.core_group_days import Day
from holdfast.casework.core_group_meetings import Day as On
from holdfast.casework.core_group_meetings import Plans
from holdfast.casework.core_group_parts import PartSaid
from holdfast.casework.core_group_talks import TalkSaid
from holdfast.procedures.conference_words import ATTENDED, SENT_HOWS
from holdfast.procedures.plan_words import SIGN_SIDES
from holdfast.records.models import Action, GroupDecision, HelpAsked, Meeting, PaperSent, Plan
from tests.casework.walks.cast import NOWHERE
from tests.casework.walks.grouping import group, who_meet
from tests.casework.walks.making import SOON
from tests.casework.walks.planning import named
from tests.casework.walks.the_day import children_of, day_of
from tests.casework.walks.walk import Walk, often, rule
from tests.people import Member


def at(walk: Walk) -> UUID:
    """A core group: mostly one to come, now and then one that was held."""
    if walk.chance(5):
        rows = Meeting.objects.filter(kind="core-group", held_on__isnull=False).order_by("id")
        return walk.key(lambda: rows.values_list("id", flat=True))
    return group(walk)


def outcomes(walk: Walk, by: Member, of: UUID) -> Day | None:
    """The day as somebody sees it."""
    return walk.do_as(by, core_group_days.show, meeting=of)


@rule
def came(walk: Walk) -> None:
    of = at(walk)
    by = who_meet(walk, of)
    page = walk.do(by, core_group_attendances.of_meeting, meeting=of)
    keys = [each.key for each in page.rows] if page is not None else []
    said = [Came(how=walk.right("whole", *ATTENDED, "flew"), key=each) for each in keys]
    said.append(Came(how="whole", name=walk.words("Ned Neighbour"), role=walk.right("neighbour", "king")))
    walk.do(
        by, core_group_attendances.record, meeting=of, came=said[: walk.one((1, 3, 9))],
        seen=page.version if page is not None and walk.yes() else None,
    )  # fmt: skip


@often
def see_how_far(walk: Walk) -> None:
    of = at(walk)
    by = walk.one(who_meet(walk, of))
    page = outcomes(walk, by, of)
    if page is None or not page.outcomes:
        return
    one = walk.one(page.outcomes).outcome
    walk.do(
        [by], outcome_progress.record, meeting=of, outcome=walk.right(one.key, NOWHERE),
        children=walk.right(list(one.children), list(one.children)[:1], walk.family()),
        scale=walk.right(walk.one((0, 1, 1, 1, 2, 3, 4)), 7, -1),
        evidence=walk.words("Seen at home"), impact=walk.words("Less tired"), next_step=walk.words("Go on"),
    )  # fmt: skip


@rule
def write_a_part(walk: Walk) -> None:
    of = at(walk)
    children = children_of(walk, of) or walk.family()
    child = walk.right(walk.one(children), walk.child())
    name = named(walk, child)
    said = PartSaid(
        progress=walk.words(f"{name} sleeps"), evidence_of_change=walk.unsaid(), risk_now=walk.words("Lower"),
        child_view=walk.words(f"{name} likes it"), child_told_on=walk.one((None, walk.day(-2))),
        recommendation=walk.words("Go on"),
    )  # fmt: skip
    also = [each for each in children if each != child] if walk.yes() else []
    walk.do(who_meet(walk, of), core_group_parts.write, meeting=of, child=child, said=said, also=also)


@rule
def talk(walk: Walk) -> None:
    of = at(walk)
    said = TalkSaid(
        discussed=walk.words("Warmth"), family_group_decision=walk.right("", "yes", "no", "later", "perhaps"),
        family_group=walk.words("Gran"), membership_reviewed=walk.unsaid(),
        meets_every=walk.right("4 weeks", "", "often"),
    )  # fmt: skip
    walk.do(who_meet(walk, of), core_group_talks.write, meeting=of, said=said)


@rule
def the_family_speaks(walk: Walk) -> None:
    of = at(walk)
    by = who_meet(walk, of)
    child = walk.right(None, *(children_of(walk, of) or [NOWHERE]), walk.child())
    said = {
        "meeting": of, "side": walk.right("parent", *SIGN_SIDES, "nobody"), "who": walk.words("Mary Example"),
        "text": walk.words("A lift to school"), "child": child,
    }  # fmt: skip
    if walk.yes():
        walk.do(by, helps_asked.ask, **said)
    else:
        walk.do(by, family_words.say, **said)
    if walk.chance(3):
        asked = walk.key(lambda: HelpAsked.objects.order_by("id").values_list("id", flat=True))
        walk.do(by, helps_asked.answer, asked=asked, text=walk.words("The school drives"))


@rule
def decide(walk: Walk) -> None:
    of = at(walk)
    by, who = who_meet(walk, of), walk.cast.partner
    walk.do(
        by, group_decisions.decide, meeting=of, text=walk.words("The rota goes on"), who=who.name,
        account=walk.one((None, who.account)), by_on=walk.one((None, walk.ahead())),
        child=walk.right(None, *(children_of(walk, of) or [NOWHERE]), walk.child()),
    )  # fmt: skip
    if walk.chance(3):
        which = walk.key(lambda: GroupDecision.objects.order_by("id").values_list("id", flat=True))
        walk.do([*by, who], group_decisions.done, decision=which, on=walk.day(-3))


@often
def go_through_an_action(walk: Walk) -> None:
    of = at(walk)
    by = walk.one(who_meet(walk, of))
    page = outcomes(walk, by, of)
    if page is None or not page.outcomes:
        return
    one = walk.one(page.outcomes).outcome
    rows = Action.standing.filter(
        outcome__need__plan__registration__child__in=one.children, outcome__need__plan__replaced_on=None
    ).order_by("id")
    which = walk.key(lambda: rows.values_list("id", flat=True))
    how = walk.one(("done", "carry", "add"))
    if how == "done":
        walk.do([by], core_group_actions.done, meeting=of, action=which, on=walk.day(-3))
    elif how == "carry":
        walk.do([by], core_group_actions.carry, meeting=of, action=which, by_on=walk.ahead(3, 40))
    else:
        walk.do(
            [by], core_group_actions.add, meeting=of, outcome=walk.right(one.key, NOWHERE),
            children=walk.right(list(one.children), list(one.children)[:1], walk.family()),
            text=walk.words(f"{named(walk, one.children[0])} is fetched"), who=walk.cast.partner.name,
            by_on=walk.one((None, walk.ahead())), account=walk.one((None, walk.cast.partner.account)),
        )  # fmt: skip


@rule
def complete(walk: Walk) -> None:
    of = at(walk)
    rows = Plan.drafts_too.filter(state="draft").order_by("id")
    rows = rows if walk.slips(4) else rows.filter(registration__child__in=children_of(walk, of))
    drafts = walk.look(lambda: rows.values_list("id", flat=True))
    walk.do(
        who_meet(walk, of), core_group_completions.complete, meeting=of,
        on=walk.right(day_of(walk, of), walk.day(-5)), plans=walk.one((drafts, drafts[:1], [])),
        next_on=walk.one((None, walk.ahead(5, 40))), next_at=walk.hour(),
        core_group_every=walk.right("", "4 weeks", "often"), reasons=walk.right(SOON, None),
    )  # fmt: skip


@rule
def write_ones_own_record(walk: Walk) -> None:
    by = [walk.cast.partner, *walk.cast.workers]
    page = walk.do(by, member_records.mine, meeting=at(walk))
    if page is not None:
        walk.do(by, member_records.write, meeting=at(walk), text=walk.words("For myself"))


@rule
def sign_the_record(walk: Walk) -> None:
    of = at(walk)
    walk.do(who_meet(walk, of), core_group_papers.sign, meeting=of, on=walk.day(-2))


@rule
def send_the_record(walk: Walk) -> None:
    rows = PaperSent.objects.filter(kind="record").order_by("id").values_list("id", flat=True)
    papers = walk.look(lambda: rows)
    walk.do(
        [*walk.cast.workers, *walk.cast.service], core_group_papers.sent,
        papers=walk.one((papers, walk.some([*papers, NOWHERE]))), on=walk.day(-2),
        how=walk.right("email", *SENT_HOWS, "pigeon"),
    )  # fmt: skip


@rule
def report_to_the_review(walk: Walk) -> None:
    child, by = walk.child(), [*walk.cast.workers, *walk.cast.service]
    walk.do(by, core_group_reports.show, child=child)
    walk.do(by, core_group_reports.send, child=child, on=walk.day(-2), how=walk.right("email", "pigeon"))


@often
def hold_one_rightly(walk: Walk) -> None:
    """All that a core group takes, by one who may: arranged, held, completed, its record sent."""
    family = list(walk.one(walk.cast.families))
    rows = Meeting.objects.filter(
        kind="core-group", held_on=None, cancelled_on=None, children__child=family[0],
        children__withdrawn_at=None,
    ).order_by("id")  # fmt: skip
    there = walk.look(lambda: rows.values_list("id", flat=True))
    by = walk.one(walk.cast.workers[:1])
    if not there:
        plans = Plans(children=family, days=[On(for_on=walk.today)])
        made = walk.do_as(
            by, core_group_meetings.arrange, plans=plans, arranged_on=walk.today, reasons={"*": "invented"}
        )
        there = list(made or ())
    if not there:
        return
    of = there[0]
    page = outcomes(walk, by, of)
    if page is None:
        return
    everybody = [Came(how=walk.one(tuple(ATTENDED)), key=each.key) for each in page.attended.rows]
    if everybody:
        walk.do_as(by, core_group_attendances.record, meeting=of, came=everybody)
    for each in page.outcomes:
        walk.do_as(
            by, outcome_progress.record, meeting=of, outcome=each.outcome.key,
            children=list(each.outcome.children), scale=walk.one((1, 1, 2)), evidence="Seen",
        )  # fmt: skip
    drafts = Plan.drafts_too.filter(state="draft", registration__child__in=children_of(walk, of))
    plans_ = walk.look(lambda: drafts.values_list("id", flat=True))
    done = walk.do_as(
        by, core_group_completions.complete, meeting=of, on=walk.today, plans=walk.one((plans_, [])),
        next_on=walk.ahead(20, 30), reasons=SOON,
    )  # fmt: skip
    papers = PaperSent.standing.filter(meeting=of, kind="record", sent_on=None)
    waiting = walk.look(lambda: papers.values_list("id", flat=True))
    if done is not None and waiting:
        walk.do_as(by, core_group_papers.sent, papers=waiting, on=walk.today, how="email")
