"""*Who carries out the plan, with the family?* The core group, named at the conference for all its children.

Offered are those who came, who were invited, and who is on the record as involved: one ticks, and types only
somebody whom nobody knows yet.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.casework import core_groups, procedure
from holdfast.casework.core_groups import Candidate, Choices, MemberSaid
from holdfast.casework.wording import Wording
from holdfast.pages import child_forms, duty_lines
from holdfast.pages.forms import Choice, Form
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.meeting_forms import CAME
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import line, ticks

MORE = 3  # people to type in


class CoreGroupForm(Form):
    """Who belongs to it; of brothers and sisters, whose a member is where not of all."""

    def __init__(self, *positional: Any, choices: Choices, wording: Wording, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.choices, self.wording = choices, wording
        known = [(each.said.key, self._choice(each)) for each in choices.candidates]
        if known:
            field = ticks("Who belongs to the core group?", known)
            field.label = f"Who belongs to the {wording.one(term='core-group')}?"
            field.initial = [each.said.key for each in choices.candidates if self._begins(each)]
            self.fields["members"] = field
        for place in range(1, MORE + 1):
            self.fields[f"name-{place}"] = line(f"Somebody else {place}: the name")
            self.fields[f"role-{place}"] = forms.ChoiceField(
                label=f"Somebody else {place}: who they are", required=False,
                choices=[("", "Choose"), *((role, _first(wording.role(role=role))) for role in CAME)],
            )  # fmt: skip
        if len(choices.top.children) > 1:
            self._of_some(known)

    def _of_some(self, known: list[tuple[str, Choice]]) -> None:
        """For each child the members whom it does not share."""
        for child in self.choices.top.children:
            field = ticks(
                f"Not in that of {child.name}", known, hint="Tick who is left out for this child alone"
            )
            if self.choices.named:
                field.initial = [
                    each.said.key for each in self.choices.candidates if each.of and child.id not in each.of
                ]
            self.fields[f"not-{child.id}"] = field

    def _begins(self, each: Candidate) -> bool:
        return bool(each.of) if self.choices.named else bool(each.of) or (each.usual and each.came)

    def _choice(self, each: Candidate) -> Choice:
        role = self.wording.role(role=each.said.role)
        came = "came" if each.came else "invited, not recorded as here" if each.invited else "on the record"
        agency = f", {each.agency}" if each.agency and each.agency != each.said.name else ""
        return Choice(f"{each.said.name}, {role}{agency}", hint=came.capitalize())

    def clean(self) -> dict[str, Any]:
        """Somebody else has a name and a role; there is a member at least."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        check_typed(form=self, cleaned=cleaned, nobody="Name at least one member")
        return cleaned

    @property
    def members(self) -> list[MemberSaid]:
        """Who was ticked, of which children, and who was typed."""
        cleaned, children = self.cleaned_data, self.choices.top.children
        ticked = set(cleaned.get("members") or ())
        found = []
        for each in self.choices.candidates:
            own = [one.id for one in children if each.said.key not in (cleaned.get(f"not-{one.id}") or ())]
            if each.said.key in ticked and own:
                found.append(_of(each.said, own if len(own) < len(children) else []))
        return [*found, *typed(cleaned=cleaned)]


def check_typed(*, form: Form, cleaned: Mapping[str, Any], nobody: str) -> None:
    """Add an error where somebody typed in has no role or no name; `nobody` where none is ticked or typed."""
    for place in range(1, MORE + 1):
        name, role = cleaned.get(f"name-{place}"), cleaned.get(f"role-{place}")
        if name and not role:
            form.add_error(f"role-{place}", "Say who they are")
        if role and not name:
            form.add_error(f"name-{place}", "Say their name")
    is_typed = any(cleaned.get(f"name-{place}") for place in range(1, MORE + 1))
    if not (cleaned.get("members") or is_typed):
        form.add_error("members" if "members" in form.fields else "name-1", nobody)


def typed(*, cleaned: Mapping[str, Any]) -> list[MemberSaid]:
    """Those who were typed in."""
    return [
        MemberSaid(name=name, role=cleaned[f"role-{place}"])
        for place in range(1, MORE + 1)
        if (name := cleaned.get(f"name-{place}"))
    ]


def _of(said: MemberSaid, children: list[UUID]) -> MemberSaid:
    return MemberSaid(
        name=said.name, role=said.role, person=said.person, account=said.account, agency=said.agency,
        children=children,
    )  # fmt: skip


@require_http_methods(BOTH)
def name(request: Request, meeting: UUID) -> HttpResponse:
    """The form, with those ticked who came and usually belong to it; saved for all the children at once."""
    today = timezone.localdate()
    choices = core_groups.propose(meeting=meeting, today=today)
    wording = Wording.of(pack=procedure.pack())
    first = choices.top.children[0].id
    back = duty_lines.address("conference-decisions", meeting) or duty_lines.back_to(first)
    called = wording.one(term="core-group")
    if not choices.top.is_open:
        members = [each for each in choices.candidates if each.of]
        context = {
            "choices": choices,
            "top": choices.top,
            "today": today,
            "called": called,
            "members": members,
        }
        return render(request, "pages/conferences/core_group_read.html", context)

    def save(filled: Filled) -> str:
        form = filled.form
        if not isinstance(form, CoreGroupForm):
            raise TypeError("no form of a core group")
        core_groups.name(meeting=meeting, members=form.members, today=today)
        return back

    page = KeptForm(
        name="core-group-name", about=str(meeting), title=f"Name the {called}", save=save, back=back,
        form=lambda *given, **options: CoreGroupForm(*given, choices=choices, wording=wording, **options),
        template="pages/conferences/core_group.html", said=f"The {called} is named.",
        context={"choices": choices, "top": choices.top, "today": today, "called": called},
    )  # fmt: skip
    return child_forms.answer(request, child=first, page=page, button=f"Save the {called}")


def _first(said: str) -> str:
    return said[:1].upper() + said[1:]
