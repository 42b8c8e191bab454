"""One timeline on a form: the child's dates, and the events one by one, each with the fields of its kind.

What was sent, a case file that was read and an example all become the same thing first: what a browser sends.
Nothing is stored; what was typed goes back and forth with the page.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from holdfast.documents import event_words
from holdfast.pages import event_fields
from holdfast.pages.event_fields import Choices
from holdfast.pages.forms import DateField, Form, dates
from holdfast.procedures import vocabulary, words
from holdfast.procedures.pack import Pack

MOST = 40  # events on the form: more than a browser may send at once, and more than anybody types
ALWAYS = {"police", "health-visitor", "teacher", "mother", "father", "child"}
ROW = re.compile(r"e([0-9]{1,3})-event")


class About(Form):
    """The child's dates, and the day to answer for."""

    born = DateField(label="Date of birth", required=False)
    expected = DateField(label="Date the birth is expected", required=False)
    died = DateField(label="Date of death", required=False)
    as_of = DateField(label="Which day to answer for", help_text="What is late is judged by this day")

    def clean(self) -> dict[str, Any]:
        """Ask for one of birth and expected birth, and for days that a case can have."""
        found = super().clean() or {}
        if not {"born", "expected"} & ({name for name in found if found[name]} | set(self.errors)):
            self.add_error("born", "Enter the date of birth, or the date the birth is expected")
        for name, on in list(found.items()):
            if on is not None and not 1900 <= on.year <= 2200:
                self.add_error(name, f"{self.fields[name].label} must be between 1900 and 2200")
        return found


class Event(Form):
    """One event: its day, and the fields of its kind."""

    event: ClassVar[str] = ""
    title: ClassVar[str] = ""
    number: ClassVar[int] = 0

    @property
    def row(self) -> str:
        """What its names begin with."""
        return f"e{self.number}"

    @property
    def at_hand(self) -> list[Any]:
        """The fields that are asked at once."""
        return [self[name] for name in ("on", *event_fields.at_hand(self.event))]

    @property
    def further(self) -> list[Any]:
        """The others."""
        asked = {"on", "id", *event_fields.at_hand(self.event)}
        return [self[name] for name in self.fields if name not in asked]

    @property
    def is_open(self) -> bool:
        """Whether one of the others is filled in or wrong."""
        return any(each.errors or each.value() for each in self.further)

    def as_json(self) -> dict[str, Any]:
        """The event in the public form."""
        found: dict[str, Any] = {"event": self.event, "on": self.cleaned_data["on"].isoformat()}
        if self.cleaned_data["id"]:
            found["id"] = self.cleaned_data["id"]
        for name in words.EVENTS[self.event]:
            said = event_fields.as_json(name, self.cleaned_data[name])
            if said is not None:
                found[name] = said
        return found


