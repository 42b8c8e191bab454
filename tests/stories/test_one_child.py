"""One family all the way, in each authority: carried in, seen on Today, visited, kept from, told, put right.

The days are in March 2026, counted by hand from these: plan since Mon 5 January, last seen at home Mon 16
February, last core group Mon 9 February, carried in Mon 2 March; visits every 3 weeks, core groups every 6.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from holdfast.cli.clusters import Addresses
from tests.signed_in import session_of, sign_in
from tests.stories import staff
from tests.stories.clock import Clock
from tests.stories.conftest import Come
from tests.stories.hands import Hand, Keys
from tests.stories.server import Site
from tests.stories.staff import Staff
from tests.stories.watched import Watched

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TUESDAY, THURSDAY, FRIDAY = (MONDAY + timedelta(days=days) for days in (1, 3, 4))
CHILDREN = {"Alma": "4/5/2014", "Bruno": "9/9/2016", "Celia": "20/1/2020", "Dot": "10/6/2025"}


@dataclass(frozen=True)
class Authority:
    """What is so in one authority, and how this story's people work."""

    slug: str
    hand: Callable[[Page], Hand]
    # What Today has on Monday: within the week (what, when), and each child's next date.
    this_week: tuple[tuple[str, str], ...]
    next_dates: dict[str, str]
    after_the_visit: str  # when the next visit is due
    must_be_told: tuple[str, ...] = ()
    scripts: bool = True
    carries_in: str = "conference-administrator"


AUTHORITIES = (
    Authority(
        slug="jersey", hand=Hand, carries_in="team-manager",
        # Core group: Mon 9 Feb and 4 weeks, the plan's 6 being longer: Mon 9 Mar. At home: Mon 16 Feb and
        # 3 weeks is Mon 9 Mar. As planned, Dot, 8 months, was not said to be awake: Mon 2 Mar and 3 weeks.
        this_week=(
            *(("Core group", "Mon 9 Mar"), ("Visit at home", "Mon 9 Mar")),
            ("Visit, as the plan says", "Mon 9 Mar"),
        ),
        next_dates=dict.fromkeys(CHILDREN, "Mon 9 Mar"),
        after_the_visit="Tue 24 Mar",
        must_be_told=("Mabel Manager", "Cheryl Chair"),
    ),
    Authority(
        slug="isle-of-man", hand=Keys,
        # Mon 16 Feb and 3 weeks; the core group, Mon 9 Feb and 6 weeks, is Mon 23 Mar and the manager's.
        this_week=(("Visit", "Mon 9 Mar"),),
        next_dates=dict.fromkeys(CHILDREN, "Mon 9 Mar"),
        after_the_visit="Tue 24 Mar",
    ),
    Authority(
        slug="isle-of-wight", hand=Keys,
        # No visits are counted there; the core group, Mon 9 Feb and 6 weeks, is Mon 23 Mar.
        this_week=(),
        next_dates=dict.fromkeys(CHILDREN, "Mon 23 Mar"),
        after_the_visit="",
    ),
    Authority(
        slug="council", hand=Hand, scripts=False,
        this_week=(("Visit", "Mon 9 Mar"),),
        next_dates=dict.fromkeys(CHILDREN, "Mon 9 Mar"),
        after_the_visit="Tue 24 Mar",
    ),
)  # fmt: skip


@dataclass
class Story:
    """Where the story takes place, who is in it, and the page that each of them has open."""

    authority: Authority
    site: Site
    clock: Clock
    staff: Staff
    come: Come
    desks: dict[str, Watched] = field(default_factory=dict)

    def at(self, role: str, path: str, *, width: int = 375) -> tuple[Page, Hand]:
        """Whoever holds a role, signed in, on a page."""
        if role not in self.desks:
            self.desks[role] = self.come(width=width, scripts=self.authority.scripts)
        page = self.desks[role].page
        slug = self.authority.slug
        key = session_of(self.staff.of[role])
        page.context.add_cookies([{"name": "sessionid", "value": key, "url": self.site.at(slug)}])
        page.goto(self.site.at(slug, path))
        return page, self.authority.hand(page)

    def check(self, role: str, what: str) -> None:
        """Hold what somebody sees to what every page is held to."""
        self.desks[role].check(f"one-child-{self.authority.slug}-{what}")


