"""Rows of one thing in a form: so many as were filled in and two more, each known again by a hidden key.

    Rows(form, name="risks", columns=[Column("text", "The risk", words), …], needs="text")

A row that is cleared is left out. Works without script: there is room for more when it is saved.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms

from holdfast.pages.forms import Form
from holdfast.pages.forms.bound import BoundField
from holdfast.procedures.intervals import NotAnInterval
from holdfast.procedures.intervals import read as read_interval

MOST, EMPTY = 30, 2  # rows at most; those that stand ready for more
KEY = "key"
INTERVAL = "Write a number of days, working days, weeks or months, such as 3 weeks"


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of the rows; `made` makes its field from a label. A `choice` alone fills no row."""

    name: str
    label: str
    made: Callable[[str], Any]
    choice: bool = False


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row as the page lays it out: its number, the hidden key, the fields that all need, and the others."""

    number: int
    key: BoundField
    first: tuple[BoundField, ...]
    more: tuple[BoundField, ...]

    @property
    def every(self) -> tuple[BoundField, ...]:
        """All that can be typed or chosen."""
        return (*self.first, *self.more)

    @property
    def is_open(self) -> bool:
        """Whether what stands behind *More* is to be seen: something is written there, or wrong."""
        return any(each.errors or each.value() not in (None, "", each.field.initial) for each in self.more)


class Rows:
    """The rows of one name on one form. `needs` are the columns without which a row says nothing."""

    def __init__(
        self, *, form: Form, name: str, columns: Sequence[Column], needs: Mapping[str, str], first: int = 99
    ) -> None:
        self.form, self.name, self.columns, self.needs, self.first = form, name, columns, needs, first
        for row in range(1, self.count + 1):
            form.fields[self._field(row, KEY)] = forms.CharField(required=False, widget=forms.HiddenInput)
            for each in columns:
                form.fields[self._field(row, each.name)] = each.made(f"{each.label} {row}")

    @property
    def count(self) -> int:
        """As many as were filled in, and some more."""
        given = [*(self.form.data or {}), *(self.form.initial or {})]
        used = [each.split("-") for each in given if each.startswith(f"{self.name}-")]
        highest = max((int(each[1]) for each in used if len(each) > 2 and each[1].isdigit()), default=0)
        return min(max(highest, EMPTY) if self.form.is_bound else highest + EMPTY, MOST)

    def clean(self, cleaned: Mapping[str, Any]) -> None:
        """Say at its field what a row that says something still needs."""
        for row in range(1, self.count + 1):
            if not self._says(row, cleaned):
                continue
            for column, why in self.needs.items():
                name = self._field(row, column)
                if not cleaned.get(name) and name not in self.form.errors:
                    self.form.add_error(name, f"{why}, or clear row {row}")

    def check_interval(self, column: str, cleaned: Mapping[str, Any]) -> None:
        """Say where a column is no interval as the procedure writes them."""
        for row in range(1, self.count + 1):
            said = " ".join(str(cleaned.get(self._field(row, column)) or "").lower().split())
            if said:
                try:
                    read_interval(said)
                except NotAnInterval:
                    self.form.add_error(self._field(row, column), INTERVAL)

    def said(self) -> Iterator[dict[str, Any]]:
        """The rows that say something, by column, with `key`."""
        cleaned = self.form.cleaned_data
        for row in range(1, self.count + 1):
            if self._says(row, cleaned):
                own = {each.name: cleaned.get(self._field(row, each.name)) for each in self.columns}
                yield {**own, KEY: key_of(cleaned.get(self._field(row, KEY)))}

    def shown(self) -> list[Row]:
        """Those that are filled in, and one that is ready for more."""
        rows = list(self._rows())
        return rows[: max(1, self._ready(rows))]

    def spare(self) -> list[Row]:
        """The others, behind *Add another*."""
        rows = list(self._rows())
        return rows[max(1, self._ready(rows)) :]

    def _rows(self) -> Iterator[Row]:
        for row in range(1, self.count + 1):
            own = [self.form[self._field(row, each.name)] for each in self.columns]
            yield Row(
                number=row, key=self.form[self._field(row, KEY)], first=tuple(own[: self.first]),
                more=tuple(own[self.first :]),
            )  # fmt: skip

    def _ready(self, rows: Sequence[Row]) -> int:
        choices = {self._field(row, each.name) for row in range(1, self.count + 1)
                   for each in self.columns if each.choice}  # fmt: skip
        used = [
            row.number
            for row in rows
            if any(
                each.value() or each.errors for each in (*row.first, *row.more) if each.name not in choices
            )
        ]
        return max(used, default=0)

    def _says(self, row: int, cleaned: Mapping[str, Any]) -> bool:
        return any(cleaned.get(self._field(row, each.name)) for each in self.columns if not each.choice)

    def _field(self, row: int, column: str) -> str:
        return f"{self.name}-{row}-{column}"


def values(*, name: str, row: int, said: Any, columns: Iterable[str]) -> dict[str, Any]:
    """One thing as a row of a form begins with it."""
    found = {f"{name}-{row}-{column}": getattr(said, column) for column in columns}
    return {**found, f"{name}-{row}-{KEY}": str(said.key or "")}


def key_of(typed: Any) -> UUID | None:
    """The key that came with a row; None for a new one, and for what is none."""
    try:
        return UUID(str(typed))
    except ValueError:
        return None
