"""What each professional thinks of each child, and the quorum of those who came."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from holdfast.access import entry
from holdfast.access.refusals import NotHere
from holdfast.casework import (
    attendances,
    procedure,
    professional_views,
    quorums,
)
from holdfast.casework.attendances import Came
from holdfast.casework.professional_views import Said
from holdfast.procedures import guards
from holdfast.procedures import pack as packs
from holdfast.records.models import Attendance, Meeting, View
from tests import people
from tests.casework.conference_house import ADA, BEN, conference
from tests.casework.recorded import at_work, make
from tests.casework.refused import refused
from tests.standings import TODAY

TEACHER = "Terry Teacher"


@pytest.fixture
def inside(db: None) -> Iterator[entry.Entered]:
    with at_work(people.CONNIE) as entered:
        yield entered


def came(meeting: UUID, *rows: Came, **said: Any) -> tuple[attendances.Attended, ...]:
    return attendances.record(meeting=meeting, came=rows, today=TODAY, **said)


def said(meeting: UUID, *rows: Said, **more: Any) -> None:
    professional_views.record(meeting=meeting, said=rows, on=TODAY, today=TODAY, **more)


def test_a_view_of_one_child_stands_before_that_of_all(inside: entry.Entered) -> None:
    meeting = conference()
    came(meeting, Came(how="whole", name=TEACHER, role="teacher"),
         Came(how="whole", name="Polly Police", role="police"),
         Came(how="whole", name="Nora Notes", role="note-taker"))  # fmt: skip
    said(meeting, Said(who=TEACHER, role="teacher", at_risk=True, plan_needed=True))
    said(meeting, Said(who=TEACHER, role="teacher", at_risk=False), child=BEN)
    assert professional_views.as_facts(meeting=meeting, child=ADA) == {"teacher": "at risk"}
    assert professional_views.as_facts(meeting=meeting, child=BEN) == {"teacher": "not at risk"}
    views, there = professional_views.of_meeting(meeting=meeting), attendances.of_list(meeting=meeting)
    assert professional_views.unsaid(views=views, there=there, child=ADA) == ("Polly Police",)
    said(meeting, Said(who=TEACHER, role="teacher", at_risk=False, plan_needed=False))
    assert professional_views.as_facts(meeting=meeting, child=ADA) == {"teacher": "not at risk"}
    assert View.standing.filter(meeting=meeting).count() == 2  # said again, and the earlier is in the past


@pytest.mark.requirement("C-16")
def test_what_each_professional_thought_satisfies_the_guard(inside: entry.Entered) -> None:
    meeting = conference()
    came(meeting, Came(how="whole", name=TEACHER, role="teacher"),
         Came(how="whole", name="Mary Example", role="mother"))  # fmt: skip
    council = packs.load("council")

    def in_the_way() -> list[str]:
        facts = {
            "kind": "plan", "on": TODAY, "attended": list(attendances.roles_there(meeting=meeting)),
            "professionals_views": dict(professional_views.as_facts(meeting=meeting, child=ADA)) or None,
        }  # fmt: skip
        asked = {name: each for name, each in facts.items() if each is not None}
        return [each.guard for each in guards.check(council, "record-decision", asked)]

    assert "views-recorded" in in_the_way()
    said(meeting, Said(who=TEACHER, role="teacher", at_risk=True, plan_needed=True))
    assert "views-recorded" not in in_the_way()


def test_a_view_is_of_somebody_on_the_list_and_says_something(inside: entry.Entered) -> None:
    meeting = conference()
    with pytest.raises(NotHere):
        said(meeting, Said(who="A Stranger", role="teacher", at_risk=True))
    with refused("Say of one professional at least what they think."):
        said(meeting, Said(who=TEACHER, role="teacher"))
    with pytest.raises(NotHere):
        said(meeting, Said(who=TEACHER, role="teacher", at_risk=True), child=people.FINLO.id)


@pytest.mark.parametrize(("roles", "missing", "is_quorate"), [
    (("social-worker", "team-manager"), "1 more agency must be there: 2 are asked for.", False),
    (("social-worker", "police"), "", True),
])  # fmt: skip
def test_a_quorum_counts_agencies_where_the_number_is_stated(
    db: None, monkeypatch: pytest.MonkeyPatch, roles: tuple[str, ...], missing: str, is_quorate: bool
) -> None:
    stated = packs.load("jersey", settings={"quorum-of-conference": {"agencies": 2}})
    monkeypatch.setattr(procedure, "pack", lambda: stated)
    with at_work(people.CONNIE):
        meeting = make(Meeting, kind="initial-conference").id
        for number, role in enumerate(roles):
            make(Attendance, meeting_id=meeting, name=f"Nobody {number}", role=role, how="whole")
        found = quorums.of(meeting=meeting, today=TODAY)
    assert (found.missing, found.is_quorate, found.needed) == (missing, is_quorate, 2)


def test_a_quorum_that_is_not_stated_is_not_made_up(inside: entry.Entered) -> None:
    found = quorums.of(meeting=conference(), today=TODAY)
    assert (found.is_quorate, found.needed) == (None, None)
    assert "is not stated by this authority" in found.missing
    assert [each.say for each in found.follows] == [
        "Only a review conference that is quorate decides that registration is no longer necessary."
    ]
