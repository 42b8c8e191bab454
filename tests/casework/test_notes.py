"""Case notes: for several children at once, with a part for each; added to, never changed."""

from collections.abc import Iterator
from datetime import date, time
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from holdfast.access import actors, entry
from holdfast.access.refusals import NotHere, Refused
from holdfast.audit.models import Entry
from holdfast.casework import notes
from holdfast.casework.notes import NotePage
from holdfast.records.models import CaseNote
from tests import people
from tests.casework.recorded import at_work
from tests.people import ADA, BEN

TODAY = date(2026, 3, 2)


@pytest.fixture
def inside(db: None) -> Iterator[entry.Entered]:
    with at_work() as entered:
        yield entered


def record(**said: Any) -> NotePage:
    return notes.record(
        **{
            "kind": "school", "on": date(2026, 2, 27), "children": {ADA.id: "", BEN.id: "Was late twice."},
            "text": "Both were in school this week.", "today": TODAY, **said,
        }
    )  # fmt: skip


def test_a_note_is_about_several_children_with_a_part_for_each(inside: entry.Entered) -> None:
    made = record(at=time(9, 5), with_whom="Tina Teacher")
    assert {each.name: each.part for each in made.parts} == {
        "Ada Example": "", "Ben Example": "Was late twice.",
    }  # fmt: skip
    assert (made.text, made.with_whom, made.at) == (
        "Both were in school this week.", "Tina Teacher", time(9, 5),
    )  # fmt: skip
    assert (made.by, made.by_role) == ("Winifred Worker", "social-worker")
    assert made.on == date(2026, 2, 27)
    assert made.entered_at.date() > TODAY
    shown = notes.show(part=made.parts[0].id, today=TODAY)
    assert shown == made


def test_it_is_logged_about_each_child_when_written_and_when_read(inside: entry.Entered) -> None:
    made = record()
    notes.show(part=made.parts[0].id, today=TODAY)
    for child in (ADA, BEN):
        for what in ("notes.record", "notes.show"):
            assert Entry.objects.filter(about_id=child.id, what=what).count() == 1, what


def test_a_mistake_is_put_right_by_a_note_that_is_added(inside: entry.Entered) -> None:
    made = record()
    added = record(text="It was Ada who was late.", adds_to=made.id, children={BEN.id: ""})
    shown = notes.show(part=made.parts[0].id, today=TODAY)
    assert [each.id for each in shown.added] == [added.id]
    assert shown.text == "Both were in school this week."


def test_the_database_lets_nobody_change_a_note(inside: entry.Entered) -> None:
    made = record()
    with pytest.raises(DatabaseError), transaction.atomic():
        CaseNote.objects.filter(id=made.id).update(text="Something else.")
    with pytest.raises(DatabaseError), transaction.atomic():
        CaseNote.objects.filter(id=made.id).delete()


def test_a_note_is_not_added_to_one_about_other_children(inside: entry.Entered) -> None:
    made = record(children={BEN.id: ""})
    with pytest.raises(NotHere):
        record(children={ADA.id: ""}, adds_to=made.id)


CANNOT_BE: dict[str, tuple[dict[str, Any], str]] = {
    "empty": ({"text": "  "}, "Write what was said"),
    "ahead": ({"on": date(2026, 3, 3)}, "future"),
    "no such kind": ({"kind": "dream"}, "what it is"),
    "about nobody": ({"children": {}}, "at least one child"),
}


@pytest.mark.parametrize(("said", "why"), CANNOT_BE.values(), ids=CANNOT_BE.keys())
def test_what_cannot_be_is_refused_in_words(inside: entry.Entered, said: dict[str, Any], why: str) -> None:
    with pytest.raises(Refused, match=why):
        record(**said)
    assert not CaseNote.objects.exists()


def test_a_partner_writes_a_note_of_their_own(db: None) -> None:
    with at_work(people.PENNY):
        made = record(kind="health", children={ADA.id: ""}, text="Weighed today.")
    assert (made.by, made.by_role) == ("Penny Partner", "health-visitor")


@pytest.mark.parametrize("member", [people.SASHA, people.DAN, people.INES, people.ADAM])
def test_who_does_not_work_with_the_child_writes_none(db: None, member: people.Member) -> None:
    with at_work(member), pytest.raises(Refused):
        record()


def test_a_part_of_the_program_writes_no_note(inside: entry.Entered) -> None:
    with (
        entry.enter(actor=actors.system(part="example"), authority=inside.authority),
        pytest.raises(Refused, match="somebody’s"),
    ):
        record()
