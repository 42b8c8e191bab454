"""Examples of who is invited to a conference, whose views are asked for, and what is sent."""

from uuid import UUID

from holdfast.access.children import May
from holdfast.casework import (
    conference_invitations,
    conference_people,
    convened,
    invitation_sendings,
    papers_sent,
    views,
)
from holdfast.casework.papers_sent import To
from tests import people
from tests.casework import conference_list
from tests.casework.conference_list import ADA
from tests.casework.step_examples import Call, example
from tests.standings import TODAY

CONNIE = people.CONNIE


def _listed() -> tuple[UUID, dict[str, UUID]]:
    """A conference with everybody on the record invited; the invitations by role."""
    conference_list.family()
    meeting = conference_list.conference()
    page = conference_people.of_meeting(meeting=meeting, today=TODAY)
    conference_invitations.invite(meeting=meeting, who=[each.key for each in page.proposed], today=TODAY)
    page = conference_people.of_meeting(meeting=meeting, today=TODAY)
    return meeting, {each.role: each.id for each in page.listed}


@example("conference_invitations.invite", by=CONNIE)
def invite() -> Call:
    conference_list.family()
    meeting = conference_list.conference()
    page = conference_people.of_meeting(meeting=meeting, today=TODAY)
    keys = [each.key for each in page.proposed]
    return lambda: conference_invitations.invite(meeting=meeting, who=keys, today=TODAY)


@example("conference_invitations.add", by=CONNIE)
def add() -> Call:
    meeting = conference_list.conference()
    return lambda: conference_invitations.add(
        meeting=meeting, role="police", why="able-to-help", name="Example Police Station", today=TODAY
    )


@example("conference_invitations.exclude", by=CONNIE)
def exclude() -> Call:
    meeting, by_role = _listed()
    return lambda: conference_invitations.exclude(
        meeting=meeting, invitation=by_role["father"], why="He has threatened the mother",
        decided_by="conference-chair", today=TODAY,
    )  # fmt: skip


@example("conference_invitations.bring_in", by=CONNIE)
def bring_in() -> Call:
    meeting, by_role = _listed()
    conference_invitations.exclude(
        meeting=meeting,
        invitation=by_role["father"],
        why="A threat",
        decided_by="conference-chair",
        today=TODAY,
    )
    return lambda: conference_invitations.bring_in(meeting=meeting, invitation=by_role["father"], today=TODAY)


@example("conference_invitations.judge_child", by=CONNIE)
def judge_child() -> Call:
    meeting = conference_list.conference()
    return lambda: conference_invitations.judge_child(
        meeting=meeting, child=ADA, invited=True, why="She asked to come", decided_by="conference-chair",
        today=TODAY,
    )  # fmt: skip


@example("conference_invitations.bring_supporter", by=CONNIE)
def bring_supporter() -> Call:
    meeting, by_role = _listed()
    return lambda: conference_invitations.bring_supporter(
        meeting=meeting, invitation=by_role["mother"], name="Fran Friend", what="a friend", today=TODAY
    )


@example("conference_invitations.answer", by=CONNIE)
def answer() -> Call:
    meeting, by_role = _listed()
    return lambda: conference_invitations.answer(
        meeting=meeting, invitation=by_role["teacher"], answer="coming", on=TODAY, today=TODAY
    )


@example("invitation_sendings.send", by=CONNIE)
def send() -> Call:
    meeting, _ = _listed()
    return lambda: invitation_sendings.send(meeting=meeting, on=TODAY, how="post", today=TODAY)


@example("views.ask_for", by=CONNIE)
def ask_for() -> Call:
    meeting, by_role = _listed()
    return lambda: views.ask_for(
        meeting=meeting, invitations=[by_role["mother"], by_role["father"]], on=TODAY, today=TODAY
    )


@example("views.record", by=CONNIE)
def record() -> Call:
    meeting, by_role = _listed()
    return lambda: views.record(
        meeting=meeting, invitation=by_role["mother"], text="I want help in the mornings", how="form",
        on=TODAY, today=TODAY,
    )  # fmt: skip


@example("views.use", by=CONNIE)
def use() -> Call:
    view = record()()
    assert isinstance(view, UUID)
    return lambda: views.use(view=view, used="A breakfast club", today=TODAY)


@example("papers_sent.sent", by=CONNIE)
def sent() -> Call:
    meeting = conference_list.conference()
    found = convened.find(meeting=meeting, what=May.MEET, today=TODAY)
    papers = papers_sent.want(
        meeting=found.meeting.id, kind="record", to=[To(name="Mary Example", role="mother")]
    )
    return lambda: papers_sent.sent(papers=papers, on=TODAY, how="post", today=TODAY)
