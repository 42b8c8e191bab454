"""Who stands around a plan, derived: who sees the child, who answered what, what bears on it."""

from datetime import date
from typing import Any
from uuid import UUID

from holdfast.access.children import May
from holdfast.casework import plan_record_people, plan_records
from holdfast.records.models import (
    Contact,
    CoreGroupMember,
    Household,
    HouseholdMember,
    Person,
    PlanAnswer,
    PlanSignatory,
)
from tests.casework import whole_plan
from tests.casework.recorded import make
from tests.casework.whole_plan import MADE, Whole
from tests.standings import TODAY


def record(whole: Whole) -> dict[str, Any]:
    plan = plan_records.find(plan=whole.plan.id, what=May.SEE, today=TODAY)
    return plan_records.as_record(plan=plan, today=TODAY)


def mother(whole: Whole) -> UUID:
    """The mother is a person of the record, in the core group by that."""
    found: UUID = make(Person, given_name="Moira", family_name="Example", born_on=date(1990, 1, 2)).id
    CoreGroupMember.objects.filter(child=whole.child, role="mother").update(person=found)
    return found


def sees(whole: Whole) -> str | None:
    own: dict[str, str | None] = {each["who"]: each.get("sees_child") for each in record(whole)["core_group"]}
    return own["Moira Example"]


def test_who_lives_with_the_child_sees_it_though_no_contact_says_so(db: None) -> None:
    whole = whole_plan.begin("jersey")
    with whole.at_work():
        Contact.objects.filter(plan=whole.plan, role="mother").update(who="Somebody", role="")
        person = mother(whole)
        assert sees(whole) is None
        home = make(Household, address="1 Example Street")
        for each in (person, whole.child):
            make(HouseholdMember, household=home, person_id=each, from_on=date(2020, 1, 1))
        assert sees(whole) == plan_record_people.AT_HOME


def test_the_child_in_the_core_group_is_not_asked_how_often_it_sees_itself(db: None) -> None:
    whole = whole_plan.begin("jersey")
    with whole.at_work():
        make(
            CoreGroupMember, child_id=whole.child, person_id=whole.child, name="Tess Example", role="child",
            from_on=MADE,
        )  # fmt: skip
        assert "Tess Example" not in {each["who"] for each in record(whole)["core_group"]}


def test_a_later_answer_changes_what_it_is_about_and_leaves_the_rest(db: None) -> None:
    whole = whole_plan.begin("jersey")
    with whole.at_work():
        father = PlanSignatory.objects.get(plan=whole.plan, name="Fred Example")
        make(PlanAnswer, signatory=father, on=TODAY, how="said", accepts=True)
        found = record(whole)
    own = next(each for each in found["agreement"] if each["who"] == "Fred Example")
    assert own == {"who": "Fred Example", "side": "family", "agrees": True}
    assert "dissent" not in found


def test_one_who_is_not_asked_to_sign_is_marked_with_why(db: None) -> None:
    whole = whole_plan.begin("isle-of-man", leave_out=["agreement"])
    with whole.at_work():
        make(PlanSignatory, plan=whole.plan, name="Tess Example", side="child", not_asked_why="Too young")
        found = record(whole)
        lacks = plan_records.lacks(plan=whole.plan, today=TODAY)
    assert found["not_relevant"]["agreement"] == "Too young"
    assert "agreement" not in lacks


def test_what_bears_on_a_plan_is_read_from_its_words_and_its_group() -> None:
    def of(**said: Any) -> list[str]:
        return plan_record_people.circumstances(said=said)

    assert of() == []
    assert of(concerns="Domestic violence on two nights") == ["domestic-abuse"]
    assert of(core_group=[{"who": "Dot Example", "role": "domestic abuse service"}]) == ["domestic-abuse"]
    assert of(adult_needs=[{"need": "Has a learning disability"}]) == ["parent-learning-disability"]
    assert of(child_views="Has a learning disability") == []
