"""What is due: stored after a step, listed by comparing dates, and the same as what is derived afresh."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import happened, obligations, procedure
from holdfast.casework.dues import Due
from holdfast.procedures import obligations as engine
from holdfast.procedures.words import State
from holdfast.records.models import Derived, Obligation
from tests import people
from tests.casework import recorded, recording

D = date(2025, 1, 13)
SAID = (
    *("due", "when", "not_before", "state", "met_on", "acknowledged_on", "responsible", "recipient"),
    *("day_off", "say", "cite"),
)


def on(days: int) -> date:
    """So many days after the first."""
    return D + timedelta(days=days)


@pytest.fixture
def child(db: None) -> Iterator[UUID]:
    """A child with a plan that was carried in."""
    with recorded.at_work():
        child = recorded.person()
        recorded.carried_in(child, on(-60), D)
        yield child


def duty(found: Sequence[Due], name: str) -> Due:
    """The last obligation of a duty."""
    return [each for each in found if each.duty == name][-1]


def versions() -> int:
    """How many earlier versions of anything derived there are."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select (select count(*) from history.records_obligation)"
            " + (select count(*) from history.records_derived)"
        )
        (found,) = cursor.fetchone()
    return int(found)


# ---------------------------------------------------------------- refreshing


def test_a_refresh_stores_what_is_due_and_says_what_is_new_and_next(child: UUID) -> None:
    refreshed = obligations.refresh(children=[child], today=D)
    assert refreshed.met == refreshed.moved == ()
    assert {each.duty for each in refreshed.new} >= {"outline-plan", "visit-at-home", "core-group", "review"}
    assert refreshed.next_due[child].due_on == D
    row = Obligation.objects.get(child_id=child, duty="visit-at-home")
    pack = procedure.pack()
    assert (row.due_on, row.trigger_event, row.trigger_on, row.responsible) == (
        on(28), "plan-carried-in", D, "social-worker",
    )  # fmt: skip
    assert (row.pack, row.calendar, row.gone) == (pack.version, pack.calendar.version, False)
    note = Derived.objects.get(child_id=child)
    assert (note.as_of_on, note.again_on, note.pack) == (D, date(2035, 5, 4), pack.version)


def test_what_meets_a_duty_is_said_and_the_next_one_is_new(child: UUID) -> None:
    obligations.refresh(children=[child], today=D)
    recorded.visit(child, on(10), alone=True, bedroom=True)
    refreshed = obligations.refresh(children=[child], today=on(10))
    assert "visit-at-home" in {each.duty for each in refreshed.met}
    met = duty(refreshed.met, "visit-at-home")
    assert (met.state, met.met_on, met.days, met.is_open) == (State.MET, on(10), None, False)
    assert duty(refreshed.new, "visit-at-home").due_on == on(38)


def test_what_is_met_as_it_arises_is_said_too(child: UUID) -> None:
    obligations.refresh(children=[child], today=D)
    recorded.visit(child, on(10), alone=True)
    met = obligations.refresh(children=[child], today=on(10)).met
    assert {each.duty for each in met} - {"visit-at-home"}, "a condition on every visit is met by it at once"


def test_where_nothing_changed_nothing_is_written(child: UUID) -> None:
    obligations.refresh(children=[child], today=D)
    before, rows = versions(), list(Obligation.objects.order_by("id").values())
    with CaptureQueriesContext(connection) as queries:
        refreshed = obligations.refresh(children=[child], today=on(5))
    assert (refreshed.new, refreshed.met, refreshed.moved) == ((), (), ())
    written = [
        each["sql"] for each in queries if each["sql"].lstrip().upper().startswith(("INSERT", "UPDATE"))
    ]
    assert written == []
    assert (versions(), list(Obligation.objects.order_by("id").values())) == (before, rows)


def test_only_what_changed_gets_a_new_version(child: UUID) -> None:
    obligations.refresh(children=[child], today=D)
    before, rows = versions(), Obligation.objects.filter(child_id=child).count()
    recorded.visit(child, on(10), by_role="teacher", place="school")
    recorded.milestone(child, "supervision", on(10), risk_considered=True, assessment_needed=False)
    obligations.refresh(children=[child], today=on(10))
    assert 0 < versions() - before < rows / 2


