"""The meetings of the example: core groups, reviews, their arrangements and what is sent out afterwards."""

from datetime import date, time, timedelta

from holdfast.casework import meetings
from holdfast.cli.example_acts import CORE_GROUP, Case, milestone


def core_group(case: Case, on: date) -> None:
    """The core group meets, with the mother, and writes down what it decided."""
    held = meetings.hold(
        kind="core-group", children=case.children, held_on=on, today=on, meeting=case.meeting,
        members=CORE_GROUP, parents_came=True, decisions_recorded=True, next_on=on + timedelta(days=26),
        note="Looked at each outcome; the alcohol service reports two missed appointments.",
    )  # fmt: skip
    case.meeting = held.next[0].id if held.next else None


def send_record(case: Case, on: date) -> None:
    """The record and the agreement of the last core group go out."""
    for event in ("record-distributed", "agreement-circulated"):
        milestone(
        case,
            event=event, children=case.children, on=on, today=on,
            said={"of": "core-group", "to": ["core-group", "conference-chair", "team-manager"]}
            if event == "record-distributed" else {"to": ["core-group", "conference-chair"]},
        )  # fmt: skip


def return_agreement(case: Case, on: date) -> None:
    """Everybody in the core group has signed and sent it back."""
    milestone(case, event="agreement-returned", children=case.children, on=on, today=on)


def full_plan(case: Case, on: date) -> None:
    """The full plan, on the completed assessment."""
    milestone(case, event="full-plan-produced", children=case.children, on=on, today=on)


def send_minutes(case: Case, on: date) -> None:
    """The minutes of the review go to everybody who was invited."""
    milestone(
        case,
        event="record-distributed", children=case.children, on=on, today=on,
        said={"of": "review-conference", "to": ["all-invited", "core-group"]},
    )  # fmt: skip


def arrange_review(case: Case, on: date, review: date) -> None:
    """A day is set for the next review."""
    meetings.arrange(
        kind="review-conference", children=case.children, for_on=review, arranged_on=on, at=time(10),
        venue="Pretend House", today=on,
        interpreter="Pretend Interpreting" if case.family.language else "",
    )  # fmt: skip


def review(case: Case, on: date) -> None:
    """The review goes on with the plan for each child."""
    meetings.hold(
        kind="review-conference", children=case.children, held_on=on, today=on, quorate=True,
        decisions=dict.fromkeys(case.children, "continue"), members=[*CORE_GROUP, "police", "doctor"],
        next_on=on + timedelta(days=150), next_core_group_on=on + timedelta(days=19),
        next_core_group_at=time(14), core_group_every="4 weeks", visit_every="3 weeks",
        breach="An example: the papers of this conference come with its own pages.",
    )  # fmt: skip


def end(case: Case, on: date) -> None:
    """The review ends the plan: the children are safe without one."""
    meetings.hold(
        kind="review-conference", children=case.children, held_on=on, today=on, quorate=True,
        decisions=dict.fromkeys(case.children, "end"), grounds="no-longer-at-risk", then="close",
        members=[*CORE_GROUP, "police", "doctor"],
        reasons={"closed-when-carried-out": "All was carried out, as everybody said at the review."},
        breach="An example: the papers of this conference come with its own pages.",
    )  # fmt: skip
