"""Notes the pages that answered: a view of `holdfast.pages`, below 400, not merely the way to sign in."""

import functools
import inspect
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

from tests.trace import notes

HANDLER = "django.core.handlers.base"
DOOR = "holdfast.pages"
FIRST_REFUSAL = 400


def wrap(module: ModuleType) -> None:
    """Watch the one handler through which the test client, the live server and WSGI all answer."""
    handler = module.__dict__["BaseHandler"]
    get_response, resolve_request = handler.get_response, handler.resolve_request

    @functools.wraps(get_response)
    def answered(self: Any, request: Any) -> Any:
        response = get_response(self, request)
        name = page_of(getattr(request, "resolver_match", None))
        if name and response.status_code < FIRST_REFUSAL and not leads_to_sign_in(response):
            notes.note("page", name)
        return response

    @functools.wraps(resolve_request)
    def resolved(self: Any, request: Any) -> Any:
        match = resolve_request(self, request)
        name = page_of(match)
        if name:
            notes.fail_if_switched_off("page", name)
        return match

    handler.get_response, handler.resolve_request = answered, resolved


def page_of(match: Any) -> str:
    """The name of the page an address resolved to; nothing for a view that is not of the pages door."""
    if match is None:
        return ""
    view = inspect.unwrap(getattr(match.func, "view_class", match.func))
    module = getattr(view, "__module__", "")
    if module != DOOR and not module.startswith(DOOR + "."):
        return ""
    return str(match.view_name or view.__qualname__)


def leads_to_sign_in(response: Any) -> bool:
    """Whether the answer only sends the visitor to sign in: a page that was refused was not driven."""
    # Django is imported only by suites that use it.
    from django.conf import settings  # noqa: PLC0415
    from django.shortcuts import resolve_url  # noqa: PLC0415

    location = response.headers.get("Location", "")
    return bool(location) and urlsplit(location).path == urlsplit(resolve_url(settings.LOGIN_URL)).path
