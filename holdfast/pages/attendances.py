"""*Who is here?* Everybody invited on one form, whoever came uninvited, and who was out of the room."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.casework import attendances, convened, procedure
from holdfast.casework.attendances import Attended, Came
from holdfast.casework.wording import Wording
from holdfast.pages import child_forms
from holdfast.pages.forms import Form, TimeField, kept
from holdfast.pages.forms.bound import BoundField
from holdfast.pages.forms.changes import Standing
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import YES_NO, line, radios, words
from holdfast.pages.visit_forms import said as yes_or_no
from holdfast.procedures import words as public_words
from holdfast.procedures.conference_words import ATTENDED

UNINVITED = (1, 2)
NOT_YET = ("", "Not said yet")


@dataclass(frozen=True)
class Row:
    """The fields of one person, as the template lays them out."""

    says: str
    fields: tuple[BoundField, ...]


class WhenField(TimeField):
    """A time of one person among many: what is wrong with it says whose it is."""

    def __init__(self, *, who: str, **options: Any) -> None:
        super().__init__(required=False, **options)
        self.who = who

    def to_python(self, value: Any) -> time | None:
        """The time, None when nothing was typed; raises ValidationError in plain words."""
        try:
            return super().to_python(value)
        except forms.ValidationError as error:
            raise forms.ValidationError(f"{self.who}: {error.messages[0]}", code="invalid") from None


class AttendanceForm(Form):
    """Whether and how each was there; nobody has to be said anything of."""

    def __init__(
        self, *positional: Any, listed: tuple[Attended, ...], wording: Wording, **options: Any
    ) -> None:
        super().__init__(*positional, **options)
        self.listed, self.wording = listed, wording
        for each in listed:
            self._add(key_of(each), name=each.name, wants_report=each.report_wanted)
        for number in UNINVITED:
            self._add_uninvited(f"new{number}")

    def _add(self, key: str, *, name: str, wants_report: bool) -> None:
        self.fields[f"how-{key}"] = forms.ChoiceField(
            label="Here?", choices=[NOT_YET, *ATTENDED.items()], required=False
        )
        self.fields[f"from-{key}"] = WhenField(label="From", who=name)
        self.fields[f"until-{key}"] = WhenField(label="Until", who=name)
        if wants_report:
            self.fields[f"spoke-{key}"] = radios(f"Did {name} speak to their report?", YES_NO, required=False)

    def _add_uninvited(self, key: str) -> None:
        roles = [("", "Choose"), *sorted((each, self.wording.role(role=each)) for each in public_words.ROLES)]
        self.fields[f"name-{key}"] = line("Name")
        self.fields[f"role-{key}"] = forms.ChoiceField(label="What they are", choices=roles, required=False)
        self._add(key, name="Somebody who was not invited", wants_report=False)

    def clean(self) -> None:
        """Whoever came uninvited has a name, a role and how they came."""
        for number in UNINVITED:
            key = f"new{number}"
            given = {part: self.cleaned_data.get(f"{part}-{key}") for part in ("name", "role", "how")}
            for part, value in given.items():
                if any(given.values()) and not value:
                    self.add_error(f"{part}-{key}", MISSING[part])

    @property
    def rows(self) -> Iterator[Row]:
        """Everybody on the list."""
        for each in self.listed:
            yield Row(f"{each.name}, {self.wording.role(role=each.role)}", self._of(key_of(each)))

    @property
    def uninvited(self) -> Iterator[Row]:
        """Room for those who came uninvited."""
        for number in UNINVITED:
            key = f"new{number}"
            yield Row(
                "Somebody who was not invited", (self[f"name-{key}"], self[f"role-{key}"], *self._of(key))
            )

    def _of(self, key: str) -> tuple[BoundField, ...]:
        names = [f"{part}-{key}" for part in ("how", "from", "until", "spoke")]
        return tuple(self[each] for each in names if each in self.fields)

    def came(self) -> list[Came]:
        """Those of whom something is said."""
        found = [self._came(key_of(each), each) for each in self.listed]
        found += [self._came(f"new{number}", None) for number in UNINVITED]
        return [each for each in found if each.how]

    def _came(self, key: str, who: Attended | None) -> Came:
        said = self.cleaned_data
        name = who.name if who else said[f"name-{key}"]
        return Came(
            how=said[f"how-{key}"], invitation=who.invitation if who else None, name=name,
            role=who.role if who else said[f"role-{key}"], from_at=said[f"from-{key}"],
            until_at=said[f"until-{key}"], spoke_to_report=yes_or_no(said.get(f"spoke-{key}") or ""),
            note=who.note if who else "",
        )  # fmt: skip


MISSING = {
    "name": "Give the name of whoever came uninvited",
    "role": "Say what whoever came uninvited is",
    "how": "Say how whoever came uninvited was there",
}


class OutForm(Form):
    """Who was out of the room, from when until when, and why."""

    who = radios("Who was out of the room?", (), error="Say who was out of the room")
    from_at = TimeField(label="From", required=False)
    until_at = TimeField(label="Until", required=False)
    why = words("Why", rows=2, required=True, error="Say why they were out of the room")

    def __init__(self, *positional: Any, there: tuple[Attended, ...], **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["who"].choices = [(str(each.id), each.name) for each in there]  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request: Request, meeting: UUID) -> HttpResponse:
    """Who is here? Everybody invited at once; a report is spoken to, or not."""
    today, wording = timezone.localdate(), Wording.of(pack=procedure.pack())
    top = convened.top(meeting=meeting, today=today)
    listed = attendances.of_meeting(meeting=meeting, today=today)

    def save(filled: Filled) -> str:
        form = filled.form
        assert isinstance(form, AttendanceForm)  # noqa: S101 - the form that this page makes
        attendances.record(meeting=meeting, came=form.came(), seen=filled.seen, today=today)
        return back(meeting)

    is_put = request.method != "POST" and "coming" in request.GET

    def standing() -> Standing:
        values = _values(attendances.of_meeting(meeting=meeting, today=today))
        if is_put:  # put into the form for whoever writes to look at: nothing is recorded by it
            values |= {f"how-{key_of(each)}": "whole" for each in listed if _is_expected(each)}
        return Standing(version=attendances.version(meeting=meeting), values=values)

    return kept.answer(request, KeptForm(
        name="attendance", about=str(meeting), title=f"Who is here: {top.title}", save=save,
        said="It is saved who was here.", back=back(meeting), standing=standing,
        form=partial(AttendanceForm, listed=listed, wording=wording),
        template="pages/conferences/attendance.html",
        context={"back": back(meeting), "back_to": "Back to the conference", "lead": _lead(listed),
                 "expected": 0 if is_put else sum(map(_is_expected, listed))},
    ))  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def out_of_room(request: Request, meeting: UUID) -> HttpResponse:
    """Who left the room for a part, from when until when, and why?"""
    today = timezone.localdate()
    top = convened.top(meeting=meeting, today=today)
    there = tuple(
        each for each in attendances.of_meeting(meeting=meeting, today=today) if each.was_there and each.id
    )

    def save(filled: Filled) -> str:
        said = filled.cleaned
        attendances.out_of_room(
            attendance=UUID(said["who"]), from_at=said["from_at"], until_at=said["until_at"],
            why=said["why"], today=today,
        )  # fmt: skip
        return back(meeting)

    lead = () if there else ("Nobody is recorded as here yet: say first who is here.",)
    return kept.answer(request, KeptForm(
        name="out-of-room", about=str(meeting), title=f"Out of the room: {top.title}", save=save,
        said="It is saved who was out of the room.", back=back(meeting), form=partial(OutForm, there=there),
        template=child_forms.TEMPLATE,
        context={"back": back(meeting), "back_to": "Back to the conference", "lead": lead},
    ))  # fmt: skip


def key_of(who: Attended) -> str:
    """What names somebody in the form: the same however the list changes."""
    return str(who.invitation or who.id)


def back(meeting: UUID) -> str:
    """The page of the day."""
    return reverse("conference-day", args=[meeting])


def _is_expected(who: Attended) -> bool:
    return who.answer == "coming" and not who.how


def _lead(listed: tuple[Attended, ...]) -> tuple[str, ...]:
    if listed:
        return ("Leave what you do not know yet: you can come back.",)
    return ("Nobody is on the list of those invited. Whoever came can be added below.",)


def _values(listed: tuple[Attended, ...]) -> dict[str, Any]:
    """How it stands, by the form's fields."""
    found: dict[str, Any] = {}
    for each in listed:
        key = key_of(each)
        found |= {f"how-{key}": each.how, f"from-{key}": each.from_at, f"until-{key}": each.until_at}
        found[f"spoke-{key}"] = {True: "yes", False: "no", None: ""}[each.spoke_to_report]
    return found
