"""*Who has undertaken what, and what is late?* Each one's own list, the agency's, the team's, the unit's.

And the page of one action, on which whoever does it says how it stands.
"""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.access.refusals import NotHere
from holdfast.casework import undertaking_scopes
from holdfast.casework import undertakings as casework
from holdfast.casework.undertakings import UndertakingPage
from holdfast.pages import duty_lines
from holdfast.pages.forms import Form, kept
from holdfast.pages.forms.changes import Standing
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.people import BOTH
from holdfast.pages.plan_progress import short
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import words


class ProgressForm(Form):
    """How an action stands."""

    progress = words(
        "How does it stand?", rows=3, required=True, error="Say how it stands",
        hint="In a sentence or two. Everybody who sees the plan reads it, the family too.",
    )  # fmt: skip


@require_safe
def undertakings(request: Request) -> HttpResponse:
    """A list: mine where nothing else is asked for."""
    page = casework.show(
        whose=request.GET.get("whose") or undertaking_scopes.MINE, team=_key(request.GET.get("team", "")),
        only_late=request.GET.get("only") == "late", today=timezone.localdate(),
    )  # fmt: skip
    return render(request, "pages/undertakings/undertakings.html", {"page": page})


@require_http_methods(BOTH)
def undertaking(request: Request, action: UUID) -> HttpResponse:
    """One action; with the form for whoever may say how it stands."""
    today = timezone.localdate()
    page = casework.find(action=action, today=today)
    back = duty_lines.address("undertakings")
    context = {"page": page, "today": today, "back": back}
    if not page.may_say and request.method == "POST":
        casework.say_progress(  # which says why not, and logs that it was tried
            action=page.line.what.id,
            progress=request.POST.get("progress", ""),
            seen=page.version,
            today=today,
        )
    if not page.may_say:
        return render(request, "pages/undertakings/undertaking.html", context)

    def save(filled: Filled) -> str:
        casework.say_progress(
            action=page.line.what.id, progress=filled.cleaned["progress"], seen=filled.seen or page.version,
            today=timezone.localdate(),
        )  # fmt: skip
        return duty_lines.address("undertaking", page.line.what.id)

    made = KeptForm(
        name="undertaking", about=str(page.line.what.id), title=short(page.line.what.text), form=ProgressForm,
        save=save, back=back, template="pages/undertakings/say.html", said="It is kept how it stands.",
        standing=lambda: _standing(action), context=context,
    )  # fmt: skip
    return kept.answer(request, made)


def _standing(action: UUID) -> Standing:
    page: UndertakingPage = casework.find(action=action, today=timezone.localdate())
    return Standing(values={"progress": page.line.what.progress}, version=page.version)


def _key(text: str) -> UUID | None:
    if not text:
        return None
    try:
        return UUID(text)
    except ValueError:
        raise NotHere("There is no such team that you lead.", about="team") from None
