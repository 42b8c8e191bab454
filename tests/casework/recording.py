"""Cases that are recorded row by row, and beside it told in the public form by hand: two ways to one answer.

What is told here is not read from the tables: where `casework.happened` reads them wrongly, the two differ.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from holdfast.procedures.pack import Pack
from holdfast.records.models import Acknowledgement, Allocation, LegalStatus, Variation
from tests.casework import recorded

FIRST = date(2024, 1, 8)
DAYS = 500
INTERVALS = ("", "2 weeks", "10 working days", "5 weeks")
ROLES = ("social-worker", "team-manager", "teacher", "health-visitor", "police")
ENDED = {"no-longer-at-risk": "child-in-need", "left-for-good": "close"}

Event = dict[str, Any]


@dataclass
class Recording:
    """One child's case under way: what was recorded, told by hand in `happened`."""

    rng: Random
    pack: Pack
    child: UUID
    born: date
    happened: list[Event] = field(default_factory=list)

    def tell(self, event: str, on: date, key: object, **said: Any) -> None:
        """Write down what happened, leaving out what was not said."""
        given = {name: value for name, value in said.items() if value not in (None, "", [])}
        self.happened.append({"event": event, "on": on.isoformat(), "id": str(key), **given})

    def day(self) -> date:
        """Any day of the case."""
        return FIRST + timedelta(days=self.rng.randrange(DAYS))

    def maybe(self) -> bool | None:
        """Yes, no, or not said."""
        return self.rng.choice([True, False, None])

    def withdrawn(self, row: Any) -> bool:
        """Withdraw a row, now and then: it is then not told."""
        if self.rng.random() < 0.1:
            row.withdrawn_at = recorded.NOW
            row.save()
            return True
        return False

    @property
    def form(self) -> dict[str, Any]:
        """The case as told by hand."""
        return {"child": {"born": self.born.isoformat()}, "happened": self.happened}


def record(rng: Random, pack: Pack) -> Recording:
    """Record a case of some thirty things that happened."""
    born = date(rng.randrange(2006, 2022), 3, 1)
    case = Recording(rng, pack, recorded.person(born_on=born), born)
    plan(case)
    steps = [visit, visit, visit, failed, core_group, review, concern, missing, considered, allocation, care]
    for _ in range(rng.randrange(4, 24)):
        rng.choice(steps)(case)
    vary(case)
    return case


def plan(case: Recording) -> None:
    """The plan begins, at a conference or carried in, and may end."""
    began = FIRST + timedelta(days=case.rng.randrange(60))
    ends = began + timedelta(days=case.rng.randrange(200, DAYS)) if case.rng.random() < 0.3 else None
    grounds, then = case.rng.choice(list(ENDED.items()))
    ended = {"until_on": ends, "grounds": grounds, "then": then} if ends else {}
    if case.rng.random() < 0.5:
        part = recorded.meeting(
            case.child, "initial-conference", decision="plan", held_on=began, visit_every="3 weeks"
        )
        case.tell(
            "initial-conference", began, part.id, decision="plan", visit_every="3 weeks",
            categories=["neglect"],
        )  # fmt: skip
        registration = recorded.registration(case.child, began, **ended)
        starts = began
    else:
        starts = began + timedelta(days=30)
        registration = recorded.carried_in(case.child, began, starts, **ended)
        case.tell(
            "plan-carried-in", starts, registration.id, began=began.isoformat(), categories=["neglect"],
            **{"from": "before-holdfast"},
        )  # fmt: skip
    recorded.category(registration, "neglect", began)
    if ends:
        case.tell("plan-ended", ends, f"{registration.id}.ended", grounds=grounds, then=then)
    if case.rng.random() < 0.7:
        every = case.rng.choice(INTERVALS)
        made = recorded.plan(registration, began, visit_every=every, rooms_every=2)
        case.tell("outline-plan-made", starts, made.id, visit_every=every, rooms_every=2)
    if case.rng.random() < 0.5:
        on = starts + timedelta(days=40)
        changed = recorded.plan(registration, on, "detailed", core_group_every="4 weeks")
        first = not any(each["event"] == "outline-plan-made" for each in case.happened)
        event = "outline-plan-made" if first else "plan-changed"
        case.tell(event, on, changed.id, core_group_every="4 weeks")


def visit(case: Recording) -> None:
    """Somebody sees the child."""
    on, by, place = case.day(), case.rng.choice(ROLES), case.rng.choice(["home", "school", "other"])
    said: dict[str, Any] = {
        "alone": case.maybe(),
        "awake": case.maybe(),
        "bedroom": case.maybe(),
        "announced": case.maybe(),
    }
    part = recorded.visit(case.child, on, by_role=by, place=place, **said)
    if not case.withdrawn(part):
        case.tell("visit", on, part.id, by=by, at_home=place == "home", seen=True, **said)


