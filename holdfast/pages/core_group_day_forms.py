"""The forms of a core group's day: few fields, none that must be filled but the one that says something."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from holdfast.casework.core_group_attendances import Attended
from holdfast.casework.core_group_days import OutcomeOnDay
from holdfast.casework.core_group_parts import PartSaid
from holdfast.casework.core_group_talks import FAMILY_GROUP, TalkSaid
from holdfast.casework.gathered import ChildAtTop
from holdfast.casework.helps_asked import SIDES
from holdfast.casework.wording import Wording
from holdfast.pages import child_forms
from holdfast.pages.forms import Form
from holdfast.pages.visit_forms import YES_NO, line, radios, said, ticks, words
from holdfast.procedures.plan_words import SCALE

ALL = "all"
OTHER = "other"


class OutcomeForm(Form):
    """How far an outcome has come, and for which of the children who share it."""

    scale = radios("How far has it come?", SCALE.items(), error="Choose how far it has come")
    evidence = words("What shows it?", rows=2)
    whose = line("Whose evidence is it?", hint="Mother, the school, the health visitor …")
    impact = words("What is different for the child?", rows=2)
    next_step = line("What is next?")

    def __init__(self, *positional: Any, of: OutcomeOnDay, only: Sequence[UUID], **options: Any) -> None:
        super().__init__(*positional, **options)
        self.of, self.only = of, only
        if len(of.outcome.children) > 1:
            known = [(str(key), name) for key, name in zip(of.outcome.children, of.names, strict=True)]
            field = ticks(
                "For whom is this so?", known, required=True, error="Choose at least one child",
                hint="Leave out whoever differs: you say it for them next",
            )  # fmt: skip
            field.initial = [str(each) for each in only]
            self.fields = {"children": field, **self.fields}

    @property
    def children(self) -> list[UUID]:
        """Those for whom it is said."""
        chosen = self.cleaned_data.get("children")
        return [UUID(each) for each in chosen] if chosen else list(self.of.outcome.children)

    @property
    def said(self) -> dict[str, Any]:
        """As the step takes it."""
        found = {name: self.cleaned_data[name] for name in ("evidence", "whose", "impact", "next_step")}
        return {"scale": int(self.cleaned_data["scale"]), "children": self.children, **found}


class PartForm(Form):
    """What is said of one child, and with it of brothers and sisters."""

    risk_now = words("What is the risk now?", rows=2, hint="Lower, the same or higher; and from what")
    progress = words("What has the plan changed?", rows=2)
    evidence_of_change = radios("Is there evidence that it has?", YES_NO, required=False)
    family_changes = words(
        "What has changed in the family?", rows=2, hint="That bears on the risk; or that nothing has"
    )
    recommendation = words("What do you recommend to the review?", rows=2, hint="On the plan from then on")
    needs_ahead = words("What will be needed, and to what end?", rows=2)
    also = ticks("Also so for", (), hint="Who has other words already keeps them")
    child_view = words("What does the child say of it?", rows=2, hint="In the child’s own words")
    child_told = line("How is the child kept up to date?", hint="By whom, and how")
    child_told_on = child_forms.day("On which day were they told?", required=False)
    care_plans = line("Other plans of this child, seen with it", hint="Care plan, education plan")

    def __init__(
        self, *positional: Any, child: ChildAtTop, others: Sequence[ChildAtTop], **options: Any
    ) -> None:
        super().__init__(*positional, **options)
        self.fields["child_view"].label = f"What does {child.name} say of it?"
        self.fields["child_told"].label = f"How is {child.name} kept up to date?"
        self.fields["care_plans"].label = f"Other plans of {child.name}, seen with it"
        if others:
            self.fields["also"].choices = [(str(each.id), each.name) for each in others]  # type: ignore[attr-defined]
        else:
            del self.fields["also"]

    @property
    def part(self) -> PartSaid:
        """What is said."""
        found = {name: self.cleaned_data[name] for name in PartSaid.__dataclass_fields__}
        return PartSaid(**found | {"evidence_of_change": said(found["evidence_of_change"])})


class TalkForm(Form):
    """What was talked over of all of them, and how the group goes on."""

    discussed = words("What was talked over, in a few lines")
    interests = words(
        "Where do interests in the family conflict?", rows=2, hint="The child’s come first: say how"
    )
    family_group_decision = radios("A family group conference?", FAMILY_GROUP.items(), required=False)
    family_group = words("Why, and the part that the wider family takes", rows=2)
    adult_services = line("Services for the adults that should be in the group")
    membership_reviewed = radios("Did you look at who should be in the group?", YES_NO, required=False)
    membership = line("Who should join, or need no longer come?")
    roles_clarified = radios("Is it clear what each member does?", YES_NO, required=False)
    roles = line("What each one does")
    meetings_agreed = radios(
        "Did you agree how often, where and what for the group meets?", YES_NO, required=False
    )
    meets_every = line("How often", hint="Such as 4 weeks")
    meets_at = line("Where")
    meets_for = line("What for")

    @property
    def talk(self) -> TalkSaid:
        """What is said."""
        found = {name: self.cleaned_data[name] for name in TalkSaid.__dataclass_fields__}
        for name in ("membership_reviewed", "roles_clarified", "meetings_agreed"):
            found[name] = said(found[name])
        return TalkSaid(**found)


class FamilyForm(Form):
    """Who of the family, what they said, what they say would help, what was answered."""

    side = radios("Who?", SIDES.items(), error="Say who it is")
    who = forms.CharField(label="Name", max_length=254, error_messages={"required": "Say who it is"})
    about = radios("About", ())
    said = words("What they say of how things are", rows=2, hint="In their own words")
    help = words("What they say would help", rows=2, hint="In their own words")
    answer = line("What was answered")

    def __init__(self, *positional: Any, children: Sequence[ChildAtTop], **options: Any) -> None:
        super().__init__(*positional, **options)
        _about(self, children)

    def clean(self) -> dict[str, Any]:
        """They said something, or asked for something."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not (cleaned.get("said") or cleaned.get("help")):
            self.add_error("said", "Write what they said, or what would help")
        return cleaned

    @property
    def child(self) -> UUID | None:
        """About whom."""
        return _child(self.cleaned_data)


