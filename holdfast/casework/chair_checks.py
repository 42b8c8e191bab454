"""A chair looks at a plan half-way between two conferences, and alerts the manager where it goes astray."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry, standing
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.access.roles import CHAIRS
from holdfast.casework import families, given, holders, impossible, steps
from holdfast.casework.steps import read, step
from holdfast.records.models import Account, ChairCheck, MeetingChild, Person, PracticeAlert


@dataclass(frozen=True, kw_only=True)
class Manager:
    """Somebody who manages the child's team, to whom an alert can go."""

    account: UUID
    name: str


@dataclass(frozen=True, kw_only=True)
class Looked:
    """One look at the plan: when, by whom, whether it is on course."""

    on: date
    by: str
    on_course: bool | None
    text: str


@dataclass(frozen=True, kw_only=True)
class AlertShown:
    """A practice alert and the manager's answer, if there is one."""

    id: UUID
    child: UUID
    child_name: str
    raised_on: date
    by: str
    to: str
    text: str
    clause: str
    answered_on: date | None
    answer: str
    mine: bool  # whether it is for whoever reads it to answer


@dataclass(frozen=True, kw_only=True)
class ChecksPage:
    """What chairs saw of a child's plan, the newest first, and who could be alerted."""

    child: UUID
    name: str
    looked: tuple[Looked, ...]
    alerts: tuple[AlertShown, ...]
    managers: tuple[Manager, ...]
    may_check: bool


@read
def of_child(*, child: UUID, today: date) -> ChecksPage:
    """What chairs saw of a child's plan. Raises Refused and NotHere as access says."""
    access_children.require(child=child, what=May.SEE, today=today)
    steps.log(about="person", about_id=child)
    seen = ChairCheck.standing.filter(child=child).select_related("account").order_by("-on", "-id")
    alerts = PracticeAlert.standing.filter(child=child).select_related("raised_by", "to", "child")
    managed = May.DECIDE in _may(child, today)
    return ChecksPage(
        child=child, name=families.name_of(person=Person.objects.get(id=child)),
        looked=tuple(
            Looked(on=each.on, by=each.account.name if each.account else "", on_course=each.on_course,
                   text=each.text)
            for each in seen
        ),
        alerts=tuple(_shown(each, managed) for each in alerts.order_by("-raised_on", "-id")),
        managers=_managers(child, today), may_check=bool(standing.of(today=today).roles & CHAIRS),
    )  # fmt: skip


@step
def check(*, child: UUID, on: date, on_course: bool, text: str, today: date) -> UUID:
    """Record that a chair looked at the plan; without a text where it is not on course it is refused.

    Raises Refused for who chairs no conferences, and a day ahead; Refused and NotHere as access says.
    """
    _a_chair(child, today)
    given.not_after(on=on, today=today, what="The day on which you looked at it")
    said = text.strip()
    if not on_course and not said:
        raise Refused("Say what is not on course.", about="person", about_id=child)
    last = (
        MeetingChild.standing.filter(child=child, meeting__held_on__lte=on)
        .filter(meeting__kind__in=["initial-conference", "review-conference"])
        .order_by("-meeting__held_on")
        .first()
    )
    with impossible.in_words(about="person", about_id=child):
        made = ChairCheck.objects.create(
            authority_id=entry.current().authority, child_id=child,
            meeting_id=last.meeting_id if last else None, on=on, account_id=entry.current().actor.account,
            on_course=on_course, text=said,
        )  # fmt: skip
    steps.log(about="person", about_id=child)
    key: UUID = made.id
    return key


