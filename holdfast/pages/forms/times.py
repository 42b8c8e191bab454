"""A time in one box, and a moment: a date and a time together, in the time of the place."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from holdfast.pages.forms import dates

WORDS = {"midday": time(12), "noon": time(12), "midnight": time(0)}
EXAMPLE = "such as 14:10 or 2.10pm"


def read(text: str) -> time:
    """The time in 14:10, 14.10, 1410, 2:10pm, 2.10 pm, 2pm, midday or midnight; else raises ValueError."""
    word = re.sub(r"\s+", "", text.lower()).replace("a.m.", "am").replace("p.m.", "pm")
    if word in WORDS:
        return WORDS[word]
    found = re.fullmatch(r"([0-9]{1,2})(?:[:.]?([0-9]{2}))?(am|pm)?", word)
    if not found or (found[2] is None and found[3] is None):
        raise ValueError("not a time")
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half:
        if not 1 <= hour <= 12:
            raise ValueError("not an hour before or after noon")
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute)


class TimeInput(forms.TextInput):
    """One box; what was typed stays as it was typed."""

    def format_value(self, value: Any) -> str | None:
        """A time as 14:10."""
        return f"{value:%H:%M}" if isinstance(value, time) else super().format_value(value)


class TimeField(forms.Field):
    """A time of day, in the ways that people write it."""

    widget = TimeInput

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.widget.attrs.setdefault("class", "govuk-input--width-5")

    def to_python(self, value: Any) -> time | None:
        """The time, None when nothing was typed; raises ValidationError in plain words."""
        if value in self.empty_values or isinstance(value, time):
            return value or None
        try:
            return read(str(value))
        except ValueError:
            name = str(self.label or "Time").rstrip("?")
            raise ValidationError(f"{name} must be a time, {EXAMPLE}", code="invalid") from None


class TypedMoment(NamedTuple):
    """What stands in the boxes of a moment, as it was typed."""

    date: dates.Typed
    time: str


class MomentParts(dates.DateParts):
    """The boxes of a date and one of a time."""

    parts = (*dates.PARTS, "time")

    def value_from_datadict(self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str) -> Any:
        """What was typed; None when all of it is empty."""
        day = super().value_from_datadict(data, files, name)
        hour = str(data.get(f"{name}_time") or "").strip()
        return TypedMoment(day or dates.Typed(), hour) if day or hour else None

    def shown(self, value: Any) -> dict[str, str]:
        """What stands in each box; a stored moment is shown in the time of the place."""
        if isinstance(value, TypedMoment):
            return {**value.date._asdict(), "time": value.time}
        if isinstance(value, datetime):
            local = timezone.localtime(value)
            return {**dates.typed(local.date())._asdict(), "time": f"{local:%H:%M}"}
        return {**dates.Typed()._asdict(), "time": ""}


class MomentField(dates.DateField):
    """A day and a time of day: a moment, aware, in the time of the place."""

    widget = MomentParts

    def to_python(self, value: Any) -> Any:
        """The moment, None when nothing was typed; raises ValidationError in plain words."""
        if value in self.empty_values or isinstance(value, datetime):
            return value or None
        given = value if isinstance(value, TypedMoment) else TypedMoment(dates.typed(value), "")
        if not any(given.date):
            raise self.fail("must include a date", dates.PARTS)
        day = super().to_python(given.date)
        if not given.time:
            raise self.fail("must include a time", ("time",))
        try:
            hour = read(given.time)
        except ValueError:
            raise self.fail(f"must have a time, {EXAMPLE}", ("time",)) from None
        return self.moment(day, hour)

    def moment(self, day: date, hour: time) -> datetime:
        """The moment of a day and a time here; refuses the hour that is left out when clocks go forward."""
        local = datetime.combine(day, hour, tzinfo=timezone.get_current_timezone())
        back = local.astimezone(UTC).astimezone(local.tzinfo)
        if back.replace(tzinfo=None) != local.replace(tzinfo=None):
            raise self.fail("must be a time that there was: the clocks went forward in that hour", ("time",))
        return local

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether what was typed says another moment than before, to the minute."""
        try:
            now = self.to_python(data)
        except ValidationError:
            return True
        before = initial.replace(second=0, microsecond=0) if isinstance(initial, datetime) else None
        return bool(now != before)
