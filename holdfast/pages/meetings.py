"""*When do we meet, and what came of it?* A meeting arranged, moved, held or cancelled, for several children.

For whoever convenes or writes down. From Today's button it is known which meeting it is; from the child's
page one chooses.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.access.children import May
from holdfast.access.refusals import NotHere
from holdfast.casework import meetings, procedure, together
from holdfast.casework.arrangements import Arranged
from holdfast.casework.together import Together
from holdfast.casework.wording import Wording
from holdfast.pages import child_forms, duty_lines
from holdfast.pages.forms import posted as sent_marks
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.meeting_forms import ArrangeForm, CancelForm, HeldForm, MoveForm
from holdfast.pages.requests import Request
from holdfast.procedures import near_dates
from holdfast.procedures import words as public_words


class _Asked:
    """What the address says: what is to be done, with which meeting; and who is acting for whom."""

    def __init__(self, request: Request, child: UUID) -> None:
        self.request, self.child, self.today = request, child, timezone.localdate()
        self.wording = Wording.of(pack=procedure.pack())
        self.together: Together = together.show(child=child, what=May.MEET, today=self.today)
        self.arranged = meetings.list_arranged(child=child, today=self.today)
        kind = request.GET.get("kind", "")
        self.kind = kind if kind in public_words.MEETINGS else ""
        self.meeting = self._meeting(sent_marks.key(request.GET.get("meeting", "")))

    def _meeting(self, key: UUID | None) -> Arranged | None:
        if key is None:
            same = [each for each in self.arranged if each.kind == self.kind and each.for_on <= self.today]
            return same[-1] if same else None
        found = next((each for each in self.arranged if each.id == key), None)
        if found is None:
            raise NotHere("There is no such meeting here.", about="meeting", about_id=key)
        self.kind = found.kind
        return found

    @property
    def conference(self) -> Arranged | None:
        """The conference of that kind that is arranged: it has pages of its own, where it is completed."""
        if self.kind not in meetings.CONFERENCES:
            return None
        same = [each for each in self.arranged if each.kind == self.kind]
        return self.meeting or next(iter(same), None)

    @property
    def is_to_be_led(self) -> bool:
        """Whether a button of what is due asks for a core group: where one is arranged, it is led there."""
        return self.kind == "core-group" and "key" in self.request.GET and self.request.method != "POST"

    @property
    def back(self) -> str:
        """The child's page."""
        return duty_lines.back_to(self.child)

    def named(self, arranged: Arranged) -> str:
        """A meeting in words: `Core group, Mon 9 Mar`."""
        when = near_dates.day(arranged.for_on, self.today)
        return f"{self.wording.title(event=arranged.kind)}, {when}"

    def answer(self, *, name: str, about: str, title: str, said: str, form: Callable[..., Any],
               save: Callable[[Any, dict[str, Any]], None], button: str) -> HttpResponse:  # fmt: skip
        """Through the kept form, and back to the child's meetings."""

        def saved(filled: Filled) -> str:
            save(filled.form, dict(filled.cleaned))
            return duty_lines.address("child-meetings", self.child) or self.back

        page = KeptForm(
            name=name, about=about, title=title, form=form, save=saved, back=self.back, said=said,
            template=child_forms.TEMPLATE,
        )  # fmt: skip
        return child_forms.answer(self.request, child=self.child, page=page, button=button)


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: Request, child: UUID) -> HttpResponse:
    """What the address asks for: to arrange, move or cancel one, or one that was held; else what can be."""
    asked, do = _Asked(request, child), request.GET.get("do", "")
    if do == "arrange":
        return _arrange(asked)
    if do in {"move", "cancel"} and asked.meeting is not None:
        return _move(asked, asked.meeting) if do == "move" else _cancel(asked, asked.meeting)
    arranged = asked.conference
    if arranged is not None and request.method != "POST":
        is_over = arranged.for_on <= asked.today
        return redirect("conference-decisions" if is_over else "conference", arranged.id)
    if asked.is_to_be_led and asked.meeting is not None:
        return redirect("core-group-day", asked.meeting.id)
    if asked.kind:
        return _hold(asked)
    kinds = [(each, asked.wording.title(event=each)) for each in public_words.MEETINGS]
    context = {
        "asked": asked, "child": child, "back": asked.back, "kinds": kinds,
        "arranged": [(each, asked.named(each)) for each in asked.arranged],
        "here": reverse("meeting-record", args=[child]),
    }  # fmt: skip
    return render(request, "pages/meetings/choose.html", context)


def _arrange(asked: _Asked) -> HttpResponse:
    def save(form: ArrangeForm, cleaned: dict[str, Any]) -> None:
        meetings.arrange(
            kind=cleaned["kind"], children=form.children, for_on=cleaned["for_on"], at=cleaned["at"],
            arranged_on=cleaned["arranged_on"], venue=cleaned["venue"], interpreter=cleaned["interpreter"],
            reasons=child_forms.reasons(cleaned), today=asked.today,
        )  # fmt: skip

    return asked.answer(
        name="meeting-arrange", about=str(asked.child), title=f"Arrange a meeting: {asked.together.name}",
        said="The meeting is arranged.", save=save, button="Arrange it",
        form=lambda *given, **options: ArrangeForm(
            *given, together=asked.together, wording=asked.wording, kind=asked.kind, **options
        ),
    )  # fmt: skip


def _move(asked: _Asked, meeting: Arranged) -> HttpResponse:
    def save(_: MoveForm, cleaned: dict[str, Any]) -> None:
        meetings.move(
            meeting=meeting.id, for_on=cleaned["for_on"], at=cleaned["at"], on=cleaned["on"],
            reason=cleaned["reason"], agreed_by=cleaned["agreed_by"], today=asked.today,
            reasons=child_forms.reasons(cleaned),
        )  # fmt: skip

    return asked.answer(
        name="meeting-move", about=str(meeting.id), title=f"Move: {asked.named(meeting)}", save=save,
        said="The meeting is moved.", button="Move it",
        form=lambda *given, **options: MoveForm(*given, wording=asked.wording, **options),
    )  # fmt: skip


def _cancel(asked: _Asked, meeting: Arranged) -> HttpResponse:
    def save(_: CancelForm, cleaned: dict[str, Any]) -> None:
        meetings.cancel(meeting=meeting.id, on=cleaned["on"], reason=cleaned["reason"], today=asked.today)

    return asked.answer(
        name="meeting-cancel", about=str(meeting.id), title=f"Cancel: {asked.named(meeting)}", save=save,
        said="The meeting is cancelled.", button="Cancel it", form=CancelForm,
    )  # fmt: skip


def _hold(asked: _Asked) -> HttpResponse:
    def save(form: HeldForm, cleaned: dict[str, Any]) -> None:
        because = str(cleaned.get("because") or "")
        meetings.hold(
            kind=asked.kind, children=form.children, today=asked.today, breach=because,
            meeting=asked.meeting.id if asked.meeting else None,
            decisions=form.decisions if asked.kind in meetings.CONFERENCES else None,
            reasons=child_forms.reasons(cleaned), **form.said,
        )  # fmt: skip

    title = asked.wording.title(event=asked.kind)
    return asked.answer(
        name="meeting-held", about=f"{asked.child}/{asked.meeting.id if asked.meeting else asked.kind}",
        title=f"{title}: {asked.together.name}", said="The meeting is recorded.", save=save,
        button="Save the meeting",
        form=lambda *given, **options: HeldForm(
            *given, kind=asked.kind, together=asked.together, wording=asked.wording, arranged=asked.meeting,
            **options,
        ),
    )  # fmt: skip
