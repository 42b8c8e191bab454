"""The pages of those who run conferences: what needs what, and the chair's own."""

from datetime import timedelta

import pytest
from django.utils import timezone

from holdfast.casework import chair_checks, chairs, conferences, meetings
from tests import people, signed_in
from tests.casework.recorded import at_work
from tests.pages.sending import fill_in
from tests.pages.test_allocations import dated

ADA = people.ADA.id


@pytest.mark.requirement("WC-1")
def test_the_service_has_a_worklist_of_its_own(db: None) -> None:
    today = timezone.localdate()
    with at_work(people.CONNIE):
        for kind in ("review-conference", "looked-after-review"):
            meetings.arrange(
                kind=kind, children=[ADA], for_on=today + timedelta(days=9 if kind[0] == "r" else 12),
                arranged_on=today, today=today, venue="Room One",
            )  # fmt: skip
    text = signed_in.client_as(people.CONNIE).get("/conferences").content.decode()
    assert "No chair yet." in text
    assert text.count("<strong>Looked after review</strong>") == 1
    assert text.count("Room One") == 2


def test_nothing_to_do_is_said(db: None) -> None:
    text = signed_in.client_as(people.CONNIE).get("/conferences").content.decode()
    assert "No team waits for an answer." in text
    assert "Nothing is arranged for these weeks." in text


def test_a_worker_has_no_such_list(db: None) -> None:
    assert signed_in.client_as(people.WINIFRED).get("/conferences").status_code == 403


@pytest.mark.parametrize("said", ["2026-03-02", "yesterday", "9999-12-31", "0001-01-01", ""])
def test_any_first_day_is_answered(db: None, said: str) -> None:
    assert signed_in.client_as(people.CONNIE).get("/conferences", {"from": said}).status_code == 200


def test_a_chair_looks_alerts_and_the_manager_answers(db: None) -> None:
    chair, today = signed_in.client_as(people.CHLOE), timezone.localdate()
    page = fill_in(
        chair,
        f"/children/{ADA}/checks/add",
        **dated("on", today),
        on_course="no",
        text="No core group since January",
    )
    assert page.url == f"/children/{ADA}/alert"
    page = fill_in(chair, f"/children/{ADA}/alert", to=str(people.MALCOLM.account), text="Please set one")
    assert page.url == f"/children/{ADA}/checks"
    with at_work(people.MALCOLM):
        (alert,) = chair_checks.to_answer(today=today)
    manager = signed_in.client_as(people.MALCOLM)
    assert "Please set one" in manager.get(f"/alerts/{alert.id}").content.decode()
    fill_in(manager, f"/alerts/{alert.id}", text="On Thursday")
    assert "On Thursday" in chair.get(f"/children/{ADA}/checks").content.decode()
    with at_work(people.MALCOLM):
        assert chair_checks.to_answer(today=timezone.localdate()) == ()


def test_the_managers_team_page_has_the_alert_to_answer(db: None) -> None:
    with at_work(people.CHLOE):
        chair_checks.alert(
            child=ADA, to=people.MALCOLM.account, text="No core group", today=timezone.localdate()
        )
    text = signed_in.client_as(people.MALCOLM).get("/team").content.decode()
    assert "Alert from Chloe Chair" in text
    assert "No core group" in text


def test_the_chairs_today_has_what_they_chair_this_week(db: None) -> None:
    today = timezone.localdate()
    with at_work(people.CONNIE):
        for child, days in ((ADA, 2), (people.BEN.id, 20)):
            meeting = conferences.arrange(
                kind="review", children=[child], for_on=today + timedelta(days=days), arranged_on=today,
                today=today, reasons={"*": "a test"},
            )  # fmt: skip
            chairs.appoint(
                meeting=meeting, today=today, chair=people.CHLOE.account, profession="social-worker",
                note_taker_name="Nora Notes", reasons={"*": "a test"},
            )  # fmt: skip
    text = signed_in.client_as(people.CHLOE).get("/today").content.decode()
    assert "Conferences I chair" in text
    assert text.count("<strong>Review Conference</strong>") == 1
    service = signed_in.client_as(people.CONNIE).get("/today").content.decode()
    assert "Conferences I chair" not in service
