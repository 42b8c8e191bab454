"""The lists people work from: *Today*, mine; and *My team*, of whoever leads one."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q

from holdfast.access import children as access_children
from holdfast.access import entry, relations, standing
from holdfast.access.refusals import Refused
from holdfast.access.roles import May, Relation
from holdfast.access.standing import Standing
from holdfast.casework import drifts, obligations, plan_keys, plans_in_force, procedure, steps
from holdfast.casework.child_facts import ChildFacts
from holdfast.casework.due_rows import Row, Rows
from holdfast.casework.dues import Due
from holdfast.casework.news import Newspaper
from holdfast.casework.own_children import MANAGERS, OwnChildren
from holdfast.casework.steps import read
from holdfast.casework.team_lists import TeamList, TeamPage, Worry
from holdfast.casework.today_page import (
    ChildLine,
    Covering,
    EmergencyToSee,
    News,
    OwnAction,
    ToAcknowledge,
    TodayPage,
)
from holdfast.casework.wording import Wording
from holdfast.records.models import Acknowledgement, Action, Cover, EmergencyAccess, EmergencySeen, Telling

WEEK = timedelta(days=7)
MOST = 100  # rows of one part of the list


@read
def mine(*, today: date, now: datetime) -> TodayPage:
    """What needs doing by whoever acts: late, this week, to acknowledge, what is new; and their children.

    One row a duty; what is due without a date, or later than `WEEK`, only where they work with the child.
    Raises Refused for a visitor.
    """
    who = _somebody(today)
    own = OwnChildren.of(who=who, today=today)
    dues = _mine_of(own, today)
    told, opened, given = _to_acknowledge(who), _emergencies(who, today), _own_actions(who, own, today)
    wanted = own.listed | {due.child for due in dues}
    wanted |= {each.child_id for each in told} | {each.child_id for each in opened}
    wanted |= {_child_of(each) for each in given}
    barred = access_children.hidden(today=today)
    facts = ChildFacts.of(children=wanted, today=today, among=~barred)
    listed = {child: facts[child] for child in own.listed if child in facts}
    since, news, more = _news(listed, who, now)
    rows = Rows(pack=procedure.pack(), facts=facts, today=today)
    found = rows.of(dues=dues, own=_own_roles(own, who))
    covers = _covers(who, today)
    steps.log(about="account", about_id=who.account)
    return TodayPage(
        today=today, week_ends_on=today + WEEK,
        overdue=tuple(row for row in found if row.late)[:MOST],
        soon=tuple(row for row in found if row.on and today <= row.on <= today + WEEK)[:MOST],
        later=_later(found, today), undated=tuple(row for row in found if row.on is None)[:MOST],
        to_acknowledge=_waiting([each for each in told if each.child_id in facts], facts, who),
        own_actions=_together([each for each in given if _child_of(each) in facts], facts, today),
        covering=tuple(Covering(name=each.away.name, until_on=each.until_on) for each in covers),
        emergencies=tuple(_emergency(each, facts) for each in opened if each.child_id in facts),
        news_since=since, news=news, more_news=more,
        children=_lines(listed, dues, own, covers, rows, today),
        may_write=any(who.to_a_child(each) & {May.WRITE, May.CONTRIBUTE} for each in Relation),
        plans=rows.wording.many(term="plan"),
    )  # fmt: skip


@read
def my_team(*, today: date, team: UUID | None = None) -> TeamPage:
    """How a team stands: its workers, and its children in the order of worry; without one, the first one led.

    Raises Refused for whoever leads no team, and manages no service; NotHere for no such team.
    """
    who = _somebody(today)
    page = TeamList(who=who, as_of=today, wording=Wording.of(pack=procedure.pack())).page(team=team)
    steps.log(about="team", about_id=page.id)
    return page


@read
def unallocated(*, today: date) -> tuple[Worry, ...]:
    """Children with a plan whom nobody has, for whoever leads a team. Raises Refused for anybody else."""
    who = _somebody(today)
    found = TeamList(who=who, as_of=today, wording=Wording.of(pack=procedure.pack())).unallocated()
    steps.log(about="team")
    return found


def _somebody(today: date) -> Standing:
    if not entry.current().actor.is_person:
        raise Refused(standing.SIGN_IN, who_can_help=standing.ACCOUNTS)
    return standing.of(today=today)


# ---------------------------------------------------------------- what is mine


def _mine_of(own: OwnChildren, today: date) -> list[Due]:
    """All that is open of the children one works with; of others what is due within the week."""
    until = today + WEEK
    found = obligations.open_of(children=own.listed, today=today) if own.listed else []
    further = own.led - own.listed
    central = [each for each in own.central_children(today=today, until=until) if each not in own.listed]
    if further or central:
        found += obligations.open_of(
            children=further | set(central), today=today, until=until, responsible=own.decided
        )
    return [due for due in found if own.answers(due=due)]


def _own_roles(own: OwnChildren, who: Standing) -> frozenset[str]:
    """The roles that are oneself, and need no name on one's own list."""
    roles = {str(role) for role in who.roles} | own.central
    roles |= {"social-worker"} if own.worked else set()
    roles |= MANAGERS if own.led else set()
    return frozenset(roles.union(*own.involved.values()))


