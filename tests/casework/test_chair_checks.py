"""A chair looks at a plan between conferences, and the manager answers an alert."""

from datetime import date
from uuid import uuid4

import pytest

from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import chair_checks
from holdfast.records.models import Cover
from tests import people
from tests.caseload import here
from tests.casework.recorded import at_work
from tests.standings import TODAY

ADA = people.ADA.id


def _alert() -> object:
    with at_work(people.CHLOE):
        return chair_checks.alert(
            child=ADA, to=people.MALCOLM.account, text="No core group for six weeks", today=TODAY
        )


def test_a_look_is_kept_with_who_and_when(db: None) -> None:
    with at_work(people.CHLOE):
        chair_checks.check(child=ADA, on=date(2026, 2, 27), on_course=True, text="Moving", today=TODAY)
        seen = chair_checks.of_child(child=ADA, today=TODAY).looked
    assert [(each.on, each.by, each.on_course) for each in seen] == [(date(2026, 2, 27), "Chloe Chair", True)]


def test_what_is_not_on_course_is_said(db: None) -> None:
    with at_work(people.CHLOE), pytest.raises(Refused, match="Say what is not on course"):
        chair_checks.check(child=ADA, on=TODAY, on_course=False, text=" ", today=TODAY)


def test_only_a_chair_looks(db: None) -> None:
    with at_work(people.WINIFRED), pytest.raises(Refused, match="chair conferences"):
        chair_checks.check(child=ADA, on=TODAY, on_course=True, text="", today=TODAY)


def test_an_alert_goes_to_a_manager_of_the_team(db: None) -> None:
    with at_work(people.CHLOE):
        managers = chair_checks.of_child(child=ADA, today=TODAY).managers
        assert [each.name for each in managers] == ["Malcolm Manager"]
        with pytest.raises(Refused, match="manager of the child"):
            chair_checks.alert(child=ADA, to=people.MARTHA.account, text="Late", today=TODAY)


def test_an_alert_is_open_until_the_manager_has_answered(db: None) -> None:
    alert = _alert()
    with at_work(people.MALCOLM):
        (found,) = chair_checks.to_answer(today=TODAY)
        assert (found.id, found.by, found.mine) == (alert, "Chloe Chair", True)
        chair_checks.answer(alert=found.id, text="One is set for Thursday", today=TODAY)
        assert chair_checks.to_answer(today=TODAY) == ()
        with pytest.raises(Refused, match="already"):
            chair_checks.answer(alert=found.id, text="Again", today=TODAY)


def test_another_team_has_no_alert_to_answer(db: None) -> None:
    alert = _alert()
    with at_work(people.MARTHA):
        assert chair_checks.to_answer(today=TODAY) == ()
        with pytest.raises((Refused, NotHere)):
            chair_checks.answer(alert=alert, text="Mine?", today=TODAY)  # type: ignore[arg-type]


def test_whoever_covers_for_the_manager_answers(db: None) -> None:
    alert = _alert()
    with at_work(people.SEBASTIAN):
        here(
            Cover, away_id=people.MALCOLM.account, covering_id=people.SEBASTIAN.account, from_on=TODAY,
            until_on=TODAY,
        )  # fmt: skip
        chair_checks.answer(alert=alert, text="I see to it", today=TODAY)  # type: ignore[arg-type]
    with at_work(people.CHLOE):
        (shown,) = chair_checks.of_child(child=ADA, today=TODAY).alerts
    assert (shown.answer, shown.answered_on) == ("I see to it", TODAY)


def test_there_is_no_such_alert(db: None) -> None:
    with at_work(people.MALCOLM), pytest.raises(NotHere):
        chair_checks.show_alert(alert=uuid4(), today=TODAY)
