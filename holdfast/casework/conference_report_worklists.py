"""Reports that somebody has to do something about: those that wait for a manager, those that are owed."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry, relations, standing
from holdfast.access.children import May
from holdfast.casework import families, obligations, procedure, steps
from holdfast.casework.conference_report_lists import SOCIAL_WORKER, TO_CHAIR, nearest, owing
from holdfast.casework.steps import read
from holdfast.casework.wording import Wording
from holdfast.records.models import ConferenceInvitation, ConferenceReport, MeetingChild, MeetingDate


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A report that waits to be authorised: for which children and meeting, by whom, since when."""

    report: UUID
    meeting: UUID
    title: str
    children: tuple[tuple[UUID, str], ...]
    author: str
    asked_on: date | None
    day: date | None


@dataclass(frozen=True, kw_only=True)
class Owed:
    """A report that whoever looks owes, begun or not. `due_on` and `late` are the procedure's."""

    meeting: UUID
    report: UUID | None
    title: str
    children: tuple[tuple[UUID, str], ...]
    day: date | None
    state: str
    comments: str
    due_on: date | None
    days: int | None


@read
def to_authorise(*, today: date) -> tuple[Waiting, ...]:
    """Reports that wait for whoever looks, the nearest conference first: own teams and those covered for."""
    steps.log(about="list")
    rows = list(
        ConferenceReport.standing.filter(
            authority_id=entry.current().authority, state="to-authorise", kind=SOCIAL_WORKER,
            meeting__cancelled_on=None,
        ).exclude(account=entry.current().actor.account).select_related("meeting")
    )  # fmt: skip
    gathered = _Gathered({each.meeting_id for each in rows}, May.DECIDE, today)
    found = [
        Waiting(
            report=each.id, meeting=each.meeting_id, title=gathered.title(each.meeting_id),
            children=gathered.children[each.meeting_id], author=each.author, asked_on=each.asked_on,
            day=gathered.days.get(each.meeting_id),
        )
        for each in rows
        if each.meeting_id in gathered.children
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda each: (each.day or date.max, str(each.report))))


@read
def mine(*, today: date) -> tuple[Owed, ...]:
    """The reports that whoever looks owes, the nearest conference first: invited, or the social worker."""
    who = standing.of(today=today)
    steps.log(about="account", about_id=who.account)
    if who.account is None:
        return ()
    wanted = _owed_by(who.account, who.covering, today)
    gathered = _Gathered(wanted, May.CONTRIBUTE, today)
    begun = {
        each.meeting_id: each
        for each in ConferenceReport.standing.filter(meeting__in=list(gathered.children)).order_by("id")
        if each.account_id == who.account
        or (each.kind == SOCIAL_WORKER and wanted[each.meeting_id] == SOCIAL_WORKER)
    }
    dues = obligations.open_of(
        children={child for each in gathered.children.values() for child, _ in each}, today=today
    ) if gathered.children else []  # fmt: skip
    found = []
    for meeting, children in gathered.children.items():
        report = begun.get(meeting)
        if report is None or report.state != "sent":
            day = gathered.days.get(meeting)
            own = [each for each in dues if each.child in dict(children)]
            due = nearest(dues=own, event=TO_CHAIR, role=wanted[meeting], day=day)
            found.append(
                Owed(
                    meeting=meeting, report=report.id if report else None, title=gathered.title(meeting),
                    children=children, day=day, state=report.state if report else "",
                    comments=report.comments if report else "", due_on=due.late_after if due else None,
                    days=due.days if due else None,
                )
            )  # fmt: skip
    return tuple(sorted(found, key=lambda each: (each.due_on or each.day or date.max, str(each.meeting))))


def _owed_by(account: UUID, covering: Collection[UUID], today: date) -> Mapping[UUID, str]:
    """The open conferences for which somebody owes a report, each with the role in which they do."""
    open_ = {"meeting__held_on": None, "meeting__cancelled_on": None}
    invited = ConferenceInvitation.standing.filter(account=account, invited=True, excluded=False, **open_)
    found = {each.meeting_id: each.role for each in owing(invited=invited)}
    held = relations.allocated(today=today).filter(account__in={account, *covering}, role=SOCIAL_WORKER)
    parts = MeetingChild.standing.filter(
        **open_, child__in=held.values("child"), meeting__conferences__isnull=False
    ).exclude(meeting__kind="looked-after-review")  # fmt: skip
    return found | dict.fromkeys(parts.values_list("meeting", flat=True), SOCIAL_WORKER)


class _Gathered:
    """Meetings with their children and days, of those alone with whose every child one may do something."""

    def __init__(self, meetings: Iterable[UUID], what: May, today: date) -> None:
        keys = list(meetings)
        parts = list(
            MeetingChild.standing.filter(meeting__in=keys)
            .select_related("child", "meeting").order_by("id")
        ) if keys else []  # fmt: skip
        allowed = (
            access_children.allowed_each(children={each.child_id for each in parts}, today=today)
            if parts
            else {}
        )
        barred = {
            each.meeting_id
            for each in parts
            if each.child_id not in allowed or what not in allowed[each.child_id].may
        }
        self.children: dict[UUID, tuple[tuple[UUID, str], ...]] = {}
        self.kinds: dict[UUID, str] = {}
        for each in parts:
            if each.meeting_id not in barred:
                named = (each.child_id, families.name_of(person=each.child))
                self.children[each.meeting_id] = (*self.children.get(each.meeting_id, ()), named)
                self.kinds[each.meeting_id] = each.meeting.kind
        dates = MeetingDate.objects.filter(meeting__in=list(self.children)).order_by(
            "arranged_on", "known_from"
        )
        self.days: dict[UUID, date] = {each.meeting_id: each.for_on for each in dates} if parts else {}

    def title(self, meeting: UUID) -> str:
        """The meeting as the authority names it."""
        return Wording.of(pack=procedure.pack()).title(event=self.kinds[meeting])
