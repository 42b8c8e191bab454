"""*Who may do what here, and who no longer?* Everybody's roles, given and ended: for administrators alone."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.access.roles import ROLES
from holdfast.casework import roles as casework
from holdfast.casework.roles import RolesPage
from holdfast.pages.forms import Choice, DateField, Form, kept
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.requests import Request


def giving(page: RolesPage, today: date) -> type[Form]:
    """The form by which a role is given: to one of the accounts, in one of the teams."""

    class Giving(Form):
        """Who, which role, where and for how long."""

        account = forms.ChoiceField(
            label="Who", choices=[("", "Choose somebody"), *((str(key), name) for key, name in page.accounts)]
        )
        role = forms.ChoiceField(
            label="Role", widget=forms.RadioSelect,
            choices=[(str(role), Choice(each.name, hint=each.say)) for role, each in ROLES.items()],
        )  # fmt: skip
        team = forms.ChoiceField(
            label="Team or unit", required=False, help_text="Where the role is held in one",
            choices=[("", "None"), *((str(key), name) for key, name in page.teams)],
        )  # fmt: skip
        from_on = DateField(label="From", initial=today)
        until_on = DateField(label="Last day", required=False, help_text="An inspector must have one")

    return Giving


class Ending(Form):
    """After which day a role ends."""

    on = DateField(label="Last day", help_text="A day in the past ends it at once")


@require_safe
def roles(request: Request) -> HttpResponse:
    """Everybody's roles, by name."""
    page = casework.list_held(today=timezone.localdate())
    return render(request, "pages/roles/index.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def give(request: Request) -> HttpResponse:
    """Give a role."""
    today = timezone.localdate()

    def save(filled: Filled) -> str:
        said: dict[str, Any] = dict(filled.cleaned)
        casework.give(
            account=UUID(said["account"]), role=said["role"], today=today,
            team=UUID(said["team"]) if said["team"] else None,
            from_on=said["from_on"], until_on=said["until_on"],
        )  # fmt: skip
        return reverse("roles")

    form = giving(casework.list_held(today=today), today)
    return kept.answer(
        request,
        KeptForm(
            name="give-role", title="Give a role", form=form, save=save, back=reverse("roles"),
            template="pages/roles/form.html", said="The role is given.",
        ),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: Request, held: UUID) -> HttpResponse:
    """End a role that somebody holds."""
    today = timezone.localdate()
    found = casework.show(held=held, today=today)

    def save(filled: Filled) -> str:
        casework.end(held=held, on=filled.cleaned["on"], today=today)
        return reverse("roles")

    return kept.answer(
        request,
        KeptForm(
            name="end-role", about=str(held), title=f"End a role of {found.name}", form=Ending, save=save,
            back=reverse("roles"), template="pages/roles/form.html", said="The role is ended.",
            context={"held": found},
        ),
    )  # fmt: skip
