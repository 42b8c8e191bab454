"""What names what in a case: tellings, what was put off, brothers and sisters, what was withdrawn."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from holdfast.casework import happened
from holdfast.procedures.case import read
from holdfast.records.models import Acknowledgement, Variation
from tests import people
from tests.casework import recorded

D = date(2025, 1, 13)


def on(days: int) -> date:
    """So many days after the first."""
    return D + timedelta(days=days)


@pytest.fixture
def inside(db: None) -> Iterator[None]:
    with recorded.at_work():
        yield


def events(child: UUID) -> list[dict[str, Any]]:
    """A child's events by day; the case they make up can always be read."""
    form = happened.of(children=[child])[child]
    case = read(form)
    return [{"event": each.event, "on": each.on, "id": each.id, **each.fields} for each in case.happened]


def names(child: UUID) -> list[tuple[str, date]]:
    return [(each["event"], each["on"]) for each in events(child)]


def withdraw(row: Any) -> None:
    row.withdrawn_at = recorded.NOW
    row.withdrawn_why = "on the wrong child"
    row.save()


# ---------------------------------------------------------------- what names what


def test_what_was_told_of_a_sister_s_part_is_of_one_s_own(inside: None) -> None:
    ada, ben = recorded.person(), recorded.person(given_name="Ben")
    part = recorded.visit(ada, D, seen=False, obstruction="refused")
    other = recorded.visit(ben, D, of=part.visit, seen=False, obstruction="refused")
    concern = recorded.milestone(ada, "new-concerns", D)
    recorded.told(ben, part.id, on(1))
    recorded.told(ben, part.visit_id, on(2))
    recorded.told(ben, concern.id, on(3))  # Ben has no part in that
    assert [(each["event"], each["on"], each.get("of")) for each in events(ben)] == [
        ("visit", D, None), ("told", on(1), str(other.id)), ("told", on(2), str(other.id)),
    ]  # fmt: skip


def test_what_names_a_withdrawn_row_concerns_nothing_nor_does_what_names_that(inside: None) -> None:
    child = recorded.person()
    part = recorded.visit(child, D, seen=False, obstruction="absent")
    telling = recorded.told(child, part.id, on(1), by_role="social-worker", unreached=["line-manager", "?"])
    seen = recorded.make(Acknowledgement, telling=telling, account_id=people.MALCOLM.account, on=on(2))
    assert events(child)[1:] == [
        {
            "event": "told", "on": on(1), "id": str(telling.id), "whom": ("team-manager",),
            "of": str(part.id), "by": "social-worker", "in_writing": False, "unreached": ("line-manager",),
        },
        {
            "event": "acknowledged", "on": on(2), "id": str(seen.id), "whom": ("team-manager",),
            "of": str(telling.id),
        },
    ]  # fmt: skip
    withdraw(part)
    assert events(child) == []


def test_an_obligation_s_key_names_what_it_hangs_on(inside: None) -> None:
    child = recorded.person()
    part = recorded.visit(child, D, seen=False, obstruction="absent")
    key = f"tell-the-manager/visit/{part.id}/1"
    recorded.told(child, key, on(1))
    for trigger in ("", str(part.id)):
        recorded.make(
            Variation, child_id=child, key=key, duty="tell-the-manager", trigger=trigger, on=on(1),
            until_on=on(9), agreed_by="team-manager, conference-chair", reason="illness",
        )  # fmt: skip
    visit, told, *varied = events(child)
    assert told["of"] == visit["id"]
    assert [(each["for"], each["agreed_by"]) for each in varied] == [
        (visit["id"], ("team-manager", "conference-chair"))
    ] * 2


def test_a_milestone_has_what_its_event_may_say(inside: None) -> None:
    child = recorded.person()
    concern = recorded.milestone(
        child, "new-concerns", D, significant=False, by_role="teacher", role="police"
    )
    recorded.milestone(
        child, "considered", on(1), what="early-review", of=str(concern.milestone_id), decision="no",
        why="the review is near", extent="part",
    )  # fmt: skip
    recorded.milestone(child, "record-distributed", on(2), of=str(concern.id), to_role="police, parent")
    recorded.milestone(child, "risk-assessment", on(3), what="year-on-register", risk_considered=True)
    said = [{key: each[key] for key in each if key not in ("on", "id")} for each in events(child)]
    assert said == [
        {"event": "new-concerns", "significant": False, "by": "teacher"},
        {
            "event": "considered", "what": "early-review", "of": str(concern.id), "decision": "no",
            "reason": "the review is near",
        },
        {"event": "record-distributed", "of": str(concern.id), "to": ("police", "parent")},
        {"event": "risk-assessment", "risk_considered": True, "reason": "year-on-register"},
    ]  # fmt: skip


def test_what_hangs_on_a_birthday_is_put_off_by_its_duty_alone(inside: None) -> None:
    child = recorded.person()
    recorded.visit(child, D)
    for day in ("2025-05-04", D.isoformat()):
        recorded.make(
            Variation, child_id=child, key="", duty="young-person-consulted", trigger=day, on=on(1),
            until_on=on(9), agreed_by="conference-chair", reason="illness",
        )  # fmt: skip
    assert sorted(str(each.get("for")) for each in events(child)[1:]) == ["2025-01-13", "None"]


def test_a_telling_or_a_milestone_that_was_withdrawn_did_not_happen(inside: None) -> None:
    child = recorded.person()
    part = recorded.milestone(child, "new-concerns", D)
    telling = recorded.told(child, part.id, on(1))
    assert len(events(child)) == 2
    telling.withdrawn_at = recorded.NOW
    telling.save()
    assert [each["event"] for each in events(child)] == ["new-concerns"]
    part.withdrawn_at = recorded.NOW
    part.save()
    assert events(child) == []
