"""The forms with which children are carried in: a family at a time, or one row put right."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms

from holdfast.casework import carry_in_columns
from holdfast.casework.carry_in_access import Choices
from holdfast.casework.carry_in_columns import BY_NAME, COLUMNS, Column
from holdfast.pages.forms import Form

MOST = 8  # children of one family on one form
OWN = (
    "given_name",
    "family_name",
    "born_on",
    "expected_on",
    "sex",
    "other_names",
    "previous_number",
    "school",
)
"""What each child has alone; everything else is asked once for the family, and can differ for a child."""

ALIKE = tuple(column.name for column in COLUMNS if column.name not in {*OWN, "family"})
DIFFERS = tuple(name for name in ALIKE if BY_NAME[name].group != "Home and warnings")
YES_NO = [("", "Not known"), ("yes", "Yes"), ("no", "No")]
CATEGORIES = [
    ("neglect", "Neglect"),
    ("physical-abuse", "Physical abuse"),
    ("sexual-abuse", "Sexual abuse"),
    ("emotional-abuse", "Emotional abuse"),
]
FROM = [
    ("before-holdfast", "It began here, before Holdfast"),
    ("transfer", "It was transferred from another authority"),
    ("temporary", "The child is here for a time, with a plan from elsewhere"),
]
HINTS = {
    "date": "For example, 12/1/2026",
    "interval": "For example, 2 weeks",
    "number": "For example, 3",
    "email": "",
}


LABELS = {
    "given_name": ("Given name", "Leave it empty for a child who is not born yet"),
    "other_names": ("Other names", "With a semicolon between them"),
    "categories": ("Categories of abuse", ""),
    "visit_every": ("How often the plan has the child visited", "For example, 2 weeks"),
    "core_group_every": ("How often the core group is to meet", "For example, 4 weeks"),
    "rooms_every": ("Other rooms are seen on every so many visits", "For example, 3"),
    "last_review_on": ("Last review conference that was held", "Leave it empty where there was none yet"),
    "social_worker": ("Social worker", ""),
    "team": ("Team or unit", ""),
    "last_visit_on": ("Last visit on which the social worker saw the child", "For example, 12/1/2026"),
}
"""What the form asks, where the register's own words would read oddly: label and hint."""


class FamilyForm(Form):
    """A family: what is the same for all its children, then each child with what differs."""

    def __init__(self, *positional: Any, choices: Choices, **options: Any) -> None:
        self.choices = choices
        super().__init__(*positional, **options, own=dict(self._made()))

    def _made(self) -> Iterator[tuple[str, forms.Field]]:
        for name in ALIKE:
            yield f"all-{name}", _field(BY_NAME[name], self.choices)
        for number in range(1, MOST + 1):
            for name in (*OWN, *DIFFERS):
                yield f"{number}-{name}", _field(BY_NAME[name], self.choices, differs=name in DIFFERS)

    def groups(self) -> Iterator[tuple[str, list[Any]]]:
        """The fields that are asked once, by what they are about."""
        for group in dict.fromkeys(BY_NAME[name].group for name in ALIKE):
            title = "Language" if group == carry_in_columns.CHILD else group
            yield title, [self[f"all-{name}"] for name in ALIKE if BY_NAME[name].group == group]

    def children(self) -> Iterator[Mapping[str, Any]]:
        """Each child's own fields, those that may differ, and whether anything is typed in them."""
        for number in range(1, MOST + 1):
            own = [self[f"{number}-{name}"] for name in OWN]
            differs = [self[f"{number}-{name}"] for name in DIFFERS]
            yield {
                "number": number,
                "own": own,
                "differs": differs,
                "filled": any(each.value() for each in own),
                "different": any(each.value() for each in differs),
                "wrong": any(each.errors for each in (*own, *differs)),
            }

    def clean(self) -> dict[str, Any]:
        """Every child that has anything typed is read as a row; what is wrong stands at its field."""
        cleaned = self.cleaned_data
        found = ((number, self._row(cleaned, number)) for number in range(1, MOST + 1))
        self.rows = [(number, row) for number, row in found if row]
        if not self.rows:
            self.add_error("1-given_name", "Give at least one child’s name and date of birth.")
        for number, row in self.rows:
            for fault in carry_in_columns.read(said=row).faults:
                own = f"{number}-{fault.column}"
                place = own if fault.column in OWN or cleaned.get(own) else f"all-{fault.column}"
                if _plain(fault) not in (self.errors.get(place) or []):
                    self.add_error(place, _plain(fault))
        return cleaned

    def _row(self, cleaned: Mapping[str, Any], number: int) -> dict[str, str]:
        """One child's row as a register has it; nothing where nothing is typed."""
        own = {name: _text(cleaned.get(f"{number}-{name}")) for name in OWN}
        if not any(own.values()):
            return {}
        alike = {
            name: _text(cleaned.get(f"{number}-{name}")) or _text(cleaned.get(f"all-{name}"))
            for name in ALIKE
        }
        first = cleaned.get("1-family_name") or ""
        own["family_name"] = own["family_name"] or str(first)
        return {**alike, **own, "family": f"{first} of {_text(cleaned.get('all-address'))}"}

    def said(self) -> list[dict[str, str]]:
        """The rows, as a register has them."""
        return [row for _number, row in self.rows]


