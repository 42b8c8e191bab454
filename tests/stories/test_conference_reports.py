"""Reports to a conference: on a telephone and a laptop, with and without scripts, in error too."""

import pytest
from playwright.sync_api import expect

from tests import people
from tests.casework import reporting
from tests.signed_in import sign_in
from tests.stories.conftest import Come
from tests.stories.server import Site
from tests.stories.watched import Watched

WAYS = [
    pytest.param(375, True, id="telephone"),
    pytest.param(1280, True, id="laptop"),
    pytest.param(375, False, id="without scripts"),
]


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_the_social_worker_writes_and_the_manager_sends_it_back(
    site: Site, come: Come, width: int, scripts: bool
) -> None:
    meeting = reporting.with_penny()
    way = f"{width}-{'scripts' if scripts else 'none'}"
    watched = come(width=width, scripts=scripts)
    page = watched.page
    sign_in(page, site, people.WINIFRED, path=f"/conferences/{meeting}/reports")
    watched.check(f"reports-{way}")
    page.get_by_role("link", name="Begin the social worker’s report").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Begin: The social worker’s report")
    watched.check(f"report-begin-{way}")
    page.get_by_role("button", name="Begin it").click()
    expect(page.get_by_text("Social worker: Winifred Worker").first).to_be_visible()
    watched.check(f"report-{way}")
    page.get_by_role("link", name="Write on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The child")
    page.get_by_label("Fact (all the children)").fill("Two clinics missed")
    page.get_by_label("Not yet kept apart").fill("Dirty, and they say he drinks")
    watched.check(f"report-section-{way}")
    page.get_by_role("button", name="Save, and go on to: Parents and carers").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Parents and carers")
    page.get_by_role("link", name="Back to the report").click()
    expect(page.get_by_role("heading", name="What the procedure still asks for")).to_be_visible()
    watched.check(f"report-lacks-{way}")
    page.get_by_role("link", name="It was shared with the family").click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Say with whom it was shared")
    watched.check(f"report-share-errors-{way}")
    page.get_by_label("Mary Example").check()
    page.get_by_label("What are they to the child?").select_option("mother")
    page.get_by_label("Gone through together").check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Mary Example").first).to_be_visible()
    page.get_by_role("link", name="Give it to the manager").click()
    watched.check(f"report-ask-{way}")
    page.get_by_role("button", name="Give it to the manager").click()
    expect(page.get_by_text("With the manager")).to_be_visible()
    report = page.url
    _send_back(site, come(width=width, scripts=scripts), report, f"report-authorise-errors-{way}")
    page.goto(report)
    expect(page.get_by_text("Say more of Ben")).to_be_visible()
    watched.check(f"report-sent-back-{way}")


def _send_back(site: Site, manager: Watched, report: str, picture: str) -> None:
    sign_in(manager.page, site, people.MALCOLM)
    manager.page.goto(report)
    manager.page.get_by_role("link", name="Authorise it, or send it back").click()
    manager.page.get_by_label("It goes back, with comments").check()
    manager.page.get_by_role("button", name="Save the decision").click()
    expect(manager.page.get_by_role("alert")).to_contain_text("Say what is to be changed")
    manager.check(picture)
    manager.page.get_by_label("What is to be changed?").fill("Say more of Ben")
    manager.page.get_by_role("button", name="Save the decision").click()


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_an_agency_marks_what_it_does_not_know_and_sends_its_own(
    site: Site, come: Come, width: int, scripts: bool
) -> None:
    meeting = reporting.with_penny()
    way = f"{width}-{'scripts' if scripts else 'none'}"
    watched = come(width=width, scripts=scripts)
    page = watched.page
    sign_in(page, site, people.PENNY, path=f"/conferences/{meeting}/reports")
    page.get_by_role("link", name="Begin your report").click()
    page.get_by_role("button", name="Begin it").click()
    page.get_by_role("link", name="Write this section").filter(has_text="Parents and carers").click()
    page.get_by_label("We are not involved").check()
    page.get_by_role("button", name="Save, and go on to").click()
    page.get_by_role("link", name="Back to the report").click()
    expect(page.get_by_text("We are not involved")).to_be_visible()
    page.get_by_role("link", name="Say your view, and whether you come").click()
    page.get_by_label("Not coming").check()
    watched.check(f"report-view-{way}")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("No view on de-registration")).to_be_visible()
    page.get_by_role("link", name="Send it to the chair").click()
    watched.check(f"report-send-{way}")
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_text("The report is with the chair.")).to_be_visible()
    watched.check(f"report-sent-{way}")
    connie = come(width=width, scripts=scripts)
    sign_in(connie.page, site, people.CONNIE, path=f"/conferences/{meeting}/reports")
    connie.page.get_by_role("link", name="One came on paper").click()
    connie.page.get_by_role("button", name="Save it").click()
    expect(connie.page.get_by_role("alert")).to_contain_text("Say whose report it is")
    connie.check(f"report-received-errors-{way}")
