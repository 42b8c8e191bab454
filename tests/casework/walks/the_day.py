"""What may happen on the day of a conference: who came, what they think, what is decided, and its end."""

from dataclasses import replace
from datetime import date, time
from uuid import UUID

from holdfast.casework import (
    attendances,
    completions,
    conference_findings,
    conference_notes,
    conferences_fixed,
    confidential_parts,
    core_groups,
    disagreements,
    outline_plans,
    professional_views,
)
from holdfast.casework.attendances import Came
from holdfast.casework.conference_findings import Finding
from holdfast.casework.conferences_fixed import Fixed
from holdfast.casework.core_groups import MemberSaid
from holdfast.casework.outline_lines import LineSaid
from holdfast.casework.professional_views import Said
from holdfast.procedures.conference_words import ATTENDED, DISAGREEMENT_KINDS, STAGES
from holdfast.records.models import (
    Attendance,
    Conference,
    Disagreement,
    Meeting,
    MeetingChild,
    MeetingDate,
    Registration,
)
from tests import people
from tests.casework import concluding
from tests.casework.walks.asking import invitation, meeting
from tests.casework.walks.cast import MANAGERS, NOWHERE, SERVICE, WORKERS
from tests.casework.walks.walk import Walk, often, rule

CHAIRS = (people.CONNIE, people.CHLOE)
THINK = (
    ("Chloe Chair", "conference-chair"),
    ("Winifred Worker", "social-worker"),
    ("Penny Partner", "health-visitor"),
)
DECISIONS = ("plan", "no-plan", "deferred", "continue", "end", "", "perhaps")
GROUP = (
    MemberSaid(name="Winifred Worker", role="social-worker", account=people.WINIFRED.account),
    MemberSaid(name="Mary Example", role="mother", person=people.MOTHER.id),
    MemberSaid(name="Penny Partner", role="health-visitor", account=people.PENNY.account),
    MemberSaid(name="Tilda Teacher", role="teacher"),
)
RISK = LineSaid(part="risks", text="Alone at night")


def children_of(walk: Walk, of: UUID) -> list[UUID]:
    """The children whom a meeting is about."""
    rows = MeetingChild.standing.filter(meeting=of).order_by("id")
    return walk.look(lambda: rows.values_list("child", flat=True))


def day_of(walk: Walk, of: UUID) -> date:
    """The day for which it stands, today at the latest."""
    rows = MeetingDate.objects.filter(meeting=of).order_by("arranged_on", "id")
    days = walk.look(lambda: rows.values_list("for_on", flat=True))
    return min([*days[-1:], walk.today])


def conference(walk: Walk) -> UUID:
    """A conference that is to come, the newest often."""
    rows = Meeting.objects.filter(
        held_on=None, cancelled_on=None, kind__in=("initial-conference", "review-conference"),
        conferences__isnull=False,
    )  # fmt: skip
    return walk.key(lambda: rows.order_by("id").values_list("id", flat=True), wrong=20)


@rule
def came(walk: Walk) -> None:
    of = meeting(walk)
    said = [
        Came(how=walk.right("whole", *ATTENDED, "flew"), invitation=invitation(walk, of)),
        Came(
            how=walk.right("whole", *ATTENDED),
            name=walk.words("Tilda Teacher"),
            role=walk.right("teacher", "king"),
        ),
    ]
    walk.do(SERVICE, attendances.record, meeting=of, came=walk.one((said, said[:1], said[1:])))


@rule
def leave_the_room(walk: Walk) -> None:
    there = walk.key(lambda: Attendance.objects.order_by("id").values_list("id", flat=True))
    walk.do(
        SERVICE,
        attendances.out_of_room,
        attendance=there,
        why="A call",
        from_at=walk.hour(),
        until_at=walk.hour(),
    )


@rule
def think(walk: Walk) -> None:
    of, (who, role) = meeting(walk), walk.one(THINK)
    said = [
        Said(who=who, role=role, at_risk=walk.unsaid(), plan_needed=walk.unsaid(), ending="It should go on")
    ]
    child = walk.right(None, *(children_of(walk, of) or [NOWHERE]), walk.child())
    walk.do(SERVICE, professional_views.record, meeting=of, said=said, on=walk.day(-5), child=child)


@rule
def find(walk: Walk) -> None:
    of = meeting(walk)
    finding = Finding(
        at_risk=walk.unsaid(),
        plan_needed=walk.unsaid(),
        decision=walk.one(DECISIONS),
        categories=walk.one(([], ["neglect"], ["neglect", "physical-abuse"], ["harm"])),
        grounds=walk.one(([], ["no-longer-at-risk"], ["because"])),
        then=walk.right("child-in-need", "", "close", "x"),
        social_worker=walk.one((None, people.WINIFRED.account, people.MONA.account)),
    )
    children = children_of(walk, of) or walk.family()
    walk.do(
        SERVICE,
        conference_findings.record,
        meeting=of,
        children=walk.right(children, children[:1], walk.family()),
        finding=finding,
        kind=walk.right("plan", "placement", "legal"),
        reasons=walk.reasons(),
    )


@rule
def fix(walk: Walk) -> None:
    fixed = Fixed(
        quorate=walk.unsaid(),
        quorum_why=walk.words("Nobody else could come"),
        first_core_group_on=walk.one((None, walk.ahead(0, 15))),
        first_core_group_at=walk.hour(),
        core_group_every=walk.right("4 weeks", "", "often"),
        visit_every=walk.right("3 weeks", "", "10 working days"),
        next_review_on=walk.one((None, walk.ahead(20, 100))),
        by_reports=walk.slips(3),
        by_reports_why=walk.words("The snow"),
        rooms_every=walk.one((None, 2, 0)),
    )
    walk.do(SERVICE, conferences_fixed.fix, meeting=meeting(walk), fixed=fixed)


