"""Who must be told of what happened: the authority's own steps, with names and numbers, until it is done.

For whoever has just been kept from seeing a child, and for everybody who opens what is due: one tap for each
who was told; who is tried next; what is still to be decided.
"""

from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.casework import further_visits, procedure, sendings, tellings
from holdfast.casework.doing import Asked, Doings
from holdfast.casework.holders import Holder
from holdfast.casework.must_tell import MustTell, Rung
from holdfast.casework.tellings import To, ToldOf
from holdfast.casework.wording import Wording
from holdfast.pages import duty_lines
from holdfast.pages.forms import posted as sent_marks
from holdfast.pages.requests import Request
from holdfast.procedures.record_words import TELLING_HOWS
from holdfast.procedures.words import ROLES


@dataclass(frozen=True)
class Reached:
    """One *told* button: whom, on which number, and what it sends."""

    value: str
    name: str
    role: str
    phone: str
    agency: str
    covers: str


@dataclass(frozen=True)
class Place:
    """A rung of the chain, with its buttons; `name_for` where nobody is known and a name is asked for."""

    words: str
    is_first: bool
    before: str
    people: tuple[Reached, ...]
    name_for: str
    field: str
    is_wrong: bool


@dataclass(frozen=True)
class Shown:
    """One who must be told, as the page has it."""

    must: MustTell
    names: str
    due: str
    by: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Open:
    """Something still to be decided, and where it is recorded."""

    title: str
    say: str
    cite: str
    do: str
    doing: str


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: Request, child: UUID, of: UUID) -> HttpResponse:
    """Who must be told now, with a *told* button each; open until each of them was."""
    today = timezone.localdate()
    found = tellings.of_event(child=child, of=of, today=today)
    wrong: list[tuple[str, str]] = []
    if request.method == "POST":
        wrong = (
            _decided(request, child, of, found)
            if "decide" in request.POST
            else _told(request, child, of, found)
        )
        if not wrong:
            return redirect(reverse("must-tell", args=[child, of]))
    wording = Wording.of(pack=procedure.pack())
    return render(
        request,
        "pages/visits/must_tell.html",
        {
            "child": child, "of": of, "found": found, "wrong": wrong, "once": uuid4(), "today": today,
            "must": [_shown(each, wording, wrong) for each in found.must_tell],
            "back": duty_lines.back_to(child), "hows": TELLING_HOWS.items(),
            "open": _open(found, wording), "whats": further_visits.WHAT.items(),
            "deciders": _deciders(found, wording), "typed": request.POST if wrong else {},
            "told": [(each, duty_lines.listed(each.children)) for each in found.told],
        },
        status=400 if wrong else 200,
    )  # fmt: skip


def _open(found: ToldOf, wording: Wording) -> list[Open]:
    """Each once, however many children it is open for."""
    doings, pack = Doings(wording=wording), procedure.pack()
    lines = {}
    for due in found.still_open:
        asked = Asked(child=due.child, key=due.key, trigger=due.trigger_id, recipient=due.recipient)
        do = next(iter(doings.of(duty=pack.duty(due.duty), asked=asked)), None)
        address = duty_lines.address(do.address, due.child) if do else ""
        lines[due.duty] = Open(
            title=wording.duty(duty=due.duty), say=due.say, cite=due.cite, doing=do.label if do else "",
            do=f"{address}?{urlencode(do.asks)}" if do and address else "",
        )  # fmt: skip
    return list(lines.values())


def _shown(must: MustTell, wording: Wording, wrong: list[tuple[str, str]]) -> Shown:
    return Shown(
        must=must, names=duty_lines.listed([each.name for each in must.children]),
        due=duty_lines.by_when(due_on=must.due_on, unset=must.unset, today=timezone.localdate()),
        by=wording.role(role=must.by),
        places=tuple(_place(must, number, rung, wording, wrong) for number, rung in enumerate(must.rungs)),
    )  # fmt: skip


