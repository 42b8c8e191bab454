"""*Has everybody had what they should?* What is sent about a conference: to whom, by when, that it went."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from holdfast.casework import papers_sent, procedure
from holdfast.casework.papers_sent import Paper
from holdfast.casework.wording import Wording
from holdfast.pages import conference_tabs
from holdfast.pages.forms import posted as sent_marks
from holdfast.pages.requests import Request
from holdfast.procedures.conference_words import PAPERS, SENT_HOWS


@require_http_methods(["GET", "HEAD"])
def papers(request: Request, meeting: UUID) -> HttpResponse:
    """What is still to go and what went, by kind."""
    return _show(request, meeting)


@require_POST
def sent(request: Request, meeting: UUID) -> HttpResponse:
    """It went, today: one by its own button, or all that are ticked."""
    today = timezone.localdate()
    only = request.POST.get("only", "")
    keys = [key for each in ([only] if only else request.POST.getlist("paper"))
            if (key := sent_marks.key(each)) is not None]  # fmt: skip
    how = request.POST.get("how", "")
    if not keys or how not in SENT_HOWS:
        says = "Choose at least one paper" if not keys else "Say how it was sent"
        return _show(request, meeting, [(says, "")])
    went = papers_sent.sent(papers=keys, on=today, how=how, today=today)
    if went:
        messages.success(request, "It is recorded that it went today." if len(went) == 1
                         else f"It is recorded that {len(went)} went today.")  # fmt: skip
    else:
        messages.success(request, "It is recorded already.")
    return HttpResponseRedirect(reverse("conference-papers", args=[meeting]))


def _show(request: Request, meeting: UUID, errors: list[tuple[str, str]] | None = None) -> HttpResponse:
    today = timezone.localdate()
    page = papers_sent.of_meeting(meeting=meeting, today=today)
    wording = Wording.of(pack=procedure.pack())
    kinds = [
        (kind, says, [(each, _to(each, wording)) for each in page.of_kind(kind=kind) if each.sent_on is None],
         [(each, _to(each, wording), SENT_HOWS.get(each.how, "")) for each in page.of_kind(kind=kind)
          if each.sent_on is not None])
        for kind, says in PAPERS.items()
        if page.of_kind(kind=kind)
    ]  # fmt: skip
    kinds.sort(key=lambda each: not each[2])  # what is still to go stands first
    context = {
        "page": page, "top": page.top, "today": today, "tab_says": "what is sent", "kinds": kinds,
        "errors": errors or [], "hows": SENT_HOWS.items(),
        "late": sum(each.late and each.sent_on is None for each in page.papers),
        "open": sum(each.sent_on is None for each in page.papers),
        "tabs": conference_tabs.tabs(meeting=meeting, here="conference-people"),
    }  # fmt: skip
    return render(request, "pages/conferences/papers.html", context)


def _to(each: Paper, wording: Wording) -> str:
    role = wording.role(role=each.role) if each.role else ""
    agency = each.agency if each.agency != each.to_name else ""
    return ", ".join(filter(None, (role, agency)))
