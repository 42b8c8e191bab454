"""What each has undertaken, with progress and lateness: mine, my agency's, a team's, the unit's.

A list is about children whose record one may see, and of no other. It counts things, not people: nobody is
ranked. Whoever does an action says how it stands; it is read by all who see the plan.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from holdfast.access import children as access_children
from holdfast.access import entry, relations, standing
from holdfast.access.children import May
from holdfast.access.refusals import ChangedMeanwhile, NotHere, Refused
from holdfast.access.standing import Standing
from holdfast.casework import (
    given,
    plan_keys,
    plans_in_force,
    steps,
    undertaking_rows,
    undertaking_scopes,
)
from holdfast.casework.child_facts import ChildFacts, Named
from holdfast.casework.steps import read, step
from holdfast.casework.undertaking_rows import Agencies, Undertaken
from holdfast.casework.undertaking_scopes import Scope
from holdfast.records.models import Action, FamilyMember

NONE_HERE = "There is no such action in a plan that is in force here."
IN_PLAN = "outcome__need__plan"
MOST = 200  # lines of one list


@dataclass(frozen=True, kw_only=True)
class Line:
    """An undertaking with the children it is for; `is_mine` where whoever looks has undertaken it."""

    what: Undertaken
    children: tuple[Named, ...]
    is_mine: bool


@dataclass(frozen=True, kw_only=True)
class Group:
    """What one agency, or one who works for none, has undertaken; those in it stand by their names."""

    name: str
    lines: tuple[Line, ...]

    @property
    def late(self) -> int:
        """How many of them are late."""
        return sum(each.what.is_late for each in self.lines)


@dataclass(frozen=True, kw_only=True)
class UndertakingsPage:
    """A list of undertakings that are open, and those that are done. `choices` are the lists one may have.

    `teams` are the teams to choose from, for whoever leads several or manages the service. `number` are open,
    `late` of them late; `more` are left out of `groups`, for there are too many.
    """

    today: date
    whose: str
    team: UUID | None
    name: str
    choices: tuple[tuple[str, str], ...]
    teams: tuple[tuple[UUID, str], ...]
    only_late: bool
    groups: tuple[Group, ...]
    done: tuple[Line, ...]
    number: int
    late: int
    more: int


@dataclass(frozen=True, kw_only=True)
class UndertakingPage:
    """One action: for whom, to which end, why, and how it stands. `version` is given back when saying that.

    `child` is the one by whose plan it was opened; `may_say` whether whoever looks may say how it stands,
    `may_finish` whether they may say that it is done.
    """

    line: Line
    child: UUID
    outcome: str
    why: str
    version: datetime
    may_say: bool
    may_finish: bool


@read
def show(*, whose: str, today: date, team: UUID | None = None, only_late: bool = False) -> UndertakingsPage:
    """What is undertaken by whoever acts, by their agency, or for the children of a team or of their unit.

    What is late comes first; `MOST` are shown. Raises Refused for a visitor and for a list that is not
    theirs, NotHere for no team of theirs.
    """
    who = _somebody(today)
    scope = Scope.of(who=who, today=today)
    scope.require(whose=whose)
    chosen = scope.team(team=team) if whose == undertaking_scopes.TEAM else None
    reached = scope.children(whose=whose, team=chosen[0] if chosen else None)
    visible = access_children.visible(today=today)
    facts = ChildFacts.of(children=reached, today=today, among=visible)
    seen = {child: each for child, each in facts.items() if each.has_plan_now}
    only = Q(account=who.account) if whose == undertaking_scopes.MINE else None
    agencies = Agencies.of(children=seen, today=today)
    rows = undertaking_rows.of(children=seen, agencies=agencies, today=today, only=only)
    if whose == undertaking_scopes.AGENCY:
        rows = tuple(each for each in rows if each.agency in scope.agencies)
    lines = [_line(each, seen, who) for each in rows]
    opened = [each for each in lines if each.what.done_on is None]
    late = [each for each in opened if each.what.is_late]
    listed = late if only_late else opened
    steps.log(about="team" if chosen else "account", about_id=chosen[0] if chosen else who.account)
    return UndertakingsPage(
        today=today, whose=whose, team=chosen[0] if chosen else None, name=chosen[1] if chosen else "",
        choices=scope.choices, teams=scope.teams if chosen else (), only_late=only_late,
        groups=_groups(listed[:MOST]), more=max(len(listed) - MOST, 0), number=len(opened), late=len(late),
        done=() if only_late else tuple(each for each in lines if each.what.done_on is not None)[:MOST],
    )  # fmt: skip


@read
def find(*, action: UUID, today: date) -> UndertakingPage:
    """One action of a plan in force; of an earlier version's, the one that took its place.

    Raises NotHere for none that is here or in force, Refused and NotHere as access says of the child.
    """
    found = _found(action, today)
    child = undertaking_rows.child_of(row=found)
    access_children.require(child=child, what=May.SEE, today=today)
    rows = _shared(found, today)
    allowed = access_children.allowed_each(children=map(_child_of, rows), today=today)
    rows = [each for each in rows if (may := allowed.get(_child_of(each))) and May.SEE in may.may]
    children = [_child_of(each) for each in rows]
    agencies = Agencies.of(children=children, today=today)
    one = undertaking_rows.together(
        rows=[
            undertaking_rows.made(
                child=_child_of(each), kind=undertaking_rows.ACTION, row=each, agencies=agencies, today=today
            )
            for each in rows
        ]
    )
    for each in children:
        steps.log(about="person", about_id=each)
    may_write = May.WRITE in allowed[child].may
    return UndertakingPage(
        line=_line(one, ChildFacts.of(children=children, today=today), standing.of(today=today)), child=child,
        outcome=found.outcome.text, why=found.why, version=found.known_from,
        may_say=may_write or (May.CONTRIBUTE in allowed[child].may and _is_own(found, today)),
        may_finish=may_write,
    )  # fmt: skip


@step
def say_progress(*, action: UUID, progress: str, seen: datetime, today: date) -> None:
    """Say how an action stands; in the plans of brothers and sisters too, where it is one action of theirs.

    For whoever does it, or their agency, and for whoever writes in the record. Raises ChangedMeanwhile where
    somebody has since `seen`, Refused without words and for who may not, NotHere for none in force.
    """
    found = _found(action, today)
    child = _child_of(found)
    what = May.CONTRIBUTE if _is_own(found, today) else May.WRITE
    access_children.require(child=child, what=what, today=today)
    said = given.needed(text=progress, why="Say how it stands.", about="person", about_id=child)
    if not Action.standing.filter(id=found.id, known_from=seen).update(progress=said):
        raise ChangedMeanwhile(
            "Somebody else has said how it stands since you opened it. Look at what it says now.",
            about="person", about_id=child,
        )  # fmt: skip
    steps.log(about="person", about_id=child)
    others = [each for each in _shared(found, today) if each.id != found.id]
    allowed = access_children.allowed_each(children=map(_child_of, others), today=today)
    for each in others:
        if (may := allowed.get(_child_of(each))) and what in may.may:
            each.progress = said
            each.save(update_fields=["progress"])
            steps.log(about="person", about_id=_child_of(each))


def _somebody(today: date) -> Standing:
    if not entry.current().actor.is_person:
        raise Refused(standing.SIGN_IN, who_can_help=standing.ACCOUNTS)
    return standing.of(today=today)


def _found(action: UUID, today: date) -> Action:
    """The action, or the one of the child's plan in force that has its key."""
    asked = Action.standing.filter(id=action).select_related(f"{IN_PLAN}__registration").first()
    if asked is None:
        raise NotHere(NONE_HERE, about="plan")
    child = _child_of(asked)
    rows = _in_force([child], plan_keys.key(row=asked))
    found = next((each for each in rows if each.id == action), rows[0] if rows else None)
    if found is None:
        access_children.require(child=child, what=May.SEE, today=today)
        raise NotHere(NONE_HERE, about="person", about_id=child)
    return found


