"""The forms of the people of a child: somebody new, relations, where they live, how to reach them."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from holdfast.casework import search
from holdfast.casework.families import PeoplePage
from holdfast.casework.involvements import AgencyLine
from holdfast.casework.search import Similar
from holdfast.casework.wording import Wording
from holdfast.pages import child_forms
from holdfast.pages.child_forms import ChildForm
from holdfast.pages.forms import DateField, Form
from holdfast.pages.visit_forms import line, ticks, words
from holdfast.procedures.record_words import AGENCY_KINDS, RELATIONS

KINDS = [("", "Choose"), *((each, name[:1].upper() + name[1:]) for each, name in RELATIONS.items())]
INVOLVED = (
    *("teacher", "head-teacher", "nursery", "doctor", "health-visitor", "school-nurse", "midwife", "police"),
    *("mental-health-worker", "probation", "youth-offending", "domestic-abuse-service", "adult-services"),
    *("housing", "foster-carer", "residential-worker", "education-welfare-officer", "advocate"),
    *("interpreter", "other-professional"),
)


def birthday(label: str = "Date of birth") -> DateField:
    """A day of birth, where it is known."""
    return DateField(label=label, past=True, today=timezone.localdate, required=False)


class AddForm(Form):
    """Somebody who is not recorded yet: looked for first, and recorded when it is nobody who is found."""

    given_name = line("Given name")
    family_name = line("Family name")
    born_on = birthday()
    expected_on = DateField(label="Expected on", required=False, help_text="For a child not born yet")
    kind = forms.ChoiceField(label="What are they to the child?", choices=KINDS,
                             error_messages={"required": "Choose what they are to the child"})  # fmt: skip
    none_of_them = forms.BooleanField(
        label="I have looked: it is none of those who are recorded already", required=False
    )
    similar: tuple[Similar, ...] = ()

    def clean(self) -> dict[str, Any]:
        """A name is needed; whoever may be the same is shown before anybody is recorded twice."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        given, family = cleaned.get("given_name", ""), cleaned.get("family_name", "")
        if not (given or family or cleaned.get("expected_on")):
            self.add_error("given_name", "Enter a name")
        elif not self.errors:
            self.similar = search.find_similar(
                given_name=given, family_name=family, born_on=cleaned.get("born_on"),
                today=timezone.localdate(),
            )  # fmt: skip
            if self.similar and not cleaned.get("none_of_them"):
                self.add_error("none_of_them", "Somebody like this is recorded already: look first")
        return cleaned


class RelateForm(Form):
    """What somebody who is recorded already is to the child."""

    kind = forms.ChoiceField(label="What are they to the child?", choices=KINDS,
                             error_messages={"required": "Choose what they are to the child"})  # fmt: skip
    in_family = forms.BooleanField(
        label="They belong to the child’s family group", required=False, initial=True
    )


class CorrectForm(Form):
    """Name and dates of somebody, put right."""

    given_name = line("Given name")
    family_name = line("Family name")
    born_on = birthday()
    expected_on = DateField(label="Expected on", required=False)
    reason = words("Why is it corrected?", rows=2, required=True, error="Say why it is corrected")

    def clean(self) -> dict[str, Any]:
        """A name, or a birth that is expected."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        known = (cleaned.get("given_name"), cleaned.get("family_name"), cleaned.get("expected_on"))
        if not any(known) and not self.errors:
            self.add_error("given_name", "Enter a name")
        return cleaned


class OfFamily(Form):
    """A form about people of a family."""

    def __init__(self, *positional: Any, family: PeoplePage, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.family = family
        self.people = [(str(family.child), family.name)]
        self.people += [
            (str(each.id), f"{each.name}, {each.kind}" if each.kind else each.name)
            for each in family.relatives
        ]


class HomeForm(OfFamily):
    """Who lives where, since when."""

    who = ticks("Who lives there?", (), required=True, error="Choose who lives there")
    household = forms.ChoiceField(label="Where?", required=False)
    address = forms.CharField(
        label="Address", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    postcode = line("Postcode")
    phone = line("Telephone")
    protected = forms.BooleanField(
        label="Protect this address", required=False,
        help_text="It is shown to those who work with the child alone, and left out of papers",
    )  # fmt: skip
    from_on = child_forms.day("Since when?", required=False, hint="Leave it out where nobody knows")
    moved = forms.BooleanField(
        label="They moved: their other homes end that day", required=False,
        help_text="Leave it out where somebody lives in two homes",
    )  # fmt: skip

    def __init__(self, *positional: Any, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["who"].choices = self.people  # type: ignore[attr-defined]
        self.fields["who"].initial = [str(self.family.child)]
        known = {
            str(home.household): ", ".join(home.address.split("\n"))
            for homes in (self.family.homes, *(each.homes for each in self.family.relatives))
            for home in homes
        }
        self.fields["household"].choices = [("", "A home not recorded yet"), *known.items()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A new home needs its address; one recorded already the day of the move."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("household") and not cleaned.get("address"):
            self.add_error("address", "Enter the address")
        if cleaned.get("household") and not cleaned.get("from_on") and "from_on" not in self.errors:
            self.add_error("from_on", "Say since when they live there")
        return cleaned

    @property
    def who_lives(self) -> list[UUID]:
        """Those chosen."""
        return [UUID(each) for each in self.cleaned_data["who"]]


class ContactForm(OfFamily):
    """How somebody may be reached, and by what never."""

    person = forms.ChoiceField(label="Whom is it about?")
    how = line("How may they be reached?", hint="For example, a text message to their own telephone")
    when = line("When?", hint="For example, weekdays before noon")
    never = line("Never by", hint="For example, letters to the home")

    def __init__(self, *positional: Any, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["person"].choices = self.people  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """One of the two must be said."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not (cleaned.get("how") or cleaned.get("never")):
            self.add_error("how", "Say how they may be reached, or by what never")
        return cleaned


class InvolvedForm(ChildForm):
    """Which agency, in which role, with which of the children, since when."""

    role = forms.ChoiceField(label="What are they to the child?",
                             error_messages={"required": "Choose what they are to the child"})  # fmt: skip
    agency = forms.ChoiceField(label="Which school, surgery or service?", required=False)
    agency_name = line("Its name", hint="Where it is not in the list")
    agency_kind = forms.ChoiceField(
        label="What is it?", required=False, choices=[("", "Choose"), *AGENCY_KINDS.items()]
    )
    phone = line("Telephone of whoever is there for the child")
    from_on = child_forms.day("Since when?")
    instead = forms.BooleanField(
        label="Instead of who had this role until now", required=False, help_text="For example, a new school"
    )
    core_group = forms.BooleanField(label="A member of the core group", required=False)

    def __init__(
        self, *positional: Any, agencies: tuple[AgencyLine, ...], wording: Wording, **options: Any
    ) -> None:
        super().__init__(*positional, **options)
        named = [(each, wording.role(role=each)) for each in INVOLVED]
        roles = [(each, name[:1].upper() + name[1:]) for each, name in named]
        self.fields["role"].choices = [("", "Choose"), *roles]  # type: ignore[attr-defined]
        known = [(str(each.id), each.name) for each in agencies]
        self.fields["agency"].choices = [("", "One not in the list"), *known]  # type: ignore[attr-defined]
        self.fields["from_on"].initial = timezone.localdate()

    def clean(self) -> dict[str, Any]:
        """One of the list, or the name and kind of another."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("agency"):
            if not cleaned.get("agency_name"):
                self.add_error("agency_name", "Choose one of the list, or enter its name")
            elif not cleaned.get("agency_kind"):
                self.add_error("agency_kind", "Say what it is")
        return cleaned
