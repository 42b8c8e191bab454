"""The forms of a meeting: arranged, moved, cancelled, and held with a decision for each child."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from holdfast.casework.arrangements import Arranged
from holdfast.casework.meetings import CONFERENCES
from holdfast.casework.wording import CATEGORIES, GROUNDS, Wording
from holdfast.pages import child_forms
from holdfast.pages.child_forms import ChildForm
from holdfast.pages.event_fields import Small
from holdfast.pages.forms import Form, TimeField
from holdfast.pages.forms.bound import BoundField
from holdfast.pages.plans import check_intervals
from holdfast.pages.visit_forms import YES_NO, line, radios, said, ticks, words
from holdfast.procedures import words as public_words
from holdfast.procedures.conference_words import FOLLOWS

DECISIONS = {
    "plan": "The child needs a plan",
    "no-plan": "No plan is needed",
    "deferred": "Put off to another day",
    "continue": "The plan goes on",
    "end": "The plan ends",
}
THEN = FOLLOWS
OTHER_MEETINGS = {
    "professionals-meeting": "Professionals’ meeting",
    "legal-planning-meeting": "Legal planning meeting",
}
"""Those that no procedure counts, and that have a leader."""
CAME = (
    *("mother", "father", "carer", "child", "family-member", "supporter", "advocate", "interpreter"),
    *("social-worker", "team-manager", "senior-practitioner", "conference-chair", "reviewing-officer"),
    *("note-taker", "health-visitor", "school-nurse", "doctor", "midwife", "teacher", "head-teacher"),
    *("nursery", "police", "mental-health-worker", "probation", "youth-offending", "adult-services"),
    *("domestic-abuse-service", "housing", "foster-carer", "residential-worker", "legal-adviser"),
    *("child-practitioner", "therapeutic-worker", "consultant-social-worker", "other-professional"),
)


class ArrangeForm(ChildForm):
    """Which meeting, for which day."""

    kind = radios("Which meeting?", (), error="Say which meeting it is")
    for_on = child_forms.day("For which day?", past=False)
    at = TimeField(label="Time", required=False)
    venue = line("Where")
    interpreter = line("Interpreter", hint="Who is arranged, where the family needs one")
    arranged_on = child_forms.day("When was it arranged?")
    because = child_forms.why()

    def __init__(self, *positional: Any, wording: Wording, kind: str, **options: Any) -> None:
        super().__init__(*positional, **options)
        kinds = [(each, wording.title(event=each)) for each in public_words.MEETINGS]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        self.fields["kind"].initial = kind
        self.fields["arranged_on"].initial = timezone.localdate()
        child_forms.drop_why(self, step="arrange")


class MoveForm(Form):
    """To which day, why and who agreed."""

    for_on = child_forms.day("To which day?", past=False)
    at = TimeField(label="Time", required=False)
    reason = words("Why is it moved?", rows=2, required=True, error="Say why it is moved")
    agreed_by = forms.ChoiceField(label="Who agreed?", required=False)
    on = child_forms.day("When was it moved?")
    because = child_forms.why()

    def __init__(self, *positional: Any, wording: Wording, **options: Any) -> None:
        super().__init__(*positional, **options)
        known = ("safeguarding-manager", "conference-chair", "team-manager", "service-manager")
        named = [(each, wording.role(role=each)) for each in known]
        listed = [(each, name[:1].upper() + name[1:]) for each, name in named]
        self.fields["agreed_by"].choices = [("", "Nobody had to"), *listed]  # type: ignore[attr-defined]
        self.fields["on"].initial = timezone.localdate()
        child_forms.drop_why(self, step="move-conference")


class CancelForm(Form):
    """Why it is not held."""

    reason = words("Why is it cancelled?", rows=2, required=True, error="Say why it is cancelled")
    on = child_forms.day("When was it cancelled?")

    def __init__(self, *positional: Any, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["on"].initial = timezone.localdate()


class HeldForm(ChildForm):
    """A meeting that was held: when, who came, what was decided for each child, what was fixed."""

    which = "Which children was it about?"
    held_on = child_forms.day("When was it held?")

    def __init__(
        self, *positional: Any, kind: str, wording: Wording, arranged: Arranged | None, **options: Any
    ) -> None:
        super().__init__(*positional, **options)
        self.kind = kind
        self.fields["held_on"].initial = _held(arranged)
        if arranged is not None and "children" in self.fields:
            self.fields["children"].initial = [str(each) for each in arranged.children]
        if kind in CONFERENCES:
            self._conference()
        elif kind == "core-group":
            self.fields["parents_came"] = radios("Did the parents come?", YES_NO, required=False)
            self.fields["decisions_recorded"] = radios(
                "Are the decisions and actions written down?", YES_NO, required=False
            )
        self._fixed(wording)
        self.fields["note"] = words("What was said and agreed", rows=5)
        if kind in CONFERENCES:
            self.fields["because"] = child_forms.why()
            child_forms.drop_why(self, step="complete-conference")

    def _conference(self) -> None:
        known = [(each, DECISIONS[each]) for each in public_words.CONFERENCE_DECISIONS[self.kind]]
        for child in self.together.children:
            self.fields[f"decision-{child.id}"] = radios(
                f"What was decided for {child.name}?", known, required=False
            )
        self.fields["quorate"] = radios("Was there a quorum?", YES_NO, error="Say whether there was a quorum")
        if self.kind == "initial-conference":
            self.fields["categories"] = ticks(
                "Under which category?", [(each, name.capitalize()) for each, name in CATEGORIES.items()]
            )
        else:
            grounds = [(each, name[:1].upper() + name[1:]) for each, name in GROUNDS.items()]
            known_grounds = [each for each in grounds if each[0] in public_words.OPEN["grounds"]]
            self.fields["grounds"] = forms.ChoiceField(
                label="Where a plan ends: why?", required=False,
                choices=[("", "No plan ends"), *known_grounds, ("other", "Another reason")],
            )  # fmt: skip
            self.fields["then"] = forms.ChoiceField(
                label="Where a plan ends: what follows?", required=False,
                choices=[("", "Not said"), *THEN.items()],
            )  # fmt: skip

    def _fixed(self, wording: Wording) -> None:
        """Who came, and what was fixed for afterwards."""
        roles = [(each, wording.role(role=each)) for each in CAME]
        self.fields["members"] = forms.MultipleChoiceField(
            label="Who came?", required=False, widget=Small,
            choices=[(each, name[:1].upper() + name[1:]) for each, name in roles],
        )  # fmt: skip
        review, core_group = wording.one(term="review-conference"), wording.one(term="core-group")
        following = {"core-group": f"Next {core_group}", "looked-after-review": "Next review"}
        self.fields["next_on"] = child_forms.day(
            following.get(self.kind, f"Next {review}"), past=False, required=False
        )
        if self.kind in CONFERENCES:
            self.fields["next_core_group_on"] = child_forms.day(
                f"Next {core_group}", past=False, required=False
            )
        if self.kind != "looked-after-review":
            self.fields["next_core_group_at"] = TimeField(
                label=f"Time of the next {core_group}", required=False
            )
            hint = "For example, 4 weeks"
            self.fields["core_group_every"] = line(f"How often the {core_group} meets", hint=hint)
            self.fields["visit_every"] = line("How often the child is visited", hint=hint)

    @property
    def decided(self) -> list[BoundField]:
        """The question for each child."""
        return [self[name] for name in self.fields if name.startswith("decision-")]

    def clean(self) -> dict[str, Any]:
        """Each child chosen has a decision; a plan its category, an end its reason."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        check_intervals(self, cleaned)
        if self.kind not in CONFERENCES or "children" in self.errors:
            return cleaned
        for child in self.children:
            if not cleaned.get(f"decision-{child}"):
                self.add_error(f"decision-{child}", "Say what was decided")
        decided = set(self.decisions.values())
        if "plan" in decided and not cleaned.get("categories"):
            self.add_error("categories", "Choose at least one category")
        if "end" in decided and not cleaned.get("grounds"):
            self.add_error("grounds", "Say why the plan ends")
        return cleaned

    @property
    def decisions(self) -> dict[UUID, str]:
        """What was decided for each child chosen."""
        cleaned = self.cleaned_data
        return {child: cleaned.get(f"decision-{child}", "") for child in self.children}

    @property
    def said(self) -> dict[str, Any]:
        """Everything else, as `meetings.hold` takes it."""
        cleaned = dict(self.cleaned_data)
        found = {
            name: cleaned[name]
            for name in (
                "held_on", "members", "next_on", "next_core_group_on", "next_core_group_at", "visit_every",
                "core_group_every", "note", "categories", "grounds", "then",
            )
            if name in cleaned
        }  # fmt: skip
        yes_no = ("parents_came", "decisions_recorded", "quorate")
        return found | {name: said(cleaned[name]) for name in yes_no if name in cleaned}


def _held(arranged: Arranged | None) -> date:
    today = timezone.localdate()
    return arranged.for_on if arranged is not None and arranged.for_on <= today else today
