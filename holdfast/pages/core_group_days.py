"""*Is the child better off than last time?* A core group on its day, on a screen before the family.

One outcome at a time: last time's words and scale, today's with its evidence, the next action; then each
child, the family's own words, decisions. Saving leads to what is still to be said.
"""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.access.refusals import NotHere
from holdfast.casework import core_group_days, core_group_parts, core_group_talks, outcome_progress
from holdfast.casework.core_group_days import Day, OutcomeOnDay
from holdfast.casework.core_group_talks import TalkSaid
from holdfast.pages import core_group_tabs, plan_progress
from holdfast.pages.core_group_day_forms import OutcomeForm, PartForm, TalkForm
from holdfast.pages.forms import kept
from holdfast.pages.forms.changes import Standing
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request

SEVERAL = 2
YES_NO = {True: "yes", False: "no", None: ""}


@require_safe
def day(request: Request, meeting: UUID) -> HttpResponse:
    """All of it at a glance: what was said last time, what today, what is still to be said."""
    found = core_group_days.show(meeting=meeting, today=timezone.localdate())
    return render(request, "pages/core_groups/day.html", context(found, here=""))


@require_http_methods(BOTH)
def outcome(request: Request, meeting: UUID, outcome: UUID) -> HttpResponse:
    """One outcome: how far it had come, how far it has, what is done and what is next."""
    today = timezone.localdate()
    found = core_group_days.show(meeting=meeting, today=today, beside=False)
    of = found.of_key(key=outcome)
    apart = [each for each in of.outcome.children if str(each) == request.GET.get("for")]
    alike = list(of.outcome.children) if len(of.today) < SEVERAL else []  # nobody's own words are said over
    only = apart or list(of.unsaid) or alike

    def save(filled: Filled) -> str:
        form = filled.form
        assert isinstance(form, OutcomeForm)  # noqa: S101 - the form that this page makes
        outcome_progress.record(meeting=meeting, outcome=outcome, today=today, seen=filled.seen, **form.said)
        return _next(meeting, outcome)

    def standing() -> Standing:
        version = of.version
        if request.method == "POST":  # somebody else may have said it since
            version = outcome_progress.version(meeting=meeting, key=outcome)
        return Standing(
            version=version,
            values=_values(of, only) | {"children": [str(each) for each in only]},
        )

    return kept.answer(request, KeptForm(
        name="core-group-outcome", about="/".join([str(meeting), str(outcome), *map(str, apart)]),
        title=f"How far it has come: {plan_progress.short(of.outcome.text)}", said="It is saved.", save=save,
        form=lambda *given, **options: OutcomeForm(*given, of=of, only=only, **options),
        back=reverse("core-group-day", args=[meeting]), standing=standing,
        template="pages/core_groups/outcome.html",
        context=context(found, here=str(outcome)) | {"of": of},
    ))  # fmt: skip


@require_http_methods(BOTH)
def child(request: Request, meeting: UUID, child: UUID) -> HttpResponse:
    """One child: the risk now, what has changed, what the child says, what is recommended."""
    today = timezone.localdate()
    found = core_group_days.show(meeting=meeting, today=today, beside=False)
    part = next((each for each in found.parts if each.child == child), None)
    if part is None:
        raise NotHere("This meeting is not about that child.", about="person", about_id=child)
    own = next(each for each in found.top.children if each.id == child)
    others = [each for each in found.top.children if each.id != child]

    def save(filled: Filled) -> str:
        form = filled.form
        assert isinstance(form, PartForm)  # noqa: S101 - the form that this page makes
        core_group_parts.write(
            meeting=meeting, child=child, said=form.part, seen=filled.seen, today=today,
            also=[UUID(each) for each in filled.cleaned.get("also", ())],
        )  # fmt: skip
        return onward(meeting=meeting, after=str(child))

    def standing() -> Standing:
        stands = part
        if request.method == "POST":  # somebody else may have written since
            now = core_group_parts.show(meeting=meeting, today=today)
            stands = next(each for each in now if each.child == child)
        values = {name: getattr(stands.said, name) for name in stands.said.__dataclass_fields__}
        values["evidence_of_change"] = YES_NO[stands.said.evidence_of_change]
        return Standing(version=stands.version, values=values)

    return kept.answer(request, KeptForm(
        name="core-group-child", about=f"{meeting}/{child}", title=f"{own.name} at the core group", save=save,
        form=lambda *given, **options: PartForm(*given, child=own, others=others, **options),
        said="It is saved.", back=reverse("core-group-day", args=[meeting]), standing=standing,
        template="pages/core_groups/words.html",
        context=context(found, here=str(child)) | {"heading": own.name},
    ))  # fmt: skip


