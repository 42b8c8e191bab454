"""Tell somebody of something about a child; and say that one has seen what one was told.

For whoever rang or wrote: whom, of what, how. Whoever has an account here has it on their list at once, until
they have seen it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.access.refusals import NotHere
from holdfast.casework import procedure, telling_facts, tellings
from holdfast.casework.holders import Holder
from holdfast.casework.telling_facts import TellFacts
from holdfast.casework.tellings import To, ToAcknowledge
from holdfast.casework.wording import Wording
from holdfast.pages import duty_lines
from holdfast.pages.forms import DateField, Form, TimeField, kept
from holdfast.pages.forms import posted as sent_marks
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import line, radios, ticks, words
from holdfast.procedures import near_dates
from holdfast.procedures.record_words import TELLING_HOWS
from holdfast.procedures.words import EVENTS, ROLES, Role

OTHER = "other"
NOT_ROLES = {Role.ALL_INVITED.value, Role.CHILD.value}


@dataclass(frozen=True)
class Asked:
    """What the address of the page says already: of what, whom, and the key of what is due."""

    of: str
    whom: str
    key: str

    @classmethod
    def by(cls, request: Request) -> "Asked":
        """As the address has it."""
        known = {name: request.GET.get(name, "")[:254] for name in ("of", "whom", "key")}
        return cls(**{**known, "whom": known["whom"] if known["whom"] in ROLES else ""})

    @property
    def query(self) -> str:
        """As the address has it, for the form to come back to."""
        return urlencode({"of": self.of, "whom": self.whom, "key": self.key})


class TellForm(Form):
    """Whom, of what, how and when."""

    whom = radios("Whom did you tell?", (), error="Say whom you told")
    role = forms.ChoiceField(label="What are they?", required=False, choices=())
    name = line("Their name")
    of = radios("What did you tell them of?", (), error="Say what you told them of")
    children = ticks("Of which children?", (), required=True, error="Choose at least one child")
    how = radios("How?", TELLING_HOWS.items(), error="Say how you told them")
    text = words("What did you say?", hint="They see this until they say that they have seen it")
    on = DateField(label="Day", past=True, today=timezone.localdate)
    at = TimeField(label="Time", required=False)

    def __init__(
        self, *positional: Any, facts: TellFacts, asked: Asked, now: datetime, **options: Any
    ) -> None:
        super().__init__(*positional, **options)
        self.facts, self.asked = facts, asked
        wording, today = Wording.of(pack=procedure.pack()), timezone.localtime(now).date()
        self.fields["on"].initial, self.fields["at"].initial = today, timezone.localtime(now).time()
        self.fields["how"].initial = "call"
        people = [(str(number), _reached(each, wording)) for number, each in enumerate(facts.people)]
        self._choose("whom", [*people, (OTHER, "Somebody else")])
        self._choose("role", [("", "Choose one"), *_roles(wording)])
        self._choose("of", self._things(wording, today))
        others = [(str(key), name) for key, name in facts.brothers_and_sisters]
        self._choose("children", [(str(facts.child), facts.name), *others])
        self.fields["children"].initial = [str(facts.child)]
        self.fields["of"].initial = asked.of
        if asked.whom:
            found = [number for number, each in enumerate(facts.people) if each.role == asked.whom]
            self.fields["whom"].initial = str(found[0]) if found else OTHER
            self.fields["role"].initial = asked.whom

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def _things(self, wording: Wording, today: Any) -> list[tuple[str, str]]:
        found = [
            (each.key, f"{_named(each.kind, each.event, wording)} of {near_dates.day(each.on, today)}")
            for each in self.facts.of
        ]
        if self.asked.of and self.asked.of not in {key for key, _name in found}:
            found.insert(0, (self.asked.of, "What this is due for"))
        return found or [("plan", "The plan, or how things are")]

    def clean(self) -> dict[str, Any]:
        """Somebody else needs a role and a name."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("whom") == OTHER:
            if not cleaned.get("role"):
                self.add_error("role", "Say what they are")
            if not cleaned.get("name"):
                self.add_error("name", "Write their name")
        return cleaned

    def told(self) -> tuple[str, To]:
        """In which role who was told."""
        cleaned = self.cleaned_data
        if cleaned["whom"] == OTHER:
            return cleaned["role"], To(name=cleaned["name"])
        each = self.facts.people[int(cleaned["whom"])]
        return each.role, To(name="" if each.account else each.name, account=each.account)

    def kind(self) -> str:
        """Of what kind the thing is that they were told of."""
        of = self.cleaned_data["of"]
        return next((each.kind for each in self.facts.of if each.key == of), "other")


