"""What the author of a report says of coming, and of ending the plan: heard though they are not there."""

from datetime import date

from holdfast.casework import given
from holdfast.procedures.conference_words import ANSWERS
from holdfast.records.models import ConferenceInvitation, ConferenceReport, View


def view_of(*, report: ConferenceReport) -> View | None:
    """The author's own view on ending the plan, as the report has it."""
    whose = {"account": report.account_id} if report.account_id else {"account": None, "who": report.author}
    views = View.standing.filter(meeting=report.meeting_id, child=None, how="report", **whose)
    found: View | None = views.order_by("id").last()
    return found


def invitation_of(*, report: ConferenceReport) -> ConferenceInvitation | None:
    """The invitation of whoever wrote a report: by their account, else by name and role."""
    theirs = ConferenceInvitation.standing.filter(meeting=report.meeting_id).order_by("id")
    found: ConferenceInvitation | None = None
    if report.account_id:
        found = theirs.filter(account=report.account_id).first()
    return found or theirs.filter(account=None, name=report.author, role=report.role).first()


def keep(*, report: ConferenceReport, coming: str, ending: str, on: date) -> None:
    """Keep what an author says of coming and of ending the plan; a part of steps."""
    invitation = invitation_of(report=report)
    if coming:
        given.known(word=coming, words=ANSWERS, what="whether you come")
        if invitation is not None and invitation.answer != coming:
            invitation.answer, invitation.answered_on = coming, on
            invitation.save(update_fields=["answer", "answered_on"])
    view = view_of(report=report)
    if view is not None:
        view.ending, view.on = ending.strip(), on
        view.save(update_fields=["ending", "on"])
    elif ending.strip():
        View.objects.create(
            authority_id=report.authority_id, meeting_id=report.meeting_id, side="professional",
            who=report.author, role=report.role, account_id=report.account_id, agency_id=report.agency_id,
            how="report", on=on, ending=ending.strip(),
        )  # fmt: skip
