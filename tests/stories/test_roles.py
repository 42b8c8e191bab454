"""A day of each role, with its real sign-in: where one lands, one's own work, a door that is shut."""

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from holdfast.access.roles import Role
from holdfast.casework import emergencies
from holdfast.cli.clusters import Addresses
from tests import caseload, people
from tests.casework.recorded import at_work
from tests.people import ADA, BEN, REX, UMA, Member
from tests.signed_in import session_of, sign_in
from tests.standings import TEAM_NORTH
from tests.stories.clock import Clock
from tests.stories.conftest import Come
from tests.stories.server import Site
from tests.stories.watched import Watched

CHILD, UNITS = f"/children/{ADA.id}", f"/children/{UMA.id}"
WHY = "The police rang about a child in the street"


@dataclass
class Day:
    """Somebody's page on the site."""

    site: Site
    watched: Watched

    @property
    def page(self) -> Page:
        """What they look at."""
        return self.watched.page

    def go(self, path: str) -> int:
        """Go to a path of Jersey's; answers the status."""
        answer = self.page.goto(self.site.at("jersey", path))
        assert answer is not None
        return answer.status

    def says(self, words: str) -> None:
        """The page has these words."""
        expect(self.page.get_by_text(words).first).to_be_visible()

    def press(self, name: str) -> None:
        """Press a button."""
        self.page.get_by_role("button", name=name, exact=True).click()

    def follow(self, name: str) -> None:
        """Follow a link."""
        self.page.get_by_role("link", name=name, exact=True).first.click()

    def date(self, name: str, on: datetime) -> None:
        """Write a date into three boxes."""
        group = self.page.get_by_role("group", name=name, exact=True)
        for box, number in (("Day", on.day), ("Month", on.month), ("Year", on.year)):
            group.get_by_label(box).fill(str(number))

    def note(self, path: str, text: str) -> None:
        """Record a case note."""
        self.go(f"{path}/note")
        self.page.get_by_role("group", name="What is it?").get_by_role("radio").first.check()
        self.page.get_by_label("What was said, written or heard").fill(text)
        self.press("Save")
        expect(self.page.get_by_role("heading", level=1)).to_have_text("Case note")


def works_with_ada(day: Day) -> None:
    expect(day.page.get_by_role("row").filter(has_text="Ada Example")).to_be_visible()
    day.note(CHILD, "She drew the house.")
    day.says("She drew the house.")


def stands_by(day: Day) -> None:
    day.says("No child is allocated to you")
    day.go(CHILD)
    day.says("the child is allocated in your team")
    expect(day.page.get_by_role("link", name="Record a visit")).to_have_count(0)


def leads_a_team(day: Day) -> None:
    """Says whether an emergency was in order, and hands a child over."""
    with at_work(people.SASHA):
        now = datetime.now(UTC)
        emergencies.open(child=ADA.id, kind="emergency", why=WHY, now=now, today=now.date())
    day.go("/today")
    expect(day.page.get_by_role("link", name="1 emergency access to see")).to_be_visible()
    day.page.get_by_role("link", name=re.compile("Was it in order")).click()
    day.page.get_by_label("Yes, it was in order").check()
    day.press("Save")
    day.says("None waits for you.")
    day.go(f"{CHILD}/allocate")
    day.page.get_by_label("To whom?").select_option(label="Wanda Worker, social worker, Team North")
    day.press("Save the allocation")
    day.says("The allocation is recorded.")


def sees_every_team(day: Day) -> None:
    day.follow("Teams")
    day.go(f"/team/{TEAM_NORTH}")
    expect(day.page.get_by_role("heading", level=1)).to_have_text("Team North")
    day.says("Winifred Worker")


def works_in_the_unit(day: Day) -> None:
    expect(day.page.get_by_role("row").filter(has_text="Uma Unit")).to_be_visible()
    day.note(UNITS, "She was at the nursery.")


def leads_the_unit(day: Day) -> None:
    works_in_the_unit(day)
    day.go(f"{UNITS}/allocate")
    expect(day.page.get_by_label("To whom?")).to_be_visible()


