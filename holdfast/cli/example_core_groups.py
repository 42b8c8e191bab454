"""The core groups of the example's fullest family: those that were held, and today's, which is ready."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial

from holdfast.casework import (
    core_group_actions,
    core_group_afterwards,
    core_group_attendances,
    core_group_completions,
    core_group_days,
    core_group_invitations,
    core_group_leaders,
    core_group_papers,
    core_group_parts,
    group_decisions,
    helps_asked,
    outcome_progress,
    plan_explanations,
)
from holdfast.casework.core_group_attendances import Came
from holdfast.casework.core_group_guards import Judged
from holdfast.casework.core_group_parts import PartSaid
from holdfast.cli import example_signatures
from holdfast.cli.example_groups import WEEKS, Group, by
from holdfast.cli.example_plan_texts import MORNINGS, MOTHER, NIGHTS, SCHOOL, WORDS
from holdfast.cli.example_ways import Act

SAID: dict[str, tuple[tuple[int, str], ...]] = {
    NIGHTS: (
        (1, "The rota was kept in one week of three."), (2, "Kept in two weeks of three."),
        (3, "Kept every night but one; the children could say who was in."),
    ),
    WORDS: (
        (1, "Nobody in class could say what the news was."), (1, "Two Tuesdays of three were missed."),
        (1, "The therapist has not begun the games for home."),
    ),
    MORNINGS: (
        (1, "Late on five days of ten."), (3, "Late on two days of ten."), (2, "Late on three days of ten."),
    ),
}  # fmt: skip
"""What each core group said of each outcome: the step of the scale, and what shows it."""


def held(*, group: Group, number: int, on: date) -> Iterator[Act]:
    """One that was held: led by the manager, completed, its record sent and signed, the plan signed."""
    manager, worker = group.staff.manager, group.case.worker
    yield from by(partial(_lead, number), partial(_attend, number), group=group, who=manager, on=on)
    if number:
        yield from by(
            partial(_progress, number), partial(_said_of_each, number), group=group, who=worker, on=on
        )
    if number == len(WEEKS) - 2:
        yield from by(partial(_carry, number), group=group, who=worker, on=on)
    yield from by(partial(_complete, number), group=group, who=manager, on=on)
    yield from by(partial(_send, number), group=group, who=manager, on=on + timedelta(days=2))
    if number in (0, len(WEEKS) - 2):
        yield from example_signatures.diary(
            children=group.children, worker=worker, meeting=group.meetings[number], on=on,
            but=() if number == 0 else (SCHOOL,),
        )  # fmt: skip
    if number == 0:
        yield from by(_explain, group=group, who=worker, on=on + timedelta(days=3))


def _lead(number: int, group: Group, on: date) -> None:
    role = "consultant-social-worker" if group.staff.is_unit else "team-manager"
    core_group_leaders.appoint(
        meeting=group.meetings[number], chair=group.staff.manager, role=role, note_taker_name=SCHOOL,
        note_taker_role="teacher", complex=False, today=on,
    )  # fmt: skip


def _attend(number: int, group: Group, on: date) -> None:
    meeting = group.meetings[number]
    listed = core_group_days.show(meeting=meeting, today=on).attended.rows
    core_group_attendances.record(
        meeting=meeting, today=on,
        came=[
            Came(key=each.key, how="apologies" if number == 2 and each.role == "health-visitor" else "whole")
            for each in listed
        ],
    )  # fmt: skip


def _progress(number: int, group: Group, on: date) -> None:
    """How far each outcome has come; one gets better, one stands still, one goes up and down."""
    for ref, said in SAID.items():
        scale, evidence = said[number - 1]
        outcome_progress.record(
            meeting=group.meetings[number], outcome=group.outcomes[ref], children=group.children,
            scale=scale, evidence=evidence, whose=SCHOOL if ref == WORDS else group.texts.worker,
            impact="They sleep through." if scale == 3 else "", next_step="Go on as agreed.", today=on,
        )  # fmt: skip


def _said_of_each(number: int, group: Group, on: date) -> None:
    meeting = group.meetings[number]
    core_group_parts.write(
        meeting=meeting, child=group.children[0], also=group.children[1:], today=on,
        said=PartSaid(
            risk_now="Lower on the nights of the rota; as before on the others.",
            child_view="Wants Gran to be there on Fridays.", evidence_of_change=number > 1,
        ),
    )  # fmt: skip
    helps_asked.ask(
        meeting=meeting, side="parent", who=MOTHER, text="A lift to the alcohol team on Mondays.",
        answer="The family centre drives.", today=on,
    )  # fmt: skip
    group_decisions.decide(
        meeting=meeting, text="The family centre drives on Mondays.", who="Family centre",
        by_on=on + timedelta(days=7), today=on,
    )  # fmt: skip


def _carry(number: int, group: Group, on: date) -> None:
    """What is late goes on with another day: the next version of the plan."""
    shown = core_group_days.show(meeting=group.meetings[number], today=on)
    for each in shown.outcomes:
        if each.outcome.key == group.outcomes[WORDS]:
            core_group_actions.carry(
                meeting=group.meetings[number], action=each.outcome.actions[0].key,
                by_on=on + timedelta(weeks=8), today=on,
            )  # fmt: skip


def _complete(number: int, group: Group, on: date) -> None:
    meeting = group.meetings[number]
    before = core_group_completions.before(meeting=meeting, today=on)
    core_group_completions.complete(
        meeting=meeting, on=on, today=on, plans=[each.plan for each in before.drafts],
        core_group_every="4 weeks", reasons={"*": "worked out at the core group"},
    )  # fmt: skip


def _send(number: int, group: Group, on: date) -> None:
    """The record goes to everybody, and is signed."""
    meeting = group.meetings[number]
    papers = core_group_afterwards.show(meeting=meeting, today=on).record
    core_group_papers.sent(papers=[each.id for each in papers], on=on, how="email", today=on)
    core_group_papers.sign(meeting=meeting, on=on, today=on)


def _explain(group: Group, on: date) -> None:
    """The plan is explained to each child; the mother hears of the harm, and how to complain."""
    said: Sequence[tuple[str, str, str]] = (
        ("plan", group.texts.first, "child"), ("harm", MOTHER, "parent"), ("complaint", MOTHER, "parent"),
    )  # fmt: skip
    for what, whom, side in said:
        plan_explanations.explain(
            children=group.children, what=what, whom=whom, side=side, on=on, today=on,
            how="Gone through together at home", text="In their own words.",
            complain_to=("agency", "board") if what == "complaint" else (),
        )  # fmt: skip


def ready(group: Group, on: date) -> None:
    """Today's is led by the social worker, as the manager agreed; all are invited, the child is asked."""
    meeting = group.meetings[-1]
    core_group_leaders.appoint(
        meeting=meeting, chair=group.case.worker, role="social-worker", agreed_by="team-manager",
        agreed_on=on, note_taker_name=SCHOOL, note_taker_role="teacher", complex=False, today=on,
        reasons={"*": "the manager agreed"},
    )  # fmt: skip
    rows = core_group_invitations.prepare(meeting=meeting, today=on).rows
    core_group_invitations.invite(
        meeting=meeting, who=[each.who.key for each in rows], on=on, how="email", today=on,
        encouraged="Rang the mother; the grandmother drives her.",
        judged={
            child: Judged(invited=False, decided_by="social-worker", why="Says at home what is to be said")
            for child in group.children
        },
        reasons={"*": "everybody of the group is invited"},
    )  # fmt: skip
