"""The forms of arranging a conference: its day, held to the duty first; its needs, chair, whom they met."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from holdfast.casework import procedure
from holdfast.casework.chair_contacts import ContactFacts
from holdfast.casework.chairs import ChairFacts
from holdfast.casework.conference_dues import Limit
from holdfast.casework.conferences import Needs
from holdfast.casework.together import Together
from holdfast.casework.wording import Wording
from holdfast.pages import child_forms, duty_lines
from holdfast.pages.conference_request_forms import HARMS, days
from holdfast.pages.forms import Choice, Form, TimeField
from holdfast.pages.visit_forms import YES_NO, line, radios, said, ticks, words
from holdfast.procedures import near_dates
from holdfast.procedures.conference_words import CONFERENCE_KINDS, EARLY_REASONS

SOMEBODY = "somebody-else"
PROFESSIONS = (
    *("social-worker", "team-manager", "police", "health-visitor", "doctor", "teacher"),
    "other-professional",
)
AGREED = ("safeguarding-manager", "conference-chair", "team-manager", "service-manager")


class _DatedForm(Form):
    """A day for a conference: later than a duty has it, it is saved once that was seen."""

    limits: Mapping[str, Sequence[Limit]] = {}  # by the kind of conference

    def _limits(self, cleaned: Mapping[str, Any]) -> list[Limit]:
        """Those that bear on what is chosen."""
        kind = cleaned.get("kind") or next(iter(self.limits), "")
        chosen = cleaned.get("children")
        found = self.limits.get(kind, ())
        return [each for each in found if chosen is None or str(each.child) in chosen]

    def _add_late(self) -> None:
        self.fields["late"] = ticks(
            "If the day is later than the procedure has it", [("yes", "Keep this day all the same")],
            hint="You are told when it is, before it is saved",
        )  # fmt: skip
        if not any(self.limits.values()):
            self.fields.pop("late")

    def _check_late(self, cleaned: dict[str, Any]) -> None:
        day = cleaned.get("for_on")
        if day is None or cleaned.get("late"):
            return
        today = timezone.localdate()
        for each in self._limits(cleaned):
            if each.is_broken(by=day):
                self.add_error(
                    "for_on",
                    f"This is later than {near_dates.day(each.by_on, today)}, by when the conference is due "
                    f"for {each.name}. The clause: {each.cite}. Choose an earlier day, or keep this one "
                    f"by the tick below",
                )

    def clean(self) -> dict[str, Any]:
        """The day, held to the duties."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self._check_late(cleaned)
        return cleaned


