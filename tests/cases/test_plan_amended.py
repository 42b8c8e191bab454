"""A plan amended and signed anew; the first can be read as it was, with who had signed it."""

from datetime import date
from typing import Any
from uuid import UUID

from holdfast.casework import plan_drafts
from holdfast.records.models import Plan
from tests.cases import grouping
from tests.cases.days import NEXT_GROUP
from tests.cases.groundwork import ROTA, plan_of
from tests.cases.office import Office

BACK, AGAIN = date(2026, 1, 30), date(2026, 2, 20)
WHY, NEW = "The rota did not hold on Fridays", "Gran has every Friday"


def test_a_plan_is_amended_and_signed_anew(office: Office) -> None:
    first = plan_of(office.families.running)
    office.on(BACK)
    number = grouping.signed(office, first)
    office.on(NEXT_GROUP)
    second = amended(office, first)
    office.on(AGAIN)
    assert grouping.signed(office, second) == number
    both(office, first, second, number)


def amended(office: Office, first: UUID) -> UUID:
    """Written by the worker, made at the core group; not without the reason."""
    way, worker = office.families.running, office.desk("social-worker")
    child = way.children[0]
    draft = UUID(worker.fill(f"/children/{child}/plan/begin", children=[child]).split("/")[2])
    typed: dict[str, Any] = {"actions-1-text": NEW, "actions-1-who": "Gwen Grandmother"}
    worker.fill(f"/plans/{draft}/write/outcomes/{way.known['nights']}", typed)
    assert ROTA in worker.read(f"/children/{child}/plan")  # a draft changes nothing yet
    assert "Say why the plan is changed" in worker.wrong(f"/plans/{draft}/make", at="core-group")
    worker.fill(f"/plans/{draft}/make", at="core-group", why=WHY)
    with office.inside("manager"):
        rows = Plan.standing.filter(registration__child=child, part="detailed").order_by("number")
        assert [(each.id, each.number, each.made_on, each.replaced_on) for each in rows] == [
            (first, 1, date(2026, 1, 21), NEXT_GROUP), (draft, 2, NEXT_GROUP, None)
        ]  # fmt: skip
        assert plan_drafts.of_child(child=way.children[1]) is None
    assert "0 of " in worker.read(f"/plans/{draft}/signatures")
    return draft


def both(office: Office, first: UUID, second: UUID, number: int) -> None:
    """Each with its own words and signatures; what changed, and why, beside them."""
    worker, child = office.desk("social-worker"), office.families.running.children[0]
    old, now = worker.read(f"/plans/{first}"), worker.read(f"/children/{child}/plan")
    assert "version 1, as it was made Wed 21 Jan" in old
    assert "Replaced Wed 18 Feb" in old
    assert (ROTA in old, NEW in old) == (True, False)
    assert (ROTA in now, NEW in now) == (False, True)
    for page in (worker.read(f"/plans/{first}/signatures"), worker.read(f"/plans/{second}/signatures")):
        assert f"{number} of {number} signed" in page
    changed = worker.read(f"/plans/{second}/difference")
    for each in (WHY, NEW, ROTA, "version 1 of Wed 21 Jan", "version 2 of Wed 18 Feb"):
        assert each in changed
    worker.refused(f"/plans/{second}/write")  # what is made is not written in
    names = [each[:3] for each in office.logged(child, "plan_versions.make")]
    assert ("Winnie Worker", "plan_versions.make", "done") in names
    assert office.log_holds()
