"""The pages of reports to a conference: who owes one, writing it, what it lacks, sending, sharing."""

import re
from datetime import date
from html import unescape
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from holdfast.casework import conference_reports
from holdfast.records.models import (
    ConferenceInvitation,
    ConferenceReport,
    Milestone,
    ReportPart,
    ReportShared,
)
from tests import people, signed_in
from tests.casework import field_work, reporting
from tests.casework.recorded import at_work
from tests.casework.reporting import ADA, BEN
from tests.pages.sending import fill_in
from tests.pages.test_allocations import dated
from tests.standings import TODAY

REPORTS = "/conferences/{}/reports"


def text_of(client: Client, path: str) -> str:
    """A page's words, without its marks."""
    answer = client.get(path)
    assert answer.status_code == 200, answer.content.decode()
    text = answer.content.decode()
    body = re.sub(r"<[^>]+>", " ", text[text.index("<main") : text.index("</main>")])
    return re.sub(r"\s+", " ", unescape(body))


def report_of(kind: str = "social-worker") -> ConferenceReport:
    with at_work(people.CONNIE):
        found: ConferenceReport = ConferenceReport.standing.get(kind=kind)
    return found


def begin(member: people.Member, meeting: UUID) -> tuple[Client, str]:
    """A report begun by somebody by its page; the client, and the report's address."""
    client = signed_in.client_as(member)
    sent = fill_in(client, f"{REPORTS.format(meeting)}/begin")
    assert sent.status_code == 302, sent.content.decode()
    return client, sent.headers["Location"]


def write(client: Client, report: str, number: int, **said: Any) -> Any:
    sent = fill_in(client, f"{report}/sections/{number}", **said)
    assert sent.status_code == 302, sent.content.decode()
    return sent


def test_the_social_workers_report_from_its_beginning_to_the_chair(db: None) -> None:
    meeting = reporting.with_penny()
    client, report = begin(people.WINIFRED, meeting)
    assert "Social worker: Winifred Worker, since Mon 5 Jan" in text_of(client, report)
    sent = write(client, report, 2, **{f"{ADA}-fact": "Two clinics missed", "all-opinion": "They are close"})
    assert sent.headers["Location"] == f"{report}/sections/3"
    assert "Two clinics missed" in client.get(f"{report}/sections/2").content.decode()
    read = text_of(client, report)
    assert "Fact Ada Example: Two clinics missed Opinion They are close" in read
    assert write(client, report, 6).headers["Location"] == report
    assert fill_in(client, f"{report}/ask").status_code == 302
    assert "With the manager" in text_of(client, report)
    manager = signed_in.client_as(people.MALCOLM)
    refused = fill_in(manager, f"{report}/authorise", decision="send-back")
    assert "Say what is to be changed" in refused.content.decode()
    fill_in(manager, f"{report}/authorise", decision="send-back", comments="Say more of Ben")
    assert "Your manager’s comments Say more of Ben" in text_of(client, report)
    fill_in(client, f"{report}/ask")
    fill_in(manager, f"{report}/authorise", decision="authorise")
    assert "by Malcolm Manager" in text_of(client, report)
    assert fill_in(client, f"{report}/send", **dated("on", TODAY)).status_code == 302
    assert report_of().state == "sent"
    chair = signed_in.client_as(people.CHLOE)
    assert "1 of 3 reports are with the chair" in text_of(chair, REPORTS.format(meeting))
    assert "Two clinics missed" in text_of(chair, report)


def test_two_who_write_one_section_are_told_of_each_other(db: None) -> None:
    meeting = reporting.with_penny()
    client, report = begin(people.WINIFRED, meeting)
    key = report_of().id
    with at_work(people.MALCOLM):
        page = conference_reports.show(report=key, today=TODAY)
    path = f"{report}/sections/2"
    opened = client.get(path).content.decode()
    marks = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', opened))
    marks.pop("csrfmiddlewaretoken", None)
    with at_work(people.MALCOLM):
        conference_reports.write(
            report=key, number=2, said=[], mark="not-known", seen=page.section(number=2).version, today=TODAY
        )
    sent = client.post(path, {**marks, "kept-do": "save", "all-fact": "Mine"})
    assert sent.status_code == 409
    assert "changed this while you were typing" in sent.content.decode()
    assert "Mine" in sent.content.decode()


@pytest.mark.requirement("J-6.28")
def test_what_is_in_one_piece_is_shown_kindly_with_its_clause(db: None) -> None:
    client, report = begin(people.PENNY, reporting.with_penny())
    write(client, report, 4, unsorted="Dirty, and they say he drinks")
    read = text_of(client, report)
    assert "Family and surroundings: text in which fact, observation, allegation and opinion" in read
    assert "A report distinguishes fact, observation, allegation and opinion." in read
    assert "Nothing here stops the report" in read
    assert "are not kept apart" in text_of(client, f"{report}/sections/4")
    write(client, report, 4, **{"all-observation": "Dirty", "all-allegation": "They say he drinks"})
    read = text_of(client, report)
    assert "Observation Dirty Allegation They say he drinks" in read
    assert "not kept apart must" not in read