@step
def alert(*, child: UUID, to: UUID, text: str, today: date, clause: str = "") -> UUID:
    """Alert a manager of the child's team to how the plan is worked; open until answered.

    Raises Refused for who chairs no conferences, for somebody who does not manage the team, without a text.
    """
    _a_chair(child, today)
    said = given.needed(text=text, why="Say what the manager must know.", about="person", about_id=child)
    if to not in {each.account for each in _managers(child, today)}:
        raise Refused(
            "Choose a manager of the child’s team.", about="person", about_id=child,
            who_can_help="the administrator who gives roles",
        )  # fmt: skip
    with impossible.in_words(about="person", about_id=child):
        made = PracticeAlert.objects.create(
            authority_id=entry.current().authority, child_id=child, raised_on=today,
            raised_by_id=entry.current().actor.account, to_id=to, text=said, clause=clause.strip(),
        )  # fmt: skip
    steps.log(about="person", about_id=child)
    key: UUID = made.id
    return key


@step
def answer(*, alert: UUID, text: str, today: date) -> None:
    """Answer a practice alert: for whoever decides for the child, who may be covering.

    Raises NotHere for no such alert, Refused for who may not, without an answer, and for one answered.
    """
    found = PracticeAlert.standing.filter(id=alert).first()
    if found is None:
        raise NotHere("There is no such alert here.", about="practice alert", about_id=alert)
    access_children.require(child=found.child_id, what=May.DECIDE, today=today)
    if found.answered_on is not None:
        raise Refused("This alert was answered already.", about="person", about_id=found.child_id)
    found.answer = given.needed(
        text=text, why="Say what you do about it.", about="person", about_id=found.child_id
    )
    found.answered_on, found.answered_by_id = today, entry.current().actor.account
    found.save(update_fields=["answer", "answered_on", "answered_by"])
    steps.log(about="person", about_id=found.child_id)


@read
def show_alert(*, alert: UUID, today: date) -> AlertShown:
    """One alert, for whoever answers it. Raises NotHere and Refused as access says."""
    found = PracticeAlert.standing.filter(id=alert).select_related("raised_by", "to", "child").first()
    if found is None:
        raise NotHere("There is no such alert here.", about="practice alert", about_id=alert)
    access_children.require(child=found.child_id, what=May.SEE, today=today)
    steps.log(about="person", about_id=found.child_id)
    return _shown(found, May.DECIDE in _may(found.child_id, today))


@read
def to_answer(*, today: date) -> tuple[AlertShown, ...]:
    """The alerts that wait for an answer of whoever acts: of children for whom they decide."""
    who = standing.of(today=today)
    steps.log(about="account", about_id=who.account)
    rows = PracticeAlert.standing.filter(answered_on=None).select_related("raised_by", "to", "child")
    open_ones = list(rows.order_by("raised_on", "id")[:200])
    may = access_children.allowed_each(children=[each.child_id for each in open_ones], today=today)
    return tuple(
        _shown(each, True)
        for each in open_ones
        if each.child_id in may and May.DECIDE in may[each.child_id].may
    )


def _a_chair(child: UUID, today: date) -> None:
    access_children.require(child=child, what=May.MEET, today=today)
    if not standing.of(today=today).roles & CHAIRS:
        raise Refused(
            "This is for those who chair conferences.", who_can_help="the conference’s chair",
            about="person", about_id=child,
        )  # fmt: skip


def _may(child: UUID, today: date) -> frozenset[May]:
    found = access_children.allowed(child=child, today=today)
    return found.may if found else frozenset()


def _managers(child: UUID, today: date) -> tuple[Manager, ...]:
    found = [
        *holders.of(child=child, role="team-manager", today=today),
        *holders.of(child=child, role="consultant-social-worker", today=today),
    ]
    keys = dict.fromkeys(each.account for each in found if each.account)
    names = dict(Account.objects.filter(id__in=keys).values_list("id", "name"))
    return tuple(Manager(account=key, name=names[key]) for key in keys if key in names)


def _shown(each: PracticeAlert, managed: bool) -> AlertShown:
    return AlertShown(
        id=each.id, child=each.child_id, child_name=families.name_of(person=each.child),
        raised_on=each.raised_on, by=each.raised_by.name if each.raised_by else "",
        to=each.to.name if each.to else "", text=each.text, clause=each.clause, answered_on=each.answered_on,
        answer=each.answer,
        mine=managed and each.answered_on is None,
    )  # fmt: skip
