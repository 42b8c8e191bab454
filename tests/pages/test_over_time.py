"""Each outcome over time on the child's page: drawn, in a table, and in a word at a glance."""

from datetime import timedelta

from django.utils import timezone

from holdfast.records.models import Meeting, MeetingChild, Need, Outcome, OutcomeProgress, Plan, Registration
from tests import people, signed_in
from tests.caseload import here
from tests.casework.recorded import at_work

ADA = people.ADA.id


def _said(*scales: int, held: bool = True) -> None:
    """How far the first outcome of Ada's plan had come at the last core groups, four weeks apart."""
    today = timezone.localdate()
    with at_work(people.WINIFRED):
        registration = Registration.standing.get(child=ADA)
        plan = here(Plan, registration=registration, part="detailed", made_on=today - timedelta(days=90))
        need = here(Need, plan=plan, text="Safe nights")
        outcome = here(Outcome, need=need, text="Looked after <every> night")
        for number, scale in enumerate(reversed(scales)):
            on = today - timedelta(days=28 * number)
            meeting = here(Meeting, kind="core-group", held_on=on if held else None)
            here(MeetingChild, meeting=meeting, child_id=ADA)
            here(
                OutcomeProgress, meeting=meeting, child_id=ADA, outcome=outcome, scale=scale,
                key=outcome.key or outcome.id, evidence=f"Rota seen {number}", whose="The school",
            )  # fmt: skip


def _page(tab: str = "") -> str:
    return signed_in.client_as(people.WINIFRED).get(f"/children/{ADA}{tab}").content.decode()


def test_three_core_groups_are_drawn_and_stand_in_a_table(db: None) -> None:
    _said(1, 2, 3)
    text = _page("/plan")
    assert text.count("hf-over-time__mark") == 3
    assert "Nearly there: better than last time" in text
    assert "Looked after &lt;every&gt; night" in text
    assert all(f"Rota seen {number}" in text for number in range(3))
    assert "<every>" not in text
    assert " style=" not in text


def test_one_core_group_is_said_and_not_drawn(db: None) -> None:
    _said(2)
    text = _page("/plan")
    assert "hf-over-time__mark" not in text
    assert "Rota seen 0" in text


def test_the_glance_says_whether_it_gets_better(db: None) -> None:
    _said(3, 1, 1, 1)
    assert "No change yet: the same for 3 core groups" in _page()


def test_what_is_not_held_yet_does_not_count(db: None) -> None:
    _said(4, held=False)
    assert "Reached: " not in _page()
    assert "No core group has said yet" in _page("/plan")
