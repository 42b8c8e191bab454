"""Case note: what was said, written or heard, for the children it is about, in under a minute.

For whoever was rung, written to or spoken to: what is it, with whom, what was said. A note is never changed;
one that puts it right is added.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.access.children import May
from holdfast.casework import notes, procedure, visit_facts
from holdfast.casework.notes import NotePage
from holdfast.casework.visit_facts import VisitFacts
from holdfast.casework.wording import Wording
from holdfast.pages import duty_lines
from holdfast.pages.forms import DateField, Form, TimeField, kept
from holdfast.pages.forms import posted as sent_marks
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import line, radios, ticks, words
from holdfast.procedures.record_words import NOTE_KINDS


class NoteForm(Form):
    """A note about one child or several."""

    kind = radios("What is it?", NOTE_KINDS.items(), error="Say what it is")
    children = ticks("Which children is it about?", (), required=True, error="Choose at least one child")
    with_whom = line("With whom", hint="Name and what they are, such as Tina Teacher, class teacher")
    on = DateField(label="Day", past=True, today=timezone.localdate)
    at = TimeField(label="Time", required=False)
    text = words(
        "What was said, written or heard", rows=6, required=True,
        error="Write what was said, written or heard",
    )  # fmt: skip

    def __init__(self, *positional: Any, facts: VisitFacts, now: datetime, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.facts = facts
        local = timezone.localtime(now)
        self.fields["on"].initial, self.fields["at"].initial = local.date(), local.time()
        self.fields["children"].choices = [(str(each.id), each.name) for each in facts.children]  # type: ignore[attr-defined]
        self.fields["children"].initial = [str(facts.child)]
        if len(facts.children) > 1:
            self.fields |= {
                f"part-{each.id}": words(f"About {each.name} alone", rows=2) for each in facts.children
            }

    @property
    def parts(self) -> list[tuple[UUID, Any]]:
        """Each child's own part."""
        children = self.facts.children if len(self.facts.children) > 1 else ()
        return [(each.id, self[f"part-{each.id}"]) for each in children]

    def about(self) -> dict[UUID, str]:
        """The children it is about, with what is said of each alone."""
        cleaned = self.cleaned_data
        return {UUID(each): cleaned.get(f"part-{each}", "") for each in cleaned["children"]}


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: Request, child: UUID) -> HttpResponse:
    """The form of a note, or of one that is added to another (`?adds-to=` a note's part)."""
    now, today = timezone.now(), timezone.localdate()
    facts = visit_facts.prepare(child=child, today=today, what=May.CONTRIBUTE)
    first = _added_to(request, today)

    def save(filled: Filled) -> str:
        form = filled.form
        if not isinstance(form, NoteForm):
            raise TypeError("no form of a note")
        cleaned = filled.cleaned
        made = notes.record(
            kind=cleaned["kind"], on=cleaned["on"], at=cleaned["at"], with_whom=cleaned["with_whom"],
            text=cleaned["text"], children=form.about(), adds_to=first.id if first else None, today=today,
        )  # fmt: skip
        own = next((each for each in made.parts if each.child == child), made.parts[0])
        return reverse("note", args=[own.child, own.id])

    return kept.answer(
        request,
        KeptForm(
            name="note-add" if first else "note-record", about=str(first.parts[0].id if first else child),
            title=f"Case note: {facts.names[child]}",
            form=lambda *given, **options: NoteForm(*given, facts=facts, now=now, **options),
            save=save, back=duty_lines.back_to(child), template="pages/notes/record.html",
            said="The note is recorded.",
            context={"facts": facts, "child": child, "back": duty_lines.back_to(child), "first": first},
        ),
    )  # fmt: skip


@require_safe
def show(request: Request, child: UUID, part: UUID) -> HttpResponse:
    """One note, and what was added to it."""
    today = timezone.localdate()
    page = notes.show(part=part, today=today)
    wording = Wording.of(pack=procedure.pack())
    context = {
        "child": child, "part": part, "notes": [(each, NOTE_KINDS.get(each.kind, each.kind),
                                                 wording.role(role=each.by_role))
                                                for each in (page, *page.added)],
        "back": duty_lines.back_to(child),
    }  # fmt: skip
    return render(request, "pages/notes/show.html", context)


def _added_to(request: Request, today: Any) -> NotePage | None:
    """The note that the new one is added to, where there is one."""
    part = sent_marks.key(request.GET.get("adds-to", ""))
    return notes.show(part=part, today=today) if part else None
