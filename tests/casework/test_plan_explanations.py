"""What was explained of a plan, to whom, when and by whom; and what is not explained to somebody yet."""

import pytest

from holdfast.access.refusals import Refused
from holdfast.casework import plan_explanations
from holdfast.records.models import PlanExplanation
from tests import people
from tests.casework.recorded import at_work
from tests.casework.signing import ADA, BEN, FATHER, ON, planned
from tests.standings import TODAY

MARY = "Mary Example"


def test_what_is_not_explained_yet_is_named_until_it_is(db: None) -> None:
    with at_work():
        found = planned(children=(ADA,))
        before = plan_explanations.of_child(child=ADA, today=TODAY)
        plan_explanations.explain(
            children=[ADA], what="plan", whom="Ada Example", side="child", on=ON, how="With her drawings",
            text="Somebody is there at night", by_name="Terry Teacher", today=TODAY,
        )  # fmt: skip
        plan_explanations.explain(
            children=[ADA], what="harm", whom=MARY, side="parent", on=ON, meeting=found.meeting, today=TODAY
        )
        after = plan_explanations.of_child(child=ADA, today=TODAY)
    assert set(before.missing) == {
        ("plan", "Ada Example"), ("harm", MARY), ("harm", FATHER), ("complaint", MARY), ("complaint", FATHER),
    }  # fmt: skip
    assert set(before.missing) - set(after.missing) == {("plan", "Ada Example"), ("harm", MARY)}
    assert [(each.what, each.by, each.meeting_on) for each in after.explanations] == [
        ("harm", "Winifred Worker", ON), ("plan", "Terry Teacher", None),
    ]  # fmt: skip
    assert after.plan == found.plans[ADA]


@pytest.mark.requirement("J-2.13")
def test_the_right_to_complain_is_told_when_by_whom_how_and_to_whom_one_complains(db: None) -> None:
    with at_work():
        planned()
        said = {"what": "complaint", "whom": MARY, "side": "parent", "on": ON, "today": TODAY}
        with pytest.raises(Refused, match="to whom"):
            plan_explanations.explain(children=[ADA, BEN], how="Read out", **said)  # type: ignore[arg-type]
        with pytest.raises(Refused, match="how they were told"):
            plan_explanations.explain(
                children=[ADA, BEN],
                complain_to=["board"],
                **said,  # type: ignore[arg-type]
            )
        plan_explanations.explain(
            children=[ADA, BEN], how="Read out, with the leaflet", complain_to=["agency", "board"],
            **said,  # type: ignore[arg-type]
        )  # fmt: skip
        (told,) = plan_explanations.of_child(child=BEN, today=TODAY).explanations
    assert (told.what, told.whom, told.on, told.how, told.by) == (
        "complaint", MARY, ON, "Read out, with the leaflet", "Winifred Worker",
    )  # fmt: skip
    assert "agency of a professional" in told.text
    assert "safeguarding board" in told.text


@pytest.mark.requirement("J-2.19")
def test_a_preference_that_is_not_followed_has_its_reasons_and_the_right_to_complain_is_told(
    db: None,
) -> None:
    with at_work():
        planned(children=(ADA,))
        said = {"what": "preference", "whom": FATHER, "side": "parent", "on": ON, "today": TODAY}
        with pytest.raises(Refused, match="reasons"):
            plan_explanations.explain(children=[ADA], **said)  # type: ignore[arg-type]
        plan_explanations.explain(
            children=[ADA], text="Saturdays at his home are not safe yet", how="At his home",
            complain_to=["agency"], **said,  # type: ignore[arg-type]
        )  # fmt: skip
        rows = PlanExplanation.standing.filter(child=ADA, whom=FATHER).order_by("what")
        assert [(each.what, each.text) for each in rows] == [
            ("complaint", "The agency of a professional"),
            ("preference", "Saturdays at his home are not safe yet"),
        ]


def test_a_partner_of_the_core_group_explains_and_nobody_else_does(db: None) -> None:
    with at_work():
        planned(children=(ADA,))
    said = {"what": "plan", "whom": "Ada Example", "side": "child", "on": ON, "today": TODAY}
    with at_work(people.PENNY):
        plan_explanations.explain(children=[ADA], **said)  # type: ignore[arg-type]
    with at_work(people.INES), pytest.raises(Refused):
        plan_explanations.explain(children=[ADA], **said)  # type: ignore[arg-type]
