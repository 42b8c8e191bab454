"""Examples of what is recorded on the day of a conference: notes, attendance, views, and who disagrees."""

from holdfast.casework import (
    attendances,
    conference_notes,
    confidential_parts,
    disagreements,
    professional_views,
)
from holdfast.casework.attendances import Came
from holdfast.casework.professional_views import Said
from tests import people
from tests.casework.conference_house import BOTH, conference, invited
from tests.casework.step_examples import Call, example
from tests.standings import TODAY

TEACHER = "Terry Teacher"


@example("conference_notes.write", by=people.CONNIE)
def write_note() -> Call:
    meeting = conference()
    return lambda: conference_notes.write(
        meeting=meeting, item="reasons", text="Ada was alone at night.", seen=None, today=TODAY
    )


@example("confidential_parts.write", by=people.CONNIE)
def write_confidential() -> Call:
    meeting = conference()
    return lambda: confidential_parts.write(
        meeting=meeting, text="From the police alone.", seen=None, today=TODAY
    )


@example("confidential_parts.let_read", by=people.CONNIE)
def let_read() -> Call:
    meeting, account = conference(), people.MALCOLM.account
    return lambda: confidential_parts.let_read(
        meeting=meeting, account=account, why="He decides on the enquiry", today=TODAY
    )


@example("confidential_parts.stop_reading", by=people.CONNIE)
def stop_reading() -> Call:
    meeting, account = conference(), people.MALCOLM.account
    confidential_parts.let_read(meeting=meeting, account=account, why="He decides", today=TODAY)
    return lambda: confidential_parts.stop_reading(meeting=meeting, account=account, today=TODAY)


@example("attendances.record", by=people.CONNIE)
def record_attendance() -> Call:
    meeting = conference()
    came = [
        Came(how="whole", invitation=invited(meeting, "Mary Example", "mother")),
        Came(how="part", name=TEACHER, role="teacher"),
    ]
    return lambda: attendances.record(meeting=meeting, came=came, today=TODAY)


@example("attendances.out_of_room", by=people.CONNIE)
def out_of_room() -> Call:
    meeting = conference()
    there = attendances.record(
        meeting=meeting, came=[Came(how="whole", name=TEACHER, role="teacher")], today=TODAY
    )
    key = there[0].id
    assert key is not None
    return lambda: attendances.out_of_room(attendance=key, why="A call from the school", today=TODAY)


@example("professional_views.record", by=people.CONNIE)
def record_views() -> Call:
    meeting = conference()
    invited(meeting, TEACHER, "teacher")
    said = [Said(who=TEACHER, role="teacher", at_risk=True, plan_needed=True)]
    return lambda: professional_views.record(meeting=meeting, said=said, on=TODAY, today=TODAY)


@example("disagreements.record", by=people.CONNIE)
def record_disagreement() -> Call:
    meeting = conference()
    return lambda: disagreements.record(
        children=BOTH, kind="decision", who=TEACHER, role="teacher", about="That the plan goes on",
        why="The children are safe", on=TODAY, meeting=meeting, today=TODAY,
    )  # fmt: skip


def _raised() -> disagreements.Disagreed:
    return disagreements.record(
        children=[people.ADA.id], kind="agency", who=TEACHER, about="Who pays", why="No money", on=TODAY,
        today=TODAY,
    )[0]  # fmt: skip


@example("disagreements.take_further")
def take_further() -> Call:
    key = _raised().id
    return lambda: disagreements.take_further(
        disagreement=key, stage="discussion", on=TODAY, with_whom="The core group", text="Not settled",
        today=TODAY,
    )  # fmt: skip


@example("disagreements.settle")
def settle() -> Call:
    key = _raised().id
    return lambda: disagreements.settle(disagreement=key, on=TODAY, result="They agreed", today=TODAY)
