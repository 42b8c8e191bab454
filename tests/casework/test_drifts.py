"""Drift: each sign of it a sentence, with what would end it; never one about a child who does not drift."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from holdfast.casework import children, drifts, obligations
from holdfast.records.models import (
    Agency,
    CoreGroupMember,
    Obligation,
    Outcome,
    Plan,
)
from tests import caseload, people, standings
from tests.caseload import here
from tests.casework.drifting import WORDS, core_group, days, drift_of, outcome_of, signatory, signs_of, well
from tests.casework.listing import BEGAN, TODAY, acting, give, team

pytestmark = pytest.mark.usefixtures("db")


# ---------------------------------------------------------------- seen, done, planned


def test_a_child_with_whom_the_work_goes_on_does_not_drift() -> None:
    with acting(people.WANDA):
        child = well()
        for number in (10, 40):
            core_group(child, days(number), scale=number // 10, came=[("Hetty Example", "whole")])
    assert signs_of(child) == {}
    assert drift_of(child) == ""


def test_a_child_never_seen_since_the_plan_began_drifts() -> None:
    with acting(people.WANDA):
        made = give()
        caseload.visit(made.children, people.WANDA, on=BEGAN + timedelta(days=3), seen=False)
    assert drift_of(made.children[0]) == "Not seen since the plan began 8 weeks ago. And 1 more."
    (sign,) = signs_of(made.children[0])["never-seen"]
    assert (sign.ends_it, sign.address, sign.about) == ("Alfa is seen", "visit-record", (made.children[0],))


def test_an_action_past_its_date_drifts() -> None:
    with acting(people.WANDA):
        made = give()
        caseload.visit(made.children, people.WANDA, on=BEGAN + timedelta(days=3), announced=False)
        caseload.plan(made.children[0], on=BEGAN, actions=[("Gran stays", TODAY - timedelta(days=4))])
    assert drift_of(made.children[0]) == "An action of the plan is 4 days late: “Gran stays”, Mary Example."
    assert signs_of(made.children[0], today=TODAY - timedelta(days=4)) == {}


def test_announced_visits_alone_drift() -> None:
    with acting(people.WANDA):
        made = give()
        caseload.plan(made.children[0], on=BEGAN, actions=[("Gran stays", None)])
        for number in (10, 20):
            caseload.visit(made.children, people.WANDA, on=days(number), announced=True, said=WORDS)
    assert drift_of(made.children[0]) == "Every visit since the plan began was announced."
    with acting(people.WANDA):
        caseload.visit(made.children, people.WANDA, on=BEGAN + timedelta(days=30), announced=False)
    assert drift_of(made.children[0]) == ""


def test_a_plan_without_actions_drifts() -> None:
    with acting(people.WANDA):
        made = give()
        caseload.visit(made.children, people.WANDA, on=BEGAN + timedelta(days=3), announced=False)
    assert drift_of(made.children[0]) == "No plan is recorded."
    with acting(people.WANDA):
        caseload.plan(made.children[0], on=BEGAN)
    assert drift_of(made.children[0]) == "The plan has no actions."


def test_a_child_without_a_plan_does_not_drift() -> None:
    with acting(people.WANDA):
        assert drifts.of(children=[people.OLIVE.id], today=TODAY) == {people.OLIVE.id: ()}


# ---------------------------------------------------------------- an outcome without progress


@pytest.mark.parametrize(
    ("scales", "says"),
    [
        ([1], ""),
        ([1, 2], ""),
        ([1, 1], "No progress at the last 2 core groups: “An adult is awake until the children sleep”, "
                 "no change yet."),
        ([1, 2, 2], "No progress at the last 2 core groups: “An adult is awake until the children sleep”, "
                    "some change."),
        ([2, 2, 1], "No progress at the last 3 core groups: “An adult is awake until the children sleep”, "
                    "no change yet."),
        ([2, 2, 3], ""),
        ([3, 4, 4], ""),
    ],
)  # fmt: skip
@pytest.mark.requirement("J-4.2")
def test_an_outcome_that_does_not_rise_at_successive_core_groups_drifts(scales: list[int], says: str) -> None:
    with acting(people.WANDA):
        child = well()
        for place, scale in enumerate(scales, 1):
            core_group(child, days(10 * place), scale=scale)
        found = children.show(child=child, today=TODAY)
    assert [each.say for each in found.drifts if each.kind == "no-progress"] == ([says] if says else [])


def test_an_outcome_that_is_passed_over_drifts_and_one_that_is_reached_does_not() -> None:
    with acting(people.WANDA):
        child = well()
        first = outcome_of(child)
        other = here(Outcome, need=first.need, place=2, text="The cooker is mended")
        for number in (10, 20, 30):
            core_group(child, days(number), scale=number // 10)
    (sign,) = signs_of(child)["no-progress"]
    assert sign.say == "Not looked at at the last 3 core groups: “The cooker is mended”."
    with acting(people.WANDA):
        Outcome.objects.filter(id=other.id).update(reached_on=days(20))
    assert signs_of(child) == {}


def test_progress_is_followed_through_the_versions_of_a_plan() -> None:
    """What a later version took over has the key of the first one: its standstill goes on."""
    with acting(people.WANDA):
        child = well()
        outcome = outcome_of(child)
        core_group(child, days(10), scale=2)
        before = outcome.need.plan
        caseload.plan(child, on=days(15), actions=[("Gran stays", None)])
        Plan.objects.filter(id=before.id).update(replaced_on=days(15))
        later = outcome_of(child)
        later.key = outcome.id
        later.save()
        core_group(child, days(20), scale=2)
    (sign,) = signs_of(child)["no-progress"]
    assert sign.say.startswith("No progress at the last 2 core groups")


# ---------------------------------------------------------------- who stays away


@pytest.mark.requirement("W-10")
def test_an_agency_that_stays_away_from_core_groups_in_a_row_is_named() -> None:
    with acting(people.WANDA):
        child = well()
        here(CoreGroupMember, child_id=child, name="Hetty Example", role="health-visitor",
             agency_id=standings.HEALTH, from_on=BEGAN)  # fmt: skip
        here(CoreGroupMember, child_id=child, name="Mary Example", role="mother", from_on=BEGAN)
        core_group(child, days(10), came=[("Hetty Example", "whole"), ("Mary Example", "whole")])
        core_group(child, days(20), came=[("Hetty Example", "apologies"), ("Mary Example", "whole")])
    assert "absent" not in signs_of(child)
    with acting(people.WANDA):
        core_group(child, days(30), came=[("Mary Example", "part")])
        page = children.show(child=child, today=TODAY)
    (sign,) = (each for each in page.drifts if each.kind == "absent")
    assert sign.say == "Example Health Visiting was not at the last 2 core groups."
    assert sign.address == "core-group-members"
    with acting(people.WANDA):  # another of the same agency comes
        core_group(child, days(40), came=[("Mary Example", "part"), ("Hetty Example", "by-telephone")])
    assert "absent" not in signs_of(child)


def test_a_parent_who_stays_away_is_named_and_nobody_where_attendance_was_not_written_down() -> None:
    with acting(people.WANDA):
        child = well()
        here(CoreGroupMember, child_id=child, name="Mary Example", role="mother", from_on=BEGAN)
        core_group(child, days(10))
        core_group(child, days(20))
    assert "absent" not in signs_of(child)
    with acting(people.WANDA):
        for number in (25, 30):
            core_group(child, days(number), came=[("Mary Example", "absent")])
    (sign,) = signs_of(child)["absent"]
    assert sign.say == "Mary Example was not at the last 2 core groups."


# ---------------------------------------------------------------- where it is shown


def test_what_was_not_held_is_named_on_the_childs_page_and_not_twice_on_today() -> None:
    with acting(people.WANDA):
        child = well()
        obligations.refresh(children=[child], today=TODAY)
        page = children.show(child=child, today=TODAY)
    says = [each.say for each in page.drifts if each.kind == "not-held"]
    assert any(each.startswith("Visit at home has not taken place: it was due") for each in says)
    assert len(says) == len(set(says))
    assert drift_of(child) == ""
    worry = next(each for each in team(people.MALCOLM).worries if each.child.id == child)
    assert not any("has not taken place" in each for each in worry.reasons)


def test_a_partner_is_not_shown_what_drifts() -> None:
    with acting(people.PENNY):
        assert children.show(child=people.ADA.id, today=TODAY).drifts == ()
    with acting(people.WINIFRED):
        assert children.show(child=people.ADA.id, today=TODAY).drifts


def test_an_unsigned_plan_alone_worries_less_than_a_child_whose_outcome_stands_still() -> None:
    with acting(people.WANDA):
        unsigned, stands = well(), well()
        signatory(unsigned, "Mary Example", side="parent")
        for number in (10, 20):
            core_group(unsigned, days(number), scale=number // 10)
            core_group(stands, days(number), scale=2)
        obligations.refresh(children=[unsigned, stands], today=TODAY)
        Obligation.objects.filter(child_id__in=[unsigned, stands]).update(gone=True)
    worries = [each for each in team(people.MALCOLM).worries if each.child.id in {unsigned, stands}]
    assert [each.child.id for each in worries] == [stands, unsigned]
    assert [each.rank[0] for each in worries] == [2, 4]


def test_the_signs_of_thirty_children_cost_one_query_as_those_of_one() -> None:
    with acting(people.WANDA):
        some = give(people.WANDA, *[3] * 10).children
        here(Agency, name="Example School", kind="school")
        for child in some:
            caseload.plan(child, on=BEGAN, actions=[("Gran stays", TODAY - timedelta(days=4))])
            core_group(child, days(10), scale=1)
        found = []
        for asked in (some[:1], some):
            with CaptureQueriesContext(connection) as queries:
                drifts.of(children=asked, today=TODAY)
            found.append(len(queries))
    assert found == [2, 2]
