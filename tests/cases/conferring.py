"""A conference held through its pages: who is there, what each thinks, decided, fixed, written, done."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from holdfast.casework import attendances
from holdfast.pages.attendances import key_of
from tests.cases.desk import Desk
from tests.cases.office import Office

PURPOSES = {
    "risk_factors": "Alone in the evenings; drink in the home.",
    "protective_factors": "The grandmother lives close by.",
    "support_needed": "Somebody in the home in the evenings.",
    "support_by": "Night support team",
    "changes_needed": "A sober adult every evening.",
}
REVIEWED = {
    "safety": "Better", "health": "As before", "development": "Better", "welfare": "Better",
    "progress": "Four of five reached", "current_plan": "Kept to", "child_response": "Sleeps through",
    "family_response": "Keeps the rota", "assessment_findings": "Complete", "related_assessments": "None",
    "against_first_risks": "The evenings are covered", "risk_changed": "Lower than in November",
    "other_children": "No other child lives there", "ending_discussed": "Each was asked",
    "category_decision": "Neglect, kept", "future_action": "Visits go on",
}  # fmt: skip


def attend(office: Office, meeting: UUID, *, away: Collection[str] = ()) -> str:
    """Everybody on the list is there for all of it, but those whose names are given."""
    with office.inside():
        listed = attendances.of_meeting(meeting=meeting, today=office.today)
    said = {f"how-{key_of(each)}": "absent" if each.name in away else "whole" for each in listed}
    return office.desk("conference-chair").fill(f"/conferences/{meeting}/attendance", said)


def think(desk: Desk, meeting: UUID, child: UUID, *, at_risk: bool, plan_needed: bool) -> str:
    """Each professional who is there says the same of a child."""
    path = f"/conferences/{meeting}/views/say?child={child}"
    keys = [name.removeprefix("text-") for name in desk.stands(path) if name.startswith("text-")]
    said: dict[str, Any] = {}
    for key in keys:
        said |= {f"risk-{key}": at_risk, f"plan-{key}": plan_needed, f"text-{key}": "As the report says."}
    return desk.fill(path, said)


def plan(office: Office, **said: Any) -> dict[str, Any]:
    """What is typed where a child needs a plan."""
    return {
        "at_risk": True, "plan_needed": True, "decided_why": "Left alone in the evenings.",
        "categories": ["neglect"], "social_worker": office.families.ready.worker,
        "worker_identified_by": "The manager", "role_explained": True, **PURPOSES, **said,
    }  # fmt: skip


def no_plan(**said: Any) -> dict[str, Any]:
    """What is typed where a child needs none."""
    return {
        "at_risk": False,
        "plan_needed": False,
        "decided_why": "Safe with the father.",
        **PURPOSES,
        **said,
    }


def decide(desk: Desk, meeting: UUID, child: UUID, said: Mapping[str, Any]) -> str:
    """What is found and decided for one child, and for those for whom it is the same."""
    return desk.fill(f"/conferences/{meeting}/decisions/{child}", said)


def fix(desk: Desk, meeting: UUID, *, held: date, **said: Any) -> str:
    """A quorum, the first core group on the ninth day, how often, and the review after eleven weeks."""
    typed = {
        "quorate": True, "first_core_group_on": held + timedelta(days=9), "first_core_group_at": "14:00",
        "core_group_venue": "Imaginary School", "core_group_every": "4 weeks", "visit_every": "3 weeks",
        "next_review_on": held + timedelta(days=77), "next_review_at": "10:00",
    }  # fmt: skip
    return desk.fill(f"/conferences/{meeting}/fixed", {**typed, **said})


def write_plan(desk: Desk, meeting: UUID, child: UUID, *, by_on: date, alone: bool = False) -> str:
    """The outline plan: what the record suggests stays, the rest is typed."""
    path = f"/conferences/{meeting}/outline/{child}" + ("?alone=1" if alone else "")
    return desk.fill(
        path,
        {
            "summary_of_harm": "Hungry and frightened in the evenings.",
            "objectives-1-text": "Safe evenings", "short_term_aims": "A sober adult every evening.",
            "longer_term_aims": "The mother keeps the evenings by herself.",
            "before_ending": "Twelve weeks of evenings with a sober adult.",
            "protective_actions": "The grandmother sleeps there.",
            "recommendations": "A plan under neglect.", "monitored_by": "Health visitor",
            "immediate_tasks-1-text": "Write the rota", "immediate_tasks-1-who": "Mother",
            "immediate_tasks-1-by_on": by_on, "expectations-1-text": "Is at home, sober",
            "expectations-1-who": "Mother", "contingency-1-text": "The grandmother takes them",
        },
    )  # fmt: skip


def note(desk: Desk, meeting: UUID, item: str, text: str) -> str:
    """What is typed live under an item of the agenda."""
    return desk.fill(f"/conferences/{meeting}/notes/{item}", text=text)


def complete(desk: Desk, meeting: UUID, *, on: date, **said: Any) -> str:
    """The conference is completed as held on a day."""
    return desk.fill(f"/conferences/{meeting}/complete", {"on": on, **said})
