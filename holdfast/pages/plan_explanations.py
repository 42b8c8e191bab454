"""*What has the family been told of the plan, by whom and how, and what not yet?* With the form."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.access.children import May
from holdfast.casework import plan_explanations, procedure, together
from holdfast.casework.plan_explanations import COMPLAIN_TO, Explained
from holdfast.casework.together import Together
from holdfast.casework.wording import Wording
from holdfast.pages import child_forms, duty_lines
from holdfast.pages.child_forms import ChildForm
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import line, radios, ticks, words
from holdfast.procedures import near_dates
from holdfast.procedures.plan_words import EXPLAINED, SIGN_SIDES

OTHER = "other"
SIDES = {each: says for each, says in SIGN_SIDES.items() if each != "professional"}


class ExplainForm(ChildForm):
    """What, to whom, when, by whom and how."""

    what = radios("What was explained?", EXPLAINED.items(), error="Say what was explained")
    whom = radios("To whom?", (), error="Say to whom")
    name = line("Somebody else: the name")
    side = forms.ChoiceField(
        label="Somebody else: who they are", required=False, choices=[("", "Choose"), *SIDES.items()]
    )
    on = child_forms.day("On which day?")
    how = line("How?", hint="For example read out, with a leaflet, in Portuguese, with drawings")
    text = words("In which words, and what they said to it", rows=3, hint="The reasons, where it is a wish")
    complain_to = ticks("To whom they can complain, as they were told", COMPLAIN_TO.items())
    by_name = line("Who explained it", hint="Left empty: you")
    meeting = forms.ChoiceField(label="At which meeting?", required=False, choices=())

    def __init__(self, *positional: Any, found: Explained, together: Together, **options: Any) -> None:
        super().__init__(*positional, together=together, **options)
        self.found = found
        known = [(str(number), f"{each.name}") for number, each in enumerate(found.family)]
        self.fields["whom"].choices = [*known, (OTHER, "Somebody else")]  # type: ignore[attr-defined]
        wording, today = Wording.of(pack=procedure.pack()), timezone.localdate()
        self.fields["meeting"].choices = [  # type: ignore[attr-defined]
            ("", "At none"),
            *(
                (str(key), f"{wording.title(event=kind)} of {near_dates.day(on, today)}")
                for key, kind, on in found.meetings
            ),
        ]
        self.fields["on"].initial = today

    def clean(self) -> dict[str, Any]:
        """Somebody else has a name; a wish its reasons; the right to complain how and to whom."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("whom") == OTHER:
            if not cleaned.get("name"):
                self.add_error("name", "Say their name")
            if not cleaned.get("side"):
                self.add_error("side", "Say who they are")
        if cleaned.get("what") == "preference" and not cleaned.get("text"):
            self.add_error("text", "Say the reasons as they were explained")
        if cleaned.get("what") == "complaint" and not cleaned.get("complain_to"):
            self.add_error("complain_to", "Say to whom they can complain")
        told = cleaned.get("what") == "complaint" or cleaned.get("complain_to")
        if told and not cleaned.get("how"):
            self.add_error("how", "Say how they were told of the right to complain")
        return cleaned

    @property
    def to(self) -> dict[str, Any]:
        """Who it was explained to."""
        cleaned = self.cleaned_data
        if cleaned["whom"] == OTHER:
            return {"whom": cleaned["name"], "side": cleaned["side"]}
        who = self.found.family[int(cleaned["whom"])]
        return {"whom": who.name, "side": who.side, "person": who.person}


@require_http_methods(BOTH)
def explained(request: Request, child: UUID) -> HttpResponse:
    """What was explained and what is not yet; and one more."""
    today = timezone.localdate()
    found = plan_explanations.of_child(child=child, today=today)
    family = together.show(child=child, what=May.CONTRIBUTE, today=today)
    back = duty_lines.address("plan-signatures", found.plan) if found.plan else duty_lines.back_to(child)

    def save(filled: Filled) -> str:
        form, said = filled.form, filled.cleaned
        if not isinstance(form, ExplainForm):
            raise TypeError("no form of an explanation")
        plan_explanations.explain(
            children=form.children, what=said["what"], on=said["on"], how=said["how"], text=said["text"],
            by_name=said["by_name"], complain_to=said["complain_to"], today=today,
            meeting=UUID(said["meeting"]) if said["meeting"] else None, **form.to,
        )  # fmt: skip
        return request.path

    page = KeptForm(
        name="explained", about=str(child), title=f"What was explained of {found.name}’s plan", save=save,
        form=lambda *given, **options: ExplainForm(*given, found=found, together=family, **options),
        back=back, template="pages/plans/explained.html", said="It is saved.",
        context={
            "found": found, "today": today, "back_to": "Back",
            "missing": [(EXPLAINED[what], name) for what, name in found.missing],
            "told": [(EXPLAINED[each.what], each) for each in found.explanations],
        },
    )  # fmt: skip
    return child_forms.answer(request, child=child, page=page)