class DecideForm(Form):
    """What was decided, who does it, by when."""

    text = words("What was decided?", rows=2, required=True, error="Say what was decided")
    who = line("Who does it?")
    by_on = child_forms.day("By when?", past=False, required=False)
    outcome_text = line("What is to come of it?")
    about = radios("For whom?", ())

    def __init__(self, *positional: Any, children: Sequence[ChildAtTop], **options: Any) -> None:
        super().__init__(*positional, **options)
        _about(self, children)

    @property
    def child(self) -> UUID | None:
        """For whom."""
        return _child(self.cleaned_data)


class ActionForm(Form):
    """A new action towards an outcome: what, who, by when."""

    text = words("What is to be done?", rows=2, required=True, error="Say what is to be done")
    who = forms.ChoiceField(label="Who does it?", error_messages={"required": "Say who does it"})
    other = line("Somebody else: the name")
    by_on = child_forms.day("By when?", past=False)

    def __init__(
        self, *positional: Any, of: OutcomeOnDay, listed: Iterable[Attended], next_on: date | None,
        **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(*positional, **options)
        self.of = of
        known = [(each.key, each.name) for each in listed]
        self.fields["who"].choices = [("", "Choose"), *known, (OTHER, "Somebody else")]  # type: ignore[attr-defined]
        self.fields["by_on"].initial = next_on
        if len(of.outcome.children) > 1:
            names = [(str(key), name) for key, name in zip(of.outcome.children, of.names, strict=True)]
            self.fields["children"] = ticks(
                "For whom?", names, required=True, error="Choose at least one child"
            )
            self.fields["children"].initial = [key for key, _ in names]

    def clean(self) -> dict[str, Any]:
        """Somebody else has a name."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("who") == OTHER and not cleaned.get("other"):
            self.add_error("other", "Say who does it")
        return cleaned

    @property
    def children(self) -> list[UUID]:
        """For whom."""
        chosen = self.cleaned_data.get("children")
        return [UUID(each) for each in chosen] if chosen else list(self.of.outcome.children)


class CarryForm(Form):
    """By which day it is to be done now."""

    on = child_forms.day("By when now?", past=False)

    def __init__(self, *positional: Any, next_on: date | None, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["on"].initial = next_on


class OnForm(Form):
    """On which day it was done."""

    on = child_forms.day("On which day?")

    def __init__(self, *positional: Any, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["on"].initial = timezone.localdate()


def people(wording: Wording, listed: Iterable[Attended]) -> list[tuple[str, str]]:
    """Everybody on the list, with what they are."""
    return [(each.key, f"{each.name}, {wording.role(role=each.role)}") for each in listed]


def _about(form: Form, children: Sequence[ChildAtTop]) -> None:
    """The question for whom something is; left out for one child alone."""
    if len(children) > 1:
        known = [(ALL, "All of them"), *((str(each.id), each.name) for each in children)]
        form.fields["about"].choices = known  # type: ignore[attr-defined]
        form.fields["about"].initial = ALL
    else:
        del form.fields["about"]


def _child(cleaned: dict[str, Any]) -> UUID | None:
    chosen = cleaned.get("about", ALL)
    return None if chosen == ALL else UUID(chosen)
