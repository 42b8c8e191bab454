"""What is to be sent about a conference, to whom and by when; and that it went, how and on which day.

The papers themselves are made elsewhere. When the last of those who are to have the record has it, the record
has been sent out: a milestone, by which the procedure's duty is met.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import NotHere
from holdfast.casework import convened, given, milestones
from holdfast.casework.convened import Convened, Top
from holdfast.casework.steps import read, step
from holdfast.procedures import words
from holdfast.procedures.conference_words import PAPERS, SENT_HOWS
from holdfast.records.models import ConferenceInvitation, PaperSent

AGAIN = ("invitation", "moved", "views-form")  # may be wanted again after it went
FIELDS = ("to_name", "role", "person_id", "account_id", "agency_id")


@dataclass(frozen=True, kw_only=True)
class To:
    """Whoever is to have a paper: somebody of the record, an account, an agency, or a name alone."""

    name: str
    role: str = ""
    person: UUID | None = None
    account: UUID | None = None
    agency: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A paper for one reader: what, for whom, by when; `sent_on` is None until it went."""

    id: UUID
    kind: str
    to_name: str
    role: str
    agency: str
    wanted_by_on: date | None
    sent_on: date | None
    how: str
    by: str
    late: bool


@dataclass(frozen=True, kw_only=True)
class Papers:
    """The papers of one conference, those still to go first; `may_send`: one may say they went."""

    top: Top
    papers: tuple[Paper, ...]
    may_send: bool

    def of_kind(self, *, kind: str) -> tuple[Paper, ...]:
        """Those of one kind, in the same order."""
        return tuple(each for each in self.papers if each.kind == kind)


def want(*, meeting: UUID, kind: str, to: Iterable[To], by_on: date | None = None) -> tuple[UUID, ...]:
    """Note that a paper is to go to these; answers the rows' keys, also of those that wait already.

    A part of steps that have asked access and that log. `by_on` is the day by which it should have gone.
    Raises Refused for a kind that is none. What went already is wanted again only where it can be.
    """
    given.known(word=kind, words=PAPERS, what="the paper")
    known = PaperSent.standing.filter(meeting=meeting, kind=kind).order_by("sent_on", "id")
    there = {_key(each): each for each in known if each.sent_on is None or kind not in AGAIN}
    made = []
    for each in to:
        columns = {
            "to_name": each.name, "role": each.role, "person_id": each.person, "account_id": each.account,
            "agency_id": each.agency,
        }  # fmt: skip
        key = tuple(columns[name] for name in FIELDS)
        if key not in there:
            there[key] = PaperSent.objects.create(
                authority_id=entry.current().authority, meeting_id=meeting, kind=kind, wanted_by_on=by_on,
                **columns,
            )  # fmt: skip
        made.append(there[key].id)
    return tuple(made)


@step
def sent(*, papers: Sequence[UUID], on: date, how: str, today: date) -> tuple[UUID, ...]:
    """Say that papers of one conference went, on a day and how; answers those that had not gone before.

    Raises Refused for who may not, a day ahead and a way that is none; NotHere for a paper that is not here.
    """
    rows = list(PaperSent.standing.filter(id__in=papers).order_by("id"))
    if not rows or len(rows) != len(set(papers)) or len({each.meeting_id for each in rows}) != 1:
        raise NotHere("There is no such paper here.", about="paper", about_id=next(iter(papers), None))
    found = convened.find(meeting=rows[0].meeting_id, what=May.MEET, today=today)
    given.known(word=how, words=SENT_HOWS, what="how it was sent")
    given.not_after(on=on, today=today, what="The day on which it was sent")
    went = [each for each in rows if each.sent_on is None]
    mark(papers=went, on=on, how=how)
    _on_invitations(went)
    if any(each.kind == "record" for each in went):
        _distributed(found, today)
    convened.log(children=found.children)
    return tuple(each.id for each in went)


def mark(*, papers: Iterable[PaperSent], on: date, how: str) -> None:
    """Write that these went; a part of steps that have asked access and that log."""
    for each in papers:
        each.sent_on, each.how, each.by_id = on, how, entry.current().actor.account
        each.save(update_fields=["sent_on", "how", "by"])


@read
def of_meeting(*, meeting: UUID, today: date) -> Papers:
    """What was and is to be sent about a conference. Raises NotHere and Refused as access says."""
    found = convened.find(meeting=meeting, what=May.SEE, today=today)
    convened.log(children=found.children)
    rows = PaperSent.standing.filter(meeting=meeting).select_related("agency", "by")
    papers = [_shown(each, today) for each in rows.order_by("kind", "wanted_by_on", "to_name", "id")]
    allowed = access_children.allowed_each(children=found.children, today=today)
    return Papers(
        top=convened.top_of(found=found), may_send=all(May.MEET in each.may for each in allowed.values()),
        papers=tuple(sorted(papers, key=lambda each: each.sent_on is not None)),
    )  # fmt: skip


def _shown(each: PaperSent, today: date) -> Paper:
    return Paper(
        id=each.id, kind=each.kind, to_name=each.to_name, role=each.role, wanted_by_on=each.wanted_by_on,
        agency=each.agency.name if each.agency else "", sent_on=each.sent_on, how=each.how,
        by=each.by.name if each.by else "",
        late=each.wanted_by_on is not None and (each.sent_on or today) > each.wanted_by_on,
    )  # fmt: skip


def _key(each: PaperSent) -> tuple[object, ...]:
    return tuple(getattr(each, name) for name in FIELDS)


def _on_invitations(went: Iterable[PaperSent]) -> None:
    """What went is said of the invitation too: views asked for, the moved date confirmed, to be answered."""
    for paper in went:
        if paper.kind not in ("views-form", "moved"):
            continue
        for each in ConferenceInvitation.standing.filter(
            meeting=paper.meeting_id, name=paper.to_name, role=paper.role, person=paper.person_id,
            account=paper.account_id, agency=paper.agency_id,
        ):  # fmt: skip
            if paper.kind == "moved":
                each.sent_on, each.sent_how, each.answer, each.answered_on = (
                    paper.sent_on,
                    paper.how,
                    "",
                    None,
                )
            else:
                each.views_asked_on = each.views_asked_on or paper.sent_on
            each.save()


def _distributed(found: Convened, today: date) -> None:
    """Where everybody who is to have the record has it, it was sent out, on the day the last one had it."""
    rows = list(PaperSent.standing.filter(meeting=found.meeting.id, kind="record"))
    if any(each.sent_on is None for each in rows):
        return
    roles = sorted({each.role for each in rows} & words.ROLES)
    made = milestones.record(
        event="record-distributed", children=found.children, on=max(each.sent_on for each in rows),
        today=today, said={"of": str(found.meeting.id), "to": roles},
    )  # fmt: skip
    for each in rows:
        if each.milestone_id is None:
            each.milestone_id = made.id
            each.save(update_fields=["milestone"])
