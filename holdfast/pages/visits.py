"""Record a visit: who was seen and how, done before the car is started. And what it met, and what comes next.

For whoever went: which children, alone or why not, what they said. Filled in from the last visit where that
is safe, never what was seen.
"""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.casework import procedure, visit_facts, visits
from holdfast.casework.visit_facts import VisitFacts
from holdfast.casework.visit_pages import PartPage, VisitDone, VisitPage
from holdfast.casework.wording import Wording
from holdfast.pages import duty_lines, visit_forms
from holdfast.pages.forms import kept
from holdfast.pages.forms.kept import Filled, KeptForm, Standing
from holdfast.pages.requests import Request
from holdfast.pages.visit_forms import CorrectionForm, RecordForm, VisitForm
from holdfast.procedures.record_words import OBSTRUCTIONS, PLACES, WHY_NOT_ALONE, WHY_NOT_SEEN


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: Request, child: UUID) -> HttpResponse:
    """The form of a visit, with the duties that it will meet; then what came of it."""
    now, today = timezone.now(), timezone.localdate()
    facts = visit_facts.prepare(child=child, today=today)

    def save(filled: Filled) -> str:
        done = visits.record(visit=_form(filled).said(), today=today, now=now)
        return _after(done, child, urgent=filled.cleaned.get("urgent") == "yes")

    return kept.answer(
        request,
        KeptForm(
            name="visit-record", about=str(child), title=f"Visit to {_title(facts)}",
            form=lambda *given, **options: RecordForm(*given, facts=facts, now=now, **options),
            save=save, back=duty_lines.back_to(child), template="pages/visits/record.html",
            said="The visit is recorded.",
            context={
                "facts": facts, "child": child, "back": duty_lines.back_to(child),
                "nothing_of": _nothing_of(facts.nothing_of, facts.children[0].given_name),
                "will_meet": duty_lines.of(duties=facts.will_meet, today=today),
            },
        ),
    )  # fmt: skip


@require_safe
def show(request: Request, child: UUID, part: UUID) -> HttpResponse:
    """One visit: what it met and what comes next, then what was recorded."""
    today = timezone.localdate()
    done = visits.show_done(part=part, today=today)
    own = next((each for each in done.page.parts if each.id == part), None)
    return render(
        request,
        "pages/visits/show.html",
        {
            "nothing_of": _nothing_of(done.nothing_of, own.name if own else "the child"),
            "child": child, "part": part, "page": done.page, "own": own, "short": done.short,
            "met": duty_lines.met(duties=done.met, today=today),
            "next": duty_lines.of(duties=done.next, today=today), "today": today,
            "blocked": _blocked(done.page, part), "place": PLACES.get(done.page.place, done.page.place),
            "role": Wording.of(pack=procedure.pack()).role(role=done.page.by_role),
            "parts": [_shown(each) for each in done.page.parts], "back": duty_lines.back_to(child),
            "is_late": timezone.localtime(done.page.entered_at).date() > done.page.on,
        },
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: Request, child: UUID, part: UUID) -> HttpResponse:
    """One child's part of a visit, to be put right: with the reason, over what stood before."""
    now, today = timezone.now(), timezone.localdate()
    facts = visit_facts.prepare(child=child, today=today).only(child=child)

    def standing() -> Standing:
        page = visits.show(part=part, today=today)
        return Standing(
            version=page.version, values=visit_forms.standing(page=page, child=child),
            by=page.corrected_by, at=page.version,
        )  # fmt: skip

    def save(filled: Filled) -> str:
        visits.correct(
            part=part, seen=filled.seen or now, reason=filled.cleaned["reason"], visit=_form(filled).said(),
            today=today,
        )  # fmt: skip
        return reverse("visit", args=[child, part])

    return kept.answer(
        request,
        KeptForm(
            name="visit-correct", about=str(part), title=f"Correct a visit to {_title(facts)}",
            form=lambda *given, **options: CorrectionForm(*given, facts=facts, now=now, **options),
            save=save, back=reverse("visit", args=[child, part]), template="pages/visits/correct.html",
            said="The visit is corrected. What stood before is kept.", standing=standing,
            context={"facts": facts, "child": child, "back": reverse("visit", args=[child, part])},
        ),
    )  # fmt: skip


LIFE = {"home": "at home", "school": "at school"}


def _nothing_of(places: tuple[str, ...], name: str) -> str:
    """What is not known yet of the child's life, in a sentence; nothing where something is of each."""
    said = " and ".join(LIFE[each] for each in places)
    return f"Nothing is recorded yet of {name}’s life {said}." if said else ""


def _form(filled: Filled) -> VisitForm:
    form = filled.form
    if not isinstance(form, VisitForm):
        raise TypeError("no form of a visit")
    return form


def _title(facts: VisitFacts) -> str:
    return duty_lines.listed([each.name for each in facts.children])


def _after(done: VisitDone, child: UUID, *, urgent: bool) -> str:
    """Where a saved visit leads: to what cannot wait, to who must be told, to what came of it."""
    own = done.page.part_of(child=child) or done.page.parts[0]
    if urgent and (elsewhere := duty_lines.address("milestone-record", child)):
        return f"{elsewhere}?event=new-concerns"
    blocked = _blocked(done.page, own.id)
    if blocked is not None and all(not each.said.seen for each in done.page.parts):
        return reverse("must-tell", args=[blocked.said.child, blocked.id])
    return reverse("visit", args=[own.said.child, own.id])


def _blocked(page: VisitPage, first: UUID) -> PartPage | None:
    """The part of a child whom somebody was kept from seeing, the one that is looked at before others."""
    found = [each for each in page.parts if each.said.obstruction]
    return next((each for each in found if each.id == first), found[0] if found else None)


def _shown(part: PartPage) -> dict[str, object]:
    """One child's part in the words of the page."""
    own = part.said
    return {
        "part": part, "said": own,
        "why_not_seen": WHY_NOT_SEEN.get(own.why_not_seen, own.why_not_seen)
        or OBSTRUCTIONS.get(own.obstruction, ""),
        "why_not_alone": WHY_NOT_ALONE.get(own.why_not_alone, own.why_not_alone),
    }  # fmt: skip
