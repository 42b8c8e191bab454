"""A child's chronology: what was chosen from the record as it was written, and agencies' own entries.

What is chosen keeps where it came from; what it means for the child is written beside it. An entry is mended
as a new version, and taken out with a reason; both stay in the past.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry as entered
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.access.roles import Relation
from holdfast.casework import capacities, families, given, impossible, procedure, steps
from holdfast.casework.case_events import KINDS, CaseEvents
from holdfast.casework.narrator import Narrator
from holdfast.casework.steps import read, step
from holdfast.casework.wording import Wording
from holdfast.procedures.conference_words import CHRONOLOGY_SOURCES
from holdfast.records.models import ChronologyEntry, Person

PAGE = 50
# What an event of the timeline is as a source; of all others the record has pages of their own.
SOURCE_OF = {
    **{kind: kind for kind in ("visit", "note", "milestone", "telling", "meeting")},
    **dict.fromkeys(("plan-began", "plan-ended"), "registration"),
}


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry: `source` says in words what it was chosen from; `known_from` is its version."""

    id: UUID
    on: date
    until_on: date | None
    source: str
    text: str
    significance: str
    by: str
    by_role: str
    agency: str
    known_from: datetime
    mine: bool  # whether whoever reads it may mend it


@dataclass(frozen=True, kw_only=True)
class ToChoose:
    """Something recorded that is not in the chronology yet."""

    kind: str
    part: UUID
    on: date
    title: str
    detail: str
    who: str

    @property
    def text(self) -> str:
        """What an entry of it would say to begin with."""
        return f"{self.title}. {self.detail}".strip() if self.detail else self.title


@dataclass(frozen=True, kw_only=True)
class Chronology:
    """A child's chronology in the order of what happened, the first thing first."""

    child: UUID
    name: str
    entries: tuple[Entry, ...]
    may_choose: bool
    may_add: bool

    @property
    def unexplained(self) -> int:
        """How many entries do not say yet what they mean for the child."""
        return sum(not each.significance for each in self.entries)


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What could be chosen, the newest first, by pages."""

    child: UUID
    name: str
    rows: tuple[ToChoose, ...]
    page: int
    more: bool


@read
def of_child(*, child: UUID, today: date) -> Chronology:
    """The chronology; a partner sees what they wrote themselves. Raises as access says."""
    relation = access_children.require(child=child, what=May.SEE, today=today)
    allowed = access_children.allowed(child=child, today=today)
    may = allowed.may if allowed else frozenset()
    rows = ChronologyEntry.standing.filter(child=child).select_related("account", "agency")
    if relation is Relation.PARTNER:
        rows = rows.filter(account=entered.current().actor.account)
    steps.log(about="person", about_id=child)
    return Chronology(
        child=child, name=_name(child), may_choose=May.WRITE in may, may_add=May.CONTRIBUTE in may,
        entries=tuple(_shown(each, writes=May.WRITE in may) for each in rows.order_by("on", "id")),
    )  # fmt: skip


@read
def to_choose(*, child: UUID, today: date, page: int = 1) -> Choices:
    """What is recorded and not in the chronology yet, the newest first. Raises as access says of writing."""
    access_children.require(child=child, what=May.WRITE, today=today)
    kinds = tuple(each for each in KINDS if each in SOURCE_OF)
    found = CaseEvents(children=[child], kinds=kinds).newest(limit=PAGE + 1, offset=PAGE * (page - 1))
    chosen = set(
        ChronologyEntry.standing.filter(child=child, source__isnull=False).values_list("source", flat=True)
    )
    narrator = Narrator(wording=Wording.of(pack=procedure.pack()))
    lines = [(each, narrator.line(event=each)) for each in found[:PAGE] if each.part not in chosen]
    steps.log(about="person", about_id=child)
    return Choices(
        child=child, name=_name(child), page=page, more=len(found) > PAGE,
        rows=tuple(
            ToChoose(
                kind=event.kind, part=event.part, on=event.on, title=line.title, detail=line.detail,
                who=line.who,
            )
            for event, line in lines
        ),
    )  # fmt: skip


@step
def choose(*, child: UUID, part: UUID, text: str, significance: str, today: date) -> UUID:
    """Put something recorded of the child into the chronology, with what it means for the child.

    `part` is the child's part of it, as `to_choose` names it. Raises Refused for who may not write of the
    child, without words, and for what is in it already; NotHere for what is not recorded of this child.
    """
    access_children.require(child=child, what=May.WRITE, today=today)
    kinds = tuple(each for each in KINDS if each in SOURCE_OF)
    everything = CaseEvents(children=[child], kinds=kinds)
    found = next((each for each in everything.of_part(part=part)), None)
    if found is None:
        raise NotHere("That is not in this child’s record.", about="person", about_id=child)
    if ChronologyEntry.standing.filter(child=child, source=part).exists():
        raise Refused("That is in the chronology already.", about="person", about_id=child)
    return _write(
        child, today, on=found.on, text=text, significance=significance, source_kind=SOURCE_OF[found.kind],
        source=part,
    )  # fmt: skip


@step
def write_own(
    *, child: UUID, on: date, text: str, today: date, significance: str = "", until_on: date | None = None
) -> UUID:
    """Add an entry that is nowhere else in the record: an agency's own, or one from an old file.

    Raises Refused for who may add nothing to the record, a day ahead, an end before the beginning, and
    without words; NotHere as access says.
    """
    access_children.require(child=child, what=May.CONTRIBUTE, today=today)
    given.not_after(on=on, today=today, what="What happened")
    if until_on is not None and until_on < on:
        raise Refused("It ends before it begins.", about="person", about_id=child)
    return _write(child, today, on=on, text=text, significance=significance, until_on=until_on)


@step
def mend(*, entry: UUID, text: str, significance: str, today: date) -> None:
    """Say an entry better, or what it means. Raises Refused for somebody else's; NotHere for none."""
    found = _own(entry, today)
    found.text = given.needed(text=text, why="Say what happened.", about="person", about_id=found.child_id)
    found.significance = significance.strip()
    found.save(update_fields=["text", "significance"])
    steps.log(about="person", about_id=found.child_id)