def arranges(day: Day) -> None:
    """A review conference, which then stands among the child's meetings."""
    day.go(f"{CHILD}/meeting?do=arrange")
    day.page.get_by_role("group", name="Which meeting?").get_by_label(re.compile("Review")).first.check()
    day.date("For which day?", datetime(2027, 1, 12, tzinfo=UTC))
    day.press("Arrange it")
    expect(day.page.get_by_role("alert").or_(day.page.locator(".govuk-notification-banner"))).to_be_visible()
    day.go(f"{CHILD}/meetings")
    day.says("12 Jan 2027")


def reviews(day: Day) -> None:
    """Reads the plan of a child who has one, and adds what they heard."""
    day.go(f"{CHILD}/plan")
    expect(day.page.get_by_role("heading", level=1)).to_contain_text("Ada Example")
    day.note(CHILD, "The mother rang before the review.")


def is_on_duty(day: Day) -> None:
    day.page.get_by_label("Why do you open the summary?").fill(WHY)
    day.press("Open the summary")
    day.says("5 children with a plan")
    day.page.get_by_role("link", name=re.compile("with a reason.*Ada Example")).click()
    day.page.get_by_label("Why must you see this record now?").fill(WHY)
    day.press("Open the record")
    day.says("you opened the record on duty")
    assert day.go(f"/children/{BEN.id}") == 200  # whoever goes there goes to the home, not to one child


def stands_at_a_door(day: Day) -> None:
    """Records their own failed visit; what others noted is not theirs to read."""
    with at_work(people.WINIFRED):
        caseload.note([ADA.id], people.WINIFRED, on=datetime.now(UTC).date(), text="A word in confidence")
    day.go(f"{CHILD}/not-seen")
    day.page.get_by_role("group", name="What happened?").get_by_label(re.compile("Nobody was there")).check()
    day.press("Save, and see who must be told")
    day.says("Winifred Worker")
    day.go(f"{CHILD}/notes")
    day.says("Nobody was there")
    expect(day.page.get_by_text("A word in confidence")).to_have_count(0)


def lists_for_a_return(day: Day) -> None:
    """With its reason; the same as a file, which has no name in it."""
    day.page.get_by_label("What is the list for?").fill("the yearly return")
    day.date("From", datetime(2026, 1, 1, tzinfo=UTC))
    day.date("Until", datetime(2026, 3, 31, tzinfo=UTC))
    with day.page.expect_download() as sent:
        day.press("Download it as CSV")
    text = Path(sent.value.path()).read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = list(csv.DictReader(text.splitlines()))
    assert len(rows) == 5
    assert "Ada" not in text
    assert {row["plan_from"] for row in rows} == {"2026-01-05"}


def inspects(day: Day) -> None:
    """Finds a child and reads; nothing on the page writes."""
    day.page.get_by_label("Name, date of birth, or both").last.fill("Ada Exmaple")
    day.page.locator("main").get_by_role("button", name="Find").click()
    day.page.locator("main").get_by_role("link", name="Ada Example").first.click()
    day.says("you inspect the records for a period")
    for name in ("Record a visit", "Case note", "Meeting"):
        expect(day.page.get_by_role("link", name=name, exact=True)).to_have_count(0)


def looks_after_accounts(day: Day) -> None:
    day.press("Add somebody")
    day.page.get_by_label("Full name").fill("Nora Newcomer")
    day.page.get_by_label("Work email address").fill("nora@jersey.example")
    day.page.locator("main form").get_by_role("button").last.click()
    day.says("Hand this address to Nora Newcomer")
    expect(day.page.locator("code")).to_contain_text("/invitation/")


@dataclass(frozen=True)
class Played:
    """A role: who has it, where their day begins, what they do, and what is shut to them."""

    role: Role
    who: Member
    lands: str
    first: str
    does: Callable[[Day], None]
    shut: str
    status: int = 403


