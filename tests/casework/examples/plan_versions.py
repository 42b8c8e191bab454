"""Examples of the versions of a plan: made of a draft, and what is said of them afterwards."""

from holdfast.casework import plan_milestones, plan_versions
from holdfast.records.models import LegalStatus, Plan
from tests.casework import detailed, recorded
from tests.casework.detailed import ADA, BEN
from tests.casework.step_examples import Call, example
from tests.standings import TODAY


@example("plan_versions.make")
def make_version() -> Call:
    detailed.made()
    drafts = detailed.draft(why="A new school")
    return lambda: plan_versions.make(plans=drafts, made_on=TODAY, at="core-group", today=TODAY)


@example("plan_milestones.begin_work")
def begin_work() -> Call:
    return lambda: plan_milestones.begin_work(children=[ADA, BEN], on=TODAY, today=TODAY)


@example("plan_milestones.say_full")
def say_full() -> Call:
    detailed.made()
    recorded.milestone(ADA, "assessment-completed", TODAY)
    return lambda: plan_milestones.say_full(children=[ADA], on=TODAY, today=TODAY)


@example("plan_milestones.send_to_reviewing_officer")
def send_to_reviewing_officer() -> Call:
    plan = detailed.made()[0]
    Plan.objects.filter(id=plan).update(meeting=recorded.meeting(ADA, "core-group", held_on=TODAY).meeting)
    recorded.make(LegalStatus, child_id=ADA, status="care order", looked_after=True, from_on=TODAY)
    return lambda: plan_milestones.send_to_reviewing_officer(
        children=[ADA], on=TODAY, how="email", today=TODAY
    )
