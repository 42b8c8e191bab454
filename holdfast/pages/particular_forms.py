"""The forms of what else is said of a person: warning, language, need, number, death, responsibility."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from holdfast.casework.particulars import NeedLine
from holdfast.pages import child_forms
from holdfast.pages.forms import Form
from holdfast.pages.people_forms import OfFamily
from holdfast.pages.visit_forms import line, ticks, words
from holdfast.procedures.record_words import IDENTIFIER_SCHEMES, RESPONSIBILITY, SEXES


class DescribeForm(Form):
    """What whoever goes there must know; sex, ethnicity, religion."""

    warning = words(
        "Warning", rows=3, hint="What whoever goes there must know first. Leave it empty where there is none."
    )
    sex = forms.ChoiceField(label="Sex", required=False, choices=[("", "Not recorded"), *SEXES.items()])
    ethnicity = line("Ethnicity", hint="As the child or the parents say it")
    religion = line("Religion")
    reason = words("Why do you change it?", rows=2, required=True, error="Say why you change it")


class _OfPerson(OfFamily):
    """A form about one person of a family, the child first."""

    person = forms.ChoiceField(label="Whom is it about?")

    def __init__(self, *positional: Any, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["person"].choices = self.people  # type: ignore[attr-defined]


class LanguageForm(_OfPerson):
    """Which language somebody speaks or signs."""

    language = line("Which language?", hint="Spoken or signed")
    main = forms.BooleanField(label="It is their main language", required=False)
    interpreter_needed = forms.BooleanField(label="An interpreter is needed", required=False)

    def clean_language(self) -> str:
        """It must be named."""
        return _needed(self.cleaned_data["language"], "Say which language")


class NeedForm(_OfPerson):
    """What somebody needs to understand and be understood, and what they need no longer."""

    need = line("What do they need?", hint="For example, pictures, a hearing loop, short sentences")
    from_on = child_forms.day("Since when?", required=False, hint="Leave it out where nobody knows")

    def __init__(self, *positional: Any, needs: tuple[NeedLine, ...], **options: Any) -> None:
        super().__init__(*positional, **options)
        if needs:
            said = [(str(each.id), f"{each.name}: {each.need}") for each in needs]
            self.fields["ended"] = ticks("Is one of these needed no longer?", said)
            self.fields["ended_on"] = child_forms.day("Since when no longer?", required=False)
            self.fields["ended_on"].initial = timezone.localdate()

    def clean(self) -> dict[str, Any]:
        """One of the two must be said."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not (cleaned.get("need") or cleaned.get("ended")) and "need" not in self.errors:
            self.add_error("need", "Say what they need")
        if cleaned.get("ended") and not cleaned.get("ended_on") and "ended_on" not in self.errors:
            self.add_error("ended_on", "Say since when")
        return cleaned


class NumberForm(_OfPerson):
    """A number by which another system knows somebody."""

    scheme = forms.ChoiceField(
        label="Whose number is it?", choices=[("", "Choose"), *IDENTIFIER_SCHEMES.items()],
        error_messages={"required": "Choose whose number it is"},
    )  # fmt: skip
    value = line("The number")

    def clean_value(self) -> str:
        """It must be given."""
        return _needed(self.cleaned_data["value"], "Enter the number")


class DeathForm(_OfPerson):
    """Who died, and when."""

    on = child_forms.day("On which day?")

    def __init__(self, *positional: Any, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["person"].label = "Who has died?"
        living = {str(each.id) for each in self.family.relatives if each.died_on is None}
        here = [each for each in self.people if each[0] in {*living, str(self.family.child)}]
        # Nobody stands chosen: a death is not recorded by a slip.
        self.fields["person"].choices = [("", "Choose"), *here]  # type: ignore[attr-defined]
        self.fields["person"].error_messages["required"] = "Choose who has died"


class ResponsibilityForm(OfFamily):
    """Who has parental responsibility, and how."""

    holder = forms.ChoiceField(label="Who?", error_messages={"required": "Choose who has it"})
    basis = forms.ChoiceField(
        label="How do they have it?", choices=[("", "Choose"), *RESPONSIBILITY.items()],
        error_messages={"required": "Choose how they have it"},
    )  # fmt: skip
    from_on = child_forms.day("Since when?", required=False, hint="Leave it out where nobody knows")

    def __init__(self, *positional: Any, **options: Any) -> None:
        super().__init__(*positional, **options)
        others = [each for each in self.people if UUID(each[0]) != self.family.child]
        self.fields["holder"].choices = [("", "Choose"), *others]  # type: ignore[attr-defined]


def _needed(said: str, why: str) -> str:
    if not said:
        raise forms.ValidationError(why)
    return said
