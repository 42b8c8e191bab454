"""What was written at a conference, read once for all of its children: the records and cards share it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from holdfast.casework import agendas, conference_conclusions, outline_lines
from holdfast.casework.convened import Convened
from holdfast.casework.outline_lines import LineSaid
from holdfast.records.models import Attendance, ConferenceChild, ConferenceNote, Disagreement, View


@dataclass(frozen=True, kw_only=True)
class Written:
    """The rows of a conference, however many children it is about; the rows of a child by child."""

    found: Convened
    children: Mapping[UUID, ConferenceChild]
    attended: tuple[Attendance, ...]
    views: tuple[View, ...]
    dissent: tuple[Disagreement, ...]
    agenda: tuple[str, ...]  # the items of which something is noted, in the order of the agenda
    outlines: Mapping[UUID, tuple[LineSaid, ...]]

    def views_of(self, *, child: UUID) -> list[View]:
        """What was said of this child, or of all of them."""
        return _of_child(self.views, child)

    def dissent_of(self, *, child: UUID) -> list[Disagreement]:
        """Who disagreed about this child, or about all of them."""
        return _of_child(self.dissent, child)


def of(*, found: Convened) -> Written:
    """All of it, in as many queries as there are kinds of rows; a part of reads."""
    meeting = found.meeting
    return Written(
        found=found,
        children=conference_conclusions.rows(found=found),
        attended=tuple(Attendance.objects.filter(meeting=meeting).order_by("id")),
        views=tuple(View.standing.filter(meeting=meeting).order_by("id")),
        dissent=tuple(Disagreement.standing.filter(meeting=meeting).order_by("id")),
        agenda=_agenda(found),
        outlines=outline_lines.of_children(meeting=meeting.id, children=found.children),
    )


def _agenda(found: Convened) -> tuple[str, ...]:
    notes = ConferenceNote.objects.filter(meeting=found.meeting).exclude(text="")
    noted = set(notes.values_list("item", flat=True))
    return tuple(each for each in agendas.words(meeting=found.meeting.id) if each in noted)


def _of_child(rows: Iterable[Any], child: UUID) -> list[Any]:
    return [each for each in rows if each.child_id in (None, child)]
