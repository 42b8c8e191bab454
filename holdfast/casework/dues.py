"""What is due, as lists and pages show it: a stored row beside the pack's words and where it stands today."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.procedures import sentences, settling
from holdfast.procedures.duties import Duty
from holdfast.procedures.pack import Pack
from holdfast.procedures.words import State
from holdfast.records.models import Obligation

GONE_FROM_THE_PROCEDURE = "This duty is no longer in the procedure."


@dataclass(frozen=True, kw_only=True)
class Due:
    """One obligation of one child, and where it stands on the day it was asked for.

    `days` is how many are left to the day after which it is late (less than 0: so many late), None where it
    has no date or is no longer open. `unset` says why there is no date. `responsible` and `recipient` are
    roles of the public form. `trigger_id` is the key of the row that set it going, "" where nothing did.
    """

    id: UUID
    child: UUID
    key: str
    duty: str
    say: str
    cite: str
    modality: str
    requirements: tuple[str, ...]
    due_on: date | None
    unset: str
    not_before_on: date | None
    state: State
    days: int | None
    day_off: str | None
    responsible: str
    recipient: str
    trigger_event: str
    trigger_on: date
    trigger_id: str
    met_on: date | None
    breached_on: date | None
    closed_on: date | None
    acknowledged_on: date | None
    varied_until_on: date | None

    @property
    def is_open(self) -> bool:
        """Whether it can still be met: neither met, nor broken for good, nor closed with its plan."""
        return self.met_on is None and self.breached_on is None and self.closed_on is None

    @property
    def late_after(self) -> date | None:
        """The day after which it is late: its date, or a later one that it was put off to."""
        return settling.owed_by(due=self.due_on, varied_until=self.varied_until_on)


def show(*, row: Obligation, pack: Pack, duties: dict[str, Duty], today: date) -> Due:
    """Put a stored row beside the words of its duty. `duties` are the pack's, by id."""
    duty = duties.get(row.duty)
    state = settling.stands(
        due=row.due_on, varied_until=row.varied_until_on, met_on=row.met_on, breached_on=row.breached_on,
        closed_on=row.closed_on, as_of=today,
    )  # fmt: skip
    owed = settling.owed_by(due=row.due_on, varied_until=row.varied_until_on)
    is_open = state in (State.DUE, State.OVERDUE, State.VARIED)
    off = sentences.day_off(row.due_on, pack.counting(duty)) if row.due_on and duty else None
    return Due(
        id=row.id,
        child=row.child_id,
        key=row.key,
        duty=row.duty,
        say=duty.say if duty else GONE_FROM_THE_PROCEDURE,
        cite=duty.cite if duty else "",
        modality=duty.modality if duty else "",
        requirements=duty.requirement if duty else (),
        due_on=row.due_on,
        unset=row.unset,
        not_before_on=row.not_before_on,
        state=state,
        days=(owed - today).days if owed and is_open else None,
        day_off=off,
        responsible=row.responsible,
        recipient=row.recipient,
        trigger_event=row.trigger_event,
        trigger_on=row.trigger_on,
        trigger_id=row.trigger_id,
        met_on=row.met_on,
        breached_on=row.breached_on,
        closed_on=row.closed_on,
        acknowledged_on=row.acknowledged_on,
        varied_until_on=row.varied_until_on,
    )
