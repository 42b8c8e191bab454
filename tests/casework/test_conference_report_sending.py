"""Reports that leave their authors: who owes one, to the chair, on paper, shared with parents in time."""

from datetime import date, time, timedelta
from uuid import UUID

import pytest

from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import conference_invitations, conference_reports, meetings, obligations
from holdfast.records.models import (
    ConferenceInvitation,
    ConferenceReport,
    Milestone,
    View,
)
from tests import people
from tests.casework import field_work, reporting
from tests.casework.recorded import at_work
from tests.casework.refused import refused
from tests.casework.reporting import ADA, FOR_ON
from tests.standings import TODAY

WORKERS, AGENCYS = "social-worker", "agency"


def begun(meeting: UUID, kind: str = WORKERS) -> UUID:
    return conference_reports.begin(meeting=meeting, kind=kind, today=TODAY)


def authorised(meeting: UUID) -> UUID:
    with at_work(people.WINIFRED):
        report = begun(meeting)
        conference_reports.ask_to_authorise(report=report, today=TODAY)
    with at_work(people.MALCOLM):
        conference_reports.authorise(report=report, today=TODAY)
    return report


@pytest.mark.requirement("J-6.27")
def test_a_report_is_with_the_chair_three_working_days_before_the_review(db: None) -> None:
    """Review on Mon 16 March 2026: back Fri 13 (1), Thu 12 (2), Wed 11 March (3)."""
    meeting = reporting.with_penny()

    def of_the_worker() -> list[tuple[date | None, bool]]:
        with at_work(people.WINIFRED):
            return [
                (each.due_on, each.is_open)
                for each in obligations.of_child(child=ADA, today=TODAY)
                if each.duty == "report-to-chair" and each.responsible == WORKERS
            ]

    assert of_the_worker() == [(date(2026, 3, 11), True)]
    report = authorised(meeting)
    with at_work(people.WINIFRED):
        assert [each.due_on for each in conference_reports.mine(today=TODAY)] == [date(2026, 3, 11)]
        conference_reports.send(report=report, on=TODAY, today=TODAY)
        assert conference_reports.mine(today=TODAY) == ()
        with refused("It was sent already"):
            conference_reports.send(report=report, on=TODAY, today=TODAY)
        sent = ConferenceReport.standing.get(id=report)
        assert (sent.state, sent.sent_on) == ("sent", TODAY)
        assert (sent.milestone.event, sent.milestone.by_role, sent.milestone.for_on) == (
            "report-to-chair", WORKERS, FOR_ON,
        )  # fmt: skip
    assert of_the_worker() == [(date(2026, 3, 11), False)]


@pytest.mark.requirement("J-6.27")
def test_every_professional_who_is_invited_owes_a_report_by_then(db: None) -> None:
    """Whether they come or not; the family and who runs the meeting owe none."""
    meeting = reporting.with_penny()

    def still_owed() -> set[str]:
        obligations.refresh(children=[ADA], today=TODAY)
        found = obligations.open_of(children=[ADA], today=TODAY)
        return {each.responsible for each in found if each.duty == "report-to-chair"}

    with at_work(people.CONNIE):
        assert still_owed() == {WORKERS, "health-visitor", "teacher"}
    with at_work(people.PENNY):
        assert [each.due_on for each in conference_reports.mine(today=TODAY)] == [date(2026, 3, 11)]
        conference_reports.send(report=begun(meeting, AGENCYS), on=TODAY, today=TODAY)
    with at_work(people.CONNIE):
        assert still_owed() == {WORKERS, "teacher"}


def test_a_report_that_came_on_paper_is_recorded_by_whoever_runs_the_conference(db: None) -> None:
    meeting = reporting.with_penny()
    with at_work(people.PENNY), pytest.raises(Refused):
        conference_reports.receive_on_paper(
            meeting=meeting, author="Pat Example", role="teacher", on=TODAY, today=TODAY
        )
    with at_work(people.CONNIE):
        teacher = ConferenceInvitation.standing.get(meeting=meeting, role="teacher").id
        with pytest.raises(NotHere):
            conference_reports.receive_on_paper(
                meeting=meeting, author="", role="", on=TODAY, today=TODAY, invitation=meeting
            )
        report = conference_reports.receive_on_paper(
            meeting=meeting, author="", role="", on=TODAY, today=TODAY, invitation=teacher,
            coming="not-coming", ending="It should end",
        )  # fmt: skip
        page = conference_reports.of_meeting(meeting=meeting, today=TODAY)
        line = next(each for each in page.lines if each.role == "teacher")
        assert (line.report, line.state, line.paper) == (report, "sent", True)
        assert (page.came, page.wanted) == (1, 3)
        assert Milestone.objects.get(event="report-to-chair").by_role == "teacher"
        assert View.standing.get(meeting=meeting).ending == "It should end"


