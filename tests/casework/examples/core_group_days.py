"""Examples of what is written at a core group, of its completion and of the sending of its record."""

from datetime import date

from holdfast.casework import (
    core_group_actions,
    core_group_attendances,
    core_group_completions,
    core_group_papers,
    core_group_parts,
    core_group_reports,
    core_group_talks,
    family_words,
    group_decisions,
    helps_asked,
    meetings,
    member_records,
    outcome_progress,
)
from holdfast.casework.core_group_attendances import Came
from holdfast.casework.core_group_parts import PartSaid
from holdfast.casework.core_group_talks import TalkSaid
from holdfast.records.models import PaperSent
from tests.casework.core_group_house import ADA, BEN, BOILER, BOTH, WARM, core_group
from tests.casework.step_examples import Call, example
from tests.standings import TODAY

NEXT = date(2026, 3, 30)


@example("outcome_progress.record")
def say_progress() -> Call:
    meeting = core_group()
    return lambda: outcome_progress.record(
        meeting=meeting, outcome=WARM, children=BOTH, scale=4, evidence="Warm", today=TODAY
    )


@example("core_group_parts.write")
def write_part() -> Call:
    meeting = core_group()
    return lambda: core_group_parts.write(
        meeting=meeting, child=ADA, also=[BEN], said=PartSaid(risk_now="Lower"), today=TODAY
    )


@example("core_group_talks.write")
def write_talk() -> Call:
    meeting = core_group()
    return lambda: core_group_talks.write(meeting=meeting, said=TalkSaid(discussed="Warmth"), today=TODAY)


@example("helps_asked.ask")
def ask_help() -> Call:
    meeting = core_group()
    return lambda: helps_asked.ask(
        meeting=meeting, side="parent", who="Mother", text="A lift to school", today=TODAY
    )


@example("helps_asked.answer")
def answer_help() -> Call:
    asked = helps_asked.ask(
        meeting=core_group(), side="parent", who="Mother", text="A lift to school", today=TODAY
    )[0].id
    return lambda: helps_asked.answer(asked=asked, text="The school drives", today=TODAY)


@example("family_words.say")
def say_words() -> Call:
    meeting = core_group()
    return lambda: family_words.say(
        meeting=meeting, side="parent", who="Mother", text="It is calmer", today=TODAY
    )


@example("group_decisions.decide")
def decide() -> Call:
    meeting = core_group()
    return lambda: group_decisions.decide(meeting=meeting, text="The rota goes on", today=TODAY)


@example("group_decisions.done")
def carry_out() -> Call:
    made = group_decisions.decide(meeting=core_group(), text="The rota goes on", today=TODAY)[0].id
    return lambda: group_decisions.done(decision=made, on=TODAY, today=TODAY)


@example("core_group_attendances.record")
def attend() -> Call:
    meeting = core_group()
    return lambda: core_group_attendances.record(
        meeting=meeting, came=[Came(name="Gran Example", role="family-member", how="whole")], today=TODAY
    )


@example("core_group_actions.done")
def action_done() -> Call:
    meeting = core_group()
    return lambda: core_group_actions.done(meeting=meeting, action=BOILER, on=TODAY, today=TODAY)


@example("core_group_actions.carry")
def action_carried() -> Call:
    meeting = core_group()
    return lambda: core_group_actions.carry(meeting=meeting, action=BOILER, by_on=NEXT, today=TODAY)


@example("core_group_actions.add")
def action_added() -> Call:
    meeting = core_group()
    return lambda: core_group_actions.add(
        meeting=meeting, outcome=WARM, children=BOTH, text="Lend heaters", who="Family centre", today=TODAY
    )


@example("core_group_completions.complete")
def complete() -> Call:
    meeting = core_group()
    return lambda: core_group_completions.complete(meeting=meeting, on=TODAY, next_on=NEXT, today=TODAY)


@example("core_group_papers.sent")
def record_sent() -> Call:
    meeting = core_group()
    core_group_completions.complete(meeting=meeting, on=TODAY, today=TODAY)
    papers = [each.id for each in PaperSent.standing.filter(meeting=meeting)]
    return lambda: core_group_papers.sent(papers=papers, on=TODAY, how="email", today=TODAY)


@example("core_group_papers.sign")
def record_signed() -> Call:
    meeting = core_group()
    core_group_completions.complete(meeting=meeting, on=TODAY, today=TODAY)
    return lambda: core_group_papers.sign(meeting=meeting, on=TODAY, today=TODAY)


@example("member_records.write")
def own_record() -> Call:
    meeting = core_group()
    return lambda: member_records.write(meeting=meeting, text="I ring the boiler man", today=TODAY)


@example("core_group_reports.send")
def report_sent() -> Call:
    core_group()
    arranged = date(2026, 4, 1)
    meetings.arrange(
        kind="review-conference", children=[ADA], for_on=arranged, arranged_on=TODAY, today=TODAY
    )
    return lambda: core_group_reports.send(child=ADA, on=TODAY, how="email", today=TODAY)
