"""What is written at a core group beside its outcomes: who is here, the family's words, decisions, actions.

Each is one short form, back to the day; nothing has to be filled in that nobody said.
"""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.access.refusals import NotHere
from holdfast.casework import (
    core_group_actions,
    core_group_days,
    family_words,
    group_decisions,
    helps_asked,
)
from holdfast.casework.core_group_days import Day
from holdfast.pages import child_forms
from holdfast.pages.core_group_day_forms import OTHER, ActionForm, CarryForm, DecideForm, FamilyForm, OnForm
from holdfast.pages.forms import Form, kept
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import words


class AnswerForm(Form):
    """What was answered."""

    text = words("What was answered?", rows=2, required=True, error="Say what was answered")


@require_http_methods(BOTH)
def family(request: Request, meeting: UUID) -> HttpResponse:
    """What somebody of the family says, and says would help."""
    today, found = timezone.localdate(), _day(meeting)

    def save(filled: Filled) -> None:
        form, said = filled.form, filled.cleaned
        assert isinstance(form, FamilyForm)  # noqa: S101 - the form that this page makes
        who = {"meeting": meeting, "side": said["side"], "who": said["who"], "child": form.child}
        if said["said"]:
            family_words.say(text=said["said"], today=today, **who)
        if said["help"]:
            helps_asked.ask(text=said["help"], answer=said["answer"], today=today, **who)

    return _answer(
        request, meeting, name="core-group-help", title="What the family says, and what would help",
        save=save, said="What they say is saved.",
        form=lambda *given, **options: FamilyForm(*given, children=found.top.children, **options),
    )  # fmt: skip


@require_http_methods(BOTH)
def answer(request: Request, meeting: UUID, asked: UUID) -> HttpResponse:
    """What was answered to somebody who asked for help."""
    today, found = timezone.localdate(), _day(meeting)
    help_ = next((each for each in found.helps if each.id == asked), None)
    if help_ is None:
        raise NotHere("Nobody asked for that at this core group.", about="meeting", about_id=meeting)
    return _answer(
        request, meeting, name="core-group-answer", about=str(asked), form=AnswerForm,
        title=f"What {help_.who} asked for", lead=[f"“{help_.text}”"], said="The answer is saved.",
        save=lambda filled: helps_asked.answer(asked=asked, text=filled.cleaned["text"], today=today),
    )  # fmt: skip


@require_http_methods(BOTH)
def decide(request: Request, meeting: UUID) -> HttpResponse:
    """What was decided, for whom, who does it, by when."""
    today, found = timezone.localdate(), _day(meeting)

    def save(filled: Filled) -> None:
        form, said = filled.form, filled.cleaned
        assert isinstance(form, DecideForm)  # noqa: S101 - the form that this page makes
        group_decisions.decide(
            meeting=meeting, text=said["text"], who=said["who"], by_on=said["by_on"], child=form.child,
            outcome_text=said["outcome_text"], today=today,
        )  # fmt: skip

    return _answer(
        request, meeting, name="core-group-decide", title="What the core group decides", save=save,
        said="The decision is saved.",
        form=lambda *given, **options: DecideForm(*given, children=found.top.children, **options),
    )  # fmt: skip


@require_http_methods(BOTH)
def decision_done(request: Request, meeting: UUID, decision: UUID) -> HttpResponse:
    """A decision of an earlier core group that was carried out."""
    today, found = timezone.localdate(), _day(meeting)
    known = {each.id: each.text for each in (*found.undone, *found.decisions)}
    if decision not in known:
        raise NotHere("There is no such decision of this core group.", about="meeting", about_id=meeting)
    return _answer(
        request, meeting, name="core-group-decision-done", about=str(decision), form=OnForm,
        title="Done", lead=[known[decision]], said="It is saved that it was done.",
        save=lambda filled: group_decisions.done(decision=decision, on=filled.cleaned["on"], today=today),
    )  # fmt: skip


