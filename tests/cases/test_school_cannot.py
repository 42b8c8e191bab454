"""A school cannot do its part: who is told, under which clause, what is done instead, signed anew."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from holdfast.casework import plan_draft_pages, plan_drafts, plan_pages
from holdfast.records.models import Renegotiation
from tests.cases import grouping
from tests.cases.days import NEXT_GROUP
from tests.cases.groundwork import CLUB, MORNINGS, TEACHER, plan_of
from tests.cases.office import Office

SAID, AGREED = date(2026, 2, 9), date(2026, 2, 11)
WHY, INSTEAD = "The club has lost its room", "Breakfast at their grandmother’s"


@dataclass(frozen=True, kw_only=True)
class Expected:
    """Who is told of it, by which clause and duty; on the day itself where the procedure says at once."""

    told: str = ""
    clause: str = ""
    duty: str = ""
    due: date | None = None
    reconsidered: str = ""  # the duty by which the plan is looked at again
    elsewhere: str = ""  # the clause by which a plan is not changed between meetings


CASES = {
    "jersey": Expected(
        told="social worker", clause="6 Difficulties in Implementing the Child Protection Plan",
        duty="difficulty-told", due=SAID, reconsidered="plan-reconsidered",
    ),
    "isle-of-man": Expected(
        told="conference chair", clause="2.5", duty="alert-conference-chair", due=SAID,
        elsewhere="4.1; 3.3; 2.5",
    ),
    "isle-of-wight": Expected(),
    "council": Expected(),
}  # fmt: skip


def test_a_school_cannot_do_its_part(office: Office) -> None:
    said = CASES[office.slug]
    plans = [plan_of(office.families.running, place) for place in range(4)]
    office.on(SAID)
    one_has_signed(office, plans)
    raised = cannot(office, plans, said)
    office.on(AGREED)
    drafts = instead(office, raised, plans)
    office.on(NEXT_GROUP)
    anew(office, drafts, said)
    as_it_was(office, plans, drafts)


def action(office: Office, plan: UUID) -> UUID:
    """The key of what the school does."""
    with office.inside("social-worker"):
        shown = plan_pages.show(plan=plan, today=office.today).shown.said
    keys = [one.key for each in shown.outcomes for one in each.actions if one.text == CLUB]
    assert keys[0] is not None
    return keys[0]


def one_has_signed(office: Office, plans: list[UUID]) -> None:
    """The school signed what it was to do."""
    path = f"/plans/{plans[0]}/signatures/{grouping.signatory(office, plans[0], TEACHER)}"
    assert "1 of " in office.desk("social-worker").told(path, signs=True, how="paper")


def cannot(office: Office, plans: list[UUID], said: Expected) -> str:
    """The health visitor hears of it and says so, for all four; who is to be told stands there at once."""
    partner = office.desk("partner-professional")
    path = f"/plans/{plans[0]}/cannot/{action(office, plans[0])}"
    assert "Say why it cannot be done" in partner.wrong(path, extent="significant", why="")
    raised = partner.fill(path, extent="significant", why=WHY)
    page = partner.read(raised)
    assert f"By {TEACHER}" in page
    assert ("To be told" in page) == bool(said.told)
    child = office.families.running.children[0]
    if said.told:
        assert said.told in page
        assert said.clause in page
        assert office.dues(child)[said.duty].due_on == said.due
    if said.reconsidered:
        assert office.dues(child)[said.reconsidered].due_on is None  # by when is not stated
    assert "Nothing is agreed instead yet" in partner.read(raised)
    with office.inside("manager"):
        assert Renegotiation.standing.filter(plan__in=plans, why=WHY, agreed_on=None).count() == 4
    return raised


def instead(office: Office, raised: str, plans: list[UUID]) -> list[UUID]:
    """The worker agrees with mother and school what is done; the next version is begun for all four."""
    worker, way = office.desk("social-worker"), office.families.running
    assert "Say with whom it is agreed" in worker.wrong(raised, instead=INSTEAD, agreed_with="")
    draft = UUID(worker.fill(raised, instead=INSTEAD, agreed_with="Mother and school").split("/")[2])
    with office.inside("social-worker"):
        page = plan_draft_pages.show(plan=draft, today=office.today)
        [outcome] = [each for each in page.plan.outcomes if each.text == MORNINGS]
    typed: dict[str, Any] = {"actions-1-text": INSTEAD, "actions-1-who": "Gwen Grandmother"}
    worker.fill(f"/plans/{draft}/write/outcomes/{outcome.key}", typed)
    assert INSTEAD in worker.read(f"/plans/{plans[0]}/signatures")
    with office.inside("social-worker"):
        return [key for child in way.children if (key := plan_drafts.of_child(child=child))]


def anew(office: Office, drafts: list[UUID], said: Expected) -> None:
    """Where the procedure has a plan changed at some meetings alone, not elsewhere; then all sign again."""
    worker, path = office.desk("social-worker"), f"/plans/{drafts[0]}/make"
    places = worker.choices(path, "at")
    if said.elsewhere:
        assert said.elsewhere in worker.wrong(path, at=places[-1])
    worker.fill(path, at="core-group")
    for plan in drafts:
        page = worker.read(f"/plans/{plan}/signatures")
        assert "version 2" in page
        assert "0 of " in page


def as_it_was(office: Office, plans: list[UUID], drafts: list[UUID]) -> None:
    """Both can be read: with the club and its signature, and with the grandmother."""
    worker = office.desk("social-worker")
    old = worker.read(f"/plans/{plans[0]}/signatures")
    assert "1 of " in old
    assert "A newer version is in force since" in old
    assert CLUB in worker.read(f"/plans/{plans[0]}")
    new = worker.read(f"/plans/{drafts[0]}")
    assert INSTEAD in new
    assert CLUB not in new.replace(f"{CLUB}: {INSTEAD}", "")  # there it says why the version was made
    done = office.logged(
        office.families.running.children[0],
        "renegotiations.raise_",
        "renegotiations.agree",
        "plan_versions.make",
    )
    assert [each[:3] for each in done if each[2] == "done"][1:] == [  # the first is how the plan was made
        ("Penny Partner", "renegotiations.raise_", "done"), ("Winnie Worker", "renegotiations.agree", "done"),
        ("Winnie Worker", "plan_versions.make", "done"),
    ]  # fmt: skip
    assert office.log_holds()
