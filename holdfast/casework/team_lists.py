"""How a team stands: per worker what is late and due, and its children in the order of worry."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from holdfast.access import children as access_children
from holdfast.access import entry, relations
from holdfast.access.refusals import NotHere, Refused
from holdfast.access.roles import Relation
from holdfast.access.standing import Standing
from holdfast.casework import drifts, obligations, plan_ends
from holdfast.casework.child_facts import ChildFacts, LastSeen, Named
from holdfast.casework.drifts import Drift
from holdfast.casework.dues import Due
from holdfast.casework.own_children import OTHERS
from holdfast.casework.wording import Wording
from holdfast.procedures import near_dates
from holdfast.records.models import Allocation, Cover, Registration, RoleHeld, Team

WEEK = timedelta(days=7)
MOST = 50
NOBODYS = 20


@dataclass(frozen=True, kw_only=True)
class Absence:
    """The next time somebody is away, or this one, and who covers for them."""

    from_on: date
    until_on: date
    covered_by: str


@dataclass(frozen=True, kw_only=True)
class WorkerLine:
    """One worker of the team: how many children, what is late, what is due within the week."""

    account: UUID
    name: str
    roles: str
    children: tuple[Named, ...]
    overdue: int
    soon: int
    absence: Absence | None


@dataclass(frozen=True, kw_only=True)
class Worry:
    """A child in trouble, and why: one sentence for each sign."""

    child: Named
    whose: str
    reasons: tuple[str, ...]
    state: str
    seen: LastSeen | None
    overdue: int
    latest_days: int  # how many days the longest overdue is late
    rank: tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class TeamPage:
    """One team; `others` are the teams one may look at too, `nobodys` children whom nobody has."""

    today: date
    id: UUID
    name: str
    is_unit: bool
    others: tuple[tuple[UUID, str], ...]
    workers: tuple[WorkerLine, ...]
    worries: tuple[Worry, ...]
    more_worries: int
    nobodys: tuple[Worry, ...]
    children: int
    overdue: int
    soon: int
    social_worker: str  # what the authority calls one


@dataclass(frozen=True, kw_only=True)
class TeamList:
    """Makes the page of a team for whoever leads it, or manages the service."""

    who: Standing
    as_of: date
    wording: Wording

    def page(self, *, team: UUID | None) -> TeamPage:
        """The page. Raises Refused for whoever leads none, NotHere for no such team of theirs."""
        teams = self._teams(team)
        chosen = next((each for each in teams if team is None or each.id == team), None)
        if chosen is None:
            raise NotHere("There is no such team that you lead.", about="team", about_id=team)
        held = list(self._allocations(chosen))
        lost = self._nobodys(chosen)
        ids = {each.child_id for each in held}
        facts = ChildFacts.of(
            children=ids | lost, today=self.as_of, among=~access_children.hidden(today=self.as_of)
        )
        dues = obligations.open_of(children=facts, today=self.as_of, until=self.as_of + WEEK)
        late = _late(dues)
        signs = drifts.of(children=facts, today=self.as_of, known=facts)
        worries = self._worries({child: each for child, each in facts.items() if child in ids}, late, signs)
        workers = self._workers(chosen, held, facts, dues)
        return TeamPage(
            today=self.as_of, id=chosen.id, name=chosen.name, is_unit=chosen.kind == "unit",
            others=tuple((each.id, each.name) for each in teams if each is not chosen),
            workers=workers, worries=tuple(worries[:MOST]), more_worries=max(len(worries) - MOST, 0),
            nobodys=tuple(self._worry(facts[each], late, signs) for each in lost if each in facts),
            children=len(ids & facts.keys()),
            overdue=sum(worker.overdue for worker in workers), soon=sum(worker.soon for worker in workers),
            social_worker=self.wording.one(term="social-worker"),
        )  # fmt: skip

    def unallocated(self) -> tuple[Worry, ...]:
        """Children with a plan in the whole authority whom nobody has, the newest plan first, `MOST` of them.

        Raises Refused for whoever leads no team. It reads every plan: not for a page that is opened all day.
        """
        self._teams(None)
        now = relations.allocated(today=self.as_of).filter(child=OuterRef("child"))
        rows = relations.registered(today=self.as_of).filter(~Exists(now), until_on=None)
        found = list(rows.order_by("-from_on", "id").values_list("child_id", flat=True)[:MOST])
        hidden = access_children.hidden(today=self.as_of)
        facts = ChildFacts.of(children=found, today=self.as_of, among=~hidden)
        late = _late(obligations.open_of(children=facts, today=self.as_of, until=self.as_of))
        signs = drifts.of(children=facts, today=self.as_of, known=facts)
        return tuple(self._worry(facts[each], late, signs) for each in found if each in facts)

    def _teams(self, team: UUID | None) -> list[Team]:
        """The teams one may look at: those one leads; of the whole service, where one manages it."""
        found = Team.objects.filter(authority_id=entry.current().authority).order_by("name")
        if not self.who.to_a_child(Relation.SERVICE):
            if not self.who.led:
                raise Refused(
                    "This list is for whoever leads a team.",
                    who_can_help="the administrator who gives roles", about="team", about_id=team,
                )  # fmt: skip
            found = found.filter(id__in=self.who.led)
        teams = list(found.filter(Q(ended_on=None) | Q(ended_on__gt=self.as_of)))
        if not teams:
            raise Refused("There is no team yet.", who_can_help="the administrator who gives roles")
        return teams

    def _allocations(self, team: Team) -> "relations.Rows":
        return relations.allocated(today=self.as_of).filter(team=team).select_related("account")

    def _nobodys(self, team: Team) -> set[UUID]:
        """Children with a plan who were the team's last, and whom nobody has now."""
        now = relations.allocated(today=self.as_of).filter(child=OuterRef("child"))
        planned = Registration.standing.filter(child=OuterRef("child"), until_on=None)
        rows = Allocation.standing.filter(
            ~Exists(now), Exists(planned), authority_id=entry.current().authority, team=team,
            until_on__lte=self.as_of,
        ).exclude(child__born_on__lte=plan_ends.grown(today=self.as_of))  # fmt: skip
        return set(rows.order_by("-until_on").values_list("child_id", flat=True)[:NOBODYS])

    # ------------------------------------------------------------ workers

    def _workers(
        self, team: Team, held: list[Allocation], facts: Mapping[UUID, ChildFacts], dues: list[Due]
    ) -> tuple[WorkerLine, ...]:
        names: dict[UUID, str] = {}
        roles: dict[UUID, list[str]] = {}
        members = RoleHeld.objects.filter(
            relations.lasting(today=self.as_of), team=team, account__left_at=None
        ).select_related("account")
        for member in members.order_by("account__name"):
            names[member.account_id] = member.account.name
            roles.setdefault(member.account_id, []).append(member.role)
        mine: dict[UUID, set[UUID]] = {}
        for each in held:
            names.setdefault(each.account_id, each.account.name)
            if each.child_id in facts:
                mine.setdefault(each.account_id, set()).add(each.child_id)
        absences = self._absences(set(names))
        return tuple(
            _worker_line(
                account, name, self.wording.roles(roles=roles.get(account, ())),
                {child: facts[child] for child in mine.get(account, ())}, dues, absences.get(account),
            )
            for account, name in sorted(names.items(), key=lambda each: each[1])
        )  # fmt: skip

    def _absences(self, accounts: set[UUID]) -> dict[UUID, Absence]:
        covers = Cover.objects.filter(away__in=accounts, until_on__gte=self.as_of).select_related("covering")
        found: dict[UUID, Absence] = {}
        for each in covers.order_by("from_on"):
            found.setdefault(
                each.away_id,
                Absence(from_on=each.from_on, until_on=each.until_on, covered_by=each.covering.name),
            )
        return found

    # ------------------------------------------------------------ worry

    def _worries(
        self, facts: Mapping[UUID, ChildFacts], late: Mapping[UUID, list[int]],
        signs: Mapping[UUID, tuple[Drift, ...]],
    ) -> list[Worry]:  # fmt: skip
        found = [self._worry(each, late, signs) for each in facts.values()]
        return sorted((each for each in found if each.reasons), key=lambda each: (each.rank, each.child.name))

    def _worry(
        self, facts: ChildFacts, late: Mapping[UUID, list[int]], signs: Mapping[UUID, tuple[Drift, ...]]
    ) -> Worry:
        days = late.get(facts.child.id, [])
        longest = max(days, default=0)
        drifting = signs.get(facts.child.id, ())
        never, drift = facts.never_seen(today=self.as_of), drifts.in_one(signs=drifting)
        reasons = [drift] if never else []
        if days:
            number = f"{len(days)} thing" + ("s" if len(days) > 1 else "")
            reasons.append(f"{number} overdue, the longest by {near_dates.counted(longest)}.")
        reasons += [drift] if drift and not never else []
        nobodys = facts.has_plan_now and facts.worker is None
        reasons += ["Allocated to nobody."] if nobodys else []
        place = _place(drifting, never=never, late=bool(days), nobodys=nobodys)
        return Worry(
            child=facts.child, whose=facts.worker.name if facts.worker else "", reasons=tuple(reasons),
            state=facts.state(wording=self.wording, today=self.as_of),
            seen=facts.seen, overdue=len(days), latest_days=longest, rank=(place, -longest),
        )  # fmt: skip


