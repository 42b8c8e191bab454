"""Reports to a conference: begun from what is there, written section by section, authorised, sent and shared.

The social worker's is authorised by the manager, or sent back with comments; an agency's own is sent by
whoever wrote it. An empty section never stops a report.
"""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import ChangedMeanwhile, Refused
from holdfast.casework import (
    capacities,
    conference_report_facts,
    conference_report_reading,
    conference_report_sections,
    conference_report_views,
    convened,
    given,
    impossible,
)
from holdfast.casework.conference_report_facts import Known
from holdfast.casework.conference_report_lists import of_meeting
from holdfast.casework.conference_report_reading import ReportPage, show
from holdfast.casework.conference_report_sections import Said
from holdfast.casework.conference_report_sending import receive_on_paper, send, share
from holdfast.casework.conference_report_worklists import mine, to_authorise
from holdfast.casework.convened import Convened
from holdfast.casework.steps import step
from holdfast.procedures.conference_words import NATURES, REPORT_HEADINGS, REPORT_KINDS, REPORT_MARKS
from holdfast.procedures.words import Role
from holdfast.records.models import Account, ConferenceInvitation, ConferenceReport, ReportPart

__all__ = [
    "ask_to_authorise",
    "authorise",
    "begin",
    "mine",
    "of_meeting",
    "receive_on_paper",
    "say_view",
    "send",
    "send_back",
    "share",
    "show",
    "to_authorise",
    "write",
]

CHANGED = "Somebody else has changed this section since you opened it. Nothing of yours was saved."


@step
def begin(*, meeting: UUID, kind: str, today: date) -> UUID:
    """Begin a report for a conference, with what the record knows already; answers its key.

    `kind` is a word of `REPORT_KINDS`: the social worker's, by who works with every child, or an agency's
    own. Raises Refused for who may not, a conference that was cancelled, and where it was begun already;
    NotHere for no such conference.
    """
    given.known(word=kind, words=REPORT_KINDS, what="whose report it is")
    held = convened.find(
        meeting=meeting, what=May.WRITE if kind == "social-worker" else May.CONTRIBUTE, today=today
    )
    _not_cancelled(held)
    _only_once(held, kind)
    account = entry.current().actor.account
    invitation = ConferenceInvitation.standing.filter(meeting=meeting, account=account).first()
    with impossible.in_words(about="person", about_id=held.children[0]):
        made = ConferenceReport.objects.create(
            authority_id=entry.current().authority, meeting=held.meeting, kind=kind, account_id=account,
            author=_name(account), role=_role(held, kind, invitation, today),
            agency_id=invitation.agency_id if invitation and account else None,
        )  # fmt: skip
        _write_known(made, held, today)
    convened.log(children=held.children)
    key: UUID = made.id
    return key


@step
def write(
    *, report: UUID, number: int, said: Sequence[Said], mark: str, seen: datetime, today: date
) -> ReportPage:
    """Write one section: what is said of each child and of all, by its nature; `mark` says why it is empty.

    What is said no longer is taken out and kept in the past. `seen` is the version of the section it was
    written upon. Raises Refused for who may not and a report past writing, ChangedMeanwhile where somebody
    else saved since, NotHere for no such report or section.
    """
    found = conference_report_reading.writable(report=report, today=today)
    if mark:
        given.known(word=mark, words=REPORT_MARKS, what="why the section is empty")
    for each in said:
        given.known(word=each.nature or "fact", words=NATURES, what="what kind of statement it is")
        if each.child is not None:
            found.convened.part(child=each.child)
    row = ConferenceReport.objects.select_for_update().get(id=report)
    section = conference_report_reading.page(found=found, today=today).section(number=number)
    if section.version != seen:
        raise ChangedMeanwhile(CHANGED, about="person", about_id=found.convened.children[0])
    _write_section(row, section.title, said, mark)
    convened.log(children=found.convened.children)
    return conference_report_reading.page(found=found, today=today)


@step
def say_view(*, report: UUID, coming: str, ending: str, today: date) -> ReportPage:
    """Say whether the author comes, and what they think of ending the plan: heard though they are not there.

    Raises Refused for who may not write it, and a report past writing.
    """
    found = conference_report_reading.writable(report=report, today=today)
    conference_report_views.keep(report=found.report, coming=coming, ending=ending, on=today)
    convened.log(children=found.convened.children)
    return conference_report_reading.page(found=found, today=today)


@step
def ask_to_authorise(*, report: UUID, today: date) -> ReportPage:
    """Give the social worker's report to the manager. Raises Refused for who may not, and an agency's own."""
    found = conference_report_reading.writable(report=report, today=today)
    if found.report.kind != "social-worker":
        raise conference_report_reading.refusal(
            found=found, why="An agency’s own report needs no manager here.", help_="yourself: send it"
        )
    return _set(report, today, state="to-authorise", asked_on=today)


@step
def authorise(*, report: UUID, today: date) -> ReportPage:
    """Authorise the social worker's report, for the manager of every child, or who covers for them.

    Raises Refused for who may not, for the author, and for a report that does not wait for it.
    """
    _waits(report, today)
    account = entry.current().actor.account
    return _set(report, today, state="authorised", authorised_by_id=account, authorised_on=today, comments="")


