"""The fields of each kind of event on a form: its label, how it is asked, and how it is sent and kept.

What an event has comes from `procedures.words`; here stands only how people are asked for it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from holdfast.documents import event_words
from holdfast.pages.forms import DateField
from holdfast.procedures import intervals, values, words
from holdfast.procedures.vocabulary import Vocabulary
from holdfast.procedures.words import Takes

LONGEST = 200
NOT_SAID = "Not said"

LABELS = {
    "initiates_enquiry": "Did it start the enquiry?",
    "conference": "Which meeting?",
    "for": "Which one is it about?",
    "of": "What is it about?",
    "instead_of": "Instead of the one on",
    "invited": "Who is invited",
    "reason": "Reason",
    "agreed_by": "Who agreed",
    "by": "By whom",
    "before_meeting": "Before the meeting began?",
    "kind": "Kind of conference",
    "decision": "What was decided",
    "categories": "Categories",
    "quorate": "Was there a quorum?",
    "members": "Members of the core group",
    "core_group_every": "Core groups every",
    "visit_every": "Visits every",
    "rooms_every": "Rooms seen once in how many visits",
    "next_review_on": "Date set for the next review",
    "next_core_group_on": "Date set for the next core group",
    "next_on": "Date set for the next one",
    "grounds": "Why the plan ends",
    "then": "What follows",
    "began": "When the plan began",
    "last_review": "When the last review was",
    "from": "Carried in from",
    "with": "With whom",
    "significant": "Is it significant?",
    "decisions_recorded": "Are the decisions recorded?",
    "parents": "Did the parents come?",
    "to": "Sent to",
    "seen": "Was the child seen?",
    "alone": "Was the child seen alone?",
    "why_not_alone": "Why not alone",
    "awake": "Was the child awake?",
    "at_home": "Was it at home?",
    "bedroom": "Was the bedroom seen?",
    "other_rooms": "Were the other rooms seen?",
    "announced": "Was it announced?",
    "obstruction": "What stood in the way",
    "extent": "How much of the plan",
    "overcome": "Was it overcome?",
    "whom": "Who was told",
    "in_writing": "In writing?",
    "unreached": "Who was tried first and not reached",
    "what": "What was considered",
    "risk_considered": "Was the risk considered?",
    "assessment_needed": "Is an assessment needed?",
    "role": "Which role",
    "duty": "Which duty",
    "until": "Put off until",
}
FIRST = {
    "initial-conference": ("decision", "categories"),
    "review-conference": ("decision", "grounds"),
    "plan-carried-in": ("began", "last_review"),
    "conference-arranged": ("conference", "for"),
    "meeting-cancelled": ("conference", "for"),
    "visit": ("seen", "at_home", "alone", "bedroom"),
    "core-group": (),
    "record-distributed": ("to", "for"),
    "agreement-circulated": ("to", "for"),
    "told": ("whom", "by"),
    "acknowledged": ("by", "of"),
    "considered": ("what", "by"),
    "implementation-difficulty": ("by", "extent"),
    "missing": (),
    "found": (),
    "varied": ("duty", "until", "agreed_by", "reason"),
    "plan-changed": ("visit_every", "core_group_every"),
}
WORDING = {"caf": "CAF", "no-plan": "no plan is needed", "plan": "the child needs a plan"}


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What can be chosen on one form: the authority's words, roles and duties, the timeline's own dates."""

    vocabulary: Vocabulary
    roles: tuple[str, ...]
    duties: tuple[tuple[str, str], ...]
    dates: tuple[tuple[str, str], ...]


class Small(forms.CheckboxSelectMultiple):
    """Checkboxes for a long list."""

    small = True


def at_hand(event: str) -> tuple[str, ...]:
    """The fields that are asked at once; the others stand behind *More about it*."""
    own = words.EVENTS[event]
    wanted = (*words.REQUIRED.get(event, ()), *FIRST.get(event, own[:2]))
    return tuple(name for name in own if name in wanted)


def make(event: str, name: str, choices: Choices, sent: Sequence[str]) -> forms.Field:
    """The field of an event. `sent` is what came for it: a reference that is none of the choices is kept."""
    takes = words.FIELDS[name]
    label = LABELS[name]
    required = name in words.REQUIRED.get(event, ())
    if takes is Takes.DATE or (name == "for" and event == "conference-arranged"):
        return DateField(label="Date of the meeting" if name == "for" else label, required=required)
    if takes in {Takes.ROLES, Takes.WORDS}:
        return _several(name, takes, label, choices, sent)
    listed = _listed(event, name, takes, choices, sent)
    if listed is not None:
        empty = "Choose" if required else _assumed(event, name)
        return forms.ChoiceField(label=label, choices=[("", empty), *listed], required=required)
    return _Told(
        name, label=label, required=required, max_length=LONGEST, widget=_box(takes), help_text=_hint(takes)
    )


