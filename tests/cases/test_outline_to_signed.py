"""An outline becomes a signed plan: written in parts, worked out at the first core group, signed by all."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from holdfast.casework import plan_draft_pages
from holdfast.records.models import PaperSent, Plan, PlanSignatory
from tests.cases import grouping
from tests.cases.days import FIRST_GROUP, NEXT_GROUP
from tests.cases.groundwork import NIGHTS, ROTA
from tests.cases.office import Office

WRITTEN, SENT, ROUND, BACK = date(2026, 1, 15), date(2026, 1, 23), date(2026, 1, 26), date(2026, 1, 30)
AGREEMENT = "2 Formulation of the Child Protection Plan"


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What differs by the procedure, for a first core group on Wednesday 21 January 2026."""

    led: str = ""  # the clause by which the social worker does not lead the first, "" where none says so
    alone: bool = False  # or with a reason written down all the same
    group: tuple[str, date]  # the duty that the core group met, and its day
    following: str  # the duty by which the next one is due, on 18 February: 28 days
    went: tuple[str, date] | None = None  # the duty by which it goes round, and the day
    back: date | None = None  # the day by which it is back
    record: str = ""  # the duty by which the record goes out by Wednesday 28 January


# Five working days from Wed 21 January: 22 (1), 23 (2), 26 (3), 27 (4), Wed 28 (5).
# From Mon 26 January, when it went round: 27 (1), 28 (2), 29 (3), 30 (4), Mon 2 February (5).
CASES = {
    "jersey": Expected(
        led="3 The Social Worker Role; 4 The Core Group, Membership", alone=True,
        group=("first-core-group", date(2026, 1, 26)), following="core-group",
        went=("agreement-circulated", date(2026, 1, 28)), back=date(2026, 2, 2),
    ),
    "isle-of-man": Expected(
        led="2.2", alone=True, group=("first-core-group", date(2026, 1, 26)), following="later-core-group",
        record="core-group-minutes",
    ),
    # No first core group stands by itself: as often as the conference set it, from the conference on.
    "isle-of-wight": Expected(group=("core-group", date(2026, 2, 9)), following="core-group"),
    "council": Expected(group=("first-core-group", date(2026, 1, 26)), following="later-core-group"),
}  # fmt: skip


def test_an_outline_becomes_a_signed_plan(office: Office) -> None:
    said = CASES[office.slug]
    office.on(WRITTEN)
    draft = written(office)
    office.on(FIRST_GROUP)
    assert office.dues(office.families.begun.children[0])[said.group[0]].due_on == said.group[1]
    led(office, said)
    plans = worked_out(office, draft, said)
    office.on(SENT)
    record_sent(office, said)
    office.on(ROUND)
    sent_round(office, plans, said)
    office.on(BACK)
    all_signed(office, plans, said)


def written(office: Office) -> UUID:
    """The worker begins with what the conference agreed, for both, and says who does what by when."""
    worker, child = office.desk("social-worker"), office.families.begun.children[0]
    draft = UUID(worker.fill(f"/children/{child}/plan/begin").split("/")[2])
    assert "Left alone on three evenings" in worker.read(f"/plans/{draft}/write")
    with office.inside("social-worker"):
        [outcome] = plan_draft_pages.show(plan=draft, today=office.today).plan.outcomes
    assert outcome.text == NIGHTS
    path = f"/plans/{draft}/write/outcomes/{outcome.key}"
    assert "clear row 1" in worker.wrong(path, {"actions-1-text": ROTA, "actions-1-who": ""})
    worker.fill(path, {
        "by_on": date(2026, 7, 1), "how_known": "Two visits a month nobody is told of",
        "actions-1-text": ROTA, "actions-1-who": "Mary Groundwork", "actions-1-by_on": date(2026, 2, 4),
    })  # fmt: skip
    assert ROTA in worker.read(f"/plans/{draft}/family")
    assert office.desk("social-worker").status(f"/plans/{draft}") == 404  # it is no plan yet
    return draft


def led(office: Office, said: Expected) -> None:
    """Not by the social worker, where the procedure has the first led by a manager."""
    path = f"/core-groups/{office.families.begun.known['group']}/lead"
    worker = office.desk("social-worker")
    if said.led:
        refusal = worker.wrong(path, grouping.led_by(office.who("social-worker")))
        assert said.led in refusal
    worker.fill(path, grouping.led_by(office.who("manager")))
    ready = worker.read(path.removesuffix("/lead"))
    assert ("Carla Consultant" if office.staff.is_unit else "Max Manager") in ready


