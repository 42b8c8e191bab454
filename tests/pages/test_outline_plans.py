"""The outline plan as the page shows it: begun from the record, what it lacks beside each part, saved."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from holdfast.casework import outline_lines, outline_plans
from holdfast.casework.outline_lines import LineSaid
from holdfast.records.models import Assessment, Finding, Meeting
from tests import people, signed_in
from tests.casework import outlined, recorded
from tests.casework.recorded import at_work, make
from tests.pages.sending import fill_in
from tests.pages.test_allocations import dated

NAMES = ("Cora Example", "Dan Example")
BEFORE_ENDING = "No word on what needs to change before de-registration can be considered"


def held(*, lines: list[LineSaid] | None = None) -> tuple[UUID, UUID, UUID]:
    """A conference today about Cora and Dan; answers it and them."""
    with at_work(people.CONNIE):
        cora, dan = outlined.brother_and_sister()
        today = timezone.localdate()
        meeting = outlined.conference(children=[cora, dan], on=today)
        if lines:
            outline_plans.write(meeting=meeting, lines=lines, today=today, now=timezone.now())
    return meeting, cora, dan


def path(meeting: UUID, child: UUID) -> str:
    return f"/conferences/{meeting}/outline/{child}"


def shown(meeting: UUID, child: UUID, *, by: Any = people.CONNIE, alone: bool = False) -> str:
    answer = signed_in.client_as(by).get(path(meeting, child) + ("?alone=1" if alone else ""))
    assert answer.status_code == 200, answer.content.decode()
    return str(answer.content.decode())


def lines(meeting: UUID, child: UUID | None) -> list[LineSaid]:
    with at_work(people.CONNIE):
        return list(outline_lines.of(meeting=meeting, child=child))


@pytest.mark.requirement("J-2.4")
def test_an_outline_plan_is_written_once_for_brother_and_sister(db: None) -> None:
    meeting, cora, dan = held()
    client = signed_in.client_as(people.CONNIE)
    sent = fill_in(
        client, path(meeting, cora), **{
            "concerns": "Alone on three nights", "risks": "Alone at night\nDrink in the home",
            "immediate_tasks-1-text": "Write the rota", "immediate_tasks-1-who": "Mary Example",
            "immediate_tasks-1-side": "family", "specialist_assessments-none": "Nobody wants one",
            "household-safety-2": "With his aunt", "household-family-support-none-2": "Charges stand",
        },
    )  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    said = {(each.part, each.text, each.who, each.side, each.why) for each in lines(meeting, None)}
    assert said == {
        ("concerns", "Alone on three nights", "", "", ""), ("risks", "Alone at night", "", "", ""),
        ("risks", "Drink in the home", "", "", ""),
        ("immediate_tasks", "Write the rota", "Mary Example", "family", ""),
        ("specialist_assessments", "Not needed", "", "", "Nobody wants one"),
        ("household-safety", "With his aunt", "Dan Example", "", ""),
        ("household-family-support", "Not needed", "Dan Example", "", "Charges stand"),
    }  # fmt: skip
    assert "Drink in the home" in shown(meeting, dan)
    sent = fill_in(client, path(meeting, dan) + "?alone=1", risks="Asthma")
    assert sent.status_code == 302, sent.content.decode()
    assert [each.text for each in lines(meeting, dan)] == ["Asthma"]
    assert len(lines(meeting, None)) == 7


def test_what_is_saved_stands_in_the_form_again(db: None) -> None:
    meeting, cora, _ = held(lines=outlined.full(*NAMES))
    before = lines(meeting, None)
    client = signed_in.client_as(people.CONNIE)
    answer = client.get(path(meeting, cora))
    form = answer.context["form"]
    typed = {name: form[name].value() for name in form.fields}
    day = {"assessment_by-on": date(2026, 4, 2), "immediate_tasks-1-by_on": date(2026, 3, 5)}
    for name, on in day.items():
        assert typed.pop(name) == on
        typed |= dated(name, on)
    sent = fill_in(client, path(meeting, cora), **{name: value or "" for name, value in typed.items()})
    assert sent.status_code == 302, sent.content.decode()
    assert sorted(lines(meeting, None), key=repr) == sorted(before, key=repr)


@pytest.mark.requirement("J-2.5")
def test_what_must_change_before_the_end_is_missed_beside_its_box(db: None) -> None:
    everything = outlined.full(*NAMES)
    meeting, cora, _ = held(lines=[each for each in everything if each.part != "before_ending"])
    text = shown(meeting, cora)
    box = text[text.index('name="before_ending"') :]
    assert BEFORE_ENDING in box[:900]
    section = text[text.index("What is to be different</h2>") : text.index('name="before_ending"')]
    assert "asked for by Child Protection Plans, 2 Formulation of the Child Protection Plan" in section
    meeting, cora, _ = held(lines=everything)
    assert BEFORE_ENDING not in shown(meeting, cora)


@pytest.mark.requirement("J-2.6")
def test_each_part_that_an_outline_plan_lacks_is_named_on_its_page(db: None) -> None:
    everything = outlined.full(*NAMES)
    tasks = [each for each in everything if (each.part, each.side) != ("immediate_tasks", "family")]
    meeting, cora, _ = held(lines=[each for each in tasks if each.part not in {"risks", "contingency"}])
    text = shown(meeting, cora)
    for missing in ("No risk factor", "No contingency plan", "No immediate task ascribed to a family member"):
        assert missing in text
    meeting, cora, _ = held(lines=everything)
    assert "hf-lacks" not in shown(meeting, cora)


@pytest.mark.requirement("J-2.1")
def test_a_child_of_the_household_of_whom_nothing_is_said_is_missed_on_the_page(db: None) -> None:
    everything = outlined.full(*NAMES)
    welfare = [each for each in everything if (each.part, each.who) != ("household-welfare", "Dan Example")]
    meeting, cora, _ = held(lines=welfare)
    assert "Child 2: no word on welfare" in shown(meeting, cora)
    meeting, cora, _ = held(lines=everything)
    assert "no word on welfare" not in shown(meeting, cora)


def test_it_is_begun_from_the_assessment_and_says_so(db: None) -> None:
    meeting, cora, dan = held()
    with at_work(people.CONNIE):
        started = recorded.milestone(cora, "assessment-started", date(2026, 2, 2)).milestone
        assessment = make(Assessment, started=started)
        for child in (cora, dan):
            make(
                Finding, assessment=assessment, child_id=child, dimension="parenting-capacity",
                nature="risk", text="Alone at night",
            )  # fmt: skip
    text = shown(meeting, cora)
    assert "Alone at night</textarea>" in text
    assert "From the assessment of 2 February 2026" in text
    assert "Nothing is saved yet" in text


def test_a_row_that_does_not_say_what_it_is_is_shown_again(db: None) -> None:
    meeting, cora, _ = held()
    sent = fill_in(
        signed_in.client_as(people.CONNIE), path(meeting, cora),
        **{"immediate_tasks-1-who": "Mary Example", "contacts-1-text": "Breakfast", "contacts-1-who": "Tilda",
           "contacts-1-when": "often"},
    )  # fmt: skip
    assert sent.status_code == 200
    text = sent.content.decode()
    assert "Say what it is, or clear the row: at once, row 1" in text
    assert "such as 3 weeks" in text
    assert lines(meeting, None) == []


def test_a_completed_conference_shows_its_outline_plan_to_read(db: None) -> None:
    meeting, cora, _ = held(lines=outlined.full(*NAMES))
    with at_work(people.CONNIE):
        Meeting.objects.filter(id=meeting).update(held_on=timezone.localdate())
    text = shown(meeting, cora)
    assert "Alone on three nights" in text
    assert "Save the outline plan" not in text
    assert "If Alone again" in text
