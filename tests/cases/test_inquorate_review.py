"""A review without a quorum ends no plan; one with a quorum does, and sets going what follows."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.records.models import Meeting, Registration
from tests.cases import conferring, reviewing
from tests.cases.days import REVIEW
from tests.cases.office import Office

SECOND = date(2026, 1, 29)  # a Thursday
ENDS = {
    "at_risk": False, "plan_needed": False, "decided_why": "Every evening covered since December.",
    "grounds": ["no-longer-at-risk"], "then": "child-in-need", **conferring.PURPOSES, **conferring.REVIEWED,
}  # fmt: skip
GOES_ON = {"at_risk": True, "plan_needed": True, "grounds": [], "then": ""}


@dataclass(frozen=True)
class Expected:
    """What stands in the way of an end, and what follows one."""

    quorum: str  # the clause by which only a quorate review ends a plan
    risk: str  # the clause by which risk is assessed before
    review: tuple[str, date | None]  # the duty that the inquorate review did not meet, and its day
    follows: tuple[str, date | None] | None  # what is due once the plan has ended


CASES = {
    "jersey": Expected(
        "Reports to a Review Conference", "5 Risk Assessment", ("review", date(2026, 2, 3)), None
    ),
    # Ten working days: 30 January (1), 2 to 6 (6), 9 to 11 (9), Thursday 12 February.
    "isle-of-man": Expected(
        "", "", ("review-conference", None), ("child-in-need-meeting", date(2026, 2, 12))
    ),
    "isle-of-wight": Expected(
        "", "", ("review-conference", date(2026, 2, 3)), ("child-in-need-plan", None)
    ),
    "council": Expected("", "", ("review", date(2026, 2, 3)), ("child-in-need-plan", None)),
}  # fmt: skip


def test_a_review_without_a_quorum_ends_nothing(office: Office) -> None:
    said, child = CASES[office.slug], office.families.planned.children[0]
    office.on(REVIEW)
    meeting = reviewing.get_ready(office)
    away = ("Penny Partner", "Max Manager", "Carla Consultant")
    conferring.attend(office, meeting, away=away)
    without(office, meeting, child, said)
    not_ended(office, meeting, child, said)
    office.on(SECOND)
    ended(office, again(office, child), child, said)


def without(office: Office, meeting: UUID, child: UUID, said: Expected) -> None:
    """The review would end the plan: refused where the procedure says so, and then it goes on."""
    chair, here = office.desk("conference-chair"), f"/conferences/{meeting}"
    conferring.think(chair, meeting, child, at_risk=False, plan_needed=False)
    conferring.decide(chair, meeting, child, ENDS)
    conferring.fix(chair, meeting, held=REVIEW, quorate=False, quorum_why="Snow: two agencies could not come")
    if said.quorum:
        shown = chair.read(f"{here}/decisions")
        refusal = chair.wrong(f"{here}/complete", on=REVIEW)
        for clause in (said.quorum, said.risk):
            assert clause in shown
            assert clause in refusal
        conferring.think(chair, meeting, child, at_risk=True, plan_needed=True)
        conferring.decide(chair, meeting, child, GOES_ON)
    conferring.write_plan(chair, meeting, child, by_on=REVIEW)
    after = chair.read(conferring.complete(chair, meeting, on=REVIEW))
    assert "There was no quorum: no plan ended." in after
    assert ("without effect, for want of a quorum" in after) == (not said.quorum)


def not_ended(office: Office, meeting: UUID, child: UUID, said: Expected) -> None:
    """The plan goes on, and the review is still to be held by its day."""
    with office.inside():
        assert Registration.objects.get(child=child).until_on is None
        row = Meeting.objects.get(id=meeting)
    assert (row.held_on, row.quorate) == (REVIEW, False)
    duty, day = said.review
    due = office.dues(child)[duty]
    if office.slug != "isle-of-man":
        assert (due.due_on, due.is_open) == (day, True)
    assert "since Mon 3 Nov 2025" in office.desk("social-worker").read(f"/children/{child}")


def again(office: Office, child: UUID) -> UUID:
    """A second review, to which everybody comes: the one that was fixed is brought forward, or a new one."""
    service = office.desk("conference-administrator")
    if office.slug == "jersey":
        path = f"/conferences/{reviewing.stands(office)[0]}/move"
        service.fill(path, for_on=SECOND, reason="No quorum last time", agreed_by="safeguarding-manager")
    elif reviewing.arranged(office):
        path = f"/conferences/{reviewing.stands(office)[0]}/move"
        service.fill(path, for_on=SECOND, reason="No quorum last time")
    else:
        service.fill(
            f"/children/{child}/arrange-conference", kind="review", children=[child], for_on=SECOND,
            at="10:00", venue="Room One",
        )  # fmt: skip
    return reviewing.get_ready(office)


def ended(office: Office, meeting: UUID, child: UUID, said: Expected) -> None:
    """With a quorum, and the risk assessed where it must be, the plan ends; what follows is due."""
    chair, here = office.desk("conference-chair"), f"/conferences/{meeting}"
    conferring.attend(office, meeting)
    conferring.think(chair, meeting, child, at_risk=False, plan_needed=False)
    conferring.decide(chair, meeting, child, ENDS)
    chair.fill(f"{here}/fixed", quorate=True)
    if said.risk:
        refusal = chair.wrong(f"{here}/complete", on=SECOND)
        assert said.risk in refusal
        assert said.quorum not in refusal
        office.desk("social-worker").fill(
            f"/children/{child}/risk-assessment", children=[child], reason="before-ending", level="low",
            text="The evenings are covered.",
        )  # fmt: skip
    after = chair.read(conferring.complete(chair, meeting, on=SECOND))
    assert "What follows: A child in need plan" in after
    with office.inside():
        plan = Registration.objects.get(child=child)
    assert (plan.until_on, plan.grounds, plan.then) == (SECOND, "no-longer-at-risk", "child-in-need")
    dues = office.dues(child)
    if said.follows:
        duty, day = said.follows
        assert dues[duty].due_on == day
    assert "Begin" in office.desk("social-worker").read(f"/children/{child}/afterwards")
    done = [each[2] for each in office.logged(child, "completions.complete")]
    assert (done.count("refused"), done[-1]) == (2 if said.risk else 0, "done")
    assert office.log_holds()