def _place(signs: tuple[Drift, ...], *, never: bool, late: bool, nobodys: bool) -> int:
    """Where in the order of worry: never seen, overdue, drifting, nobody's, a plan unsigned and no more."""
    if never or late:
        return 0 if never else 1
    if any(each.kind != drifts.UNSIGNED for each in signs):
        return 2
    return 3 if nobodys else 4


def _late(dues: list[Due]) -> dict[UUID, list[int]]:
    """How many days each late thing of a child is late."""
    found: dict[UUID, list[int]] = {}
    for due in dues:
        if due.days is not None and due.days < 0:
            found.setdefault(due.child, []).append(-due.days)
    return found


def _worker_line(
    account: UUID, name: str, roles: str, facts: Mapping[UUID, ChildFacts], dues: list[Due],
    absence: Absence | None,
) -> WorkerLine:  # fmt: skip
    """What is due from the worker, counted as rows are: brothers and sisters once."""
    counted: Counter[bool] = Counter()
    seen: set[tuple[object, ...]] = set()
    for due in dues:
        if due.child not in facts or due.days is None or due.responsible in OTHERS:
            continue
        families = facts[due.child].families
        same = (families[0] if families else due.child, due.duty, due.late_after, due.trigger_on)
        if same not in seen:
            seen.add(same)
            counted[due.days < 0] += 1
    return WorkerLine(
        account=account, name=name, roles=roles,
        children=tuple(sorted((each.child for each in facts.values()), key=lambda child: child.name)),
        overdue=counted[True], soon=counted[False], absence=absence,
    )  # fmt: skip