@step
def send_back(*, report: UUID, comments: str, today: date) -> ReportPage:
    """Send the social worker's report back, with what is to be changed. Raises as `authorise`."""
    _waits(report, today)
    said = given.needed(text=comments, why="Say what is to be changed.")
    return _set(report, today, state="sent-back", comments=said)


def _waits(report: UUID, today: date) -> None:
    """Raises Refused unless whoever acts may authorise a report, and it waits for that."""
    found = conference_report_reading.find(report=report, today=today)
    access_children.require_all(children=found.convened.children, what=May.DECIDE, today=today)
    if found.own:
        raise conference_report_reading.refusal(
            found=found, why="You wrote this report: somebody else authorises it.",
            help_="another manager, or the service manager",
        )  # fmt: skip
    if found.report.state != "to-authorise":
        raise conference_report_reading.refusal(
            found=found, why="This report does not wait to be authorised.", help_=found.report.author
        )


def _set(report: UUID, today: date, **columns: object) -> ReportPage:
    """Change a report's columns, and answer it as it then stands."""
    row = ConferenceReport.objects.select_for_update().get(id=report)
    for name, value in columns.items():
        setattr(row, name, value)
    row.save(update_fields=[name.removesuffix("_id") for name in columns])
    found = conference_report_reading.find(report=report, today=today)
    convened.log(children=found.convened.children, why=str(columns.get("comments") or ""))
    return conference_report_reading.page(found=found, today=today)


def _not_cancelled(held: Convened) -> None:
    if held.meeting.cancelled_on is not None:
        raise Refused(
            "This conference was cancelled: it needs no report.", about="person", about_id=held.children[0],
            who_can_help="the conference service",
        )  # fmt: skip


def _only_once(held: Convened, kind: str) -> None:
    """Raises Refused where the social worker's, or one's own, was begun already."""
    theirs = ConferenceReport.standing.filter(meeting=held.meeting, kind=kind)
    if kind == "agency":
        theirs = theirs.filter(account=entry.current().actor.account, paper=False)
    first = theirs.first()
    if first is not None:
        raise Refused(
            f"This report was begun already, by {first.author}: go on with that one.",
            about="person", about_id=held.children[0], who_can_help=first.author,
        )  # fmt: skip


def _name(account: UUID | None) -> str:
    found = Account.objects.filter(id=account).first() if account else None
    return found.name if found else "The service"


def _role(held: Convened, kind: str, invitation: ConferenceInvitation | None, today: date) -> str:
    """In which role one reports: as invited, else as one stands to the first child."""
    if kind == "social-worker":
        return Role.SOCIAL_WORKER.value
    if invitation is not None and invitation.role in set(Role):
        return str(invitation.role)
    relations = access_children.require_all(children=held.children, what=May.CONTRIBUTE, today=today)
    first = held.children[0]
    return capacities.own_role(child=first, relation=relations[first], today=today)


def _write_known(report: ConferenceReport, held: Convened, today: date) -> None:
    titles = conference_report_sections.headings().titles
    for child in held.children:
        if report.kind == "social-worker":
            known: Sequence[Known] = conference_report_facts.of_child(child=child, today=today)
        else:
            known = conference_report_facts.of_agency(child=child, account=report.account_id, today=today)
        by_place: dict[tuple[str, str], list[str]] = {}
        for each in known:
            title = REPORT_HEADINGS[each.section]
            place = title if title in titles else titles[0]
            by_place.setdefault((place, each.nature), []).append(each.text)
        for (place, nature), texts in by_place.items():
            _part(report, place, Said(child=child, nature=nature, text="\n".join(texts)))


def _write_section(report: ConferenceReport, title: str, said: Sequence[Said], mark: str) -> None:
    rows = {
        (each.child_id, each.nature): each for each in ReportPart.objects.filter(report=report, section=title)
    }
    now = {(each.child, each.nature): each for each in said if each.text.strip()}
    if mark or (None, "") in rows:
        now.setdefault((None, ""), Said(child=None, nature="", text=""))
    for key, row in rows.items():
        if key not in now and not row.left_out:
            row.left_out = True
            row.save(update_fields=["left_out"])
    for key, each in now.items():
        _part(report, title, each, row=rows.get(key), mark=mark if key == (None, "") else "")


def _part(
    report: ConferenceReport, title: str, said: Said, *, row: ReportPart | None = None, mark: str = ""
) -> None:
    """Write one part where it differs from what stands."""
    wanted = {
        "text": said.text.strip(), "not_known": mark == "not-known", "not_involved": mark == "not-involved",
        "left_out": False,
    }  # fmt: skip
    if row is None:
        ReportPart.objects.create(
            authority_id=report.authority_id, report=report, section=title, child_id=said.child,
            nature=said.nature, **wanted,
        )  # fmt: skip
    elif any(getattr(row, name) != value for name, value in wanted.items()):
        for name, value in wanted.items():
            setattr(row, name, value)
        row.save(update_fields=list(wanted))