def _place(must: MustTell, number: int, rung: Rung, wording: Wording, wrong: list[tuple[str, str]]) -> Place:
    field = f"name-{must.slug}-{number}"
    return Place(
        field=field, is_wrong=any(where == f"#{field}" for _says, where in wrong),
        words=rung.words, is_first=rung.is_first, before=wording.roles(roles=rung.before),
        name_for="" if rung.people else f"{must.slug}|{number}|name",
        people=tuple(
            Reached(
                value=f"{must.slug}|{number}|{place}", name=each.name, phone=each.phone, agency=each.agency,
                role=wording.role(role=each.role), covers=each.covers,
            )
            for place, each in enumerate(rung.people)
        ),
    )  # fmt: skip


def _deciders(found: ToldOf, wording: Wording) -> list[tuple[str, str]]:
    """Who may have decided: whoever is here, first; then who stands above or in."""
    roles = dict.fromkeys([found.by_role, "team-manager", "social-worker", "duty-social-worker"])
    return [(role, wording.role(role=role)) for role in roles]


def _decided(request: Request, child: UUID, of: UUID, found: ToldOf) -> list[tuple[str, str]]:
    """Record what was decided about another visit; answers what is wrong, and where."""
    said = {name: _typed(request, name) for name in ("what", "decision", "by", "why")}
    if not said["decision"]:
        return [("Say what was decided, by whom it is done and how soon", "#decision")]
    today = timezone.localdate()

    def save() -> str:
        further_visits.decide(children=found.parts, on=today, today=today, **said)
        return reverse("must-tell", args=[child, of])

    sendings.send(
        form="further-visit", once=sent_marks.key(request.POST.get("once", "")) or uuid4(),
        content={name: [text] for name, text in said.items()}, now=timezone.now(), save=save,
    )  # fmt: skip
    messages.success(request, "The decision is recorded.")
    return []


def _told(request: Request, child: UUID, of: UUID, found: ToldOf) -> list[tuple[str, str]]:
    """Record what a button says; answers what is wrong, and where."""
    slug, _, rest = request.POST.get("told", "").partition("|")
    must = next((each for each in found.must_tell if each.slug == slug), None)
    if must is None:
        messages.success(request, "They have been told already.")
        return []
    number, _, place = rest.partition("|")
    rung = must.rungs[int(number)] if number.isdecimal() and int(number) < len(must.rungs) else must.rungs[0]
    name = _typed(request, f"name-{slug}-{number}")
    if place == "name" and not name:
        return [("Write the name of whoever was told", f"#name-{slug}-{number}")]
    to = To(name=name) if place == "name" else _to(rung, place)
    whom = rung.roles[0] if place == "name" else must.whom(rung=rung, person=_person(rung, place))
    how = request.POST.get("how", "") if request.POST.get("how") in TELLING_HOWS else "call"
    once = sent_marks.key(request.POST.get("once", "")) or uuid4()

    def save() -> str:
        tellings.tell(
            children=[one.child for one in must.children], whom=whom, to=[to], of=str(of), of_kind=found.kind,
            on=timezone.localdate(), at=timezone.localtime().time().replace(second=0, microsecond=0),
            how=how, unreached=rung.before, today=timezone.localdate(),
            by_role=must.by if must.by in ROLES else "",
        )  # fmt: skip
        return reverse("must-tell", args=[child, of])

    sendings.send(
        form="must-tell",
        once=once,
        content={"told": [slug, number, place, name]},
        now=timezone.now(),
        save=save,
    )
    messages.success(request, f"Recorded: {_called(rung, place, name)} was told.")
    return []


def _typed(request: Request, name: str) -> str:
    """What stands in a field; without the one character that the database takes nowhere."""
    return request.POST.get(name, "").replace("\0", "").strip()


def _to(rung: Rung, place: str) -> To:
    each = _person(rung, place)
    return To(name="" if each.account else each.name, account=each.account)


def _person(rung: Rung, place: str) -> Holder:
    known = place.isdecimal() and int(place) < len(rung.people)
    return rung.people[int(place) if known else 0]


def _called(rung: Rung, place: str, name: str) -> str:
    return name or _person(rung, place).name
