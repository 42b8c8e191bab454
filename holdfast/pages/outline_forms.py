"""The form of an outline plan: a box, a list or rows for each part, and the words on each child at home."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from holdfast.casework.outline_plans import LineSaid, OutlinePage
from holdfast.pages import child_forms
from holdfast.pages.forms import Form
from holdfast.pages.forms.bound import BoundField
from holdfast.pages.visit_forms import line, words
from holdfast.procedures.contents import Lack
from holdfast.procedures.intervals import NotAnInterval
from holdfast.procedures.intervals import read as read_interval
from holdfast.procedures.outline_words import HOUSEHOLD, PARTS, SECTIONS, SIDES, OutlinePart

MOST, EMPTY = 30, 2  # rows of a part at most; those that stand ready for more
ALWAYS = ("concerns", "objectives", "immediate_tasks", "expectations", "before_ending", "contingency")
"""The parts that every outline plan is asked for, whatever the procedure says."""
NOT_THIS = "household-family-support-none"
PEOPLE = "people"  # the list of names that the page offers


@dataclass(frozen=True, kw_only=True)
class PartShown:
    """A part as the page lays it out: its fields, where what stands in it comes from, what it lacks."""

    part: OutlinePart
    fields: tuple[BoundField, ...]
    rows: tuple[tuple[BoundField, ...], ...]
    spare: tuple[tuple[BoundField, ...], ...]
    for_all: tuple[LineSaid, ...]
    whence: tuple[str, ...]
    held: tuple[tuple[str, str], ...]  # what the record says, and where, when the form has its own words
    lacks: tuple[Lack, ...]
    shown_first: bool  # asked for, or something stands in it


class OutlineForm(Form):
    """An outline plan, for one child or all. `lines` is what a right one says."""

    def __init__(self, *positional: Any, page: OutlinePage, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.page = page
        for part in PARTS.values():
            self._add(part)
        if page.child is None:
            for place, name in enumerate(page.household, 1):
                self._add_child(place, name)

    def _add(self, part: OutlinePart) -> None:
        if part.shape == "rows":
            for row in range(1, self._rows(part.name) + 1):
                self._add_row(part, row)
            if part.may_be_none:
                self.fields[f"{part.name}-none"] = line("None is needed, because")
        elif part.name == "assessment_by":
            self.fields[f"{part.name}-on"] = child_forms.day(part.label, past=False, required=False)
            self.fields[part.name] = line("Or in words")
        else:
            rows = 3 if part.shape == "words" else 4
            self.fields[part.name] = words(part.label, rows=rows - 1, hint=part.asks)

    def _add_row(self, part: OutlinePart, row: int) -> None:
        name = f"{part.name}-{row}"
        self.fields[f"{name}-text"] = words(f"{part.text} {row}", rows=2)
        for column, called in part.named:
            self.fields[f"{name}-{column}"] = column_field(column, f"{called} {row}")

    def _add_child(self, place: int, name: str) -> None:
        for part, says in HOUSEHOLD.items():
            self.fields[f"{part}-{place}"] = words(f"{says}: {name}", rows=2)
        self.fields[f"{NOT_THIS}-{place}"] = line(f"Help to the family is not in {name}’s interest, because")

    def _rows(self, part: str) -> int:
        """As many as were filled in, and some more."""
        given = [*(self.data or {}), *(self.initial or {})]
        used = [each.split("-") for each in given if each.startswith(f"{part}-")]
        highest = max((int(each[1]) for each in used if len(each) == 3 and each[1].isdigit()), default=0)
        return min(max(highest, EMPTY) if self.is_bound else highest + EMPTY, MOST)

    def clean(self) -> dict[str, Any]:
        """A row says what it is; a contact says who, and how often as an interval is written."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for part in PARTS.values():
            if part.shape == "rows":
                for row in range(1, self._rows(part.name) + 1):
                    self._clean_row(part, row, cleaned)
        return cleaned

    def _clean_row(self, part: OutlinePart, row: int, cleaned: Mapping[str, Any]) -> None:
        name = f"{part.name}-{row}"
        said = [cleaned.get(f"{name}-{column}") for column in part.columns]
        if any(said) and not cleaned.get(f"{name}-text"):
            self.add_error(
                f"{name}-text", f"Say what it is, or clear the row: {part.label.lower()}, row {row}"
            )
        if part.name == "contacts" and cleaned.get(f"{name}-text") and not cleaned.get(f"{name}-who"):
            self.add_error(f"{name}-who", "Say who sees the child")
        if part.name == "contacts" and (every := cleaned.get(f"{name}-when")):
            try:
                read_interval(" ".join(str(every).lower().split()))
            except NotAnInterval:
                self.add_error(
                    f"{name}-when", "Write a number of days, working days, weeks or months, such as 3 weeks"
                )

    @property
    def lines(self) -> list[LineSaid]:
        """What was filled in, line by line."""
        found: list[LineSaid] = []
        for part in PARTS.values():
            found += self._said(part)
        for place, name in enumerate(self.page.household if self.page.child is None else (), 1):
            found += self._of_child(place, name)
        return found

    def _said(self, part: OutlinePart) -> Iterator[LineSaid]:
        typed = str(self.cleaned_data.get(part.name) or "").strip()
        if part.shape == "rows":
            for row in range(1, self._rows(part.name) + 1):
                yield from self._row(part, row)
            if why := self.cleaned_data.get(f"{part.name}-none"):
                yield LineSaid(part=part.name, not_relevant=True, why=why)
            return
        on = self.cleaned_data.get(f"{part.name}-on")
        if on and not typed:
            typed = _day(on)
        for text in typed.splitlines() if part.shape == "list" else [typed]:
            if text.strip():
                yield LineSaid(part=part.name, text=text, by_on=on)

    def _row(self, part: OutlinePart, row: int) -> Iterator[LineSaid]:
        said = {name: self.cleaned_data.get(f"{part.name}-{row}-{name}") for name in ("text", *part.columns)}
        if said["text"]:
            yield LineSaid(
                part=part.name, **{name: value or _NOTHING.get(name, "") for name, value in said.items()}
            )

    def _of_child(self, place: int, name: str) -> Iterator[LineSaid]:
        for part in HOUSEHOLD:
            if text := self.cleaned_data.get(f"{part}-{place}"):
                yield LineSaid(part=part, text=text, who=name)
        if why := self.cleaned_data.get(f"{NOT_THIS}-{place}"):
            yield LineSaid(part="household-family-support", not_relevant=True, why=why, who=name)

    # ---------------------------------------------------------------- as the page lays it out

    @property
    def sections(self) -> list[tuple[str, list[PartShown], list[PartShown], str]]:
        """Each section: its parts, those that stand behind *More*, the clause of most that is missing."""
        found = []
        for title, parts in SECTIONS:
            shown = [self._shown(each) for each in parts]
            first = [each for each in shown if each.shown_first]
            cites = [lack.cite for each in shown for lack in each.lacks]
            clause = max(cites, key=cites.count, default="")
            found.append((title, first, [each for each in shown if not each.shown_first], clause))
        return found

    @property
    def children_at_home(self) -> list[tuple[str, list[BoundField]]]:
        """Each child of the household with its fields."""
        names = self.page.household if self.page.child is None else ()
        return [
            (name, [self[f"{part}-{place}"] for part in (*HOUSEHOLD, NOT_THIS)])
            for place, name in enumerate(names, 1)
        ]

    def _shown(self, part: OutlinePart) -> PartShown:
        own = [each for each in self.page.suggestions if each.line.part == part.name]
        filled = bool(self.page.lines) or self.is_bound
        # What is suggested stands in the box: it is missing only once it was cleared.
        suggested = not filled and any(each.line.text for each in own)
        count = self._rows(part.name) if part.shape == "rows" else 0
        rows = [
            tuple(self[f"{part.name}-{row}-{name}"] for name in ("text", *part.columns))
            for row in range(1, count + 1)
        ]
        ready = max(1, sum(any(each.value() for each in row) for row in rows))
        return PartShown(
            part=part, fields=tuple(self._fields(part)), rows=tuple(rows[:ready]), spare=tuple(rows[ready:]),
            for_all=tuple(each for each in self.page.for_all if each.part == part.name),
            whence=() if filled else tuple(dict.fromkeys(each.whence for each in own)),
            held=tuple((each.line.text or each.line.why, each.whence) for each in own) if filled else (),
            lacks=() if suggested else self.page.lacks.get(part.name, ()),
            shown_first=self._is_first(part),
        )  # fmt: skip

    def _is_first(self, part: OutlinePart) -> bool:
        """Whether it stands at once, not among what applies to few: asked for, filled in, or wrong."""
        if part.name in {*self.page.asked, *ALWAYS} or any(
            each.part == part.name for each in self.page.for_all
        ):
            return True
        own = [each for each in self.fields if each == part.name or each.startswith(f"{part.name}-")]
        return any(self[each].value() or self[each].errors for each in own)

    def _fields(self, part: OutlinePart) -> Iterator[BoundField]:
        for name in (f"{part.name}-on", part.name, f"{part.name}-none"):
            if name in self.fields:
                yield self[name]


