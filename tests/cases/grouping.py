"""A core group held through its pages, and a plan that goes round and comes back signed."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from holdfast.casework import core_group_attendances, core_group_days, plan_agreements
from holdfast.casework.plan_agreed import Agreement
from holdfast.pages.conference_forms import SOMEBODY
from holdfast.pages.core_group_attendances import field_of
from tests.cases.desk import Desk
from tests.cases.groundwork import SCHOOL, TEACHER
from tests.cases.office import Office


def led_by(who: UUID, *, agreed_by: str = "") -> dict[str, Any]:
    """What is typed where somebody leads and the teacher takes the minutes."""
    return {
        "chair": who, "complex": False, "note_taker": SOMEBODY, "note_taker_name": TEACHER,
        "agreed_by": agreed_by,
    }  # fmt: skip


def attend(office: Office, meeting: UUID, *, away: Mapping[str, str] | None = None) -> str:
    """Everybody on the list is there for all of it, but those by name, each with what they sent to say."""
    with office.inside("manager"):
        listed = core_group_attendances.of_meeting(meeting=meeting, today=office.today).rows
    said: dict[str, Any] = {}
    for each in listed:
        missed = (away or {}).get(each.name)
        said[f"how-{field_of(each)}"] = "whole" if missed is None else "apologies"
        said[f"note-{field_of(each)}"] = missed or ""
    return office.desk("manager").fill(f"/core-groups/{meeting}/attendance", said)


def progress(
    desk: Desk, meeting: UUID, outcome: UUID, *, scale: int, children: Sequence[UUID] = (), **said: Any
) -> str:
    """How far an outcome has come; for those children, else for all who share it and of whom it is unsaid."""
    typed = {"scale": scale, **({"children": list(children)} if children else {}), **said}
    return desk.fill(f"/core-groups/{meeting}/outcomes/{outcome}", typed)


def complete(desk: Desk, meeting: UUID, *, on: date, **said: Any) -> str:
    """It is completed as held, the next one four weeks later; answers the words of the page after it."""
    typed = {"next_on": on + timedelta(weeks=4), "next_at": "14:00", "next_venue": SCHOOL}
    return desk.told(f"/core-groups/{meeting}/complete", {"on": on, **typed, **said})


def following(office: Office, meeting: UUID) -> UUID:
    """The core group that is arranged next."""
    with office.inside("manager"):
        [found] = core_group_days.show(meeting=meeting, today=office.today).next
    return found.id


def agreement(office: Office, plan: UUID) -> Agreement:
    """Who has signed a plan."""
    with office.inside("manager"):
        return plan_agreements.show(plan=plan, today=office.today)


def signatory(office: Office, plan: UUID, name: str) -> UUID:
    """The place of somebody in a plan."""
    return next(each.id for each in agreement(office, plan).signatories if each.name == name)


def signed(office: Office, plan: UUID, *, but: Collection[str] = ()) -> int:
    """Everybody signs on paper, the worker on screen, for all the children; answers how many."""
    asked = [each for each in agreement(office, plan).asked if each.name not in but and not each.signed_on]
    desk, worker = office.desk("social-worker"), office.who("social-worker")
    for each in asked:
        how = {} if each.account == worker else {"how": "paper"}
        desk.fill(f"/plans/{plan}/signatures/{each.id}", signs=True, understands=True, accepts=True, **how)
    return len(asked)