TODAY_SAYS = "Today, "
PLAYED = (
    Played(Role.SOCIAL_WORKER, people.WINIFRED, "/today", TODAY_SAYS, works_with_ada, f"{CHILD}/allocate"),
    Played(Role.SENIOR_PRACTITIONER, people.SEBASTIAN, "/today", TODAY_SAYS, stands_by, f"{CHILD}/visit"),
    Played(Role.TEAM_MANAGER, people.MALCOLM, "/today", TODAY_SAYS, leads_a_team, "/lists"),
    Played(Role.SERVICE_MANAGER, people.SERENA, "/today", TODAY_SAYS, sees_every_team, f"/children/{REX.id}"),
    Played(Role.CONSULTANT_SOCIAL_WORKER, people.CARLA, "/today", TODAY_SAYS, leads_the_unit, CHILD),
    Played(
        Role.CHILD_PRACTITIONER, people.CHRIS, "/today", TODAY_SAYS, works_in_the_unit, f"{UNITS}/allocate"
    ),
    Played(Role.THERAPEUTIC_WORKER, people.THEA, "/today", TODAY_SAYS, works_in_the_unit, CHILD),
    Played(Role.UNIT_COORDINATOR, people.UNA, "/today", TODAY_SAYS, works_in_the_unit, "/carry-in"),
    Played(Role.CONFERENCE_ADMINISTRATOR, people.CONNIE, "/today", TODAY_SAYS, arranges, f"{CHILD}/visit"),
    Played(Role.CONFERENCE_CHAIR, people.CHLOE, "/today", TODAY_SAYS, arranges, f"{CHILD}/allocate"),
    Played(Role.REVIEWING_OFFICER, people.RORY, "/today", TODAY_SAYS, reviews, "/team"),
    Played(Role.SAFEGUARDING_MANAGER, people.SAFIYA, "/today", TODAY_SAYS, sees_every_team, "/accounts"),
    Played(Role.DUTY_SOCIAL_WORKER, people.DORA, "/duty", "Duty summary", is_on_duty, UNITS),
    Played(Role.PARTNER_PROFESSIONAL, people.PENNY, "/today", TODAY_SAYS, stands_at_a_door, f"{CHILD}/log"),
    Played(Role.DATA_OFFICER, people.DAN, "/lists", "Plans by identifier", lists_for_a_return, CHILD),
    Played(Role.INSPECTOR, people.INES, "/search", "Find somebody", inspects, f"{CHILD}/note"),
    Played(Role.ADMINISTRATOR, people.ADAM, "/accounts", "People with accounts", looks_after_accounts, CHILD),
)


def test_every_role_has_its_story() -> None:
    assert {each.role for each in PLAYED} == set(Role)


@pytest.mark.parametrize("played", PLAYED, ids=lambda each: str(each.role))
def test_a_day_of(played: Played, site: Site, come: Come) -> None:
    day = Day(site, come(width=1280))
    sign_in(day.page, site, played.who)
    expect(day.page).to_have_url(site.at("jersey", played.lands))
    expect(day.page.get_by_role("heading", level=1)).to_contain_text(played.first)
    played.does(day)
    assert day.watched.complaints == []
    assert day.go(played.shut) == played.status
    expect(day.page.get_by_role("heading", level=1)).not_to_contain_text("Ada Example")


def test_after_the_period_an_inspector_finds_nothing(
    site: Site, come: Come, committing: Addresses, monkeypatch: pytest.MonkeyPatch
) -> None:
    Clock(committing, monkeypatch).set(
        datetime(2028, 1, 3, 9, 0, tzinfo=UTC)
    )  # Saturday 1 January was too late
    day = Day(site, come(width=1280))
    key = session_of(people.INES)
    day.page.context.add_cookies([{"name": "sessionid", "value": key, "url": site.at("jersey")}])
    day.go("/")
    expect(day.page).to_have_url(site.at("jersey", "/account"))
    assert day.go(CHILD) == 403
    assert day.go("/search?q=Ada+Example") == 403