def _several(
    name: str, takes: Takes, label: str, choices: Choices, sent: Sequence[str]
) -> forms.MultipleChoiceField:
    if takes is Takes.WORDS:
        known = [(each, _word(each)) for each in words.CLOSED[name]]
    else:
        known = _roles((*choices.roles, *(each for each in sent if each in words.ROLES)), choices)
    return forms.MultipleChoiceField(label=label, choices=known, widget=Small, required=False)


def _roles(found: Sequence[str], choices: Choices) -> list[tuple[str, str]]:
    named = {each: choices.vocabulary.role_name(each) for each in dict.fromkeys(found)}
    return [(each, spoken[:1].upper() + spoken[1:]) for each, spoken in named.items()]


def _listed(
    event: str, name: str, takes: Takes, choices: Choices, sent: Sequence[str]
) -> list[tuple[str, str]] | None:
    """What one is chosen from; None where it is typed."""
    kept = tuple(each for each in sent if each)
    if takes is Takes.REFERENCE:
        named = {each: _word(each) for each in kept} | dict(choices.dates)
        return list(named.items())
    if name == "conference":
        return [
            (each, event_words.title(event=each, vocabulary=choices.vocabulary)) for each in words.MEETINGS
        ]
    known: dict[object, list[tuple[str, str]]] = {
        Takes.YES_NO: [("yes", "Yes"), ("no", "No")],
        Takes.ROLE: _roles([str(each) for each in words.Role], choices),
        "duty": list(choices.duties),
        "decision": [(each, _word(each)) for each in words.CONFERENCE_DECISIONS.get(event, ())],
        "grounds": [(each, _word(each)) for each in dict.fromkeys((*words.OPEN["grounds"], *kept))],
        Takes.WORD: [(each, _word(each)) for each in words.CLOSED.get(name, ())],
    }
    return known.get(name) or known.get(takes)


def _assumed(event: str, name: str) -> str:
    """What a field left alone says: what holds then, where something does."""
    held = words.ASSUMED.get(event, {}).get(name, words.ASSUMED["*"].get(name))
    if held is True:
        return f"{NOT_SAID} (counts as yes)"
    if held is None:
        return f"{NOT_SAID} (counts as no)" if words.FIELDS[name] is Takes.YES_NO else NOT_SAID
    return f"{NOT_SAID} (counts as {str(held).replace('-', ' ')})"


def _word(word: str) -> str:
    spoken = WORDING.get(word, word.replace("-", " "))
    on = event_words.day_in(text=word)
    return f"{on:%a} {on.day} {on:%b %Y}" if on else spoken[:1].upper() + spoken[1:]


def _box(takes: Takes) -> forms.TextInput:
    width = {Takes.INTERVAL: "govuk-input--width-10", Takes.VISITS: "govuk-input--width-3"}.get(takes, "")
    return forms.TextInput(attrs={"class": width} if width else {})


def _hint(takes: Takes) -> str:
    if takes is Takes.INTERVAL:
        return "For example, 3 weeks or 10 working days"
    return "For example, 2" if takes is Takes.VISITS else "In a few words, and no names"


class _Told(forms.CharField):
    """Words, an interval or a number of visits, as the public form takes them."""

    def __init__(self, name: str, **options: Any) -> None:
        self.name = name
        super().__init__(**options)

    def clean(self, value: Any) -> Any:
        """What was typed; refused, in plain words, where the field cannot take it."""
        found = super().clean(value)
        takes = words.FIELDS[self.name]
        if takes is Takes.INTERVAL and found.strip():
            found = found.strip().lower()
            try:
                intervals.read(found)
            except intervals.NotAnInterval:
                raise forms.ValidationError(
                    f"{self.label} must be a number of days, working days, weeks or months, such as 3 weeks"
                ) from None
        elif found and values.read(takes, self.name, found) is None:
            raise forms.ValidationError(f"{self.label} must be a whole number, such as 2")
        return found


def as_json(name: str, cleaned: Any) -> Any:
    """What was chosen as the public form has it; None where nothing was."""
    if isinstance(cleaned, date):
        return cleaned.isoformat()
    if words.FIELDS[name] is Takes.YES_NO:
        return {"yes": True, "no": False}.get(cleaned)
    return cleaned or None


def as_sent(name: str, found: Any) -> Mapping[str, list[str]]:
    """A value of the public form as a form would send it, by the end of its name."""
    if isinstance(found, bool):
        return {"": ["yes" if found else "no"]}
    if isinstance(found, list | tuple):
        return {"": [str(each) for each in found]}
    if words.FIELDS[name] is Takes.DATE or name == "for":
        return date_as_sent(str(found)) | {"": [str(found)]}
    return {"": [str(found)]}


def date_as_sent(text: str) -> dict[str, list[str]]:
    """A date of the public form as its three boxes."""
    on = event_words.day_in(text=text)
    return {"_day": [str(on.day)], "_month": [str(on.month)], "_year": [str(on.year)]} if on else {}
