"""*Who is here?* Everybody whom a core group waits for, with one tap each; nobody is put down by itself."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.casework import core_group_attendances, procedure
from holdfast.casework.core_group_attendances import AttendanceList, Attended, Came
from holdfast.casework.wording import Wording
from holdfast.pages import core_group_days
from holdfast.pages.forms import Form, kept
from holdfast.pages.forms.changes import Standing
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import line
from holdfast.procedures import words as public_words
from holdfast.procedures.conference_words import ATTENDED

NOT_YET = ("", "Not yet said")
BESIDES = (1, 2)


@dataclass(frozen=True)
class Row:
    """One person, as the template lays them out."""

    says: str
    fields: tuple[BoundField, ...]


class AttendanceForm(Form):
    """Whether each came; of whoever did not, what they sent to say."""

    def __init__(
        self, *positional: Any, listed: tuple[Attended, ...], wording: Wording, **options: Any
    ) -> None:
        super().__init__(*positional, **options)
        self.listed, self.wording = listed, wording
        for each in listed:
            self._add(field_of(each))
        roles = [("", "Choose"), *sorted((each, wording.role(role=each)) for each in public_words.ROLES)]
        for number in BESIDES:
            self.fields[f"name-{number}"] = line("Name")
            self.fields[f"role-{number}"] = forms.ChoiceField(
                label="What they are", choices=roles, required=False
            )
            self._add(str(number))

    def _add(self, key: str) -> None:
        self.fields[f"how-{key}"] = forms.ChoiceField(
            label="Here?", choices=[NOT_YET, *ATTENDED.items()], required=False
        )
        self.fields[f"note-{key}"] = line("If not: what they sent to say")

    def clean(self) -> None:
        """Whoever came besides has a name, a role and how they came."""
        for number in BESIDES:
            given = {part: self.cleaned_data.get(f"{part}-{number}") for part in ("name", "role", "how")}
            for part, value in given.items():
                if any(given.values()) and not value:
                    self.add_error(f"{part}-{number}", MISSING[part])

    @property
    def rows(self) -> Iterator[Row]:
        """Everybody on the list."""
        for each in self.listed:
            names = (f"how-{field_of(each)}", f"note-{field_of(each)}")
            yield Row(
                f"{each.name}, {self.wording.role(role=each.role)}", tuple(self[name] for name in names)
            )

    @property
    def besides(self) -> Iterator[Row]:
        """Room for those who are not on the list."""
        for number in BESIDES:
            parts = ("name", "role", "how", "note")
            yield Row("Somebody else", tuple(self[f"{part}-{number}"] for part in parts))

    def came(self) -> list[Came]:
        """Those of whom something is said."""
        said = self.cleaned_data
        found = [
            Came(key=each.key, how=said[f"how-{field_of(each)}"], note=said[f"note-{field_of(each)}"])
            for each in self.listed
        ]
        found += [
            Came(
                name=said[f"name-{number}"], role=said[f"role-{number}"], how=said[f"how-{number}"],
                note=said[f"note-{number}"],
            )
            for number in BESIDES
        ]  # fmt: skip
        return [each for each in found if each.how]


MISSING = {
    "name": "Give the name of whoever else came",
    "role": "Say what whoever else came is",
    "how": "Say how whoever else came was there",
}


def field_of(who: Attended) -> str:
    """What names somebody in the form, however the list changes; their key may have blanks in it."""
    return hashlib.sha256(who.key.encode()).hexdigest()[:12]


@require_http_methods(BOTH)
def attendance(request: Request, meeting: UUID) -> HttpResponse:
    """Who is here? Everybody on one page."""
    today, wording = timezone.localdate(), Wording.of(pack=procedure.pack())
    found: AttendanceList = core_group_attendances.of_meeting(meeting=meeting, today=today)
    back = reverse("core-group-day", args=[meeting])

    def save(filled: Filled) -> str:
        form = filled.form
        assert isinstance(form, AttendanceForm)  # noqa: S101 - the form that this page makes
        core_group_attendances.record(meeting=meeting, came=form.came(), seen=filled.seen, today=today)
        return core_group_days.onward(meeting=meeting, after="attendance")

    def standing() -> Standing:
        stands: AttendanceList = core_group_attendances.of_meeting(meeting=meeting, today=today)
        values = {f"how-{field_of(each)}": each.how for each in stands.rows}
        values |= {f"note-{field_of(each)}": each.note for each in stands.rows}
        return Standing(version=stands.version, values=values)

    lead = (
        "Leave what you do not know yet: you can come back."
        if found.rows
        else "Nobody is named to the core group. Whoever came can be added below."
    )
    return kept.answer(request, KeptForm(
        name="core-group-attendance", about=str(meeting), title="Who is here", save=save, back=back,
        said="It is saved who was here.", standing=standing,
        form=partial(AttendanceForm, listed=found.rows, wording=wording),
        template="pages/core_groups/attendance.html",
        context={"back": back, "back_to": "Back to the core group", "lead": [lead]},
    ))  # fmt: skip
