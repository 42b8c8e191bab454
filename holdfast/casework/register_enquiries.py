"""An agency asks, by day or night, whether a child has a plan or is on the register.

Who asks, of which agency, why, called back on a number known to be theirs; what was searched is shown with
every answer. There is never a bare “not known”: a search that found nobody says only that it found nobody.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry, standing
from holdfast.access.children import Allowed, May
from holdfast.access.refusals import Refused
from holdfast.access.standing import Standing
from holdfast.casework import families, given, impossible, procedure, register, search, steps
from holdfast.casework.child_facts import ChildFacts
from holdfast.casework.search import SearchPage
from holdfast.casework.steps import read, step
from holdfast.casework.wording import Wording
from holdfast.records.models import Person, RegisterEnquiry

NOW, BEFORE, NEVER, NOT_TOLD = "now", "before", "never", "restricted"
CALL_BACK = (
    "Ring back before you answer: say on which number, and how you know it to be that agency’s. "
    "Whoever rings may not be who they say."
)
MOST = 20
FORTNIGHT = timedelta(days=14)


@dataclass(frozen=True, kw_only=True)
class Possible:
    """Somebody who may be the child asked about: `plan` is `now`, `before`, `never` or `restricted`."""

    id: UUID
    name: str
    born: str  # the day, or the year alone
    plan: str
    state: str
    worker: str
    phone: str
    may_open: bool
    why: tuple[str, ...] = ()

    @property
    def has_plan(self) -> bool:
        """Whether the child has a plan or is on the register now."""
        return self.plan in (NOW, NOT_TOLD)


@dataclass(frozen=True, kw_only=True)
class Answered:
    """An enquiry as it was answered."""

    id: UUID
    on: date
    at: time
    by_name: str
    role: str
    agency_name: str
    why: str
    called_back_on: str
    known_number: str
    out_of_hours: bool
    searched: str
    matches: int
    answer: str
    answered_by: str


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What a search for an enquiry found, what it searched, and what to do when unsure.

    `lately` are the enquiries of the last fortnight, also those about nobody who was found: whoever rings
    again is known again.
    """

    searched: tuple[str, ...]
    found: tuple[Possible, ...]
    more: bool
    unsure: tuple[str, ...]
    lately: tuple[Answered, ...] = ()


@read
def look(
    *, today: date, name: str = "", born_on: date | None = None, born_year: int | None = None
) -> Finding:
    """Look for the child an agency asks about. Raises Refused for who answers no enquiries."""
    who = standing.require(may=May.ENQUIRE, today=today, about="register")
    found = _look(who, name=name, born_on=born_on, born_year=born_year, today=today)
    steps.log(about="register")
    return replace(found, lately=_lately(today))


@step
def answer(  # noqa: PLR0913 - who asked, how one knows, what was looked for, what was answered
    *,
    by_name: str,
    agency_name: str,
    why: str,
    called_back_on: str,
    known_number: str,
    on: date,
    at: time,
    today: date,
    name: str = "",
    born_on: date | None = None,
    born_year: int | None = None,
    child: UUID | None = None,
    role: str = "",
    said: str = "",
    out_of_hours: bool = False,
) -> Answered:
    """Record an enquiry and its answer; it searches anew, so that what was searched is what it says.

    `child` is the one found, None for none of them; `said` what else was told. Raises Refused for who
    answers no enquiries, without who asks, of which agency and why, where nobody was called back on a known
    number, for nothing to look for, a child whom the search did not find, and a day ahead.
    """
    who = standing.require(may=May.ENQUIRE, today=today, about="register")
    asked = given.needed(text=by_name, why="Say who asks.")
    agency = given.needed(text=agency_name, why="Say of which agency.")
    reason = given.needed(text=why, why="Say why they ask.")
    number = given.needed(text=called_back_on, why=CALL_BACK)
    known = given.needed(text=known_number, why=CALL_BACK)
    given.not_after(on=on, today=today, what="The enquiry")
    if not (name.strip() or born_on or born_year):
        raise Refused("Look for the child first: by name, by date of birth, or by both.", about="register")
    found = _look(who, name=name, born_on=born_on, born_year=born_year, today=today)
    chosen = next((each for each in found.found if each.id == child), None)
    if child is not None and chosen is None:
        raise Refused("The search did not find that child: look again.", about="register")
    with impossible.in_words(about="register"):
        made = RegisterEnquiry.objects.create(
            authority_id=entry.current().authority, on=on, at=at, by_name=asked, role=role.strip(),
            agency_name=agency, why=reason, called_back_on=number, known_number=known,
            out_of_hours=out_of_hours, searched=" ".join(found.searched), matches=len(found.found),
            child_id=child, answer=" ".join(filter(None, (_answer(chosen, found), said.strip()))),
            account_id=entry.current().actor.account,
        )  # fmt: skip
    told = f"enquiry by {asked}, {agency}: {reason}"
    steps.log(about="register-enquiry", about_id=made.id, why=told)
    if child is not None:
        steps.log(about="person", about_id=child, why=told)
    return _answered(made)


@read
def of_child(*, child: UUID, today: date) -> tuple[Answered, ...]:
    """The enquiries that were about a child, the newest first; a partner is shown none.

    Raises NotHere and Refused as access says.
    """
    by = access_children.require(child=child, what=May.SEE, today=today)
    steps.log(about="person", about_id=child)
    if by is access_children.Relation.PARTNER:
        return ()
    rows = RegisterEnquiry.objects.filter(child=child).select_related("account")
    return tuple(_answered(each) for each in rows.order_by("-on", "-at", "-id"))


