"""*What do the child and the family think, and what became of it?* Views asked for, recorded, used.

For whoever gets a conference ready and whoever plans: what was said stands word for word.
"""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.access.refusals import Refused
from holdfast.casework import procedure, views
from holdfast.casework.views import ViewsPage
from holdfast.casework.wording import Wording
from holdfast.pages import child_forms, conference_tabs
from holdfast.pages.forms import Form, kept
from holdfast.pages.forms import posted as sent_marks
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import line, radios, words
from holdfast.procedures.conference_words import SIDES, VIEW_HOWS

CLOSED = "Those who arrange the conference record views, until it is completed or cancelled."
SERVICE = "the conference service"
OTHER, ALL = "other", "all"


class ViewForm(Form):
    """Whose view, how it was put, about whom, word for word."""

    who = forms.ChoiceField(label="Whose view is it?", error_messages={"required": "Say whose view it is"})
    name = line("Their name", hint="Only for somebody who is not on the list")
    side = radios(
        "Who are they?", SIDES.items(), required=False, hint="Only for somebody who is not on the list"
    )
    child = radios("Of which child?", (), error="Say of which child")
    how = radios("How was it put?", VIEW_HOWS.items(), error="Say how it was put")
    on = child_forms.day("On which day?")
    text = words("What they think and want, in their own words", rows=5)
    ending = words("Should the plan end? Their view", rows=3)

    def __init__(self, *positional: Any, page: ViewsPage, who: str, **options: Any) -> None:
        super().__init__(*positional, **options)
        listed = dict.fromkeys([*page.asked, *page.to_ask, *page.no_view_on_ending])
        people = [(str(each.id), each.name) for each in listed]
        self.fields["who"].choices = [("", "Choose"), *people, (OTHER, "Somebody else")]  # type: ignore[attr-defined]
        children = [(str(each.id), each.name) for each in page.top.children]
        several = [(ALL, "All of them")] if len(children) > 1 else []
        self.fields["child"].choices = [*several, *children]  # type: ignore[attr-defined]
        self.fields["who"].initial = who if who in dict(people) else ""
        self.fields["child"].initial = several[0][0] if several else children[0][0]
        self.fields["on"].initial = timezone.localdate()
        if not page.is_review:
            del self.fields["ending"]

    def clean(self) -> dict[str, Any]:
        """Somebody not on the list has a name and a side; something is said."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("who") == OTHER:
            if not cleaned.get("name"):
                self.add_error("name", "Give their name")
            if not cleaned.get("side"):
                self.add_error("side", "Say who they are")
        if not cleaned.get("text") and not cleaned.get("ending"):
            self.add_error("text", "Write what they said")
        return cleaned


class UseForm(Form):
    """What became of a view."""

    used = words("What does the planning take from it?", rows=3)
    why_differs = words("Where it is not followed: why not?", rows=3)

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("used") and not cleaned.get("why_differs"):
            self.add_error("used", "Say what was taken from it, or why it is not followed")
        return cleaned


@require_http_methods(BOTH)
def of_meeting(request: Request, meeting: UUID) -> HttpResponse:
    """Who was asked, who has said what, and what became of it; *Ask those ticked* sends a form."""
    today, errors = timezone.localdate(), []
    if request.method == "POST":
        keys = [key for each in request.POST.getlist("who") if (key := sent_marks.key(each)) is not None]
        if keys:
            views.ask_for(meeting=meeting, invitations=keys, on=today, today=today)
            messages.success(request, "A form for their views is on the list of what is to be sent.")
            return HttpResponseRedirect(reverse("conference-views", args=[meeting]))
        errors = [("Choose at least one person", "#who-1")]
    page = views.of_meeting(meeting=meeting, today=today)
    wording = Wording.of(pack=procedure.pack())
    context = {
        "page": page, "top": page.top, "today": today, "tab_says": "views", "errors": errors,
        "tabs": conference_tabs.tabs(meeting=meeting, here="conference-people"),
        "views": [(each, SIDES[each.side], VIEW_HOWS[each.how]) for each in page.views],
        "asked": [(each, wording.role(role=each.role)) for each in page.asked],
        "to_ask": [(each, wording.role(role=each.role)) for each in page.to_ask],
        "silent": [(each, wording.role(role=each.role)) for each in page.no_view_on_ending],
    }  # fmt: skip
    return render(request, "pages/conferences/views.html", context)


@require_http_methods(BOTH)
def record(request: Request, meeting: UUID) -> HttpResponse:
    """A view, word for word; `who` is the invitation of whoever says it."""
    today = timezone.localdate()
    page = views.of_meeting(meeting=meeting, today=today)
    if not (page.may_record and page.top.is_open):
        raise Refused(CLOSED, who_can_help=SERVICE, about="meeting", about_id=meeting)

    def save(filled: Filled) -> str:
        said = filled.cleaned
        listed = said["who"] != OTHER
        views.record(
            meeting=meeting, invitation=UUID(said["who"]) if listed else None, how=said["how"], on=said["on"],
            who="" if listed else said["name"], side="" if listed else said["side"], text=said["text"],
            child=None if said["child"] == ALL else UUID(said["child"]), ending=said.get("ending", ""),
            today=today,
        )  # fmt: skip
        return reverse("conference-views", args=[meeting])

    return _answer(
        request, meeting, name="views-record", about=str(meeting), title="Record a view", save=save,
        said="The view is recorded, as it was put.",
        form=lambda *given, **options: ViewForm(
            *given, page=page, who=request.GET.get("who", ""), **options
        ),
    )  # fmt: skip


@require_http_methods(BOTH)
def use(request: Request, meeting: UUID, view: UUID) -> HttpResponse:
    """What the planning takes from a view, and why not where it does not."""
    today = timezone.localdate()
    found = views.find(view=view, today=today)
    if not views.of_meeting(meeting=meeting, today=today).may_record:
        raise Refused(CLOSED, who_can_help=SERVICE, about="meeting", about_id=meeting)

    def save(filled: Filled) -> str:
        said = filled.cleaned
        views.use(view=view, used=said["used"], why_differs=said["why_differs"], today=today)
        return reverse("conference-views", args=[meeting])

    def form(*given: Any, **options: Any) -> UseForm:
        begun = {"used": found.used, "why_differs": found.why_differs}
        if options.get("data") is not None:
            return UseForm(*given, **options)
        return UseForm(*given, initial=begun)

    return _answer(
        request, meeting, name="view-use", about=str(view), title=f"What became of the view of {found.who}",
        save=save, said="It is recorded.", form=form, lead=[f"“{found.text or found.ending}”"],
    )  # fmt: skip


def _answer(request: Request, meeting: UUID, *, lead: Any = (), **page: Any) -> HttpResponse:
    back = reverse("conference-views", args=[meeting])
    context = {"back": back, "back_to": "Back to the views", "lead": lead, "button": "Save"}
    return kept.answer(
        request, KeptForm(**page, back=back, template="pages/child_form.html", context=context)
    )
