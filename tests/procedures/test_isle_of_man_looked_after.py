"""The Isle of Man's plan of a looked-after child, sent to the reviewing officer (3.7, 4.1): rule and command.

4.1 gives no time: it is asked for from the first core group on, and is never overdue.
"""

import pytest

from tests.procedures import timelines
from tests.procedures.test_isle_of_man_core_groups import conference, core_group, review
from tests.procedures.timelines import Answer, Event, case, event

SEND = "send-plan-to-reviewing-officer"
FIRST = "2026-01-22"


def ask(*happened: Event, as_of: str, **child: str | None) -> Answer:
    timeline = case(conference(), core_group(FIRST), *happened, **child)
    return timelines.ask("isle_of_man", timeline, as_of=as_of)


LOOKED_AFTER = event("looked-after-from", "2026-01-14")
SENT = "plan-sent-to-reviewing-officer"


@pytest.mark.requirement("M-4.1a")
def test_the_plan_of_a_looked_after_child_goes_to_the_reviewing_officer() -> None:
    found = ask(LOOKED_AFTER, as_of="2026-06-01").one(SEND)
    assert (found["due"], found["when"], found["state"]) == (None, "not stated", "due")
    assert found["trigger"] == {"event": "core-group", "on": FIRST}
    assert (found["responsible"], found["recipient"]) == ("social-worker", "reviewing-officer")
    assert (found["modality"], found["requirements"]) == ("should", ["M-4.1a"])
    assert "4.1" in found["cite"]


@pytest.mark.requirement("M-4.1a")
@pytest.mark.parametrize("on", [FIRST, "2026-03-20"])
def test_sent_is_met_and_never_late(on: str) -> None:
    found = ask(LOOKED_AFTER, event(SENT, on), as_of="2026-06-01").one(SEND)
    assert (found["state"], found["met_on"]) == ("met", on)


@pytest.mark.requirement("M-4.1a")
def test_what_was_sent_before_the_first_core_group_is_not_its_plan() -> None:
    assert ask(LOOKED_AFTER, event(SENT, "2026-01-20"), as_of="2026-06-01").one(SEND)["state"] == "due"


@pytest.mark.requirement("M-4.1a")
def test_a_child_who_is_not_looked_after_has_no_reviewing_officer() -> None:
    assert not ask(as_of="2026-06-01").all(SEND)
    back_home = event("looked-after-until", "2026-01-20")
    assert not ask(LOOKED_AFTER, back_home, as_of="2026-06-01").all(SEND)


@pytest.mark.requirement("M-4.1a")
def test_a_child_looked_after_later_has_the_plan_sent_then() -> None:
    later = event("looked-after-from", "2026-02-17")
    found = ask(later, as_of="2026-06-01").one(SEND)
    assert (found["due"], found["state"], found["trigger"]["on"]) == (None, "due", "2026-02-17")
    sent = ask(later, event(SENT, "2026-02-20"), as_of="2026-06-01").one(SEND)
    assert (sent["state"], sent["met_on"]) == ("met", "2026-02-20")


@pytest.mark.requirement("M-4.1a")
def test_a_child_looked_after_from_the_day_of_the_first_core_group_is_asked_for_once() -> None:
    assert len(ask(event("looked-after-from", FIRST), as_of="2026-06-01").all(SEND)) == 1


@pytest.mark.requirement("M-4.1a")
def test_a_child_looked_after_again_has_the_plan_sent_again() -> None:
    happened = [LOOKED_AFTER, event(SENT, "2026-01-23"), event("looked-after-until", "2026-02-10")]
    answer = ask(*happened, event("looked-after-from", "2026-03-02"), as_of="2026-06-01")
    assert answer.one(SEND, trigger_on=FIRST)["state"] == "met"
    assert answer.one(SEND, trigger_on="2026-03-02")["state"] == "due"


@pytest.mark.requirement("M-4.1a")
def test_a_child_who_is_no_longer_looked_after_has_nothing_left_to_send() -> None:
    home = event("looked-after-until", "2026-02-10")
    assert ask(LOOKED_AFTER, home, as_of="2026-02-09").one(SEND)["state"] == "due"
    assert ask(LOOKED_AFTER, home, as_of="2026-02-10").one(SEND)["state"] == "lapsed"
    sent = ask(LOOKED_AFTER, event(SENT, "2026-01-30"), home, as_of="2026-06-01").one(SEND)
    assert (sent["state"], sent["met_on"]) == ("met", "2026-01-30")


@pytest.mark.requirement("M-4.1a")
def test_an_authority_that_sets_a_time_has_it_counted() -> None:
    # Thu 22 Jan 2026: 23 (1), 26-29 (5)
    timeline = case(conference(), LOOKED_AFTER, core_group(FIRST))
    own = '[send-plan-to-reviewing-officer]\nwithin = "5 working days"\n'
    found = timelines.ask("isle_of_man", timeline, as_of="2026-01-30", settings=own).one(SEND)
    assert (found["due"], found["when"], found["state"]) == ("2026-01-29", None, "overdue")


@pytest.mark.requirement("M-4.1a")
def test_it_is_the_first_core_group_alone_that_sends_it() -> None:
    assert len(ask(LOOKED_AFTER, core_group("2026-02-19"), as_of="2026-06-01").all(SEND)) == 1


@pytest.mark.requirement("M-4.1a")
def test_the_plan_of_a_second_plan_is_sent_again_and_the_end_closes_it() -> None:
    answer = ask(
        LOOKED_AFTER,
        event(SENT, "2026-01-23"),
        review("2026-02-10", "end", then="close"),
        conference("2026-05-11"),
        core_group("2026-05-20"),
        as_of="2026-06-01",
    )
    assert answer.one(SEND, trigger_on=FIRST)["state"] == "met"
    assert answer.one(SEND, trigger_on="2026-05-20")["state"] == "due"
    ended = ask(LOOKED_AFTER, review("2026-02-10", "end", then="close"), as_of="2026-06-01")
    assert ended.one(SEND)["state"] == "lapsed"
