"""Who was at a conference: said of many at once, said again, and who left the room."""

from collections.abc import Iterator
from datetime import time
from typing import Any
from uuid import UUID

import pytest

from holdfast.access import entry
from holdfast.access.refusals import ChangedMeanwhile, NotHere
from holdfast.audit.models import Entry
from holdfast.casework import (
    attendances,
    professional_views,
)
from holdfast.casework.attendances import Came
from holdfast.casework.professional_views import Said
from tests import people
from tests.casework.conference_house import ADA, conference, invited
from tests.casework.recorded import at_work
from tests.casework.refused import refused
from tests.standings import TODAY

TEACHER = "Terry Teacher"


@pytest.fixture
def inside(db: None) -> Iterator[entry.Entered]:
    with at_work(people.CONNIE) as entered:
        yield entered


def logged(what: str, child: UUID = ADA) -> int:
    return Entry.objects.filter(about_id=child, what=what, outcome=Entry.DONE).count()


def came(meeting: UUID, *rows: Came, **said: Any) -> tuple[attendances.Attended, ...]:
    return attendances.record(meeting=meeting, came=rows, today=TODAY, **said)


def test_attendance_is_said_of_many_and_said_again(inside: entry.Entered) -> None:
    meeting = conference()
    mother = invited(meeting, "Mary Example", "mother")
    excluded = invited(
        meeting, "Fred Example", "father", invited=False, excluded=True, excluded_why="A threat"
    )
    came(
        meeting, Came(how="part", invitation=mother, from_at=time(10), until_at=time(11)),
        Came(how="by-telephone", name=TEACHER, role="teacher"),
    )  # fmt: skip
    came(meeting, Came(how="whole", invitation=mother), Came(how="absent", name=TEACHER, role="teacher"))
    found = {each.name: each for each in attendances.of_meeting(meeting=meeting, today=TODAY)}
    assert set(found) == {"Mary Example", TEACHER}  # and not who was excluded
    assert (found["Mary Example"].how, found["Mary Example"].from_at) == ("whole", None)
    assert not found[TEACHER].was_there
    assert attendances.roles_there(meeting=meeting) == ("mother",)
    assert logged("attendances.record") == 2
    assert excluded not in {each.invitation for each in found.values()}


def test_attendance_is_refused_where_it_cannot_be(inside: entry.Entered) -> None:
    meeting = conference()
    with refused("Say of one person at least whether they came."):
        came(meeting)
    with refused("not one of the choices for whether they came"):
        came(meeting, Came(how="asleep", name=TEACHER, role="teacher"))
    with refused("The time at the end is before"):
        came(meeting, Came(how="part", name="A Name", role="teacher", from_at=time(11), until_at=time(10)))
    with refused("Whoever came uninvited needs a name."):
        came(meeting, Came(how="whole", role="teacher"))
    with refused("not one of the choices for their role"):
        came(meeting, Came(how="whole", name="A Name", role="wizard"))
    with pytest.raises(NotHere):
        came(meeting, Came(how="whole", invitation=people.ADA.id))


def test_two_who_say_who_is_here_do_not_overwrite_each_other(inside: entry.Entered) -> None:
    meeting = conference()
    before = attendances.version(meeting=meeting)
    came(meeting, Came(how="whole", name=TEACHER, role="teacher"), seen=before)
    with pytest.raises(ChangedMeanwhile):
        came(meeting, Came(how="absent", name=TEACHER, role="teacher"), seen=before)
    assert attendances.roles_there(meeting=meeting) == ("teacher",)


def test_whoever_left_the_room_was_there(inside: entry.Entered) -> None:
    meeting = conference()
    there, away = came(
        meeting, Came(how="whole", name=TEACHER, role="teacher"),
        Came(how="apologies", name="Polly Police", role="police"),
    )  # fmt: skip
    assert there.id
    assert away.id
    with refused("Polly Police was not there."):
        attendances.out_of_room(attendance=away.id, why="A call", today=TODAY)
    with refused("Say why they were out of the room."):
        attendances.out_of_room(attendance=there.id, why=" ", today=TODAY)
    found = attendances.out_of_room(
        attendance=there.id, why="A call", from_at=time(10), until_at=time(10, 5), today=TODAY
    )
    assert [(each.why, each.from_at, each.until_at) for each in found[0].away] == [
        ("A call", time(10), time(10, 5))
    ]


def said(meeting: UUID, *rows: Said, **more: Any) -> None:
    professional_views.record(meeting=meeting, said=rows, on=TODAY, today=TODAY, **more)
