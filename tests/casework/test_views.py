"""Views of the child, the parents and the family: asked for, recorded word for word, used; and on ending."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from holdfast.access.refusals import NotHere
from holdfast.casework import conference_invitations, conference_people, papers_sent, views
from holdfast.casework.views import ViewsPage
from holdfast.records.models import Attendance
from tests import people
from tests.casework import conference_list
from tests.casework.conference_list import ADA
from tests.casework.recorded import at_work, make
from tests.casework.refused import refused
from tests.standings import TODAY


def invited(meeting: UUID) -> dict[str, Any]:
    page = conference_people.of_meeting(meeting=meeting, today=TODAY)
    conference_invitations.invite(meeting=meeting, who=[each.key for each in page.proposed], today=TODAY)
    return {each.role: each for each in conference_invitations.invited(meeting=meeting)}


def shown(meeting: UUID) -> ViewsPage:
    return views.of_meeting(meeting=meeting, today=TODAY)


def record(meeting: UUID, **said: Any) -> UUID:
    default = {"text": "I want to stay with Gran", "how": "form", "on": TODAY, "today": TODAY}
    return views.record(meeting=meeting, **{**default, **said})


@pytest.mark.requirement("W-4")
def test_views_are_asked_for_by_the_form_recorded_and_used(db: None) -> None:
    with conference_list.at_service("isle-of-wight") as (meeting, child):
        found = invited(meeting)
        assert [each.name for each in shown(meeting).to_ask] == ["Moira Example"]
        asked = views.ask_for(meeting=meeting, invitations=[found["mother"].id], on=TODAY, today=TODAY)
        forms = papers_sent.of_meeting(meeting=meeting, today=TODAY).of_kind(kind="views-form")
        assert [(each.id, each.to_name, each.sent_on) for each in forms] == [
            (asked[0], "Moira Example", None)
        ]
        assert [each.name for each in shown(meeting).waiting] == ["Moira Example"]
        view = record(meeting, invitation=found["mother"].id, text="Help me in the mornings.\nNo shouting.")
        page = shown(meeting)
        assert page.waiting == ()
        assert [(each.side, each.who, each.how, each.text, each.child) for each in page.views] == [
            ("parent", "Moira Example", "form", "Help me in the mornings.\nNo shouting.", None)
        ]
        views.use(view=view, used="A breakfast club from Monday", today=TODAY)
        assert shown(meeting).views[0].used == "A breakfast club from Monday"
        record(meeting, side="child", who="Cora Example", child=child, how="advocate")
        assert [each.side for each in shown(meeting).views] == ["child", "parent"]


@pytest.mark.requirement("WC-14")
def test_a_view_that_is_not_followed_says_why(db: None) -> None:
    with conference_list.at_service("isle-of-wight") as (meeting, child):
        view = record(meeting, side="child", who="Cora Example", child=child, how="said")
        views.use(view=view, used="", why_differs="Gran cannot have her yet", today=TODAY)
        found = views.find(view=view, today=TODAY)
        assert (found.text, found.why_differs) == ("I want to stay with Gran", "Gran cannot have her yet")
        with refused("Say what was taken from it"):
            views.use(view=view, used=" ", today=TODAY)


@pytest.mark.requirement("J-6.10")
def test_who_is_absent_puts_a_view_on_ending(db: None) -> None:
    """Whoever said they do not come or did not, a professional too: named until the view is there."""
    with at_work(people.CONNIE):
        conference_list.family()
        meeting = conference_list.conference("review-conference")
        found = invited(meeting)
        assert shown(meeting).no_view_on_ending == ()
        conference_invitations.answer(
            meeting=meeting, invitation=found["father"].id, answer="not-coming", on=TODAY, today=TODAY
        )
        make(
            Attendance, meeting_id=meeting, invitation_id=found["doctor"].id, name=found["doctor"].name,
            role="doctor", how="apologies",
        )  # fmt: skip
        names = {each.name for each in shown(meeting).no_view_on_ending}
        assert names == {"Fred Example", "Example Surgery"}
        record(meeting, invitation=found["father"].id, text="", ending="It should end: they are well")
        record(meeting, invitation=found["doctor"].id, how="letter", ending="Not yet")
        page = shown(meeting)
        assert page.no_view_on_ending == ()
        assert {(each.side, each.ending) for each in page.views} == {
            ("parent", "It should end: they are well"), ("professional", "Not yet"),
        }  # fmt: skip


def test_a_childs_own_view_counts_as_the_answer_of_the_child(db: None) -> None:
    with at_work(people.CONNIE):
        meeting = conference_list.conference()
        own = conference_invitations.judge_child(
            meeting=meeting,
            child=ADA,
            invited=False,
            why="Too young",
            decided_by="social-worker",
            today=TODAY,
        )
        views.ask_for(meeting=meeting, invitations=[own], on=TODAY, today=TODAY)
        assert [each.name for each in shown(meeting).waiting] == ["Ada Example"]
        record(meeting, side="child", who="Ada", child=ADA, how="advocate")
        assert shown(meeting).waiting == ()
        assert shown(meeting).views[0].who == "Ada Example"


def test_what_cannot_be_recorded_is_refused(db: None) -> None:
    with at_work(people.CONNIE):
        conference_list.family()
        meeting = conference_list.conference()
        with refused("Write what they said"):
            record(meeting, side="parent", who="Mary Example", text=" ")
        with refused("is not one of the choices for how it was put"):
            record(meeting, side="parent", who="Mary Example", how="shouted")
        with refused("in the future"):
            record(meeting, side="parent", who="Mary Example", on=date(2026, 3, 3))
        with refused("Whoever says it needs a name"):
            record(meeting, side="family")
        with refused("Choose at least one person"):
            views.ask_for(meeting=meeting, invitations=[], on=TODAY, today=TODAY)
        for call in (
            lambda: record(meeting, invitation=ADA),
            lambda: record(meeting, side="child", who="Uma Unit", child=people.UMA.id),
            lambda: views.use(view=ADA, used="x", today=TODAY),
            lambda: views.find(view=ADA, today=TODAY),
        ):
            with pytest.raises(NotHere):
                call()
    with at_work(people.SASHA), refused("You open the records of the children you work with"):
        record(meeting, side="parent", who="Mary Example")
