"""Two who write the plan at once: of different parts both stay, of the same part nothing typed is lost."""

from uuid import UUID

from holdfast.records.models import PlanLine
from tests.cases.days import NEXT_GROUP
from tests.cases.office import Office

AIM, RISK, OTHER = "Safe nights", "Alone after dark", "Alone, and the door open"
PROTECTS = "A rota of adults"


def test_two_authors_at_once(office: Office) -> None:
    office.on(NEXT_GROUP)
    child = office.families.running.children[0]
    one, two = office.desk("social-worker"), office.desk("manager")
    draft = UUID(one.fill(f"/children/{child}/plan/begin", why="The risks are clearer").split("/")[2])
    here = f"/plans/{draft}/write"

    # Different parts, both open at once: neither hinders the other.
    two.leave_open(f"{here}/risks")
    one.fill(f"{here}/objective", aim=AIM)
    two.fill(f"{here}/risks", {"risks-1-text": RISK, "risks-1-why": PROTECTS})
    page = one.read(here)
    assert AIM in page
    assert RISK in page

    # The same part, open on both screens: the second is told by whom, and finds both.
    two.leave_open(f"{here}/risks")
    one.fill(f"{here}/risks", {"risks-1-text": OTHER})
    told = two.wrong(f"{here}/risks", {"risks-2-text": "Cold in the rooms", "risks-2-why": "A stove"})
    assert "Winnie Worker" in told
    assert "Cold in the rooms" in told  # what was typed
    assert OTHER in told  # and what stands there meanwhile
    assert risks(office, draft) == {OTHER}
    two.fill(f"{here}/risks")
    assert {"Cold in the rooms"} <= risks(office, draft)
    for who in ("Winnie Worker", "Max Manager"):
        name = "Carla Consultant" if who == "Max Manager" and office.staff.is_unit else who
        assert (name, "plan_drafts.write_lines", "done") in [
            each[:3] for each in office.logged(child, "plan_drafts.write_lines")
        ]
    assert office.log_holds()


def risks(office: Office, draft: UUID) -> set[str]:
    """The risks that stand in a draft."""
    with office.inside("manager"):
        return set(PlanLine.standing.filter(plan=draft, part="risks").values_list("text", flat=True))