class RowForm(Form):
    """One row, put right: every column as text."""

    def __init__(self, *positional: Any, choices: Choices, **options: Any) -> None:
        own = {column.name: _field(column, choices, differs=True) for column in COLUMNS}
        super().__init__(*positional, **options, own=own)

    def clean(self) -> dict[str, Any]:
        """What is wrong stands at its field."""
        for fault in carry_in_columns.read(said=self.said()).faults:
            self.add_error(fault.column, _plain(fault))
        return self.cleaned_data

    def said(self) -> dict[str, str]:
        """The row as text."""
        return {column.name: _text(self.cleaned_data.get(column.name)) for column in COLUMNS}


def as_initial(said: Mapping[str, str]) -> dict[str, Any]:
    """A row as the form shows it."""
    first: dict[str, Any] = dict(said)
    first["categories"] = [each.strip().lower() for each in said.get("categories", "").split(";")]
    for column in COLUMNS:
        if column.kind == "yes-no" and said.get(column.name):
            first[column.name] = "yes" if said[column.name].lower() in carry_in_columns.YES else "no"
    return first


def _plain(fault: carry_in_columns.Fault) -> str:
    """A fault in the words of the form, which shows no names of columns."""
    label = LABELS.get(fault.column, (BY_NAME[fault.column].says.rstrip("."), ""))[0]
    if fault.says.startswith(f"{fault.column} is empty"):
        return f"Fill this in: {label[0].lower()}{label[1:]}"
    return fault.says.removeprefix(f"{fault.column} is ").replace("expected", "put")


def _text(value: Any) -> str:
    return "; ".join(value) if isinstance(value, list) else str(value or "").strip()


def _field(column: Column, choices: Choices, *, differs: bool = False) -> forms.Field:
    label, hint = LABELS.get(column.name, (column.says.rstrip("."), HINTS.get(column.kind, "")))
    options: dict[str, Any] = {"label": label, "help_text": hint, "required": False}
    if column.kind == "yes-no":
        return forms.ChoiceField(choices=YES_NO, **options)
    if column.name == "categories":
        return forms.MultipleChoiceField(choices=CATEGORIES, widget=forms.CheckboxSelectMultiple, **options)
    if column.name in {"social_worker", "team", "carried_from", "sex"}:
        return forms.ChoiceField(choices=_chosen(column, choices, differs=differs), **options)
    if column.name in {"aim", "warning", "address"}:
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 2}), **options)
    width = {
        "date": "govuk-input--width-10",
        "interval": "govuk-input--width-10",
        "number": "govuk-input--width-2",
    }
    attrs = {"class": width.get(column.kind, "govuk-input--width-20")}
    return forms.CharField(widget=forms.TextInput(attrs=attrs), **options)


def _chosen(column: Column, choices: Choices, *, differs: bool) -> list[tuple[str, str]]:
    if column.name == "social_worker":
        return [("", "As for the family" if differs else "Choose"), *choices.workers]
    if column.name == "team":
        names = [(name, name) for name in choices.teams]
        return [("", "As for the family" if differs else "Choose"), *names]
    if column.name == "sex":
        return [
            ("", "Not said"),
            ("female", "Female"),
            ("male", "Male"),
            ("not-known", "Not known"),
            ("other", "Other"),
        ]
    return [("", "As for the family"), *FROM] if differs else FROM
