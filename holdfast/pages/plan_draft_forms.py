"""The forms of a draft’s parts: which part has which, and what it begins with; needs, contacts, how often."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from django import forms

from holdfast.casework import plan_shapes
from holdfast.casework.plan_draft_pages import PartPage
from holdfast.casework.plan_said import ContactSaid, NeedSaid
from holdfast.casework.wording import Wording
from holdfast.pages import row_forms
from holdfast.pages.plan_part_forms import (
    NOT_THIS,
    AtHomeForm,
    FlagForm,
    PartForm,
    RowsForm,
    TableForm,
    TextForm,
    who_field,
)
from holdfast.pages.plans import check_intervals, rhythm_fields
from holdfast.pages.row_forms import Column, Rows
from holdfast.pages.visit_forms import line, words
from holdfast.procedures.plan_words import CONTACT_KINDS, HOUSEHOLD, PARTS, WHOSE


class NeedsForm(TableForm):
    """The needs. `needs` is what a right one says."""

    def add(self) -> None:
        """The rows."""
        named = dict(PARTS["needs"].named)
        self.own = Rows(
            form=self, name="needs", needs={"text": "Say what the need is"},
            columns=[
                Column(name="text", label="The need", made=partial(words, rows=2)),
                Column(name="whose", label=named["whose"], made=partial(_choice, WHOSE), choice=True),
                *(
                    Column(name=name, label=named[name], made=partial(words, rows=2))
                    for name in ("finding", "service", "help")
                ),
            ],
        )  # fmt: skip

    @property
    def needs(self) -> list[NeedSaid]:
        """The rows that say something."""
        return [NeedSaid(**row) for row in self.own.said()]


class ContactsForm(TableForm):
    """Who sees whom. `contacts` is what a right one says."""

    def add(self) -> None:
        """The rows."""
        self.own = Rows(
            form=self, name="contacts", needs={"who": "Say who it is"}, first=5,
            columns=[
                Column(name="who", label="Who", made=who_field),
                Column(name="every", label="How often, such as 2 weeks", made=line),
                Column(name="when", label="Or how often in words", made=line),
                Column(name="nature", label="What they do", made=line),
                Column(name="why", label="What it is for", made=line),
                Column(name="with_whom", label="Sees whom, if not the child", made=line),
                Column(
                    name="kind", label="Routine or specialist", choice=True,
                    made=partial(_choice, CONTACT_KINDS),
                ),
            ],
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A contact says who, and how often as an interval is written."""
        cleaned = super().clean()
        self.own.check_interval("every", cleaned)
        return cleaned

    @property
    def contacts(self) -> list[ContactSaid]:
        """The rows that say something."""
        return [ContactSaid(**row) for row in self.own.said()]


class AimForm(PartForm):
    """What the plan is for."""

    def add(self) -> None:
        """The aim."""
        part = PARTS["objective"]
        self.fields["aim"] = words(part.label, rows=3, hint=part.asks)


class RhythmForm(PartForm):
    """How often the child is visited, and the core group meets."""

    def __init__(self, *positional: Any, wording: Wording, **options: Any) -> None:
        self.wording = wording
        super().__init__(*positional, **options)

    def add(self) -> None:
        """How often."""
        self.fields |= rhythm_fields(self.wording)

    def clean(self) -> dict[str, Any]:
        """Intervals are as they are written."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        check_intervals(self, cleaned)
        return cleaned


SHAPES: Mapping[str, type[PartForm]] = {
    "words": TextForm, "list": TextForm, "flag": FlagForm, "rows": RowsForm, "needs": NeedsForm,
    "contacts": ContactsForm, "rhythm": RhythmForm,
}  # fmt: skip


def form_of(*, part: str) -> type[PartForm]:
    """The form of a part that is no outcome."""
    if part == plan_shapes.AT_HOME:
        return AtHomeForm
    return AimForm if part == "objective" else SHAPES[PARTS[part].shape]


def values(*, page: PartPage) -> dict[str, Any]:
    """A part as it stands, as its form begins with it."""
    plan, part = page.plan, page.part
    also = {"also": [str(each) for each in page.shared]}
    if part in plan_shapes.COLUMNS:
        return {**{name: getattr(plan, name) for name in plan_shapes.COLUMNS[part]}, **also}
    if part == plan_shapes.AT_HOME:
        return {**_at_home(page), **also}
    if part in {"needs", "contacts"}:
        said: Sequence[Any] = plan.needs if part == "needs" else plan.contacts
        columns = ("text", "whose", "finding", "service", "help") if part == "needs" else CONTACT_COLUMNS
        return {**_rows(part, columns, said), **also}
    return {**_lines(page), **also}


CONTACT_COLUMNS = ("who", "every", "when", "why", "with_whom", "nature", "kind")


def _lines(page: PartPage) -> dict[str, Any]:
    part = PARTS[page.part]
    lines = page.plan.lines_of(part.name)
    none = dict.fromkeys([NOT_THIS], next((each.why for each in lines if each.not_relevant), ""))
    said = [each for each in lines if not each.not_relevant]
    if part.shape == "rows":
        return {**_rows(part.name, ("text", *part.columns), said), **none}
    return {"text": "\n".join(each.text for each in said), **none}


def _at_home(page: PartPage) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for part in HOUSEHOLD:
        for each in page.plan.lines_of(part):
            if each.who in page.household:
                place = page.household.index(each.who) + 1
                found |= (
                    {f"{NOT_THIS}-{place}": each.why} if each.not_relevant else {f"{part}-{place}": each.text}
                )
    return found


def _rows(name: str, columns: Sequence[str], said: Sequence[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for row, each in enumerate(said, 1):
        found |= row_forms.values(name=name, row=row, said=each, columns=columns)
    return found


def _choice(choices: Mapping[str, str], label: str) -> Any:
    return forms.ChoiceField(label=label, choices=list(choices.items()), initial=next(iter(choices)))
