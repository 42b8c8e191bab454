"""Four brothers and sisters brought to a conference, in each authority: asked for, arranged, held, decided.

What is not the point is prepared by the steps that the example is made of. The days are in 2026, counted by
hand: the team asks on Thu 5 March, the service arranges on Fri 6 March for Thu 12 March, and sends the papers
then. Nothing is typed twice on the way.
"""

import re
from datetime import date
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from holdfast.access import actors, entry
from holdfast.casework import conference_invitations, conference_people, professional_views
from holdfast.casework.professional_views import Said
from holdfast.cli import example_conferences, example_staff
from holdfast.cli.clusters import Addresses
from holdfast.cli.example_ways import Way
from tests.stories.clock import Clock
from tests.stories.conftest import Come
from tests.stories.four_children import (
    ARRANGING,
    ASSESSED,
    AUTHORITIES,
    BEGAN,
    PURPOSES,
    THE_DAY,
    Story,
)
from tests.stories.hands import Hand
from tests.stories.server import Site


@pytest.fixture(params=AUTHORITIES, ids=lambda each: str(each.slug))
def story(
    request: pytest.FixtureRequest, site: Site, come: Come, committing: Addresses,
    monkeypatch: pytest.MonkeyPatch,
) -> Story:  # fmt: skip
    """Four children for whom the team has asked for a conference; the service has not answered yet."""
    authority, clock = request.param, Clock(committing, monkeypatch)
    clock.set(BEGAN)
    here = entry.find_authority(host=f"{authority.slug}.localhost")
    assert here is not None
    with entry.enter(actor=actors.system(part="operator"), authority=here.id, reason="a team begins"):
        staff = example_staff.hire(
            slug=authority.slug, procedure=here.procedure, on=BEGAN.date(), now=BEGAN, until=THE_DAY.date(),
            team_name="Team Fourfold",
        )  # fmt: skip
    way = Way(
        staff=staff, name="Fourfold", children_said=example_conferences.FOURFOLD, worker=staff.workers[0]
    )
    story = Story(authority, site, clock, come, way)
    clock.set(ARRANGING)
    for each in example_conferences.up_to_the_request(way, ASSESSED):
        with story.acting(each.who):
            each.act()
    return story


def test_four_children_from_the_request_to_what_is_due(story: Story) -> None:
    arrange(story)
    invite(story)
    answered(story)
    story.clock.set(THE_DAY)
    record(story)
    judged(story)
    decide(story)
    fix(story)
    complete(story)
    see_what_is_due(story)
    written = [each for each in story.typed if not each.isdigit()]  # the parts of a day may be the same
    assert sorted(written) == sorted(set(written))


def arrange(story: Story) -> None:
    """The service finds the request, accepts it, and what was asked stands in the form already."""
    page, hand = story.at("Connie Conference", "/today")
    hand.press("Conferences", "link")
    story.check("Connie Conference", "conferences")
    hand.use(page.get_by_role("link", name=re.compile("Decide.*Fay Fourfold")))
    story.check("Connie Conference", "request")
    hand.press("Accept and arrange it", "link")
    expect(page.get_by_label("What the room must have")).to_have_value("Toys for a small child")
    day(hand, re.compile("For which day"), THE_DAY.date())
    hand.write("Time", "10:00")
    hand.write("Where", "Pretend House, Room One")
    story.check("Connie Conference", "arrange")
    hand.press("Arrange it")
    expect(page.get_by_role("link", name="Chair and note taker")).to_be_visible()
    story.way.known["meeting"] = UUID(page.url.rsplit("/", 1)[1])
    story.check("Connie Conference", "ready")
    hand.press("Chair and note taker", "link")
    chair = page.locator(f'input[value="{story.way.staff.by_name["Chloe Chair"]}"]')
    hand.choose(chair)
    hand.pick("Who takes the notes?", "Rory Reviewer")
    story.check("Connie Conference", "chair")
    hand.press("Save")
    expect(page.get_by_text("The chair is appointed.")).to_be_visible()


