"""The fullest family of the example: a plan that lacks nothing, and its core groups up to today's.

Carried in like the others. The plan is worked out at the first core group and signed; at the three after it
one outcome gets better each time and another stands still. The last changed the plan: everybody has signed
that again but the school. Another core group is today, and ready.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from functools import partial

from holdfast.casework import (
    assessments,
    core_group_candidates,
    core_group_meetings,
    core_group_memberships,
    involvements,
    plan_draft_pages,
    plan_drafts,
)
from holdfast.casework.core_group_meetings import Day, Place, Plans
from holdfast.casework.core_groups import MemberSaid
from holdfast.casework.plan_said import Rhythm
from holdfast.cli import example_acts, example_core_groups
from holdfast.cli.example_acts import Case
from holdfast.cli.example_families import STEADY, Child, Family
from holdfast.cli.example_groups import WEEKS, Group, by
from holdfast.cli.example_plan_texts import FAMILY_NAME, FATHER, GRANDMOTHER, MOTHER, Texts
from holdfast.cli.example_staff import Staff
from holdfast.cli.example_ways import Act

NUMBER = 98
VISITS = (11, 8, 5, 2)  # weeks before the last day


def family(*, start: date) -> Family:
    """Who they are, on the day on which the register is carried in."""
    ages = (("Tess", 9, "female"), ("Tom", 6, "male"))
    return Family(
        number=NUMBER, name=FAMILY_NAME, story=STEADY, mother=MOTHER, father=FATHER, worker=0,
        mother_born_on=start - timedelta(days=31 * 365), address="9 Example Close", postcode="ZZ99 9ZZ",
        school="Example Primary School", language="", categories=("neglect",),
        began_on=start - timedelta(days=200), last_review_on=start - timedelta(days=20),
        children=tuple(
            Child(given_name=name, born_on=start - timedelta(days=365 * age + 99), sex=sex)
            for name, age, sex in ages
        ),
    )  # fmt: skip


def diary(*, case: Case, staff: Staff, until: date) -> Iterator[Act]:
    """What happened to them, in its order; the last day is `until`."""
    name = next(each for each, key in staff.by_name.items() if key == case.worker)
    texts = Texts(
        first=case.family.children[0].given_name, worker=name, account=case.worker,
        on=until - timedelta(weeks=WEEKS[0]),
    )  # fmt: skip
    group = Group(case=case, staff=staff, until=until, texts=texts)
    begun = group.on(WEEKS[0]) - timedelta(days=4)
    yield from by(_surround, _arrange, group=group, who=group.staff.manager, on=begun)
    yield from by(_assess, _draft, group=group, who=case.worker, on=begun)
    for number, weeks in enumerate(WEEKS[:-1]):
        for ago in (each for each in VISITS if WEEKS[number - 1] > each > weeks and number):
            yield from by(partial(_visit, number), group=group, who=case.worker, on=group.on(ago))
        yield from example_core_groups.held(group=group, number=number, on=group.on(weeks))
    yield from by(partial(_visit, len(WEEKS)), group=group, who=case.worker, on=group.on(VISITS[-1]))
    yield from by(example_core_groups.ready, group=group, who=case.worker, on=until - timedelta(days=7))


def _surround(group: Group, on: date) -> None:
    """Where they live, and who belongs to the core group."""
    involvements.involve(
        children=group.children, role="health-visitor", phone="01632 960110", from_on=on, core_group=True,
        account=group.staff.one("partner-professional"), today=on, instead=True,
    )  # fmt: skip
    proposed = core_group_candidates.prepare(child=group.children[0], today=on).proposed
    known = [replace(each.said, children=()) for each in proposed if each.role not in ("child", "father")]
    core_group_memberships.join(
        children=group.children, on=on, today=on,
        members=[*known, MemberSaid(name=GRANDMOTHER, role="family-member")],
    )  # fmt: skip


def _arrange(group: Group, on: date) -> None:
    """All five days are agreed ahead."""
    group.meetings += core_group_meetings.arrange(
        plans=Plans(
            children=group.children, days=[Day(for_on=group.on(each), at=time(14)) for each in WEEKS],
            place=Place(venue="Example Primary School", accessible=True, at_ease=True,
                        interpreter_needed=False),
        ),
        arranged_on=on, today=on, reasons={"*": "the days that everybody can come"},
    )  # fmt: skip


def _assess(group: Group, on: date) -> None:
    begun = assessments.begin(children=group.children, on=on - timedelta(days=2), today=on)
    found = {
        "developmental-needs": "Tired, and behind in speech",
        "parenting-capacity": "Warm when sober; nobody is there at night when she drinks",
        "family-and-environment": "One bedroom; the grandmother lives two streets away",
    }
    for dimension, text in found.items():
        assessments.find(
            assessment=begun, children=group.children, dimension=dimension, nature="difficulty", text=text,
            today=on,
        )  # fmt: skip
    assessments.complete(
        assessment=begun, on=on, today=on, services="Alcohol team; night support; speech therapy",
        analysis="Without a sober adult at night the children will be alone again.",
        motivation="She rang the alcohol team herself.",
    )  # fmt: skip


def _draft(group: Group, on: date) -> None:
    """The plan is written once for both, part by part."""
    now = example_acts.at(on)
    group.drafts = plan_drafts.begin(children=group.children, today=on)
    plan, also, texts = group.drafts[0], group.drafts[1:], group.texts
    plan_drafts.write_aim(
        plan=plan, also=also, aim=texts.aim, today=on,
        rhythm=Rhythm(visit_every="3 weeks", core_group_every="4 weeks"),
    )  # fmt: skip
    for part, lines in texts.lines().items():
        if not part.startswith("household"):
            plan_drafts.write_lines(plan=plan, also=also, part=part, lines=lines, today=on, now=now)
    _households(group, on)
    plan_drafts.write_needs(plan=plan, also=also, needs=texts.needs(), today=on, now=now)
    texts.learn(plan_draft_pages.show(plan=plan, today=on).plan)
    needs = {each.key: each for each in texts.needs()}
    for ref, said in texts.outcomes():
        group.outcomes[ref] = plan_drafts.write_outcome(
            plan=plan, also=also, outcome=None, said=said, need=needs[texts.key(ref)], today=on, now=now
        )
    plan_drafts.write_contacts(plan=plan, also=also, contacts=texts.contacts(), today=on, now=now)


def _households(group: Group, on: date) -> None:
    """For each child at home what keeps them safe and well: one part of three kinds of lines."""
    said = [each for part, own in group.texts.lines().items() if part.startswith("household") for each in own]
    names = [f"{each.given_name} {FAMILY_NAME}" for each in group.case.family.children]
    lines = [replace(each, who=name) for name in names for each in said]
    plan_drafts.write_lines(
        plan=group.drafts[0], also=group.drafts[1:], part="household_children", lines=lines, today=on,
        now=example_acts.at(on),
    )  # fmt: skip


def _visit(number: int, group: Group, on: date) -> None:
    example_acts.visit(group.case, on, number=number, drawn=0.9)
