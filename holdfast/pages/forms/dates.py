"""A date as three boxes that take the month as a word or a number and keep what was typed."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict

PARTS = ("day", "month", "year")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


class Typed(NamedTuple):
    """What stands in the three fields, as it was typed."""

    day: str = ""
    month: str = ""
    year: str = ""

    def missing(self) -> tuple[str, ...]:
        """The parts that were left empty."""
        return tuple(part for part in PARTS if not getattr(self, part))


class Unreadable(ValueError):
    """What was typed is no date: `parts` are those to mend, the text ends a sentence about the date."""

    def __init__(self, says: str, parts: tuple[str, ...]) -> None:
        super().__init__(says)
        self.parts = parts


def typed(value: object) -> Typed:
    """A date, or what was typed for one, as it stands in the three fields."""
    if isinstance(value, Typed):
        return value
    if isinstance(value, date):
        return Typed(str(value.day), str(value.month), str(value.year))
    return Typed()


def month_number(text: str) -> int | None:
    """The number of a month given as 3, 03, Mar or March; None where it is none of them."""
    word = text.strip().rstrip(".").lower()
    if re.fullmatch(r"[0-9]{1,2}", word):
        return int(word) if 1 <= int(word) <= 12 else None
    named = [
        number for number, month in enumerate(MONTHS, start=1) if len(word) >= 3 and month.startswith(word)
    ]
    return named[0] if len(named) == 1 else {"sept": 9}.get(word)


def read(given: Typed) -> date:
    """The date that was typed. Raises Unreadable, which names the parts to mend, when it is none."""
    if missing := given.missing():
        wanted = " and ".join(f"a {part}" for part in missing)
        raise Unreadable(f"must include {wanted}", missing)
    if not re.fullmatch(r"[0-9]{4}", given.year):
        raise Unreadable("must have a year of 4 numbers", ("year",))
    day = re.fullmatch(r"([0-9]{1,2})(st|nd|rd|th)?", given.day.lower())
    month = month_number(given.month)
    unreal = tuple(
        part
        for part, wrong in (("day", not day or not 1 <= int(day[1]) <= 31), ("month", not month))
        if wrong
    )
    if unreal or not day or not month:
        raise Unreadable("must be a real date", unreal)
    try:
        return date(int(given.year), month, int(day[1]))
    except ValueError:
        raise Unreadable("must be a real date", ("day", "month", "year")) from None


class DateParts(forms.Widget):
    """Three text boxes with a legend over them; `wrong` in its attributes marks the boxes to mend."""

    template_name = "forms/date.html"
    use_fieldset = True
    parts: tuple[str, ...] = PARTS

    def id_for_label(self, id_: str | None, index: str | None = None) -> str:  # noqa: ARG002 - Django's own form
        """The first box: a legend has no `for`, but a link needs something that takes the focus."""
        return f"{id_}_{self.parts[0]}" if id_ else ""

    def value_from_datadict(self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str) -> Any:  # noqa: ARG002
        """What was typed, without the blanks around it; None when all of it is empty."""
        given = Typed(*(str(data.get(f"{name}_{part}") or "").strip() for part in PARTS))
        return given if any(given) else None

    def value_omitted_from_data(
        self,
        data: Mapping[str, Any],
        files: MultiValueDict[str, Any],  # noqa: ARG002 - Django's own form
        name: str,
    ) -> bool:
        """Whether none of the boxes was sent."""
        return not any(f"{name}_{part}" in data for part in self.parts)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Name, id, value and look of every box."""
        attrs = dict(attrs or {})
        wrong = attrs.pop("wrong", ())
        context = super().get_context(name, None, attrs)
        birth = self.attrs.get("autocomplete") == "bday"
        context["widget"]["boxes"] = [
            self.box(name, part, shown, attrs.get("id"), wrong=part in wrong, birth=birth)
            for part, shown in self.shown(value).items()
        ]
        return context

    def shown(self, value: Any) -> dict[str, str]:
        """What stands in each box."""
        return typed(value)._asdict()

    def box(
        self, name: str, part: str, value: str, id_: str | None, *, wrong: bool, birth: bool
    ) -> dict[str, Any]:
        """One box as the template draws it."""
        return {
            "name": f"{name}_{part}",
            "id": f"{id_}_{part}" if id_ else "",
            "label": part.capitalize(),
            "value": value,
            "width": {"day": 2, "year": 4}.get(part, 5),
            "numeric": part in {"day", "year"},
            "autocomplete": f"bday-{part}" if birth and part in PARTS else "off",
            "wrong": wrong,
        }


class DateField(forms.Field):
    """A date in three boxes.

    `past` refuses days after today, `future` days before it; `today` is asked at the moment of checking.
    """

    widget = DateParts

    def __init__(
        self,
        *,
        past: bool = False,
        future: bool = False,
        today: Callable[[], date] | None = None,
        **options: Any,
    ) -> None:
        if (past or future) and today is None:
            raise TypeError("a date held to the past or the future needs today=…")
        self.past, self.future, self.today = past, future, today
        super().__init__(**options)

    def fail(self, says: str, parts: tuple[str, ...]) -> ValidationError:
        """The error that names this field and the boxes to mend."""
        name = str(self.label or "Date").rstrip("?")
        return ValidationError(f"{name} {says}", code="invalid", params={"parts": parts or PARTS})

    def to_python(self, value: Any) -> Any:
        """The date, None when nothing was typed; raises ValidationError in plain words."""
        if value in self.empty_values or isinstance(value, date):
            return value or None
        try:
            day = read(typed(value))
        except Unreadable as problem:
            raise self.fail(str(problem), problem.parts) from None
        self.hold(day)
        return day

    def hold(self, day: date) -> None:
        """Refuse a day on the wrong side of today."""
        if self.today is None:
            return
        if self.past and day > self.today():
            raise self.fail("must be today or in the past", PARTS)
        if self.future and day < self.today():
            raise self.fail("must be today or in the future", PARTS)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether what was typed says another date than before."""
        try:
            return bool(self.to_python(data) != self.to_python(typed(initial) if initial else None))
        except ValidationError:
            return True
