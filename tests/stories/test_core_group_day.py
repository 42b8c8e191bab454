"""A core group for four children, the family in the room: led, recorded and sent out; one child differs."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from holdfast.records.models import CoreGroupMember, OutcomeProgress
from tests import caseload, people
from tests.casework.core_group_house import WARM, core_group
from tests.casework.recorded import at_work, make
from tests.signed_in import sign_in
from tests.standings import BEGAN
from tests.stories.conftest import Come
from tests.stories.hands import Hand
from tests.stories.server import Site
from tests.stories.watched import Watched

WAYS = [
    pytest.param(375, True, id="telephone"),
    pytest.param(1280, True, id="laptop"),
    pytest.param(320, False, id="without scripts"),
]
TOUCHES = 70  # for four children, from who is here to the record sent and signed


def before() -> tuple[UUID, list[UUID]]:
    """Four children who share an outcome, and a core group of theirs today, their mother in it."""
    today = timezone.localdate()
    with at_work():
        children = caseload.give(people.WINIFRED, families=(4,), today=today).families[0]
        for child in children:
            make(CoreGroupMember, child_id=child, name="Mary Mother", role="mother", from_on=BEGAN)
            make(CoreGroupMember, child_id=child, name="Terry Teacher", role="teacher", from_on=BEGAN)
        return core_group(children=tuple(children), on=today, today=today), children


def day(hand: Hand, page: Page, label: str, ahead: int) -> None:
    on = timezone.localdate() + timedelta(days=ahead)
    group = page.get_by_role("group", name=label)
    for part, value in (("Day", on.day), ("Month", on.month), ("Year", on.year)):
        hand.type_into(group.get_by_label(part), str(value))


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_a_core_group_for_four_children_one_of_whom_differs(
    site: Site, come: Come, width: int, scripts: bool
) -> None:
    meeting, children = before()
    watched = come(width=width, scripts=scripts)
    page, hand = watched.page, Hand(watched.page)
    sign_in(page, site, people.WINIFRED, path=f"/core-groups/{meeting}/day")
    look(watched, "day", width)
    who_is_here(watched, hand, width)
    one_outcome(watched, hand, width)
    each_child(watched, hand, width)
    the_family(watched, hand, width)
    the_end(watched, hand, width)
    with at_work():
        said = dict(OutcomeProgress.objects.filter(meeting=meeting, key=WARM).values_list("child", "scale"))
    assert [said[child] for child in children] == [3, 3, 3, 1]
    assert hand.touches <= TOUCHES, hand.touches


def look(watched: Watched, name: str, width: int) -> None:
    watched.check(f"core-group-day-{name}-{width}")


def who_is_here(watched: Watched, hand: Hand, width: int) -> None:
    page = watched.page
    hand.press("Say who is here", "link")
    for name, how in (
        ("Mary Mother, mother", "There for all of it"),
        ("Terry Teacher, teacher", "Did not come"),
    ):
        hand.touches += 1
        page.get_by_role("group", name=name).get_by_label("Here?").select_option(label=how)
    look(watched, "attendance", width)
    hand.press("Save who is here")
    expect(page.get_by_text("Terry Teacher, teacher: did not come")).to_be_visible()


def one_outcome(watched: Watched, hand: Hand, width: int) -> None:
    """Said once for three of them, apart for the fourth, and the action goes on by one tap."""
    page = watched.page
    hand.use(page.get_by_label("Delta Example-0", exact=True))  # who differs is left out
    hand.choose(page.get_by_label("Nearly there"))
    hand.write("What shows it?", "Warm on both visits")
    look(watched, "outcome", width)
    hand.press("Save, and go on")
    expect(page.get_by_label("Delta Example-0", exact=True)).to_be_checked()  # the one who is left
    hand.choose(page.get_by_label("No change yet"))
    hand.write("What shows it?", "Her room is cold still")
    hand.press("Save, and go on")
    expect(page.get_by_role("heading", name="Alfa Example-0")).to_be_visible()  # what is left to be said
    hand.use(page.get_by_role("link", name="The home is warm").first)
    hand.press("Goes on: another day Mend the boiler", "link")
    day(hand, page, "By when now?", 28)
    hand.press("Save")
    expect(page.get_by_text("Goes on, now by")).to_be_visible()
    look(watched, "carried", width)


def each_child(watched: Watched, hand: Hand, width: int) -> None:
    """The risk now once for all of them; the child's own words for one."""
    page = watched.page
    hand.use(page.get_by_role("link", name="Alfa Example-0: risk now and wishes"))
    hand.write("What is the risk now?", "Lower since the stove works")
    for name in ("Bravo Example-0", "Charlie Example-0", "Delta Example-0"):
        hand.choose(page.get_by_label(name, exact=True))
    hand.write("What does Alfa Example-0 say of it?", "I am warm at night")
    look(watched, "child", width)
    hand.press("Save, and go on")


def the_family(watched: Watched, hand: Hand, width: int) -> None:
    page = watched.page
    hand.press("Save")
    expect(page.get_by_role("alert")).to_be_visible()  # nothing is said yet
    look(watched, "family-mistake", width)
    hand.choose(page.get_by_label("A parent or carer"))
    hand.write("Name", "Mary Mother")
    hand.write("What they say would help", "A lift on Mondays")
    hand.press("Save")
    expect(page.get_by_text("A lift on Mondays")).to_be_visible()
    expect(page.get_by_text("Lower since the stove works")).to_have_count(4)
    expect(page.get_by_text("Her room is cold still")).to_be_visible()
    hand.press("Write a decision", "link")
    hand.write("What was decided?", "The school drives on Mondays")
    hand.write("Who does it?", "Terry Teacher")
    look(watched, "decide", width)
    hand.press("Save")


def the_end(watched: Watched, hand: Hand, width: int) -> None:
    """Completed, with the plans that changed; the record sent to all, and signed."""
    page = watched.page
    hand.press("Complete it", "link")
    day(hand, page, "When is the next one?", 28)
    look(watched, "complete", width)
    hand.press("Complete the core group")
    expect(page.get_by_text("The core group is completed.")).to_be_visible()
    expect(page.get_by_role("link", name="Have it signed")).to_have_count(4)
    look(watched, "after", width)
    hand.press("Send the record", "link")
    hand.pick("How?", "By secure e-mail")
    look(watched, "send", width)
    hand.press("Say that it went")
    expect(page.get_by_text("It has gone to all")).to_be_visible()
    hand.press("Sign the record", "link")
    hand.press("Sign it")
    expect(page.get_by_text("by Winifred Worker")).to_be_visible()
