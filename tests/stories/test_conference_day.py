"""A conference on its day: the note taker by keyboard, with and without scripts, on each width."""

from uuid import UUID

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from holdfast.records.models import View
from tests import people
from tests.casework import conference_house
from tests.casework.recorded import at_work, make
from tests.signed_in import sign_in
from tests.stories.conftest import Come
from tests.stories.hands import Keys
from tests.stories.server import Site

WAYS = [
    pytest.param(375, True, id="telephone"),
    pytest.param(1280, True, id="laptop"),
    pytest.param(1280, False, id="without scripts"),
]
TEACHER = "Terry Teacher"


def conference() -> UUID:
    """A review for Ada and Ben with people invited, and what Ada has said."""
    today = timezone.localdate()
    with at_work(people.CONNIE):
        meeting = conference_house.conference(on=today, today=today)
        for name, role, report in (
            ("Mary Example", "mother", False), (TEACHER, "teacher", True), ("Polly Police", "police", True),
        ):  # fmt: skip
            conference_house.invited(meeting, name, role, report_wanted=report)
        make(View, meeting_id=meeting, child_id=people.ADA.id, side="child", who="Ada Example", on=today,
             text="I want to stay with my gran.")  # fmt: skip
    return meeting


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_the_note_taker_writes_and_says_who_is_here(
    site: Site, come: Come, width: int, scripts: bool
) -> None:
    meeting = conference()
    way = f"{width}-{'scripts' if scripts else 'none'}"
    watched = come(width=width, scripts=scripts)
    page = watched.page
    sign_in(page, site, people.WANDA, path=f"/conferences/{meeting}/day")
    expect(
        page.get_by_role("heading", level=2, name="Introductions, and how the meeting goes")
    ).to_be_visible()
    watched.check(f"day-{way}")
    page.get_by_role("link", name="Who is here").click()
    watched.check(f"attendance-{way}")
    page.get_by_role("group", name="Mary Example, mother").get_by_label("Here?").select_option("part")
    page.get_by_role("group", name="Mary Example, mother").get_by_label("From").fill("half past ten or so")
    teacher = page.get_by_role("group", name=f"{TEACHER}, teacher")
    teacher.get_by_label("Here?").select_option("whole")
    teacher.get_by_label("Yes").check()
    page.get_by_role("button", name="Save who is here").click()
    expect(page.get_by_role("alert")).to_be_visible()
    watched.check(f"attendance-errors-{way}")
    page.get_by_role("group", name="Mary Example, mother").get_by_label("From").fill("10:30")
    page.get_by_role("button", name="Save who is here").click()
    expect(page.get_by_text("2 here")).to_be_visible()
    page.get_by_role("link", name="What professionals think").click()
    watched.check(f"professionals-{way}")
    asked = page.get_by_role("group", name=f"{TEACHER}, teacher").first
    asked.get_by_role("group", name="Is each child at risk of significant harm?").get_by_label("Yes").check()
    asked.get_by_role("group", name="Is a plan needed?").get_by_label("Yes").check()
    page.get_by_role("button", name="Save the views").click()
    expect(page.get_by_text(f"{TEACHER}: at risk, a plan").first).to_be_visible()
    page.get_by_role("link", name="Somebody does not agree").click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Write their reasons")
    watched.check(f"dissent-errors-{way}")
    page.get_by_label("A decision of the conference").check()
    page.get_by_label("Who", exact=True).fill("Mary Example")
    page.get_by_label("What they disagree with").fill("That the plan goes on")
    page.get_by_label("Their reasons").fill("We are well now")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Because: We are well now").first).to_be_visible()
    page.get_by_role("link", name="Confidential part").click()
    page.get_by_label("Confidential part").fill("For the chair alone.")
    page.get_by_role("button", name="Save", exact=True).click()
    watched.check(f"confidential-{way}")
    page.get_by_role("link", name="Back to the conference").click()
    watched.check(f"day-filled-{way}")


@pytest.mark.parametrize("scripts", [True, False])
def test_the_notes_are_taken_by_keyboard_alone(site: Site, come: Come, scripts: bool) -> None:
    meeting = conference()
    watched = come(width=1280, scripts=scripts)
    sign_in(watched.page, site, people.WANDA, path=f"/conferences/{meeting}/day")
    keys = Keys(watched.page)
    keys.write("Note", "All said who they are.")
    keys.press("Save, and go on to: Why we are worried about each child")
    expect(
        watched.page.get_by_role("heading", level=2, name="Why we are worried about each child")
    ).to_be_visible()
    expect(watched.page.get_by_text("All said who they are.")).to_be_visible()
    keys.write("Note", "Ada was alone at night.")
    keys.press("Save, and go on to: The plan as it is now")
    expect(watched.page.get_by_text("Ada was alone at night.")).to_be_visible()
