"""The report for a review is late, and the review is moved: who must agree, and what is due then."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from holdfast.casework import legal_statuses
from holdfast.records.models import MeetingDate
from tests.cases import reviewing
from tests.cases.days import REVIEW
from tests.cases.office import Office

LATE = date(2026, 1, 15)  # a Thursday
CARE_REVIEW = date(2026, 1, 27)
TO, TOO_LATE = date(2026, 1, 28), date(2026, 2, 5)
SENT = date(2026, 1, 26)


@dataclass(frozen=True)
class Expected:
    """When reports are due before the review and after it is moved, who must agree, how late it may be."""

    report: tuple[str, date, date] | None  # the duty, its day before and after the move
    agreed: str  # the clause by which somebody must agree
    limit: str  # the clause by which the review is due by 3 February, "" where no day is stated
    shown_late: bool  # whether the report that came on 26 January is late
    order: str = ""  # the clause by which the review comes before the care review


CASES = {
    # Three working days before: 16 (1), 15 (2), 14 (3); after: 27 (1), 26 (2), 23 (3).
    "jersey": Expected(
        ("report-to-chair", date(2026, 1, 14), date(2026, 1, 23)), "6 Difficulties in Implementing",
        "Review Child Protection Conferences", True,
    ),
    "isle-of-man": Expected(None, "", "", False, "4.1"),
    "isle-of-wight": Expected(None, "", "Child Protection, Review child protection conference", False),
    # By the day before, to the parents.
    "council": Expected(
        ("report-to-parents-for-review", date(2026, 1, 18), date(2026, 1, 27)), "", "Reviewing", False
    ),
}  # fmt: skip


def test_a_late_report_is_shown_and_the_review_moved(office: Office) -> None:
    said = CASES[office.slug]
    meeting = reviewing.get_ready(office, send=True)
    looked_after(office)
    assert reviewing.stands(office) == (meeting, REVIEW)
    office.on(LATE)
    late(office, meeting, said)
    moved(office, meeting, said)
    told(office, meeting)
    office.on(SENT)
    came(office, meeting, said)


def looked_after(office: Office) -> None:
    """The child is in care, and the care review is arranged for the week after the review."""
    child = office.families.planned.children[0]
    with office.inside("social-worker"):
        legal_statuses.record(
            children=[child], status="care order", from_on=office.today, today=office.today, looked_after=True
        )
    office.desk("conference-administrator").fill(
        f"/children/{child}/arrange-conference", children=[child], kind="looked-after", for_on=CARE_REVIEW,
        at="10:00", venue="Room Two",
    )  # fmt: skip


def late(office: Office, meeting: UUID, said: Expected) -> None:
    """Who owes a report is in everybody's view, and what is late."""
    page = office.desk("conference-chair").read(f"/conferences/{meeting}/reports")
    assert "Winnie Worker" in page
    assert ("1 day late" in page) == said.shown_late
    if said.report:
        duty, day, _ = said.report
        assert office.dues(office.families.planned.children[0])[duty].due_on == day


def moved(office: Office, meeting: UUID, said: Expected) -> None:
    """Not past its day without a tick; not without whose agreement is asked; then it is moved."""
    service, path = office.desk("conference-administrator"), f"/conferences/{meeting}/move"
    why: dict[str, Any] = {
        "reason": "The report is not written",
        "agreed_by": "safeguarding-manager" if said.agreed else "",
    }
    if said.limit:
        warned = service.wrong(path, for_on=TOO_LATE, **why)
        assert "This is later than Tue 3 Feb" in warned
        assert said.limit in warned
    if said.agreed:
        refusal = service.wrong(path, for_on=TO, reason="The report is not written", agreed_by="")
        assert said.agreed in refusal
        assert reviewing.stands(office)[1] == REVIEW
    if said.order:
        refusal = service.wrong(path, for_on=TO, **why)
        assert "dated before the child care review" in refusal
        assert said.order in refusal
        why["because"] = "The care review only hears of it"
    ready = service.told(path, for_on=TO, **why)
    assert "to Wed 28 Jan, because The report is not written" in ready
    assert ("(agreed by the" in ready) == bool(said.agreed)
    assert reviewing.stands(office) == (meeting, TO)
    with office.inside():
        days = MeetingDate.objects.filter(meeting=meeting).order_by("known_from")
        assert [each.for_on for each in days] == [REVIEW, TO]
    if said.report:
        duty, _, day = said.report
        assert office.dues(office.families.planned.children[0])[duty].due_on == day


def told(office: Office, meeting: UUID) -> None:
    """Everybody who had an invitation is told in writing, and answers again."""
    service, here = office.desk("conference-administrator"), f"/conferences/{meeting}/people"
    assert "To be confirmed again: the date has moved" in service.read(here)
    if office.slug == "jersey":
        due = office.dues(office.families.planned.children[0])["rescheduled-in-writing"]
        assert "4 The Core Group, Timing" in due.cite
    lead = service.read(f"{here}/send")
    assert "The date has moved: those who had an invitation are told in writing" in lead
    page = service.told(f"{here}/send", how="post")
    assert "To be confirmed again" not in page
    assert "nothing to send" in page


def came(office: Office, meeting: UUID, said: Expected) -> None:
    """Written, authorised and sent two days before the new day: late where three working days are asked."""
    worker, manager = office.desk("social-worker"), office.desk("manager")
    report = worker.fill(f"/conferences/{meeting}/reports/begin")
    worker.fill(f"{report}/ask")
    manager.fill(f"{report}/authorise", decision="authorise")
    mother = worker.choices(f"{report}/share", "whom")[0]
    worker.fill(f"{report}/share", whom=mother, role="mother", how="hand", text="")
    worker.fill(f"{report}/send")
    page = office.desk("conference-chair").read(f"/conferences/{meeting}/reports")
    assert "Sent to the chair Mon 26 Jan" in page or "Sent to the chair today" in page
    assert ("It was due Fri 23 Jan" in page) == said.shown_late
    if office.slug == "council":
        due = office.dues(office.families.planned.children[0])["report-to-parents-for-review"]
        assert (due.state.value, due.met_on) == ("met", SENT)
    moves = office.logged(office.families.planned.children[0], "conferences.move", "meetings.move")
    assert [each[1:3] for each in moves][-1] == ("conferences.move", "done")
    assert ("refused" in [each[2] for each in moves]) == bool(said.agreed or said.order)
    assert office.log_holds()
