"""Examples of the steps of reports to a conference."""

from uuid import UUID

from holdfast.casework import conference_reports
from holdfast.casework.conference_report_sections import Said
from holdfast.records.models import ConferenceReport
from tests import people
from tests.casework import reporting
from tests.casework.recorded import make
from tests.casework.step_examples import Call, example
from tests.standings import TODAY

ADA, BEN = people.ADA.id, people.BEN.id


def _begun(*, state: str = "begun") -> UUID:
    meeting = reporting.arrange()
    reporting.invite(meeting, people.WINIFRED, "social-worker")
    report: UUID = make(
        ConferenceReport, meeting_id=meeting, kind="social-worker", account_id=people.WINIFRED.account,
        author="Winifred Worker", role="social-worker", state=state,
    ).id  # fmt: skip
    return report


@example("conference_reports.begin")
def begin() -> Call:
    meeting = reporting.arrange()
    return lambda: conference_reports.begin(meeting=meeting, kind="social-worker", today=TODAY)


@example("conference_reports.write")
def write() -> Call:
    report = _begun()
    seen = conference_reports.show(report=report, today=TODAY).section(number=1).version
    said = [
        Said(child=ADA, nature="fact", text="Two clinics missed"),
        Said(child=BEN, nature="opinion", text="Worn out"),
    ]
    return lambda: conference_reports.write(
        report=report, number=1, said=said, mark="not-known", seen=seen, today=TODAY
    )


@example("conference_reports.say_view")
def say_view() -> Call:
    report = _begun()
    return lambda: conference_reports.say_view(
        report=report, coming="not-coming", ending="It should go on", today=TODAY
    )


@example("conference_reports.ask_to_authorise")
def ask_to_authorise() -> Call:
    report = _begun()
    return lambda: conference_reports.ask_to_authorise(report=report, today=TODAY)


@example("conference_reports.authorise", by=people.MALCOLM)
def authorise() -> Call:
    report = _begun(state="to-authorise")
    return lambda: conference_reports.authorise(report=report, today=TODAY)


@example("conference_reports.send_back", by=people.MALCOLM)
def send_back() -> Call:
    report = _begun(state="to-authorise")
    return lambda: conference_reports.send_back(report=report, comments="Say more of Ben", today=TODAY)


@example("conference_report_sending.send")
def send() -> Call:
    report = _begun(state="authorised")
    return lambda: conference_reports.send(report=report, on=TODAY, today=TODAY)


@example("conference_report_sending.receive_on_paper", by=people.CONNIE)
def receive_on_paper() -> Call:
    meeting = reporting.arrange()
    teacher = reporting.invite(meeting, None, "teacher")
    return lambda: conference_reports.receive_on_paper(
        meeting=meeting, author="", role="", on=TODAY, today=TODAY, invitation=teacher, coming="coming",
        ending="It should end",
    )  # fmt: skip


@example("conference_report_sending.share")
def share() -> Call:
    report = _begun()
    return lambda: conference_reports.share(
        report=report, with_whom="Mary Example", role="mother", on=TODAY, how="hand", today=TODAY
    )
