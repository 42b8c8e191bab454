"""Asking for a conference: the team asks, the service accepts or sends it back to be mended and asked again.

What is asked is in `conference_asked.py`; arranging the conference from it in `conferences.py`.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import Refused
from holdfast.casework import conference_asked, convened, given, impossible, steps
from holdfast.casework.conference_asked import Asked, RequestPage
from holdfast.casework.steps import read, step
from holdfast.records.models import ConferenceRequest, ConferenceRequestChild

__all__ = [
    "Asked", "RequestPage", "accept", "ask", "mend", "of_child", "send_back", "sent_back_to_me", "show",
    "waiting", "withdraw",
]  # fmt: skip


@step
def ask(*, asked: Asked, today: date, asked_on: date | None = None) -> UUID:
    """Ask for a conference for several children; answers the request's id. `asked_on` is today at the latest.

    Raises Refused for who may not, what is left out or unknown, and a second request for the same kind of
    conference; NotHere for a child or agency that is not here.
    """
    columns = conference_asked.checked(asked=asked, today=today)
    on = given.not_after(on=asked_on or today, today=today, what="The day on which it was asked")
    children = given.several(children=asked.children)
    _once(asked.kind, children)
    authority = entry.current().authority
    with impossible.in_words(about="person", about_id=children[0]):
        made = ConferenceRequest.objects.create(
            authority_id=authority, asked_on=on, asked_by_id=entry.current().actor.account, **columns
        )
        for child in children:
            ConferenceRequestChild.objects.create(authority_id=authority, request=made, child_id=child)
    convened.log(children=children)
    key: UUID = made.id
    return key


@step
def mend(*, request: UUID, asked: Asked, today: date) -> UUID:
    """Change what is asked, and ask it again where it was sent back. The children stay who they are.

    Raises Refused as `ask`, and for a request that was accepted or withdrawn; NotHere.
    """
    found, children = conference_asked.find(request=request, what=May.SEE, today=today)
    if found.state not in ("asked", "sent-back"):
        raise Refused(f"This request was {found.state} already.", about="person", about_id=children[0])
    if set(asked.children) != set(children):
        raise Refused(
            "The children stay who they are: withdraw it, and ask anew.",
            about="person",
            about_id=children[0],
        )
    columns = conference_asked.checked(asked=asked, today=today)
    return _save(found, children, {**columns, "state": "asked"})


@step
def accept(*, request: UUID, today: date, on: date | None = None) -> UUID:
    """Take a request on: the service will arrange the conference. Raises Refused and NotHere as access says.

    Refused also for who is not of the conference service, and for one that is not waiting to be decided.
    """
    found, children = _deciding(request, today, what="accepts it")
    return _save(found, children, _decided("accepted", on, today))


@step
def send_back(*, request: UUID, why: str, today: date, on: date | None = None) -> UUID:
    """Send a request back to whoever asks, with why: it can be mended and asked again. Raises as `accept`."""
    found, children = _deciding(request, today, what="sends it back")
    said = given.needed(text=why, why="Say why it is sent back.", about="person", about_id=children[0])
    return _save(found, children, {**_decided("sent-back", on, today), "decided_why": said}, why=said)


@step
def withdraw(*, request: UUID, why: str, today: date, on: date | None = None) -> UUID:
    """Take a request back. Raises Refused for who may not ask, without a reason, and once it is arranged."""
    found, children = conference_asked.find(request=request, what=May.SEE, today=today)
    conference_asked.find(request=request, what=conference_asked.needed(kind=found.kind), today=today)
    if found.state == "withdrawn" or found.meeting_id is not None:
        said = "withdrawn" if found.state == "withdrawn" else "arranged"
        raise Refused(f"This request was {said} already.", about="person", about_id=children[0])
    said = given.needed(text=why, why="Say why it is withdrawn.", about="person", about_id=children[0])
    return _save(found, children, {**_decided("withdrawn", on, today), "decided_why": said}, why=said)


@read
def show(*, request: UUID, today: date) -> RequestPage:
    """A request with how far it has come. Raises Refused and NotHere as access says of its children."""
    found, children = conference_asked.find(request=request, what=May.SEE, today=today)
    convened.log(children=children)
    return conference_asked.page(request=found, today=today)


@read
def waiting(*, today: date) -> tuple[RequestPage, ...]:
    """What is asked of the service and not yet arranged, the oldest first; whose children one may see."""
    rows = ConferenceRequest.objects.filter(state__in=("asked", "accepted"), meeting=None)
    return _listed(rows.order_by("asked_on", "id"), today)


@read
def sent_back_to_me(*, today: date) -> tuple[RequestPage, ...]:
    """What whoever acts asked for and must mend, the newest first."""
    rows = ConferenceRequest.objects.filter(
        state="sent-back", asked_by=entry.current().actor.account, asked_by__isnull=False
    )
    return _listed(rows.order_by("-decided_on", "-id"), today)


@read
def of_child(*, child: UUID, today: date) -> tuple[RequestPage, ...]:
    """What was asked for a child, the newest first. Raises as access says; leaves out who may not be seen."""
    access_children.require(child=child, what=May.SEE, today=today)
    mine = ConferenceRequestChild.standing.filter(child=child).values("request")
    steps.log(about="person", about_id=child)
    rows = ConferenceRequest.objects.filter(id__in=mine).select_related("asked_by", "agency")
    return conference_asked.pages(rows=rows.order_by("-asked_on", "-id"), today=today)


def _listed(rows: Any, today: date) -> tuple[RequestPage, ...]:
    steps.log(about="account", about_id=entry.current().actor.account)
    return conference_asked.pages(rows=rows.select_related("asked_by", "agency"), today=today)


def _once(kind: str, children: Sequence[UUID]) -> None:
    open_ = ConferenceRequestChild.standing.filter(
        child__in=children, request__kind=kind, request__meeting=None,
        request__state__in=("asked", "accepted", "sent-back"),
    ).first()  # fmt: skip
    if open_ is not None:
        raise Refused(
            "It is asked for already: look at that request, and mend it.",
            about="person", about_id=open_.child_id,
        )  # fmt: skip


def _deciding(request: UUID, today: date, *, what: str) -> tuple[ConferenceRequest, tuple[UUID, ...]]:
    found, children = conference_asked.find(request=request, what=May.MEET, today=today)
    conference_asked.require_service(child=children[0], what=what, today=today)
    if found.state != "asked" and not (found.state == "accepted" and what == "sends it back"):
        raise Refused(f"This request was {found.state} already.", about="person", about_id=children[0])
    if found.meeting_id is not None:
        raise Refused("The conference is arranged already.", about="person", about_id=children[0])
    return found, children


def _decided(state: str, on: date | None, today: date) -> dict[str, Any]:
    day = given.not_after(on=on or today, today=today, what="The day on which it was decided")
    return {"state": state, "decided_on": day, "decided_by_id": entry.current().actor.account}


def _save(
    found: ConferenceRequest, children: tuple[UUID, ...], said: dict[str, Any], *, why: str = ""
) -> UUID:
    for name, value in said.items():
        setattr(found, name, value)
    with impossible.in_words(about="person", about_id=children[0]):
        found.save()
    convened.log(children=children, why=why)
    key: UUID = found.id
    return key
