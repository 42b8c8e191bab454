"""*What must change, who does what by when?* The detailed plan as it is written: begun, written, given up.

Each part is a form of its own, so that several can write at once and none is long. What the procedure asks
and how the family will read it stand beside the part; nothing of it stops anybody from saving.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.access.children import May
from holdfast.casework import plan_draft_pages, plan_drafts, plan_shapes, procedure, together
from holdfast.casework.plan_draft_pages import DraftPage, PartPage
from holdfast.casework.plan_said import Rhythm
from holdfast.casework.wording import Wording
from holdfast.pages import child_forms, duty_lines, plan_advice, plan_draft_forms, plan_outcome_forms
from holdfast.pages.child_forms import ChildForm
from holdfast.pages.forms import Form, kept
from holdfast.pages.forms.kept import Filled, KeptForm, Standing
from holdfast.pages.people import BOTH
from holdfast.pages.plan_draft_forms import AimForm, ContactsForm, NeedsForm, RhythmForm
from holdfast.pages.plan_outcome_forms import OutcomeForm
from holdfast.pages.plan_part_forms import LinesForm, PartForm
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import words

OUTCOMES = "outcomes"
SAVED = "It is saved in the draft."


class BeginForm(ChildForm):
    """For which children a draft is begun, and why the plan is changed."""

    why = words("Why is the plan changed?", rows=2, hint="In a few words")


class DropForm(Form):
    """Why a draft is given up."""

    why = words("Why do you give it up?", rows=2, required=True, error="Say why you give it up")


@require_http_methods(BOTH)
def begin(request: Request, child: UUID) -> HttpResponse:
    """Begin a draft for a child and its brothers and sisters; where there is one, it is opened."""
    today = timezone.localdate()
    found = together.show(child=child, what=May.WRITE, today=today)
    planned = tuple(each for each in found.children if each.has_plan or each.id == child)
    meeting = _asked_at(request)
    found = replace(found, children=planned)

    def save(filled: Filled) -> str:
        form = filled.form
        if not isinstance(form, BeginForm):
            raise TypeError("no form of a draft")
        chosen = form.children
        drafts = plan_drafts.begin(
            children=chosen, today=today, why=filled.cleaned.get("why", ""), meeting=meeting
        )
        return reverse("plan-draft", args=[drafts[chosen.index(child) if child in chosen else 0]])

    def form(*given: Any, **options: Any) -> BeginForm:
        made = BeginForm(*given, together=found, **options)
        if "children" in made.fields:
            made.fields["children"].initial = [str(each.id) for each in planned]
        if not before:
            del made.fields["why"]
        return made

    before = plan_draft_pages.amended(children=[each.id for each in planned], today=today)
    now = "the plan says now" if before else "the outline plan of the conference says"
    lead = [f"It begins with what {now}. A draft that is there already is opened."]
    return child_forms.answer(request, child=child, lead=lead, button="Begin", page=KeptForm(
        name="plan-begin", about=str(child), title=f"Write the plan of {found.name}", form=form, save=save,
        back=_plan_of(child), said="The draft is begun.", template=child_forms.TEMPLATE,
        context={"back_to": "Back to the plan"},
    ))  # fmt: skip


def _asked_at(request: Request) -> UUID | None:
    """The core group that works it out, where its page led here."""
    try:
        return UUID(request.GET["meeting"])
    except (KeyError, ValueError):
        return None


@require_safe
def draft(request: Request, plan: UUID) -> HttpResponse:
    """A draft: every part with what is written in it."""
    today = timezone.localdate()
    page = plan_draft_pages.show(plan=plan, today=today)
    context = {
        "page": page, "plan": page.plan, "today": today, "back": _plan_of(page.plan.child),
        "elsewhere": [
            (each, plan_advice.elsewhere(part=each.part, child=page.plan.child) if page.writes else "")
            for each in page.elsewhere
        ],
        "links": _ways(page), "make": duty_lines.address("plan-make", plan) if page.writes else "",
    }  # fmt: skip
    return render(request, "pages/plans/draft.html", context)


@require_http_methods(BOTH)
def part(request: Request, plan: UUID, part: str) -> HttpResponse:
    """One part of a draft, as it is written."""
    if part == OUTCOMES:
        return HttpResponseRedirect(reverse("plan-outcome-add", args=[plan]))
    today = timezone.localdate()

    def read(*, beside: bool) -> PartPage:
        return plan_draft_pages.show_part(plan=plan, part=part, today=today, beside=beside)

    def save(filled: Filled) -> str:
        _write(plan, part, filled)
        return _back(plan, part)

    page = read(beside=request.method != "POST")
    own = {"wording": Wording.of(pack=procedure.pack())} if part == "rhythm" else {}
    kind = plan_draft_forms.form_of(part=part)
    return _answer(request, page, read, plan_draft_forms.values, KeptForm(
        name="plan-part", about=f"{plan}/{part}", title=page.label, save=save, said=SAVED,
        form=lambda *given, **options: kind(*given, page=page, **own, **options),
        back=_back(plan, part), template="pages/plans/draft_part.html",
    ))  # fmt: skip


@require_http_methods(BOTH)
def outcome(request: Request, plan: UUID, outcome: UUID | None = None) -> HttpResponse:
    """One outcome of a draft with its actions, or a new one."""
    today = timezone.localdate()

    def read(*, beside: bool) -> PartPage:
        return plan_draft_pages.show_outcome(plan=plan, outcome=outcome, today=today, beside=beside)

    def save(filled: Filled) -> str:
        form, now = filled.form, timezone.now()
        if not isinstance(form, OutcomeForm):
            raise TypeError("no form of an outcome")
        if outcome is not None and filled.cleaned.get("leave_out"):
            plan_drafts.leave_out_outcome(
                plan=plan, outcome=outcome, today=today, now=now, seen=filled.seen, also=form.also
            )
        else:
            plan_drafts.write_outcome(
                plan=plan, outcome=outcome, said=form.said, need=form.need, today=today, now=now,
                seen=filled.seen, also=form.also,
            )  # fmt: skip
        return _back(plan, OUTCOMES)

    page = read(beside=request.method != "POST")
    title = "An outcome, and what is done for it" if outcome else "Add an outcome, and what is done for it"
    return _answer(request, page, read, plan_outcome_forms.values, KeptForm(
        name="plan-outcome", about=f"{plan}/{outcome or 'new'}", title=title, save=save, said=SAVED,
        form=lambda *given, **options: OutcomeForm(*given, page=page, **options),
        back=_back(plan, OUTCOMES), template="pages/plans/draft_part.html",
    ))  # fmt: skip


@require_http_methods(BOTH)
def drop(request: Request, plan: UUID) -> HttpResponse:
    """Give a draft up, with its reason."""
    today = timezone.localdate()
    page = plan_draft_pages.show(plan=plan, today=today)

    def save(filled: Filled) -> str:
        plan_drafts.drop(plan=plan, why=filled.cleaned["why"], today=today, now=timezone.now())
        return _plan_of(page.plan.child)

    child, button = page.plan.child, "Give the draft up"
    lead = [f"What is written for {page.name} stays known, and is no longer worked on. The plan stays."]
    return child_forms.answer(request, child=child, lead=lead, button=button, page=KeptForm(
        name="plan-draft-drop", about=str(plan), title="Give this draft up", form=DropForm, save=save,
        back=reverse("plan-draft", args=[plan]), said="The draft is given up.", template=child_forms.TEMPLATE,
        context={"back_to": "Back to the draft"},
    ))  # fmt: skip


def _answer(request: Request, page: PartPage, read: Any, values: Any, form: KeptForm) -> HttpResponse:
    """The kept form of a part, upon the version that stands when it is sent."""

    def standing() -> Standing:
        if request.method != "POST":
            return Standing(version=page.version, values=values(page=page))
        now = read(beside=False)
        by = plan_draft_pages.written_by(page=now, today=timezone.localdate())
        return Standing(version=now.version, values=values(page=now), by=by)

    # Shown again after an error it needs what stands beside it too; where it is saved, that is not asked.
    beside: Any = page if request.method != "POST" else lambda: read(beside=True)
    context = {
        "page": page, "beside": beside, "plan": page.plan.id, "writes": True, "today": timezone.localdate(),
    }  # fmt: skip
    return kept.answer(request, replace(form, standing=standing, context=context))


def _write(plan: UUID, part: str, filled: Filled) -> None:
    form = filled.form
    if not isinstance(form, PartForm):
        raise TypeError("no form of a part of a draft")
    today, now = timezone.localdate(), timezone.now()
    every: Mapping[str, Any] = {"plan": plan, "today": today, "seen": filled.seen, "also": form.also}
    match form:
        case AimForm():
            plan_drafts.write_aim(**every, aim=filled.cleaned["aim"])
        case RhythmForm():
            said = {name: filled.cleaned[name] for name in plan_shapes.COLUMNS["rhythm"]}
            plan_drafts.write_aim(**every, rhythm=Rhythm(**said))
        case NeedsForm():
            plan_drafts.write_needs(**every, needs=form.needs, now=now)
        case ContactsForm():
            plan_drafts.write_contacts(**every, contacts=form.contacts, now=now)
        case LinesForm():
            plan_drafts.write_lines(**every, part=part, lines=form.lines, now=now)


def _ways(page: DraftPage) -> list[tuple[str, str]]:
    """Where else one can go from a draft: what each link says, and where it leads."""
    plan, lacking = page.plan.id, page.lacking
    missing = "What is missing" + (f" in {lacking} part{'' if lacking == 1 else 's'}" if lacking else "")
    found = [
        ("As the family will read it", duty_lines.address("plan-family", plan)),
        (missing, duty_lines.address("plan-lacks", plan)),
    ]
    if page.plan.replaces is not None:
        found.append(("What is changed", duty_lines.address("plan-difference", plan)))
    if page.writes:
        found.append(("Give the draft up", duty_lines.address("plan-draft-drop", plan)))
    return [(says, address) for says, address in found if address]


def _back(plan: UUID, part: str) -> str:
    """The draft, at the part."""
    return f"{reverse('plan-draft', args=[plan])}#{part}"


def _plan_of(child: UUID) -> str:
    return duty_lines.address("child-plan", child) or duty_lines.back_to(child)
