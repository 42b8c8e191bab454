"""Reports to a conference: begun from the record, authorised, sent, shared; who may read which."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from holdfast.access.refusals import ChangedMeanwhile, NotHere, Refused
from holdfast.casework import conference_reports, plans, visits
from holdfast.casework.conference_report_reading import ReportPage
from holdfast.casework.conference_report_sections import Said
from holdfast.records.models import (
    Assessment,
    ChronologyEntry,
    ConferenceInvitation,
    Cover,
    Finding,
    PaperSent,
    View,
)
from tests import people
from tests.casework import field_work, reporting
from tests.casework.examples.plans import NEED
from tests.casework.recorded import NOW, at_work, make, milestone
from tests.casework.refused import refused
from tests.casework.reporting import ADA, BEN
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
