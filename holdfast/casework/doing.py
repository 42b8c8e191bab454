"""From what is due to where it is done: the buttons beside an obligation, which lead to a form that knows.

A form's address is named (`visit-record`); a page makes it of the child and `asks`, so that nobody is asked
again which child, and what is already known stands filled in.
"""

from dataclasses import dataclass, field
from uuid import UUID

from holdfast.casework.wording import Wording
from holdfast.procedures.duties import Duty

VISIT, NOT_SEEN, TELL, MEETING, MILESTONE = (
    *("visit-record", "visit-not-seen", "tell", "meeting-record", "milestone-record"),
)
MEETINGS = frozenset({"initial-conference", "review-conference", "core-group", "looked-after-review"})
# What one does in one word, where "Record it" would say too little.
LABELS = {
    "conference-arranged": "Arrange it",
    "report-to-parents": "Report given",
    "report-to-chair": "Report given",
    "full-plan-produced": "Full plan made",
    "plan-work-begun": "Work has begun",
    "record-distributed": "Record sent",
    "agreement-circulated": "Agreement sent",
    "agreement-returned": "Agreement returned",
    "risk-assessment": "Risk assessed",
    "supervision": "Supervision held",
    "considered": "Considered",
    "young-person-consulted": "Consulted",
    "plan-sent-to-reviewing-officer": "Plan sent",
}


@dataclass(frozen=True, kw_only=True)
class Doing:
    """One button: what it says, the name of the address it leads to, the child, and what is filled in."""

    label: str
    address: str
    child: UUID
    asks: tuple[tuple[str, str], ...] = field(default=())


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is due, as far as a button needs to know it."""

    child: UUID
    key: str
    trigger: str  # the id of what set it off, else its day
    recipient: str


class Doings:
    """Which buttons a duty has, by the events that meet it."""

    def __init__(self, *, wording: Wording) -> None:
        self.wording = wording

    def of(self, *, duty: Duty | None, asked: Asked) -> tuple[Doing, ...]:
        """The buttons of one obligation: none where the pack no longer has its duty."""
        meeting = self._events(duty) if duty is not None else {}
        if "told" in meeting:
            return (self._tell(asked),)
        found = (self._one(event, said, asked) for event, said in meeting.items() if event != "acknowledged")
        first = next(found, None)
        if first is None:
            return ()
        if first.address == VISIT:
            return (first, Doing(label="Could not see", address=NOT_SEEN, child=asked.child))
        return (first,)

    def _events(self, duty: Duty) -> dict[str, tuple[tuple[str, str], ...]]:
        """What would meet a duty, in the pack's order, and what must be said of it."""
        selectors = [*duty.met_by, *((duty.target,) if duty.target is not None else ())]
        found: dict[str, tuple[tuple[str, str], ...]] = {}
        for one in selectors:
            said = tuple(
                (each.field, str(each.values[0]))
                for each in one.where
                if each.test == "is" and len(each.values) == 1 and isinstance(each.values[0], str)
            )
            for event in one.events:
                found.setdefault(event, said)
        return found

    def _tell(self, asked: Asked) -> Doing:
        whom = self.wording.role(role=asked.recipient) if asked.recipient else ""
        asks = (("of", asked.trigger), ("whom", asked.recipient), ("key", asked.key))
        return Doing(label=f"Tell {whom}".strip(), address=TELL, child=asked.child, asks=asks)

    def _one(self, event: str, said: tuple[tuple[str, str], ...], asked: Asked) -> Doing:
        about = (("for", asked.trigger), ("key", asked.key))
        kind = tuple(("kind", value) for field, value in said if field == "conference")
        if event == "visit":
            return Doing(label="Record the visit", address=VISIT, child=asked.child)
        if event in {"outline-plan-made", "plan-changed"}:
            return Doing(label="Record the plan", address="plan-record", child=asked.child)
        if event == "allocated":
            return Doing(label="Allocate", address="allocate", child=asked.child)
        if event in MEETINGS:
            name = self.wording.event(event=event).removeprefix("the ")
            return Doing(
                label=f"Record the {name}", address=MEETING, child=asked.child, asks=(("kind", event), *about)
            )
        if event == "conference-arranged":
            return Doing(
                label=LABELS[event],
                address=MEETING,
                child=asked.child,
                asks=(("do", "arrange"), *kind, *about),
            )
        label = LABELS.get(event, f"Record {self.wording.event(event=event)}")
        return Doing(
            label=label, address=MILESTONE, child=asked.child, asks=(("event", event), *said, *about)
        )
