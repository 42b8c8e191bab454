"""Could not see the child: recorded by kind, who must be told now by the procedure, until it is done.

In Jersey "immediately" is the day itself. Ada's core group is Penny, the health visitor; Ben has none.
"""

from collections.abc import Iterator
from datetime import date, time
from typing import Any

import pytest

from holdfast.access import entry
from holdfast.access.refusals import Refused
from holdfast.casework import milestones, obligations, tellings, visits
from holdfast.casework.must_tell import MustTell
from holdfast.casework.tellings import To
from holdfast.casework.visit_said import Went
from holdfast.casework.visits import FailedDone
from holdfast.procedures.words import State
from holdfast.records.models import VisitChild
from tests import people
from tests.casework import field_work
from tests.casework.field_work import NOW, not_seen, seen, visit
from tests.casework.recorded import at_work
from tests.people import ADA, BEN

TODAY = date(2026, 3, 2)


@pytest.fixture
def inside(db: None) -> Iterator[entry.Entered]:
    with at_work() as entered:
        yield entered


def fail(*children: Any, went: Went | None = None, on: date = TODAY) -> FailedDone:
    return visits.record_failed(visit=visit(on, *children, announced=None, went=went), today=TODAY, now=NOW)


def by_duty(found: tuple[MustTell, ...]) -> dict[str, MustTell]:
    return {each.duty: each for each in found}


def state(duty: str, child: people.Someone = ADA, today: date = TODAY) -> list[tuple[State, date | None]]:
    return [
        (each.state, each.met_on)
        for each in obligations.of_child(child=child.id, today=today)
        if each.duty == duty
    ]


def tell(must: MustTell, *, rung: int = 0, on: date = TODAY, **said: Any) -> None:
    place = must.rungs[rung]
    person = place.people[0]
    tellings.tell(
        **{
            "children": [each.child for each in must.children], "whom": person.whom, "of_kind": "visit",
            "on": on, "at": time(14, 20), "to": [To(account=person.account, name=person.name)],
            "unreached": place.before, "today": on, **said,
        }
    )  # fmt: skip


@pytest.mark.requirement("J-6.3")
@pytest.mark.parametrize("kind", ["refused", "said-unavailable", "absent"])
def test_how_access_was_prevented_is_recorded_by_kind(inside: entry.Entered, kind: str) -> None:
    fail(not_seen(ADA.id, kind))
    part = VisitChild.standing.get(child=ADA.id)
    assert (part.seen, part.obstruction, part.alone) == (False, kind, None)


@pytest.mark.requirement("J-3.13")
def test_the_social_worker_tells_manager_core_group_and_chair_that_day(inside: entry.Entered) -> None:
    found = by_duty(fail(not_seen(ADA.id)).must_tell)
    assert {name: (each.words, each.due_on) for name, each in found.items()} == {
        "access-told-manager": ("Team Manager", TODAY),
        "access-told": ("core group", TODAY),
        "access-told-chair": ("Conference Chair", TODAY),
    }
    manager = found["access-told-manager"]
    assert [each.name for each in manager.rungs[0].people] == ["Malcolm Manager"]
    group = found["access-told"]
    assert [(each.name, each.phone) for each in group.rungs[0].people] == [("Penny Partner", "01632 960015")]
    assert group.everybody


@pytest.mark.requirement("J-3.13")
def test_it_is_open_until_each_of_them_was_told(inside: entry.Entered) -> None:
    done = fail(not_seen(ADA.id))
    part = done.done.page.parts[0].id
    assert state("access-told-manager") == [(State.DUE, None)]
    assert state("access-told-manager", today=date(2026, 3, 3)) == [(State.OVERDUE, None)]
    tell(by_duty(done.must_tell)["access-told-manager"], of=str(part))
    assert state("access-told-manager") == [(State.MET, TODAY)]
    now = tellings.of_event(child=ADA.id, of=part, today=TODAY)
    assert set(by_duty(now.must_tell)) == {"access-told", "access-told-chair"}
    assert [(each.name, each.whom, each.at) for each in now.told] == [
        ("Malcolm Manager", "Team Manager", time(14, 20))
    ]
    for each in now.must_tell:
        tell(each, of=str(part))
    assert tellings.of_event(child=ADA.id, of=part, today=TODAY).must_tell == ()


def test_what_was_told_of_one_visit_does_not_count_for_another(inside: entry.Entered) -> None:
    first = fail(not_seen(ADA.id), on=date(2026, 2, 27))
    tell(by_duty(first.must_tell)["access-told-manager"], of=str(first.done.page.parts[0].id))
    second = fail(not_seen(ADA.id))
    assert "access-told-manager" in by_duty(second.must_tell)


@pytest.mark.requirement("J-6.1")
def test_a_partner_records_their_own_failed_visit_and_tells_the_social_worker(db: None) -> None:
    with at_work(people.PENNY):
        done = fail(not_seen(ADA.id, "absent"))
        assert done.done.page.by_role == "health-visitor"
        first = by_duty(done.must_tell)["access-told-first"]
        assert (first.words, first.by) == ("social worker", "health-visitor")
        assert [each.name for each in first.rungs[0].people] == ["Winifred Worker"]
        tell(first, of=str(done.done.page.parts[0].id))
        assert state("access-told-first") == [(State.MET, TODAY)]


