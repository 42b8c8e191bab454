"""What drifts as pages name it: on the child, in *Today*, to the manager; where it is put right."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from holdfast.access import entry
from holdfast.casework import obligations
from holdfast.records.models import Attendance, Meeting, MeetingChild, Obligation, Outcome, OutcomeProgress
from tests import caseload, people, standings
from tests.caseload import here
from tests.pages.test_today import text_of
from tests.signed_in import authority_of, client_as

pytestmark = pytest.mark.usefixtures("db")
STANDS = "No progress at the last 3 core groups: “An adult is awake until the children sleep”, some change."


def drifting(*, scales: tuple[int, ...] = (2, 2, 2), hetty: str = "whole") -> UUID:
    """A child of Wanda's at whose core groups an outcome stood so; seen, with a plan, nothing overdue."""
    today = timezone.localdate()
    with entry.enter(actor=people.WANDA.actor, authority=authority_of(people.WANDA), reason="at work"):
        began = today - timedelta(days=60)
        child = caseload.give(people.WANDA, families=(1,), today=today, began=began).children[0]
        caseload.visit(
            [child], people.WANDA, on=today - timedelta(days=9), announced=False, said="I like Gran"
        )
        caseload.plan(child, on=began, actions=[("Gran stays", None)])
        outcome = Outcome.standing.get(need__plan__registration__child=child)
        for place, scale in enumerate(scales, 1):
            meeting = here(Meeting, kind="core-group", held_on=began + timedelta(days=10 * place))
            here(MeetingChild, meeting=meeting, child_id=child)
            here(Attendance, meeting=meeting, name="Hetty Example", role="health-visitor",
                 agency_id=standings.HEALTH, how=hetty)  # fmt: skip
            here(
                OutcomeProgress, meeting=meeting, child_id=child, outcome=outcome, key=outcome.id, scale=scale
            )
        obligations.refresh(children=[child], today=today)
        Obligation.objects.filter(child_id=child).update(gone=True)
    return child


@pytest.mark.requirement("J-4.2")
def test_an_outcome_without_progress_is_shown_as_drifting_on_the_child_today_and_to_the_manager() -> None:
    child = drifting()
    assert STANDS in text_of(client_as(people.WANDA))
    assert STANDS in text_of(client_as(people.MALCOLM), "/team")
    page = text_of(client_as(people.WANDA), f"/children/{child}")
    assert STANDS in page
    assert "Ends when it comes further, or the core group changes what is done for it." in page
    assert (
        f'href="/children/{child}/plan"' in client_as(people.WANDA).get(f"/children/{child}").content.decode()
    )


@pytest.mark.requirement("J-4.2")
def test_an_outcome_that_comes_further_is_not_shown_as_drifting() -> None:
    child = drifting(scales=(1, 2, 3))
    for member, path in (
        (people.WANDA, "/today"), (people.MALCOLM, "/team"), (people.WANDA, f"/children/{child}"),
    ):  # fmt: skip
        assert "No progress" not in text_of(client_as(member), path)


@pytest.mark.requirement("W-10")
def test_an_agency_that_stays_away_is_seen_by_the_worker_and_the_manager() -> None:
    child = drifting(scales=(1, 2, 3), hetty="absent")
    says = "Example Health Visiting was not at the last 3 core groups."
    for member, path in (
        (people.WANDA, "/today"), (people.MALCOLM, "/team"), (people.WANDA, f"/children/{child}"),
    ):  # fmt: skip
        assert says in text_of(client_as(member), path)


def test_each_sign_has_what_ends_it_and_no_way_that_leads_nowhere() -> None:
    child = drifting(hetty="absent")
    client = client_as(people.WANDA)
    page = client.get(f"/children/{child}").content.decode()
    part = page[page.index('id="drifts"') :]
    part = part[: part.index("</ul>")]
    assert part.count("Ends when") == part.count("<li>") == 2
    for address in re.findall(r'href="([^"]+)"', part):
        assert client.get(address).status_code == 200, address


def test_nothing_of_drift_is_a_number_or_a_rank_of_a_person() -> None:
    drifting(hetty="absent")
    page = text_of(client_as(people.MALCOLM), "/team")
    assert not re.search(r"(score|rank|rating|worst|best)", page, re.IGNORECASE)
