"""The forms of a core group before it meets: its days, its place, moved, told in writing, who leads."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from holdfast.casework import procedure
from holdfast.casework.conference_dues import Limit
from holdfast.casework.core_group_leaders import LeadFacts
from holdfast.casework.core_group_meetings import Day, Place
from holdfast.casework.wording import Wording
from holdfast.pages import child_forms
from holdfast.pages.child_forms import ChildForm
from holdfast.pages.conference_forms import SOMEBODY
from holdfast.pages.conference_invitation_forms import role_choices
from holdfast.pages.conference_request_forms import DaysField, days
from holdfast.pages.forms import Form, TimeField
from holdfast.pages.meeting_forms import OTHER_MEETINGS
from holdfast.pages.visit_forms import YES_NO, line, radios, said, words
from holdfast.procedures import near_dates
from holdfast.procedures.conference_words import SENT_HOWS

LEADERS = (
    *("social-worker", "senior-practitioner", "team-manager", "line-manager", "service-manager"),
    *("consultant-social-worker", "other-professional"),
)
AGREED = ("team-manager", "line-manager", "service-manager")
PLACE = ("accessible", "at_ease", "venue_why", "interpreter_needed", "interpreter")


class _PlacedForm(Form):
    """Where it is held, and whether it suits everybody."""

    venue = line("Where", hint="A school, a health centre or a children’s centre may do")
    accessible = radios("Can all who come get there and get in?", YES_NO, required=False)
    at_ease = radios("Does the family feel at ease there, and able to speak?", YES_NO, required=False)
    venue_why = words("If not: why there all the same?", rows=2)
    interpreter_needed = radios("Is an interpreter needed?", YES_NO, required=False)
    interpreter = line("Interpreter", hint="Who is arranged, where the family needs one")

    def clean(self) -> dict[str, Any]:
        """A place that fails either has a word on why."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "no" in (cleaned.get("accessible"), cleaned.get("at_ease")) and not cleaned.get("venue_why"):
            self.add_error("venue_why", "Say why it is held there all the same, or choose another place")
        return cleaned

    @property
    def place(self) -> Place:
        """As the step takes it."""
        cleaned = self.cleaned_data
        return Place(
            venue=cleaned["venue"], accessible=said(cleaned["accessible"]), at_ease=said(cleaned["at_ease"]),
            why=cleaned["venue_why"], interpreter_needed=said(cleaned["interpreter_needed"]),
            interpreter=cleaned["interpreter"],
        )  # fmt: skip


