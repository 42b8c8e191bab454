"""By when the procedure wants a conference for each child: as the arranging shows it before it is saved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access.children import May
from holdfast.casework import families, given, obligations, procedure, steps
from holdfast.casework.dues import Due
from holdfast.casework.steps import read
from holdfast.procedures.conference_words import CONFERENCE_KINDS, MEETING_OF
from holdfast.records.models import Person

ARRANGED = "conference-arranged"


@dataclass(frozen=True, kw_only=True)
class Limit:
    """One child's conference is due: by which day, in the procedure's words, with its clause."""

    child: UUID
    name: str
    by_on: date
    say: str
    cite: str

    def is_broken(self, *, by: date) -> bool:
        """Whether a conference on this day is later than the duty has it."""
        return by > self.by_on


def of(
    *, children: Iterable[UUID], meeting: str, today: date, people: Iterable[Person] | None = None
) -> tuple[Limit, ...]:
    """The first such day of each child; a part of steps and reads. `meeting` is the public form's word.

    `people` are the children, where they were read already.
    """
    own = procedure.pack()
    answered = {duty.id: {event for each in duty.met_by for event in each.events} for duty in own.duties}
    wanted = tuple(children)
    first: dict[UUID, Due] = {}
    for due in obligations.open_of(children=wanted, today=today):
        events = answered.get(due.duty, set())
        if due.late_after is not None and meeting in events and events <= {meeting, ARRANGED}:
            first.setdefault(due.child, due)
    people = Person.objects.filter(id__in=wanted) if people is None else people
    names = {each.id: families.name_of(person=each) for each in people}
    return tuple(
        Limit(child=key, name=names[key], by_on=first[key].late_after or today, say=first[key].say,
              cite=first[key].cite)
        for key in wanted
        if key in first
    )  # fmt: skip


@read
def limits(*, children: Sequence[UUID], kind: str, today: date) -> tuple[Limit, ...]:
    """By when a conference of the kind is due for each of the children, where the procedure gives a day.

    Raises Refused and NotHere as access says of their meetings, Refused for a kind that is none.
    """
    wanted = given.several(children=children)
    given.known(word=kind, words=CONFERENCE_KINDS, what="the conference")
    access_children.require_all(children=wanted, what=May.MEET, today=today)
    for child in wanted:
        steps.log(about="person", about_id=child)
    return of(children=wanted, meeting=MEETING_OF[kind], today=today)