_NOTHING: Mapping[str, Any] = {"by_on": None}


def values(*, page: OutlinePage) -> dict[str, Any]:
    """The plan's own words for the form; while there are none, what the record suggests."""
    lines = page.lines or tuple(each.line for each in page.suggestions)
    found: dict[str, Any] = {}
    rows: dict[str, int] = {}
    for each in lines:
        if each.part in HOUSEHOLD:
            found |= _at_home(each, page)
        elif each.not_relevant:
            found[f"{each.part}-none"] = each.why
        elif PARTS[each.part].shape == "rows":
            rows[each.part] = row = rows.get(each.part, 0) + 1
            for name in ("text", *PARTS[each.part].columns):
                found[f"{each.part}-{row}-{name}"] = getattr(each, name)
        elif each.part == "assessment_by":
            plain = each.by_on and each.text == _day(each.by_on)
            found |= {"assessment_by-on": each.by_on, "assessment_by": "" if plain else each.text}
        else:
            found[each.part] = "\n".join(filter(None, (found.get(each.part, ""), each.text)))
    return found


def _at_home(each: LineSaid, page: OutlinePage) -> dict[str, Any]:
    if each.who not in page.household:
        return {}
    place = page.household.index(each.who) + 1
    return {f"{NOT_THIS}-{place}": each.why} if each.not_relevant else {f"{each.part}-{place}": each.text}


def _day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"


def column_field(column: str, label: str) -> Any:
    """The field of a column beside the text of a row."""
    if column == "by_on":
        return child_forms.day(label, past=False, required=False)
    if column == "side":
        return forms.ChoiceField(label=label, required=False, choices=[("", "Not said"), *SIDES.items()])
    made = line(label)
    if column == "who":
        made.widget.attrs["list"] = PEOPLE
    return made
