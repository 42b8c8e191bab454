"""*Who was worried, what did the agencies say, is it enquired?* Recorded for several children at once.

For the child's social worker. What they want next is what follows from the decision.
"""

import functools
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.access.children import May
from holdfast.casework import enquiries, procedure, together
from holdfast.casework.wording import Wording
from holdfast.pages import before, child_forms
from holdfast.pages.enquiry_forms import DecideForm, DiscussionForm, EndForm, EnquiryForm, ReferralForm
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import said as yes_or_no


@require_http_methods(BOTH)
def referral(request: Request, child: UUID) -> HttpResponse:
    """A referral; or, with `decide`, what was decided to do with one that came earlier."""
    earlier = _key(request.GET.get("decide", ""))
    if earlier is not None:
        return before.answer(
            request, child, name="referral-decide", about=str(earlier), form=DecideForm,
            title="What was decided", said="The decision is recorded.",
            save=lambda _, said: enquiries.decide(referral=earlier, today=timezone.localdate(), **said),
        )  # fmt: skip
    return before.answer(
        request, child, name="referral", form=ReferralForm, title="Referral",
        said="The referral is recorded.", save=_refer,
    )  # fmt: skip


def _refer(children: list[UUID], said: dict[str, Any]) -> object:
    own = {name: value for name, value in said.items() if name != "children"}
    return enquiries.refer(children=children, today=timezone.localdate(), **own)


@require_http_methods(BOTH)
def discussion(request: Request, child: UUID) -> HttpResponse:
    """A strategy discussion."""
    today = timezone.localdate()
    found = together.show(child=child, what=May.WRITE, today=today)
    around = enquiries.prepare(child=child, today=today)
    enquiry = Wording.of(pack=procedure.pack()).one(term="enquiry")

    def save(filled: Filled) -> str:
        form, said = filled.form, filled.cleaned
        if not isinstance(form, DiscussionForm):
            raise TypeError("no form of a strategy discussion")
        enquiries.discuss(
            children=form.children, on=said["on"], members=form.took_part, how=said["how"],
            led_by=said["led_by"], said=said["said"], enquiry=said["enquiry"] == "yes",
            joint=yes_or_no(said["joint"]), police_help=yes_or_no(said["police_help"]),
            legal_advice=yes_or_no(said["legal_advice"]), decided_why=said["decided_why"],
            actions=said["actions"], today=today,
        )  # fmt: skip
        return before.back_to(child)

    page = KeptForm(
        name="strategy-discussion", about=str(child), title=f"Strategy discussion: {found.name}", save=save,
        form=functools.partial(DiscussionForm, together=found, around=around, enquiry=enquiry),
        back=before.back_to(child), template=child_forms.TEMPLATE,
        said="The strategy discussion is recorded.", context={"back_to": before.BACK_TO},
    )  # fmt: skip
    return child_forms.answer(request, child=child, page=page)


@require_http_methods(BOTH)
def begin(request: Request, child: UUID) -> HttpResponse:
    """An enquiry begins, under the authority's own statute."""
    own = Wording.of(pack=procedure.pack()).own
    term, name = own.term("enquiry"), own.one("enquiry")
    return before.answer(
        request, child, name="enquiry", form=EnquiryForm, title=f"{name[:1].upper()}{name[1:]}",
        said=f"It is recorded that the {name} has begun.",
        lead=[f"Under {term.statute}."] if term and term.statute else (),
        save=lambda children, said: enquiries.begin(
            children=children, on=said["on"], led_by=said["led_by"], joint=yes_or_no(said["joint"]),
            text=said["text"], today=timezone.localdate(),
        ),
    )  # fmt: skip


@require_http_methods(BOTH)
def end(request: Request, child: UUID, enquiry: UUID) -> HttpResponse:
    """An enquiry ends."""
    today = timezone.localdate()
    found = enquiries.show(enquiry=enquiry, today=today)
    return before.answer(
        request, child, name="enquiry-end", about=str(enquiry), form=EndForm, title=f"End: {found.kind}",
        said=f"It is recorded how it ended: {found.kind}.",
        lead=[f"It ends for every child whom it is about. It began on {found.on:%-d %B %Y}."],
        save=lambda _, said: enquiries.end(
            enquiry=enquiry, on=said["on"], outcome=said["outcome"], conclusion=said["conclusion"],
            conference_wanted=said["conference_wanted"] == "yes", today=today,
        ),
    )  # fmt: skip


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