@pytest.mark.requirement("J-6.29")
def test_whoever_does_not_come_is_asked_for_their_view_on_ending(db: None) -> None:
    client, report = begin(people.PENNY, reporting.with_penny())
    assert fill_in(client, f"{report}/view", coming="not-coming").status_code == 302
    says = "No view on de-registration, though the author does not come"
    assert says in text_of(client, report)
    fill_in(client, f"{report}/view", coming="not-coming", ending="The plan should go on")
    read = text_of(client, report)
    assert says not in read
    assert "The plan should go on" in read
    with at_work(people.CONNIE):
        invitation = ConferenceInvitation.standing.get(role="health-visitor")
    assert invitation.answer == "not-coming"


@pytest.mark.requirement("J-6.37")
def test_an_empty_section_is_marked_or_left_and_the_report_goes(db: None) -> None:
    client, report = begin(people.PENNY, reporting.with_penny())
    write(client, report, 3, mark="not-involved")
    read = text_of(client, report)
    assert "3. Parents and carers We are not involved" in read
    assert "The child: no content, nor a mark as not known or not involved" in read
    assert "Parents and carers: no content" not in read
    assert fill_in(client, f"{report}/send", **dated("on", TODAY)).status_code == 302
    assert report_of("agency").state == "sent"


@pytest.mark.requirement("J-6.27")
def test_what_is_late_is_said_and_a_report_on_paper_recorded(db: None) -> None:
    """The day before the review: it was due three working days before that."""
    with at_work(people.CONNIE):
        meeting = reporting.arrange(for_on=date(2026, 3, 3))
        teacher = reporting.invite(meeting, None, "teacher")
    client = signed_in.client_as(people.CONNIE)
    read = text_of(client, REPORTS.format(meeting))
    assert re.search(r"Social worker Not begun Due Thu 26 Feb( 2026)?, \d+ days late", read), read
    sent = fill_in(
        client, f"{REPORTS.format(meeting)}/received", whose=str(teacher), **dated("on", TODAY),
        ending="It should end",
    )  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    assert "Came on paper Mon 2 Mar" in text_of(client, REPORTS.format(meeting))
    with at_work(people.CONNIE):
        assert Milestone.objects.get(event="report-to-chair").by_role == "teacher"


@pytest.mark.requirement("C-4")
def test_council_shows_by_when_the_parents_get_the_report_and_records_it(db: None) -> None:
    case = field_work.begin("council", born_on=date(2018, 6, 1), plan_on=date(2026, 1, 5))
    worker = people.Member(case.account, "council", "Field Worker", "field@council.example")
    with field_work.inside("council", case.account):
        meeting = reporting.arrange(children=(case.child,), for_on=date(2030, 1, 14))
    client, report = begin(worker, meeting)
    list_ = REPORTS.format(meeting)
    assert "The parents get the social worker’s report by Sun 13 Jan 2030" in text_of(client, list_)
    sent = fill_in(
        client, f"{report}/share", whom="else", name="Mary Example", role="mother",
        **dated("on", timezone.localdate()), how="gone-through", text="Two dates are wrong",
    )  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    assert "before the meeting" in text_of(client, report)
    assert "The parents were given the social worker’s report" in text_of(client, list_)
    with field_work.inside("council", case.account):
        assert ReportShared.objects.get().text == "Two dates are wrong"


def test_what_cannot_be_is_said_at_its_field_or_in_words(db: None) -> None:
    meeting = reporting.with_penny()
    client, report = begin(people.WINIFRED, meeting)
    text = fill_in(client, f"{report}/share").content.decode()
    for says in ("Say with whom it was shared", "Say what they are to the child", "Say how it was shared"):
        assert says in text
    text = fill_in(client, f"{report}/share", whom="else", role="mother", how="post").content.decode()
    assert "Say who it was" in text
    again = client.get(f"{REPORTS.format(meeting)}/begin")
    assert again.status_code == 403
    connie = signed_in.client_as(people.CONNIE)
    assert connie.get(report).status_code == 403
    assert connie.get(f"{report}/sections/1").status_code == 403
    text = fill_in(connie, f"{REPORTS.format(meeting)}/received", whose="else").content.decode()
    assert "Say who wrote it" in text
    assert "Say in which role they wrote it" in text
    sent = fill_in(client, f"{report}/send", **dated("on", TODAY))
    assert sent.status_code == 403
    assert "Your manager authorises it first" in sent.content.decode()


def test_somebody_of_another_agency_sees_their_own_alone(db: None) -> None:
    meeting = reporting.with_penny()
    _, worker = begin(people.WINIFRED, meeting)
    client, own = begin(people.PENNY, meeting)
    read = text_of(client, REPORTS.format(meeting))
    assert "Penny Partner" in read
    assert "Winifred" not in read
    assert client.get(worker).status_code == 403
    assert "Health visitor since Mon 5 Jan" in text_of(client, own)


def test_a_draft_of_a_section_is_there_at_the_next_sitting(db: None) -> None:
    client, report = begin(people.WINIFRED, reporting.with_penny())
    later = fill_in(client, f"{report}/sections/2", **{f"{BEN}-fact": "Half a sent", "kept-do": "later"})
    assert later.headers["Location"] == report
    with at_work(people.WINIFRED):
        assert not ReportPart.objects.filter(text__contains="Half a sent").exists()
    assert "Half a sent" in client.get(f"{report}/sections/2").content.decode()