class ArrangeForm(_DatedForm):
    """For which day, where, who is arranged. What was asked is carried over and stands filled in."""

    kind = radios("Which conference?", (), error="Say which conference it is")
    for_on = child_forms.day("For which day?", past=False)
    at = TimeField(label="Time", required=False)
    venue = line("Where")
    interpreter = line("Interpreter", hint="Who is arranged, where the family needs one")
    advocate = line("Advocate")
    room_needs = line("What the room must have")
    festivals = days()
    arranged_on = child_forms.day("When was it arranged?")
    because = child_forms.why()

    def __init__(
        self, *positional: Any, kinds: Sequence[str], limits: Mapping[str, Sequence[Limit]],
        together: Together | None, needs: Needs, **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(*positional, **options)
        self.limits = limits
        self.fields["kind"].choices = [(each, CONFERENCE_KINDS[each]) for each in kinds]  # type: ignore[attr-defined]
        self.fields["kind"].initial = kinds[0]
        if len(kinds) == 1:
            self.fields.pop("kind")
        self.fields["arranged_on"].initial = timezone.localdate()
        for name in ("advocate", "room_needs", "festivals", "venue"):
            self.fields[name].initial = getattr(needs, name)
        if together is not None and len(together.children) > 1:
            field = ticks("For which children?", together.choices, required=True,
                          error="Choose at least one child")  # fmt: skip
            field.initial = [key for key, _ in together.choices]
            self.fields = {"children": field, **self.fields}
        self._add_late()
        child_forms.drop_why(self, step="arrange")


class MoveForm(_DatedForm):
    """To which day, why, and who agreed."""

    for_on = child_forms.day("To which day?", past=False)
    at = TimeField(label="Time", required=False)
    reason = words("Why is it moved?", rows=2, required=True, error="Say why it is moved")
    why_early = forms.ChoiceField(label="If it is brought forward: because of what?", required=False)
    agreed_by = forms.ChoiceField(label="Who agreed?", required=False)
    on = child_forms.day("When was it moved?")
    because = child_forms.why()

    def __init__(
        self, *positional: Any, limits: Mapping[str, Sequence[Limit]], at: Any, is_review: bool,
        **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(*positional, **options)
        self.limits = limits
        wording = Wording.of(pack=procedure.pack())
        named = [(each, wording.role(role=each)) for each in AGREED]
        listed = [("", "Nobody had to"), *((each, name[:1].upper() + name[1:]) for each, name in named)]
        self.fields["agreed_by"].choices = listed  # type: ignore[attr-defined]
        self.fields["why_early"].choices = [("", "It is not brought forward"), *EARLY_REASONS.items()]  # type: ignore[attr-defined]
        if not is_review:
            self.fields.pop("why_early")
        self.fields["on"].initial, self.fields["at"].initial = timezone.localdate(), at
        self._add_late()
        child_forms.drop_why(self, step="move-conference", or_step="arrange")


class NeedsForm(Form):
    """What the conference takes, as it stands."""

    venue = line("Where")
    interpreter_needed = radios("Is an interpreter needed?", YES_NO, required=False)
    interpreter = line("Interpreter", hint="Who is arranged")
    advocate = line("Advocate")
    room_needs = line("What the room must have")
    festivals = days()
    concern = words("The concern for which it is held", rows=4)
    categories = ticks("Kinds of harm feared", HARMS)
    complex = radios("Is the case complex?", YES_NO, required=False)

    def __init__(self, *positional: Any, needs: Needs, **options: Any) -> None:
        super().__init__(*positional, **options)
        yes_no = {True: "yes", False: "no", None: ""}
        for name in self.fields:
            value = getattr(needs, name)
            self.fields[name].initial = yes_no[value] if value in (True, False, None) else value

    @property
    def needs(self) -> Needs:
        """As the step takes it."""
        cleaned = dict(self.cleaned_data)
        flags = {name: said(cleaned.pop(name)) for name in ("interpreter_needed", "complex")}
        return Needs(**{**cleaned, **flags, "categories": tuple(cleaned["categories"])})


class ChairForm(Form):
    """Who chairs, and who takes the notes; beside each who might chair, what the record shows of them."""

    chair = radios("Who chairs?", (), error="Say who chairs")
    chair_name = line("Name of somebody else who chairs")
    involved = radios(
        "Of somebody else: have they worked with the child or family?", YES_NO, required=False,
        hint="For those listed above the record is searched",
    )  # fmt: skip
    profession = forms.ChoiceField(label="Their profession", required=False)
    experience = words("What experience have they?", rows=2)
    complex = radios("Is the case complex?", YES_NO, required=False)
    note_taker = forms.ChoiceField(label="Who takes the notes?", required=False)
    note_taker_name = line("Name of somebody else who takes the notes")
    because = child_forms.why()

    def __init__(self, *positional: Any, facts: ChairFacts, **options: Any) -> None:
        super().__init__(*positional, **options)
        wording = Wording.of(pack=procedure.pack())
        chairs = [
            (
                str(each.account),
                Choice(f"{each.name}, {wording.role(role=each.role)}", hint=_shown(each.shown)),
            )
            for each in facts.chairs
        ]
        self.fields["chair"].choices = [*chairs, (SOMEBODY, "Somebody else")]  # type: ignore[attr-defined]
        takers = [(str(key), name) for key, name in facts.note_takers]
        self.fields["note_taker"].choices = [("", "Not named yet"), *takers, (SOMEBODY, "Somebody else")]  # type: ignore[attr-defined]
        named = [(each, wording.role(role=each)) for each in PROFESSIONS]
        listed = [("", "Not said"), *((each, name[:1].upper() + name[1:]) for each, name in named)]
        self.fields["profession"].choices = listed  # type: ignore[attr-defined]
        self._as_it_stands(facts)
        child_forms.drop_why(self, step="appoint-chair")

    def _as_it_stands(self, facts: ChairFacts) -> None:
        """What was said before."""
        if facts.chair_name:
            self.fields["chair"].initial = str(facts.chair or SOMEBODY)
            self.fields["chair_name"].initial = "" if facts.chair else facts.chair_name
        if facts.note_taker_name:
            self.fields["note_taker"].initial = str(facts.note_taker or SOMEBODY)
            self.fields["note_taker_name"].initial = "" if facts.note_taker else facts.note_taker_name
        self.fields["profession"].initial = facts.chair_role if facts.chair_role in PROFESSIONS else ""
        self.fields["experience"].initial = facts.experience
        self.fields["complex"].initial = {True: "yes", False: "no", None: ""}[facts.complex]

    def clean(self) -> dict[str, Any]:
        """Somebody else has a name, and it is said whether they worked with the family."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("chair") == SOMEBODY:
            if not cleaned.get("chair_name"):
                self.add_error("chair_name", "Say who chairs")
            if not cleaned.get("involved"):
                self.add_error("involved", "Say whether they have worked with the child or family")
        if cleaned.get("note_taker") == SOMEBODY and not cleaned.get("note_taker_name"):
            self.add_error("note_taker_name", "Say who takes the notes")
        return cleaned


class MetForm(Form):
    """Whom the chair met, and whether it was explained to them."""

    person = forms.ChoiceField(label="Whom did the chair meet?", required=False)
    who = line("Name of somebody else")
    on = child_forms.day("On which day?")
    explained = radios(
        "Was it explained what a conference is, and what may come of it?", YES_NO, required=False
    )
    text = words("What came of it", rows=4)

    def __init__(self, *positional: Any, facts: ContactFacts, **options: Any) -> None:
        super().__init__(*positional, **options)
        people = [(str(key), name) for key, name in facts.people]
        self.fields["person"].choices = [("", "Choose somebody"), *people, (SOMEBODY, "Somebody else")]  # type: ignore[attr-defined]
        self.fields["on"].initial = timezone.localdate()

    def clean(self) -> dict[str, Any]:
        """Somebody was met."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("person"):
            self.add_error("person", "Choose whom the chair met")
        elif cleaned["person"] == SOMEBODY and not cleaned.get("who"):
            self.add_error("who", "Say whom the chair met")
        return cleaned


class EarlyForm(child_forms.ChildForm):
    """Why an early review was considered, and what was decided."""

    why = radios("Why is it considered?", EARLY_REASONS.items(), error="Say why it is considered")
    decision = radios("What was decided?", (), error="Say what was decided")
    text = words("Why was it decided so?", rows=3, required=True, error="Say why it was decided so")
    for_on = child_forms.day("If it is brought forward: to which day?", past=False, required=False)
    on = child_forms.day("When was it considered?")
    because = child_forms.why()

    def __init__(self, *positional: Any, decisions: Any, stands_for: date | None, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["decision"].choices = list(decisions)  # type: ignore[attr-defined]
        self.fields["on"].initial = timezone.localdate()
        self.fields["for_on"].help_text = (
            "The review that stands arranged is moved to it. Without a day one is asked for"
            if stands_for else "None is arranged: the conference service is asked for one by then"
        )  # fmt: skip
        if "children" in self.fields:
            self.fields["children"].initial = [key for key, _ in self.together.choices]
        child_forms.drop_why(self, step="move-conference", or_step="arrange")


def _shown(shown: Sequence[str]) -> str:
    if not shown:
        return "The record shows nothing of them with this family"
    return f"The record shows: {duty_lines.listed(list(shown))}"
