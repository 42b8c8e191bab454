"""*Something else happened.* First what, then what the procedure may ask of it: for several children at once.

For whoever comes to know of it, from Today's button or from the child's page. What they want next is that
whatever it sets off stands on the list.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.casework import core_group_papers, milestone_columns, milestone_facts, milestones, procedure
from holdfast.casework.milestone_facts import MilestoneFacts
from holdfast.casework.wording import Wording
from holdfast.pages import child_forms, duty_lines, event_fields
from holdfast.pages.child_forms import ChildForm
from holdfast.pages.forms import posted as sent_marks
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import words
from holdfast.procedures import words as vocabulary_words
from holdfast.procedures.record_words import MILESTONES

# What is recorded on a page of its own, where a duty names it.
ELSEWHERE = {
    "outline-plan-made": "plan-record", "plan-changed": "plan-record", "allocated": "allocate",
    "referral": "referral-record", "strategy-discussion": "strategy-record",
    "enquiry-started": "enquiry-begin", "assessment-started": "assessment-begin",
    "assessment-completed": "child-before", "risk-assessment": "risk-assessment",
}  # fmt: skip
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Worries about the child",
        ("new-concerns", "circumstances-changed", "not-adhered-to", "missing", "found", "access-difficulty",
         "implementation-difficulty", "appointment-missed"),
    ),
    (
        "The work on the plan",
        ("plan-work-begun", "action-agreed", "full-plan-produced", "supervision", "risk-assessment",
         "young-person-consulted", "complex-case", "considered"),
    ),
    (
        "Papers and meetings",
        ("report-to-parents", "report-to-chair", "record-distributed", "agreement-circulated",
         "agreement-returned", "plan-sent-to-reviewing-officer", "comment-received", "dissent-raised"),
    ),
)  # fmt: skip
MORE = "Everything else"
PASSED_ON = ("reason",)  # what a duty has filled in already
FOLLOWED_BY_A_REASON = {"child-in-need-plan-ended"}


class MilestoneForm(ChildForm):
    """One event: its day, its own fields, and a few words."""

    def __init__(
        self, *positional: Any, event: str, facts: MilestoneFacts, asked: Mapping[str, str], **options: Any
    ) -> None:
        super().__init__(*positional, together=facts.together, **options)
        self.event, self.of = event, facts.of
        self.names = [name for name in milestone_columns.fields(event=event) if name != "of"]
        self.fields["on"] = child_forms.day("When was it?")
        self.fields["on"].initial = timezone.localdate()
        choices = event_fields.Choices(
            vocabulary=Wording.of(pack=procedure.pack()).own, roles=ROLES, duties=(), dates=()
        )
        for name in self.names:
            self.fields[name] = self._field(name, choices, asked)
        self.fields["text"] = words("In a few words", rows=3)
        if event in FOLLOWED_BY_A_REASON:
            self.fields["because"] = child_forms.why()
            child_forms.drop_why(self, step="end-child-in-need-plan")

    def _field(self, name: str, choices: event_fields.Choices, asked: Mapping[str, str]) -> forms.Field:
        if name == "for":
            found = child_forms.day(FOR, past=False, required=False)
        else:
            sent = self.data.getlist(name) if hasattr(self.data, "getlist") else []
            found = event_fields.make(self.event, name, choices, [*sent, asked.get(name, "")])
        found.initial = asked.get(name) or None
        return found  # type: ignore[no-any-return]

    @property
    def said(self) -> dict[str, Any]:
        """Its fields by their names in the public form."""
        cleaned = self.cleaned_data
        found = {name: _as_said(name, cleaned.get(name)) for name in self.names}
        if self.of and "of" in vocabulary_words.EVENTS[self.event]:
            found["of"] = self.of
        return {name: each for name, each in found.items() if each is not None}


FOR = "Day of the meeting it is about"
ROLES = tuple(
    sorted(vocabulary_words.ROLES - {"all-invited", "agency-manager", "child", "supporter", "line-manager"})
)


def _as_said(name: str, cleaned: Any) -> Any:
    return cleaned if name == "for" else event_fields.as_json(name, cleaned)


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: Request, child: UUID) -> HttpResponse:
    """What happened; then the form of that."""
    event, today = request.GET.get("event", ""), timezone.localdate()
    if event == "considered" and request.GET.get("what") == "early-review":
        return redirect(reverse("early-review", args=[child]))
    if event in ELSEWHERE:
        asked = urlencode({name: found for name in PASSED_ON if (found := request.GET.get(name))})
        there = reverse(ELSEWHERE[event], args=[child])
        return redirect(f"{there}?{asked}" if asked else there)
    part = sent_marks.key(request.GET.get("for", "")) if event == "record-distributed" else None
    if part is not None and (meeting := core_group_papers.to_send(child=child, part=part, today=today)):
        return redirect("core-group-send", meeting)
    if event not in milestones.EVENTS:
        return _choose(request, child)
    facts = milestone_facts.prepare(
        child=child, event=event, about=request.GET.get("for", ""), key=request.GET.get("key", ""),
        today=today,
    )  # fmt: skip

    def save(filled: Filled) -> str:
        form = filled.form
        if not isinstance(form, MilestoneForm):
            raise TypeError("no form of an event")
        milestones.record(
            event=event, children=form.children, on=filled.cleaned["on"], said=form.said,
            text=filled.cleaned["text"], reasons=child_forms.reasons(filled.cleaned), today=today,
        )  # fmt: skip
        return duty_lines.back_to(child)

    page = KeptForm(
        name="milestone", about=f"{child}/{event}", save=save,
        title=f"{MILESTONES[event]}: {facts.together.name}",
        form=lambda *given, **options: MilestoneForm(
            *given, event=event, facts=facts, asked=_asked(request, facts), **options
        ),
        back=duty_lines.back_to(child), template=child_forms.TEMPLATE, said="It is recorded.",
    )  # fmt: skip
    return child_forms.answer(request, child=child, page=page)


def _asked(request: Request, facts: MilestoneFacts) -> dict[str, Any]:
    """What the address says already, and in which role one acts."""
    known = {name: request.GET.get(name, "")[:254] for name in vocabulary_words.FIELDS if name != "for"}
    return {**known, "by": known["by"] or facts.own_role, "for": facts.for_on}


def _choose(request: Request, child: UUID) -> HttpResponse:
    """The events by group, each a way on."""
    facts = milestone_facts.prepare(child=child, today=timezone.localdate())
    grouped = {each for _, group in GROUPS for each in group}
    groups = [*GROUPS, (MORE, tuple(each for each in facts.events if each not in grouped))]
    shown = [
        (title, [(each, MILESTONES[each]) for each in group if each in facts.events])
        for title, group in groups
    ]
    context = {
        "child": child, "name": facts.together.name, "back": duty_lines.back_to(child),
        "groups": [each for each in shown if each[1]],
    }  # fmt: skip
    return render(request, "pages/milestones/choose.html", context)