def test_a_date_that_moves_is_said(child: UUID) -> None:
    registration = recorded.registration_of(child)
    obligations.refresh(children=[child], today=D)
    recorded.plan(registration, on(2), visit_every="2 weeks")
    moved = obligations.refresh(children=[child], today=on(2)).moved
    assert [(each.duty, each.due_on) for each in moved] == [
        ("visit-as-planned", on(14)), ("visit-at-home", on(14)),
    ]  # fmt: skip


def test_a_child_carried_in_with_its_plan_has_a_plan(child: UUID) -> None:
    recorded.plan(recorded.registration_of(child), on(-50), "detailed", visit_every="2 weeks")
    obligations.refresh(children=[child], today=D)
    found = obligations.of_child(child=child, today=D)
    assert (duty(found, "outline-plan").state, duty(found, "outline-plan").met_on) == (State.MET, D)
    assert duty(found, "visit-at-home").due_on == on(14)
    assert duty(found, "full-plan").state == State.DUE


def test_what_no_longer_follows_is_gone_and_may_come_back(child: UUID) -> None:
    part = recorded.visit(child, on(10), seen=False, obstruction="refused")
    obligations.refresh(children=[child], today=on(10))
    hanging = Obligation.objects.filter(child_id=child, trigger_id=str(part.id))
    assert hanging.exists()
    part.withdrawn_at = recorded.NOW
    part.save()
    obligations.refresh(children=[child], today=on(11))
    assert set(hanging.values_list("gone", flat=True)) == {True}
    assert not [
        each for each in obligations.of_child(child=child, today=on(11)) if each.trigger_id == str(part.id)
    ]
    part.withdrawn_at = None
    part.save()
    obligations.refresh(children=[child], today=on(12))
    assert set(hanging.values_list("gone", flat=True)) == {False}


def test_a_record_that_contradicts_itself_is_refused_in_words(child: UUID) -> None:
    baby = recorded.person(born_on=D)
    recorded.visit(baby, on(-1))
    with pytest.raises(Refused, match=r"the child was seen on Sun 12 Jan 2025, before the birth") as refused:
        obligations.refresh(children=[child, baby], today=D)
    assert refused.value.about_id == baby


def test_many_children_take_no_more_queries_than_one(child: UUID) -> None:
    others = [recorded.person() for _ in range(7)]
    for other in others:
        recorded.carried_in(other, on(-60), D)

    def asked(children: list[UUID]) -> int:
        with CaptureQueriesContext(connection) as queries:
            obligations.refresh(children=children, today=D)
        return len(queries)

    assert asked(others) <= asked([child]) + 1
    assert (
        Obligation.objects.filter(child_id=others[0]).count()
        == Obligation.objects.filter(child_id=child).count()
    )


def test_of_whom_nothing_has_happened_nothing_is_stored(child: UUID) -> None:
    before = Derived.objects.count()
    obligations.refresh(children=[people.MOTHER.id, recorded.person()], today=D)
    assert Derived.objects.count() == before


# ---------------------------------------------------------------- listing


def test_open_duties_of_several_children_in_order_with_one_query_for_the_rows(child: UUID) -> None:
    other = recorded.person()
    recorded.carried_in(other, on(-300), D, last_review_on=on(-150))
    obligations.refresh(children=[child, other], today=D)
    with CaptureQueriesContext(connection) as queries:
        found = obligations.open_of(children=[child, other], today=on(20))
    assert len([each for each in queries if "records_obligation" in each["sql"]]) == 1
    dated = [each.due_on for each in found if each.due_on]
    assert dated == sorted(dated)
    assert [each.due_on for each in found][: len(dated)] == dated, "what has no date comes last"
    assert {each.child for each in found} == {child, other}
    soon = obligations.open_of(children=[child], today=on(20), until=on(28))
    assert {each.duty for each in soon} == {
        "outline-plan",
        "social-worker-allocated",
        "core-group",
        "visit-at-home",
    }
    assert (duty(soon, "outline-plan").state, duty(soon, "outline-plan").days) == (State.OVERDUE, -20)
    assert (duty(soon, "core-group").state, duty(soon, "core-group").days) == (State.DUE, 8)


