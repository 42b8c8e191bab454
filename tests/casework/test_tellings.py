"""Telling somebody of something about a child, and their saying that they have seen it."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from holdfast.access import entry
from holdfast.access.refusals import NotHere, Refused
from holdfast.audit.models import Entry
from holdfast.casework import notes, restrictions, telling_facts, tellings
from holdfast.casework.tellings import To
from holdfast.records.models import Acknowledgement, Cover, Telling
from tests import people
from tests.casework.recorded import at_work, make
from tests.people import ADA, BEN

TODAY = date(2026, 3, 2)
OF = "01900000-0000-7000-8000-000000000999"


@pytest.fixture
def inside(db: None) -> Iterator[entry.Entered]:
    with at_work() as entered:
        yield entered


def tell(*children: people.Someone, **said: Any) -> tuple[UUID, ...]:
    return tellings.tell(
        **{
            "children": [each.id for each in children or (ADA,)], "whom": "team-manager", "of": OF,
            "of_kind": "note", "on": TODAY, "to": [To(account=people.MALCOLM.account)], "today": TODAY,
            "text": "Not in school since Thursday.", **said,
        }
    )  # fmt: skip


def acting(entered: entry.Entered, member: people.Member) -> Any:
    return entry.enter(actor=member.actor, authority=entered.authority)


def test_whoever_was_told_has_it_on_their_list_until_they_have_seen_it(inside: entry.Entered) -> None:
    made = tell(ADA, BEN)
    assert tellings.to_acknowledge(today=TODAY) == ()
    with acting(inside, people.MALCOLM):
        (waiting,) = tellings.to_acknowledge(today=TODAY)
        assert (waiting.names, waiting.text) == (
            ("Ada Example", "Ben Example"),
            "Not in school since Thursday.",
        )
        assert (waiting.by, waiting.by_role) == ("Winifred Worker", "social-worker")
        assert set(waiting.tellings) == set(made)
        assert tellings.acknowledge(tellings=waiting.tellings, today=TODAY) == (ADA.id, BEN.id)
        tellings.acknowledge(tellings=waiting.tellings, today=TODAY)
        assert tellings.to_acknowledge(today=TODAY) == ()
    assert Acknowledgement.objects.count() == 2


def test_what_was_told_of_a_family_restricted_since_is_on_no_list_but_of_whoever_is_let_in(
    inside: entry.Entered,
) -> None:
    tell(ADA, BEN, to=[To(account=people.SASHA.account)])
    with acting(inside, people.SASHA):
        assert [each.names for each in tellings.to_acknowledge(today=TODAY)] == [
            ("Ada Example", "Ben Example")
        ]
    with acting(inside, people.MALCOLM):
        restrictions.restrict(child=ADA.id, why="a relative on the staff", today=TODAY)
    with acting(inside, people.SASHA):
        assert tellings.to_acknowledge(today=TODAY) == ()
    with acting(inside, people.MALCOLM):
        restrictions.admit(child=ADA.id, account=people.SASHA.account, why="chairs it", today=TODAY)
    with acting(inside, people.SASHA):
        assert len(tellings.to_acknowledge(today=TODAY)) == 1


def test_a_telling_and_its_acknowledgement_are_logged_about_each_child(inside: entry.Entered) -> None:
    made = tell(ADA, BEN)
    with acting(inside, people.MALCOLM):
        tellings.acknowledge(tellings=made, today=TODAY)
    for child in (ADA, BEN):
        for what in ("tellings.tell", "tellings.acknowledge"):
            assert Entry.objects.filter(about_id=child.id, what=what).count() == 1, what


def test_nobody_else_says_that_it_was_seen(inside: entry.Entered) -> None:
    made = tell()
    with acting(inside, people.WANDA), pytest.raises(Refused, match="Somebody else"):
        tellings.acknowledge(tellings=made, today=TODAY)
    with pytest.raises(NotHere):
        tellings.acknowledge(tellings=[ADA.id], today=TODAY)


def test_whoever_covers_sees_it_on_their_list_and_acknowledges(inside: entry.Entered) -> None:
    made = tell()
    make(
        Cover,
        away_id=people.MALCOLM.account,
        covering_id=people.MARTHA.account,
        from_on=TODAY,
        until_on=TODAY,
    )
    with acting(inside, people.MARTHA):
        assert [each.tellings for each in tellings.to_acknowledge(today=TODAY)] == [made]
        tellings.acknowledge(tellings=made, today=TODAY)
    with acting(inside, people.MALCOLM):
        assert Acknowledgement.objects.filter(telling=made[0]).count() == 1


CANNOT_BE: dict[str, tuple[dict[str, Any], str]] = {
    "of nothing": ({"of": " "}, "what they were told of"),
    "nobody": ({"to": [To(name=" ")]}, "who was told"),
    "no role": ({"whom": "neighbour"}, "who was told"),
    "ahead": ({"on": date(2026, 3, 3)}, "future"),
    "no such kind": ({"of_kind": "rumour"}, "what it is of"),
    "no such way": ({"how": "pigeon"}, "how they were told"),
    "nobody of that role was tried": ({"unreached": ["neighbour"]}, "tried first"),
    "about no child": ({"children": []}, "at least one child"),
}


@pytest.mark.parametrize(("said", "why"), CANNOT_BE.values(), ids=CANNOT_BE.keys())
def test_what_cannot_be_is_refused_in_words(inside: entry.Entered, said: dict[str, Any], why: str) -> None:
    with pytest.raises(Refused, match=why):
        tell(**said)
    assert not Telling.objects.exists()


def test_an_account_of_nobody_here_is_not_told(inside: entry.Entered) -> None:
    with pytest.raises(NotHere):
        tell(to=[To(account=people.MONA.account)])


def test_somebody_without_an_account_is_told_by_name_and_acknowledges_nothing(inside: entry.Entered) -> None:
    tell(whom="teacher", to=[To(name="Tina Teacher")])
    (made,) = Telling.objects.all()
    assert (made.to_name, made.to_account_id, made.whom) == ("Tina Teacher", None, "teacher")


@pytest.mark.parametrize("member", [people.SASHA, people.DAN, people.INES, people.ADAM])
def test_who_has_nothing_to_do_with_the_child_tells_nobody(db: None, member: people.Member) -> None:
    with at_work(member), pytest.raises(Refused):
        tell()


def test_the_page_of_a_telling_knows_whom_and_of_what(inside: entry.Entered) -> None:
    note = notes.record(kind="school", on=TODAY, children={ADA.id: ""}, text="Not in school.", today=TODAY)
    facts = telling_facts.prepare(child=ADA.id, today=TODAY)
    assert [(each.name, each.role) for each in facts.people] == [
        ("Malcolm Manager", "team-manager"),
        ("Chloe Chair", "conference-chair"),
        ("Dora Duty", "duty-social-worker"),
        ("Penny Partner", "health-visitor"),
    ]
    assert [(each.key, each.kind) for each in facts.of] == [(str(note.parts[0].id), "note")]
    assert [name for _key, name in facts.brothers_and_sisters] == [
        *("Ben Example", "the unborn child Example"),
    ]