def _later(rows: list[Row], today: date) -> Row | None:
    return next((row for row in rows if row.on is not None and row.on > today + WEEK), None)


def _lines(
    listed: Mapping[UUID, ChildFacts], dues: list[Due], own: OwnChildren, covers: list[Cover], rows: Rows,
    today: date,
) -> tuple[ChildLine, ...]:  # fmt: skip
    """One's children in the order of their next date, those without one last, by name."""
    first: dict[UUID, Due] = {}
    for due in dues:
        if due.late_after is not None:
            known = first.get(due.child)
            if known is None or (known.late_after or date.max) > due.late_after:
                first[due.child] = due
    names = {each.away_id: each.away.name for each in covers}
    whole = [child for child in listed if child not in own.involved]  # a partner sees the shared part alone
    signs = drifts.of(children=whole, today=today, known=listed)
    lines = [
        _line(each, first.get(child), names.get(own.of_whom.get(child, UUID(int=0)), ""), rows, today,
              drift=drifts.in_one(signs=signs.get(child, ())))
        for child, each in listed.items()
    ]  # fmt: skip
    return tuple(sorted(lines, key=lambda line: (line.next_on or date.max, line.child.name)))


def _line(
    facts: ChildFacts, due: Due | None, whose: str, rows: Rows, today: date, *, drift: str
) -> ChildLine:
    return ChildLine(
        child=facts.child,
        next_on=due.late_after if due else None,
        next_days=due.days if due else None,
        next_what=rows.wording.duty(duty=due.duty, recipient=due.recipient) if due else "",
        state=facts.state(wording=rows.wording, today=today),
        seen=facts.seen,
        drift=drift,
        whose=whose,
    )


# ---------------------------------------------------------------- what one was told, and what is new


def _to_acknowledge(who: Standing) -> list[Telling]:
    """What was told to whoever acts, or to whom they cover, and not said to be seen by anybody."""
    seen = Acknowledgement.objects.filter(telling=OuterRef("pk"))
    rows = Telling.standing.filter(
        ~Exists(seen),
        authority_id=entry.current().authority, to_account__in={who.account, *who.covering},
    ).exclude(account=who.account)  # fmt: skip
    return list(rows.select_related("account", "to_account").order_by("-on", "-known_from")[:MOST])


def _waiting(
    told: list[Telling], facts: Mapping[UUID, ChildFacts], who: Standing
) -> tuple[ToAcknowledge, ...]:
    """What was told in one breath about brothers and sisters is one thing to acknowledge."""
    together: dict[tuple[object, ...], list[Telling]] = {}
    for each in told:
        same = (each.account_id, each.to_account_id, each.on, each.at, each.text, each.of_kind)
        together.setdefault(same, []).append(each)
    return tuple(_acknowledge(each, facts, who) for each in together.values())


