"""What the family and the children say would help, at a core group, as they put it; and what was answered."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access.children import May
from holdfast.access.refusals import NotHere
from holdfast.casework import core_group_writers, gathered, given, impossible
from holdfast.casework.gathered import Gathered
from holdfast.casework.steps import read, step
from holdfast.records.models import HelpAsked

SIDES = {"parent": "A parent or carer", "family": "The wider family", "child": "A child"}
"""Who of the family asks."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What one of the family asked for; `child` None where it is for all of them."""

    id: UUID
    side: str
    who: str
    text: str
    answer: str
    child: UUID | None
    child_name: str


@step
def ask(
    *,
    meeting: UUID,
    side: str,
    who: str,
    text: str,
    today: date,
    child: UUID | None = None,
    person: UUID | None = None,
    answer: str = "",
) -> tuple[Asked, ...]:
    """Record what somebody of the family says would help. Raises Refused for who may not, without who or
    what, a side that is none, a meeting cancelled or signed; NotHere for a child it is not about.
    """
    found = core_group_writers.find_unsigned(meeting=meeting, today=today)
    given.known(word=side, words=SIDES, what="who asks")
    if child is not None:
        found.part(child=child)
    with impossible.in_words(about="person", about_id=found.children[0]):
        HelpAsked.objects.create(
            authority_id=found.meeting.authority_id, meeting=found.meeting, side=side, child_id=child,
            person_id=person, place=HelpAsked.objects.filter(meeting=meeting).count() + 1,
            who=given.name(text=who, what="Whoever asks"), answer=answer.strip(),
            text=given.needed(text=text, why="Say what would help, in their words."),
        )  # fmt: skip
    gathered.log(children=[child] if child else found.children)
    return of_found(found=found)


@step
def answer(*, asked: UUID, text: str, today: date) -> tuple[Asked, ...]:
    """Record what was answered to it. Raises Refused as `ask` does, NotHere for none."""
    row = HelpAsked.standing.filter(id=asked).first()
    if row is None:
        raise NotHere("Nobody asked for that here.", about="meeting")
    found = core_group_writers.find_unsigned(meeting=row.meeting_id, today=today)
    row.answer = given.needed(text=text, why="Say what was answered.")
    row.save(update_fields=["answer"])
    gathered.log(children=[row.child_id] if row.child_id else found.children)
    return of_found(found=found)


@read
def of_meeting(*, meeting: UUID, today: date) -> tuple[Asked, ...]:
    """What was asked for at one core group. Raises NotHere and Refused as access says of the children."""
    found = gathered.find(meeting=meeting, what=May.SEE, today=today)
    gathered.log(children=found.children)
    return of_found(found=found)


def of_found(*, found: Gathered) -> tuple[Asked, ...]:
    """The same of a meeting that was found already."""
    names = gathered.names_of(found=found)
    rows = HelpAsked.standing.filter(meeting=found.meeting).order_by("place", "id")
    return tuple(
        Asked(
            id=each.id, side=each.side, who=each.who, text=each.text, answer=each.answer,
            child=each.child_id, child_name=names.get(each.child_id, ""),
        )
        for each in rows
    )  # fmt: skip
