"""What is to be sent about a conference, that it went, and the milestone that the record was sent out."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from holdfast.access.refusals import NotHere
from holdfast.casework import obligations, papers_sent
from holdfast.casework.papers_sent import Paper, To
from holdfast.records.models import Meeting, Milestone, MilestoneChild
from tests import people
from tests.casework import conference_list
from tests.casework.conference_list import ADA
from tests.casework.recorded import at_work
from tests.casework.refused import refused
from tests.standings import TODAY

MARY = To(name="Mary Example", role="mother", person=people.MOTHER.id)
SCHOOL = To(name="Example School", role="teacher")


def papers(meeting: UUID) -> tuple[Paper, ...]:
    return papers_sent.of_meeting(meeting=meeting, today=TODAY).papers


def test_a_paper_is_wanted_once_and_again_only_where_it_can_be(db: None) -> None:
    with at_work(people.CONNIE):
        meeting = conference_list.conference()
        first = papers_sent.want(meeting=meeting, kind="record", to=[MARY, SCHOOL], by_on=TODAY)
        assert papers_sent.want(meeting=meeting, kind="record", to=[MARY]) == first[:1]
        moved = papers_sent.want(meeting=meeting, kind="moved", to=[MARY])
        assert papers_sent.want(meeting=meeting, kind="moved", to=[MARY]) == moved
        papers_sent.sent(papers=[first[0], ], on=TODAY, how="post", today=TODAY)  # fmt: skip
        papers_sent.sent(papers=moved, on=TODAY, how="post", today=TODAY)
        assert papers_sent.want(meeting=meeting, kind="record", to=[MARY]) == first[:1]
        assert papers_sent.want(meeting=meeting, kind="moved", to=[MARY]) != moved
        with refused("is not one of the choices for the paper"):
            papers_sent.want(meeting=meeting, kind="poem", to=[MARY])


def test_what_is_late_says_so(db: None) -> None:
    with at_work(people.CONNIE):
        meeting = conference_list.conference()
        yesterday = TODAY - timedelta(days=1)
        papers_sent.want(meeting=meeting, kind="decisions", to=[MARY], by_on=yesterday)
        papers_sent.want(meeting=meeting, kind="decisions", to=[SCHOOL], by_on=TODAY)
        assert {each.to_name: each.late for each in papers(meeting)} == {
            "Mary Example": True, "Example School": False,
        }  # fmt: skip
        papers_sent.sent(papers=[each.id for each in papers(meeting)], on=TODAY, how="hand", today=TODAY)
        assert [(each.to_name, each.sent_on, each.how, each.by, each.late) for each in papers(meeting)] == [
            ("Mary Example", TODAY, "hand", "Connie Conference", True),
            ("Example School", TODAY, "hand", "Connie Conference", False),
        ]


def test_the_record_was_sent_out_when_the_last_has_it(db: None) -> None:
    """The duty of the Isle of Wight is met by it; one who lacks it keeps it open."""
    with conference_list.at_service("isle-of-wight") as (meeting, child):
        held = date(2026, 2, 24)
        Meeting.objects.filter(id=meeting).update(held_on=held)
        Meeting.objects.get(id=meeting).children.update(decision="no-plan")
        obligations.refresh(children=[child], today=TODAY)
        keys = papers_sent.want(
            meeting=meeting, kind="record", to=[To(name="Moira Example", role="mother"), SCHOOL]
        )
        papers_sent.sent(papers=keys[:1], on=TODAY, how="post", today=TODAY)
        assert not Milestone.objects.filter(event="record-distributed").exists()
        assert _minutes(child) == ["due"]
        papers_sent.sent(papers=keys[1:], on=TODAY, how="post", today=TODAY)
        made = MilestoneChild.objects.get(child=child, milestone__event="record-distributed").milestone
        assert (made.on, made.of, made.to_role) == (TODAY, str(meeting), "mother, teacher")
        assert _minutes(child) == ["met"]
        assert papers_sent.sent(papers=keys, on=TODAY, how="post", today=TODAY) == ()
        assert Milestone.objects.filter(event="record-distributed").count() == 1


def _minutes(child: UUID) -> list[str]:
    found = obligations.of_child(child=child, today=TODAY)
    return [str(each.state) for each in found if each.duty == "minutes-distributed"]


def test_what_cannot_be_is_refused(db: None) -> None:
    with at_work(people.CONNIE):
        meeting = conference_list.conference()
        keys = papers_sent.want(meeting=meeting, kind="record", to=[MARY])
        other = papers_sent.want(
            meeting=conference_list.conference("review-conference", (people.UMA.id,)),
            kind="record",
            to=[MARY],
        )
        with refused("in the future"):
            papers_sent.sent(papers=keys, on=TODAY + timedelta(days=1), how="post", today=TODAY)
        with refused("is not one of the choices for how it was sent"):
            papers_sent.sent(papers=keys, on=TODAY, how="pigeon", today=TODAY)
        for wrong in ([], [ADA], [*keys, *other]):
            with pytest.raises(NotHere):
                papers_sent.sent(papers=wrong, on=TODAY, how="post", today=TODAY)
    with at_work(people.MONA), pytest.raises(NotHere):
        papers_sent.sent(papers=keys, on=TODAY, how="post", today=TODAY)
