"""The form of a visit: for each child seen or not, how; one place, one home, one sending.

Made to be filled in on a telephone before the car is started: every question is a tap, and only what a child
said is typed. What does not apply stands hidden where scripts run, and is left out of what is saved.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils import timezone

from holdfast.casework.visit_facts import VisitChildFacts, VisitFacts
from holdfast.casework.visit_said import ChildSaid, VisitSaid
from holdfast.pages.forms import Choice, DateField, Form, TimeField
from holdfast.pages.forms.bound import BoundField
from holdfast.procedures.record_words import OBSTRUCTIONS, PLACES, WHY_NOT_ALONE, WHY_NOT_SEEN

SEEN, NOT_SEEN, NOT_MEANT = "seen", "not-seen", "not-meant"
YES_NO = [("yes", "Yes"), ("no", "No")]
AT_THE_DOOR = {"refused": "refused", "absent": "nobody-in", "said-unavailable": "said-unavailable"}


def radios(label: str, choices: Any, *, required: bool = True, hint: str = "", error: str = "") -> Any:
    """One question with one answer among several."""
    return forms.ChoiceField(
        label=label, choices=list(choices), widget=forms.RadioSelect, required=required, help_text=hint,
        error_messages={"required": error} if error else None,
    )  # fmt: skip


def ticks(label: str, choices: Any, *, hint: str = "", required: bool = False, error: str = "") -> Any:
    """One question with several answers."""
    return forms.MultipleChoiceField(
        label=label, choices=list(choices), widget=forms.CheckboxSelectMultiple, help_text=hint,
        required=required, error_messages={"required": error} if error else None,
    )  # fmt: skip


def words(label: str, *, hint: str = "", rows: int = 3, required: bool = False, error: str = "") -> Any:
    """A box to write in."""
    return forms.CharField(
        label=label, help_text=hint, required=required,
        widget=forms.Textarea(attrs={"rows": rows}), error_messages={"required": error} if error else None,
    )  # fmt: skip


def line(label: str, *, hint: str = "") -> Any:
    """A box for a few words."""
    return forms.CharField(label=label, help_text=hint, required=False, max_length=254)


def said(value: str) -> bool | None:
    """Yes, no, or not said."""
    return {"yes": True, "no": False}.get(value)


@dataclass(frozen=True)
class PartFields:
    """The fields of one child, as the template lays them out."""

    child: VisitChildFacts
    saw: BoundField
    why_not_seen: tuple[BoundField, ...]
    alone: tuple[BoundField, ...]
    why_not_alone: tuple[BoundField, ...]
    why_not_alone_other: BoundField
    awake: tuple[BoundField, ...]
    words: tuple[BoundField, ...]
    more: tuple[BoundField, ...]


class VisitForm(Form):
    """A visit to a child and brothers and sisters. `said()` is what a right one says."""

    on = DateField(label="Day", past=True, today=timezone.localdate)
    at = TimeField(label="Time", required=False)
    place = radios("Where", PLACES.items(), error="Say where you saw them")
    announced = radios(
        "Did the family know you were coming?", YES_NO, error="Say whether the family knew you were coming"
    )
    bedrooms = ticks("Bedrooms you saw", ())
    other_rooms = radios("Did you see the other rooms agreed in the plan?", YES_NO, required=False)
    how_things_are = words("How things are, in a few lines", hint="Once for all of them")
    whys: ClassVar = list(WHY_NOT_SEEN.items())

    def __init__(self, *positional: Any, facts: VisitFacts, now: datetime, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.facts = facts
        local = timezone.localtime(now)
        self.fields["on"].initial, self.fields["at"].initial = local.date(), local.time()
        if facts.last_on is not None:
            self.fields["place"].initial = facts.place
            if facts.announced is not None:
                self.fields["announced"].initial = "yes" if facts.announced else "no"
        self.fields["bedrooms"].choices = [(str(each.id), _called(each)) for each in facts.children]  # type: ignore[attr-defined]
        for child in facts.children:
            self._add(child)
        self.order_fields(self._order())

    def _order(self) -> list[str]:
        """As they stand on the page, and so in the list of what is wrong."""
        saw = [f"saw-{each.id}" for each in self.facts.children]
        own = [name for name in self.fields if "-" in name and name not in saw]
        return [*saw, "on", "at", "place", "announced", *own]

    def _add(self, child: VisitChildFacts) -> None:
        """The fields of one child."""
        key, name = child.id, _called(child)
        seen = [(SEEN, "Seen"), (NOT_SEEN, "Not seen")]
        if len(self.facts.children) > 1:
            seen.append((NOT_MEANT, "Not this visit"))
        self.fields |= {
            f"saw-{key}": radios(name, seen, error=f"Say whether {name} was seen"),
            f"why-not-seen-{key}": radios(f"Why was {name} not seen?", self.whys, required=False),
            f"done-{key}": words("What you did about it", rows=2),
            f"alone-{key}": radios(f"Did you see {name} alone?", YES_NO, required=False),
            f"why-not-alone-{key}": radios("Why not alone?", WHY_NOT_ALONE.items(), required=False,
                                           hint=self._rule("alone")),
            f"why-not-alone-other-{key}": line("The other reason"),
            f"said-{key}": words(f"What {name} said or showed", hint="In the child’s own words"),
            f"wishes-{key}": words(f"{name}’s wishes and feelings", rows=2),
            f"note-{key}": words(f"More about {name} alone", rows=2),
        }  # fmt: skip
        if child.is_infant:
            self.fields |= {
                f"awake-{key}": radios(f"Was {name} awake?", YES_NO, required=False),
                f"why-not-awake-{key}": line("Why not awake?", hint=self._rule("awake")),
            }

    def _rule(self, of: str) -> str:
        rule = self.facts.alone_rule if of == "alone" else self.facts.awake_rule
        return rule.say if rule else ""

    @property
    def parts(self) -> Iterator[PartFields]:
        """Each child's fields."""
        for child in self.facts.children:
            key = child.id
            names = [f"why-not-seen-{key}", f"done-{key}"]
            infant = [f"awake-{key}", f"why-not-awake-{key}"] if child.is_infant else []
            yield PartFields(
                child=child, saw=self[f"saw-{key}"], why_not_seen=tuple(self[name] for name in names),
                alone=(self[f"alone-{key}"],), why_not_alone=(self[f"why-not-alone-{key}"],),
                why_not_alone_other=self[f"why-not-alone-other-{key}"],
                awake=tuple(self[name] for name in infant),
                words=(self[f"said-{key}"], self[f"wishes-{key}"]), more=(self[f"note-{key}"],),
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """What was said of each child hangs together."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for child in self.facts.children:
            self._check(child, cleaned)
        sawn = [cleaned.get(f"saw-{each.id}") for each in self.facts.children]
        if sawn and all(each == NOT_MEANT for each in sawn):
            first = f"saw-{self.facts.children[0].id}"
            self.add_error(first, "Choose at least one child whom you went to see")
        return cleaned

    def _check(self, child: VisitChildFacts, cleaned: dict[str, Any]) -> None:
        key, name = child.id, _called(child)
        if cleaned.get(f"saw-{key}") == NOT_SEEN:
            self._need(cleaned, f"why-not-seen-{key}", f"Say why {name} was not seen")
        if cleaned.get(f"saw-{key}") != SEEN:
            return
        self._need(cleaned, f"alone-{key}", f"Say whether you saw {name} alone")
        if cleaned.get(f"alone-{key}") == "no" and self.facts.alone_rule:
            self._need(cleaned, f"why-not-alone-{key}", f"Say why you did not see {name} alone")
        if cleaned.get(f"why-not-alone-{key}") == "other" and cleaned.get(f"alone-{key}") == "no":
            self._need(cleaned, f"why-not-alone-other-{key}", f"Say what kept you from seeing {name} alone")
        if child.asks_awake:
            self._need(cleaned, f"awake-{key}", f"Say whether {name} was awake")
            if cleaned.get(f"awake-{key}") == "no":
                self._need(cleaned, f"why-not-awake-{key}", f"Say why {name} was not seen awake")

    def _need(self, cleaned: dict[str, Any], name: str, says: str) -> None:
        if not cleaned.get(name) and name not in self.errors:
            self.add_error(name, says)

    def said(self) -> VisitSaid:
        """The visit, of a form that is right."""
        cleaned = self.cleaned_data
        return VisitSaid(
            on=cleaned["on"], at=cleaned["at"], place=cleaned["place"], announced=said(cleaned["announced"]),
            how_things_are=cleaned["how_things_are"],
            children=tuple(
                self._part(each.id)
                for each in self.facts.children
                if cleaned[f"saw-{each.id}"] != NOT_MEANT
            ),
        )  # fmt: skip

    def _part(self, key: UUID) -> ChildSaid:
        cleaned = self.cleaned_data
        if cleaned[f"saw-{key}"] == NOT_SEEN:
            why = cleaned[f"why-not-seen-{key}"]
            return ChildSaid(
                child=key, seen=False, why_not_seen=why if why in WHY_NOT_SEEN else "",
                obstruction="" if why in WHY_NOT_SEEN else why,
                done_about_it=cleaned[f"done-{key}"],
            )  # fmt: skip
        why = cleaned[f"why-not-alone-{key}"]
        at_home = cleaned["place"] == "home"
        return ChildSaid(
            child=key, seen=True, alone=said(cleaned[f"alone-{key}"]),
            why_not_alone=cleaned[f"why-not-alone-other-{key}"] if why == "other" else why,
            awake=said(cleaned.get(f"awake-{key}", "")),
            why_not_awake=cleaned.get(f"why-not-awake-{key}", ""),
            bedroom=str(key) in cleaned["bedrooms"] if at_home else None,
            other_rooms=said(cleaned["other_rooms"]) if at_home else None,
            said=cleaned[f"said-{key}"], wishes=cleaned[f"wishes-{key}"], note=cleaned[f"note-{key}"],
        )  # fmt: skip


class RecordForm(VisitForm):
    """A new visit."""

    urgent = radios(
        "Is there anything that cannot wait?",
        [("no", "No"), ("yes", Choice("Yes", hint="You are asked what, as soon as this is saved"))],
        required=False,
    )
    urgent.initial = "no"


class CorrectionForm(VisitForm):
    """What one child's part of a visit, and the visit itself, should say."""

    reason = line("Why do you correct it?")
    whys: ClassVar = [*WHY_NOT_SEEN.items(), ("said-unavailable", OBSTRUCTIONS["said-unavailable"])]

    def clean(self) -> dict[str, Any]:
        """As of a visit, with its reason."""
        cleaned = super().clean()
        self._need(cleaned, "reason", "Say why you correct it")
        return cleaned


def standing(*, page: Any, child: UUID) -> dict[str, Any]:
    """A visit's values for the form that corrects it."""
    part = page.part_of(child=child)
    own: ChildSaid = part.said
    yes_no = {True: "yes", False: "no", None: ""}
    is_listed = own.why_not_alone in WHY_NOT_ALONE or not own.why_not_alone
    why_not_seen = own.why_not_seen or AT_THE_DOOR.get(own.obstruction, "")
    return {
        "on": page.on, "at": page.at, "place": page.place, "announced": yes_no[page.announced],
        "bedrooms": [str(child)] if own.bedroom else [], "other_rooms": yes_no[own.other_rooms],
        "how_things_are": page.how_things_are, f"saw-{child}": SEEN if own.seen else NOT_SEEN,
        f"why-not-seen-{child}": why_not_seen, f"done-{child}": own.done_about_it,
        f"alone-{child}": yes_no[own.alone],
        f"why-not-alone-{child}": own.why_not_alone if is_listed else "other",
        f"why-not-alone-other-{child}": "" if is_listed else own.why_not_alone,
        f"awake-{child}": yes_no[own.awake], f"why-not-awake-{child}": own.why_not_awake,
        f"said-{child}": own.said, f"wishes-{child}": own.wishes, f"note-{child}": own.note,
    }  # fmt: skip


def _called(child: VisitChildFacts) -> str:
    return child.given_name or child.name
