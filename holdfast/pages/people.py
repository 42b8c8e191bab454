"""*Who belongs to this child?* Somebody added, related, put right; where they live and how to reach them.

For whoever works with the child. Nobody is recorded before they have been looked for.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.access.children import May
from holdfast.casework import (
    families,
    households,
    involvements,
    particulars,
    procedure,
    relationships,
    together,
)
from holdfast.casework import people as casework
from holdfast.casework.wording import Wording
from holdfast.pages import child_forms, duty_lines
from holdfast.pages.forms.kept import Filled, KeptForm, Standing
from holdfast.pages.people_forms import (
    AddForm,
    ContactForm,
    CorrectForm,
    HomeForm,
    InvolvedForm,
    RelateForm,
)
from holdfast.pages.requests import Request

BOTH = ["GET", "HEAD", "POST"]
Save = Callable[[Filled], object]


def answer(request: Request, child: UUID, *, name: str, about: str, title: str, form: Any, save: Save,
            said: str, **more: Any) -> HttpResponse:  # fmt: skip
    """Through the kept form, and back to the child's people."""
    back = duty_lines.address("child-people", child) or duty_lines.back_to(child)

    def saved(filled: Filled) -> str:
        save(filled)
        return back

    page = KeptForm(
        name=name, about=about, title=title, form=form, save=saved, back=back, said=said,
        template=more.pop("template", child_forms.TEMPLATE), standing=more.pop("standing", None),
        context=more,
    )  # fmt: skip
    return child_forms.answer(request, child=child, page=page)


@require_http_methods(BOTH)
def add(request: Request, child: UUID) -> HttpResponse:
    """Somebody of the family who is not recorded yet; looked for before they are."""
    today = timezone.localdate()
    family = families.people_of(child=child, today=today)

    def save(filled: Filled) -> None:
        said = filled.cleaned
        families.add_person(
            child=child, kind=said["kind"], given_name=said["given_name"], family_name=said["family_name"],
            born_on=said["born_on"], expected_on=said["expected_on"], today=today,
        )  # fmt: skip

    return answer(
        request, child, name="person-add", about=str(child),
        title=f"Add somebody to the family of {family.name}",
        form=AddForm, save=save, said="They are recorded.", template="pages/people/add.html",
    )  # fmt: skip


@require_http_methods(BOTH)
def relate(request: Request, child: UUID, person: UUID) -> HttpResponse:
    """What somebody who is recorded already is to the child."""
    today = timezone.localdate()
    family = families.people_of(child=child, today=today)
    who = casework.show(person=person, today=today)
    named = f"{who.given_name} {who.family_name}".strip() or "a child not born yet"
    is_member = any(each.id == person and each.in_family for each in family.relatives)

    def save(filled: Filled) -> None:
        relationships.relate(child=child, person=person, kind=filled.cleaned["kind"], today=today)
        if filled.cleaned["in_family"] and not is_member:
            families.add_member(child=child, person=person, from_on=today, today=today)

    return answer(
        request, child, name="person-relate", about=f"{child}/{person}",
        title=f"{named} and {family.name}", form=RelateForm, save=save, said="It is recorded.",
    )  # fmt: skip


@require_http_methods(BOTH)
def correct(request: Request, child: UUID, person: UUID) -> HttpResponse:
    """Name and dates of the child, or of somebody of the family, put right."""
    today = timezone.localdate()

    def standing() -> Standing:
        page = casework.show(person=person, today=today)
        values = {
            "given_name": page.given_name, "family_name": page.family_name, "born_on": page.born_on,
            "expected_on": page.expected_on,
        }  # fmt: skip
        return Standing(version=page.version, values=values)

    def save(filled: Filled) -> None:
        said = filled.cleaned
        casework.correct(
            person=person, seen=filled.seen or standing().version, reason=said["reason"],
            given_name=said["given_name"], family_name=said["family_name"], born_on=said["born_on"],
            expected_on=said["expected_on"], today=today,
        )  # fmt: skip

    stands = standing().values
    named = f"{stands['given_name']} {stands['family_name']}".strip() or "a child not born yet"
    return answer(
        request, child, name="person-correct", about=str(person), title=f"Correct {named}", save=save,
        form=CorrectForm, said="It is corrected. What it said before stays in the past.", standing=standing,
    )  # fmt: skip


@require_http_methods(BOTH)
def home(request: Request, child: UUID) -> HttpResponse:
    """Where people of the family live."""
    today = timezone.localdate()
    family = families.people_of(child=child, today=today)

    def save(filled: Filled) -> None:
        form, said = filled.form, filled.cleaned
        if not isinstance(form, HomeForm):
            raise TypeError("no form of a home")
        if not said["household"]:
            households.record(
                people=form.who_lives, address=said["address"], postcode=said["postcode"],
                phone=said["phone"], protected=said["protected"], from_on=said["from_on"],
                moved=said["moved"], today=today,
            )  # fmt: skip
        elif said["moved"]:
            households.move(
                people=form.who_lives, household=UUID(said["household"]), on=said["from_on"], today=today
            )
        else:
            for person in form.who_lives:
                households.share(
                    person=person, household=UUID(said["household"]), from_on=said["from_on"], today=today
                )

    return answer(
        request, child, name="home", about=str(child), title=f"A home of the family of {family.name}",
        form=lambda *given, **options: HomeForm(*given, family=family, **options), save=save,
        said="The home is recorded.",
    )  # fmt: skip


@require_http_methods(BOTH)
def safe_contact(request: Request, child: UUID) -> HttpResponse:
    """How somebody of the family may be reached, and by what never."""
    today = timezone.localdate()
    family = families.people_of(child=child, today=today)

    def save(filled: Filled) -> None:
        said = filled.cleaned
        particulars.record_safe_contact(
            person=UUID(said["person"]), how=said["how"], when=said["when"], never=said["never"], today=today
        )

    return answer(
        request, child, name="safe-contact", about=str(child),
        title=f"Safe contact: the family of {family.name}", save=save, said="It is recorded.",
        form=lambda *given, **options: ContactForm(*given, family=family, **options),
        lead=["It takes the place of what was said of this person before."],
    )  # fmt: skip


@require_http_methods(BOTH)
def involved(request: Request, child: UUID) -> HttpResponse:
    """School, GP, health visitor or another agency of the child."""
    today = timezone.localdate()
    found = together.show(child=child, what=May.WRITE, today=today)
    agencies = involvements.list_agencies(today=today)
    wording = Wording.of(pack=procedure.pack())

    def save(filled: Filled) -> None:
        form, said = filled.form, filled.cleaned
        if not isinstance(form, InvolvedForm):
            raise TypeError("no form of an agency")
        agency = UUID(said["agency"]) if said["agency"] else None
        if agency is None:
            agency = involvements.record_agency(
                name=said["agency_name"], kind=said["agency_kind"], today=today
            ).id
        involvements.involve(
            children=form.children, role=said["role"], agency=agency, phone=said["phone"],
            core_group=said["core_group"], from_on=said["from_on"], instead=said["instead"], today=today,
        )  # fmt: skip

    return answer(
        request, child, name="involved", about=str(child),
        title=f"School, GP or another agency: {found.name}", save=save, said="It is recorded.",
        form=lambda *given, **options: InvolvedForm(
            *given, together=found, agencies=agencies, wording=wording, **options
        ),
    )  # fmt: skip