@pytest.mark.requirement("J-6.2")
def test_the_social_worker_out_of_reach_a_manager_or_the_duty_social_worker_is_told(db: None) -> None:
    with at_work(people.PENNY):
        done = fail(not_seen(ADA.id, "absent"))
        part = str(done.done.page.parts[0].id)
        first = by_duty(done.must_tell)["access-told-first"]
        assert [each.name for each in first.rungs[1].people] == [
            *("Malcolm Manager", "Serena Service", "Dora Duty"),
        ]
        assert first.rungs[1].before == ("social-worker",)
        tell(first, rung=1, of=part, unreached=())
        assert state("access-told-first") == [(State.DUE, None)]
        tell(first, rung=1, of=part)
        assert state("access-told-first") == [(State.MET, TODAY)]
        told = tellings.of_event(child=ADA.id, of=done.done.page.parts[0].id, today=TODAY).told
    assert told[-1].unreached == ("social worker",)


@pytest.mark.requirement("J-6.31")
def test_another_professional_tells_their_own_line_manager_too(db: None) -> None:
    with at_work(people.PENNY):
        done = fail(not_seen(ADA.id, "absent"))
        own = by_duty(done.must_tell)["own-line-manager-told"]
        assert (own.by, own.rungs[0].people) == ("health-visitor", ())
        tellings.tell(
            children=[ADA.id], whom="line-manager", of=str(done.done.page.parts[0].id), of_kind="visit",
            on=TODAY, to=[To(name="Lena Lead")], today=TODAY,
        )  # fmt: skip
        assert state("own-line-manager-told") == [(State.MET, TODAY)]


@pytest.mark.requirement("J-4.5")
def test_another_professionals_difficulty_is_told_to_manager_and_core_group(inside: entry.Entered) -> None:
    """Recorded by the social worker whom the health visitor rang: the visit is the health visitor's."""
    went = Went(by_role="health-visitor", by_name="Penny Partner", account=people.PENNY.account)
    done = fail(not_seen(ADA.id, "said-unavailable"), went=went)
    assert (done.done.page.by_role, done.done.page.by, done.done.page.recorded_by) == (
        *("health-visitor", "Penny Partner", "Winifred Worker"),
    )
    found = by_duty(done.must_tell)
    assert set(found) == {
        *("access-told-first", "access-told", "access-told-manager-or-adviser", "access-told-chair"),
        "own-line-manager-told",
    }
    tell(found["access-told-manager-or-adviser"], of=str(done.done.page.parts[0].id))
    assert state("access-told-manager-or-adviser") == [(State.MET, TODAY)]


def test_brothers_and_sisters_stand_on_one_line_where_the_same_people_are_told(inside: entry.Entered) -> None:
    done = fail(not_seen(ADA.id), not_seen(BEN.id))
    manager = by_duty(done.must_tell)["access-told-manager"]
    assert [each.name for each in manager.children] == ["Ada Example", "Ben Example"]
    tell(manager, of=str(done.done.page.parts[0].id))
    assert state("access-told-manager", ADA) == [(State.MET, TODAY)]
    assert state("access-told-manager", BEN) == [(State.MET, TODAY)]


def test_one_seen_and_one_refused_in_the_same_visit_leads_there_too(inside: entry.Entered) -> None:
    done = visits.record(visit=visit(TODAY, seen(ADA.id), not_seen(BEN.id)), today=TODAY, now=NOW)
    assert done.page.was_blocked
    part = done.page.part_of(child=BEN.id)
    assert part is not None
    found = tellings.of_event(child=BEN.id, of=part.id, today=TODAY).must_tell
    assert {each.name for must in found for each in must.children} == {"Ben Example"}


def test_a_child_who_was_seen_is_no_failed_visit(inside: entry.Entered) -> None:
    with pytest.raises(Refused, match="was seen"):
        fail(seen(ADA.id))
    with pytest.raises(Refused, match="what happened"):
        fail(not_seen(ADA.id, "", why_not_seen="out"))


@pytest.mark.parametrize("slug", ["council", "isle-of-wight", "isle-of-man"])
def test_where_the_procedure_names_nobody_nobody_is_made_up(db: None, slug: str) -> None:
    case = field_work.begin(slug, born_on=date(2018, 6, 1), plan_on=date(2026, 1, 5))
    with field_work.inside(slug, case.account):
        assert fail(not_seen(case.child)).must_tell == ()


@pytest.mark.parametrize(
    "duty",
    [
        pytest.param("alert-conference-chair", marks=pytest.mark.requirement("M-2.5c")),
        pytest.param("tell-review-chair", marks=pytest.mark.requirement("M-6.4.3")),
    ],
)
def test_isle_of_man_the_chair_is_told_the_same_day_that_the_plan_cannot_be_carried_out(
    db: None, duty: str
) -> None:
    case = field_work.begin("isle-of-man", born_on=date(2018, 6, 1), plan_on=date(2026, 1, 5))
    with field_work.inside("isle-of-man", case.account):
        made = milestones.record(
            event="implementation-difficulty", children=[case.child], on=TODAY, today=TODAY,
            said={"extent": "significant"},
        )  # fmt: skip
        part = made.parts[case.child]
        must = by_duty(tellings.of_event(child=case.child, of=part, today=TODAY).must_tell)[duty]
        assert (must.words, must.due_on) == ("conference chair", TODAY)
        tellings.tell(
            children=[case.child], whom="conference-chair", of=str(part), of_kind="milestone", on=TODAY,
            to=[To(name="Charles Chair")], today=TODAY,
        )  # fmt: skip
        met = {each.duty: each.met_on for each in obligations.of_child(child=case.child, today=TODAY)}
        assert met[duty] == TODAY
