"""Words for Jersey's timelines: the commonest events, each as a careful record of it reads.

`check` asks Jersey's procedure, rule and command both, and compares one obligation with the hand's count.
"""

from typing import Any

from tests.procedures.timelines import Answer, Case, Event, Obligation, ask, case, event


def registered(on: str, **fields: Any) -> Event:
    """Write an initial conference that puts the child on the register."""
    return event("initial-conference", on, **{"decision": "plan", "categories": ["neglect"]} | fields)


def core_group(on: str, **fields: Any) -> Event:
    """Write a core group meeting."""
    return event("core-group", on, **fields)


def review(on: str, decision: str = "continue", **fields: Any) -> Event:
    """Write a review conference, quorate unless said otherwise."""
    return event("review-conference", on, decision=decision, **fields)


def visit(on: str, **fields: Any) -> Event:
    """Write a visit on which all went well: at home, the child seen alone and awake, the rooms seen too."""
    went_well = {
        "seen": True,
        "alone": True,
        "awake": True,
        "at_home": True,
        "bedroom": True,
        "other_rooms": True,
    }
    return event("visit", on, **went_well | fields)


def answer(timeline: Case, as_of: str, settings: str | None = None) -> Answer:
    """Ask Jersey's procedure."""
    return ask("jersey", timeline, as_of=as_of, settings=settings)


def check(
    happened: list[Event], as_of: str, duty: str, due: str | None, state: str, **more: Any
) -> Obligation:
    """Compare the one obligation of a duty with what was counted by hand; gives it.

    `trigger_on`, `recipient` and `responsible` say which of several is meant; `child` and `settings` go to
    the question; anything else is a field of the obligation and its value.
    """
    asked = answer(case(*happened, **more.pop("child", {})), as_of, more.pop("settings", None))
    which = {name: more.pop(name, None) for name in ("trigger_on", "recipient", "responsible")}
    found = asked.one(duty, **which)
    expected = {"due": due, "state": state} | more
    assert {field: found[field] for field in expected} == expected, found["because"]
    return found


def none(happened: list[Event], as_of: str, duty: str, **child: Any) -> None:
    """Expect that no obligation of a duty is derived."""
    assert answer(case(*happened, **child), as_of).all(duty) == ()