def _acknowledge(told: list[Telling], facts: Mapping[UUID, ChildFacts], who: Standing) -> ToAcknowledge:
    first = told[0]
    other = first.to_account if first.to_account_id != who.account else None
    return ToAcknowledge(
        tellings=tuple(each.id for each in told),
        children=tuple(dict.fromkeys(facts[each.child_id].child for each in told)),
        who=first.account.name if first.account else "", text=first.text, on=first.on,
        at=f"{first.at:%H:%M}" if first.at else "", of_kind=first.of_kind,
        for_whom=other.name if other else "",
    )  # fmt: skip


def _own_actions(who: Standing, own: OwnChildren, today: date) -> list[Action]:
    """What plans that are running give to whoever acts, the first date first; of children they may see."""
    path = "outcome__need__plan"
    rows = Action.standing.filter(
        plans_in_force.of(path=path), account=who.account, done_on=None, outcome__withdrawn_at=None,
        outcome__need__withdrawn_at=None, **{f"{path}__registration__withdrawn_at": None},
        **{f"{path}__registration__until_on": None},
    ).select_related(f"{path}__registration")  # fmt: skip
    found = rows.order_by(F("by_on").asc(nulls_last=True), "id")[:MOST]
    # What a new outline says again stands in the detailed plan too, until the core group has taken it in.
    once = {(_child_of(each), plan_keys.key(row=each)): each for each in reversed(found)}
    # Whoever no longer works with a child may still be named in the plan.
    others = {_child_of(each) for each in found} - own.listed
    allowed = access_children.allowed_each(children=others, today=today) if others else {}
    seen = own.listed | {child for child, each in allowed.items() if May.SEE in each.may}
    return [
        each
        for each in found
        if _child_of(each) in seen and once[_child_of(each), plan_keys.key(row=each)] is each
    ]


def _child_of(action: Action) -> UUID:
    child: UUID = action.outcome.need.plan.registration.child_id
    return child


def _together(
    given: Iterable[Action], facts: Mapping[UUID, ChildFacts], today: date
) -> tuple[OwnAction, ...]:
    """One line for an action, the brothers and sisters in whose plans it stands on it."""
    alike: dict[tuple[UUID, date | None], list[Action]] = {}
    for each in given:
        alike.setdefault((plan_keys.key(row=each), each.by_on), []).append(each)
    return tuple(
        OwnAction(
            id=each[0].id, children=tuple(facts[_child_of(one)].child for one in each), text=each[0].text,
            by_on=by_on, days=(by_on - today).days if by_on else None, progress=each[0].progress,
        )
        for (_, by_on), each in alike.items()
    )  # fmt: skip


def _news(
    listed: Mapping[UUID, ChildFacts], who: Standing, now: datetime
) -> tuple[datetime | None, tuple[News, ...], bool]:
    if not listed or who.is_partner:
        return None, (), False
    since = Newspaper.last_here(now=now)
    if since is None:
        return None, (), False
    wording = Wording.of(pack=procedure.pack())
    return since, *Newspaper(wording=wording, facts=listed).since(moment=since)


def _covers(who: Standing, today: date) -> list[Cover]:
    if not who.covering:
        return []
    found = Cover.objects.filter(
        covering=who.account, away__in=who.covering, from_on__lte=today, until_on__gte=today
    )
    return list(found.select_related("away").order_by("until_on", "away__name"))


def _emergencies(who: Standing, today: date) -> list[EmergencyAccess]:
    """Records of the children of one's teams opened in an emergency, and not looked at by a manager yet."""
    if not who.led:
        return []
    mine_to_see = relations.allocated(today=today).filter(child=OuterRef("child"), team__in=who.led)
    seen = EmergencySeen.objects.filter(emergency=OuterRef("pk"))
    rows = EmergencyAccess.objects.filter(
        Q(Exists(mine_to_see)) & ~Q(Exists(seen)), authority_id=entry.current().authority
    )
    return list(rows.select_related("account").order_by("-known_from")[:MOST])


def _emergency(each: EmergencyAccess, facts: Mapping[UUID, ChildFacts]) -> EmergencyToSee:
    return EmergencyToSee(
        id=each.id, child=facts[each.child_id].child, who=each.account.name, kind=each.kind, why=each.why,
        opened_at=each.known_from,
    )  # fmt: skip