@require_http_methods(BOTH)
def action_done(request: Request, meeting: UUID, action: UUID) -> HttpResponse:
    """An action of the plan that was done, for each child in whose plan it stands."""
    today, text, outcome = timezone.localdate(), *_action(meeting, action)
    return _answer(
        request, meeting, name="core-group-action-done", about=str(action), form=OnForm, title="Done",
        lead=[text], said="It is saved that it was done.", outcome=outcome,
        save=lambda filled: core_group_actions.done(
            meeting=meeting, action=action, on=filled.cleaned["on"], today=today
        ),
    )  # fmt: skip


@require_http_methods(BOTH)
def action_carry(request: Request, meeting: UUID, action: UUID) -> HttpResponse:
    """An action that goes on, now by another day: it stands in the plan once the meeting is completed."""
    today, text, outcome = timezone.localdate(), *_action(meeting, action)
    next_ = _day(meeting).next
    next_on = next_[0].for_on if next_ else None
    return _answer(
        request, meeting, name="core-group-action-carry", about=str(action), title="It goes on",
        lead=[text, "The plan says so once the core group is completed."], outcome=outcome,
        form=lambda *given, **options: CarryForm(*given, next_on=next_on, **options),
        said="It goes on to the new day.",
        save=lambda filled: core_group_actions.carry(
            meeting=meeting, action=action, by_on=filled.cleaned["on"], today=today
        ),
    )  # fmt: skip


@require_http_methods(BOTH)
def action_add(request: Request, meeting: UUID, outcome: UUID) -> HttpResponse:
    """A new action towards an outcome, for one child or for those who share it."""
    today, found = timezone.localdate(), _day(meeting)
    of = found.of_key(key=outcome)
    listed = found.attended.rows
    next_on = found.next[0].for_on if found.next else None

    def save(filled: Filled) -> None:
        form, said = filled.form, filled.cleaned
        assert isinstance(form, ActionForm)  # noqa: S101 - the form that this page makes
        chosen = next((each for each in listed if each.key == said["who"]), None)
        core_group_actions.add(
            meeting=meeting, outcome=outcome, children=form.children, text=said["text"], by_on=said["by_on"],
            who=said["other"] if said["who"] == OTHER or chosen is None else chosen.name, today=today,
            role=chosen.role if chosen else "", account=chosen.account if chosen else None,
            agency=chosen.agency_id if chosen else None,
        )  # fmt: skip

    return _answer(
        request, meeting, name="core-group-action-add", about=f"{meeting}/{outcome}", title="A new action",
        lead=[of.outcome.text, "The plan says so once the core group is completed."], save=save,
        said="The action is saved.", outcome=outcome,
        form=lambda *given, **options: ActionForm(
            *given, of=of, listed=listed, next_on=next_on, **options
        ),
    )  # fmt: skip


def _day(meeting: UUID) -> Day:
    found: Day = core_group_days.show(meeting=meeting, today=timezone.localdate(), beside=False)
    return found


def _action(meeting: UUID, action: UUID) -> tuple[str, UUID]:
    """What the action says, and the key of its outcome. Raises NotHere for none of these plans."""
    for each in _day(meeting).outcomes:
        for one in each.outcome.actions:
            if one.key == action:
                return one.text, each.outcome.key
    raise NotHere("There is no such action in these plans.", about="meeting", about_id=meeting)


def _answer(  # noqa: PLR0913 - a form, its words, and where it leads
    request: Request, meeting: UUID, *, name: str, title: str, form: Callable[..., Any],
    save: Callable[[Filled], object], said: str, about: str = "", lead: Sequence[str] = (),
    outcome: UUID | None = None,
) -> HttpResponse:  # fmt: skip
    """Answer through the kept form, and back to the day, or to the outcome that it is about."""
    back = reverse("core-group-day", args=[meeting])
    if outcome is not None:
        back = f"{reverse('core-group-outcome', args=[meeting, outcome])}#said"

    def saved(filled: Filled) -> str:
        save(filled)
        return back

    page = KeptForm(
        name=name, about=about or str(meeting), title=title, form=form, save=saved, back=back, said=said,
        template=child_forms.TEMPLATE,
        context={"back": back, "back_to": "Back to the core group", "lead": lead, "button": "Save"},
    )  # fmt: skip
    return kept.answer(request, page)
