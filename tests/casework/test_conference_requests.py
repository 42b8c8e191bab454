"""Asking for a conference: what must be said, who may, accepted or sent back, mended and asked again."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from holdfast.access.refusals import NotHere
from holdfast.casework import conference_requests
from holdfast.casework.conference_requests import Asked
from holdfast.records.models import ConferenceRequest
from tests import people
from tests.casework.recorded import at_work
from tests.casework.refused import refused
from tests.standings import TODAY

ADA, BEN = people.ADA.id, people.BEN.id
SAID = Asked(
    kind="initial", children=(ADA, BEN), concern="Bruises that nobody can explain", thought_by="The nurse",
    thought_on=date(2026, 2, 27), categories=("physical-abuse", "neglect"), room_needs="A ramp",
    festivals=(date(2026, 3, 20),),
)  # fmt: skip


def ask(**said: Any) -> UUID:
    return conference_requests.ask(asked=replace(SAID, **said), today=TODAY)


@pytest.mark.requirement("C-1")
def test_the_kinds_of_harm_are_recorded_and_must_be(db: None) -> None:
    with at_work(people.WINIFRED):
        with refused("for which kinds of harm"):
            ask(categories=())
        with refused("“shouting” is not one of the choices for the kinds of harm"):
            ask(categories=("shouting",))
        made = ask()
        assert ConferenceRequest.objects.get(id=made).categories == ["physical-abuse", "neglect"]


@pytest.mark.requirement("C-14")
def test_who_thinks_the_child_at_risk_and_since_when_is_recorded(db: None) -> None:
    with at_work(people.WINIFRED):
        with refused("who thinks that the child is at risk"):
            ask(thought_by=" ")
        with refused("when they came to think so"):
            ask(thought_on=None)
        with refused("is in the future"):
            ask(thought_on=date(2026, 3, 3))
        row = ConferenceRequest.objects.get(id=ask())
        assert (row.thought_by, row.thought_on) == ("The nurse", date(2026, 2, 27))


@pytest.mark.requirement("WC-13")
def test_a_conference_is_asked_for_with_the_concern_that_leads_to_it(db: None) -> None:
    with at_work(people.WINIFRED):
        with refused("Say what the concern is"):
            ask(concern="  ")
        row = ConferenceRequest.objects.get(id=ask())
        assert row.concern == "Bruises that nobody can explain"
        assert conference_requests.show(request=row.id, today=TODAY).asked.children == (BEN, ADA)


@pytest.mark.requirement("J-6.9")
def test_an_agency_that_is_involved_asks_for_a_review(db: None) -> None:
    """Penny's agency works with Ada: she asks for a review herself, and for no first conference."""
    with at_work(people.PENNY):
        with refused("You may see this record, but not"):
            ask(children=(ADA,))
        made = ask(kind="review", children=(ADA,), why_early="agency-asks", concern="Ada is safe by now")
    with at_work(people.CONNIE):
        shown = [each for each in conference_requests.waiting(today=TODAY) if each.id == made]
        assert [(each.asked_by, each.agency, each.asked.why_early) for each in shown] == [
            (people.PENNY.name, "Example Health Visiting", "agency-asks")
        ]


def test_it_is_sent_back_mended_and_asked_again(db: None) -> None:
    with at_work(people.WINIFRED):
        made = ask(kind="review")
        with refused("Only the conference service accepts it", helped_by="the conference service"):
            conference_requests.accept(request=made, today=TODAY)
        with refused("asked for already"):
            ask(kind="review", children=(BEN,))
    with at_work(people.CONNIE):
        with refused("Say why it is sent back"):
            conference_requests.send_back(request=made, why="", today=TODAY)
        conference_requests.send_back(request=made, why="Whom do you want there?", today=TODAY)
        assert made not in [each.id for each in conference_requests.waiting(today=TODAY)]
    with at_work(people.WINIFRED):
        back = conference_requests.sent_back_to_me(today=TODAY)
        assert [(each.id, each.decided_why, each.may_mend) for each in back] == [
            (made, "Whom do you want there?", True)
        ]
        conference_requests.mend(request=made, asked=replace(back[0].asked, who="The teacher"), today=TODAY)
        assert conference_requests.sent_back_to_me(today=TODAY) == ()
    with at_work(people.CONNIE):
        conference_requests.accept(request=made, today=TODAY)
        page = conference_requests.show(request=made, today=TODAY)
        assert (page.state, page.asked.who, page.may_decide) == ("accepted", "The teacher", True)
        with refused("This request was accepted already"):
            conference_requests.accept(request=made, today=TODAY)


def test_a_request_about_a_child_whom_one_may_not_see_is_nowhere(db: None) -> None:
    with at_work(people.WINIFRED):
        made = ask()
    with at_work(people.SASHA):
        assert conference_requests.waiting(today=TODAY) == ()
        with refused("you do not work with this child"):
            conference_requests.show(request=made, today=TODAY)
    with at_work(people.MONA), pytest.raises(NotHere):
        conference_requests.show(request=made, today=TODAY)


def test_it_is_withdrawn_with_a_reason_and_not_decided_any_more(db: None) -> None:
    with at_work(people.WINIFRED):
        made = ask()
        with refused("Say why it is withdrawn"):
            conference_requests.withdraw(request=made, why="", today=TODAY)
        conference_requests.withdraw(request=made, why="The family has moved", today=TODAY)
        assert [each.state for each in conference_requests.of_child(child=BEN, today=TODAY)] == ["withdrawn"]
    with at_work(people.CONNIE), refused("This request was withdrawn already"):
        conference_requests.accept(request=made, today=TODAY)
