"""Three core groups at which an outcome does not move: named as drift, with what would end it, to three."""

from datetime import date, time, timedelta
from uuid import UUID

from holdfast.casework import core_group_completions, drifts, outcome_progress, visits
from holdfast.casework.visit_said import ChildSaid, VisitSaid
from tests.cases.days import NEXT_GROUP
from tests.cases.groundwork import MORNINGS, NIGHTS
from tests.cases.office import Office, moment

SAYS = f"No progress at the last 3 core groups: “{MORNINGS}”"
ENDS = "it comes further, or the core group changes what is done for it"


def test_three_meetings_without_progress_are_named(office: Office) -> None:
    way, meeting = office.families.running, office.families.running.known["next"]
    for number in range(3):
        on = NEXT_GROUP + timedelta(weeks=4 * number)
        office.on(on)
        seen(office)
        assert SAYS not in office.desk("social-worker").read(f"/children/{way.children[0]}")
        meeting = held(office, meeting, number)
    office.on(NEXT_GROUP + timedelta(days=57))
    named(office)
    office.on(date(2026, 5, 13))
    ended(office, meeting)


def seen(office: Office) -> None:
    """All four are visited, unannounced, and say how it is: nothing else drifts."""
    children = office.families.running.children
    said = tuple(
        ChildSaid(child=each, seen=True, alone=True, said="I like the mornings at Gran’s")
        for each in children
    )
    with office.inside("social-worker"):
        visits.record(
            visit=VisitSaid(on=office.today, place="home", at=time(9), announced=False, children=said,
                            how_things_are="Quiet"),
            today=office.today, now=moment(office.today),
        )  # fmt: skip


def held(office: Office, meeting: UUID, number: int, *, further: int = 0) -> UUID:
    """Nights get better by one each time, mornings stay where they were; answers the next one."""
    way, today = office.families.running, office.today
    with office.inside("manager"):
        for ref, scale in (("nights", number + 1), ("mornings", 1 + further)):
            outcome_progress.record(
                meeting=meeting, outcome=way.known[ref], children=way.children, scale=scale, today=today
            )
        done = core_group_completions.complete(
            meeting=meeting, on=today, today=today, next_on=office.later(28)
        )
    return done.next[0].id


def named(office: Office) -> None:
    """On the child, on the worker's Today and to the manager; never of the outcome that moves."""
    way, worker = office.families.running, office.desk("social-worker")
    with office.inside("manager"):
        signs = drifts.of(children=way.children, today=office.today)
    for child in way.children:
        [sign] = [each for each in signs[child] if each.kind == "no-progress"]
        assert sign.say.startswith(SAYS)
        assert sign.ends_it == ENDS
        page = worker.read(f"/children/{child}")
        assert SAYS in page
        assert ENDS in page
        assert f"core groups: “{NIGHTS}”" not in page
    assert SAYS in worker.read("/today")
    assert SAYS in office.desk("manager").read("/team")


def ended(office: Office, meeting: UUID) -> None:
    """At the fourth it comes further, and is named no more."""
    held(office, meeting, 3, further=1)
    child = office.families.running.children[0]
    assert SAYS[:11] not in office.desk("social-worker").read(f"/children/{child}")
    assert office.log_holds()
