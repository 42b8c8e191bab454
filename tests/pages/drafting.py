"""The pages of a draft, opened and written in: what the tests of them begin with."""

from typing import Any
from uuid import UUID

from django.utils import timezone

from holdfast.casework import plan_drafts
from holdfast.casework.plan_said import PlanPage
from tests import people, signed_in
from tests.casework import drafted
from tests.casework.recorded import at_work
from tests.pages.sending import fill_in


def begun(*children: UUID) -> list[UUID]:
    """Drafts as of today, which is the pages' day."""
    with at_work():
        drafted.outlined(*children)
        return list(plan_drafts.begin(children=list(children), today=timezone.localdate()))


def page(plan: UUID) -> PlanPage:
    with at_work():
        return drafted.page(plan)


def texts(plan: UUID, part: str) -> list[str]:
    return [each.text for each in page(plan).lines_of(part)]


def shown(address: str, *, by: Any = people.WINIFRED) -> str:
    answer = signed_in.client_as(by).get(address)
    assert answer.status_code == 200, answer.content.decode()
    return str(answer.content.decode())


def send(address: str, *, by: Any = people.WINIFRED, **typed: Any) -> Any:
    sent = fill_in(signed_in.client_as(by), address, **typed)
    assert sent.status_code == 302, sent.content.decode()
    return sent
