"""The families that wait for their cases, come so far by the steps of the living example.

`asked`: a conference is asked for and not arranged. `ready`: four children whose conference is today, all
done but the decisions. `planned`: of two children the elder has a plan, whose review is in a week. `begun`
and `running`: before and after the first core group (groundwork.py).
"""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from holdfast.access import actors, entry
from holdfast.cli import example_conference_days, example_conferences, example_invitations
from holdfast.cli.example_staff import Staff
from holdfast.cli.example_ways import Act, Child, Way
from tests.cases import groundwork
from tests.cases.days import HELD, START

ASKED = (
    Child(name="Ann", age=13, sex="female"), Child(name="Ari", age=12, sex="male"),
    Child(name="Ava", age=9, sex="female"),
)  # fmt: skip
PLANNED = (Child(name="Dee", age=8, sex="female"), Child(name="Dot", age=3, sex="female"))


@dataclass(frozen=True, kw_only=True)
class Families:
    """Each with the keys of its children, the mother, the request and the conference."""

    asked: Way
    ready: Way
    planned: Way
    begun: Way
    running: Way


def settle(*, staff: Staff, authority: UUID) -> Families:
    """Let them come so far."""
    planned = Way(staff=staff, name="Doubleday", children_said=PLANNED, worker=staff.workers[0])
    asked = Way(staff=staff, name="Askwith", children_said=ASKED, worker=staff.workers[0])
    ready = Way(
        staff=staff, name="Fourfold", children_said=example_conferences.FOURFOLD, worker=staff.workers[0]
    )
    diary: list[Act] = [
        *example_conferences.up_to_the_request(planned, HELD - timedelta(days=15)),
        *example_invitations.diary(way=planned, asked_on=HELD - timedelta(days=13), for_on=HELD),
        *example_conference_days.diary(way=planned, on=HELD),
        *example_conferences.up_to_the_request(ready, START - timedelta(days=15)),
        *example_invitations.diary(way=ready, asked_on=START - timedelta(days=13), for_on=START),
        *example_conferences.up_to_the_request(asked, START - timedelta(days=4)),
    ]
    begun, up_to_the_group = groundwork.begun(staff=staff)
    running, past_the_group = groundwork.running(staff=staff)
    for each in [*diary, *up_to_the_group, *past_the_group]:
        with entry.enter(actor=actors.person(account=each.who), authority=authority, reason=each.why):
            each.act()
    return Families(asked=asked, ready=ready, planned=planned, begun=begun, running=running)
