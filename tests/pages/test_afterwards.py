"""What comes after a plan, as pages: what was decided and begins, who helps, what is missing; and its end."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from holdfast.casework import obligations, registrations
from holdfast.records.models import Action, Need, Outcome, Plan, Support, SupportPlan
from tests import signed_in
from tests.casework import field_work
from tests.casework.field_work import Case
from tests.casework.recorded import make
from tests.pages.sending import fill_in
from tests.pages.test_allocations import dated
from tests.people import Member


class Site:
    """A child whose plan has ended, and the browser of whoever works with it."""

    def __init__(self, slug: str, case: Case) -> None:
        self.case, self.slug = case, slug
        member = Member(case.account, slug, "Field Worker", f"field@{slug}.example")
        self.client: Client = signed_in.client_as(member)
        self.at = f"/children/{case.child}"

    @property
    def page(self) -> str:
        """What comes after, as the site shows it."""
        found = self.client.get(f"{self.at}/afterwards")
        assert found.status_code == 200, found.content.decode()
        return found.content.decode().replace("\xa0", " ")

    def begin(self, kind: str, **typed: Any) -> Any:
        """Send the form of a plan that follows."""
        said = {
            "kind": kind, "lead": "Field Worker", "team": str(self.case.team),
            **dated("from_on", timezone.localdate()), **typed,
        }  # fmt: skip
        return fill_in(self.client, f"{self.at}/support-plan", **said)

    def help(self, **typed: Any) -> Any:
        """Send the form of help that goes on."""
        said = {
            "who": "Hetty Example", "what": "weighs her weekly", "discussed_with": "Tess and her mother",
            **typed,
        }  # fmt: skip
        return fill_in(self.client, f"{self.at}/support", **said)

    @contextmanager
    def inside(self) -> Iterator[None]:
        """In the authority, to look at what was kept."""
        with field_work.inside(self.slug, self.case.account):
            yield


def ended(slug: str, then: str, *, undone: bool = False, on: date | None = None) -> Site:
    """A review has ended a child's plan, today or on a day."""
    today = timezone.localdate()
    began = today - timedelta(days=300)
    case = field_work.begin(slug, born_on=near(today, 9), plan_on=began)
    with field_work.inside(slug, case.account):
        row = registrations.current(child=case.child, on=today)
        plan = make(Plan, registration=row, part="detailed", made_on=began)
        need = make(Need, plan=plan, text="To be safe at night")
        outcome = make(Outcome, need=need, text="A sober adult every night", reached_on=today)
        make(Action, outcome=outcome, text="Draw up a rota", who="Mother", done_on=None if undone else today)
        registrations.close(registration=row, on=on or today, grounds="no-longer-at-risk", then=then)
        obligations.refresh(children=[case.child], today=today)
    return Site(slug, case)


def near(today: date, years: int) -> date:
    return date(today.year - years, 5, 4)


@pytest.mark.requirement("W-14")
def test_social_work_goes_on_for_a_time_that_is_named(db: None) -> None:
    site = ended("isle-of-wight", "child-in-need")
    assert "decided to follow, and not begun" in site.page
    assert (
        "Decided to follow: A child in need plan"
        in site.client.get(f"{site.at}/support-plan").content.decode()
    )
    refused = site.begin("child-in-need")
    assert "until when it is to last" in refused.content.decode()
    until = timezone.localdate() + timedelta(days=120)
    sent = site.begin("child-in-need", **dated("named_until_on", until))
    assert sent.status_code == 302, sent.content.decode()
    page = site.page
    assert "the case is held by Team Field" in page
    assert f"named until {until:%a} {until.day} {until:%b}" in page
    assert "decided to follow, and not begun" not in page


@pytest.mark.requirement("W-13")
def test_a_voluntary_plan_with_its_lead_and_who_commits_to_what(db: None) -> None:
    site = ended("isle-of-wight", "caf")
    refused = site.begin("caf")
    assert "what the family itself says" in refused.content.decode()
    sent = site.begin("caf", family_says="We want help with mornings")
    assert sent.status_code == 302, sent.content.decode()
    page = site.page
    assert "Led by Field Worker" in page
    assert "The family says: We want help with mornings" in page
    assert "What each agency commits to in the CAF plan is not recorded" in page
    assert site.help().status_code == 302
    assert "What each agency commits to in the CAF plan is not recorded" not in site.page


@pytest.mark.requirement("WC-11")
def test_what_was_not_carried_out_stands_before_the_button(db: None) -> None:
    site = ended("isle-of-wight", "caf", undone=True)
    lead = site.client.get(f"{site.at}/support-plan").content.decode()
    assert "Not carried out of the plan before: Draw up a rota" in lead
    refused = site.begin("caf", family_says="We want help")
    assert "Not every part of the plan was carried out" in refused.content.decode()
    assert site.begin("caf", family_says="We want help", although="He has left").status_code == 302
    with site.inside():
        assert SupportPlan.standing.get().kind == "caf"


