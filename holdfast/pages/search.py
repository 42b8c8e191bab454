"""*Is this child known, and where is the record?* One box for a name and a day of birth, however typed.

For everybody who works with children, before they record anybody and whenever the telephone rings. What they
want next is the child's page, or to be sure that nobody is recorded twice.
"""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from holdfast.casework import search as casework
from holdfast.pages.requests import Request
from holdfast.pages.typed_search import take_apart

LONGEST = 254


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A match as it is listed: how old the person is, in words, beside it."""

    match: casework.Match
    age: str


@require_safe
def search(request: Request) -> HttpResponse:
    """The box, and who may be meant by what was typed into it."""
    typed = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST]
    today = timezone.localdate()
    known: dict[str, object] = {"typed": typed}
    if typed:
        taken = take_apart(typed, today=today)
        page = casework.find(name=taken.name, born_on=taken.born_on, born_year=taken.born_year, today=today)
        known |= {
            "page": page,
            "taken": taken,
            "listed": [Listed(match=each, age=age_in_words(each, today)) for each in page.matches],
            "errors": _mistakes(page),
            "without_date": _again(taken.name) if taken.born_on or taken.born_year else "",
        }
    return render(request, "pages/search.html", known)


def age_in_words(match: casework.Match, today: date) -> str:
    """How old somebody is: in years, below two in months, below three months in weeks."""
    born = match.born_on
    if born is None or born > today:
        return ""
    months = (today.year - born.year) * 12 + today.month - born.month - (today.day < born.day)
    if months >= 24:
        return f"{months // 12} years old"
    if months >= 3:
        return f"{months} months old"
    weeks = (today - born).days // 7
    return f"{weeks} {'week' if weeks == 1 else 'weeks'} old" if weeks else "born this week"


def _mistakes(page: casework.SearchPage) -> list[tuple[str, str]]:
    if not page.name and not page.dates:
        return [("Type a name, or a date of birth, or both", "#q")]
    return []


def _again(name: str) -> str:
    return f"?{urlencode({'q': name})}" if name else ""
