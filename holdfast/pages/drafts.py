"""*Begun and not sent*: what one has typed and not saved yet, and where the pages keep it as it is typed."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import CsrfViewMiddleware, get_token
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.access import actors, entry
from holdfast.casework import drafts as casework_drafts
from holdfast.pages.forms import posted
from holdfast.pages.forms.posted import Posted
from holdfast.pages.requests import Request


@require_http_methods(["GET", "HEAD", "POST"])
def drafts(request: Request) -> HttpResponse:
    """Which forms did I begin, and where are they? Sent by a page's script: keep what is being typed."""
    if request.method != "POST":
        return render(request, "pages/drafts.html", {"drafts": casework_drafts.list_mine()})
    sent = posted.read(request)
    if sent is None:
        return JsonResponse({"why": "no kept form"}, status=HTTPStatus.BAD_REQUEST)
    if request.actor.account is None:
        return JsonResponse({"why": "signed out"}, status=HTTPStatus.UNAUTHORIZED)
    if sent.by != request.actor.account:
        return JsonResponse({"why": "somebody else"}, status=HTTPStatus.FORBIDDEN)
    is_kept = _keep(sent)
    at = timezone.localtime().strftime("%H:%M")
    return JsonResponse({"kept": at if is_kept else None})


@require_safe
def key(request: Request) -> HttpResponse:
    """Who is signed in, and a fresh token for a form that was open while one signed in anew."""
    if request.actor.account is None:
        return JsonResponse({"why": "signed out"}, status=HTTPStatus.UNAUTHORIZED)
    return JsonResponse({"by": str(request.actor.account), "token": get_token(request)})


def keep_post(request: HttpRequest, *, account: UUID) -> bool:
    """Keep a form that arrives after its sender's session has timed out: it is there after signing in.

    `account` is whose session it was. Answers whether something was kept: not where it is no kept form, was
    made for somebody else, or does not prove (by its token) that it came from a page of this site.
    """
    if request.method != "POST" or not _is_from_here(request):
        return False
    sent = posted.read(request)
    if sent is None or sent.by != account:
        return False
    with entry.enter(
        actor=actors.person(account=account),
        authority=entry.current().authority,
        reason="sent after the session had timed out",
    ):
        return _keep(sent)


def _keep(sent: Posted) -> bool:
    return casework_drafts.keep(
        form=sent.form, about=sent.about, content=sent.content, address=sent.address, title=sent.title,
        once=sent.once, now=timezone.now(),
    )  # fmt: skip


class _Check(CsrfViewMiddleware):
    """Django's own check, which says why instead of answering."""

    def _reject(self, request: HttpRequest, reason: str) -> HttpResponse:  # noqa: ARG002 - Django's own form
        return HttpResponse(reason, status=HTTPStatus.FORBIDDEN)


def _is_from_here(request: HttpRequest) -> bool:
    """Whether the form carries the token of this browser: a page of another site has none."""
    check = _Check(_nothing)
    check.process_request(request)
    return check.process_view(request, _nothing, (), {}) is None


def _nothing(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()
