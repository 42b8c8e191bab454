"""The form by which a conference is asked for, and mended; and the days of festivals, one a line."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from holdfast.casework.conference_requests import Asked
from holdfast.casework.together import Together
from holdfast.casework.wording import CATEGORIES
from holdfast.pages import child_forms
from holdfast.pages.forms import Form
from holdfast.pages.forms import dates as typed_dates
from holdfast.pages.visit_forms import line, radios, ticks, words
from holdfast.procedures.conference_words import CONFERENCE_KINDS, EARLY_REASONS

HARMS = [(each, name[:1].upper() + name[1:]) for each, name in CATEGORIES.items()]
LINES = ("interpreter", "advocate", "room_needs", "asked_by_name", "thought_by")
FESTIVALS = "Religious festivals of the family"
FESTIVALS_HINT = "The days on which nothing should be held, one a line, such as 20 3 2026"


class DaysField(forms.CharField):
    """Several days, one a line."""

    widget = forms.Textarea(attrs={"rows": 2})

    def clean(self, value: Any) -> tuple[date, ...]:
        """The days, in their order; says which line is none."""
        found = []
        for text in str(super().clean(value) or "").splitlines():
            if not text.strip():
                continue
            parts = re.split(r"[\s/.-]+", text.strip())
            try:
                found.append(typed_dates.read(typed_dates.Typed(*parts)))
            except (TypeError, ValueError):
                raise forms.ValidationError(f"“{text.strip()}” must be a day, such as 20 3 2026") from None
        return tuple(sorted(set(found)))

    def prepare_value(self, value: Any) -> Any:
        """As it is typed."""
        if isinstance(value, str) or value is None:
            return value
        return "\n".join(f"{each.day} {each.month} {each.year}" for each in value)


def days(label: str = FESTIVALS) -> Any:
    """The question for them."""
    return DaysField(label=label, help_text=FESTIVALS_HINT, required=False)


class AskForm(Form):
    """What the conference is for, and what it takes. `asked` is what stands in a request that is mended."""

    kind = radios("Which conference?", (), error="Say which conference it is")
    concern = words(
        "What is the concern?", rows=4, required=True, error="Say what the concern is",
        hint="What led to asking; of a review, why it is asked for",
    )  # fmt: skip
    categories = ticks("Which kinds of harm are feared?", HARMS, hint="One or more")
    thought_by = line("Who thinks that the child is at risk?", hint="Name and role")
    thought_on = child_forms.day("Since when do they think so?", required=False)
    why_early = forms.ChoiceField(label="Of a review: why before its day?", required=False)
    wanted_by_on = child_forms.day("By when is it wanted?", past=False, required=False)
    who = words("Who should come?", rows=2, hint="Beside those on the record as involved")
    exclusions = words("Who should not come, and why?", rows=2)
    interpreter = line("Interpreter", hint="For whom, and which language")
    advocate = line("Advocate", hint="For whom, and who if it is known")
    room_needs = line("What the room must have", hint="A ramp, two waiting rooms, a place for a baby")
    dates_to_avoid = words("Dates to avoid", rows=2, hint="School trips, hospital days, court days")
    festivals = days()
    asked_by_name = line("Who asks, if another agency does", hint="Name and agency")

    def __init__(
        self, *positional: Any, kinds: Sequence[str], together: Together | None, asked: Asked | None,
        name: str = "", **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(*positional, **options)
        self.own = asked.children if asked else (together.child,) if together else ()
        self.fields["kind"].choices = [(each, CONFERENCE_KINDS[each]) for each in kinds]  # type: ignore[attr-defined]
        self.fields["why_early"].choices = [("", "It is not, or is no review"), *EARLY_REASONS.items()]  # type: ignore[attr-defined]
        self.fields["thought_by"].initial, self.fields["thought_on"].initial = name, timezone.localdate()
        if len(kinds) == 1:
            self.fields["kind"].initial = kinds[0]
        if together is not None and len(together.children) > 1:
            field = ticks("For which children?", together.choices, required=True,
                          error="Choose at least one child")  # fmt: skip
            field.initial = [key for key, _ in together.choices]
            self.fields = {"children": field, **self.fields}
        for each in self.fields if asked else ():
            self.fields[each].initial = getattr(asked, each, None)

    def clean(self) -> dict[str, Any]:
        """A first conference says of which kinds of harm, who thinks so and since when."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("kind") not in (None, "", "review"):
            for name, says in (
                ("categories", "Choose at least one kind of harm"),
                ("thought_by", "Say who thinks that the child is at risk"),
                ("thought_on", "Say since when they think so"),
            ):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, says)
        return cleaned


def read_asked(cleaned: Mapping[str, Any], form: AskForm) -> Asked:
    """What a right form asks."""
    children = tuple(UUID(each) for each in cleaned.get("children", ())) or tuple(form.own)
    said = {name: cleaned[name] for name in AskForm.base_fields if name != "categories"}
    return Asked(**said, children=children, categories=tuple(cleaned["categories"]))
