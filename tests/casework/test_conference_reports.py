"""Reports to a conference: begun from the record, authorised, sent, shared; who may read which."""

from datetime import date, time, timedelta
from uuid import UUID

import pytest

from holdfast.access.refusals import ChangedMeanwhile, NotHere, Refused
from holdfast.casework import conference_invitations, conference_reports, meetings, obligations, plans, visits
from holdfast.casework.conference_report_reading import ReportPage
from holdfast.casework.conference_report_sections import Said
from holdfast.records.models import (
    Assessment,
    ChronologyEntry,
    ConferenceInvitation,
    ConferenceReport,
    Cover,
    Finding,
    Milestone,
    PaperSent,
    View,
)
from tests import people
from tests.casework import field_work, reporting
from tests.casework.examples.plans import NEED
from tests.casework.recorded import NOW, at_work, make, milestone
from tests.casework.refused import refused
from tests.casework.reporting import ADA, BEN, FOR_ON
from tests.standings import TODAY

WORKERS, AGENCYS = "social-worker", "agency"


def begun(meeting: UUID, kind: str = WORKERS) -> UUID:
    return conference_reports.begin(meeting=meeting, kind=kind, today=TODAY)


def texts(page: ReportPage, number: int, nature: str = "fact") -> dict[UUID | None, str]:
    said = page.section(number=number).said
    return {each.child: each.text for each in said if each.nature == nature}


def authorised(meeting: UUID) -> UUID:
    with at_work(people.WINIFRED):
        report = begun(meeting)
        conference_reports.ask_to_authorise(report=report, today=TODAY)
    with at_work(people.MALCOLM):
        conference_reports.authorise(report=report, today=TODAY)
    return report


def test_the_social_workers_report_begins_with_what_is_there(db: None) -> None:
    meeting = reporting.with_penny()
    with at_work(people.WINIFRED):
        for on, said in ((date(2026, 1, 20), ""), (date(2026, 2, 16), "I like the dog")):
            visits.record(
                visit=field_work.visit(on, field_work.seen(ADA, said=said), field_work.seen(BEN, alone=False,
                              why_not_alone="refused")), today=TODAY, now=NOW,
            )  # fmt: skip
        plans.record(children=[ADA], part="outline", made_on=date(2026, 2, 2), needs=[NEED], today=TODAY)
        started = milestone(ADA, "assessment-started", date(2026, 1, 12)).milestone
        assessment = make(Assessment, started=started)
        make(
            Finding, assessment=assessment, child_id=ADA, dimension="parenting-capacity",
            nature="difficulty", text="Tired and alone",
        )  # fmt: skip
        make(
            ChronologyEntry, child_id=ADA, on=date(2026, 1, 9), text="Found alone", significance="Third time"
        )
        page = conference_reports.show(report=begun(meeting), today=TODAY)
    facts = texts(page, 1)
    assert "2 visits since Mon 5 Jan: seen twice, 2 of them alone (Tue 20 Jan, Mon 16 Feb)." in facts[ADA]
    assert "seen twice, 0 of them alone" in facts[BEN]
    assert "Social worker: Winifred Worker, since Mon 5 Jan." in facts[BEN]
    assert texts(page, 2, "observation") == {ADA: "Mon 16 Feb, said or showed: I like the dog"}
    assert texts(page, 3, "opinion") == {ADA: "Assessment of Mon 12 Jan, difficulty: Tired and alone"}
    assert texts(page, 5) == {ADA: "Fri 9 Jan: Found alone (Third time)"}
    assert texts(page, 6) == {ADA: "Outcome “The home is heated”: 0 of 1 action done."}
    assert page.ours  # Jersey's handbook is not given


def test_a_section_is_written_again_and_what_is_left_out_is_kept_in_the_past(db: None) -> None:
    meeting = reporting.with_penny()
    with at_work(people.WINIFRED):
        report = begun(meeting)
        first = conference_reports.show(report=report, today=TODAY).section(number=2)
        said = [
            Said(child=None, nature="fact", text="Two clinics missed"),
            Said(child=ADA, nature="opinion", text="Worn out"),
        ]
        page = conference_reports.write(
            report=report, number=2, said=said, mark="", seen=first.version, today=TODAY
        )
        assert texts(page, 2) == {None: "Two clinics missed"}
        assert texts(page, 2, "opinion") == {ADA: "Worn out"}
        with pytest.raises(ChangedMeanwhile):
            conference_reports.write(
                report=report, number=2, said=[], mark="", seen=first.version, today=TODAY
            )
        seen = page.section(number=2).version
        page = conference_reports.write(
            report=report, number=2, said=said[1:], mark="not-known", seen=seen, today=TODAY
        )
        assert texts(page, 2) == {}
        assert page.section(number=2).mark == "not-known"
        with pytest.raises(NotHere):
            conference_reports.write(report=report, number=99, said=[], mark="", seen=seen, today=TODAY)
        with refused("not one of the choices"):
            conference_reports.write(report=report, number=2, said=[], mark="?", seen=seen, today=TODAY)


