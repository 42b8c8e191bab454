"""The first page: what Holdfast is, for whom, and what comes next."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.http.request import split_domain_port
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from holdfast.access import entry, standing
from holdfast.pages import navigation
from holdfast.pages.authorities import anywhere
from holdfast.pages.procedures import own_slug
from holdfast.pages.requests import Request


@dataclass(frozen=True)
class Listed:
    """An authority on this machine and the address to open."""

    name: str
    address: str


@anywhere
@require_safe
def home(request: Request) -> HttpResponse:
    """What Holdfast is; before an authority is chosen also which there are on this machine.

    Whoever is signed in goes on to the page that their day begins at.
    """
    if request.authority and request.actor.is_person:
        return redirect(navigation.first(standing.of(today=timezone.localdate())))
    authorities = None if request.authority else on_this_machine(request)
    return render(request, "pages/home.html", {"authorities": authorities, "procedure": own_slug(request)})


def on_this_machine(request: Request) -> list[Listed]:
    """The authorities that can be opened from here, by name."""
    port = split_domain_port(request.get_host())[1]
    tail = f":{port}/" if port else "/"
    found = [(authority, f"{authority.slug}.localhost") for authority in entry.list_authorities()]
    return [
        Listed(name=authority.name, address=f"{request.scheme}://{name}{tail}")
        for authority, name in found
        if entry.find_authority(host=name) == authority
    ]
