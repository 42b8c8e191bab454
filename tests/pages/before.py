"""What was done before a conference, read and sent as pages: what its tests do over and over."""

from datetime import date
from html import unescape
from uuid import UUID

from holdfast.casework import assessments
from holdfast.records.models import (
    Milestone,
    MilestoneChild,
)
from tests import people, signed_in
from tests.casework.recorded import at_work
from tests.pages.sending import fill_in
from tests.people import Member
from tests.standings import TODAY

ADA, BEN, FINLO = people.ADA.id, people.BEN.id, people.FINLO.id
ON = date(2026, 2, 2)
BOTH = [str(ADA), str(BEN)]
WHERE = f"/children/{ADA}"


def read(member: Member = people.WINIFRED, path: str = f"{WHERE}/before") -> str:
    answer = signed_in.client_as(member).get(path)
    assert answer.status_code == 200, answer.content.decode()
    return unescape(answer.content.decode())


def sent(path: str, member: Member = people.WINIFRED, /, **typed: object) -> str:
    answer = fill_in(signed_in.client_as(member), path, **typed)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def children_of(milestone: Milestone) -> set[UUID]:
    return set(MilestoneChild.objects.filter(milestone=milestone).values_list("child_id", flat=True))


def in_order(text: str, *parts: str) -> bool:
    places = [text.find(each) for each in parts]
    return -1 not in places and places == sorted(places)


def begun(children: list[UUID], member: Member = people.WINIFRED) -> UUID:
    with at_work(member):
        return assessments.begin(children=children, on=ON, due_on=date(2026, 2, 20), today=TODAY)