def worked_out(office: Office, draft: UUID, said: Expected) -> list[UUID]:
    """At the core group; completing it makes of both drafts the plans."""
    way, manager = office.families.begun, office.desk("manager")
    meeting = way.known["group"]
    grouping.attend(office, meeting)
    drafts = manager.choices(f"/core-groups/{meeting}/complete", "plans")
    after = grouping.complete(manager, meeting, on=FIRST_GROUP, plans=drafts)
    assert "Gia Groundwork: version 1" in after
    assert "Gil Groundwork: version 1" in after
    with office.inside("manager"):
        rows = Plan.standing.filter(registration__child__in=way.children, part="detailed", meeting=meeting)
        plans = {each.registration.child_id: each.id for each in rows.select_related("registration")}
        outlines = Plan.standing.filter(registration__child__in=way.children, part="outline")
        assert [each.replaced_on for each in outlines] == [FIRST_GROUP, FIRST_GROUP]
    assert plans[way.children[0]] == draft
    assert office.desk("social-worker").status(f"/plans/{draft}/write") == 404
    for child in way.children:
        dues = office.dues(child)
        assert dues[said.following].due_on == NEXT_GROUP
        for duty, on in filter(None, [said.went, (said.record, date(2026, 1, 28)) if said.record else None]):
            assert dues[duty].due_on == on
    return [plans[child] for child in way.children]


def record_sent(office: Office, said: Expected) -> None:
    """The record goes to everybody two days later."""
    meeting = office.families.begun.known["group"]
    after = office.desk("manager").told(f"/core-groups/{meeting}/send", how="email")
    assert "It has gone to all" in after
    with office.inside("manager"):
        papers = PaperSent.objects.filter(meeting=meeting, kind="record")
        assert {each.sent_on for each in papers} == {SENT}
    if said.record:
        due = office.dues(office.families.begun.children[0])[said.record]
        assert (due.state.value, due.met_on) == ("met", SENT)


def sent_round(office: Office, plans: list[UUID], said: Expected) -> None:
    """To all and to the chair; where the procedure has days, when it is due back is counted from now."""
    worker, child = office.desk("social-worker"), office.families.begun.children[0]
    page = worker.read(f"/plans/{plans[0]}/circulate")
    assert (AGREEMENT in page) == bool(said.went)
    worker.fill(f"/plans/{plans[0]}/circulate", how="email", chair="on")
    with office.inside("manager"):
        rows = PlanSignatory.standing.filter(plan__in=plans, not_asked_why="")
        assert {each.circulated_on for each in rows} == {ROUND}
    dues = office.dues(child)
    if said.went:
        assert (dues[said.went[0]].state.value, dues[said.went[0]].met_on) == ("met", ROUND)
        assert dues["agreement-returned"].due_on == said.back
        assert AGREEMENT in dues["agreement-returned"].cite
    else:
        assert "agreement-returned" not in dues


def all_signed(office: Office, plans: list[UUID], said: Expected) -> None:
    """The health visitor on her own screen; everybody else on paper; the plan is signed."""
    partner, worker = office.desk("partner-professional"), office.desk("social-worker")
    assert "The plan waits for your signature" in partner.read("/today")
    own = grouping.signatory(office, plans[0], "Penny Partner")
    partner.fill(f"/plans/{plans[0]}/signatures/{own}", signs=True, understands=True)
    waiting = worker.read(f"/plans/{plans[0]}/signatures")
    assert "1 of " in waiting
    grouping.signed(office, plans[0])
    for child, plan in zip(office.families.begun.children, plans, strict=True):
        grouping.signed(office, plan)
        number = len(grouping.agreement(office, plan).asked)
        assert number >= 7
        assert f"{number} of {number} signed" in worker.read(f"/plans/{plan}/signatures")
        assert f"Signed {number} of {number}" in worker.read(f"/children/{child}/plan")
        if said.back:
            due = office.dues(child)["agreement-returned"]
            assert (due.state.value, due.met_on) == ("met", BACK)
        done = {(who, what) for who, what, outcome, _ in logged(office, child) if outcome == "done"}
        assert ("Penny Partner", "plan_answers.answer") in done
        assert ("Winnie Worker", "plan_circulations.circulate") in done
    assert office.log_holds()


def logged(office: Office, child: UUID) -> list[tuple[Any, ...]]:
    """The steps by which a plan is agreed, of a child."""
    return [*office.logged(child, "plan_answers.answer", "plan_circulations.circulate")]