@dataclass
class Timeline:
    """The forms of one timeline, from what was sent."""

    procedure: Pack
    sent: QueryDict
    checked: bool
    about: About = field(init=False)
    events: list[Event] = field(init=False)

    def __post_init__(self) -> None:
        """Make the forms; bound, and so checked, where the visitor asked for an answer."""
        choices = self.choices()
        self.about = self.form(About, None)
        self.events = [self.form(self.kind(number, choices), f"e{number}") for number in rows(self.sent)]

    def form(self, kind: Any, prefix: str | None) -> Any:
        """A form of a kind, holding what was sent; where nothing is to be checked, without judging it."""
        if self.checked:
            return kind(self.sent, prefix=prefix)
        empty = kind(prefix=prefix)
        nothing: Any = {}
        empty.initial = {
            name: one.widget.value_from_datadict(self.sent, nothing, empty.add_prefix(name))
            for name, one in empty.fields.items()
        }
        return empty

    def kind(self, number: int, choices: Choices) -> type[Event]:
        """The form of one row: its day, and the fields of its kind."""
        row = f"e{number}"
        event = str(self.sent[f"{row}-event"])
        title = event_words.title(event=event, vocabulary=choices.vocabulary)
        fields: dict[str, forms.Field] = {
            "on": DateField(label="Date"),
            "id": forms.CharField(required=False, widget=forms.HiddenInput, max_length=event_fields.LONGEST),
        }
        for name in (*event_fields.at_hand(event), *words.EVENTS[event]):
            if name not in fields:
                sent = self.sent.getlist(f"{row}-{name}")
                fields[name] = event_fields.make(event, name, choices, sent)
        return type("Event", (Event,), {**fields, "event": event, "title": title, "number": number})

    def choices(self) -> Choices:
        """What can be chosen: the authority's own words and roles, and the dates of this timeline."""
        own = vocabulary.of(self.procedure)
        return Choices(
            vocabulary=own,
            roles=roles_of(self.procedure),
            duties=tuple((each.id, event_words.plain(text=each.id)) for each in self.procedure.duties),
            dates=tuple(self.dates(own)),
        )

    def dates(self, own: vocabulary.Vocabulary) -> Iterator[tuple[str, str]]:
        """Each date of the timeline with what happened on it, and each event that has an id."""
        named: dict[date, list[str]] = {}
        for number in rows(self.sent):
            event = str(self.sent[f"e{number}-event"])
            title = event_words.title(event=event, vocabulary=own)
            for name, spoken in (("on", title), *((each, "arranged") for each in ("for", *words.ARRANGING))):
                on = self.day(f"e{number}-{name}")
                if on is not None:
                    named.setdefault(on, []).append(spoken)
            if own_id := self.sent.get(f"e{number}-id"):
                yield own_id, f"{title} “{own_id}”"
        for on, spoken_of in sorted(named.items()):
            listed = ", ".join(dict.fromkeys(spoken_of))
            yield on.isoformat(), f"{on:%a} {on.day} {on:%b %Y}: {listed}"

    def day(self, name: str) -> date | None:
        """The date that stands in three boxes; None where it is none yet."""
        try:
            return dates.read(
                dates.Typed(*(self.sent.get(f"{name}_{part}", "").strip() for part in dates.PARTS))
            )
        except dates.Unreadable:
            return None

    def is_valid(self) -> bool:
        """Whether everything is in order; every form is asked, so that every mistake is shown."""
        return all([self.about.is_valid(), *(each.is_valid() for each in self.events)])

    def as_json(self) -> dict[str, Any]:
        """The case in the public form."""
        child = {name: self.about.cleaned_data[name] for name in ("born", "expected", "died")}
        return {
            "child": {name: on.isoformat() for name, on in child.items() if on is not None},
            "happened": [each.as_json() for each in self.events],
        }

    @property
    def as_of(self) -> date:
        """The day to answer for."""
        found: date = self.about.cleaned_data["as_of"]
        return found


def rows(sent: QueryDict) -> list[int]:
    """The numbers of the rows that were sent with a known kind of event."""
    found = [(ROW.fullmatch(name), name) for name in sent]
    return sorted({int(one[1]) for one, name in found if one is not None and sent[name] in words.EVENTS})


def roles_of(procedure: Pack) -> tuple[str, ...]:
    """The roles that a procedure speaks of, the family's among them: not all fifty."""
    said = [value for duty in procedure.duties for key, value in duty.raw.items() if key != "example"]
    spoken_of = str(said)
    return tuple(str(each) for each in words.Role if f"'{each}'" in spoken_of or each in ALWAYS)


def sent_of(case: Mapping[str, Any], *, as_of: date | None) -> QueryDict:
    """A case of the public form as a browser would send it."""
    sent = QueryDict(mutable=True)
    for name, on in case["child"].items():
        _put(sent, name, event_fields.date_as_sent(str(on)))
    if as_of is not None:
        _put(sent, "as_of", event_fields.date_as_sent(as_of.isoformat()))
    for number, each in enumerate(case["happened"], 1):
        sent[f"e{number}-event"] = each["event"]
        sent[f"e{number}-id"] = str(each.get("id") or "")
        _put(sent, f"e{number}-on", event_fields.date_as_sent(str(each["on"])))
        for name in words.EVENTS[each["event"]]:
            if each.get(name) is not None:
                _put(sent, f"e{number}-{name}", event_fields.as_sent(name, each[name]))
    return sent


def _put(sent: QueryDict, name: str, found: Mapping[str, list[str]]) -> None:
    for end, listed in found.items():
        sent.setlist(f"{name}{end}", listed)


def add(sent: QueryDict, event: str) -> int:
    """Put an event of a kind at the end; its number."""
    number = max(rows(sent), default=0) + 1
    sent[f"e{number}-event"] = event
    return number


def remove(sent: QueryDict, number: int) -> None:
    """Take an event out, with all that was typed for it."""
    for name in [each for each in sent if each.startswith(f"e{number}-")]:
        del sent[name]
