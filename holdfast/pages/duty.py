"""*Somebody rings at night about a child: is there a plan, who is responsible, and on which number?*

A reason is asked each time and logged with it; so the summary answers to a form that is sent, and no address
holds a reason or a name.
"""

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.access.refusals import Refused
from holdfast.casework import duty as casework
from holdfast.pages.forms import Form
from holdfast.pages.requests import Request


class Asked(Form):
    """Why the summary is opened, and of whom."""

    why = forms.CharField(
        label="Why do you open the summary?", max_length=500,
        help_text="Such as: the police rang about a child in Invented Street. It is logged with your name.",
    )  # fmt: skip
    named = forms.CharField(
        label="Name, if you know it", max_length=254, required=False,
        help_text="The beginning of any name. Leave it empty for every child with a plan.",
    )  # fmt: skip
    page = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)


@require_http_methods(["GET", "HEAD", "POST"])
def duty(request: Request) -> HttpResponse:
    """The question, and below it the summary once it is answered."""
    today = timezone.localdate()
    casework.ask(today=today)
    form = Asked(request.POST or None)
    found = None
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            found = casework.summary(
                why=said["why"], named=said["named"], page=said["page"] or 1, today=today
            )
        except Refused as refusal:
            form.add_error("why", refusal.why)
    known = {"form": form, "found": found, "turns": _turns(found), "today": today}
    return render(request, "pages/duty.html", known, status=400 if form.errors else 200)


def _turns(found: casework.Summary | None) -> list[tuple[str, int]]:
    """The pages before and after, by the words of their buttons."""
    if found is None:
        return []
    turns = [("Page before", found.page - 1), ("Next page", found.page + 1)]
    return [(says, number) for says, number in turns if 1 <= number <= found.pages]
