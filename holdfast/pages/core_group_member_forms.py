"""The forms of who belongs to a core group: let in, let go, and invited to one meeting of it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from holdfast.casework import procedure
from holdfast.casework.core_group_candidates import JoinFacts
from holdfast.casework.core_group_guards import Judged
from holdfast.casework.core_group_invitations import InviteFacts
from holdfast.casework.core_groups import MemberSaid
from holdfast.casework.wording import Wording
from holdfast.pages import child_forms, core_groups
from holdfast.pages.child_forms import ChildForm
from holdfast.pages.conference_invitation_forms import role_choices
from holdfast.pages.core_groups import MORE
from holdfast.pages.forms import Choice, Form
from holdfast.pages.meeting_forms import CAME
from holdfast.pages.visit_forms import YES_NO, line, radios, ticks, words
from holdfast.procedures import near_dates
from holdfast.procedures.conference_words import SENT_HOWS

JUDGES = ("social-worker", "team-manager", "senior-practitioner", "line-manager", "consultant-social-worker")


class JoinForm(ChildForm):
    """Who is let in, from which day on: those on the record by a tick, others by name."""

    which = "To the group of which children?"
    on = child_forms.day("From which day on?")

    def __init__(self, *positional: Any, facts: JoinFacts, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.facts = facts
        if "children" in self.fields:  # one group serves brothers and sisters, where nothing else is said
            planned = [str(each.id) for each in self.together.children if each.has_plan]
            self.fields["children"].initial = planned or [str(self.together.child)]
        wording = Wording.of(pack=procedure.pack())
        known = [(each.key, _choice(each, wording)) for each in facts.proposed]
        if known:
            self.fields["members"] = ticks("Who on the record joins it?", known)
        for place in range(1, MORE + 1):
            self.fields[f"name-{place}"] = line(f"Somebody else {place}: the name")
            self.fields[f"role-{place}"] = forms.ChoiceField(
                label=f"Somebody else {place}: who they are", required=False,
                choices=role_choices(wording=wording, roles=CAME),
            )  # fmt: skip
        self.fields["on"].initial = timezone.localdate()
        self.order_fields([*(name for name in self.fields if name != "on"), "on"])

    def clean(self) -> dict[str, Any]:
        """Somebody is chosen; somebody else has a name and a role."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        core_groups.check_typed(form=self, cleaned=cleaned, nobody="Choose at least one")
        return cleaned

    @property
    def members(self) -> list[MemberSaid]:
        """Who was ticked and who was typed, for all the children chosen."""
        cleaned, ticked = self.cleaned_data, set(self.cleaned_data.get("members") or ())
        found = [
            MemberSaid(name=each.name, role=each.role, person=each.person, account=each.account,
                       agency=each.agency, children=[self.facts.child] if each.role == "child" else [])
            for each in self.facts.proposed
            if each.key in ticked
        ]  # fmt: skip
        return [*found, *core_groups.typed(cleaned=cleaned)]


class LeaveForm(Form):
    """Why somebody leaves, and from when on."""

    why = words("Why do they leave it?", rows=2, required=True, error="Say why they leave")
    on = child_forms.day("From which day on?")
    because = child_forms.why()

    def __init__(self, *positional: Any, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["on"].initial = timezone.localdate()
        child_forms.drop_why(self, step="invite")


class InviteForm(Form):
    """Who is invited to one meeting, how, and how the family is encouraged to come."""

    who = ticks("Who is invited now?", (), required=True, error="Choose at least one to invite")
    encouraged = words(
        "How is the family encouraged to come?", rows=3,
        hint="What you said, and what helps them: a lift, a time that suits, somebody beside them",
    )  # fmt: skip
    how = radios("How are they invited?", SENT_HOWS.items(), error="Say how they are invited")
    on = child_forms.day("On which day?")
    because = child_forms.why()

    def __init__(self, *positional: Any, facts: InviteFacts, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.facts = facts
        wording, today = Wording.of(pack=procedure.pack()), timezone.localdate()
        choices = []
        for each in facts.rows:
            hint = f"Invited {near_dates.day(each.sent_on, today)}" if each.sent_on else ""
            choices.append((each.who.key, _choice(each.who, wording, hint=hint)))
        self.fields["who"].choices = choices  # type: ignore[attr-defined]
        self.fields["who"].initial = [each.who.key for each in facts.rows if each.sent_on is None]
        self.fields["on"].initial = today
        if facts.judged:
            self._judge(wording)
        child_forms.drop_why(self, step="invite")

    def _judge(self, wording: Wording) -> None:
        """Of each child whether it is asked to come, who judged it and why."""
        for child in self.facts.top.children:
            if child.born_on is None:
                continue
            self.fields[f"asked-{child.id}"] = radios(
                f"Is {child.name} asked to come?", YES_NO, required=False
            )
            self.fields[f"by-{child.id}"] = forms.ChoiceField(
                label=f"Who judged it, of {child.name}?", required=False,
                choices=role_choices(wording=wording, roles=JUDGES),
            )  # fmt: skip
            self.fields[f"why-{child.id}"] = words(
                f"Why, of {child.name}?",
                rows=2,
                hint="Their wish, age and understanding: age alone is no reason",
            )

    def clean(self) -> dict[str, Any]:
        """The family among those invited is encouraged to come."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        chosen = set(cleaned.get("who") or ())
        family = any(each.who.is_family and each.who.key in chosen for each in self.facts.rows)
        if family and not cleaned.get("encouraged"):
            self.add_error("encouraged", "Say how the family is encouraged to come")
        return cleaned

    @property
    def judged(self) -> Mapping[UUID, Judged]:
        """What was judged of each child."""
        cleaned = self.cleaned_data
        return {
            each.id: Judged(
                invited=cleaned[f"asked-{each.id}"] == "yes", decided_by=cleaned.get(f"by-{each.id}") or "",
                why=cleaned.get(f"why-{each.id}") or "",
            )
            for each in self.facts.top.children
            if cleaned.get(f"asked-{each.id}")
        }  # fmt: skip


def _choice(each: Any, wording: Wording, *, hint: str = "") -> Choice:
    agency = f", {each.agency_name}" if each.agency_name and each.agency_name != each.name else ""
    return Choice(f"{each.name}, {wording.role(role=each.role)}{agency}", hint=hint)
