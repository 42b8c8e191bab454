"""*The department wants its return: which plans were in force, of which child, under which category?*

For the data officer: identifiers, dates and categories, to look at or to take away as CSV. No name, no
narrative. A reason is asked each time and logged.
"""

import csv
import io
from collections.abc import Iterator

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.access.refusals import Refused
from holdfast.casework import lists as casework
from holdfast.pages.forms import DateField, Form
from holdfast.pages.requests import Request

COLUMNS = (
    "key", "born", "expected", "sex", "ethnicity", "plan_from", "plan_until", "began_as", "grounds",
    "categories", "last_seen", "last_conference", "restricted",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Asked(Form):
    """Of which time, and what for."""

    why = forms.CharField(
        label="What is the list for?", max_length=500, help_text="It is logged with your name."
    )
    from_on = DateField(label="From", help_text="Plans in force at any day of this time")
    until_on = DateField(label="Until")


@require_http_methods(["GET", "HEAD", "POST"])
def lists(request: Request) -> HttpResponse:
    """The question, and below it the list; or the list as a file."""
    today = timezone.localdate()
    casework.ask(today=today)
    form = Asked(request.POST or None)
    found = None
    if form.is_bound and form.is_valid():
        try:
            found = casework.identifiers(**form.cleaned_data, today=today)
        except Refused as refusal:
            form.add_error(None, refusal.why)
    if found is not None and request.POST.get("do") == "csv":
        return _file(found)
    status = 400 if form.errors else 200
    return render(request, "pages/lists.html", {"form": form, "found": found}, status=status)


def _file(found: casework.IdentifierList) -> HttpResponse:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([*COLUMNS[:1], *found.schemes, *COLUMNS[1:]])
    writer.writerows([_cell(each) for each in cells] for cells in _rows(found))
    response = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    name = f"plans-{found.from_on.isoformat()}-{found.until_on.isoformat()}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _rows(found: casework.IdentifierList) -> Iterator[list[object]]:
    for row in found.rows:
        numbers = dict(row.identifiers)
        yield [
            row.key, *(numbers.get(scheme, "") for scheme in found.schemes), row.born_on, row.expected_on,
            row.sex, row.ethnicity, row.from_on, row.until_on, row.began_as, row.grounds,
            " ".join(row.categories), row.last_seen_on, row.last_conference_on,
            "restricted" if row.restricted else "",
        ]  # fmt: skip


def _cell(value: object) -> str:
    """A value as text; what a spreadsheet would take for a formula is kept from it."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
