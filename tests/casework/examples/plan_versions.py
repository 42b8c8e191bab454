"""Examples of the versions of a plan: made of a draft, and what is said of them afterwards."""

from holdfast.casework import plan_versions
from tests.casework import detailed
from tests.casework.step_examples import Call, example
from tests.standings import TODAY


@example("plan_versions.make")
def make_version() -> Call:
    detailed.made()
    drafts = detailed.draft(why="A new school")
    return lambda: plan_versions.make(plans=drafts, made_on=TODAY, at="core-group", today=TODAY)
