"""Two families whose children all have a plan since Monday 12 January, brought so far by steps.

`begun` has its outline plan, and its first core group is arranged for Wednesday the 21st. For `running` that
was held: a plan is made of what was written for all four at once, and nobody has signed it yet.
"""

from collections.abc import Iterator
from datetime import date, time, timedelta
from functools import partial
from uuid import UUID

from holdfast.casework import (
    attendances,
    completions,
    conference_findings,
    conference_people,
    conferences_fixed,
    core_group_attendances,
    core_group_completions,
    core_group_days,
    core_group_leaders,
    core_group_memberships,
    core_groups,
    meetings,
    outline_plans,
    plan_draft_pages,
    plan_drafts,
    professional_views,
)
from holdfast.casework.attendances import Came
from holdfast.casework.conference_findings import Finding
from holdfast.casework.conferences_fixed import Fixed
from holdfast.casework.core_group_attendances import Came as CameToGroup
from holdfast.casework.core_groups import MemberSaid
from holdfast.casework.outline_lines import LineSaid
from holdfast.casework.plan_said import ActionSaid, NeedSaid, OutcomeSaid
from holdfast.casework.professional_views import Said
from holdfast.cli import example_conferences, example_invitations
from holdfast.cli.example_acts import at
from holdfast.cli.example_staff import Staff
from holdfast.cli.example_ways import Act, Child, Way
from tests.cases.days import FIRST_GROUP, START

BEGUN = (Child(name="Gia", age=8, sex="female"), Child(name="Gil", age=4, sex="male"))
RUNNING = (
    Child(name="Hal", age=14, sex="male"), Child(name="Hana", age=9, sex="female"),
    Child(name="Hope", age=6, sex="female"), Child(name="Huw", age=3, sex="male"),
)  # fmt: skip
SCHOOL, TEACHER, FATHER = "Imaginary School", "Terry Teacher", "Frank"
NIGHTS, MORNINGS = "A sober adult is in the home every night", "At school by nine, fed and rested"
CLUB, ROTA = "Breakfast club every morning", "Write the rota and put it on the fridge"
WHY = "a plan is made"


def begun(*, staff: Staff) -> tuple[Way, list[Act]]:
    """The family before its first core group."""
    way = Way(staff=staff, name="Groundwork", children_said=BEGUN, worker=staff.workers[0])
    return way, [*_to_the_plan(way)]


def running(*, staff: Staff) -> tuple[Way, list[Act]]:
    """The family after its first core group."""
    way = Way(staff=staff, name="Homework", children_said=RUNNING, worker=staff.workers[0])
    written = START + timedelta(days=3)
    return way, [
        *_to_the_plan(way),
        Act(who=way.worker, why=WHY, act=partial(_write, way, written)),
        Act(who=staff.manager, why=WHY, act=partial(_lead, way)),
        Act(who=staff.manager, why=WHY, act=partial(_hold, way)),
    ]


def _to_the_plan(way: Way) -> Iterator[Act]:
    yield from example_conferences.up_to_the_request(way, START - timedelta(days=15))
    yield from example_invitations.diary(way=way, asked_on=START - timedelta(days=13), for_on=START)
    chair = way.staff.one("conference-chair")
    for act in (_attend, _judge, _find, _fix, _outline, _complete):
        yield Act(who=chair, why=WHY, act=partial(act, way, START))
    yield Act(who=way.staff.manager, why=WHY, act=partial(_join, way, START))


def _attend(way: Way, on: date) -> None:
    listed = conference_people.of_meeting(meeting=way.key, today=on).invited
    came = [Came(how="whole", invitation=each.id) for each in listed]
    attendances.record(meeting=way.key, today=on, came=came)


def _judge(way: Way, on: date) -> None:
    asked = professional_views.show(meeting=way.key, today=on).asked
    said = [
        Said(who=each.name, role=each.role, at_risk=True, plan_needed=True, text="As the report says.")
        for each in asked
        if each.how == "whole"
    ]
    for child in way.children:
        professional_views.record(meeting=way.key, said=said, on=on, today=on, child=child)


def _find(way: Way, on: date) -> None:
    finding = Finding(
        at_risk=True, plan_needed=True, decision="plan", decided_why="Left alone in the evenings.",
        categories=("neglect",), social_worker=way.worker, worker_identified_by="team-manager",
        role_explained=True,
        said={
            "risk_factors": "Alone in the evenings", "protective_factors": "The grandmother lives close by",
            "support_needed": "Somebody in the evenings", "support_by": "Night support team",
            "changes_needed": "A sober adult every evening",
        },
    )  # fmt: skip
    conference_findings.record(meeting=way.key, children=way.children, finding=finding, today=on)


