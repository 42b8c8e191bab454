"""*Who chairs, and whom have they met?* Beside each who might chair stands what the record shows of them."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.casework import chair_contacts, chairs, conference_needs, conferences
from holdfast.pages import child_forms, conference_kept
from holdfast.pages.conference_forms import SOMEBODY, ChairForm, MetForm
from holdfast.pages.forms import posted
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import said
from holdfast.procedures import near_dates

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
def appoint(request: Request, meeting: UUID) -> HttpResponse:
    """Who chairs and who takes the notes."""
    today = timezone.localdate()
    top = conference_needs.show(meeting=meeting, today=today).top
    facts = chairs.prepare(meeting=meeting, today=today)
    roles = {str(each.account): each.role for each in facts.chairs}

    def save(filled: Filled) -> str:
        cleaned = filled.cleaned
        is_listed, taker = cleaned["chair"] != SOMEBODY, cleaned["note_taker"]
        conferences.appoint(
            meeting=meeting, today=today, chair=posted.key(cleaned["chair"]) if is_listed else None,
            chair_name="" if is_listed else cleaned["chair_name"],
            role=roles.get(cleaned["chair"], "conference-chair"), profession=cleaned["profession"],
            experience=cleaned["experience"], involved=None if is_listed else said(cleaned["involved"]),
            complex=said(cleaned["complex"]), note_taker=posted.key(taker) if taker != SOMEBODY else None,
            note_taker_name=cleaned["note_taker_name"] if taker == SOMEBODY else "",
            reasons=child_forms.reasons(cleaned),
        )  # fmt: skip
        return conference_kept.here(meeting)

    page = KeptForm(
        name="conference-chair", title=f"Chair and note taker: {top.title}", save=save, back="",
        said="The chair is appointed.", template=child_forms.TEMPLATE,
        form=lambda *given, **options: ChairForm(*given, facts=facts, **options),
    )  # fmt: skip
    return conference_kept.answer(request, meeting, page)


@require_http_methods(METHODS)
def met(request: Request, meeting: UUID) -> HttpResponse:
    """Whom the chair has met before the conference."""
    today = timezone.localdate()
    top = conference_needs.show(meeting=meeting, today=today).top
    facts = chair_contacts.prepare(meeting=meeting, today=today)

    def save(filled: Filled) -> str:
        cleaned = filled.cleaned
        chair_contacts.record(
            meeting=meeting, on=cleaned["on"], today=today, text=cleaned["text"],
            person=posted.key(cleaned["person"]) if cleaned["person"] != SOMEBODY else None,
            who=cleaned["who"], explained=said(cleaned["explained"]),
        )  # fmt: skip
        return conference_kept.here(meeting)

    lead = [f"Met already: {each.who}, {near_dates.day(each.on, today)}. {each.text}" for each in facts.met]
    page = KeptForm(
        name="chair-contact", title=f"Met before the conference: {top.title}", save=save, back="",
        said="It is recorded.", template=child_forms.TEMPLATE,
        form=lambda *given, **options: MetForm(*given, facts=facts, **options),
    )  # fmt: skip
    return conference_kept.answer(request, meeting, page, lead=lead)
