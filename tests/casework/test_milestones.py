"""What else happened: exactly the events without a table of their own, and out as they went in."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from holdfast.access import actors, entry
from holdfast.access.refusals import Refused
from holdfast.audit.models import Entry
from holdfast.casework import happened, milestone_columns, milestones, obligations, people
from holdfast.casework.guarded import StandsInTheWay
from holdfast.procedures import words
from holdfast.procedures.record_words import MILESTONES
from holdfast.procedures.words import Takes
from tests import people as cast
from tests.casework.recorded import at_work
from tests.casework.refused import refused
from tests.standings import TODAY

ADA, BEN = cast.ADA.id, cast.BEN.id
ON = date(2026, 2, 16)


@pytest.fixture
def working(db: None) -> Iterator[entry.Entered]:
    with at_work(cast.WINIFRED) as entered:
        yield entered


def told(child: Any, event: str) -> list[dict[str, Any]]:
    events = happened.of(children=[child])[child]["happened"]
    return [each for each in events if each["event"] == event]


def any_value(name: str) -> Any:
    """A value that a field takes."""
    takes = words.FIELDS[name]
    if name in words.CLOSED:
        return words.CLOSED[name][0]
    if name == "for":
        return ON
    return {
        Takes.YES_NO: True, Takes.ROLE: "police", Takes.ROLES: ["police", "teacher"], Takes.DATE: ON,
        Takes.REFERENCE: "2026-02-16",
    }.get(takes, "invented words")  # fmt: skip


@pytest.mark.parametrize("event", milestones.EVENTS)
def test_every_field_of_every_event_comes_out_as_it_went_in(working: entry.Entered, event: str) -> None:
    said = {name: any_value(name) for name in milestone_columns.fields(event=event)}
    made = milestones.record(
        event="child-in-need-plan-started", children=[ADA], on=date(2025, 1, 1), today=TODAY
    )
    made = milestones.record(event=event, children=[ADA], on=ON, said=said, today=TODAY)
    found = next(each for each in told(ADA, event) if each["id"] == str(made.parts[ADA]))
    expected = {name: value.isoformat() if isinstance(value, date) else value for name, value in said.items()}
    assert {name: found.get(name) for name in expected} == expected


def test_the_events_are_those_without_a_table_of_their_own() -> None:
    assert not set(milestones.EVENTS) & milestones.OF_THEIR_OWN
    assert set(MILESTONES) == set(milestones.EVENTS)
    assert set(milestones.EVENTS) | milestones.OF_THEIR_OWN == set(words.EVENTS)
    assert set(milestones.EVENTS) >= milestones.ANYBODYS
    assert set(milestones.EVENTS) >= milestones.OF_CONFERENCES


@pytest.mark.requirement("J-5.1")
def test_supervision_is_due_and_is_met_by_considering_the_risks(working: entry.Entered) -> None:
    """Recorded for Ada and Ben at once; without the risks considered it does not count."""

    def of_supervision() -> list[Any]:
        return [each for each in obligations.of_child(child=ADA, today=TODAY) if "J-5.1" in each.requirements]

    milestones.record(event="supervision", children=[ADA], on=ON, today=TODAY)
    before = {each.key for each in of_supervision() if each.met_on is None}
    assert before
    milestones.record(
        event="supervision", children=[ADA, BEN], on=date(2026, 2, 23), today=TODAY,
        said={"risk_considered": True, "assessment_needed": False},
    )  # fmt: skip
    met = {each.key: each.met_on for each in of_supervision() if each.met_on is not None}
    assert set(met.values()) == {date(2026, 2, 23)}
    assert set(met) & before
    logged = Entry.objects.filter(what="milestones.record", about_id=BEN)
    assert logged.count() == 1


def test_what_cannot_be_is_refused_in_words(working: entry.Entered) -> None:
    wrong: list[tuple[str, dict[str, Any]]] = [
        ("not one of the choices for what happened", {"event": "party"}),
        ("not one of the choices for what happened", {"event": "visit"}),
        ("is in the future", {"on": date(2026, 3, 3)}),
        ("is not asked of this", {"said": {"overcome": True}}),
        ("Say what", {"event": "considered"}),
        ("is not one of the field's own words for what", {"event": "considered", "said": {"what": "lunch"}}),
        ("is not true or false for significant", {"said": {"significant": "perhaps"}}),
        ("is not a role for by", {"said": {"by": "friend"}}),
        ("is not a day", {"event": "report-to-chair", "said": {"for": "soon"}}),
        ("Choose at least one child", {"children": []}),
    ]
    for says, said in wrong:
        default: dict[str, Any] = {"event": "new-concerns", "children": [ADA], "on": ON, "today": TODAY}
        with refused(says):
            milestones.record(**{**default, **said})
    assert told(ADA, "new-concerns") == []


@pytest.mark.parametrize(
    ("member", "event", "may"),
    [
        (cast.PENNY, "access-difficulty", True),
        (cast.PENNY, "supervision", False),
        (cast.PENNY, "considered", False),
        (cast.CONNIE, "record-distributed", True),
        (cast.CONNIE, "supervision", False),
        (cast.INES, "new-concerns", False),
        (cast.MALCOLM, "supervision", True),
    ],
)
def test_who_may_record_what(db: None, member: cast.Member, event: str, may: bool) -> None:
    said = {"what": "early-review"} if event == "considered" else {}
    with at_work(member):
        if may:
            assert milestones.record(event=event, children=[ADA], on=ON, said=said, today=TODAY)
        else:
            with pytest.raises(Refused) as refusal:
                milestones.record(event=event, children=[ADA], on=ON, said=said, today=TODAY)
            assert refusal.value.who_can_help


@pytest.mark.requirement("M-5.2b")
def test_a_child_in_need_plan_ended_early_needs_a_reason(db: None) -> None:
    """Begun 2 Dec 2025: three months later is 2 March 2026."""
    man = next(each for each in entry.list_authorities() if each.slug == "isle-of-man")
    with entry.enter(actor=actors.system(part="example"), authority=man.id, reason="an example"):
        child = people.record(given_name="Cora", family_name="Made-Up", born_on=ON, today=TODAY).id
        ended: dict[str, Any] = {"event": "child-in-need-plan-ended", "children": [child], "today": TODAY}
        with refused("No child in need plan has begun"):
            milestones.record(**ended, on=date(2026, 3, 1))
        milestones.record(
            event="child-in-need-plan-started", children=[child], on=date(2025, 12, 2), today=TODAY
        )
        with pytest.raises(StandsInTheWay):
            milestones.record(**ended, on=date(2026, 3, 1))
        assert milestones.record(
            **ended,
            on=date(2026, 3, 1),
            said={"reason": "the family asked"},
        )
        assert milestones.record(**ended, on=date(2026, 3, 2))
