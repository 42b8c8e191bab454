"""*Something else happened*, as pages: what, then its fields; without scripts."""

import re
from datetime import date
from typing import Any

import pytest

from holdfast.casework import milestones
from holdfast.records.models import Milestone, MilestoneChild
from tests import people, signed_in
from tests.casework.recorded import arranged, at_work, meeting
from tests.pages.sending import fill_in
from tests.pages.test_allocations import dated

ADA, BEN = people.ADA.id, people.BEN.id
PATH = f"/children/{ADA}/happened"
ON = dated("on", date(2026, 2, 16))


def recorded(event: str) -> list[Milestone]:
    with at_work(people.WINIFRED):
        return list(Milestone.objects.filter(event=event))


def test_first_one_says_what_happened(db: None) -> None:
    text = signed_in.client_as(people.WINIFRED).get(PATH).content.decode()
    offered = re.findall(r'href="\?event=([a-z-]+)"', text)
    assert sorted(offered) == sorted(milestones.EVENTS)
    offered = re.findall(
        r'href="\?event=([a-z-]+)"', signed_in.client_as(people.PENNY).get(PATH).content.decode()
    )
    assert sorted(offered) == sorted(milestones.ANYBODYS)


def test_an_assessment_is_completed_on_its_own_page(db: None) -> None:
    """It leads to what was done before, where each assessment under way has its button, or one is begun."""
    client = signed_in.client_as(people.WINIFRED)
    answer = client.get(f"{PATH}?event=assessment-completed", follow=True)
    assert answer.redirect_chain[-1][0] == f"/children/{ADA}/before"
    assert f'href="/children/{ADA}/assessment"' in answer.content.decode()


@pytest.mark.parametrize("event", sorted(set(milestones.EVENTS) - {"assessment-completed"}))
def test_every_event_has_its_form(db: None, event: str) -> None:
    answer = signed_in.client_as(people.WINIFRED).get(f"{PATH}?event={event}", follow=True)
    assert answer.status_code == 200
    assert 'name="on_day"' in answer.content.decode()


@pytest.mark.requirement("J-5.1")
def test_supervision_is_recorded_for_several_children(db: None) -> None:
    client = signed_in.client_as(people.WINIFRED)
    sent = fill_in(
        client, f"{PATH}?event=supervision", children=[str(ADA), str(BEN)], risk_considered="yes",
        assessment_needed="no", text="Both considered", **ON,
    )  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    found = recorded("supervision")[0]
    assert (found.risk_considered, found.assessment_needed, found.text) == (True, False, "Both considered")
    with at_work(people.WINIFRED):
        assert MilestoneChild.objects.filter(milestone=found).count() == 2


def test_who_did_it_is_filled_in_and_can_be_another(db: None) -> None:
    client = signed_in.client_as(people.WINIFRED)
    path = f"{PATH}?event=access-difficulty"
    assert '<option value="social-worker" selected>' in client.get(path).content.decode()
    sent = fill_in(client, path, children=[str(ADA)], by="health-visitor", obstruction="absent", **ON)
    assert sent.status_code == 302, sent.content.decode()
    assert recorded("access-difficulty")[0].by_role == "health-visitor"


def test_what_it_is_about_is_known_from_today_s_button(db: None) -> None:
    """The report for a review that is arranged: its day stands filled in, whatever names it."""
    with at_work(people.CONNIE):
        part = meeting(ADA, "review-conference")
        of_date = arranged(part, date(2026, 3, 20), on=date(2026, 2, 2))
        keys = (part.id, of_date.id, "2026-03-20")
    client = signed_in.client_as(people.CONNIE)
    for key in keys:
        text = client.get(f"{PATH}?event=report-to-chair&for={key}").content.decode()
        assert re.search(r'name="for_day"[^>]*value="20"', text), key
    sent = fill_in(
        client, f"{PATH}?event=report-to-chair&for={part.id}", children=[str(ADA)],
        **dated("for", date(2026, 3, 20)), **ON,
    )  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    assert recorded("report-to-chair")[0].for_on == date(2026, 3, 20)


def test_what_is_wrong_is_said_at_its_field(db: None) -> None:
    client = signed_in.client_as(people.WINIFRED)
    said: dict[str, Any] = {"children": [], "what": "", "on_day": "1", "on_month": "1", "on_year": "2100"}
    text = fill_in(client, f"{PATH}?event=considered", **said).content.decode()
    assert "Choose at least one child" in text
    assert "must be today or in the past" in text
    assert recorded("considered") == []


def test_what_has_a_page_of_its_own_leads_there(db: None) -> None:
    client = signed_in.client_as(people.WINIFRED)
    for event, name in (("outline-plan-made", "plan/record"), ("plan-changed", "plan/record")):
        assert client.get(f"{PATH}?event={event}")["Location"] == f"/children/{ADA}/{name}"


def test_a_partner_records_no_supervision(db: None) -> None:
    answer = signed_in.client_as(people.PENNY).get(f"{PATH}?event=supervision")
    assert answer.status_code == 403