def invite(story: Story) -> None:
    """Everybody on the record with one button; each child judged, the young ones once; two more; sent."""
    page, hand = story.at("Connie Conference", f"/conferences/{story.way.key}")
    hand.press("Who is invited", "link")
    hand.press("Invite those ticked")
    for name, is_invited, why, others in (
        ("Fay", "Yes", "Wants to come, and understands what it is", ()),
        ("Finn", "No", "Too young to follow the meeting", ("Flo Fourfold", "Fred Fourfold")),
    ):
        hand.use(page.get_by_role("link", name=re.compile(f"Judge.*{name} Fourfold")))
        hand.answer("Is the child invited?", is_invited)
        hand.pick("Who judged it?", called(page, "conference-chair"))
        hand.write("Why?", why)
        for each in others:
            hand.choose(page.get_by_label(each, exact=True))
        hand.press("Save")
        expect(page.get_by_text("The judgement is recorded.")).to_be_visible()
    expect(page.get_by_text("Too young to follow the meeting")).to_have_count(3)
    for role, name in (("police", "Police protection unit"), ("teacher", "Imaginary School")):
        hand.press("Add somebody else", "link")
        hand.pick("What are they?", called(page, role))
        hand.choose(page.get_by_role("group", name="Why are they invited?").get_by_role("radio").first)
        hand.write("Name", name)
        hand.press("Put them on the list")
    story.check("Connie Conference", "people")
    hand.press("Send the invitations", "link")
    story.check("Connie Conference", "send")
    hand.use(page.get_by_role("button", name=re.compile("They went to")))
    expect(page.get_by_text("It is recorded that the invitations went.")).to_be_visible()
    expect(page.get_by_text("nothing to send")).to_be_visible()


def answered(story: Story) -> None:
    """Everybody says that they come."""
    today, meeting = ARRANGING.date(), story.way.key
    with story.acting(story.way.staff.by_name["Connie Conference"]):
        for each in conference_people.of_meeting(meeting=meeting, today=today).listed:
            if each.invited:
                conference_invitations.answer(
                    meeting=meeting, invitation=each.id, answer="coming", on=today, today=today
                )


def record(story: Story) -> None:
    """The note taker: who is here with one link, and what was said."""
    page, hand = story.at("Rory Reviewer", f"/conferences/{story.way.key}")
    hand.press("At the conference", "link")
    story.check("Rory Reviewer", "day")
    hand.press("Who is here", "link")
    hand.use(page.get_by_role("link", name=re.compile("Put down as here")))
    story.check("Rory Reviewer", "attendance")
    hand.press("Save who is here")
    expect(page.get_by_text("It is saved who was here.")).to_be_visible()
    hand.write("Note", "Everybody said who they are.")
    hand.use(page.get_by_role("button", name=re.compile("Save, and go on to")))
    expect(page.get_by_text("Everybody said who they are.")).to_be_visible()


def judged(story: Story) -> None:
    """What each professional thinks: Flo needs no plan."""
    today, meeting = THE_DAY.date(), story.way.key
    with story.acting(story.way.staff.by_name["Rory Reviewer"]):
        asked = professional_views.show(meeting=meeting, today=today).asked
        for child, given in zip(story.way.children, story.way.children_said, strict=True):
            needs = given.name != "Flo"
            said = [Said(who=each.name, role=each.role, at_risk=needs, plan_needed=needs) for each in asked]
            professional_views.record(meeting=meeting, said=said, on=today, today=today, child=child)


def decide(story: Story) -> None:
    """The chair: one form for the two who need a plan, then two answers each for the others."""
    page, hand = story.at("Chloe Chair", "/today")
    hand.use(page.get_by_role("link", name=re.compile("Open.*Thu 12 Mar")))
    hand.press("Decisions", "link")
    story.check("Chloe Chair", "decisions")
    hand.press("Decide for Fay Fourfold", "link")
    expect(page.locator("#id_social_worker")).to_have_value(str(story.way.worker))
    hand.choose(page.get_by_label("Finn Fourfold", exact=True))
    two_answers(page, hand, "Fay", "Yes", "Yes")
    hand.choose(page.get_by_label("Neglect", exact=True))
    hand.write("Who named them?", "The team manager")
    for label, text in PURPOSES.items():
        hand.write(label, text)
    story.check("Chloe Chair", "decide")
    hand.press("Write it down")
    expect(page.get_by_text("Nobody is there in the evenings")).to_have_count(2)
    for name, risk, plan in (("Flo", "No", "No"), ("Fred", "Yes", "Not decided today")):
        hand.press(f"Decide for {name} Fourfold", "link")
        two_answers(page, hand, name, risk, plan)
        hand.press("Write it down")
        expect(page.get_by_role("link", name=f"Change for {name} Fourfold")).to_be_visible()


