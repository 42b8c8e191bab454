"""Examples of a conference's outline plan and core group."""

from holdfast.casework import core_groups, outline_plans
from holdfast.casework.core_groups import MemberSaid
from holdfast.casework.outline_lines import LineSaid
from tests import people
from tests.casework import outlined
from tests.casework.recorded import NOW
from tests.casework.step_examples import Call, example
from tests.standings import TODAY

BOTH = [people.ADA.id, people.BEN.id]
RISK = LineSaid(part="risks", text="Alone at night")


@example("outline_plans.write", by=people.CONNIE)
def write_outline() -> Call:
    meeting = outlined.conference(children=BOTH, on=TODAY, kind="review-conference")
    before = [
        RISK,
        LineSaid(part="risks", text="Drink in the home"),
        LineSaid(part="culture", text="Portuguese"),
    ]
    outline_plans.write(meeting=meeting, lines=before, today=TODAY, now=NOW)
    return lambda: outline_plans.write(
        meeting=meeting, lines=[LineSaid(part="risks", text="Drink"), *outlined.full("Ada Example")],
        today=TODAY, now=NOW,
    )  # fmt: skip


@example("core_groups.name", by=people.CONNIE)
def name_core_group() -> Call:
    teacher = MemberSaid(name="Tilda Teacher", role="teacher")
    before = outlined.conference(children=BOTH, on=TODAY, kind="review-conference")
    core_groups.name(meeting=before, members=[teacher], today=TODAY)
    mother = MemberSaid(name="Mary Example", role="mother", person=people.MOTHER.id)
    return lambda: core_groups.name(meeting=before, members=[mother], today=TODAY)