@pytest.mark.requirement("W-12")
def test_closed_with_who_goes_on_helping(db: None) -> None:
    site = ended("isle-of-wight", "close", undone=True)
    page = site.page
    assert "Nothing more" in page
    assert "Nobody has recorded who goes on helping" in page
    assert "1 of its parts not recorded as carried out" in page
    sent = site.help()
    assert sent.status_code == 302, sent.content.decode()
    with site.inside():
        assert Support.standing.get().who == "Hetty Example"
    assert "Hetty Example" in site.page
    assert "Nobody has recorded who goes on helping" not in site.page


@pytest.mark.requirement("J-6.12")
def test_that_nobody_helps_is_recorded_with_why_and_with_whom_it_was_talked_over(db: None) -> None:
    site = ended("jersey", "close")
    wrong = site.help(discussed_with="")
    assert "Say with whom it was talked over" in wrong.content.decode()
    wrong = site.help(none_why="They want none")
    assert "Somebody helps, as you say above" in wrong.content.decode()
    wrong = site.help(who="", what="")
    assert "Say who helps, or below why nobody does" in wrong.content.decode()
    assert site.help(who="", what="", none_why="They want none").status_code == 302
    page = site.page
    assert "They want none" in page
    assert "Talked over with Tess and her mother" in page


@pytest.mark.requirement("J-6.24")
def test_whether_a_plan_follows_is_asked_with_the_clause(db: None) -> None:
    site = ended("jersey", "")
    page = site.page
    assert "It is not recorded whether a plan is to follow" in page
    assert "Factors to be Decided" in page
    assert site.begin("team-around-child").status_code == 302
    page = site.page
    assert "It is not recorded whether a plan is to follow" not in page
    assert "Team around the child and family" in page


@pytest.mark.requirement("C-11")
def test_the_plan_that_was_decided_is_due_until_it_begins(db: None) -> None:
    site = ended("council", "child-in-need")
    assert "What is due" in site.page
    assert "No longer at risk" in site.page
    assert site.begin("child-in-need").status_code == 302
    assert "What is due" not in site.page


@pytest.mark.requirement("M-5.2a")
def test_the_day_on_which_the_agencies_met_meets_the_duty(db: None) -> None:
    site = ended("isle-of-man", "child-in-need")
    assert "What is due" in site.page
    until = timezone.localdate() + timedelta(days=120)
    met = dated("agreed_on", timezone.localdate())
    sent = site.begin("child-in-need", **met, **dated("named_until_on", until))
    assert sent.status_code == 302, sent.content.decode()
    assert "agreed by the agencies" in site.page
    with site.inside():
        due = obligations.open_of(children=[site.case.child], today=timezone.localdate())
        assert "child-in-need-meeting" not in {each.duty for each in due}


@pytest.mark.requirement("WC-10")
def test_it_is_not_ended_within_three_months(db: None) -> None:
    site = ended("isle-of-wight", "child-in-need", on=timezone.localdate() - timedelta(days=130))
    began = timezone.localdate() - timedelta(days=50)
    until = timezone.localdate() + timedelta(days=60)
    sent = site.begin("child-in-need", **dated("from_on", began), **dated("named_until_on", until))
    assert sent.status_code == 302, sent.content.decode()
    with site.inside():
        key = SupportPlan.standing.get().id
    path = f"{site.at}/support-plans/{key}/end"
    assert path in site.page
    refused = fill_in(site.client, path, why="all is well", **dated("on", timezone.localdate()))
    assert "lasts at least three months" in refused.content.decode()
    with site.inside():
        assert SupportPlan.standing.get().ended_on is None


@pytest.mark.requirement("M-5.2b")
def test_ended_sooner_it_needs_its_reason_and_says_who_agreed(db: None) -> None:
    site = ended("isle-of-man", "child-in-need")
    until = timezone.localdate() + timedelta(days=120)
    assert site.begin("child-in-need", **dated("named_until_on", until)).status_code == 302
    with site.inside():
        key = SupportPlan.standing.get().id
    path = f"{site.at}/support-plans/{key}/end"
    wrong = fill_in(site.client, path, **dated("on", timezone.localdate()))
    assert "Say why it ends" in wrong.content.decode()
    sent = fill_in(
        site.client, path, why="They have moved", agreed_by=["mother"], **dated("on", timezone.localdate())
    )
    assert sent.status_code == 302, sent.content.decode()
    assert "They have moved" in site.page


def test_while_the_plan_goes_on_nothing_is_missing(db: None) -> None:
    case = field_work.begin(
        "jersey", born_on=near(timezone.localdate(), 9), plan_on=timezone.localdate() - timedelta(days=30)
    )
    page = Site("jersey", case).page
    assert "It goes on" in page
    assert 'id="missing"' not in page
