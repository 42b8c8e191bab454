"""*What else must one know of them?* Warning, language, need, number, responsibility, death.

For whoever works with the child, from the child's People. A warning stands first.
"""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.casework import families, particulars, registrations, relationships
from holdfast.casework.families import PeoplePage
from holdfast.pages.forms import Form
from holdfast.pages.forms.kept import Filled, Standing
from holdfast.pages.particular_forms import (
    DeathForm,
    DescribeForm,
    LanguageForm,
    NeedForm,
    NumberForm,
    ResponsibilityForm,
)
from holdfast.pages.people import BOTH, Save, answer
from holdfast.pages.requests import Request


@require_http_methods(BOTH)
def describe(request: Request, child: UUID) -> HttpResponse:
    """The warning, and what is said of the child; two who change it are told of each other."""
    today = timezone.localdate()

    def standing() -> Standing:
        page = particulars.show(person=child, today=today)
        values = {
            "warning": page.warning, "sex": page.sex, "ethnicity": page.ethnicity, "religion": page.religion,
        }  # fmt: skip
        return Standing(version=page.version, values=values)

    def save(filled: Filled) -> None:
        said = filled.cleaned
        particulars.describe(
            person=child, seen=filled.seen or standing().version, reason=said["reason"], sex=said["sex"],
            ethnicity=said["ethnicity"], religion=said["religion"], warning=said["warning"], today=today,
        )  # fmt: skip

    name = particulars.show(person=child, today=today).name
    return answer(
        request, child, name="describe", about=str(child), title=f"Warning and particulars: {name}",
        form=DescribeForm, save=save, said="It is recorded. What it said before stays in the past.",
        standing=standing, lead=["The warning stands at the top of the child’s first page."],
    )  # fmt: skip


@require_http_methods(BOTH)
def language(request: Request, child: UUID) -> HttpResponse:
    """Which language somebody of the family speaks or signs."""

    def save(filled: Filled) -> None:
        said = filled.cleaned
        particulars.record_language(
            person=UUID(said["person"]), language=said["language"], main=said["main"],
            interpreter_needed=said["interpreter_needed"], today=timezone.localdate(),
        )  # fmt: skip

    family = _family(child)
    return _of_family(
        request, family, name="language", title=f"A language in the family of {family.name}", save=save,
        form=LanguageForm, lead=["Said again of the same language, it takes the place of what was said."],
    )  # fmt: skip


@require_http_methods(BOTH)
def need(request: Request, child: UUID) -> HttpResponse:
    """What somebody of the family needs to understand and be understood, and needs no longer."""
    today = timezone.localdate()
    family = _family(child)
    people = [child, *(each.id for each in family.relatives)]
    needs = particulars.list_needs(child=child, people=people, today=today)

    def save(filled: Filled) -> None:
        said = filled.cleaned
        if said["need"]:
            particulars.record_need(
                person=UUID(said["person"]), need=said["need"], from_on=said["from_on"], today=today
            )
        for each in said.get("ended", ()):
            particulars.end_need(need=UUID(each), on=said["ended_on"], today=today)

    return _of_family(
        request, family, name="need", title=f"To communicate with the family of {family.name}", save=save,
        form=NeedForm, needs=needs,
    )  # fmt: skip


@require_http_methods(BOTH)
def number(request: Request, child: UUID) -> HttpResponse:
    """A number by which another system knows somebody of the family."""

    def save(filled: Filled) -> None:
        said = filled.cleaned
        particulars.record_identifier(
            person=UUID(said["person"]), scheme=said["scheme"], value=said["value"],
            today=timezone.localdate(),
        )  # fmt: skip

    family = _family(child)
    return _of_family(
        request, family, name="number", title=f"A number in the family of {family.name}", save=save,
        form=NumberForm,
    )  # fmt: skip


@require_http_methods(BOTH)
def responsibility(request: Request, child: UUID) -> HttpResponse:
    """Who has parental responsibility for the child."""

    def save(filled: Filled) -> None:
        said = filled.cleaned
        relationships.record_responsibility(
            child=child, holder=UUID(said["holder"]), basis=said["basis"], from_on=said["from_on"],
            today=timezone.localdate(),
        )  # fmt: skip

    family = _family(child)
    alone = [] if family.relatives else ["Nobody of the family is recorded yet: add them first."]
    return _of_family(
        request, family, name="responsibility", title=f"Parental responsibility for {family.name}", save=save,
        form=ResponsibilityForm, lead=alone,
    )  # fmt: skip


@require_http_methods(BOTH)
def death(request: Request, child: UUID) -> HttpResponse:
    """Who died; where it is a child with a plan, the plan ends that day."""
    today = timezone.localdate()
    ending = registrations.look_at_end(child=child, today=today)

    def save(filled: Filled) -> None:
        person, on = UUID(filled.cleaned["person"]), filled.cleaned["on"]
        if any(each.until_on is None for each in registrations.of_child(child=person, today=today)):
            registrations.end(child=person, on=on, grounds="died", today=today)
        else:
            particulars.record_death(person=person, on=on, today=today)

    family = _family(child)
    lead = ["Where it is a child with a plan, the plan ends that day too."]
    if ending.stops:
        lead.append(f"For {family.name} this would be due no longer: {'; '.join(ending.stops)}.")
    return _of_family(
        request, family, name="death", title=f"A death in the family of {family.name}", save=save,
        form=DeathForm, lead=lead, button="Record the death",
    )  # fmt: skip


def _family(child: UUID) -> PeoplePage:
    """The family, to whoever may write of the child."""
    today = timezone.localdate()
    particulars.show(person=child, today=today)
    return families.people_of(child=child, today=today)


def _of_family(
    request: Request, family: PeoplePage, *, name: str, title: str, form: type[Form], save: Save,
    lead: list[str] | None = None, button: str = "Save", **asked: Any,
) -> HttpResponse:  # fmt: skip
    return answer(
        request, family.child, name=name, about=str(family.child), title=title, save=save,
        said="It is recorded.", lead=lead or [], button=button,
        form=lambda *given, **options: form(*given, family=family, **asked, **options),
    )  # fmt: skip
