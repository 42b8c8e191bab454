"""Four brothers and sisters, four decisions: a plan, the same plan, none, and not decided today."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from holdfast.records.models import CoreGroupMember, MeetingChild, Plan, Registration
from tests.cases import conferring
from tests.cases.days import START
from tests.cases.office import Office

PLAN_NEEDED = (True, True, False, True)
OLD = "Left alone in the evenings."


@dataclass(frozen=True)
class Expected:
    """What differs by the procedure, for a conference on Monday 12 January 2026."""

    refused: str  # of a child at risk without a plan: what is said, "" where nothing is
    clause: str
    group: tuple[str, date]  # the duty, and its day
    called: str  # the plan
    unfit: tuple[int, str] | None = None  # a core group so many days after stands in the way, by which clause


CASES = {
    # Ten working days: 13 to 16 (4), 19 to 23 (9), Monday 26 January.
    "jersey": Expected(
        "no conference that registers a child", "1 Introduction", ("first-core-group", date(2026, 1, 26)),
        "On the Child Protection Register since", (15, "4 The Core Group, Timing"),
    ),
    # Not on the day itself: everybody has time to reflect.
    "isle-of-man": Expected(
        "", "", ("first-core-group", date(2026, 1, 26)), "Child Protection Plan since", (0, "3.7")
    ),
    # Four weeks, as the conference set it.
    "isle-of-wight": Expected("", "", ("core-group", date(2026, 2, 9)), "Child protection plan since"),
    "council": Expected(
        "a child protection plan is made", "What to expect from a child protection conference",
        ("first-core-group", date(2026, 1, 26)), "Child protection plan since",
    ),
}  # fmt: skip


def test_each_of_four_children_has_a_decision_of_its_own(office: Office) -> None:
    said, way, chair = CASES[office.slug], office.families.ready, office.desk("conference-chair")
    meeting, (fay, finn, flo, fred) = way.key, way.children
    here = f"/conferences/{meeting}"
    conferring.attend(office, meeting)
    for child, needed in zip(way.children, PLAN_NEEDED, strict=True):
        conferring.think(chair, meeting, child, at_risk=needed, plan_needed=needed)
    conferring.decide(chair, meeting, fay, {**conferring.plan(office), "others": [finn]})
    conferring.decide(chair, meeting, flo, conferring.no_plan())
    conferring.decide(
        chair, meeting, fred, {"at_risk": True, "plan_needed": "deferred", "decided_why": "Not weighed yet"}
    )
    conferring.fix(chair, meeting, held=START)
    chair.fill(f"{here}/core-group")
    conferring.write_plan(chair, meeting, fay, by_on=START)
    side_by_side = chair.read(f"{here}/decisions")
    assert side_by_side.count(OLD) == 2  # written once for two
    assert "Not decided today" in side_by_side
    assert "Nothing stands in the way" in side_by_side

    unfit_day(office, said)
    at_risk_without(office, said)
    own: dict[str, Any] = {"unit": office.staff.team} if office.staff.is_unit else {}
    after = chair.read(conferring.complete(chair, meeting, on=START, **own))
    for name in ("Fay Fourfold", "Finn Fourfold", "Flo Fourfold", "Fred Fourfold"):
        assert name in after
    stands(office, said)


def unfit_day(office: Office, said: Expected) -> None:
    """A first core group too late, or at once, where the procedure has a say; then it is put right again."""
    meeting, chair = office.families.ready.key, office.desk("conference-chair")
    if said.unfit:
        days, clause = said.unfit
        conferring.fix(chair, meeting, held=START, first_core_group_on=START + timedelta(days=days))
        shown = chair.read(f"/conferences/{meeting}/decisions")
        assert "Nothing stands in the way" not in shown
        assert clause in shown
        conferring.fix(chair, meeting, held=START)


def at_risk_without(office: Office, said: Expected) -> None:
    """A child at risk and no plan: what the procedure says; then it is put right again."""
    way, chair = office.families.ready, office.desk("conference-chair")
    here, flo = f"/conferences/{way.key}", way.children[2]
    conferring.decide(chair, way.key, flo, {**conferring.no_plan(), "at_risk": True})
    shown = chair.read(f"{here}/decisions")
    assert ("Nothing stands in the way" in shown) == (not said.refused)
    if said.refused:
        assert said.clause in shown
        refusal = chair.wrong(f"{here}/complete", on=START)
        assert (said.refused in refusal, said.clause in refusal) == (True, True)
        with office.inside():
            assert not Registration.objects.filter(child__in=way.children).exists()
    conferring.decide(chair, way.key, flo, conferring.no_plan())


def stands(office: Office, said: Expected) -> None:
    """What the record, the lists and the pages then say of each."""
    way = office.families.ready
    fay, finn, flo, fred = way.children
    with office.inside():
        plans = {each.child_id: each for each in Registration.objects.filter(child__in=way.children)}
        decisions = dict(MeetingChild.objects.filter(meeting=way.key).values_list("child", "decision"))
        outlines = set(Plan.objects.filter(part="outline").values_list("registration__child", flat=True))
        group = set(CoreGroupMember.standing.filter(meeting=way.key).values_list("child", flat=True))
    assert set(plans) == {fay, finn}
    assert [decisions[each] for each in way.children] == ["plan", "plan", "no-plan", "deferred"]
    assert {fay, finn} <= outlines
    assert not {flo, fred} & outlines
    assert {fay, finn} <= group
    duty, day = said.group
    for child in (fay, finn):
        assert office.dues(child)[duty].due_on == day
    for child in (flo, fred):
        assert duty not in office.dues(child)
    worker = office.desk("social-worker")
    assert said.called in worker.read(f"/children/{fay}")
    assert said.called not in worker.read(f"/children/{flo}")
    for child in way.children:
        assert ("Chloe Chair", "completions.complete", "done") in [
            each[:3] for each in office.logged(child, "completions.complete")
        ]
