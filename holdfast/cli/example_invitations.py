"""A conference of the example is arranged: chair, invitations, views asked for, reports."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from functools import partial

from holdfast.casework import (
    chairs,
    conference_invitations,
    conference_people,
    conference_report_lists,
    conference_report_sending,
    conference_reports,
    conference_requests,
    conferences,
    invitation_sendings,
    views,
)
from holdfast.cli.example_ways import Act, Way

WHY = "a conference is arranged"


def diary(*, way: Way, asked_on: date, for_on: date) -> Iterator[Act]:
    """The service accepts and arranges; the social worker's report is authorised, shared and sent."""
    staff, report_on = way.staff, for_on - timedelta(days=7)
    service, manager = staff.one("conference-administrator"), staff.manager
    yield Act(who=service, why=WHY, act=partial(_arrange, way, asked_on, for_on))
    yield Act(who=service, why=WHY, act=partial(_invite, way, asked_on))
    yield Act(who=way.worker, why=WHY, act=partial(_report, way, report_on))
    yield Act(who=manager, why=WHY, act=partial(_authorise, way, report_on))
    yield Act(who=way.worker, why=WHY, act=partial(_share, way, report_on))
    yield Act(who=service, why=WHY, act=partial(_answers, way, report_on))


def _arrange(way: Way, on: date, for_on: date) -> None:
    conference_requests.accept(request=way.known["request"], today=on)
    way.known["meeting"] = conferences.arrange(
        kind="initial", children=way.children, for_on=for_on, arranged_on=on, today=on, at=time(10),
        venue="Pretend House, Room One", request=way.known["request"],
        reasons={"*": "the first day all can come"},
    )  # fmt: skip
    chairs.appoint(
        meeting=way.key, today=on, chair=way.staff.one("conference-chair"), profession="social-worker",
        experience="Chaired conferences for six years", note_taker_name="Nora Notes",
    )  # fmt: skip


def _invite(way: Way, on: date) -> None:
    page = conference_people.of_meeting(meeting=way.key, today=on)
    conference_invitations.invite(meeting=way.key, who=[each.key for each in page.proposed], today=on)
    for name, role, why in (
        ("Police protection unit", "police", "expertise"), ("Imaginary School", "teacher", "involved"),
    ):  # fmt: skip
        conference_invitations.add(meeting=way.key, name=name, role=role, why=why, today=on)
    for child, said in zip(way.children, way.children_said, strict=True):
        conference_invitations.judge_child(
            meeting=way.key, child=child, invited=said.age >= 13, today=on,
            decided_by="conference-chair",
            why="Wants to come and understands" if said.age >= 13 else "Too young to follow the meeting",
        )  # fmt: skip
    invitation_sendings.send(
        meeting=way.key, on=on, how="post", today=on, reasons={"*": "Everybody known is invited"}
    )


def _report(way: Way, on: date) -> None:
    report = conference_reports.begin(meeting=way.key, kind="social-worker", today=on)
    conference_reports.ask_to_authorise(report=report, today=on)


def _authorise(way: Way, on: date) -> None:
    for line in conference_report_lists.of_meeting(meeting=way.key, today=on).lines:
        if line.report is not None and line.role == "social-worker":
            conference_reports.authorise(report=line.report, today=on)


def _share(way: Way, on: date) -> None:
    for line in conference_report_lists.of_meeting(meeting=way.key, today=on).lines:
        if line.report is not None and line.role == "social-worker":
            conference_report_sending.share(
                report=line.report, with_whom=f"Mary {way.name}", role="mother", person=way.mother, on=on,
                how="hand", today=on, before_meeting=True, text="She says she has stopped.",
            )  # fmt: skip
            conference_report_sending.send(report=line.report, on=on, today=on)


def _answers(way: Way, on: date) -> None:
    meeting = way.key
    for each in conference_people.of_meeting(meeting=meeting, today=on).invited:
        if each.invited:
            conference_invitations.answer(
                meeting=meeting, invitation=each.id, answer="coming", on=on, today=on
            )
    views.record(
        meeting=meeting, text="I want Gran to be at ours when Mum is not well.", how="form", on=on, today=on,
        side="child", who=way.children_said[0].name, role="child", child=way.children[0],
    )  # fmt: skip
