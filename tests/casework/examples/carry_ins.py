"""Examples of carrying in a living register."""

from datetime import UTC, datetime

from holdfast.casework import carry_ins
from holdfast.casework.carry_in_pages import CarryInPage
from tests import people
from tests.casework.step_examples import Call, example
from tests.standings import TODAY

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ROW = {
    "given_name": "Cora", "family_name": "Carried", "born_on": "4/5/2017", "plan_began_on": "1/10/2025",
    "categories": "neglect", "last_review_on": "20/12/2025", "last_core_group_on": "10/2/2026",
    "last_visit_on": "12/2/2026", "last_visit_at_home": "yes", "last_visit_alone": "yes",
    "last_visit_bedroom": "no", "social_worker": people.WINIFRED.email, "team": "Team North",
    "address": "1 Invented Street", "mother": "Maud Carried", "visit_every": "2 weeks",
}  # fmt: skip


def _look() -> CarryInPage:
    return carry_ins.look(source="csv", said=[ROW], today=TODAY)


@example("carry_ins.look", by=people.MALCOLM)
def look() -> Call:
    return _look


@example("carry_ins.mend", by=people.MALCOLM)
def mend() -> Call:
    page = _look()
    return lambda: carry_ins.mend(carry_in=page.id, number=1, said={"given_name": "Coral"}, today=TODAY)


@example("carry_ins.decide", by=people.MALCOLM)
def decide() -> Call:
    page = _look()
    return lambda: carry_ins.decide(carry_in=page.id, number=1, decision="leave-out", today=TODAY)


@example("carry_ins.accept", by=people.MALCOLM)
def accept() -> Call:
    page = _look()
    return lambda: carry_ins.accept(carry_in=page.id, numbers=[1], today=TODAY)


@example("carry_ins.do", by=people.MALCOLM)
def do() -> Call:
    page = _look()
    return lambda: carry_ins.do(carry_in=page.id, today=TODAY, now=NOW)


@example("carry_ins.undo", by=people.MALCOLM)
def undo() -> Call:
    page = carry_ins.do(carry_in=_look().id, today=TODAY, now=NOW)
    return lambda: carry_ins.undo(carry_in=page.id, why="the wrong file", today=TODAY, now=NOW)
