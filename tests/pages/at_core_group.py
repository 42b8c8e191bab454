"""A core group opened in a client, its forms filled in, for tests of its pages."""

from typing import Any
from uuid import UUID

from django.test import Client

from holdfast.casework import (
    core_group_attendances,
)
from holdfast.pages.core_group_attendances import field_of
from tests import people
from tests.casework.core_group_house import (
    BOTH,
    core_group,
)
from tests.casework.recorded import at_work
from tests.pages.sending import fill_in
from tests.standings import TODAY

FINLO = people.FINLO.id


def at(meeting: UUID, what: str = "day") -> str:
    return f"/core-groups/{meeting}/{what}"


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content.decode()
    return str(answer.content.decode())


def sent(client: Client, address: str, /, **typed: Any) -> Any:
    answer = fill_in(client, address, **typed)
    assert answer.status_code == 302, answer.content.decode()
    return answer


def meeting_of(member: Any = people.WINIFRED, children: tuple[UUID, ...] = BOTH) -> UUID:
    with at_work(member):
        return core_group(children=children)


def field(name: str, meeting: UUID) -> str:
    """What the form calls somebody on the list."""
    with at_work(people.WINIFRED):
        rows = core_group_attendances.of_meeting(meeting=meeting, today=TODAY).rows
    return field_of(next(each for each in rows if each.name == name))