def failed(case: Recording) -> None:
    """Somebody does not; a manager is told, and says that they know."""
    on, by, why = case.day(), case.rng.choice(ROLES), case.rng.choice(["refused", "absent", ""])
    part = recorded.visit(case.child, on, seen=False, obstruction=why, by_role=by)
    later = on + timedelta(days=case.rng.randrange(3))
    telling = recorded.told(case.child, part.id, later, by_role=by, in_writing=True)
    seen = recorded.make(Acknowledgement, telling=telling, account_id=recorded.account(), on=later)
    if case.withdrawn(part):
        return
    case.tell("visit", on, part.id, by=by, at_home=True, seen=False, obstruction=why)
    said = {"whom": ["team-manager"]}
    case.tell("told", later, telling.id, of=str(part.id), by=by, in_writing=True, **said)
    case.tell("acknowledged", later, seen.id, of=str(telling.id), **said)


def core_group(case: Recording) -> None:
    """The core group is arranged and held; its notes are sent out."""
    on = case.day()
    part = recorded.meeting(
        case.child, "core-group", held_on=on, decisions_recorded=True, core_group_every="5 weeks"
    )
    dated = recorded.arranged(part, on, on=on - timedelta(days=7))
    sent = recorded.milestone(
        case.child, "record-distributed", on + timedelta(days=8), of=str(part.meeting_id), to_role="police"
    )
    if case.withdrawn(part):
        return
    case.tell(
        "conference-arranged", on - timedelta(days=7), dated.id, conference="core-group",
        **{"for": on.isoformat()},
    )  # fmt: skip
    case.tell("core-group", on, part.id, decisions_recorded=True, core_group_every="5 weeks")
    case.tell("record-distributed", on + timedelta(days=8), sent.id, of=str(part.id), to=["police"])


def review(case: Recording) -> None:
    """A review is held and goes on."""
    on, quorate = case.day(), case.maybe()
    part = recorded.meeting(case.child, "review-conference", decision="continue", held_on=on, quorate=quorate)
    if not case.withdrawn(part):
        registered = next(each for each in case.happened if each.get("categories"))
        ended = next((str(each["on"]) for each in case.happened if each["event"] == "plan-ended"), "9")
        begun = str(registered.get("began", registered["on"]))
        held = ["neglect"] if begun <= on.isoformat() <= ended else None
        case.tell("review-conference", on, part.id, decision="continue", quorate=quorate, categories=held)


def concern(case: Recording) -> None:
    """Somebody is worried anew."""
    on, by, significant = case.day(), case.rng.choice(ROLES), case.maybe()
    part = recorded.milestone(case.child, "new-concerns", on, by_role=by, significant=significant)
    if not case.withdrawn(part):
        case.tell("new-concerns", on, part.id, by=by, significant=significant)


def missing(case: Recording) -> None:
    """The child is missing, and found."""
    on = case.day()
    until = on + timedelta(days=case.rng.randrange(9))
    for event, day in (("missing", on), ("found", until)):
        part = recorded.milestone(case.child, event, day)
        case.tell(event, day, part.id)


def considered(case: Recording) -> None:
    """Somebody considers an early review after what happened last."""
    on = case.day()
    said: dict[str, Any] = {"what": "early-review", "decision": "no"}
    part = recorded.milestone(case.child, "considered", on, by_role="team-manager", why="near", **said)
    case.tell("considered", on, part.id, by="team-manager", reason="near", **said)


def allocation(case: Recording) -> None:
    """A practitioner is allocated, for a time."""
    on = case.day()
    until = on + timedelta(days=30)
    row = recorded.make(
        Allocation, child_id=case.child, account_id=recorded.account(), team=recorded.team(),
        role=f"social-worker-{len(case.happened)}", from_on=on, until_on=until,
    )  # fmt: skip
    if not case.withdrawn(row):
        case.tell("allocated", on, row.id, role="other-professional")
        case.tell("unallocated", until, f"{row.id}.ended", role="other-professional")


def care(case: Recording) -> None:
    """The child comes into care, once."""
    if any(each["event"] == "looked-after-from" for each in case.happened):
        return
    on = case.day()
    row = recorded.make(LegalStatus, child_id=case.child, status="care order", looked_after=True, from_on=on)
    case.tell("looked-after-from", on, row.id)


def vary(case: Recording) -> None:
    """The date of something that hangs on what happened is put off."""
    plans = [each for each in case.happened if each["event"] in ("initial-conference", "plan-carried-in")]
    duty = case.rng.choice([each for each in case.pack.duties if each.shape is not None])
    start = plans[0]
    on = date.fromisoformat(start["on"]) + timedelta(days=2)
    until, agreed = on + timedelta(days=200), ["team-manager", "conference-chair"]
    row = recorded.make(
        Variation, child_id=case.child, key="", duty=duty.id, trigger=start["id"], on=on, until_on=until,
        agreed_by=",".join(agreed), reason="illness",
    )  # fmt: skip
    case.tell(
        "varied", on, row.id, duty=duty.id, until=until.isoformat(), agreed_by=agreed, reason="illness",
        **{"for": start["id"]},
    )  # fmt: skip