def _look(who: Standing, *, name: str, born_on: date | None, born_year: int | None, today: date) -> Finding:
    asked = {"name": name, "born_on": born_on, "born_year": born_year}
    page = search.find(**asked, limit=MOST, today=today)  # type: ignore[arg-type]
    shown = {each.person: each for each in page.matches}
    keys = list(shown)
    if register.knows_of_restricted(who=who):
        likely = search.likely(**asked, limit=MOST * 5)  # type: ignore[arg-type]
        may = access_children.allowed_each(children=likely, today=today)
        keys = [key for key in likely if key in shown or (key in may and may[key].hidden)]
        keys += [key for key in shown if key not in keys]
    found = _possible(keys, {key: each.why for key, each in shown.items()}, today)
    return Finding(
        searched=_searched(page, born_on, born_year), found=tuple(found), more=page.more,
        unsure=_unsure(bool(found)),
    )  # fmt: skip


def _possible(keys: Sequence[UUID], why: dict[UUID, tuple[str, ...]], today: date) -> list[Possible]:
    """Children among those found, with a plan now or before, or never; those with a plan first."""
    facts = ChildFacts.of(children=keys, today=today)
    may = access_children.allowed_each(children=keys, today=today)
    people = Person.standing.in_bulk(keys)
    wording = Wording.of(pack=procedure.pack())
    found = [
        each
        for key in keys
        if key in facts and key in people
        for each in [_one(people[key], facts[key], may[key], wording, why.get(key, ()), today)]
        if each is not None
    ]
    return sorted(found, key=lambda each: (NOW, NOT_TOLD, BEFORE, NEVER).index(each.plan))


def _one(
    person: Person, facts: ChildFacts, may: Allowed, wording: Wording, why: tuple[str, ...], today: date
) -> Possible | None:
    hidden, sees = may.hidden, May.SEE in may.may
    plan = NEVER if facts.registration is None else NOW if facts.has_plan_now else BEFORE
    if hidden and plan != NOW:
        return None  # of a restricted family only what duty must know: that there is a plan, and whom to ring
    worker = facts.worker if plan == NOW else None
    born = ""
    if person.born_on:
        told = sees or plan == NOW
        born = f"born {_day(person.born_on)}" if told else f"born in {person.born_on.year}"
    elif person.expected_on:
        born = f"expected {_day(person.expected_on)}"
    return Possible(
        id=person.id, name=families.name_of(person=person), born=born, plan=NOT_TOLD if hidden else plan,
        state="The record is restricted. Say nothing but that you will have them rung back"
        if hidden else facts.state(wording=wording, today=today),
        worker=f"{worker.name}, {worker.team_name}" if worker else "",
        phone=(worker.phone or worker.team_phone) if worker else "", may_open=sees, why=why,
    )  # fmt: skip


def _searched(page: SearchPage, born_on: date | None, born_year: int | None) -> tuple[str, ...]:
    """What was looked for, in sentences."""
    said = []
    if page.name:
        forms = f", and as {', '.join(page.other_forms)}" if page.other_forms else ""
        said.append(
            f"Looked for the name “{page.name}” in any order of its words, as it is spelt, as it may be "
            f"misspelt and as it sounds{forms}, and among the other names that people go by."
        )
    if born_on:
        said.append(f"Looked for the birthday {_day(born_on)}, and days easily written for it.")
    elif born_year:
        said.append(f"Looked for the year of birth {born_year} first.")
    else:
        said.append("Looked at any date of birth.")
    return (*said, "Looked in this authority’s records alone, at plans now and before.")


def _unsure(is_found: bool) -> tuple[str, ...]:
    """What to do when one is not sure."""
    first = (
        "If none of them is surely the child, ask for the address, the school or a parent’s name, and look "
        "again."
        if is_found
        else "Ask how the name is spelt, for another name, the date of birth or a parent’s name, and look "
        "again."
    )
    return (
        first,
        "A record may be restricted: ask the safeguarding manager before you say that nobody was found.",
        "The child may have a plan with another authority: say so, and which to ask.",
        "If they are worried about the child now, take a referral: do not leave it at this answer.",
    )


def _answer(chosen: Possible | None, found: Finding) -> str:
    """What is answered, in words; never that a child is not known."""
    if chosen is None:
        which = "None of those found is the child asked about" if found.found else "This search found nobody"
        return (
            f"{which}. That does not say that there is no plan: what was searched was told with the answer, "
            "and what to do when unsure."
        )
    if chosen.plan == NOT_TOLD:
        return f"{chosen.name}: those responsible will ring back ({chosen.worker or 'no worker'})."
    ring = f" Responsible: {chosen.worker}, {chosen.phone or 'no number'}." if chosen.worker else ""
    return f"{chosen.name}, {chosen.born or 'date of birth not recorded'}: {chosen.state}.{ring}"


def _day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"


def _lately(today: date) -> tuple[Answered, ...]:
    """The newest first; those about a child of a restricted family stand with the child alone."""
    rows = RegisterEnquiry.objects.filter(on__gt=today - FORTNIGHT)
    rows = rows.exclude(child__in=Person.objects.filter(access_children.hidden(today=today)))
    newest = rows.select_related("account").order_by("-on", "-at", "-id")[:MOST]
    return tuple(_answered(each) for each in newest)


def _answered(each: RegisterEnquiry) -> Answered:
    return Answered(
        id=each.id, on=each.on, at=each.at, by_name=each.by_name, role=each.role, why=each.why,
        agency_name=each.agency_name, called_back_on=each.called_back_on, known_number=each.known_number,
        out_of_hours=each.out_of_hours, searched=each.searched, matches=each.matches, answer=each.answer,
        answered_by=each.account.name if each.account else "",
    )  # fmt: skip
