"""*Who can tell us more, and who has not answered yet?* Contributions asked of agencies, and what came.

For the child's social worker; and for whoever was asked by their account, who answers on their own page.
"""

import functools
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import assessments, contributions, enquiries, together
from holdfast.casework.contributions import ContributionShown
from holdfast.casework.enquiry_pages import MemberSaid
from holdfast.pages import before, child_forms, duty_lines
from holdfast.pages.child_forms import ChildForm
from holdfast.pages.enquiry_forms import named_on_lines
from holdfast.pages.forms import Form
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import radios, ticks, words
from holdfast.procedures.conference_words import CONTRIBUTION_PURPOSES

LONGEST = 254  # letters of a name


class AskForm(ChildForm):
    """Whom one asks, for what, and by when."""

    who = ticks("Who is asked?", (), hint="Those who work with the child or are involved")
    others = words("Who else is asked?", rows=2, hint="One on each line: name, and what they are")
    purpose = radios("What for?", CONTRIBUTION_PURPOSES.items())
    asked = words("What do you ask?", rows=3)
    asked_on = child_forms.day("When did you ask?")
    wanted_by_on = child_forms.day("By when do you want it?", past=False, required=False)

    def __init__(self, *positional: Any, around: Sequence[MemberSaid], purpose: str, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.around = around
        self.fields["asked_on"].initial = timezone.localdate()
        self.fields["purpose"].initial = purpose if purpose in CONTRIBUTION_PURPOSES else "assessment"
        if around:
            self.fields["who"].choices = [  # type: ignore[attr-defined]
                (str(place), ", ".join(filter(None, (each.name, each.role))))
                for place, each in enumerate(around)
            ]
        else:
            del self.fields["who"]

    def clean(self) -> dict[str, Any]:
        """Somebody is asked."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not (cleaned.get("who") or cleaned.get("others")):
            self.add_error("who" if "who" in self.fields else "others", "Say who is asked")
        if any(len(each.name) > LONGEST for each in named_on_lines(cleaned.get("others", ""))):
            self.add_error("others", f"A name is longer than {LONGEST} letters")
        return cleaned

    @property
    def asked_of(self) -> list[MemberSaid]:
        """Those ticked, then those written down."""
        ticked = [self.around[int(each)] for each in self.cleaned_data.get("who", [])]
        return [*ticked, *named_on_lines(self.cleaned_data["others"])]


class ReceiveForm(Form):
    """What came, or why nothing will."""

    of = ticks("For which children?", (), required=True, error="Choose at least one child")
    on = child_forms.day("When did it come?")
    text = words("What came?", rows=6)
    none_why = words("Or why will nothing come?", rows=2)

    def __init__(self, *positional: Any, asked: Sequence[ContributionShown], **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["on"].initial = timezone.localdate()
        if len(asked) > 1:
            of: Any = self.fields["of"]
            of.choices = [(str(each.id), each.name) for each in asked]
            of.initial = [str(each.id) for each in asked]
        else:
            del self.fields["of"]

    def clean(self) -> dict[str, Any]:
        """One of the two is said."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not (cleaned.get("text") or cleaned.get("none_why")):
            self.add_error("text", "Write what came, or why nothing will")
        return cleaned


@require_http_methods(BOTH)
def ask(request: Request, child: UUID) -> HttpResponse:
    """Several are asked at once, for one or several children."""
    today = timezone.localdate()
    found = together.show(child=child, what=May.WRITE, today=today)
    around = enquiries.prepare(child=child, today=today)
    purpose = request.GET.get("purpose", "")

    def save(filled: Filled) -> str:
        form, said = filled.form, filled.cleaned
        if not isinstance(form, AskForm):
            raise TypeError("no form of what is asked")
        about = _under_way(child, form.children, said["purpose"])
        for each in form.asked_of:
            contributions.ask(
                children=form.children, who=each.name, role=each.role, account=each.account,
                asked=said["asked"], asked_on=said["asked_on"], wanted_by_on=said["wanted_by_on"],
                purpose=said["purpose"], assessment=about, today=today,
            )  # fmt: skip
        return before.back_to(child)

    page = KeptForm(
        name="contribution-ask", about=str(child), title=f"Ask others: {found.name}", save=save,
        form=functools.partial(AskForm, together=found, around=around, purpose=purpose),
        back=before.back_to(child), template=child_forms.TEMPLATE, said="It is recorded whom you asked.",
        context={"back_to": before.BACK_TO},
    )  # fmt: skip
    return child_forms.answer(request, child=child, page=page)


@require_http_methods(BOTH)
def receive(request: Request, child: UUID, contribution: UUID) -> HttpResponse:
    """What came, for the child and for those asked for with it."""
    today = timezone.localdate()
    asked = contributions.together(contribution=contribution, today=today)
    first = asked[0]
    if first.child != child:
        raise NotHere("This was asked for another child.", about="person", about_id=child)
    if first.received_on is not None:
        raise Refused("This has come already.", about="person", about_id=child)
    is_mine = first.account is not None and first.account == request.actor.account
    back = duty_lines.address("contributions-mine") if is_mine else before.back_to(child)

    def save(filled: Filled) -> str:
        said = filled.cleaned
        contributions.receive(
            contributions=[UUID(each) for each in said.get("of", [str(contribution)])], on=said["on"],
            text=said["text"], none_why=said["none_why"], today=today,
        )  # fmt: skip
        return back

    page = KeptForm(
        name="contribution-receive", about=str(contribution),
        title=f"What came from {first.who}: {first.name}", save=save,
        form=functools.partial(ReceiveForm, asked=asked), back=back, template=child_forms.TEMPLATE,
        said="It is recorded.",
        context={"back_to": "Back to what is asked of you" if is_mine else before.BACK_TO},
    )  # fmt: skip
    return child_forms.answer(request, child=child, page=page, lead=[first.asked] if first.asked else ())


@require_safe
def mine(request: Request) -> HttpResponse:
    """What is asked of whoever looks, and has not come: for partners of other agencies, the latest first."""
    today = timezone.localdate()
    context = {"asked": contributions.mine(today=today), "today": today}
    return render(request, "pages/children/contributions_mine.html", context)


def _under_way(child: UUID, children: Sequence[UUID], purpose: str) -> UUID | None:
    """The assessment that is under way for all of these children, where it is asked for that."""
    if purpose != "assessment":
        return None
    for each in assessments.of_child(child=child, today=timezone.localdate()):
        whole = assessments.show(assessment=each.id, today=timezone.localdate())
        if each.completed_on is None and set(children) <= set(dict(whole.names)):
            return each.id
    return None