@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: Request, child: UUID) -> HttpResponse:
    """The form of a telling; where the procedure says who must be told of this, its own page."""
    now, today = timezone.now(), timezone.localdate()
    asked = Asked.by(request)
    if request.method != "POST" and (elsewhere := _must_tell(child, asked)):
        return redirect(elsewhere)
    facts = telling_facts.prepare(child=child, today=today)

    def save(filled: Filled) -> str:
        form = filled.form
        if not isinstance(form, TellForm):
            raise TypeError("no form of a telling")
        cleaned = filled.cleaned
        whom, to = form.told()
        tellings.tell(
            children=[UUID(each) for each in cleaned["children"]], whom=whom, to=[to], of=cleaned["of"],
            of_kind=form.kind(), on=cleaned["on"], at=cleaned["at"], how=cleaned["how"], text=cleaned["text"],
            today=today,
        )  # fmt: skip
        return duty_lines.back_to(child)

    return kept.answer(
        request,
        KeptForm(
            name="tell", about=f"{child}/{asked.of}"[:254], title=f"Tell somebody: {facts.name}",
            form=lambda *given, **options: TellForm(*given, facts=facts, asked=asked, now=now, **options),
            save=save, back=duty_lines.back_to(child), template="pages/tellings/tell.html",
            said="It is recorded that they were told.",
            context={"child": child, "facts": facts, "back": duty_lines.back_to(child)},
        ),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def acknowledge(request: Request) -> HttpResponse:
    """What one was told and has not seen yet; *I have seen this* takes it off the list."""
    today = timezone.localdate()
    if request.method == "POST":
        keys = [key for each in request.POST.getlist("telling") if (key := sent_marks.key(each)) is not None]
        tellings.acknowledge(tellings=keys, today=today)
        messages.success(request, "It is recorded that you have seen this.")
        return redirect(sent_marks.local(request.POST.get("next") or reverse("acknowledge")))
    wording = Wording.of(pack=procedure.pack())
    waiting = [_waiting(each, wording) for each in tellings.to_acknowledge(today=today)]
    return render(request, "pages/tellings/acknowledge.html", {"waiting": waiting})


@dataclass(frozen=True)
class Waiting:
    """One line of the list."""

    told: ToAcknowledge
    names: str
    by: str
    when: str


def _waiting(each: ToAcknowledge, wording: Wording) -> Waiting:
    role = wording.role(role=each.by_role) if each.by_role else ""
    return Waiting(
        told=each, names=duty_lines.listed(each.names), by=", ".join(filter(None, (each.by, role))),
        when=near_dates.moment(timezone.localtime(each.told_at), timezone.localdate()),
    )  # fmt: skip


def _must_tell(child: UUID, asked: Asked) -> str:
    """The page of those who must be told, where what happened has any."""
    of = sent_marks.key(asked.of)
    if of is None:
        return ""
    try:
        found = tellings.of_event(child=child, of=of, today=timezone.localdate())
    except NotHere:
        return ""
    return reverse("must-tell", args=[child, of]) if found.must_tell else ""


def _reached(each: Holder, wording: Wording) -> str:
    where = f", {each.agency}" if each.agency and each.agency != each.name else ""
    number = f", {each.phone}" if each.phone else ""
    return f"{each.name}, {wording.role(role=each.role)}{where}{number}"


def _roles(wording: Wording) -> list[tuple[str, str]]:
    named = sorted((wording.role(role=each), each) for each in ROLES - NOT_ROLES)
    return [(role, name) for name, role in named]


def _named(kind: str, event: str, wording: Wording) -> str:
    if event in EVENTS:
        return wording.title(event=event)
    return "Case note" if kind == "note" else kind.capitalize()
