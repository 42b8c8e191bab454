"""A conference with children for whom nothing is recorded yet, and what its outline plan says in full."""

from datetime import date
from uuid import UUID

from holdfast.casework import arrangements
from holdfast.casework.outline_lines import LineSaid
from holdfast.records.models import Attendance, ConferenceChild, ConferenceInvitation, MeetingChild
from tests import people
from tests.casework.recorded import make, person

HOME = "household-"


def brother_and_sister() -> tuple[UUID, UUID]:
    """Cora and Dan Example."""
    return person(), person(given_name="Dan", born_on=date(2020, 1, 2))


def conference(*, children: list[UUID], on: date, kind: str = "initial-conference") -> UUID:
    """A conference about children, arranged for a day; the mother, a teacher and Winifred are invited."""
    meeting = arrangements.make(kind=kind, children=children, for_on=on, on=on).id
    invited: tuple[tuple[str, str, dict[str, UUID]], ...] = (
        ("Mary Example", "mother", {"person_id": people.MOTHER.id}),
        ("Tilda Teacher", "teacher", {}),
        ("Winifred Worker", "social-worker", {"account_id": people.WINIFRED.account}),
        ("Chloe Chair", "conference-chair", {"account_id": people.CHLOE.account}),
    )
    for name, role, who in invited:
        made = make(ConferenceInvitation, meeting_id=meeting, name=name, role=role, **who)
        make(Attendance, meeting_id=meeting, invitation=made, name=name, role=role, how="whole", **who)
    return meeting


def found(*, meeting: UUID, child: UUID, **said: object) -> ConferenceChild:
    """What a conference found for a child."""
    row: ConferenceChild = make(
        ConferenceChild, part=MeetingChild.objects.get(meeting=meeting, child=child), **said
    )
    return row


def full(*children: str) -> list[LineSaid]:
    """Lines with which the outline plan of these children of the household lacks nothing in Jersey."""
    said = [
        *(("concerns", "Alone on three nights"), ("summary_of_harm", "Left alone at night")),
        *(("assessment_information", "Police and school have answered"), ("risks", "Alone at night")),
        *(("short_term_aims", "A sober adult every night"), ("longer_term_aims", "Mother keeps the routine")),
        *(("before_ending", "Eight weeks of safe nights"), ("protective_actions", "Gran stays at night")),
        *(("family_contact", "Father on Saturdays"), ("culture", "Portuguese at home")),
        ("objective", "Safe nights"),
        *(("monitoring", "Two visits in the evening"), ("monitored_by", "Health visitor")),
        ("recommendations", "Complete the assessment"),
    ]  # fmt: skip
    lines = [LineSaid(part=part, text=text) for part, text in said]
    lines += [
        LineSaid(part="objectives", text="Looked after every night", why="Supervision"),
        LineSaid(part="immediate_tasks", text="Write the rota", who="Mary Example", side="family",
                 by_on=date(2026, 3, 5)),
        LineSaid(part="immediate_tasks", text="Ring the night team", who="Winifred Worker",
                 side="professional"),
        LineSaid(part="responsibilities", text="Weekly visit", who="Tilda Teacher", side="professional"),
        LineSaid(part="expectations", text="Is at home every night", who="Mary Example"),
        LineSaid(part="services", text="Night support", who="Night team", for_whom="Mother"),
        LineSaid(part="specialist_assessments", not_relevant=True, why="None is wanted by anybody"),
        LineSaid(part="assessment_by", text="2 April 2026", by_on=date(2026, 4, 2)),
        LineSaid(part="contacts", text="Breakfast club", who="Tilda Teacher", when="1 week"),
        LineSaid(part="contingency", text="Gran takes them", when="Alone again", who="Winifred Worker"),
    ]  # fmt: skip
    for name in children:
        lines.append(LineSaid(part=f"{HOME}safety", text="Grandmother stays", who=name))
        lines.append(LineSaid(part=f"{HOME}welfare", text="Sleep and school", who=name))
        lines.append(LineSaid(part=f"{HOME}family-support", not_relevant=True, why="Charges stand", who=name))
    return lines
