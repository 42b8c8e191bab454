"""Every kind of field on one page, outside production: a pattern for forms, and what the tests drive."""

from decimal import Decimal

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.pages.authorities import anywhere
from holdfast.pages.forms import Choice, DateField, Form, MomentField, TimeField
from holdfast.pages.requests import Request

SEEN = [
    ("home", Choice("At home", hint="Where the child lives most of the time")),
    ("school", "At school"),
    ("other", "Somewhere else"),
]
AGENCIES = [("", "Choose an agency"), ("health", "Health"), ("school", "School"), ("police", "Police")]
YES_NO = [("yes", "Yes"), ("no", "No")]
LANGUAGES = [
    ("english", "English"),
    ("polish", "Polish"),
    ("signs", Choice("British Sign Language", hint="BSL")),
]


class EveryField(Form):
    """One field of each kind. What is sent is checked and thrown away."""

    name = forms.CharField(label="Full name", max_length=60, help_text="As the family says it")
    search = forms.CharField(label="Search", required=False, widget=forms.SearchInput)
    email = forms.EmailField(
        label="Your email address", widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    password = forms.CharField(label="Your password", widget=forms.PasswordInput)
    children = forms.IntegerField(
        label="Number of children", min_value=0, max_value=20,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-2"}),
    )  # fmt: skip
    hours = forms.DecimalField(
        label="Hours of help each week", min_value=Decimal(0), required=False,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}),
    )  # fmt: skip
    views = forms.CharField(
        label="What the child said", max_length=200, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="In the child’s own words",
    )  # fmt: skip
    agency = forms.ChoiceField(label="Agency", choices=AGENCIES)
    seen = forms.ChoiceField(label="Where was the child seen?", choices=SEEN, widget=forms.RadioSelect)
    alone = forms.ChoiceField(label="Was the child seen alone?", choices=YES_NO, widget=forms.RadioSelect)
    languages = forms.MultipleChoiceField(
        label="Languages",
        choices=LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
        help_text="Tick all that are spoken",
    )
    born = DateField(
        label="Date of birth",
        past=True,
        today=timezone.localdate,
        help_text="For example, 27 March 2018 or 27 3 2018",
    )
    meeting = TimeField(label="Time of the meeting", help_text="For example, 14:10 or 2.10pm")
    told = MomentField(label="When you told the school", help_text="For example, 12 Jan 2026, 9:05")
    paper = forms.FileField(label="A paper", required=False)
    agreed = forms.BooleanField(
        label="I have read this to the family", help_text="Or somebody read it for me"
    )
    kept = forms.CharField(widget=forms.HiddenInput, initial="kept", required=False)


@anywhere
@require_http_methods(["GET", "HEAD", "POST"])
def looks(request: Request) -> HttpResponse:
    """Show every kind of field, empty or with what was wrong."""
    form = EveryField(request.POST, request.FILES) if request.method == "POST" else EveryField()
    if form.is_bound and form.is_valid():
        return redirect(f"{reverse('looks')}?done=1")
    return render(request, "pages/looks.html", {"form": form, "done": "done" in request.GET})
