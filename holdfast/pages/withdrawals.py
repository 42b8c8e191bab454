"""*This was recorded on the wrong child.* It is taken off the child's pages, kept; those who know are named.

For whoever notices. What they want next is to tell everybody who was told, or who has read it, that it was
not so: the page afterwards lists them.
"""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.access.refusals import NotHere
from holdfast.casework import withdrawals
from holdfast.pages import child_forms, duty_lines
from holdfast.pages.forms import Form
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import words

NAMES = {
    "visit": "visit", "note": "case note", "milestone": "event", "telling": "telling", "meeting": "meeting",
    "allocation": "allocation", "registration": "plan’s time", "plan": "plan",
    "involvement": "person or agency",
}  # fmt: skip


class WithdrawForm(Form):
    """Why it is withdrawn."""

    why = words(
        "Why is it withdrawn?", required=True, error="Say why it is withdrawn",
        hint="For example, it is about another child. Name nobody of another family.",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: Request, child: UUID, what: str, part: UUID) -> HttpResponse:
    """What would be withdrawn and who knows of it; and the form."""
    today = timezone.localdate()
    found = withdrawals.look_at(what=what, part=part, today=today)
    if found.child != child:
        raise NotHere("This is not recorded on this child.", about="person", about_id=child)

    def save(filled: Filled) -> str:
        withdrawals.withdraw(what=what, part=part, why=filled.cleaned["why"], today=today, now=timezone.now())
        return reverse("withdrawn", args=[child, what, part])

    page = KeptForm(
        name="withdraw", about=str(part), title=f"Withdraw the {NAMES[what]}", form=WithdrawForm, save=save,
        back=duty_lines.back_to(child), template="pages/withdrawals/withdraw.html",
        said="It is withdrawn from this child’s pages.", context={"found": found, "today": today},
    )  # fmt: skip
    return child_forms.answer(request, child=child, page=page, button="Withdraw it")


@require_safe
def withdrawn(request: Request, child: UUID, what: str, part: UUID) -> HttpResponse:
    """What was withdrawn, and who has to be told that it was not so."""
    found = withdrawals.show(what=what, part=part, today=timezone.localdate())
    if found.child != child:
        raise NotHere("This is not recorded on this child.", about="person", about_id=child)
    context = {
        "found": found, "name": NAMES[what], "child": child, "back": duty_lines.back_to(child),
        "today": timezone.localdate(),
    }  # fmt: skip
    return render(request, "pages/withdrawals/withdrawn.html", context)
