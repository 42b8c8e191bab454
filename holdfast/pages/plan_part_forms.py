"""The forms of a draft’s parts that have no table of their own: a text, a list, yes or no, rows, each child.

Each says with `also` in whose drafts, of the brothers and sisters, the same is to stand.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.utils.text import Truncator

from holdfast.casework.plan_draft_pages import PartPage
from holdfast.casework.plan_said import LineSaid
from holdfast.casework.plan_shared import Other
from holdfast.pages import outline_forms, row_forms
from holdfast.pages.forms import Form
from holdfast.pages.forms.bound import BoundField
from holdfast.pages.outline_forms import PEOPLE
from holdfast.pages.row_forms import Column, Rows
from holdfast.pages.visit_forms import YES_NO, line, radios, ticks, words
from holdfast.procedures.plan_words import HOUSEHOLD, PARTS

NOT_NEEDED = "Not needed, because"
NOT_THIS = "none"
WORDS = 20  # so many of the words of a brother or sister


class PartForm(Form):
    """A part of a draft. `also` are the drafts of brothers and sisters in which the same is written."""

    def __init__(self, *positional: Any, page: PartPage, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.page = page
        self.add()
        if page.family:
            chosen = [(str(each.plan), _too(each)) for each in page.others]
            self.fields["also"] = ticks("Written for these children too", chosen)
            self.fields["also"].initial = [str(each) for each in page.shared]

    def add(self) -> None:
        """Add the fields of the part."""

    @property
    def also(self) -> list[UUID]:
        """The drafts chosen."""
        return [UUID(each) for each in self.cleaned_data.get("also", [])]

    @property
    def boxes(self) -> list[BoundField]:
        """The fields that stand by themselves, in their order."""
        return [self[name] for name in self.fields if "-" not in name and name != "also"]

    @property
    def rows(self) -> Rows | None:
        """The rows of a part that has some."""
        return None

    @property
    def children_at_home(self) -> list[tuple[str, list[BoundField]]]:
        """Each child of the household with its fields."""
        return []


class TableForm(PartForm):
    """A part of rows: `add` makes them, as `own`."""

    own: Rows

    @property
    def rows(self) -> Rows:
        """The rows."""
        return self.own

    def clean(self) -> dict[str, Any]:
        """A row says what it must."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.own.clean(cleaned)
        return cleaned


class LinesForm(PartForm):
    """A part of lines. `lines` is what a right one says."""

    @property
    def lines(self) -> list[LineSaid]:
        """What was filled in, line by line."""
        return list(self.said())

    def said(self) -> Iterator[LineSaid]:
        """What was filled in."""
        yield from ()

    def none(self) -> Iterator[LineSaid]:
        """The line that says why it is not needed, where that was said."""
        if why := self.cleaned_data.get(NOT_THIS):
            yield LineSaid(part=self.page.part, not_relevant=True, why=str(why))

    def add_none(self) -> None:
        """Add the question why it is not needed, where the part may be left out with a reason."""
        if PARTS[self.page.part].may_be_none:
            self.fields[NOT_THIS] = line(NOT_NEEDED)


class TextForm(LinesForm):
    """A part that is one text, or one line for each thing."""

    def add(self) -> None:
        """One box."""
        part = PARTS[self.page.part]
        self.fields["text"] = words(part.label, rows=6 if part.shape == "words" else 5, hint=part.asks)
        self.add_none()

    def said(self) -> Iterator[LineSaid]:
        """The text, or the lines that say something."""
        typed = str(self.cleaned_data.get("text") or "").strip()
        is_list = PARTS[self.page.part].shape == "list"
        for text in typed.splitlines() if is_list else [typed]:
            if text.strip():
                yield LineSaid(part=self.page.part, text=text)
        if not typed:
            yield from self.none()


class FlagForm(LinesForm):
    """A part that is yes or no."""

    def add(self) -> None:
        """One question; nobody needs to answer it yet."""
        choices = [*YES_NO, ("", "Not said yet")]
        self.fields["text"] = radios(PARTS[self.page.part].label, choices, required=False)

    def said(self) -> Iterator[LineSaid]:
        """The answer."""
        if text := self.cleaned_data.get("text"):
            yield LineSaid(part=self.page.part, text=text)


class RowsForm(TableForm, LinesForm):
    """A part of rows of one thing."""

    def add(self) -> None:
        """The rows, and why none is needed."""
        part = PARTS[self.page.part]
        columns = [Column(name="text", label=part.text, made=partial(words, rows=2))]
        columns += [
            Column(name=name, label=label, made=partial(_column, self.page.part, name), choice=name == "side")
            for name, label in part.named
        ]
        self.own = Rows(
            form=self, name=part.name, columns=columns,
            needs={"text": f"Say it: {part.text.lower()}"},
        )  # fmt: skip
        self.add_none()

    def said(self) -> Iterator[LineSaid]:
        """The rows that say something."""
        nothing = True
        for row in self.own.said():
            nothing = False
            yield LineSaid(part=self.page.part, **{name: _said(name, value) for name, value in row.items()})
        if nothing:
            yield from self.none()


class AtHomeForm(LinesForm):
    """The words on each child of the household."""

    def add(self) -> None:
        """Three boxes for each child, and why the family gets no help for this one."""
        for place, name in enumerate(self.page.household, 1):
            for part, says in HOUSEHOLD.items():
                self.fields[f"{part}-{place}"] = words(f"{says}: {name}", rows=2)
            self.fields[f"{NOT_THIS}-{place}"] = line(f"Help to the family is not for {name}, because")

    @property
    def children_at_home(self) -> list[tuple[str, list[BoundField]]]:
        """Each child of the household with its fields."""
        return [
            (name, [self[f"{part}-{place}"] for part in (*HOUSEHOLD, NOT_THIS)])
            for place, name in enumerate(self.page.household, 1)
        ]

    def said(self) -> Iterator[LineSaid]:
        """What was said of each child."""
        for place, name in enumerate(self.page.household, 1):
            for part in HOUSEHOLD:
                if text := self.cleaned_data.get(f"{part}-{place}"):
                    yield LineSaid(part=part, text=text, who=name, key=self._key(part, name))
            if why := self.cleaned_data.get(f"{NOT_THIS}-{place}"):
                yield LineSaid(part="household-family-support", not_relevant=True, why=why, who=name)

    def _key(self, part: str, name: str) -> UUID | None:
        """The key of the words on a child that stand already."""
        found = (each for each in self.page.plan.lines_of(part) if each.who == name and not each.not_relevant)
        return next((each.key for each in found), None)


def _too(other: Other) -> str:
    """A brother or sister, with what of theirs goes when it is written for both, or stays."""
    if other.is_same or not other.says:
        return other.name
    says = Truncator(other.says).words(WORDS)
    if other.is_replaced:
        return f"{other.name} has own words: “{says}”, which this replaces"
    return f"{other.name} has besides, which stays: “{says}”"


def _column(part: str, name: str, label: str) -> Any:
    """The field of a column: whether an adult’s service is in the core group is asked, not typed."""
    if (part, name) == ("adult_needs", "when"):
        return forms.ChoiceField(label=label, required=False, choices=[("", "Not said"), *YES_NO])
    return outline_forms.column_field(name, label)


def _said(name: str, value: Any) -> Any:
    """A day or a key may be none; what is not said in words is nothing."""
    return value if name in {"by_on", row_forms.KEY} else value or ""


def who_field(label: str) -> Any:
    """A name, offered from those of the core group."""
    made = line(label)
    made.widget.attrs["list"] = PEOPLE
    return made
