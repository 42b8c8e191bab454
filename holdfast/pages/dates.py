"""*Work out the dates*: one timeline on a form, and what the procedure asks for in it. Nothing is stored.

Everything is sent by POST, so that no address and no log holds what was typed.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.documents import dates as answers
from holdfast.documents import event_words, obligation_calendar, procedure_stages, procedures
from holdfast.pages import case_faults, date_picture, timelines
from holdfast.pages.authorities import anywhere
from holdfast.pages.forms.form import summary
from holdfast.pages.procedures import named
from holdfast.pages.requests import Request
from holdfast.pages.timelines import MOST, Timeline
from holdfast.procedures import case, obligations, vocabulary, words
from holdfast.procedures.faults import CaseFault
from holdfast.procedures.pack import Pack

LARGEST = 200_000  # bytes of a case that is pasted or uploaded: forty events are a tenth of it
TOO_MANY = f"The timeline has more than {MOST} events, which is more than this page takes: leave some out"
EXAMPLE: Mapping[str, Any] = {
    "child": {"born": "2018-05-04"},
    "happened": [
        {"event": "initial-conference", "on": "2026-01-12", "decision": "plan", "categories": ["neglect"]},
        {"event": "outline-plan-made", "on": "2026-01-12"},
        {"event": "plan-work-begun", "on": "2026-01-12"},
        {"event": "allocated", "on": "2026-01-12", "role": "social-worker"},
        {"event": "core-group", "on": "2026-01-22"},
        {"event": "agreement-circulated", "on": "2026-01-28", "to": ["core-group", "conference-chair"]},
        {"event": "visit", "on": "2026-02-02", "seen": True, "alone": True, "at_home": True, "bedroom": True},
        {
            "event": "visit",
            "on": "2026-03-06",
            "seen": True,
            "alone": True,
            "at_home": True,
            "bedroom": False,
        },
    ],
}
EXAMPLE_AS_OF = date(2026, 3, 9)


@dataclass
class Sheet:
    """What the page shows: the forms, what is wrong, what was worked out, what to say and where to begin."""

    procedure: Pack
    timeline: Timeline
    pasted: str = ""
    mistake: str = ""  # about what was pasted or uploaded
    further: str = ""  # about the whole
    answer: answers.Answer | None = None
    picture: date_picture.Picture | None = None
    case: str = ""
    new: int | None = None
    errors: list[tuple[str, str]] = field(default_factory=list)


@anywhere
@require_http_methods(["GET", "HEAD", "POST"])
def dates(request: Request, procedure: str) -> HttpResponse:
    """The form, and what was worked out from it."""
    pack = named(procedure)
    if request.method != "POST":
        return show(request, Sheet(pack, start(pack)))
    sent = request.POST.copy()
    do = sent.get("do", "")
    if do in DOWNLOADS:
        return download(request, pack, sent, do)
    if do == "example":
        return show(request, worked_out(pack, timelines.sent_of(EXAMPLE, as_of=EXAMPLE_AS_OF)))
    if do == "read":
        file = request.FILES.get("file")
        return show(request, read(pack, sent, file.read(LARGEST + 1) if file is not None else None))
    if do == "add" or do.startswith("remove-"):
        return show(request, changed(pack, sent, do))
    return show(request, worked_out(pack, sent))


def start(pack: Pack) -> Timeline:
    """An empty timeline: an initial conference, and today as the day to answer for."""
    sent = timelines.sent_of({"child": {}, "happened": []}, as_of=timezone.localdate())
    timelines.add(sent, "initial-conference")
    return Timeline(pack, sent, checked=False)


def changed(pack: Pack, sent: QueryDict, do: str) -> Sheet:
    """The same timeline with one event more, or one less; nothing is judged yet."""
    new, further = None, ""
    kind = sent.get("kind", "")
    if do == "add" and len(timelines.rows(sent)) >= MOST:
        further = f"There is room for {MOST} events: remove one to add another"
    elif do == "add" and kind in words.EVENTS:
        new = timelines.add(sent, kind)
    elif do == "add":
        further = "Select what happened, then add it"
    else:
        number = do.removeprefix("remove-")
        timelines.remove(sent, int(number) if number.isdecimal() and len(number) < 4 else 0)
    sheet = Sheet(pack, Timeline(pack, sent, checked=False), pasted=sent.get("paste", ""), new=new)
    sheet.errors = [(further, "#kind")] if further else []
    sheet.further = further
    return sheet


def worked_out(pack: Pack, sent: QueryDict) -> Sheet:
    """What the procedure asks for, or what is wrong with the timeline."""
    if len(timelines.rows(sent)) > MOST:
        return Sheet(pack, start(pack), further=TOO_MANY, errors=[(TOO_MANY, "")])
    timeline = Timeline(pack, sent, checked=True)
    sheet = Sheet(pack, timeline, pasted=sent.get("paste", ""))
    if timeline.is_valid():
        found = timeline.as_json()
        try:
            work_out(sheet, found, timeline.as_of)
        except CaseFault as fault:
            put(timeline, case_faults.mistake(fault))
    sheet.errors = summary(timeline.about)
    for place, event in enumerate(timeline.events, 1):
        which = f"{place}. {event.title}"
        sheet.errors += [(f"{which}: {says}", target) for says, target in summary(event)]
    return sheet


def work_out(sheet: Sheet, found: dict[str, Any], as_of: date) -> None:
    """Derive, and put into rows and a picture. Raises CaseFault where the facts are wrong."""
    derived = obligations.derive(sheet.procedure, case.read(found), as_of)
    own = vocabulary.of(sheet.procedure)
    sheet.answer = answers.answer(found=derived, procedure=sheet.procedure, as_of=as_of)
    titles = [event_words.title(event=each["event"], vocabulary=own) for each in found["happened"]]
    sheet.picture = date_picture.draw(sheet.answer, found["happened"], titles, as_of)
    sheet.case = json.dumps(found, ensure_ascii=False)


def put(timeline: Timeline, found: case_faults.Mistake) -> None:
    """Show a mistake at its field, or above the event that it is in."""
    if found.place is None:
        timeline.about.add_error(found.field, found.says)
        return
    event = timeline.events[found.place - 1]
    if found.field in event.fields:
        event.add_error(found.field, found.says)
    else:
        event.add_error("on", f"{event.title}: {found.says}")


def read(pack: Pack, sent: QueryDict, file: bytes | None) -> Sheet:
    """A case that was pasted or uploaded becomes the timeline of the form; the day asked about stays."""
    pasted = sent.get("paste", "")
    try:
        text = given(pasted, file)
        parsed = parse(text)
        if len(parsed["happened"]) > MOST:
            raise CaseFault(
                f"it has {len(parsed['happened'])} events, and this page takes no more than {MOST}"
            )
    except CaseFault as fault:
        says = f"The case cannot be read: {case_faults.spoken(str(fault)).rstrip('.')}"
        sheet = Sheet(pack, Timeline(pack, sent, checked=False), pasted=pasted, mistake=says)
        sheet.errors = [(says, "#paste")]
        return sheet
    fresh = timelines.sent_of(parsed, as_of=None)
    for part in ("_day", "_month", "_year"):
        fresh[f"as_of{part}"] = sent.get(f"as_of{part}", "")
    return worked_out(pack, fresh)


def given(pasted: str, file: bytes | None) -> bytes:
    """The bytes of a case: of the file, else what was pasted. Raises CaseFault for none, or too many."""
    text = pasted.encode() if file is None else file
    if len(text) > LARGEST:
        raise CaseFault(f"it is larger than {LARGEST // 1000} kB: expected one child's events")
    if not text.strip():
        raise CaseFault("nothing was pasted and no file was chosen")
    return text


def parse(text: bytes) -> dict[str, Any]:
    """The parsed JSON of a case. Raises CaseFault for what is no case at all."""
    case.parse(text)
    found: dict[str, Any] = json.loads(text)
    try:
        json.dumps(found, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise CaseFault("it holds half of a character (\\ud800 or its like), which cannot be shown") from None
    for place, each in enumerate(found["happened"], 1):
        for name in each.keys() - {"event", "on", "id", *words.EVENTS[each["event"]]}:
            raise CaseFault(f"event {place} ({each['event']}) has “{name}”, which belongs to other events")
    return found


def calendar_file(found: list[obligations.Obligation], pack: Pack, as_of: date) -> str:
    """What is still to be done, for a calendar."""
    return obligation_calendar.write(found=found, procedure=pack.title, as_of=as_of)


def answer_file(found: list[obligations.Obligation], pack: Pack, as_of: date) -> str:  # noqa: ARG001 - one form
    """Everything, in the public form."""
    return json.dumps([each.as_dict() for each in found], indent=1, ensure_ascii=False)


DOWNLOADS = {
    "calendar": ("text/calendar; charset=utf-8", "ics", calendar_file),
    "json": ("application/json", "json", answer_file),
    "case": ("application/json", "json", None),
}


def download(request: Request, pack: Pack, sent: QueryDict, do: str) -> HttpResponse:
    """A file of what the page showed: for a calendar, for a program, or the case to go on with later."""
    kind, end, write = DOWNLOADS[do]
    text = sent.get("case", "")
    try:
        as_of = event_words.day_in(text=sent.get("as_of", ""))
        if as_of is None or not 1900 <= as_of.year <= 2200:
            raise CaseFault("the day to answer for is missing, or not between 1900 and 2200")
        found = obligations.derive(pack, case.read(parse(given(text, None))), as_of)
    except CaseFault as fault:
        says = f"The file could not be made: {case_faults.spoken(str(fault))}"
        return show(request, Sheet(pack, start(pack), further=says, errors=[(says, "")]))
    body = (
        write(found, pack, as_of)
        if write is not None
        else json.dumps(json.loads(text), indent=1, ensure_ascii=False)
    )
    answer = HttpResponse(body, content_type=kind)
    name = "case" if do == "case" else f"dates-{procedures.slug(name=pack.name)}"
    answer["Content-Disposition"] = f'attachment; filename="{name}.{end}"'
    return answer


def show(request: Request, sheet: Sheet) -> HttpResponse:
    """The page."""
    own = vocabulary.of(sheet.procedure)
    known = {
        "sheet": sheet,
        "pack": sheet.procedure,
        "slug": procedures.slug(name=sheet.procedure.name),
        "errors": sheet.errors,
        "kinds": procedure_stages.events(vocabulary=own),
    }
    if sheet.answer is not None:
        known["as_of"] = sheet.timeline.as_of.isoformat()
    return render(request, "pages/procedures/dates.html", known)
