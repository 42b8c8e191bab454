"""*Where are we, and what do we know of these children?* The conference on its day.

The agenda on the left, the note in the middle, the children on the right. The note taker types item by item;
what is typed is kept as it is typed, and saving leads to the next item.
"""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.access.refusals import NotHere
from holdfast.casework import conference_days, conference_notes
from holdfast.casework.conference_days import Day, Taken
from holdfast.casework.conference_notes import NoteText
from holdfast.pages import conference_tabs, duty_lines
from holdfast.pages.forms import Form, kept
from holdfast.pages.forms.changes import Standing
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import words

TEMPLATE = "pages/conferences/day.html"


class NoteForm(Form):
    """The note under one item."""

    text = words("Note", rows=12, hint="What was said and agreed. It is kept as you type.")


@require_http_methods(["GET", "HEAD", "POST"])
def day(request: Request, meeting: UUID) -> HttpResponse:
    """The conference at the first item of which nothing is noted yet."""
    found = conference_days.show(meeting=meeting, today=timezone.localdate())
    first = next((each for each in found.agenda if not each.is_noted), found.agenda[-1])
    return _page(request, found, first)


@require_http_methods(["GET", "HEAD", "POST"])
def note(request: Request, meeting: UUID, item: str) -> HttpResponse:
    """The conference at one item of its agenda, with its note to write."""
    found = conference_days.show(meeting=meeting, today=timezone.localdate())
    taken = next((each for each in found.agenda if each.item.word == item), None)
    if taken is None:
        raise NotHere("There is no such item on this agenda.", about="meeting", about_id=meeting)
    return _page(request, found, taken)


def _page(request: Request, found: Day, taken: Taken) -> HttpResponse:
    meeting, item, today = found.top.meeting, taken.item.word, timezone.localdate()
    following = _after(found, taken)

    def save(filled: Filled) -> str:
        conference_notes.write(
            meeting=meeting, item=item, text=filled.cleaned["text"], seen=filled.seen, today=today
        )
        return _at(meeting, following.item.word if following else item)

    def standing() -> Standing:
        stands: NoteText = conference_notes.show(meeting=meeting, item=item, today=today)
        return Standing(version=stands.version, values={"text": stands.text}, by=stands.by, at=stands.at)

    page = KeptForm(
        name="conference-note", about=f"{meeting}/{item}", title=f"{found.top.title}: {taken.item.title}",
        said="The note is saved.", form=NoteForm, save=save, standing=standing, template=TEMPLATE,
        back=reverse("conference-day", args=[meeting]),
        context={
            "day": found, "top": found.top, "today": today, "taken": taken, "tab_says": "At the conference",
            "next": following.item if following else None,
            "tabs": conference_tabs.tabs(meeting=meeting, here="conference-day"),
            "any_noted": any(each.is_noted for each in found.agenda),
            "views_at": duty_lines.address("conference-views", meeting),
        },
    )  # fmt: skip
    return kept.answer(request, page)


def _after(found: Day, taken: Taken) -> Taken | None:
    """The item that follows, if any."""
    place = found.agenda.index(taken) + 1
    return found.agenda[place] if place < len(found.agenda) else None


def _at(meeting: UUID, item: str) -> str:
    return f"{reverse('conference-note', args=[meeting, item])}#note"
