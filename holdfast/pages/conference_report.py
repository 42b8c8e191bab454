"""*What does this report say, and what is still missing?* One report: read, written, on its way.

For its author, the manager who authorises it, and, once it is sent, everybody at the conference.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.access.refusals import Refused
from holdfast.casework import conference_reports, convened, procedure
from holdfast.casework.conference_report_reading import ReportPage
from holdfast.casework.wording import Wording
from holdfast.pages import conference_reports as list_pages
from holdfast.pages.conference_report_forms import (
    SectionForm,
    standing,
)
from holdfast.pages.forms import kept
from holdfast.pages.forms.kept import Filled, KeptForm, Standing
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request
from holdfast.procedures.conference_words import (
    ANSWERS,
    NATURES,
    REPORT_KINDS,
    REPORT_MARKS,
    REPORT_SHARED_HOWS,
    REPORT_STATES,
)

KINDS = {**NATURES, "": "Not yet kept apart"}


@dataclass(frozen=True, kw_only=True)
class Lacking:
    """One thing that the procedure asks of a report and that is not there; `number` of its section, or 0."""

    say: str
    missing: str
    cite: str
    advice: bool
    number: int


@require_safe
def show(request: Request, report: UUID) -> HttpResponse:
    """The report, section by section, with what it lacks and what can be done with it."""
    today = timezone.localdate()
    page = conference_reports.show(report=report, today=today)
    wording = Wording.of(pack=procedure.pack())
    names: dict[UUID | None, str] = dict(page.children) if len(page.children) > 1 else {}
    context = {
        **list_pages.framed(convened.top(meeting=page.meeting, today=today)), "page": page,
        "title": title(page), "role": wording.role(role=page.role), "state": REPORT_STATES[page.state],
        "sections": [
            (
                each,
                [
                    (KINDS[nature], [(names.get(one.child, ""), one.text) for one in own])
                    for nature, own in each.by_nature
                ],
                REPORT_MARKS.get(each.mark, ""),
            )
            for each in page.sections
        ],
        "lacks": _by_clause(_lacks(page)), "coming": ANSWERS.get(page.coming, ""),
        "shared": [
            (each, wording.role(role=each.role), REPORT_SHARED_HOWS.get(each.how, "")) for each in page.shared
        ],
        "first_empty": next((each.number for each in page.sections if each.is_empty), 1),
    }  # fmt: skip
    return render(request, "pages/conferences/report.html", context)


@require_http_methods(BOTH)
def section(request: Request, report: UUID, number: int) -> HttpResponse:
    """One section to write, with what stands in it; two who write it are told of each other."""
    today = timezone.localdate()
    page = conference_reports.show(report=report, today=today)
    own = page.section(number=number)
    if not (page.open and page.writes):
        raise Refused(
            "This report is not yours to write, or is no longer being written.", about="person",
            about_id=page.children[0][0], who_can_help=page.author,
        )  # fmt: skip

    def stands() -> Standing:
        now = conference_reports.show(report=report, today=today)
        found = now.section(number=number)
        return Standing(version=found.version, values=standing(page=now, section=found))

    def save(filled: Filled) -> str:
        form = filled.form
        if not isinstance(form, SectionForm):
            raise TypeError("no form of a section")
        conference_reports.write(
            report=report, number=number, said=form.said, mark=filled.cleaned["mark"],
            seen=filled.seen or own.version, today=today,
        )  # fmt: skip
        last = number == len(page.sections)
        return reverse("report", args=[report]) if last else _section_at(report, number + 1)

    after = next((each.title for each in page.sections if each.number == number + 1), "")
    return kept.answer(
        request,
        KeptForm(
            name="report-section", about=f"{report}/{number}", save=save,
            title=f"{own.title}: {title(page)}",
            form=lambda *given, **options: SectionForm(*given, page=page, section=own, **options),
            back=reverse("report", args=[report]), template="pages/conferences/report_section.html",
            standing=stands, said="The section is saved.",
            context={
                "back": reverse("report", args=[report]), "back_to": "Back to the report", "section": own,
                "count": len(page.sections), "button": f"Save, and go on to: {after}" if after else "Save",
                "lacks": [each for each in _lacks(page) if each.number == number],
            },
        ),
    )  # fmt: skip


def _section_at(report: UUID, number: int) -> str:
    return reverse("report-section", args=[report, number])


def title(page: ReportPage) -> str:
    """Whose report it is, as its pages are headed."""
    return REPORT_KINDS["social-worker"] if page.kind == "social-worker" else f"Report of {page.author}"


def _lacks(page: ReportPage) -> list[Lacking]:
    """What the report lacks, as the page says it: the section by its title."""
    titles = {each.number: each.title for each in page.sections}
    return [
        Lacking(
            say=each.say, cite=each.cite, advice=each.advice, number=(number := _number(each.missing)),
            missing=f"{titles[number]}: {each.missing.partition(': ')[2]}"
            if number in titles
            else _first(each.missing),
        )
        for each in page.lacks
    ]  # fmt: skip


def _by_clause(lacks: Sequence[Lacking]) -> list[tuple[Lacking, list[Lacking]]]:
    """The same by what the procedure says: each sentence and clause once, with all that is missing by it."""
    found: dict[str, list[Lacking]] = {}
    for each in lacks:
        found.setdefault(each.say, []).append(each)
    return [(own[0], own) for own in found.values()]


def _number(missing: str) -> int:
    """The section that a line is about: `section 2: no content`; 0 for none."""
    found = re.match(r"section (\d+):", missing)
    return int(found[1]) if found else 0


def _first(said: str) -> str:
    return said[:1].upper() + said[1:]