def _fix(way: Way, on: date) -> None:
    fixed = Fixed(
        quorate=True, first_core_group_on=FIRST_GROUP, first_core_group_at=time(14), core_group_venue=SCHOOL,
        core_group_every="4 weeks", visit_every="3 weeks", next_review_on=on + timedelta(days=77),
        next_review_at=time(10),
    )  # fmt: skip
    conferences_fixed.fix(meeting=way.key, today=on, fixed=fixed)
    usual = [each.said for each in core_groups.propose(meeting=way.key, today=on).candidates if each.usual]
    core_groups.name(meeting=way.key, members=usual, today=on)


def _outline(way: Way, on: date) -> None:
    said = {
        "concerns": "Left alone on three evenings", "risks": "Alone in the evenings",
        "summary_of_harm": "Hungry and frightened in the evenings", "objectives": NIGHTS,
        "before_ending": "Twelve weeks of evenings with a sober adult",
    }  # fmt: skip
    lines = [LineSaid(part=part, text=text) for part, text in said.items()]
    for child in way.children:
        outline_plans.write(meeting=way.key, child=child, today=on, now=at(on, 12), lines=lines)


def _complete(way: Way, on: date) -> None:
    completions.complete(
        meeting=way.key, on=on, today=on, unit=way.staff.team if way.staff.is_unit else None,
        reasons={"*": "a case"},
    )  # fmt: skip
    [first] = {each.id for each in meetings.list_arranged(child=way.children[0], today=on)
               if each.kind == "core-group"}  # fmt: skip
    way.known["group"] = first


def _join(way: Way, on: date) -> None:
    """The father and a teacher are of the core group too."""
    members = [
        MemberSaid(name=f"{FATHER} {way.name}", role="father"), MemberSaid(name=TEACHER, role="teacher"),
    ]  # fmt: skip
    core_group_memberships.join(children=way.children, on=on, today=on, members=members)


def _write(way: Way, on: date) -> None:
    """Two outcomes, written once for all of them: the outline's, with its actions and day, and another."""
    drafts = plan_drafts.begin(children=way.children, today=on)
    [agreed] = plan_draft_pages.show(plan=drafts[0], today=on).plan.outcomes
    way.known |= {f"draft-{number}": plan for number, plan in enumerate(drafts)}
    mother = f"Mary {way.name}"
    for ref, key, text, action, who in (
        ("nights", agreed.key, NIGHTS, ROTA, mother), ("mornings", None, MORNINGS, CLUB, TEACHER),
    ):  # fmt: skip
        said = OutcomeSaid(
            text=text, by_on=date(2026, 7, 1), how_known="Seen at two visits a month",
            actions=[ActionSaid(text=action, who=who, by_on=date(2026, 6, 1))],
        )  # fmt: skip
        way.known[ref] = plan_drafts.write_outcome(
            plan=drafts[0], also=drafts[1:], outcome=key, said=said, today=on, now=at(on, 12),
            need=NeedSaid(text=f"The need: {text}"),
        )  # fmt: skip


def _lead(way: Way) -> None:
    role = "consultant-social-worker" if way.staff.is_unit else "team-manager"
    core_group_leaders.appoint(
        meeting=way.known["group"], chair=way.staff.manager, role=role, note_taker_name=TEACHER,
        note_taker_role="teacher", complex=False, today=FIRST_GROUP,
    )  # fmt: skip


def _hold(way: Way) -> None:
    group, on = way.known["group"], FIRST_GROUP
    listed = core_group_days.show(meeting=group, today=on).attended.rows
    core_group_attendances.record(
        meeting=group, today=on, came=[CameToGroup(key=each.key, how="whole") for each in listed]
    )
    drafts = [each.plan for each in core_group_completions.before(meeting=group, today=on).drafts]
    done = core_group_completions.complete(
        meeting=group, on=on, today=on, plans=drafts, next_on=on + timedelta(weeks=4), next_at=time(14),
        next_venue=SCHOOL, reasons={"*": "worked out at the core group"},
    )  # fmt: skip
    way.known["next"] = done.next[0].id


def plan_of(way: Way, place: int = 0) -> UUID:
    """The plan that was made for a child of the running family, by its place among them."""
    return way.known[f"draft-{place}"]
