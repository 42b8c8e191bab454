"""Dissent at a conference, and agencies that disagree, as pages: from stage to stage."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from holdfast.casework import disagreements
from tests import people, signed_in
from tests.casework import conference_house
from tests.casework.recorded import at_work
from tests.pages.sending import fill_in
from tests.pages.test_allocations import dated

ADA, BEN = people.ADA.id, people.BEN.id
TEACHER, POLICE = "Terry Teacher", "Polly Police"


def today() -> date:
    return timezone.localdate()


def conference(**said: Any) -> UUID:
    with at_work(people.CONNIE):
        return conference_house.conference(on=today(), today=today(), **said)


def day(member: people.Member, meeting: UUID, path: str = "day") -> str:
    answered = signed_in.client_as(member).get(f"/conferences/{meeting}/{path}")
    assert answered.status_code == 200, answered.content.decode()
    return str(answered.content.decode())


@pytest.mark.requirement("J-6.13")
def test_a_professional_who_disagrees_is_written_down_and_goes_to_the_policy(db: None) -> None:
    meeting = conference()
    client = signed_in.client_as(people.WANDA)
    sent = fill_in(
        client, f"/conferences/{meeting}/dissent", children=[str(ADA)], kind="decision", who=TEACHER,
        role="teacher", about="That the plan ends", why="Ada is still alone at night", **dated("on", today()),
    )  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    text = day(people.CHLOE, meeting)
    assert "Because: Ada is still alone at night" in text
    with at_work(people.CONNIE):
        raised = disagreements.of_meeting(meeting=meeting)[0]
    sent = fill_in(
        signed_in.client_as(people.CONNIE), f"/disagreements/{raised.id}", stage="policy",
        **dated("on", today()),
        with_whom="The safeguarding partnership", text="To be looked at again",
    )  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    with at_work(people.CONNIE):
        after = disagreements.show(disagreement=raised.id, today=today())
    assert [(each.stage, each.on, each.text) for each in after.stages] == [
        ("policy", today(), "To be looked at again")
    ]
    page = client.get(f"/disagreements/{raised.id}").content.decode()
    assert "Nobody has written down yet: Talked over with the core group; Taken to the managers" in page


@pytest.mark.requirement("J-6.30")
def test_agencies_that_disagree_go_from_stage_to_stage_until_it_is_settled(db: None) -> None:
    client = signed_in.client_as(people.PENNY)
    sent = fill_in(
        client, f"/children/{ADA}/disagreement", children=[str(ADA)], kind="agency", who="Penny Partner",
        role="health-visitor", about="Who weighs the baby", why="It was agreed with the school",
        **dated("on", today()),
    )  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    assert "open since" in client.get(f"/children/{ADA}/disagreements").content.decode()
    meetings = signed_in.client_as(people.WINIFRED).get(f"/children/{ADA}/meetings").content.decode()
    assert "Because: It was agreed with the school" in meetings
    with at_work(people.WINIFRED):
        key = disagreements.list_open(today=today())[0].id
    worker = signed_in.client_as(people.WINIFRED)
    for stage, whom in (("discussion", "The core group"), ("managers", "Both managers"), ("settled", "")):
        sent = fill_in(
            worker, f"/disagreements/{key}", stage=stage, with_whom=whom, text=f"After {stage}",
            **dated("on", today()),
        )  # fmt: skip
        assert sent.status_code == 302, sent.content.decode()
    page = client.get(f"/disagreements/{key}").content.decode()
    assert "Both managers: After managers" in page.replace("\n", "")
    assert "After settled" in page
    with at_work(people.WINIFRED):
        assert disagreements.list_open(today=today()) == ()
