"""Four children, one of whom differs: said once for three, apart for the fourth, and right for each after."""

from datetime import date
from uuid import UUID

from holdfast.access.children import May
from holdfast.casework import core_group_records, gathered, outcome_progress
from holdfast.records.models import OutcomeProgress, Plan
from tests.cases import grouping
from tests.cases.days import NEXT_GROUP
from tests.cases.groundwork import NIGHTS, ROTA, plan_of
from tests.cases.office import Office

SAME, APART = "Somebody sober on each night of three weeks", "He is at his friend’s, where nobody is"


def test_one_of_four_differs(office: Office) -> None:
    office.on(NEXT_GROUP)
    way, manager = office.families.running, office.desk("manager")
    meeting = way.known["next"]
    hal, *others = way.children
    grouping.attend(office, meeting)
    back = grouping.progress(
        manager, meeting, way.known["nights"], scale=3, children=others, evidence=SAME, whose="Mary Homework"
    )
    assert str(way.known["nights"]) in back  # it is unsaid for one: the same outcome again
    path = f"/core-groups/{meeting}/outcomes/{way.known['nights']}"
    assert [str(each) for each in manager.stands(path)["children"]] == [str(hal)]
    grouping.progress(manager, meeting, way.known["nights"], scale=1, evidence=APART, whose="Terry Teacher")
    grouping.progress(manager, meeting, way.known["mornings"], scale=2, evidence="Two days of ten")
    manager.fill(f"{path}/add", text="Meet his friend’s parents", who="other", other="Winnie Worker",
                 by_on=date(2026, 3, 18), children=[hal])  # fmt: skip
    said_of_each(office, meeting)
    drafts = manager.choices(f"/core-groups/{meeting}/complete", "plans")
    assert len(drafts) == 1  # the plan of one is changed, and of no other
    after = grouping.complete(manager, meeting, on=NEXT_GROUP)
    assert "Hal Homework: version 2" in after
    assert "Hana Homework: version" not in after
    plans_right(office)
    records_right(office, meeting)


def said_of_each(office: Office, meeting: UUID) -> None:
    """As it is kept: the scale of each child."""
    way = office.families.running
    with office.inside("manager"):
        rows = OutcomeProgress.objects.filter(meeting=meeting)
        said = {(each.child_id, each.key): (each.scale, each.evidence) for each in rows}
    nights, mornings = way.known["nights"], way.known["mornings"]
    hal, *others = way.children
    assert said == {
        (hal, nights): (1, APART), **{(each, nights): (3, SAME) for each in others},
        **{(each, mornings): (2, "Two days of ten") for each in way.children},
    }  # fmt: skip


def plans_right(office: Office) -> None:
    """The first has a second version with one more action; the others are as they were."""
    way, worker = office.families.running, office.desk("social-worker")
    for place, child in enumerate(way.children):
        page = worker.read(f"/children/{child}/plan")
        assert ("Meet his friend’s parents" in page) == (place == 0)
        assert (APART in page, SAME in page) == (place == 0, place != 0)
        assert ROTA in page
        assert NIGHTS in page
    with office.inside("manager"):
        rows = Plan.standing.filter(registration__child__in=way.children, part="detailed", replaced_on=None)
        numbers = dict(rows.values_list("registration__child", "number"))
    assert [numbers[each] for each in way.children] == [2, 1, 1, 1]
    assert "Meet his friend’s parents" not in worker.read(f"/plans/{plan_of(way)}")


def records_right(office: Office, meeting: UUID) -> None:
    """Each child's own record says of that child alone."""
    way = office.families.running
    with office.inside("manager"):
        for place, child in enumerate(way.children):
            over = outcome_progress.over_time(child=child, today=office.today)
            text = str(over)
            assert (APART in text, SAME in text) == (place == 0, place != 0)
            record = str(core_group_records.as_record(
                found=gathered.find(meeting=meeting, what=May.SEE, today=office.today), child=child,
                today=office.today,
            ))  # fmt: skip
            assert (APART in record, SAME in record) == (place == 0, place != 0)
    done = office.logged(way.children[0], "outcome_progress.record")
    assert [each[:3] for each in done] == [
        ("Max Manager" if not office.staff.is_unit else "Carla Consultant", "outcome_progress.record", "done")
    ] * 2
    assert office.log_holds()
