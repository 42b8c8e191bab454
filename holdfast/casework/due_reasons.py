"""Why something is due: the clause, the count, the reading and the requirement behind one obligation."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access.refusals import NotHere
from holdfast.casework import obligations, procedure, steps
from holdfast.casework.child_opening import Opened
from holdfast.casework.child_page import ChildHead
from holdfast.casework.due_rows import Row, Rows
from holdfast.casework.dues import Due
from holdfast.casework.steps import read

STATES = {
    "due": "To do",
    "overdue": "Overdue",
    "varied": "Put off by agreement",
    "met": "Done",
    "met-late": "Done late",
    "breached": "Broken",
    "missed": "Never done",
    "lapsed": "No longer due",
}
MODALITIES = {
    "must": "must",
    "should": "should",
    "usually": "usually does",
    "good-practice": "good practice",
    "states": "the procedure says",
    "may": "may",
}


@dataclass(frozen=True, kw_only=True)
class DuePage:
    """One obligation of one child, and why it is due when it is.

    `because` counts; `reading` says how the text was read where it bears two readings; `strength` how
    strongly the procedure puts it.
    """

    head: ChildHead
    row: Row
    due: Due
    state: str
    because: str
    reading: str
    strength: str
    procedure: str
    source: str
    responsible: str
    recipient: str


@read
def show(*, child: UUID, key: str, today: date) -> DuePage:
    """Why something is due. Raises as `children.show`, and NotHere where nothing of this key follows."""
    opened = Opened.of(child=child, today=today)
    due = next((each for each in obligations.of_child(child=child, today=today) if each.key == key), None)
    if due is None:
        raise NotHere("There is no such duty for this child.", about="person", about_id=child)
    pack = procedure.pack()
    duty = pack.duty(due.duty)
    because = obligations.explain(child=child, key=key, today=today)
    row = Rows(pack=pack, facts={child: opened.facts()}, today=today).of(dues=[due])[0]
    steps.log(about="person", about_id=child)
    return DuePage(
        head=opened.head(), row=row, due=due, state=STATES[str(due.state)],
        because=because.removesuffix(f" {due.cite}."), reading=(duty.reading or "") if duty else "",
        strength=MODALITIES.get(due.modality, due.modality), procedure=pack.title, source=pack.source,
        responsible=opened.wording.role(role=due.responsible) if due.responsible else "",
        recipient=opened.wording.role(role=due.recipient) if due.recipient else "",
    )  # fmt: skip