def test_a_duty_has_the_words_and_clause_of_the_procedure(child: UUID) -> None:
    obligations.refresh(children=[child], today=D)
    found = duty(obligations.of_child(child=child, today=D), "visit-at-home")
    own = procedure.pack().duty("visit-at-home")
    assert own is not None
    assert (found.say, found.cite, found.modality, found.requirements) == (
        own.say, own.cite, own.modality, own.requirement,
    )  # fmt: skip
    assert obligations.explain(child=child, key=found.key, today=D) == (
        f"4 weeks after the carrying in of the plan on Mon 13 Jan 2025: Mon 10 Feb 2025. {own.cite}."
    )


def test_what_is_not_there_cannot_be_explained(child: UUID) -> None:
    with pytest.raises(NotHere):
        obligations.explain(child=child, key="no/such/key/1", today=D)
    with pytest.raises(NotHere):
        obligations.explain(child=people.FINLO.id, key="no/such/key/1", today=D)


def test_a_duty_that_the_procedure_lost_still_stands_in_the_list(child: UUID) -> None:
    obligations.refresh(children=[child], today=D)
    Obligation.objects.filter(child_id=child, duty="core-group").update(duty="no-such-duty")
    found = duty(obligations.of_child(child=child, today=D), "no-such-duty")
    assert (found.say, found.cite) == ("This duty is no longer in the procedure.", "")


# ---------------------------------------------------------------- against what is derived afresh


def stored(child: UUID, today: date) -> dict[str, dict[str, Any]]:
    """What is stored of a child and where it stands on a day, as the public form says it."""
    return {
        each.key: {
            "due": _iso(each.due_on), "when": each.unset or None, "not_before": _iso(each.not_before_on),
            "state": str(each.state), "met_on": _iso(each.met_on), "closed": _iso(each.closed_on),
            "breached": _iso(each.breached_on), "acknowledged_on": _iso(each.acknowledged_on),
            "varied": _iso(each.varied_until_on), "responsible": each.responsible or None,
            "recipient": each.recipient or None, "day_off": each.day_off, "say": each.say, "cite": each.cite,
        }
        for each in obligations.of_child(child=child, today=today)
    }  # fmt: skip


def afresh(case: recording.Recording, today: date) -> dict[str, dict[str, Any]]:
    """The same, asked of the engine with what was told by hand."""
    found = {}
    for each in engine.derive(case.pack, case.form, today):
        said = each.as_dict()
        found[each.key] = {
            **{name: said[name] for name in SAID}, "closed": _iso(each.closed_on),
            "breached": _iso(each.breached_on), "varied": said["varied"]["until"] if said["varied"] else None,
        }  # fmt: skip
    return found


def _iso(on: date | None) -> str | None:
    return on.isoformat() if on is not None else None


@pytest.mark.parametrize("slug", ["jersey", "isle-of-man", "isle-of-wight", "council"])
@pytest.mark.parametrize("seed", range(6))
def test_what_is_stored_is_what_follows_from_what_happened(db: None, slug: str, seed: int) -> None:
    rng = Random(f"{slug} {seed}")
    with recorded.in_authority(slug):
        case = recording.record(rng, procedure.pack())
        today = recording.FIRST
        while today < recording.FIRST + timedelta(days=recording.DAYS + 300):
            obligations.refresh(children=[case.child], today=today)
            again_on = Derived.objects.get(child_id=case.child).again_on or date.max
            assert again_on > today
            for later in (today, today + timedelta(days=rng.randrange(200)), again_on - timedelta(days=1)):
                on_day = min(later, again_on - timedelta(days=1))
                assert stored(case.child, on_day) == afresh(case, on_day)
            today = min(again_on, today + timedelta(days=rng.randrange(30, 200)))
        form = happened.of(children=[case.child])[case.child]
        assert len(form["happened"]) == len(case.happened)
