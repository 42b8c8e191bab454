"""What a version of a plan changed of another: new, gone or changed, in the words of both, by whom and why.

The same part of two versions is known by its key (plan_keys.py).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access.children import May
from holdfast.access.refusals import NotHere
from holdfast.casework import families, plan_authors, plan_keys, plan_succession, steps
from holdfast.casework.plan_authors import Written
from holdfast.casework.plan_keys import PLAN_OF, SAYS
from holdfast.casework.steps import read
from holdfast.procedures import near_dates, outline_words, plan_words
from holdfast.records.models import Action, Contact, Need, Outcome, Plan, PlanLine

NEW, GONE, CHANGED = "new", "gone", "changed"
TITLES: Mapping[type[Any], str] = {
    Need: "Needs", Outcome: "Outcomes", Action: "Who does what", Contact: "Who sees whom",
}  # fmt: skip
CALLED: Mapping[str, str] = {
    "text": "What it says", "whose": "Whose need", "finding": "What the assessment found",
    "service": "The service for it", "help": "How professionals help", "how_known": "How we shall know",
    "by_on": "By when", "when": "When", "baseline": "How it is now", "for_how_long": "For how long",
    "strategy": "The way to it", "resources": "What it needs", "who": "Who", "why": "Why",
    "knowledge": "On what knowledge", "every": "How often", "kind": "Kind", "with_whom": "With whom",
    "nature": "What is done", "side": "Worker or family", "for_whom": "For whom",
    "not_relevant": "Not needed", "otherwise": "If unable to", "answers": "What it answers",
}  # fmt: skip
"""What a column is called, where its part does not call it otherwise."""
WHOLE = {
    "aim": "The aim", "visit_every": "How often the child is visited",
    "core_group_every": "How often the core group meets", "rooms_every": "Rooms are seen once in … visits",
}  # fmt: skip
"""The columns of a plan itself."""
CODES = {**plan_words.WHOSE, **plan_words.CONTACT_KINDS, **plan_words.SIDES, **plan_words.FLAGS}
SAID_ABOVE = frozenset({"text", "not_relevant"})  # of what is new or gone: its text says so
IN_ORDER = list(dict.fromkeys([*plan_words.PARTS, *outline_words.PARTS]))
LEFT_ASIDE = frozenset({"part"})  # what a line is called in an outline and in a detailed plan


@dataclass(frozen=True, kw_only=True)
class Words:
    """One thing that says something else: what it is, the words before and the words now; empty: nothing."""

    what: str
    before: str
    now: str


@dataclass(frozen=True, kw_only=True)
class Change:
    """A part that is new, gone or changed; `under` is what it stands under (the outcome of an action)."""

    kind: str
    title: str
    text: str
    under: str
    words: tuple[Words, ...]
    by: str
    at: datetime | None


@dataclass(frozen=True, kw_only=True)
class VersionNamed:
    """A version, as it is named: of which part, by number, made when."""

    id: UUID
    part: str
    number: int
    made_on: date
    state: str


@dataclass(frozen=True, kw_only=True)
class Difference:
    """What a version changed of another, in the order of its parts; `why` and `at` as who made it said."""

    child: UUID
    name: str
    now: VersionNamed
    before: VersionNamed
    why: str
    at: str
    changes: tuple[Change, ...]

    def of_kind(self, kind: str) -> tuple[Change, ...]:
        """What is new, gone or changed."""
        return tuple(each for each in self.changes if each.kind == kind)

    @property
    def new(self) -> tuple[Change, ...]:
        """What is in it now and was not."""
        return self.of_kind(NEW)

    @property
    def gone(self) -> tuple[Change, ...]:
        """What was in it and is no more."""
        return self.of_kind(GONE)

    @property
    def changed(self) -> tuple[Change, ...]:
        """What says something else."""
        return self.of_kind(CHANGED)


@read
def show(*, plan: UUID, today: date, before: UUID | None = None) -> Difference:
    """What a version changed of the one before it, or of another version (`before`) of the same child.

    Of a draft: what it will change of the plan in force.

    Raises NotHere for none that is here, for a first plan, and as access says; Refused as access says.
    """
    now = _find(plan)
    child = now.registration.child_id
    access_children.require(child=child, what=May.SEE, today=today)
    earlier = before or now.replaces_id or _in_force(now)
    if earlier is None:
        raise NotHere(
            "This is the first plan: there is none to compare it with.", about="person", about_id=child
        )
    was = _find(earlier)
    if was.registration.child_id != child:
        raise NotHere("That is no plan of this child.", about="person", about_id=child)
    steps.log(about="person", about_id=child)
    return Difference(
        child=child, name=families.name_of(person=now.registration.child), now=_named(now),
        before=_named(was), why=now.changed_why, at=now.at,
        changes=(*_whole(now, was), *_changes(now, was, child, today)),
    )  # fmt: skip


def _find(plan: UUID) -> Plan:
    rows = Plan.drafts_too.filter(id=plan, registration__withdrawn_at=None)
    found: Plan | None = rows.select_related("registration__child").first()
    if found is None:
        raise NotHere("There is no such plan here.", about="plan", about_id=plan)
    return found


def _in_force(draft: Plan) -> UUID | None:
    """What a first draft will take the place of: the outline plan."""
    if draft.state != "draft":
        return None
    return next((each.id for each in plan_succession.in_force(registration=draft.registration_id)), None)


def _named(plan: Plan) -> VersionNamed:
    return VersionNamed(
        id=plan.id, part=plan.part, number=plan.number, made_on=plan.made_on, state=plan.state
    )


def _whole(now: Plan, was: Plan) -> Iterator[Change]:
    """What the plan says as a whole: its aim, and how often."""
    for column, title in WHOLE.items():
        old, new = _said(getattr(was, column), now.made_on), _said(getattr(now, column), now.made_on)
        if old != new:
            yield Change(
                kind=CHANGED, title=title, text="", under="", by="", at=None,
                words=(Words(what=title, before=old, now=new),),
            )  # fmt: skip


class _Version:
    """The rows of a version by their keys, table by table; `out` are those taken out of it while drafted."""

    def __init__(self, plan: Plan) -> None:
        self.rows: dict[type[Any], dict[UUID, Any]] = {}
        self.out: dict[UUID, Any] = {}
        for model, path in PLAN_OF.items():
            above = path.rpartition("__plan")[0]
            rows = model.objects.filter(**{path: plan}).order_by("place", "id")
            own = self.rows.setdefault(model, {})
            for row in rows.select_related(above) if above else rows:
                key = plan_keys.key(row=row)
                if row.withdrawn_at is None:
                    own[key] = row
                else:
                    self.out[key] = row

    @property
    def texts(self) -> dict[str, str]:
        """What each part says, by its key: for what answers it."""
        return {
            str(key): row.text
            for own in self.rows.values()
            for key, row in own.items()
            if hasattr(row, "text")
        }


def _changes(now: Plan, was: Plan, child: UUID, today: date) -> tuple[Change, ...]:
    after, earlier = _Version(now), _Version(was)
    texts = earlier.texts | after.texts
    found = [
        (kind, row, words)
        for model in PLAN_OF
        for kind, row, words in _of_table(earlier.rows[model], after.rows[model], texts, today)
    ]
    authors = plan_authors.of(
        rows=[*(row for kind, row, _ in found if kind != GONE), *after.out.values()], child=child
    )
    found.sort(key=lambda each: _part_place(each[1]))
    return tuple(_change(kind, row, words, _author(kind, row, after, authors)) for kind, row, words in found)


def _part_place(row: Any) -> int:
    """Where a line’s part stands in a plan; what is no line comes before."""
    return IN_ORDER.index(row.part) + 1 if isinstance(row, PlanLine) and row.part in IN_ORDER else 0


def _author(kind: str, row: Any, after: _Version, authors: Mapping[UUID, Written]) -> Written | None:
    if kind == GONE:
        taken_out = after.out.get(plan_keys.key(row=row))
        return authors.get(taken_out.id) if taken_out is not None else None
    return authors.get(row.id)


def _of_table(
    before: Mapping[UUID, Any], after: Mapping[UUID, Any], texts: Mapping[str, str], today: date
) -> Iterator[tuple[str, Any, tuple[Words, ...]]]:
    for key, row in after.items():
        if key not in before:
            yield NEW, row, _words(None, row, texts, today)
        elif words := _words(before[key], row, texts, today):
            yield CHANGED, row, words
    for key, row in before.items():
        if key not in after:
            yield GONE, row, _words(row, None, texts, today)


def _words(was: Any, now: Any, texts: Mapping[str, str], today: date) -> tuple[Words, ...]:
    row = now if now is not None else was
    found = []
    for column in SAYS[type(row)]:
        if column in LEFT_ASIDE or ((was is None or now is None) and column in SAID_ABOVE):
            continue
        old = _said(getattr(was, column), today, texts) if was is not None else ""
        new = _said(getattr(now, column), today, texts) if now is not None else ""
        if old != new and not (was is None and new in _USUAL) and not (now is None and old in _USUAL):
            found.append(Words(what=_called(row, column), before=old, now=new))
    return tuple(found)


_USUAL = ("The child", "Routine")  # what a need and a contact are unless somebody says otherwise


def _said(value: Any, today: date, texts: Mapping[str, str] | None = None) -> str:
    if isinstance(value, bool):
        return "Yes" if value else ""
    if isinstance(value, date):
        return near_dates.day(value, today)
    if isinstance(value, list | tuple):
        return "; ".join(filter(None, ((texts or {}).get(str(each), "") for each in value)))
    said = "" if value is None else str(value).strip()
    return CODES.get(said, said)


def _part(row: PlanLine) -> outline_words.OutlinePart | None:
    return plan_words.PARTS.get(row.part) or outline_words.PARTS.get(row.part)


def _called(row: Any, column: str) -> str:
    part = _part(row) if isinstance(row, PlanLine) else None
    if part is not None:
        own = dict(part.named)
        if column == "text" and part.text:
            return part.text
        if column in own:
            return own[column]
    return CALLED[column]


def _title(row: Any) -> str:
    if not isinstance(row, PlanLine):
        return TITLES[type(row)]
    part = _part(row)
    return part.label if part is not None else outline_words.HOUSEHOLD.get(row.part, row.part)


def _text(row: Any) -> str:
    return row.who if isinstance(row, Contact) else CODES.get(row.text, row.text)


def _change(kind: str, row: Any, words: Iterable[Words], written: Written | None) -> Change:
    above = row.outcome if isinstance(row, Action) else row.need if isinstance(row, Outcome) else None
    under = above.text if above is not None else ""
    return Change(
        kind=kind, title=_title(row), text=_text(row), under=under,
        words=tuple(words), by=written.by if written else "", at=written.at if written else None,
    )  # fmt: skip
