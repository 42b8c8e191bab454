"""What somebody else saved while a form was being filled in, beside what was typed into it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import formats, timezone

NOTHING = "nothing"


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What a form changes, as it stands: its version, the form's initial values, who saved it last, when."""

    version: datetime
    values: Mapping[str, Any] = field(default_factory=dict)
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One field that does not say the same: its label, what it says now, what was typed."""

    label: str
    now: str
    typed: str


def differences(form: forms.BaseForm, standing: Standing) -> Iterator[Difference]:
    """Each field of a valid form that differs from what stands."""
    for name, stands in standing.values.items():
        typed = form.cleaned_data.get(name)
        if name in form.fields and _plain(stands) != _plain(typed):
            bound = form[name]
            yield Difference(label=str(bound.label), now=says(bound, stands), typed=says(bound, typed))


def says(bound: forms.BoundField, value: Any) -> str:
    """A value as the page shows it."""
    value = _plain(value)
    if value in (None, ()):
        return NOTHING
    if isinstance(value, tuple):
        return ", ".join(says(bound, each) for each in value)
    for choice, label in getattr(bound.field, "choices", ()):
        if str(choice) == str(value):
            return str(label)
    return _in_words(value)


def _in_words(value: Any) -> str:
    """Yes and no, days and moments as the pages write them; all else as it is."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return formats.date_format(timezone.localtime(value), "D j M Y, H:i")
    return formats.date_format(value, "D j M Y") if isinstance(value, date) else str(value)


def _plain(value: Any) -> Any:
    """Nothing is None, however it is written; several are a tuple; ends of lines are one character."""
    if isinstance(value, list | tuple | set):
        return tuple(_plain(each) for each in value)
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip() or None
    return value