def _shared(found: Action, today: date) -> list[Action]:
    """The action in the plans in force of the whole family, its own child's first."""
    child = _child_of(found)
    members = FamilyMember.objects.filter(relations.in_force(today=today))
    family = members.filter(family__in=members.filter(person=child).values("family")).values_list(
        "person", flat=True
    )
    rows = _in_force({child, *family}, plan_keys.key(row=found))
    return [found, *(each for each in rows if each.id != found.id)]


def _in_force(children: Collection[UUID], key: UUID) -> list[Action]:
    above = {f"{each}__withdrawn_at": None for each in ("outcome", "outcome__need")}
    rows = Action.standing.filter(
        Q(key=key) | Q(id=key), plans_in_force.of(path=IN_PLAN), **above,
        **{f"{IN_PLAN}__registration__child__in": list(children)},
        **{f"{IN_PLAN}__registration__until_on": None, f"{IN_PLAN}__registration__withdrawn_at": None},
    ).select_related(f"{IN_PLAN}__registration", "agency")  # fmt: skip
    return list(rows.order_by("id"))


def _child_of(row: Action) -> UUID:
    return undertaking_rows.child_of(row=row)


def _is_own(found: Action, today: date) -> bool:
    """Whether whoever acts does it: by their account, or for their agency where no account is named."""
    who = standing.of(today=today)
    if who.account is None or found.account_id is not None:
        return who.account is not None and bool(found.account_id == who.account)
    child = _child_of(found)
    agency = Agencies.of(children=[child], today=today).whose(
        child=child, agency=found.agency_id, account=None, role=found.role
    )
    return agency is not None and agency in undertaking_scopes.agencies_of(who=who, today=today)


def _line(each: Undertaken, facts: Mapping[UUID, ChildFacts], who: Standing) -> Line:
    return Line(
        what=each, children=tuple(facts[child].child for child in each.children if child in facts),
        is_mine=each.account is not None and each.account == who.account,
    )  # fmt: skip


def _groups(lines: list[Line]) -> tuple[Group, ...]:
    """By agency, and by who works for none: in the order of the alphabet, for it is no ranking."""
    found: dict[str, list[Line]] = {}
    for each in lines:
        found.setdefault(each.what.agency_name or each.what.who, []).append(each)
    return tuple(Group(name=name, lines=tuple(found[name])) for name in sorted(found, key=str.casefold))