@step
def take_out(*, entry: UUID, why: str, now: datetime, today: date) -> None:
    """Take an entry out of the chronology, with the reason. Raises as `mend` does."""
    found = _own(entry, today)
    found.withdrawn_why = given.needed(
        text=why, why="Say why it is taken out.", about="person", about_id=found.child_id
    )
    found.withdrawn_at = now
    found.save(update_fields=["withdrawn_at", "withdrawn_why"])
    steps.log(about="person", about_id=found.child_id, why=found.withdrawn_why)


@read
def show(*, entry: UUID, today: date) -> tuple[UUID, Entry]:
    """One entry, and whose it is, for whoever may mend it. Raises as `mend` does."""
    found = _own(entry, today)
    steps.log(about="person", about_id=found.child_id)
    return found.child_id, _shown(found, writes=True)


def _own(entry: UUID, today: date) -> ChronologyEntry:
    """An entry that whoever acts may mend: any, for the child's worker; their own, for everybody else."""
    rows = ChronologyEntry.standing.filter(id=entry).select_related("account", "agency")
    found: ChronologyEntry | None = rows.first()
    if found is None:
        raise NotHere("There is no such entry here.", about="chronology entry", about_id=entry)
    access_children.require(child=found.child_id, what=May.CONTRIBUTE, today=today)
    if found.account_id != entered.current().actor.account:
        access_children.require(child=found.child_id, what=May.WRITE, today=today)
    return found


def _write(child: UUID, today: date, *, text: str, significance: str, **said: object) -> UUID:
    relation = access_children.require(child=child, what=May.SEE, today=today)
    words = given.needed(text=text, why="Say what happened.", about="person", about_id=child)
    with impossible.in_words(about="person", about_id=child):
        made = ChronologyEntry.objects.create(
            authority_id=entered.current().authority, child_id=child, text=words,
            significance=significance.strip(), account_id=entered.current().actor.account,
            by_role=capacities.own_role(child=child, relation=relation, today=today), **said,
        )  # fmt: skip
    steps.log(about="person", about_id=child)
    key: UUID = made.id
    return key


def _name(child: UUID) -> str:
    return families.name_of(person=Person.objects.get(id=child))


def _shown(each: ChronologyEntry, *, writes: bool) -> Entry:
    return Entry(
        id=each.id, on=each.on, until_on=each.until_on, text=each.text, significance=each.significance,
        source=CHRONOLOGY_SOURCES.get(each.source_kind, each.source_kind),
        by=each.account.name if each.account else "", by_role=each.by_role,
        agency=each.agency.name if each.agency else "", known_from=each.known_from,
        mine=writes or each.account_id == entered.current().actor.account,
    )  # fmt: skip
