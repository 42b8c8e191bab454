"""An outcome of a draft with its actions: written, moved, shared and left out."""

from uuid import uuid4

import pytest

from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import plan_drafts
from holdfast.casework.plan_said import ActionSaid, NeedSaid, OutcomeSaid
from tests.casework.drafted import (
    ADA,
    BEN,
    EVERY_NIGHT,
    HOT,
    NIGHTS,
    begun,
    outcome,
    page,
)
from tests.casework.recorded import NOW, at_work
from tests.standings import TODAY


def test_an_outcome_is_written_changed_moved_and_left_out(db: None) -> None:
    with at_work():
        [plan] = begun(ADA)
        said = OutcomeSaid(
            text="Warm at night", when="by the winter", actions=[ActionSaid(text="Mend it", who="Mary")]
        )
        key = outcome(plan, said, HOT)
        draft = page(plan)
        assert [each.text for each in draft.needs] == [NIGHTS, "To be warm"]
        action = draft.needs[1].outcomes[0].actions[0]
        again = OutcomeSaid(
            text="Warm", actions=[ActionSaid(text="Mend the boiler", who="Mary", key=action.key)]
        )
        assert outcome(plan, again, NeedSaid(text="", key=draft.needs[0].key), key) == key
        [first, second] = page(plan).needs
        assert [each.text for each in first.outcomes] == [EVERY_NIGHT, "Warm"]
        assert second.outcomes == ()
        assert [(each.key, each.text) for each in first.outcomes[1].actions] == [
            (action.key, "Mend the boiler")
        ]
        plan_drafts.leave_out_outcome(plan=plan, outcome=key, today=TODAY, now=NOW)
        assert [each.text for each in page(plan).outcomes] == [EVERY_NIGHT]
        with pytest.raises(NotHere):
            outcome(plan, again, HOT, uuid4())


def test_a_need_that_an_outcome_answers_is_not_left_out(db: None) -> None:
    with at_work():
        [plan] = begun(ADA)
        with pytest.raises(Refused, match="an outcome answers"):
            plan_drafts.write_needs(plan=plan, needs=[HOT], today=TODAY, now=NOW)
        kept = page(plan).needs[0]
        both = [NeedSaid(text="Safe at night", key=kept.key, finding="Alone"), HOT]
        plan_drafts.write_needs(plan=plan, needs=both, today=TODAY, now=NOW)
        first, second = page(plan).needs
        assert (first.key, first.text, first.finding) == (kept.key, "Safe at night", "Alone")
        assert [each.text for each in first.outcomes] == [EVERY_NIGHT]
        assert second.text == "To be warm"


def test_an_outcome_is_written_for_both_with_its_need_and_actions(db: None) -> None:
    with at_work():
        ada, ben = begun(ADA, BEN)
        mend = ActionSaid(text="Mend it", who="Mary")
        key = outcome(ada, OutcomeSaid(text="Warm", actions=[mend]), HOT, also=[ben])
        of_ada, of_ben = page(ada).needs[1], page(ben).needs[1]
        assert (of_ada.key, of_ada.outcomes[0].key) == (of_ben.key, of_ben.outcomes[0].key)
        assert of_ben.outcomes[0].key == key
        assert of_ada.outcomes[0].actions[0].key == of_ben.outcomes[0].actions[0].key
        outcome(ada, OutcomeSaid(text="Warm in every room"), NeedSaid(text="", key=of_ada.key), key)
        assert [each.text for each in page(ben).needs[1].outcomes] == ["Warm"]
        assert page(ada).needs[1].outcomes[0].key != key
        plan_drafts.leave_out_outcome(plan=ben, outcome=key, today=TODAY, now=NOW)
        assert page(ben).needs[1].outcomes == ()
        assert [each.text for each in page(ada).needs[1].outcomes] == ["Warm in every room"]
