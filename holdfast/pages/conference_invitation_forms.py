"""The forms of a conference's list: somebody else, left out, a child judged, an answer, a supporter, sent."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone

from holdfast.casework.involvements import AgencyLine
from holdfast.casework.wording import Wording
from holdfast.pages import child_forms
from holdfast.pages.forms import Form
from holdfast.pages.meeting_forms import CAME
from holdfast.pages.visit_forms import line, radios, ticks, words
from holdfast.procedures.conference_words import ANSWERS, INVITED_WHY, SENT_HOWS

OFFERED = ("involved", "expertise", "able-to-help", "family")
ROLES = tuple(
    dict.fromkeys([*(each for each in CAME if each != "child"), "education-welfare-officer", "parent"])
)
DECIDERS = (
    *("conference-chair", "social-worker", "team-manager", "reviewing-officer", "safeguarding-manager"),
    "conference-administrator",
)


def role_choices(*, wording: Wording, roles: tuple[str, ...]) -> list[tuple[str, str]]:
    """Roles as a list offers them, in the authority's words."""
    named = [(each, wording.role(role=each)) for each in roles]
    return [("", "Choose"), *((each, name[:1].upper() + name[1:]) for each, name in named)]


def _select(label: str, *, required: bool = True, error: str = "", hint: str = "") -> Any:
    return forms.ChoiceField(
        label=label, choices=[], required=required, help_text=hint,
        error_messages={"required": error} if error else None,
    )  # fmt: skip


class AddForm(Form):
    """Somebody whom the record does not name: role, why, and agency or name."""

    role = _select("What are they?", error="Say what they are")
    why = radios(
        "Why are they invited?",
        [(each, INVITED_WHY[each]) for each in OFFERED],
        error="Say why they are invited",
    )
    agency = _select("Agency", required=False)
    name = line("Name", hint="Leave it empty where the agency sends somebody")

    def __init__(
        self, *positional: Any, wording: Wording, agencies: tuple[AgencyLine, ...], **options: Any
    ) -> None:
        super().__init__(*positional, **options)
        self.fields["role"].choices = role_choices(wording=wording, roles=ROLES)  # type: ignore[attr-defined]
        named = [(str(each.id), each.name) for each in agencies]
        self.fields["agency"].choices = [("", "None"), *named]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """An agency or a name."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("agency") and not cleaned.get("name"):
            self.add_error("name", "Give a name, or choose an agency")
        return cleaned


class ExcludeForm(Form):
    """Why, and who decided."""

    why = words("Why are they left out?", rows=3, required=True, error="Say why they are left out")
    decided_by = _select("Who decided?", error="Say who decided")

    def __init__(self, *positional: Any, wording: Wording, **options: Any) -> None:
        super().__init__(*positional, **options)
        found = role_choices(wording=wording, roles=DECIDERS)
        self.fields["decided_by"].choices = found  # type: ignore[attr-defined]
        self.fields["decided_by"].initial = "conference-chair"


class JudgeForm(Form):
    """Whether a child is invited, who judged it and why."""

    invited = radios(
        "Is the child invited?", [("yes", "Yes"), ("no", "No")], error="Say whether the child is invited"
    )
    decided_by = _select("Who judged it?", required=False)
    why = words("Why?", rows=3, hint="The child’s wish, age and understanding, and what is in their interest")

    def __init__(
        self, *positional: Any, wording: Wording, others: Sequence[tuple[str, str]] = (), **options: Any
    ) -> None:
        super().__init__(*positional, **options)
        found = role_choices(wording=wording, roles=DECIDERS)
        self.fields["decided_by"].choices = found  # type: ignore[attr-defined]
        if others:
            self.fields["others"] = ticks(
                "The same for", list(others), hint="Only where it is true of each: age alone never decides"
            )


class AnswerForm(Form):
    """What somebody answered."""

    answer = radios("What did they answer?", ANSWERS.items(), error="Say what they answered")
    on = child_forms.day("On which day?")
    note = line("Anything to note", hint="For example who comes in their place")

    def __init__(self, *positional: Any, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["on"].initial = timezone.localdate()


class SupporterForm(Form):
    """Whom a parent or carer brings."""

    name = line("Name of the supporter")
    what = line("What are they to them?", hint="For example a friend, a sister, a neighbour")

    def clean(self) -> dict[str, Any]:
        """A name."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("name"):
            self.add_error("name", "Give the supporter’s name")
        return cleaned


class BringInForm(Form):
    """Nothing is asked: they are invited after all."""


class SendForm(Form):
    """When and how the invitations went, and why where the procedure asks."""

    on = child_forms.day("On which day did they go?")
    how = radios("How?", SENT_HOWS.items(), error="Say how they were sent")
    because = child_forms.why()

    def __init__(self, *positional: Any, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["on"].initial, self.fields["how"].initial = timezone.localdate(), "post"
        child_forms.drop_why(self, step="invite")
