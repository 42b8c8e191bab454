"""A parent does not agree, hears of the right to complain, and agrees a month later: both answers stay."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.casework import plan_records
from holdfast.records.models import Plan, PlanAnswer
from tests.cases import grouping
from tests.cases.days import NEXT_GROUP
from tests.cases.groundwork import plan_of
from tests.cases.office import Office

ROUND, NO, TOLD, LATE = date(2026, 1, 26), date(2026, 1, 28), date(2026, 1, 29), date(2026, 2, 3)
WHO, WHY = "Frank Homework", "He wants his Saturdays at home"


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What differs by the procedure."""

    back: date | None = None  # the day by which the plan was to be back


CASES = {
    # It went round on Mon 26 January: 27 (1), 28 (2), 29 (3), 30 (4), Mon 2 February (5).
    "jersey": Expected(back=date(2026, 2, 2)),
    "isle-of-man": Expected(),
    "isle-of-wight": Expected(),
    "council": Expected(),
}  # fmt: skip


def test_a_parent_disagrees_and_later_agrees(office: Office) -> None:
    said, plan = CASES[office.slug], plan_of(office.families.running)
    office.on(ROUND)
    office.desk("social-worker").fill(f"/plans/{plan}/circulate", how="hand", chair="on")
    office.on(NO)
    disagrees(office, plan)
    office.on(TOLD)
    told(office)
    office.on(LATE)
    late(office, plan, said)
    office.on(NEXT_GROUP)
    agrees(office, plan)


def disagrees(office: Office, plan: UUID) -> None:
    """Not without the reasons; then they stand in the plans of all four, in his words."""
    worker, children = office.desk("social-worker"), office.families.running.children
    path = f"/plans/{plan}/signatures/{grouping.signatory(office, plan, WHO)}"
    assert "Say why: the reasons stand in the plan" in worker.wrong(path, accepts=False, how="paper")
    page = worker.told(path, accepts=False, how="paper", understands=True, why_not=WHY)
    assert "1 does not agree" in page
    assert f"Because: {WHY}" in page
    assert "No core group has talked it over yet" in page
    for child in children:
        assert f"{WHO} does not agree" in worker.read(f"/children/{child}/plan")
    with office.inside("manager"):
        assert PlanAnswer.objects.filter(signatory__name=WHO, accepts=False, why_not=WHY).count() == 4


def told(office: Office) -> None:
    """To whom he can complain, and how he was told; not without either."""
    worker, child = office.desk("social-worker"), office.families.running.children[0]
    path = f"/children/{child}/explained"
    said = {"what": "complaint", "whom": "other", "name": WHO, "side": "parent"}
    wrong = worker.wrong(path, said)
    assert "Say to whom they can complain" in wrong
    assert "Say how they were told of the right to complain" in wrong
    page = worker.told(path, said, complain_to=["agency", "board"], how="With a leaflet, read out")
    assert f"to {WHO}, Thu 29 Jan, by Winnie Worker" in page
    assert "With a leaflet, read out" in page


def dissent(office: Office, plan: UUID) -> list[str]:
    """Who does not agree, and why, as the plan's record has it now."""
    with office.inside("manager"):
        record = plan_records.as_record(plan=Plan.standing.get(id=plan), today=office.today)
    return [f"{each['who']}: {each['why']}" for each in record.get("dissent", ())]


def late(office: Office, plan: UUID, said: Expected) -> None:
    """A day after it was to be back it is late, where the procedure has a day; no other has one."""
    assert dissent(office, plan) == [f"{WHO}: {WHY}"]
    page, child = (
        office.desk("social-worker").read(f"/plans/{plan}/signatures"),
        office.families.running.children[0],
    )
    if said.back:
        due = office.dues(child)["agreement-returned"]
        assert (due.due_on, due.state.value) == (said.back, "overdue")
        assert "by Mon 2 Feb, 1 day late" in page
    else:
        assert "agreement-returned" not in office.dues(child)
        assert "Signed and back" not in page


def agrees(office: Office, plan: UUID) -> None:
    """At the next core group: the yes stands beside the no, and takes nothing away."""
    way, worker = office.families.running, office.desk("social-worker")
    grouping.attend(office, way.known["next"])
    grouping.complete(office.desk("manager"), way.known["next"], on=NEXT_GROUP)
    path = f"/plans/{plan}/signatures/{grouping.signatory(office, plan, WHO)}"
    page = worker.told(path, accepts=True, how="said", meeting=way.known["next"])
    assert "Agrees, not signed yet" in page
    assert f"Did not agree Wed 28 Jan, because: {WHY}. Agreed Wed 18 Feb (meeting of Wed 18 Feb)." in page
    assert "does not agree" not in page
    assert dissent(office, plan) == []
    plan_page = worker.read(f"/children/{way.children[0]}/plan")
    assert f"{WHO} does not agree" not in plan_page
    with office.inside("manager"):
        answers = PlanAnswer.objects.filter(signatory__plan=plan, signatory__name=WHO).order_by("on")
        assert [(each.on, each.accepts, each.why_not) for each in answers] == [
            (NO, False, WHY), (NEXT_GROUP, True, "")
        ]  # fmt: skip
    done = office.logged(way.children[0], "plan_answers.answer", "plan_explanations.explain")
    assert [each[:3] for each in done] == [
        ("Winnie Worker", what, "done")
        for what in ("plan_answers.answer", "plan_explanations.explain", "plan_answers.answer")
    ]
    assert office.log_holds()
