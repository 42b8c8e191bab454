"""*Where are we, and what do we know of these children?* All that stands on the page of the day itself.

The agenda with what is noted, the children side by side without a protected address, who is there, what
they think, and what the procedure still waits for. The confidential part is never among it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access.children import May
from holdfast.casework import (
    agendas,
    attendances,
    conference_notes,
    confidential_parts,
    convened,
    disagreements,
    note_takers,
    procedure,
    professional_views,
    quorums,
)
from holdfast.casework.agendas import Item
from holdfast.casework.attendances import Attended
from holdfast.casework.child_facts import ChildFacts, LastSeen
from holdfast.casework.conference_notes import NoteText
from holdfast.casework.convened import Convened, Top
from holdfast.casework.disagreements import Disagreed
from holdfast.casework.professional_views import ProfessionalView
from holdfast.casework.quorums import Quorum
from holdfast.casework.steps import read
from holdfast.casework.wording import Wording
from holdfast.procedures.contents import Lack
from holdfast.records.models import HouseholdMember, View

SOMEWHERE = "At a protected address"


@dataclass(frozen=True, kw_only=True)
class Taken:
    """An item of the agenda, and what is noted of it so far; None where nothing is."""

    item: Item
    note: NoteText | None

    @property
    def is_noted(self) -> bool:
        """Whether something stands there."""
        return self.note is not None and bool(self.note.text.strip())


@dataclass(frozen=True, kw_only=True)
class Words:
    """A view as it was written: whose, how it was put, and what the planning took from it."""

    who: str
    side: str
    how: str
    text: str
    used: str


@dataclass(frozen=True, kw_only=True)
class ChildOnDay:
    """What everybody must know of one child; `homes` say no protected address."""

    id: UUID
    name: str
    age: str
    homes: tuple[str, ...]
    state: str
    seen: LastSeen | None
    views: tuple[Words, ...]
    professionals: tuple[ProfessionalView, ...]
    unsaid: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Day:
    """The conference on its day. `lacks` is what the procedure wants on the agenda and is not noted yet."""

    top: Top
    agenda: tuple[Taken, ...]
    children: tuple[ChildOnDay, ...]
    views: tuple[Words, ...]
    attended: tuple[Attended, ...]
    disagreements: tuple[Disagreed, ...]
    quorum: Quorum
    lacks: tuple[Lack, ...]
    chair: str
    note_taker: str
    writes: bool
    is_confidential_open: bool

    @property
    def there(self) -> tuple[Attended, ...]:
        """Those who were there."""
        return tuple(each for each in self.attended if each.was_there)

    @property
    def not_said(self) -> tuple[Attended, ...]:
        """Those of whom nobody has said yet whether they came."""
        return tuple(each for each in self.attended if not each.how)

    @property
    def away(self) -> tuple[Attended, ...]:
        """Those who did not come or sent apologies."""
        return tuple(each for each in self.attended if each.how and not each.was_there)


@read
def show(*, meeting: UUID, today: date) -> Day:
    """The conference on its day. Raises NotHere for none, Refused as access says of its children."""
    found = convened.find(meeting=meeting, what=May.SEE, today=today)
    convened.log(children=found.children)
    notes = conference_notes.of_list(meeting=meeting)
    attended = attendances.of_list(meeting=meeting)
    return Day(
        top=convened.top_of(found=found),
        agenda=tuple(
            Taken(item=each, note=notes.get(each.word)) for each in agendas.of(meeting=meeting)
        ),
        children=_children(found, attended, today), views=_words(found).get(None, ()),
        attended=attended, quorum=quorums.of(meeting=meeting, today=today),
        disagreements=disagreements.of_meeting(meeting=meeting), lacks=agendas.not_taken(meeting=meeting),
        chair=found.conference.chair_name, note_taker=found.conference.note_taker_name,
        writes=found.meeting.cancelled_on is None and note_takers.may(found=found, today=today),
        is_confidential_open=confidential_parts.open_to(found=found, today=today),
    )  # fmt: skip


def _children(found: Convened, attended: Sequence[Attended], today: date) -> tuple[ChildOnDay, ...]:
    facts = ChildFacts.of(children=found.children, today=today)
    wording, homes = Wording.of(pack=procedure.pack()), _homes(found.children)
    said = _words(found)
    views = professional_views.of_meeting(meeting=found.meeting.id)
    return tuple(
        ChildOnDay(
            id=key, name=each.child.name, age=each.child.age, homes=homes.get(key, ()), seen=each.seen,
            state=each.state(wording=wording, today=today), views=said.get(key, ()),
            professionals=professional_views.of_child(views=views, child=key),
            unsaid=professional_views.unsaid(views=views, there=attended, child=key),
        )
        for key in found.children
        for each in [facts[key]]
    )  # fmt: skip


def _homes(children: Sequence[UUID]) -> Mapping[UUID, tuple[str, ...]]:
    """Where each lives, fit for a screen in front of everybody."""
    rows = HouseholdMember.objects.filter(person__in=children, until_on=None).select_related("household")
    found: dict[UUID, tuple[str, ...]] = {}
    for each in rows.order_by("from_on", "id"):
        home = each.household
        said = SOMEWHERE if home.protected else ", ".join(filter(None, (home.address, home.postcode)))
        found[each.person_id] = (*found.get(each.person_id, ()), said)
    return found


def _words(found: Convened) -> dict[UUID | None, tuple[Words, ...]]:
    """The views of children and families by child; under None those of all the children."""
    said: dict[UUID | None, tuple[Words, ...]] = {}
    rows = View.standing.filter(meeting=found.meeting).exclude(side=professional_views.SIDE)
    for each in rows.exclude(text="").order_by("side", "id"):
        words = Words(who=each.who, side=each.side, how=each.how, text=each.text, used=each.used)
        said[each.child_id] = (*said.get(each.child_id, ()), words)
    return said
