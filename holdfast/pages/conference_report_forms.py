"""The forms of a report to a conference: a section, the author's view, authorising, sending, sharing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from holdfast.casework.conference_report_lists import ReportLine
from holdfast.casework.conference_report_reading import ReportPage
from holdfast.casework.conference_report_sections import UNSORTED, Said, Section
from holdfast.casework.wording import Wording
from holdfast.pages import child_forms
from holdfast.pages.forms import Form, TimeField
from holdfast.pages.forms.bound import BoundField
from holdfast.pages.visit_forms import YES_NO, line, radios, words
from holdfast.procedures import words as public_words
from holdfast.procedures.conference_words import ANSWERS, NATURES, REPORT_MARKS, REPORT_SHARED_HOWS

HINTS = {
    "fact": "What is known, and how: a day, a number, a record",
    "observation": "What you saw or heard yourself",
    "allegation": "What somebody says happened, and who says it",
    "opinion": "What you think it means for the child, and why",
}
ALL = "all"
OF_THE_FAMILY = public_words.FAMILY - {"interpreter"}
TOGETHER = {"core-group", "all-invited", "agency-manager"}  # several people at once
SOMEBODY_ELSE = "else"
AUTHORISE, SEND_BACK = "authorise", "send-back"


@dataclass(frozen=True)
class Group:
    """The fields about one child, or about all; `said` where something stands in them already."""

    name: str
    fields: tuple[BoundField, ...]
    said: bool


class SectionForm(Form):
    """One section: facts, observations, allegations and opinions apart, for all the children and for each."""

    def __init__(self, *positional: Any, page: ReportPage, section: Section, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.page, self.section = page, section
        for key, name in self.groups:
            about = f" ({name})" if len(self.groups) > 1 else ""
            for nature, label in NATURES.items():
                self.fields[f"{key}-{nature}"] = words(f"{label}{about}", hint=HINTS[nature], rows=4)
        self.fields["unsorted"] = words(
            "Not yet kept apart", rows=4,
            hint="For what you have in one piece. Move it to where it belongs when you can",
        )  # fmt: skip
        self.fields["mark"] = radios(
            "Is the section empty for a reason?",
            [("", "No, or it says something"), *REPORT_MARKS.items()],
            required=False,
        )

    @property
    def groups(self) -> list[tuple[str, str]]:
        """All the children, where there are several, and each of them."""
        each = [(str(key), name) for key, name in self.page.children]
        return [(ALL, "all the children"), *each] if len(each) > 1 else each

    @property
    def shown(self) -> Iterator[Group]:
        """The fields as the page lays them out."""
        for key, name in self.groups:
            fields = tuple(self[f"{key}-{nature}"] for nature in NATURES)
            yield Group(name=name, fields=fields, said=any(each.value() for each in fields))

    @property
    def said(self) -> list[Said]:
        """What is said, of a form that is right."""
        cleaned = self.cleaned_data
        found = [
            Said(child=None if key == ALL else UUID(key), nature=nature, text=cleaned[f"{key}-{nature}"])
            for key, _ in self.groups
            for nature in NATURES
        ]
        return [*found, Said(child=None, nature=UNSORTED, text=cleaned["unsorted"])]


def standing(*, page: ReportPage, section: Section) -> dict[str, Any]:
    """What stands in a section, by the names of its form's fields."""
    keys: list[tuple[str, UUID | None]] = [(str(key), key) for key, _ in page.children]
    found = {
        f"{name}-{nature}": section.text(child=key, nature=nature)
        for name, key in [(ALL, None), *keys]
        for nature in NATURES
    }
    return found | {"unsorted": section.text(child=None, nature=UNSORTED), "mark": section.mark}


class ViewForm(Form):
    """Whether the author comes, and what they think of ending the plan."""

    coming = radios("Will you come to the conference?", ANSWERS.items(), required=False)
    ending = words(
        "Should the plan go on, or end? And why?",
        hint="It is heard at the conference, also when you are not there",
    )


