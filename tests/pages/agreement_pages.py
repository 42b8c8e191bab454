"""The pages of the agreement, opened and filled in: what the tests of them begin with."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from tests import people, signed_in
from tests.casework import signing
from tests.casework.recorded import at_work
from tests.casework.signing import Planned
from tests.pages.sending import fill_in
from tests.pages.test_allocations import dated
from tests.people import Member

WINIFRED, FINLO = people.WINIFRED, people.FINLO.id
REASONS = "He wants his Saturdays at home"


def today() -> date:
    return timezone.localdate()


def planned(member: Member = WINIFRED, **said: Any) -> Planned:
    with at_work(member):
        return signing.planned(on=today() - timedelta(days=2), today=today(), **said)


def who(found: Planned, name: str, member: Member = WINIFRED, plan: int = 0) -> UUID:
    with at_work(member):
        return signing.signatory(found.all[plan], name, today())


def page(path: str, member: Member = WINIFRED) -> str:
    answered = signed_in.client_as(member).get(path)
    assert answered.status_code == 200, answered.content.decode()
    return " ".join(answered.content.decode().split())


def send(path: str, member: Member = WINIFRED, /, **typed: Any) -> str:
    answered = fill_in(signed_in.client_as(member), path, **typed)
    assert answered.status_code == 302, answered.content.decode()
    return str(answered["Location"])


def signatures(found: Planned, member: Member = WINIFRED, plan: int = 0) -> str:
    return page(f"/plans/{found.all[plan]}/signatures", member)


def answer(found: Planned, name: str, member: Member = WINIFRED, **typed: Any) -> str:
    path = f"/plans/{found.all[0]}/signatures/{who(found, name, member)}"
    return send(path, member, **{"how": "paper", **dated("on", today()), **typed})
