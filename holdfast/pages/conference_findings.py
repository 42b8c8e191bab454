"""*What was found and decided for each child, and what still blocks completion?* Cards side by side.

For whoever chairs or takes the note at the conference. What blocks is always in view, each with its clause
and the way to where it is put right.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import allocations, conference_cards, conference_findings, procedure
from holdfast.casework.completion_blocks import Block
from holdfast.casework.conference_cards import Card, Decisions
from holdfast.casework.wording import GROUNDS, Wording
from holdfast.pages import conference_finding_forms, conference_tabs, duty_lines
from holdfast.pages.conference_finding_forms import PURPOSES, DecideForm
from holdfast.pages.forms import kept
from holdfast.pages.forms.changes import Standing
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.meeting_forms import DECISIONS, THEN
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request

OF_A_CHILD = ("conference-decide", "outline-plan")  # addresses of a conference and a child
OF_A_CHILD_ALONE = ("risk-assessment",)
LABELS = {
    "conference-decide": "Decide",
    "conference-fix": "Fix it",
    "attendance": "Say who came",
    "core-group-name": "Name them",
    "outline-plan": "Write it",
    "risk-assessment": "Record it",
    "dissent": "Note it",
    "view-say": "Say what they think",
}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One thing in the way as the page shows it: where it is put right, and what the way there is called."""

    block: Block
    address: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where things in the way are put right, and which: one page may answer several."""

    address: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A card in words."""

    card: Card
    outline_at: str
    decision: str
    categories: str
    grounds: str
    then: str
    purposes: tuple[tuple[str, str], ...]


@require_http_methods(["GET", "HEAD"])
def decisions(request: Request, meeting: UUID) -> HttpResponse:
    """The cards of a conference."""
    found = conference_cards.show(meeting=meeting, today=timezone.localdate())
    return render(request, "pages/conferences/decisions.html", context(found=found))


@require_http_methods(BOTH)
def decide(request: Request, meeting: UUID, child: UUID) -> HttpResponse:
    """The form of one child, the same for the brothers and sisters chosen."""
    today = timezone.localdate()
    found = conference_cards.show(meeting=meeting, today=today)
    # What is sent twice is answered as it was the first time, also where the conference is over by then.
    card = _card(found, child) if request.method == "POST" else _open_card(found, child)
    workers, worker = allocations.workers(today=today), _worker(child, today)
    here = reverse("conference-decisions", args=[meeting])

    def save(filled: Filled) -> str:
        form: Any = filled.form
        conference_findings.record(
            meeting=meeting, children=form.children, finding=form.finding, today=today, seen=filled.seen
        )
        return f"{here}#child-{child}"

    def standing() -> Standing:
        stands = card
        if request.method == "POST":  # somebody may have saved since
            stands = _card(conference_cards.show(meeting=meeting, today=today), child)
        return Standing(
            version=stands.version, values=conference_finding_forms.standing(card=stands, worker=worker)
        )

    page = KeptForm(
        name="conference-decide", about=f"{meeting}/{child}", title=f"Decide for {card.name}", save=save,
        back=here, template="pages/conferences/decide.html", said="It is written down.", standing=standing,
        form=lambda *given, **options: DecideForm(
            *given, decisions=found, card=card, workers=workers, **options
        ),
        context={"back": here, "card": card, "today": today, "lines": lines(found, of=child)},
    )  # fmt: skip
    return kept.answer(request, page)


def must_decide(*, found: Decisions) -> None:
    """Raises Refused for a looked-after review, which decides nothing about a plan."""
    if not found.decides:
        raise Refused(
            "A looked-after review decides nothing about the plan.", about="person",
            about_id=found.cards[0].child, who_can_help="the reviewing officer",
        )  # fmt: skip


def context(*, found: Decisions) -> dict[str, Any]:
    """What the pages of the decisions show of a conference."""
    meeting, today = found.top.meeting, timezone.localdate()
    wording = Wording.of(pack=procedure.pack())
    return {
        "top": found.top, "today": today, "found": found, "tab_says": "Decisions",
        "tabs": conference_tabs.tabs(meeting=meeting, here="conference-decisions"),
        "shown": [shown(card=each, meeting=meeting, wording=wording) for each in found.cards],
        "lines": lines(found), "places": places(found),
        "core_group": wording.one(term="core-group"), "worker": wording.one(term="social-worker"),
        "review": wording.one(term="review-conference"), "plan": wording.one(term="plan"),
        "core_group_at": duty_lines.address("core-group-name", meeting),
        "views_at": duty_lines.address("view-say", meeting),
        "dissent_at": duty_lines.address("dissent", meeting),
    }  # fmt: skip


def lines(found: Decisions, *, of: UUID | None = None) -> list[Line]:
    """What blocks completion, with the way to where it is put right; of one child where one is named."""
    wanted = [each for each in found.blocks if of is None or each.child == of]
    return [
        Line(block=each, address=_address(each, found), label=LABELS.get(each.address_name, "Go there"))
        for each in wanted
    ]


def places(found: Decisions) -> list[Place]:
    """The same by where they are put right, in the order in which each place comes first."""
    by_address: dict[str, list[Line]] = {}
    for each in lines(found):
        by_address.setdefault(each.address, []).append(each)
    return [Place(address=address, lines=tuple(own)) for address, own in by_address.items()]


def shown(*, card: Card, meeting: UUID, wording: Wording) -> Shown:
    """A card in words."""
    said = card.finding
    return Shown(
        card=card, outline_at=duty_lines.address("outline-plan", meeting, card.child),
        decision=DECISIONS.get(said.decision, ""), then=THEN.get(said.then, ""),
        categories=wording.categories(categories=said.categories),
        grounds="; ".join(GROUNDS.get(each, "another reason") for each in said.grounds),
        purposes=tuple((label, said.said.get(name, "")) for name, label in PURPOSES.items()),
    )  # fmt: skip


def _address(block: Block, found: Decisions) -> str:
    meeting, name = found.top.meeting, block.address_name
    given: Sequence[object] = (meeting,)
    if name in OF_A_CHILD and block.child:
        given = (meeting, block.child)
    elif name in OF_A_CHILD_ALONE and block.child:
        given = (block.child,)
    return duty_lines.address(name, *given)


def _worker(child: UUID, today: date) -> str:
    """The social worker whom the child has: offered as the one of the plan, for the conference to change."""
    held = allocations.of_child(child=child, today=today)
    mine = [each for each in held if each.from_on <= today <= (each.until_on or today)]
    return next((str(each.account) for each in mine if each.role == "social-worker"), "")


def _card(found: Decisions, child: UUID) -> Card:
    card = found.card(child=child)
    if card is None:
        raise NotHere("This conference is not about that child.", about="person", about_id=child)
    return card


def _open_card(found: Decisions, child: UUID) -> Card:
    card = _card(found, child)
    must_decide(found=found)
    if not found.top.is_open:
        raise Refused(
            "This conference is over: what it decided stands.", about="person", about_id=child,
            who_can_help="the conference’s chair",
        )  # fmt: skip
    return card
