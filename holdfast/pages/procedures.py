"""The procedures in a browser: which there are, and each as a book. Open to everybody; nothing is stored."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from holdfast.documents import procedures
from holdfast.documents.procedures import Book
from holdfast.pages.authorities import anywhere
from holdfast.pages.requests import Request
from holdfast.procedures import pack
from holdfast.procedures.pack import Pack


@anywhere
@require_safe
def index(request: Request) -> HttpResponse:
    """Every procedure; at an authority's own address its own first."""
    books = [procedures.book(procedure=pack.load(name)) for name in pack.names()]
    own = next((each for each in books if each.name == own_name(request)), None)
    others = [each for each in books if each is not own]
    return render(request, "pages/procedures/index.html", {"own": own, "others": others})


@anywhere
@require_safe
def show(request: Request, procedure: str) -> HttpResponse:
    """One procedure, by stage of the work."""
    book = procedures.book(procedure=named(procedure))
    return render(request, "pages/procedures/show.html", {"book": book, "total": total(book)})


def total(book: Book) -> int:
    """How many entries a book has."""
    return sum(each.count for each in book.chapters)


def named(slug: str) -> Pack:
    """The pack of an address. Raises Http404 where there is none."""
    name = next((each for each in pack.names() if procedures.slug(name=each) == slug), None)
    if name is None:
        raise Http404
    return pack.load(name)


def own_name(request: Request) -> str | None:
    """The pack that the authority of this address works by; None on the bare address."""
    return request.authority.procedure if request.authority is not None else None


def own_slug(request: Request) -> str | None:
    """The same as it stands in addresses."""
    name = own_name(request)
    return procedures.slug(name=name) if name is not None else None
