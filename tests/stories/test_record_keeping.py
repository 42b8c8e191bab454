"""The pages that keep the record, walked on a telephone and a laptop: empty, wrong, filled in and refused."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from holdfast.casework import milestones, plans
from holdfast.records.models import Allocation
from tests import people
from tests.casework.recorded import at_work
from tests.people import ADA
from tests.signed_in import sign_in
from tests.standings import TODAY
from tests.stories.server import Site
from tests.stories.watched import Watched

WIDTHS = [pytest.param(375, id="telephone"), pytest.param(1280, id="laptop")]
CHILD = f"/children/{ADA.id}"
# Each page with the button that sends it, to be seen empty and then with everything left out.
OF_A_WORKER = (
    ("meeting-choose", f"{CHILD}/meeting", ""),
    ("meeting-arrange", f"{CHILD}/meeting?do=arrange", "Arrange it"),
    ("core-group", f"{CHILD}/meeting?kind=core-group", ""),
    ("review", f"{CHILD}/meeting?kind=review-conference", "Save the meeting"),
    ("happened-choose", f"{CHILD}/happened", ""),
    ("happened", f"{CHILD}/happened?event=considered", "Save"),
    ("plan", f"{CHILD}/plan/record", ""),
    ("person-add", f"{CHILD}/people/add", "Go on"),
    ("person-correct", f"{CHILD}/people/{ADA.id}/correct", "Save"),
    ("home", f"{CHILD}/home", "Save"),
    ("safe-contact", f"{CHILD}/safe-contact", "Save"),
    ("agency", f"{CHILD}/agency", "Save"),
    ("describe", f"{CHILD}/describe", "Save"),
    ("language", f"{CHILD}/language", "Save"),
    ("need", f"{CHILD}/need", "Save"),
    ("number", f"{CHILD}/number", "Save"),
    ("responsibility", f"{CHILD}/responsibility", "Save"),
    ("death", f"{CHILD}/death", "Record the death"),
    ("legal-status", f"{CHILD}/legal-status", "Save"),
    ("people-tab", f"{CHILD}/people", ""),
    ("teams", "/teams", ""),
)
OF_A_MANAGER = (
    ("allocate", f"{CHILD}/allocate", "Save the allocation"),
    ("restrict", f"{CHILD}/restrict", "Restrict the family"),
    ("cover", "/cover", "Arrange the cover"),
    ("end", f"{CHILD}/end", "End the Child Protection Plan"),
    ("categories", f"{CHILD}/categories", "Save"),
)
Come = Callable[..., Watched]


@pytest.fixture
def come(site: Site, browser: Browser) -> Iterator[Come]:
    """Opens a page of a visitor's own; it is closed before the site is."""
    opened: list[BrowserContext] = []

    def come(*, width: int = 375, scripts: bool = True) -> Watched:
        context = browser.new_context(
            viewport={"width": width, "height": 780}, java_script_enabled=scripts, has_touch=width < 600
        )
        opened.append(context)
        return Watched(context.new_page(), scripts=scripts)

    yield come
    for context in opened:
        context.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    ("member", "pages"), [(people.WINIFRED, OF_A_WORKER), (people.MALCOLM, OF_A_MANAGER)],
    ids=["worker", "manager"],
)  # fmt: skip
def test_every_page_is_sound_empty_and_wrong(
    site: Site, come: Come, width: int, member: people.Member, pages: tuple[tuple[str, str, str], ...]
) -> None:
    watched = come(width=width)
    page = watched.page
    sign_in(page, site, member)
    for name, path, button in pages:
        page.goto(site.at("jersey", path))
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        watched.check(f"keeping-{name}-{width}")
        if button:
            page.get_by_role("button", name=button, exact=True).click()
            expect(page.get_by_role("alert")).to_be_visible()
            watched.check(f"keeping-{name}-wrong-{width}")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_child_is_handed_over_and_what_was_wrong_is_withdrawn(
    site: Site, come: Come, scripts: bool
) -> None:
    with at_work(people.WINIFRED):
        made = milestones.record(
            event="new-concerns", children=[ADA.id], on=TODAY, text="heard at school", today=TODAY
        )
    watched = come(width=1280, scripts=scripts)
    page = watched.page
    sign_in(page, site, people.MALCOLM, path=f"{CHILD}/allocate")
    page.get_by_label("To whom?").select_option(label="Wanda Worker, social worker, Team North")
    page.get_by_label("What they need to know").fill("Ada likes to draw")
    page.get_by_role("button", name="Save the allocation").click()
    expect(page.get_by_text("The allocation is recorded.")).to_be_visible()
    with at_work(people.MALCOLM):
        assert Allocation.standing.get(child=ADA.id, until_on=None).account.name == "Wanda Worker"
    page.goto(site.at("jersey", f"{CHILD}/withdraw/milestone/{made.parts[ADA.id]}"))
    watched.check("keeping-withdraw")
    page.get_by_label("Why is it withdrawn?").fill("It was another child")
    page.get_by_role("button", name="Withdraw it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The event is withdrawn")
    watched.check("keeping-withdrawn")


@pytest.mark.parametrize("width", WIDTHS)
def test_an_action_is_done_by_one_tap_and_the_plan_corrected(site: Site, come: Come, width: int) -> None:
    action = plans.ActionSaid(text="Mend the boiler", who="Housing")
    need = plans.NeedSaid(
        text="To be warm", outcomes=[plans.OutcomeSaid(text="The home is heated", actions=[action])]
    )
    with at_work(people.WINIFRED):
        plans.record(children=[ADA.id], part="outline", made_on=TODAY, needs=[need], today=TODAY)
    watched = come(width=width, scripts=width > 600)
    page = watched.page
    sign_in(page, site, people.WINIFRED, path=f"{CHILD}/plan")
    watched.check(f"keeping-plan-tab-{width}")
    page.get_by_role("button", name="Done today").click()
    expect(page.get_by_text("Done: Mend the boiler.")).to_be_visible()
    expect(page.get_by_role("button", name="Done today")).to_have_count(0)
    page.get_by_role("link", name="Correct the plan").click()
    page.get_by_role("button", name="Correct the plan").click()
    expect(page.get_by_role("alert")).to_be_visible()
    watched.check(f"keeping-plan-correct-{width}")