class ArrangeForm(_PlacedForm, ChildForm):
    """One core group or several ahead, for the children chosen."""

    kind = radios("Which meeting?", OTHER_MEETINGS.items(), error="Say which meeting it is")
    for_on = child_forms.day("For which day?", past=False)
    at = TimeField(label="Time", required=False)
    more = DaysField(
        label="Further days", required=False,
        help_text="Those agreed ahead, at the same time: one to a line, for example 14 3 2027",
    )  # fmt: skip
    purpose = words("What is it for?", rows=2)
    festivals = days()
    arranged_on = child_forms.day("When was it arranged?")
    because = child_forms.why()

    def __init__(self, *positional: Any, is_other: bool = False, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["arranged_on"].initial = timezone.localdate()
        for name in ("more",) if is_other else ("kind", "purpose"):
            self.fields.pop(name)
        if "children" in self.fields:
            planned = [each for each in self.together.children if each.has_plan]
            own = [str(self.together.child)]
            self.fields["children"].initial = [str(each.id) for each in planned] or own
        first = [
            name for name in ("children", "kind", "for_on", "at", "more", "purpose") if name in self.fields
        ]
        self.order_fields([*first, *(name for name in self.fields if name not in first)])
        child_forms.drop_why(self, step="arrange")

    def clean(self) -> dict[str, Any]:
        """No day stands there twice, and none is before it was arranged."""
        cleaned = super().clean()
        first, since, more = (cleaned.get(name) for name in ("for_on", "arranged_on", "more"))
        if since and first and first < since:
            self.add_error("for_on", "It cannot be for a day before it was arranged")
        if since and any(each < since for each in more or ()):
            self.add_error("more", "Further days cannot be before it was arranged")
        if more and len({first, *more}) <= len(more):
            self.add_error("more", "Further days must each be another day")
        return cleaned

    @property
    def days(self) -> list[Day]:
        """The days, each with the one time."""
        cleaned = self.cleaned_data
        rest: Sequence[date] = cleaned.get("more") or ()
        return [Day(for_on=each, at=cleaned["at"]) for each in (cleaned["for_on"], *rest)]


class PlaceForm(_PlacedForm):
    """The place, as it stands."""

    def __init__(self, *positional: Any, stands: Mapping[str, Any], **options: Any) -> None:
        super().__init__(*positional, **options)
        yes_no = {True: "yes", False: "no", None: ""}
        for name, value in stands.items():
            self.fields[name].initial = yes_no[value] if value in (True, False, None) else value


class MoveForm(Form):
    """To which day and why; who is told afterwards stands above the form."""

    for_on = child_forms.day("To which day?", past=False)
    at = TimeField(label="Time", required=False)
    reason = words("Why is it moved?", rows=2, required=True, error="Say why it is moved")
    interpreter = line("Interpreter", hint="Who is arranged for the new day, where the family needs one")
    festivals = days()
    on = child_forms.day("When was it moved?")
    because = child_forms.why()

    def __init__(self, *positional: Any, at: Any, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["on"].initial, self.fields["at"].initial = timezone.localdate(), at
        child_forms.drop_why(self, step="arrange")


class LettersForm(Form):
    """That the new day went in writing."""

    how = radios("How did it go?", SENT_HOWS.items(), error="Say how it went")
    on = child_forms.day("On which day?")

    def __init__(self, *positional: Any, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["on"].initial = timezone.localdate()


INSTEAD = "Choose “Somebody else” above, or leave this empty: only one"


class LeadForm(Form):
    """Who leads, as what, and who minutes."""

    chair = radios("Who leads?", (), error="Say who leads")
    chair_name = line("Name of somebody else who leads")
    role = forms.ChoiceField(label="In which role do they lead?", required=False)
    complex = radios("Is the case complex?", YES_NO, required=False)
    agreed_by = forms.ChoiceField(label="Who agreed that they lead?", required=False)
    agreed_on = child_forms.day("When did they agree?", required=False)
    note_taker = forms.ChoiceField(label="Who takes the minutes?", required=False)
    note_taker_name = line("Name of somebody else who takes the minutes")
    because = child_forms.why()

    def __init__(self, *positional: Any, facts: LeadFacts, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.facts = facts
        wording = Wording.of(pack=procedure.pack())
        leaders = [
            (str(each.account), f"{each.name}, {wording.role(role=each.role)}") for each in facts.leaders
        ]
        self.fields["chair"].choices = [*leaders, (SOMEBODY, "Somebody else")]  # type: ignore[attr-defined]
        roles = role_choices(wording=wording, roles=LEADERS)
        self.fields["role"].choices = [("", "As it stands beside the name"), *roles[1:]]  # type: ignore[attr-defined]
        agreed = role_choices(wording=wording, roles=AGREED)
        self.fields["agreed_by"].choices = [("", "Nobody had to"), *agreed[1:]]  # type: ignore[attr-defined]
        minuting = [
            (each.key, f"{each.name}, {wording.role(role=each.role)}")
            for each in facts.members
            if not each.is_family
        ]
        self.fields["note_taker"].choices = [  # type: ignore[attr-defined]
            ("", "Not named yet"), *minuting, (SOMEBODY, "Somebody else"),
        ]  # fmt: skip
        self._as_it_stands()
        child_forms.drop_why(self, step="appoint-chair")

    def _as_it_stands(self) -> None:
        facts = self.facts
        if facts.chair_name:
            listed = facts.chair in {each.account for each in facts.leaders}
            self.fields["chair"].initial = str(facts.chair) if listed else SOMEBODY
            self.fields["chair_name"].initial = "" if listed else facts.chair_name
            self.fields["role"].initial = facts.chair_role if facts.chair_role in LEADERS else ""
        if facts.note_taker_name:
            key = next((each.key for each in facts.members if each.name == facts.note_taker_name), SOMEBODY)
            self.fields["note_taker"].initial = key
            self.fields["note_taker_name"].initial = facts.note_taker_name if key == SOMEBODY else ""
        is_complex = True if facts.found_complex_on else facts.complex
        self.fields["complex"].initial = {True: "yes", False: "no", None: ""}[is_complex]
        self.fields["agreed_by"].initial = facts.agreed_by if facts.agreed_by in AGREED else ""

    def clean(self) -> dict[str, Any]:
        """Somebody else has a name and a role."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("chair") == SOMEBODY:
            if not cleaned.get("chair_name"):
                self.add_error("chair_name", "Say who leads")
            if not cleaned.get("role"):
                self.add_error("role", "Say in which role they lead")
        elif cleaned.get("chair") and cleaned.get("chair_name"):
            self.add_error("chair_name", f"{INSTEAD} leads")
        if cleaned.get("note_taker") == SOMEBODY:
            if not cleaned.get("note_taker_name"):
                self.add_error("note_taker_name", "Say who takes the minutes")
        elif cleaned.get("note_taker_name"):
            self.add_error("note_taker_name", f"{INSTEAD} takes the minutes")
        return cleaned

    @property
    def said(self) -> dict[str, Any]:
        """As the step takes it."""
        cleaned = self.cleaned_data
        return {**self._leader(cleaned), **self._minutes(cleaned), "complex": said(cleaned["complex"]),
                "agreed_by": cleaned["agreed_by"], "agreed_on": cleaned["agreed_on"]}  # fmt: skip

    def _leader(self, cleaned: Mapping[str, Any]) -> dict[str, Any]:
        if cleaned["chair"] == SOMEBODY:
            return {"chair_name": cleaned["chair_name"], "role": cleaned["role"]}
        one = next(each for each in self.facts.leaders if str(each.account) == cleaned["chair"])
        return {"chair": one.account, "role": cleaned["role"] or one.role}

    def _minutes(self, cleaned: Mapping[str, Any]) -> dict[str, Any]:
        if cleaned["note_taker"] == SOMEBODY:
            return {"note_taker_name": cleaned["note_taker_name"]}
        one = next((each for each in self.facts.members if each.key == cleaned["note_taker"]), None)
        if one is None:
            return {}
        account: UUID | None = one.account
        return {"note_taker": account, "note_taker_name": one.name, "note_taker_role": one.role}


def due(*, limits: Sequence[Limit], today: date) -> list[str]:
    """By when one is due and under which clause, in lines above a form; one for all due on the same day."""
    alike: dict[tuple[date, str], list[str]] = {}
    for each in limits:
        alike.setdefault((each.by_on, each.cite), []).append(each.name)
    return [
        f"Due for {', '.join(names)} by {near_dates.day(by_on, today)} ({near_dates.away(by_on, today)}). "
        f"The clause: {cite}."
        for (by_on, cite), names in alike.items()
    ]
