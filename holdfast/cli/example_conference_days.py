"""A conference of the example is held: who came, what was said, what is decided for each child."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from functools import partial

from holdfast.casework import (
    attendances,
    completions,
    conference_findings,
    conference_notes,
    conference_people,
    conferences_fixed,
    core_groups,
    disagreements,
    outline_plans,
    professional_views,
)
from holdfast.casework.attendances import Came
from holdfast.casework.conference_findings import Finding
from holdfast.casework.conferences_fixed import Fixed
from holdfast.casework.outline_lines import LineSaid
from holdfast.casework.professional_views import Said
from holdfast.cli.example_acts import at
from holdfast.cli.example_ways import Act, Way

WHY = "the conference"
NOTES = {
    "introductions": "Everybody said who they are. The chair explained what a conference is, and is not.",
    "views": "The mother says that she was ill in January. Dee wants her grandmother there more often.",
}


def diary(*, way: Way, on: date) -> Iterator[Act]:
    """The conference is held and completed by its chair, and a plan made for the first child alone."""
    chair = way.staff.one("conference-chair")
    for act in (_attend, _note, _judge, _find, _fix, _outline, _complete):
        yield Act(who=chair, why=WHY, act=partial(act, way, on))


def _attend(way: Way, on: date) -> None:
    listed = conference_people.of_meeting(meeting=way.key, today=on).invited
    attendances.record(
        meeting=way.key, today=on,
        came=[
            Came(how="apologies" if each.role in {"teacher", "doctor"} else "whole", invitation=each.id)
            for each in listed
        ],
    )  # fmt: skip


def _note(way: Way, on: date) -> None:
    for item, text in NOTES.items():
        conference_notes.write(meeting=way.key, item=item, text=text, seen=None, today=on)


def _judge(way: Way, on: date) -> None:
    asked = professional_views.show(meeting=way.key, today=on).asked
    there = [each for each in asked if each.how == "whole"]
    for child, needed in zip(way.children, (True, False), strict=True):
        said = [
            Said(
                who=each.name, role=each.role, at_risk=needed, plan_needed=needed, text="As the report says."
            )
            for each in there
        ]
        professional_views.record(meeting=way.key, said=said, on=on, today=on, child=child)


def _find(way: Way, on: date) -> None:
    for child, needed in zip(way.children, (True, False), strict=True):
        conference_findings.record(
            meeting=way.key, children=[child], finding=_finding(way, needed=needed), today=on
        )
    disagreements.record(
        children=way.children[:1], kind="decision", who=f"Mary {way.name}", role="mother", meeting=way.key,
        about="The category", why="She says that it happened once.", on=on, today=on,
    )  # fmt: skip


def _finding(way: Way, *, needed: bool) -> Finding:
    return Finding(
        at_risk=needed, plan_needed=needed, decision="plan" if needed else "no-plan",
        decided_why="Left alone in the evenings." if needed else "At her father’s since January, and safe.",
        categories=("neglect",) if needed else (), social_worker=way.worker if needed else None,
        worker_identified_by="team-manager" if needed else "", role_explained=True if needed else None,
        said={
            "risk_factors": "Alone in the evenings; drink in the home." if needed else "None found.",
            "protective_factors": "The grandmother lives close by.",
            "support_needed": "Somebody in the home in the evenings." if needed else "None.",
            "support_by": "Night support team; alcohol service." if needed else "Nobody.",
            "changes_needed": "A sober adult every evening." if needed else "None.",
        },
    )  # fmt: skip


def _fix(way: Way, on: date) -> None:
    conferences_fixed.fix(
        meeting=way.key, today=on,
        fixed=Fixed(
            quorate=True, first_core_group_on=on + timedelta(days=9), first_core_group_at=time(14),
            core_group_venue="Imaginary School", core_group_every="4 weeks", visit_every="3 weeks",
            next_review_on=on + timedelta(days=77), next_review_at=time(10),
        ),
    )  # fmt: skip
    choices = core_groups.propose(meeting=way.key, today=on)
    core_groups.name(
        meeting=way.key, members=[each.said for each in choices.candidates if each.usual], today=on
    )


def _outline(way: Way, on: date) -> None:
    outline_plans.write(
        meeting=way.key, child=way.children[0], today=on, now=at(on, 12), lines=list(_lines(on))
    )


def _lines(on: date) -> Iterator[LineSaid]:
    said = {
        "concerns": "Dee was left alone on three evenings in a month, with drink in the home.",
        "summary_of_harm": "Hungry and frightened in the evenings; likely to go on without help.",
        "assessment_information": "The assessment is complete: warm by day, nobody there at night.",
        "risks": "Alone in the evenings",
        "protective_actions": "The grandmother sleeps there until the core group.",
        "recommendations": "A plan under neglect.",
        "objectives": "Safe evenings",
        "short_term_aims": "A sober adult every evening.",
        "longer_term_aims": "Her mother keeps the evenings by herself.",
        "family_contact": "Her father on Saturdays.",
        "culture": "English is spoken at home.",
        "monitoring": "Two unannounced evening visits a month.",
        "monitored_by": "Health visitor",
        "before_ending": "Twelve weeks of evenings with a sober adult, as Dee says too.",
    }
    for part, text in said.items():
        yield LineSaid(part=part, text=text)
    yield LineSaid(part="services", text="Night support", who="Night support team", for_whom="Mother")
    yield LineSaid(
        part="expectations", text="Is at home, sober, every evening, or asks the grandmother", who="Mother"
    )
    yield LineSaid(
        part="immediate_tasks", text="Write the rota for the evenings", who="Mother", side="family",
        by_on=on + timedelta(days=1),
    )  # fmt: skip
    yield LineSaid(
        part="immediate_tasks", text="Ring the night support team", who="Social worker", side="professional",
        by_on=on + timedelta(days=1),
    )  # fmt: skip
    yield LineSaid(part="responsibilities", text="Weekly visit", who="Health visitor", side="professional")
    yield LineSaid(
        part="contingency", text="The grandmother takes her, and a strategy discussion is held the same day",
        when="Dee is found alone again", who="Social worker",
    )  # fmt: skip


def _complete(way: Way, on: date) -> None:
    completions.complete(
        meeting=way.key, on=on, today=on, unit=way.staff.team if way.staff.is_unit else None,
        reasons={"*": "recorded for the example"},
    )  # fmt: skip
