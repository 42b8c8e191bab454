"""Examples of arranging a core group, getting it ready, and of those who belong to it."""

from datetime import timedelta
from uuid import UUID

from holdfast.casework import (
    core_group_invitations,
    core_group_leaders,
    core_group_meetings,
    core_group_memberships,
)
from holdfast.casework.core_group_meetings import Day, Place, Plans
from holdfast.casework.core_groups import MemberSaid
from tests import people
from tests.casework.step_examples import Call, example
from tests.standings import TODAY

ADA, BEN = people.ADA.id, people.BEN.id
FOR = TODAY + timedelta(days=14)
MARY = MemberSaid(name="Mary Example", role="mother", person=people.MOTHER.id)
MALCOLM = MemberSaid(name="Malcolm Manager", role="team-manager", account=people.MALCOLM.account)


def arranged() -> UUID:
    """A core group of Ada and Ben; their mother and the manager are members."""
    core_group_memberships.join(children=[ADA, BEN], members=[MARY, MALCOLM], on=TODAY, today=TODAY)
    return core_group_meetings.arrange(
        plans=Plans(children=[ADA, BEN], days=[Day(for_on=FOR)]), arranged_on=TODAY, today=TODAY
    )[0]


@example("core_group_meetings.arrange")
def arrange() -> Call:
    days = [Day(for_on=FOR), Day(for_on=FOR + timedelta(days=28))]
    return lambda: core_group_meetings.arrange(
        plans=Plans(children=[ADA, BEN], days=days), arranged_on=TODAY, today=TODAY
    )


@example("core_group_meetings.say_place")
def say_place() -> Call:
    made = arranged()
    place = Place(venue="Example School", accessible=True, at_ease=True)
    return lambda: core_group_meetings.say_place(meeting=made, place=place, today=TODAY)


@example("core_group_meetings.move")
def move() -> Call:
    made = arranged()
    return lambda: core_group_meetings.move(
        meeting=made, for_on=FOR + timedelta(days=1), on=TODAY, reason="The school is closed", today=TODAY
    )


@example("core_group_meetings.confirm_in_writing")
def confirm_in_writing() -> Call:
    made = arranged()
    core_group_meetings.move(
        meeting=made, for_on=FOR + timedelta(days=1), on=TODAY, reason="The school is closed", today=TODAY
    )
    return lambda: core_group_meetings.confirm_in_writing(meeting=made, on=TODAY, how="post", today=TODAY)


@example("core_group_meetings.cancel")
def cancel() -> Call:
    made = arranged()
    return lambda: core_group_meetings.cancel(meeting=made, on=TODAY, reason="Not needed", today=TODAY)


@example("core_group_leaders.appoint")
def appoint() -> Call:
    made = arranged()
    return lambda: core_group_leaders.appoint(
        meeting=made, role="social-worker", chair=people.WINIFRED.account, note_taker_name="Tilda Teacher",
        today=TODAY,
    )  # fmt: skip


@example("core_group_invitations.invite")
def invite() -> Call:
    made = arranged()
    rows = core_group_invitations.prepare(meeting=made, today=TODAY).rows
    return lambda: core_group_invitations.invite(
        meeting=made, who=[each.who.key for each in rows], on=TODAY, how="post", today=TODAY,
        encouraged="A lift is offered",
    )  # fmt: skip


@example("core_group_memberships.join")
def join() -> Call:
    return lambda: core_group_memberships.join(
        children=[ADA, BEN], members=[MARY, MALCOLM], on=TODAY, today=TODAY
    )


@example("core_group_memberships.leave")
def leave() -> Call:
    member = core_group_memberships.join(
        children=[ADA], members=[MemberSaid(name="Tilda Teacher", role="teacher")], on=TODAY, today=TODAY
    )[0]
    return lambda: core_group_memberships.leave(member=member, on=TODAY, why="Has moved", today=TODAY)