@pytest.fixture(params=AUTHORITIES, ids=lambda each: str(each.slug))
def story(
    request: pytest.FixtureRequest, site: Site, come: Come, committing: Addresses,
    monkeypatch: pytest.MonkeyPatch,
) -> Story:  # fmt: skip
    """A team that began the Friday before; it is Monday morning."""
    authority = request.param
    clock = Clock(committing, monkeypatch)
    friday = MONDAY - timedelta(days=3)
    clock.set(friday)
    in_unit = authority.slug == "isle-of-wight"
    hired = staff.hire(slug=authority.slug, in_unit=in_unit, on=friday.date(), now=friday)
    clock.set(MONDAY)
    return Story(authority, site, clock, hired, come)


def test_one_family_all_the_way(story: Story) -> None:
    carry_in(story)
    child = see_today(story)
    visit(story, child)
    fail_to_see(story, child)
    acknowledge(story)
    correct(story, child)
    look_back(story, child)
    who_did_what(story, child)


def carry_in(story: Story) -> None:
    """The whole family by one form, with what is the same for all of them asked once."""
    watched = story.desks[story.authority.carries_in] = story.come(
        width=1280, scripts=story.authority.scripts
    )
    page, hand = watched.page, story.authority.hand(watched.page)
    sign_in(page, story.site, story.staff.of[story.authority.carries_in], path="/carry-in")
    hand.press("Put in a family")
    for number, (name, born_on) in enumerate(CHILDREN.items(), 1):
        if number > 1:
            hand.use(page.locator("summary", has_text=re.compile(rf"^\s*Child {number}\s*$")))
        hand.type_into(page.locator(f"#id_{number}-given_name"), name)
        if number == 1:
            hand.type_into(page.locator("#id_1-family_name"), "Sample")
        hand.type_into(page.locator(f"#id_{number}-born_on"), born_on)
    hand.type_into(page.locator("#id_all-plan_began_on"), "5/1/2026")
    hand.answer("Categories of abuse", "Neglect")
    hand.type_into(page.locator("#id_all-visit_every"), "3 weeks")
    hand.type_into(page.locator("#id_all-core_group_every"), "6 weeks")
    hand.type_into(page.locator("#id_all-last_core_group_on"), "9/2/2026")
    hand.type_into(page.locator("#id_all-last_visit_on"), "16/2/2026")
    hand.pick("That visit was at home", "Yes")
    hand.type_into(page.locator("#id_all-address"), "1 Invented Street")
    hand.pick("Social worker", "Willa Worker")
    hand.pick("Team or unit", story.staff.team)
    story.check(story.authority.carries_in, "family")
    hand.press("Look at it once more")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ready: 4 of 4 to carry in")
    hand.press("Carry in 4")
    expect(page.get_by_role("heading", level=1)).to_have_text("4 of 4 carried in")
    story.check(story.authority.carries_in, "carried-in")


def see_today(story: Story) -> str:
    """What is due this week, and the next date of each; answers the key of the eldest."""
    page, hand = story.at("social-worker", "/today")
    expect(page.get_by_text("nothing overdue")).to_be_visible()
    rows = [" ".join(text.split()) for text in page.locator("#soon + ul > li").all_inner_texts()]
    for what, when in story.authority.this_week:
        assert any(f" {what} " in row and when in row for row in rows), (what, when, rows)
    titles = page.locator("#soon + ul > li .hf-work__what > strong").all_inner_texts()
    assert set(titles) == {title for title, _ in story.authority.this_week}
    for name, when in story.authority.next_dates.items():
        line = page.get_by_role("row").filter(has_text=f"{name} Sample")
        expect(line).to_contain_text(when)
        expect(line).to_contain_text("Mon 16 Feb")
    story.check("social-worker", "today")
    hand.press("Alma Sample", "link")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Alma Sample, 11")
    found = re.search(r"/children/([0-9a-f-]{36})$", page.url)
    assert found
    return found[1]


def visit(story: Story, child: str) -> None:
    """All of them at once, on a telephone: where and how once, a part for each."""
    story.clock.set(TUESDAY)
    page, hand = story.at("social-worker", f"/children/{child}")
    hand.press("Record a visit", "link")
    for name in CHILDREN:
        hand.answer(name, "Seen")
    hand.answer("Where", "At home")
    hand.answer("Did the family know you were coming?", "No")
    for name in CHILDREN:
        hand.answer(f"Did you see {name} alone?", "Yes")
        if name == "Dot":
            hand.answer("Was Dot awake?", "Yes")
        hand.write(f"What {name} said or showed", f"{name} showed the garden")
    hand.answer("Bedrooms you saw", "Alma")
    story.check("social-worker", "visit")
    hand.press("Save")
    expect(page.get_by_text("The visit is recorded.")).to_be_visible()
    for name in CHILDREN:
        expect(page.get_by_text(f"{name} showed the garden")).to_be_visible()
    if story.authority.after_the_visit:
        due = page.get_by_role("region", name="Next").get_by_role("listitem").first
        expect(due).to_contain_text("Alma Sample, Bruno Sample, Celia Sample and Dot Sample")
        expect(due).to_contain_text(story.authority.after_the_visit)