class DecideForm(Form):
    """The manager's answer to a report."""

    decision = radios(
        "What do you decide?",
        [(AUTHORISE, "I authorise it"), (SEND_BACK, "It goes back, with comments")],
        error="Say what you decide",
    )
    comments = words("What is to be changed?", hint="Where it goes back. The author sees it on the report")

    def clean(self) -> dict[str, Any]:
        """A report goes back with comments."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("decision") == SEND_BACK and not cleaned.get("comments"):
            self.add_error("comments", "Say what is to be changed")
        return cleaned


class SendForm(Form):
    """On which day it goes to the chair."""

    on = child_forms.day("On which day does it go to the chair?")

    def __init__(self, *positional: Any, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["on"].initial = timezone.localdate()


class ShareForm(Form):
    """With whom the report was shared, when, how, and what they said."""

    whom = radios("With whom?", (), error="Say with whom it was shared")
    name = line("Who else?", hint="Where it is somebody else")
    role = forms.ChoiceField(label="What are they to the child?", choices=())
    on = child_forms.day("On which day?")
    at = TimeField(label="At what time?", required=False)
    before = radios(
        "Was it before the meeting began?", YES_NO, required=False,
        hint="Where it was on the day of the meeting",
    )  # fmt: skip
    how = radios("How?", REPORT_SHARED_HOWS.items(), error="Say how it was shared")
    text = words("What did they say to it?", hint="In their own words")

    def __init__(
        self, *positional: Any, people: Sequence[tuple[UUID, str]], wording: Wording, **options: Any
    ) -> None:
        super().__init__(*positional, **options)
        listed = [(str(key), name) for key, name in people]
        self.fields["whom"].choices = [*listed, (SOMEBODY_ELSE, "Somebody else")]  # type: ignore[attr-defined]
        self.fields["role"].choices = [  # type: ignore[attr-defined]
            ("", "Choose"),
            *((role, _first(wording.role(role=role))) for role in sorted(map(str, OF_THE_FAMILY))),
        ]
        self.fields["role"].error_messages["required"] = "Say what they are to the child"
        self.fields["on"].initial = timezone.localdate()

    def clean(self) -> dict[str, Any]:
        """Somebody else has a name."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("whom") == SOMEBODY_ELSE and not cleaned.get("name"):
            self.add_error("name", "Say who it was")
        return cleaned


class ReceivedForm(Form):
    """A report that came on paper: whose, when, and the author's view."""

    whose = radios("Whose report is it?", (), error="Say whose report it is")
    name = line("Who else?", hint="Where they are not in the list")
    role = forms.ChoiceField(label="In which role?", choices=(), required=False)
    on = child_forms.day("On which day did it come?")
    coming = radios("Are they coming to the conference?", ANSWERS.items(), required=False)
    ending = words("What it says of going on with the plan or ending it", rows=2)

    def __init__(
        self, *positional: Any, lines: Sequence[ReportLine], wording: Wording, **options: Any
    ) -> None:
        super().__init__(*positional, **options)
        owing = [each for each in lines if each.invitation and each.state != "sent"]
        self.fields["whose"].choices = [  # type: ignore[attr-defined]
            *((str(each.invitation), f"{each.who}, {wording.role(role=each.role)}") for each in owing),
            (SOMEBODY_ELSE, "Somebody else"),
        ]
        roles = sorted(map(str, public_words.ROLES - public_words.FAMILY - TOGETHER))
        self.fields["role"].choices = [  # type: ignore[attr-defined]
            ("", "Choose"), *((role, _first(wording.role(role=role))) for role in roles)
        ]  # fmt: skip
        self.fields["on"].initial = timezone.localdate()

    def clean(self) -> dict[str, Any]:
        """Somebody who is not in the list has a name and a role."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("whose") == SOMEBODY_ELSE:
            for name, says in (("name", "Say who wrote it"), ("role", "Say in which role they wrote it")):
                if not cleaned.get(name):
                    self.add_error(name, says)
        return cleaned


def _first(said: str) -> str:
    return said[:1].upper() + said[1:]
