"""*Has work begun? Is it the full plan? Has the reviewing officer got it?* Said once for several.

For whoever works with the child, from the plan's page or from what is due.
"""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.casework import milestones, plan_milestones, together
from holdfast.pages import child_forms, duty_lines
from holdfast.pages.child_forms import ChildForm
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import line, radios, words
from holdfast.procedures.conference_words import SENT_HOWS

BEGUN, FULL, SENT = "begun", "full", "sent"
EVENTS = {BEGUN: plan_milestones.BEGUN, FULL: plan_milestones.FULL, SENT: plan_milestones.SENT}
TITLES = {
    BEGUN: "Work on the plan has begun", FULL: "This is the full plan",
    SENT: "The plan was sent to the reviewing officer",
}  # fmt: skip
LEADS = {
    BEGUN: "Say so as soon as the first thing is done: it does not wait for the first core group.",
    FULL: "The full plan rests on the completed assessment.",
    SENT: "The reviewing officer sees the plan together with the child’s care plan.",
}
DAYS = {
    BEGUN: "When did it begin?",
    FULL: "When was the full plan made?",
    SENT: "When was it sent?",
}


class SaidForm(ChildForm):
    """On which day, and what belongs to it."""

    def __init__(self, *positional: Any, what: str, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.fields["on"] = child_forms.day(DAYS[what])
        self.fields["on"].initial = timezone.localdate()
        if what == SENT:
            self.fields["to"] = line("To whom?", hint="The name of the reviewing officer")
            self.fields["how"] = radios("How?", SENT_HOWS.items(), error="Say how it was sent")
        else:
            self.fields["text"] = words("In a few words", rows=2)


@require_http_methods(BOTH)
def said(request: Request, child: UUID, what: str) -> HttpResponse:
    """The form of one of them."""
    if what not in EVENTS:
        raise Http404
    today = timezone.localdate()
    found = together.show(child=child, what=milestones.needed(event=EVENTS[what]), today=today)
    back = duty_lines.address("child-plan", child) or duty_lines.back_to(child)

    def save(filled: Filled) -> str:
        form, cleaned = filled.form, filled.cleaned
        if not isinstance(form, SaidForm):
            raise TypeError("no form of what is said of a plan")
        if what == SENT:
            plan_milestones.send_to_reviewing_officer(
                children=form.children, on=cleaned["on"], how=cleaned["how"], to=cleaned["to"], today=today
            )
        else:
            step = plan_milestones.begin_work if what == BEGUN else plan_milestones.say_full
            step(children=form.children, on=cleaned["on"], text=cleaned["text"], today=today)
        return back

    page = KeptForm(
        name="plan-milestone", about=f"{child}/{what}", title=f"{TITLES[what]}: {found.name}", save=save,
        form=lambda *given, **options: SaidForm(*given, what=what, together=found, **options),
        back=back, template=child_forms.TEMPLATE, said=f"{TITLES[what]}: it is recorded.",
        context={"back_to": "Back to the plan"},
    )  # fmt: skip
    return child_forms.answer(request, child=child, page=page, lead=[LEADS[what]])