def fail_to_see(story: Story, child: str) -> None:
    """The door stays shut: whom the procedure wants told is told, else whom one thinks right."""
    story.clock.set(THURSDAY)
    page, hand = story.at("social-worker", f"/children/{child}")
    hand.press("Could not see Alma Sample", "link")
    hand.answer("What happened?", "Entry was refused")
    hand.press("Save, and see who must be told")
    expect(page.get_by_role("heading", level=1)).to_have_text("Who must be told")
    story.check("social-worker", "must-tell")
    for name in story.authority.must_be_told:
        hand.press(f"Told {name}")
        expect(page.get_by_text(f"Recorded: {name} was told.")).to_be_visible()
    if story.authority.must_be_told:
        hand.write("Nobody is known here. Who was it?", "Hilda Health")
        hand.press("Told the core group")
        expect(page.get_by_role("heading", level=1)).to_have_text("Everybody has been told")
        return
    expect(page.get_by_text("does not say that anybody must be told of this")).to_be_visible()
    hand.press("tell somebody", "link")
    hand.choose(page.get_by_label(story.staff.manager.name))
    hand.write("What did you say?", "They would not let me in.")
    hand.press("Save: they were told")
    expect(page.get_by_text("It is recorded that they were told.")).to_be_visible()


def acknowledge(story: Story) -> None:
    """It stands on the manager's Today until they say that they have seen it."""
    role = next(role for role, each in story.staff.of.items() if each == story.staff.manager)
    page, hand = story.at(role, "/today", width=1280)
    expect(page.get_by_role("link", name="1 to acknowledge")).to_be_visible()
    expect(page.get_by_text("Willa Worker told you")).to_be_visible()
    hand.use(page.get_by_role("button", name="I have seen this"))
    expect(page.get_by_role("link", name="1 to acknowledge")).to_have_count(0)


def correct(story: Story, child: str) -> None:
    """On Friday Willa sees her mistake: the family did know that she was coming."""
    story.clock.set(FRIDAY)
    page, hand = story.at("social-worker", f"/children/{child}")
    expect(last_seen(page)).to_contain_text(
        "Tue 3 Mar, 3 days ago, by Willa Worker, at home, alone, unannounced"
    )
    page.goto(story.site.at(story.authority.slug, f"/children/{child}/notes?kind=visit"))
    hand.press("Correct the visit of Tue 3 Mar", "link")
    hand.answer("Did the family know you were coming?", "Yes")
    hand.write("Why do you correct it?", "I had rung on Monday")
    hand.press("Save the correction")
    expect(page.get_by_text("The visit is corrected.")).to_be_visible()
    story.at("social-worker", f"/children/{child}")
    expect(last_seen(page)).to_contain_text("at home, alone, announced")


def last_seen(page: Page) -> Locator:
    return page.locator("h2:text-is('Last seen') + p")


def look_back(story: Story, child: str) -> None:
    """As it was known on Thursday it still says unannounced; on Monday there was no visit."""
    page, hand = story.at("social-worker", f"/children/{child}/history")
    for day, says in (("5", "at home, alone, unannounced"), ("2", "Mon 16 Feb")):
        for box, text in (("Day", day), ("Month", "3"), ("Year", "2026")):
            hand.write(box, text)
        hand.press("Look back")
        expect(page.get_by_text("The record as it was known at the end of")).to_be_visible()
        expect(last_seen(page)).to_contain_text(says)
        expect(page.get_by_role("link", name="Record a visit")).to_have_count(0)
        page.goto(story.site.at(story.authority.slug, f"/children/{child}/history"))


def who_did_what(story: Story, child: str) -> None:
    """The log of the child names everybody."""
    page, _ = story.at("social-worker", f"/children/{child}/log")
    rows = [" ".join(text.split()) for text in page.get_by_role("row").all_inner_texts()]
    for who, did in (
        (story.staff.of[story.authority.carries_in].name, "Carried the child in"),
        ("Willa Worker", "Recorded a visit"),
        ("Willa Worker", "Recorded that the child could not be seen"),
        ("Willa Worker", "Recorded that somebody was told"),
        (story.staff.manager.name, "Said they have seen what they were told"),
        ("Willa Worker", "Corrected a visit"),
        ("Willa Worker", "Read the record as it was known"),
    ):
        assert any(f"{who} {did}" in row for row in rows), (who, did, rows)
    story.check("social-worker", "log")