def test_the_manager_sends_it_back_with_comments_and_then_authorises_it(db: None) -> None:
    meeting = reporting.with_penny()
    with at_work(people.WINIFRED):
        report = begun(meeting)
        with refused("Your manager authorises it first"):
            conference_reports.send(report=report, on=TODAY, today=TODAY)
        with pytest.raises(Refused):
            conference_reports.authorise(report=report, today=TODAY)
        conference_reports.ask_to_authorise(report=report, today=TODAY)
        with refused("no longer being written", helped_by="sending it back"):
            conference_reports.ask_to_authorise(report=report, today=TODAY)
    with at_work(people.MARTHA), pytest.raises(Refused):
        conference_reports.authorise(report=report, today=TODAY)
    with at_work(people.MALCOLM):
        assert [each.report for each in conference_reports.to_authorise(today=TODAY)] == [report]
        with refused("Say what is to be changed"):
            conference_reports.send_back(report=report, comments=" ", today=TODAY)
        conference_reports.send_back(report=report, comments="Say more of Ben", today=TODAY)
        assert conference_reports.to_authorise(today=TODAY) == ()
    with at_work(people.WINIFRED):
        owed = conference_reports.mine(today=TODAY)
        assert [(each.report, each.state, each.comments) for each in owed] == [
            (report, "sent-back", "Say more of Ben")
        ]
        conference_reports.ask_to_authorise(report=report, today=TODAY)
    with at_work(people.MALCOLM):
        page = conference_reports.authorise(report=report, today=TODAY)
    assert (page.state, page.authorised_by, page.authorised_on, page.comments) == (
        "authorised", "Malcolm Manager", TODAY, "",
    )  # fmt: skip


def test_whoever_covers_for_the_manager_authorises(db: None) -> None:
    meeting = reporting.with_penny()
    with at_work(people.WINIFRED):
        report = begun(meeting)
        conference_reports.ask_to_authorise(report=report, today=TODAY)
    with at_work(people.SEBASTIAN):
        assert conference_reports.to_authorise(today=TODAY) == ()
        with pytest.raises(Refused):
            conference_reports.authorise(report=report, today=TODAY)
    with at_work(people.MALCOLM):
        make(
            Cover, away_id=people.MALCOLM.account, covering_id=people.SEBASTIAN.account, from_on=TODAY,
            until_on=TODAY + timedelta(days=5), why="leave",
        )  # fmt: skip
    with at_work(people.SEBASTIAN):
        assert [each.report for each in conference_reports.to_authorise(today=TODAY)] == [report]
        assert conference_reports.authorise(report=report, today=TODAY).authorised_by == "Sebastian Senior"


def test_nobody_authorises_what_they_wrote(db: None) -> None:
    meeting = reporting.with_penny()
    with at_work(people.MALCOLM):
        report = begun(meeting)
        conference_reports.ask_to_authorise(report=report, today=TODAY)
        assert conference_reports.to_authorise(today=TODAY) == ()
        with refused("You wrote this report"):
            conference_reports.authorise(report=report, today=TODAY)
    with at_work(people.SERENA):
        assert conference_reports.authorise(report=report, today=TODAY).state == "authorised"


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


