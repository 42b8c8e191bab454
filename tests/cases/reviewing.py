"""The review of the family that has a plan: which it is, who chairs it, whom it invites."""

from datetime import date
from uuid import UUID

from holdfast.casework import meetings
from tests.cases.office import Office


def arranged(office: Office) -> list[tuple[UUID, date]]:
    """The reviews that are arranged for the child with a plan, each with its day."""
    child = office.families.planned.children[0]
    with office.inside():
        listed = meetings.list_arranged(child=child, today=office.today)
    return [(each.id, each.for_on) for each in listed if each.kind == "review-conference"]


def stands(office: Office) -> tuple[UUID, date]:
    """The first of them."""
    return arranged(office)[0]


def get_ready(office: Office, *, send: bool = False) -> UUID:
    """Chair and note taker, and everybody whom the record names on the list; answers the meeting."""
    meeting, _ = stands(office)
    service, here = office.desk("conference-administrator"), f"/conferences/{meeting}"
    service.fill(
        f"{here}/chair", chair=office.who("conference-chair"), profession="social-worker",
        note_taker=office.who("conference-administrator"),
    )  # fmt: skip
    service.send(f"{here}/people")
    if send:
        child = office.families.planned.children[0]
        service.fill(
            f"{here}/people/add?child={child}", invited=False, decided_by="conference-chair", why="Too young"
        )
        service.fill(f"{here}/people/send", how="post")
    return meeting