def test_who_owes_a_report(db: None) -> None:
    meeting = reporting.with_penny()
    with at_work(people.CONNIE):
        page = conference_reports.of_meeting(meeting=meeting, today=TODAY)
        assert [each.role for each in page.lines] == ["health-visitor", "social-worker", "teacher"]
        ConferenceInvitation.standing.filter(meeting=meeting, role="teacher").update(report_wanted=True)
        page = conference_reports.of_meeting(meeting=meeting, today=TODAY)
        assert [each.role for each in page.lines] == ["social-worker", "teacher"]
        late = conference_reports.of_meeting(meeting=meeting, today=date(2026, 3, 13))
        worker = next(each for each in late.lines if each.role == WORKERS)
        assert worker.due is not None
        assert worker.due.days == -2
        meetings.cancel(meeting=meeting, on=TODAY, reason="Nobody can come", today=TODAY)
    with at_work(people.WINIFRED):
        assert conference_reports.mine(today=TODAY) == ()
        with refused("cancelled"):
            begun(meeting)


def test_a_report_is_shared_with_a_parent(db: None) -> None:
    meeting = reporting.with_penny()
    with at_work(people.WINIFRED):
        report = begun(meeting)
        page = conference_reports.share(
            report=report, person=people.MOTHER.id, with_whom="", role="mother", on=TODAY, how="gone-through",
            text="Two dates are wrong", today=TODAY,
        )  # fmt: skip
        [line] = page.shared
        assert (line.with_whom, line.before_meeting, line.by, line.text) == (
            "Mary Example", True, "Winifred Worker", "Two dates are wrong",
        )  # fmt: skip
        made = Milestone.objects.get(event="report-to-parents")
        assert (made.by_role, made.for_on, made.before_meeting) == (WORKERS, FOR_ON, True)
        conference_reports.share(
            report=report, with_whom="Ada Example", role="child", on=TODAY, how="read-out", today=TODAY
        )
        assert Milestone.objects.filter(event="report-to-parents").count() == 1
        with pytest.raises(NotHere):
            conference_reports.share(
                report=report, person=people.OLIVE.id, with_whom="", role="mother", on=TODAY, how="post",
                today=TODAY,
            )  # fmt: skip


@pytest.mark.parametrize(
    ("days", "at", "said", "expected"),
    [(-1, None, None, True), (0, time(9, 0), None, True), (0, time(11, 0), None, False),
     (0, None, True, True), (1, None, None, False)],
)  # fmt: skip
def test_before_the_meeting_or_not(
    db: None, days: int, at: time | None, said: bool | None, expected: bool
) -> None:
    meeting = reporting.with_penny()
    with at_work(people.WINIFRED):
        report = begun(meeting)
        on = FOR_ON + timedelta(days=days)
        page = conference_reports.share(
            report=report, with_whom="Mary Example", role="mother", on=on, at=at, how="hand",
            before_meeting=said, today=on,
        )  # fmt: skip
        assert page.shared[0].before_meeting is expected
        if days == 0 and at is None:
            with refused("say whether it was before the meeting"):
                conference_reports.share(
                    report=report, with_whom="Mary Example", role="mother", on=on, how="hand", today=on
                )


@pytest.mark.requirement("C-4")
def test_council_parents_have_the_report_before_the_conference(db: None) -> None:
    """Conference on Mon 16 March 2026: given by Sun 15, or on the day before it begins."""
    case = field_work.begin("council", born_on=date(2018, 6, 1), plan_on=date(2026, 1, 5))
    with field_work.inside("council", case.account):
        meeting = reporting.arrange(children=(case.child,))
        report = begun(meeting)

        def given() -> list[tuple[date | None, date | None, bool]]:
            return [
                (each.due_on, each.met_on, each.is_open)
                for each in obligations.of_child(child=case.child, today=FOR_ON)
                if each.duty == "report-to-parents-for-review"
            ]

        assert given() == [(date(2026, 3, 15), None, True)]
        shared = conference_reports.of_meeting(meeting=meeting, today=TODAY).parents
        assert shared is not None
        assert shared.due_on == date(2026, 3, 15)
        conference_reports.share(
            report=report, with_whom="Mary Example", role="mother", on=FOR_ON, how="hand",
            before_meeting=True, today=FOR_ON,
        )  # fmt: skip
        assert [(met, is_open) for _, met, is_open in given()] == [(FOR_ON, False)]


def test_whoever_is_invited_owes_a_report_at_once(db: None) -> None:
    with at_work(people.CONNIE):
        meeting = reporting.arrange()
        conference_invitations.add(
            meeting=meeting, role="police", why="expertise", name="Pat Example", today=TODAY
        )
        found = obligations.open_of(children=[ADA], today=TODAY)
        assert {each.responsible for each in found if each.duty == "report-to-chair"} == {WORKERS, "police"}
        left_out = ConferenceInvitation.standing.get(meeting=meeting).id
        conference_invitations.exclude(
            meeting=meeting, invitation=left_out, why="Involved in the case", decided_by="conference-chair",
            today=TODAY,
        )  # fmt: skip
        found = obligations.open_of(children=[ADA], today=TODAY)
        assert {each.responsible for each in found if each.duty == "report-to-chair"} == {WORKERS}
