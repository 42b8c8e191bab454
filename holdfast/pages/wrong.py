"""*Something is wrong*: what to do, from any page, without looking for it."""

from contextlib import suppress
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from holdfast.pages.procedures import own_name
from holdfast.pages.requests import Request
from holdfast.procedures import pack, vocabulary


@require_safe
def wrong(request: Request) -> HttpResponse:
    """What to do now; with a child in the address, the ways to do it for that child. Reads no record."""
    child = None
    with suppress(ValueError):
        child = UUID(request.GET.get("child", ""))
    name = own_name(request)
    word = vocabulary.of(pack.load(name)).one("social-worker") if name else "social worker"
    return render(request, "pages/wrong.html", {"child": child, "social_worker": word})