def test_an_agency_writes_its_own_and_reads_no_other(db: None) -> None:
    meeting = reporting.with_penny()
    worker = authorised(meeting)
    with at_work(people.PENNY):
        assert [each.title for each in conference_reports.mine(today=TODAY)] == ["Review Conference"]
        with pytest.raises(Refused):
            begun(meeting, WORKERS)
        report = begun(meeting, AGENCYS)
        with refused("begun already"):
            begun(meeting, AGENCYS)
        page = conference_reports.show(report=report, today=TODAY)
        assert (page.author, page.role, page.agency) == (
            "Penny Partner",
            "health-visitor",
            "Example Health Visiting",
        )
        assert texts(page, 1) == {ADA: "Health visitor since Mon 5 Jan."}
        lines = conference_reports.of_meeting(meeting=meeting, today=TODAY).lines
        assert [each.who for each in lines] == ["Penny Partner"]
        with refused("still being written"):
            conference_reports.show(report=worker, today=TODAY)
        with refused("needs no manager"):
            conference_reports.ask_to_authorise(report=report, today=TODAY)
    with at_work(people.CONNIE), refused("still being written"):
        conference_reports.show(report=report, today=TODAY)
    with at_work(people.WINIFRED), refused("somebody else’s to write"):
        conference_reports.say_view(report=report, coming="", ending="No", today=TODAY)
    with at_work(people.PENNY):
        conference_reports.send(report=report, on=TODAY, today=TODAY)
    with at_work(people.WINIFRED):
        conference_reports.send(report=worker, on=TODAY, today=TODAY)
        assert conference_reports.show(report=report, today=TODAY).state == "sent"
    with at_work(people.PENNY):
        with refused("still being written"):  # sent to the chair is not sent to her
            conference_reports.show(report=worker, today=TODAY)
        make(PaperSent, meeting_id=meeting, kind="report", to_name="Penny Partner", sent_on=TODAY,
             account_id=people.PENNY.account)  # fmt: skip
        assert conference_reports.show(report=worker, today=TODAY).author == "Winifred Worker"
        assert {each.who for each in conference_reports.of_meeting(meeting=meeting, today=TODAY).lines} == {
            "Penny Partner", "Winifred Worker",
        }  # fmt: skip


@pytest.mark.requirement("J-6.37")
def test_an_empty_section_never_stops_a_report_and_can_be_marked(db: None) -> None:
    meeting = reporting.with_penny()
    with at_work(people.PENNY):
        report = begun(meeting, AGENCYS)
        page = conference_reports.show(report=report, today=TODAY)
        page = conference_reports.write(
            report=report, number=2, said=[], mark="not-involved", seen=page.section(number=2).version,
            today=TODAY,
        )  # fmt: skip
        empty = [each for each in page.lacks if each.content == "report-empty-sections"]
        assert [each.missing.partition(":")[0] for each in empty] == [f"section {n}" for n in (3, 4, 5, 6)]
        assert all(each.advice for each in empty)
        assert conference_reports.send(report=report, on=TODAY, today=TODAY).state == "sent"


@pytest.mark.requirement("J-6.28")
def test_what_is_written_in_one_piece_is_named_until_it_is_kept_apart(db: None) -> None:
    meeting = reporting.with_penny()
    with at_work(people.PENNY):
        report = begun(meeting, AGENCYS)
        page = conference_reports.show(report=report, today=TODAY)
        page = conference_reports.write(
            report=report, number=4, said=[Said(child=None, nature="", text="Dirty, and they say he drinks")],
            mark="", seen=page.section(number=4).version, today=TODAY,
        )  # fmt: skip
        assert [each.missing for each in page.lacks if each.content == "report-kept-apart"] == [
            "section 4: text in which fact, observation, allegation and opinion are not kept apart must not "
            "be there"
        ]
        said = [
            Said(child=None, nature="observation", text="Dirty on 3 February"),
            Said(child=None, nature="allegation", text="A neighbour says that he drinks"),
        ]
        page = conference_reports.write(
            report=report, number=4, said=said, mark="", seen=page.section(number=4).version, today=TODAY
        )
        assert [each for each in page.lacks if each.content == "report-kept-apart"] == []


@pytest.mark.requirement("J-6.29")
def test_whoever_cannot_come_sends_a_view_on_ending_in_the_report(db: None) -> None:
    meeting = reporting.with_penny()
    with at_work(people.PENNY):
        report = begun(meeting, AGENCYS)
        page = conference_reports.say_view(report=report, coming="not-coming", ending="", today=TODAY)
        assert (
            ConferenceInvitation.standing.get(meeting=meeting, role="health-visitor").answer == "not-coming"
        )
        assert "report-view-of-the-absent" in [each.content for each in page.lacks]
        page = conference_reports.say_view(
            report=report, coming="not-coming", ending="The plan should go on", today=TODAY
        )
        assert "report-view-of-the-absent" not in [each.content for each in page.lacks]
        view = View.standing.get(meeting=meeting)
        assert (view.who, view.role, view.how, view.ending) == (
            "Penny Partner", "health-visitor", "report", "The plan should go on",
        )  # fmt: skip


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
