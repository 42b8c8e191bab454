"""The forms of a referral, a strategy discussion and an enquiry."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from holdfast.casework.enquiry_pages import MemberSaid
from holdfast.casework.wording import CATEGORIES
from holdfast.pages import child_forms
from holdfast.pages.child_forms import ChildForm
from holdfast.pages.forms import Form, TimeField
from holdfast.pages.visit_forms import YES_NO, line, radios, ticks, words
from holdfast.procedures.conference_words import (
    DISCUSSION_HOWS,
    ENQUIRY_OUTCOMES,
    REFERRAL_DECISIONS,
    REFERRAL_HOWS,
)

HARM = [(each, name[:1].upper() + name[1:]) for each, name in CATEGORIES.items()]


class ReferralForm(ChildForm):
    """Who was worried, about what, and what was decided."""

    on = child_forms.day("On which day did it come?")
    at = TimeField(label="At what time?", required=False)
    from_name = line("Who was worried?")
    from_role = line("What are they?", hint="For example, teacher, neighbour, grandmother")
    how = radios("How did it come?", REFERRAL_HOWS.items(), required=False)
    concern = words(
        "What is the concern?", rows=5, required=True, error="Write what the concern is",
        hint="In the words in which it was put",
    )  # fmt: skip
    categories = ticks("Which kinds of harm are feared?", HARM)
    decided = radios(
        "What was decided?", [*REFERRAL_DECISIONS.items(), ("", "Not decided yet")], required=False
    )
    decided_on = child_forms.day(
        "On which day was it decided?", required=False, hint="Empty: the day it came"
    )
    decided_why = words("Why?", rows=2)

    def __init__(self, *positional: Any, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["on"].initial = timezone.localdate()
        self.fields["decided"].initial = ""


class DecideForm(Form):
    """What was decided to do with a referral that came earlier."""

    decided = radios("What was decided?", REFERRAL_DECISIONS.items(), error="Say what was decided")
    on = child_forms.day("On which day?")
    why = words("Why?", rows=2)

    def __init__(self, *positional: Any, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["on"].initial = timezone.localdate()


class DiscussionForm(ChildForm):
    """Who took part, what was said, and whether there is to be an enquiry."""

    on = child_forms.day("When was it?")
    how = radios("How was it held?", DISCUSSION_HOWS.items(), required=False)
    members = ticks("Who took part?", (), hint="Those who work with the child or are involved")
    others = words("Who else took part?", rows=3, hint="One on each line: name, and what they are")
    led_by = line("Who led it?")
    said = words("What was said?", rows=5)
    enquiry = radios("Is there to be an enquiry?", YES_NO, error="Say whether there is to be an enquiry")
    joint = radios("Together with the police?", YES_NO, required=False)
    police_help = radios("Was the police’s help considered?", YES_NO, required=False)
    legal_advice = radios("Was legal advice taken?", YES_NO, required=False)
    decided_why = words("Why was it decided so?", rows=2)
    actions = words("Who does what now?", rows=3)

    def __init__(self, *positional: Any, around: Sequence[MemberSaid], enquiry: str, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.around = around
        self.fields["on"].initial = timezone.localdate()
        self.fields["enquiry"].label = f"Is there to be an enquiry ({enquiry})?"
        if around:
            self.fields["members"].choices = [  # type: ignore[attr-defined]
                (str(place), ", ".join(filter(None, (each.name, each.role))))
                for place, each in enumerate(around)
            ]
        else:
            del self.fields["members"]

    def clean(self) -> dict[str, Any]:
        """Somebody took part, and why there is no enquiry is said."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not (cleaned.get("members") or cleaned.get("others")):
            self.add_error("members" if "members" in self.fields else "others", "Say who took part")
        if cleaned.get("enquiry") == "no" and not cleaned.get("decided_why"):
            self.add_error("decided_why", "Say why there is to be no enquiry")
        return cleaned

    @property
    def took_part(self) -> list[MemberSaid]:
        """Those ticked, then those written down."""
        ticked = [self.around[int(each)] for each in self.cleaned_data.get("members", [])]
        return [*ticked, *named_on_lines(self.cleaned_data["others"])]


class EnquiryForm(ChildForm):
    """An enquiry begins: when, led by whom."""

    on = child_forms.day("When did it begin?")
    led_by = line("Who leads it?")
    joint = radios("Together with the police?", YES_NO, required=False)
    text = words("In a few words", rows=3)

    def __init__(self, *positional: Any, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["on"].initial = timezone.localdate()


class EndForm(Form):
    """An enquiry ends, with what it found and whether a conference is wanted."""

    on = child_forms.day("When did it end?")
    outcome = radios("What did it find?", ENQUIRY_OUTCOMES.items(), error="Say what it found")
    conclusion = words("What does it come to?", rows=5, required=True, error="Write what it comes to")
    conference_wanted = radios("Is a conference wanted?", YES_NO, error="Say whether a conference is wanted")

    def __init__(self, *positional: Any, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["on"].initial = timezone.localdate()


def named_on_lines(text: str) -> list[MemberSaid]:
    """Somebody on each line: a name, and after a comma what they are."""
    found = []
    for each in text.splitlines():
        name, _, role = each.partition(",")
        if name.strip():
            found.append(MemberSaid(name=name.strip(), role=role.strip()))
    return found