@rule
def name_the_core_group(walk: Walk) -> None:
    of = meeting(walk)
    named = [each for each in GROUP if walk.yes()]
    if walk.chance(6):
        named += [
            MemberSaid(name=walk.words("Stray"), role=walk.right("teacher", "king"), children=[walk.child()])
        ]
    walk.do(SERVICE, core_groups.name, meeting=of, members=named)


@rule
def write_the_outline(walk: Walk) -> None:
    of = meeting(walk)
    lines = [RISK, LineSaid(part="objectives", text="Safe nights", why="Safety")]
    if walk.chance(4):
        lines += [LineSaid(part=walk.right("monitoring", "poem"), text=walk.words("Two visits"))]
    child = walk.one((None, *(children_of(walk, of)[:1] or [NOWHERE])))
    walk.do(SERVICE, outline_plans.write, meeting=of, lines=lines, child=child)


@rule
def write_a_note(walk: Walk) -> None:
    of = meeting(walk)
    if walk.yes():
        item = walk.right("reasons", "introductions", "song")
        walk.do(CHAIRS, conference_notes.write, meeting=of, item=item, text="Alone at night", seen=None)
        return
    walk.do(CHAIRS, confidential_parts.write, meeting=of, text="From the police", seen=None)
    who = walk.one(people.STAFF).account
    walk.do(CHAIRS, confidential_parts.let_read, meeting=of, account=who, why=walk.words("He decides"))
    if walk.yes():
        walk.do(CHAIRS, confidential_parts.stop_reading, meeting=of, account=who)


@rule
def disagree(walk: Walk) -> None:
    walk.do(
        [*WORKERS, *SERVICE, people.PENNY],
        disagreements.record,
        children=walk.family(),
        kind=walk.right("decision", *DISAGREEMENT_KINDS, "taste"),
        who=walk.words("Tilda Teacher"),
        role="teacher",
        about=walk.words("That it goes on"),
        why=walk.words("They are safe"),
        on=walk.day(),
        meeting=walk.one((None, meeting(walk))),
    )


@rule
def go_on_with_a_disagreement(walk: Walk) -> None:
    which = walk.key(lambda: Disagreement.objects.order_by("id").values_list("id", flat=True))
    by = [*WORKERS, *MANAGERS]
    if walk.yes():
        walk.do(
            by,
            disagreements.take_further,
            disagreement=which,
            stage=walk.right("discussion", *STAGES, "duel"),
            on=walk.day(),
            with_whom=walk.words("The core group"),
            text=walk.words("Not settled"),
        )
    else:
        walk.do(by, disagreements.settle, disagreement=which, on=walk.day(), result=walk.words("They agreed"))


@rule
def complete(walk: Walk) -> None:
    of = meeting(walk)
    walk.do(
        CHAIRS, completions.complete, meeting=of, on=walk.right(day_of(walk, of), walk.day()),
        reasons=walk.reasons(), breach=walk.one(("", "the hour was not fixed")),
        unit=walk.right(None, people.UMA.id, NOWHERE),
    )  # fmt: skip


@often
def hold_a_conference_rightly(walk: Walk) -> None:
    """All that a conference takes, by those who may: so that walks come to what follows one."""
    of = conference(walk)
    children = children_of(walk, of)
    if not children:
        return
    by, on = walk.one(CHAIRS), day_of(walk, of)
    attend = [Came(how="whole", name=name, role=role) for name, role in (*THINK, ("Mary Example", "mother"))]
    walk.must(by, attendances.record, meeting=of, came=attend)
    for child in children:
        finding = _finding(walk, child, on, of)
        said = [
            Said(who=who, role=role, at_risk=finding.at_risk, plan_needed=finding.plan_needed)
            for who, role in THINK
        ]
        walk.must(by, professional_views.record, meeting=of, said=said, on=on, child=child)
        walk.must(
            by,
            conference_findings.record,
            meeting=of,
            children=[child],
            finding=finding,
            reasons={"*": "invented"},
        )
    walk.must(by, core_groups.name, meeting=of, members=GROUP)
    walk.must(by, outline_plans.write, meeting=of, lines=[RISK])
    fixed = replace(
        concluding.FIXED,
        quorate=walk.right(True, False),
        quorum_why="Two are ill",
        next_review_on=walk.ahead(50, 90),
        first_core_group_on=walk.ahead(1, 10),
        first_core_group_at=time(10, 0),
    )
    walk.must(by, conferences_fixed.fix, meeting=of, fixed=fixed)
    walk.do(
        [by], completions.complete, meeting=of, on=on, reasons={"*": "an invented reason"},
        breach=walk.one(("", "an invented breach")),
    )  # fmt: skip


def _finding(walk: Walk, child: UUID, on: date, of: UUID) -> Finding:
    """What may be decided for a child, as things stand."""
    rows = Registration.standing.filter(child=child, from_on__lte=on).exclude(until_on__lte=on)
    review = walk.look(
        lambda: Conference.objects.filter(meeting=of, kind="review").values_list("id", flat=True)
    )
    planned = review and walk.look(lambda: rows.values_list("id", flat=True))
    if planned:
        return walk.one((concluding.CONTINUES, concluding.CONTINUES, concluding.ENDS))
    found = walk.one((concluding.NEEDS_A_PLAN, concluding.NEEDS_A_PLAN, concluding.NO_PLAN))
    return replace(found, categories=walk.one((["neglect"], ["neglect", "emotional-abuse"])))
