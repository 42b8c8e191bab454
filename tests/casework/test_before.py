"""What comes next on the way to a conference, told from what was decided and is not done yet."""

from collections.abc import Iterator
from datetime import date

import pytest

from holdfast.access import entry
from holdfast.access.refusals import NotHere
from holdfast.casework import assessments, before, contributions, enquiries
from holdfast.casework.enquiry_pages import MemberSaid
from tests import people
from tests.casework.recorded import arranged, at_work, meeting
from tests.casework.refused import refused
from tests.standings import TODAY

ADA, BEN = people.ADA.id, people.BEN.id
ON = date(2026, 2, 2)


@pytest.fixture
def working(db: None) -> Iterator[entry.Entered]:
    with at_work(people.WINIFRED) as entered:
        yield entered


def coming() -> list[str]:
    return [each.name for each in before.show(child=ADA, today=TODAY).next_steps]


def test_each_decision_is_followed_until_it_is_done(working: entry.Entered) -> None:
    assert coming() == ["referral-record"]
    referral = enquiries.refer(children=[ADA], on=ON, concern="Alone", today=TODAY)
    assert before.show(child=ADA, today=TODAY).next_steps[0].referral == referral
    enquiries.decide(referral=referral, decided="strategy-discussion", on=ON, why="", today=TODAY)
    assert coming() == ["strategy-record"]
    took_part = [MemberSaid(name="Winifred Worker")]
    enquiries.discuss(children=[ADA], on=ON, members=took_part, enquiry=True, today=TODAY)
    assert coming() == ["enquiry-begin"]
    enquiry = enquiries.begin(children=[ADA], on=ON, today=TODAY)
    assert coming() == ["enquiry-end"]
    enquiries.end(
        enquiry=enquiry, on=ON, outcome="substantiated-at-risk", conclusion="Hurt", conference_wanted=True,
        today=TODAY,
    )  # fmt: skip
    assert coming() == ["request-conference"]
    arranged(meeting(ADA, "initial-conference"), date(2026, 3, 9), on=TODAY)
    assert coming() == []


def test_an_assessment_says_what_it_lacks_until_it_is_complete(working: entry.Entered) -> None:
    enquiries.refer(children=[ADA], on=ON, concern="Alone", decided="assessment", today=TODAY)
    assert coming() == ["assessment-begin"]
    key = assessments.begin(children=[ADA, BEN], on=ON, due_on=date(2026, 2, 20), today=TODAY)
    for dimension in ("parenting-capacity", "family-and-environment"):
        assessments.find(assessment=key, children=[ADA], dimension=dimension, text="x", today=TODAY)
    found = before.show(child=ADA, today=TODAY).next_steps[0]
    assert (found.key, found.is_late) == (key, True)
    assert found.say.endswith("Nothing is written yet on: The child’s developmental needs.")
    assessments.complete(assessment=key, on=TODAY, analysis="Alone", today=TODAY)
    assert coming() == []


def test_what_is_late_from_others_stands_there_by_name(working: entry.Entered) -> None:
    enquiries.refer(children=[ADA], on=ON, concern="Alone", decided="no-further-action", today=TODAY)
    asked = {"children": [ADA], "asked_on": ON, "today": TODAY}
    contributions.ask(who="Example School", wanted_by_on=date(2026, 2, 27), **asked)  # type: ignore[arg-type]
    contributions.ask(who="Example Clinic", wanted_by_on=date(2026, 3, 3), **asked)  # type: ignore[arg-type]
    said = [each.say for each in before.show(child=ADA, today=TODAY).next_steps]
    assert said == ["Asked of Example School: 3 days late."]


def test_it_is_not_shared_with_other_agencies(working: entry.Entered) -> None:
    key = assessments.begin(children=[ADA], on=ON, today=TODAY)
    with pytest.raises(NotHere):
        before.assessment(child=BEN, assessment=key, today=TODAY)
    with at_work(people.PENNY):
        with refused("not shared with other agencies"):
            before.show(child=ADA, today=TODAY)
        with refused("not shared with other agencies"):
            before.assessment(child=ADA, assessment=key, today=TODAY)
