"""*We think there must be a conference.* The team asks; the service accepts it or sends it back, with why.

Of brothers and sisters at once. What is asked is carried over when the conference is arranged.
"""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.access import children as access_children
from holdfast.access.children import May
from holdfast.casework import conference_asked, conference_requests, procedure, together
from holdfast.casework.conference_requests import RequestPage
from holdfast.casework.wording import Wording
from holdfast.pages import child_forms, duty_lines
from holdfast.pages.conference_request_forms import AskForm, read_asked
from holdfast.pages.forms import Form
from holdfast.pages.forms.kept import Filled, KeptForm, answer
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import words
from holdfast.procedures.conference_words import CONFERENCE_KINDS, EARLY_REASONS, REQUEST_STATES

METHODS = ["GET", "HEAD", "POST"]


class WhyForm(Form):
    """Why it is sent back or withdrawn."""

    why = words("Why?", rows=3, required=True, error="Say why")


class AcceptForm(Form):
    """Nothing to fill in: it is accepted as it stands."""


@require_http_methods(METHODS)
def ask(request: Request, child: UUID) -> HttpResponse:
    """The form by which one asks."""
    today = timezone.localdate()
    allowed = access_children.allowed(child=child, today=today)
    writes = allowed is not None and May.WRITE in allowed.may
    found = together.show(child=child, what=May.WRITE if writes else May.CONTRIBUTE, today=today)
    kinds = conference_asked.KINDS if writes else ("review",)

    def save(filled: Filled) -> str:
        made = conference_requests.ask(asked=_asked(filled), today=today)
        return reverse("conference-request", args=[made])

    page = KeptForm(
        name="conference-ask", about=str(child), title=f"Ask for a conference: {found.name}", save=save,
        form=lambda *given, **options: AskForm(
            *given, kinds=kinds, together=found, asked=None, name=request.actor.name, **options
        ),
        back=duty_lines.back_to(child), template=child_forms.TEMPLATE,
        said="The conference is asked for. The conference service sees it now.",
    )  # fmt: skip
    lead = ["The conference service is asked, and arranges it from what you say here."]
    if not writes:
        lead.append("As an agency that is involved, you may ask for a review at any time.")
    return child_forms.answer(request, child=child, page=page, lead=lead, button="Ask for it")


@require_http_methods(METHODS)
def show(request: Request, asked: UUID) -> HttpResponse:
    """A request, and what can be done with it; or the form of one of these."""
    today = timezone.localdate()
    found = conference_requests.show(request=asked, today=today)
    make = DOINGS.get(request.GET.get("do", ""))
    if make is not None:
        return answer(request, make(found))
    context = {
        "found": found, "today": today, "kind": CONFERENCE_KINDS[found.asked.kind],
        "state": REQUEST_STATES[found.state], "rows": _rows(found), "here": request.path,
        "back": duty_lines.back_to(found.names[0][0]), "harms": _harms(found),
    }  # fmt: skip
    return render(request, "pages/conferences/request.html", context)


def _mend(found: RequestPage) -> KeptForm:
    def save(filled: Filled) -> str:
        conference_requests.mend(request=found.id, asked=_asked(filled), today=timezone.localdate())
        return _here(found)

    return _form(
        found, "mend", "Mend and ask again", save, "It is asked again.", "Ask again",
        form=lambda *given, **options: AskForm(
            *given, kinds=conference_asked.KINDS, together=None, asked=found.asked, **options
        ),
    )  # fmt: skip


def _accept(found: RequestPage) -> KeptForm:
    def save(_: Filled) -> str:
        conference_requests.accept(request=found.id, today=timezone.localdate())
        return _here(found)

    return _form(
        found, "accept", "Accept it", save, "It is accepted. Now arrange it.", "Accept it", AcceptForm
    )


def _send_back(found: RequestPage) -> KeptForm:
    def save(filled: Filled) -> str:
        conference_requests.send_back(request=found.id, why=filled.cleaned["why"], today=timezone.localdate())
        return duty_lines.address("conferences") or "/"

    return _form(
        found, "send-back", "Send it back", save, "It is sent back. Whoever asked sees why.", "Send it back",
        WhyForm,
    )  # fmt: skip


def _withdraw(found: RequestPage) -> KeptForm:
    def save(filled: Filled) -> str:
        conference_requests.withdraw(request=found.id, why=filled.cleaned["why"], today=timezone.localdate())
        return duty_lines.back_to(found.names[0][0])

    return _form(found, "withdraw", "Withdraw it", save, "It is withdrawn.", "Withdraw it", WhyForm)


DOINGS = {"mend": _mend, "accept": _accept, "send-back": _send_back, "withdraw": _withdraw}


def _form(found: RequestPage, do: str, title: str, save: Any, said: str, button: str, form: Any) -> KeptForm:
    names = duty_lines.listed([name for _, name in found.names])
    back = _here(found)
    return KeptForm(
        name=f"conference-request-{do}", about=str(found.id), form=form, save=save, back=back, said=said,
        title=f"{title}: {CONFERENCE_KINDS[found.asked.kind].lower()} for {names}",
        template=child_forms.TEMPLATE,
        context={
            "back": back, "back_to": "Back to the request", "button": button,
            "lead": [f"Sent back because: {found.decided_why}"] if found.state == "sent-back" else [],
        },
    )  # fmt: skip


def _here(found: RequestPage) -> str:
    return reverse("conference-request", args=[found.id])


def _asked(filled: Filled) -> conference_requests.Asked:
    form = filled.form
    if not isinstance(form, AskForm):
        raise TypeError("no form that asks for a conference")
    return read_asked(filled.cleaned, form)


def _harms(found: RequestPage) -> str:
    wording = Wording.of(pack=procedure.pack())
    return wording.categories(categories=found.asked.categories).capitalize()


def _rows(found: RequestPage) -> list[tuple[str, Any]]:
    """What is asked, line by line, without what was left open."""
    said = found.asked
    rows = [
        ("Who thinks the child at risk", said.thought_by), ("Who should come", said.who),
        ("Who should not come", said.exclusions), ("Interpreter", said.interpreter),
        ("Advocate", said.advocate), ("The room", said.room_needs), ("Dates to avoid", said.dates_to_avoid),
        ("Why before its day", EARLY_REASONS.get(said.why_early, "")),
    ]  # fmt: skip
    return [(title, text) for title, text in rows if text]