def fix(story: Story) -> None:
    """The core group as it was ticked, the dates and intervals, the outline plan begun from the record."""
    page, hand = story.desks["Chloe Chair"].page, story.hand("Chloe Chair")
    hand.use(page.locator('.hf-do[href$="/core-group"]'))
    story.check("Chloe Chair", "core-group")
    hand.use(page.get_by_role("button", name=re.compile("^Save the")))
    hand.press("Quorum, dates and how often", "link")
    hand.answer("Was there a quorum?", "Yes")
    day(hand, re.compile("^First"), date(2026, 3, 19))
    hand.type_into(page.locator("#id_first_core_group_at"), "14:00")
    hand.type_into(page.locator("#id_core_group_every"), "4 weeks")
    hand.type_into(page.locator("#id_visit_every"), "2 weeks")
    day(hand, re.compile("^Next"), date(2026, 5, 21))
    story.check("Chloe Chair", "fix")
    hand.press("Fix it")
    hand.use(page.get_by_role("link", name=re.compile("Outline plan.*Fay Fourfold")))
    hand.write("To be reached 1", "Safe evenings")
    story.check("Chloe Chair", "outline")
    hand.press("Save the outline plan")


def complete(story: Story) -> None:
    """Nothing stands in the way, and nothing is left to type."""
    page, hand = story.desks["Chloe Chair"].page, story.hand("Chloe Chair")
    expect(page.get_by_role("heading", name="Nothing stands in the way")).to_be_visible()
    hand.press("Complete the conference", "link")
    typed = len(story.typed)
    story.check("Chloe Chair", "complete")
    hand.press("Complete the conference")
    expect(page.get_by_role("heading", name="What is due now")).to_be_visible()
    assert len(story.typed) == typed
    story.check("Chloe Chair", "after")


def see_what_is_due(story: Story) -> None:
    """On the page after it and on the social worker's Today: for whom, by when, under which clause."""
    page = story.desks["Chloe Chair"].page
    for what, clause, by in story.authority.after:
        row = page.get_by_role("region", name="What is due now").get_by_role("listitem").filter(has_text=what)
        expect(row).to_have_count(1)
        for said in ("Fay Fourfold, Finn Fourfold", clause, by):
            expect(row).to_contain_text(said)
    arranged = page.get_by_role("region", name="What is arranged")
    for each in ("Thu 19 Mar at 14:00: Fay Fourfold and Finn Fourfold", "Thu 21 May"):
        expect(arranged).to_contain_text(each)
    papers = page.get_by_role("region", name="Who is to have the papers")
    expect(papers.get_by_text("still to go").first).to_be_visible()
    page, _ = story.at("Winnie Worker", "/today")
    story.check("Winnie Worker", "today")
    for name in ("Fay", "Finn"):
        line = page.get_by_role("row").filter(has_text=f"{name} Fourfold")
        for said in story.authority.today:
            expect(line).to_contain_text(said)
    for name in ("Flo", "Fred"):
        expect(page.get_by_role("row").filter(has_text=f"{name} Fourfold")).to_contain_text("No date ahead")


def two_answers(page: Page, hand: Hand, name: str, risk: str, plan: str) -> None:
    """At risk, and a plan: two questions."""
    hand.answer(f"Is {name} Fourfold at risk of significant harm?", risk)
    group = page.get_by_role("group", name=re.compile("^Is a .* needed"))
    hand.choose(group.get_by_label(plan, exact=True))


def day(hand: Hand, question: re.Pattern[str], on: date) -> None:
    """The three boxes of a day."""
    group = hand.page.get_by_role("group", name=question)
    for part, number in (("Day", on.day), ("Month", on.month), ("Year", on.year)):
        hand.type_into(group.get_by_label(part, exact=True), str(number))


def called(page: Page, role: str) -> str:
    """What this authority calls a role, as the list on the page has it."""
    return str(page.locator(f'option[value="{role}"]').first.inner_text())
