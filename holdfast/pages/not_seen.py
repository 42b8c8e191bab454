"""Could not see the child: who, what happened, what you did. It leads at once to who must be told.

For whoever stands at a closed door, and for whoever was rung by somebody who does.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.access.children import May
from holdfast.casework import procedure, visit_facts, visits
from holdfast.casework.visit_facts import VisitFacts
from holdfast.casework.visit_said import ChildSaid, VisitSaid, Went
from holdfast.casework.wording import Wording
from holdfast.pages import duty_lines
from holdfast.pages.forms import DateField, Form, TimeField, kept
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import line, radios, ticks, words
from holdfast.procedures.record_words import OBSTRUCTIONS, PLACES
from holdfast.procedures.words import ROLES

ME, OTHER = "me", "other"
NOT_ROLES = {"core-group", "all-invited", "child"}


class NotSeenForm(Form):
    """A visit at which nobody could be seen: three questions, and who went."""

    children = ticks(
        "Which children could you not see?", (), required=True, error="Choose the children you could not see"
    )
    kind = radios("What happened?", OBSTRUCTIONS.items(), error="Say what happened")
    done = words("What did you do?", hint="Knocked again, rang, asked a neighbour, left a card", rows=3)
    who = radios("Who tried to see them?", (), error="Say who tried to see them")
    role = forms.ChoiceField(label="What are they?", required=False, choices=())
    name = line("Their name")
    on = DateField(label="Day", past=True, today=timezone.localdate)
    at = TimeField(label="Time", required=False)
    place = radios("Where", PLACES.items(), error="Say where it was")

    def __init__(self, *positional: Any, facts: VisitFacts, now: datetime, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.facts = facts
        wording = Wording.of(pack=procedure.pack())
        local = timezone.localtime(now)
        self.fields["on"].initial, self.fields["at"].initial = local.date(), local.time()
        self.fields["place"].initial, self.fields["who"].initial = "home", ME
        self._choose("children", [(str(each.id), each.name) for each in facts.children])
        self.fields["children"].initial = [str(facts.child)]
        others = [
            (f"{number}", f"{each.name}, {wording.role(role=each.role)}")
            for number, each in enumerate(facts.others)
        ]
        self._choose("who", [(ME, "I did"), *others, (OTHER, "Somebody else, who told me")])
        roles = sorted((wording.role(role=each), each) for each in ROLES - NOT_ROLES)
        self._choose("role", [("", "Choose one"), *((role, name) for name, role in roles)])

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Somebody else needs to be somebody."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("who") == OTHER and not cleaned.get("role"):
            self.add_error("role", "Say what they are")
        return cleaned

    def said(self) -> VisitSaid:
        """The visit, of a form that is right."""
        cleaned = self.cleaned_data
        return VisitSaid(
            on=cleaned["on"], at=cleaned["at"], place=cleaned["place"], went=self._went(),
            children=tuple(
                ChildSaid(
                    child=UUID(each), seen=False, obstruction=cleaned["kind"], done_about_it=cleaned["done"]
                )
                for each in cleaned["children"]
            ),
        )  # fmt: skip

    def _went(self) -> Went | None:
        who = self.cleaned_data["who"]
        if who == ME:
            return None
        if who == OTHER:
            return Went(by_role=self.cleaned_data["role"], by_name=self.cleaned_data["name"])
        tried = self.facts.others[int(who)]
        return Went(by_role=tried.role, by_name=tried.name, account=tried.account)


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: Request, child: UUID) -> HttpResponse:
    """The three questions; then who must be told."""
    now, today = timezone.now(), timezone.localdate()
    facts = visit_facts.prepare(child=child, today=today, what=May.CONTRIBUTE)

    def save(filled: Filled) -> str:
        form = filled.form
        if not isinstance(form, NotSeenForm):
            raise TypeError("no form of a failed visit")
        done = visits.record_failed(visit=form.said(), today=today, now=now).done
        own = done.page.part_of(child=child) or done.page.parts[0]
        return reverse("must-tell", args=[own.said.child, own.id])

    return kept.answer(
        request,
        KeptForm(
            name="visit-not-seen", about=str(child),
            title=f"Could not see {facts.names[child]}",
            form=lambda *given, **options: NotSeenForm(*given, facts=facts, now=now, **options),
            save=save, back=duty_lines.back_to(child), template="pages/visits/not_seen.html",
            said="It is recorded.",
            context={"facts": facts, "child": child, "back": duty_lines.back_to(child)},
        ),
    )  # fmt: skip