@require_http_methods(BOTH)
def talk(request: Request, meeting: UUID) -> HttpResponse:
    """What was talked over of all of them, conflicts of interest, and how the group goes on."""
    today = timezone.localdate()
    found = core_group_days.show(meeting=meeting, today=today, beside=False)

    def save(filled: Filled) -> str:
        form = filled.form
        assert isinstance(form, TalkForm)  # noqa: S101 - the form that this page makes
        core_group_talks.write(meeting=meeting, said=form.talk, seen=filled.seen, today=today)
        return onward(meeting=meeting, after="talk")

    def standing() -> Standing:
        stands = found.talk
        if request.method == "POST":  # somebody else may have written since
            stands = core_group_talks.show(meeting=meeting, today=today)
        values = {name: getattr(stands.said, name) for name in stands.said.__dataclass_fields__}
        for name in ("membership_reviewed", "roles_clarified", "meetings_agreed"):
            values[name] = YES_NO[values[name]]
        return Standing(version=stands.version, values=values)

    return kept.answer(request, KeptForm(
        name="core-group-talk", about=str(meeting), title="What was talked over", save=save, form=TalkForm,
        said="It is saved.", back=reverse("core-group-day", args=[meeting]), standing=standing,
        template="pages/core_groups/words.html",
        context=context(found, here="talk") | {"heading": "All of them together"},
    ))  # fmt: skip


def context(found: Day, *, here: str) -> dict[str, Any]:
    """What each page of the day shows around its own part; `here` is the key of the step one is at."""
    meeting, today = found.top.meeting, timezone.localdate()
    return {
        "day": found, "top": found.top, "today": today, "tab_says": "At the meeting",
        "tabs": core_group_tabs.tabs(meeting=meeting, here="core-group-day"),
        "steps": [(key, says, address, done, key == here) for key, says, address, done in _steps(found)],
        "go_on": next(((says, address) for _, says, address, done in _steps(found) if not done), None),
        "carry_on": found.next[0].for_on if found.next else None, "talked": found.talk.said != TalkSaid(),
    }  # fmt: skip


def _steps(found: Day) -> list[tuple[str, str, str, bool]]:
    """The way through the meeting: key, what it says, where it leads, whether something is said."""
    meeting = found.top.meeting
    here = [meeting]
    steps = [
        ("attendance", "Who is here", reverse("core-group-attendance", args=here),
         bool(found.attended.there) and not found.attended.unsaid),
    ]  # fmt: skip
    for each in found.outcomes:
        key = each.outcome.key
        says = plan_progress.short(each.outcome.text)
        if len(each.names) < len(found.top.children):
            says = f"{says} ({', '.join(each.names)})"
        steps.append((str(key), says, reverse("core-group-outcome", args=[meeting, key]), each.is_said))
    steps += [
        (str(each.child), f"{each.name}: risk now and wishes",
         reverse("core-group-child", args=[meeting, each.child]), each.said.is_said)
        for each in found.parts
    ]  # fmt: skip
    return [
        *steps,
        ("family", "What the family says and needs", reverse("core-group-help", args=here),
         bool(found.helps or found.words)),
        ("talk", "All of them together", reverse("core-group-talk", args=here),
         found.talk.said != TalkSaid()),
        ("decide", "Decisions", reverse("core-group-decide", args=here), bool(found.decisions)),
    ]  # fmt: skip


def onward(*, meeting: UUID, after: str) -> str:
    """Where one goes on after a step: to the next of which nothing is said yet, else to the whole."""
    found = core_group_days.show(meeting=meeting, today=timezone.localdate())
    return _onward(found, after)


def _onward(found: Day, after: str) -> str:
    steps = _steps(found)
    place = [key for key, *_ in steps].index(after)
    left = (f"{address}#said" for _, _, address, done in steps[place + 1 :] if not done)
    return next(left, reverse("core-group-day", args=[found.top.meeting]))


def _next(meeting: UUID, outcome: UUID) -> str:
    """This outcome again while it is unsaid for somebody, else the next step."""
    found = core_group_days.show(meeting=meeting, today=timezone.localdate())
    if found.of_key(key=outcome).unsaid:
        return f"{reverse('core-group-outcome', args=[meeting, outcome])}#said"
    return _onward(found, str(outcome))


def _values(of: OutcomeOnDay, only: list[UUID]) -> dict[str, Any]:
    """What was said today for those whom the form begins with, where it is the same for all of them."""
    for each in of.today:
        if only and set(only) <= set(each.children):
            said = each.progress
            names = ("evidence", "whose", "impact", "next_step")
            return {"scale": str(said.scale), **{name: getattr(said, name) for name in names}}
    return {}
