"""An agency asks whether a child has a plan: rung back, told what was searched, logged; never “not known”."""

from datetime import date, time
from typing import Any

import pytest

from holdfast.audit.models import Entry
from holdfast.casework import register_enquiries
from holdfast.casework.register_enquiries import Answered, Finding
from holdfast.records.models import RegisterEnquiry
from tests import people
from tests.casework.recorded import at_work
from tests.casework.refused import refused
from tests.people import Member
from tests.standings import TODAY

ADA, REX, OLIVE = people.ADA.id, people.REX.id, people.OLIVE.id
ASKED = {
    "by_name": "Norma Night", "role": "sister", "agency_name": "Example Hospital", "why": "a broken arm",
    "called_back_on": "01632 960100", "known_number": "the hospital’s switchboard", "on": TODAY,
    "at": time(23, 10), "today": TODAY, "name": "Ada Example", "child": ADA,
}  # fmt: skip


def look(name: str, member: Member = people.DORA, born_on: date | None = None) -> Finding:
    with at_work(member):
        return register_enquiries.look(name=name, born_on=born_on, today=TODAY)


def answer(**said: Any) -> Answered:
    return register_enquiries.answer(**{**ASKED, **said})


@pytest.mark.parametrize("member", [people.DORA, people.CONNIE, people.SAFIYA])
def test_with_every_match_stands_its_plan_and_what_was_searched(db: None, member: Member) -> None:
    found = look("Ada Exmaple", member)
    first = found.found[0]
    assert (first.id, first.plan, first.has_plan) == (ADA, "now", True)
    assert "Winifred Worker" in first.worker
    assert any("as it may be misspelt" in each for each in found.searched)
    assert any("restricted" in each for each in found.unsure)


def test_a_plan_of_before_is_told_as_such(db: None) -> None:
    found = look("Olive Closed").found[0]
    assert (found.id, found.plan) == (OLIVE, "before")
    assert "no longer at risk" in found.state


def test_nobody_found_is_not_nobody_known(db: None) -> None:
    found = look("Zebedee Nowhere")
    assert found.found == ()
    assert found.searched
    assert len(found.unsure) == 4
    with at_work(people.DORA):
        told = answer(name="Zebedee Nowhere", child=None)
    assert "does not say that there is no plan" in told.answer
    assert "not known" not in told.answer
    assert "Zebedee".lower() in told.searched.lower()
    assert told.matches == 0


def test_of_a_restricted_family_duty_learns_whom_to_ring_and_the_service_nothing(db: None) -> None:
    for member in (people.DORA, people.SAFIYA):
        rex = look("Rex Hidden", member).found[0]
        assert (rex.id, rex.plan, rex.may_open) == (REX, "restricted", False)
        assert "Sasha South" in rex.worker
        assert "physical" not in rex.state
    assert look("Rex Hidden", people.CONNIE).found == ()


def test_it_is_kept_and_logged_with_the_child(db: None) -> None:
    with at_work(people.DORA):
        answer(said="They will keep him until noon.", out_of_hours=True)
        kept = RegisterEnquiry.objects.get()
        assert (kept.child_id, kept.account_id, kept.out_of_hours) == (ADA, people.DORA.account, True)
        assert kept.answer.endswith("They will keep him until noon.")
        assert "Ada Example" in kept.answer
        assert kept.matches >= 1
        entries = Entry.objects.filter(what="register_enquiries.answer", about_id=ADA)
        assert "Norma Night, Example Hospital: a broken arm" in entries.get().why
    with at_work(people.WINIFRED):
        listed = register_enquiries.of_child(child=ADA, today=TODAY)
        assert [each.by_name for each in listed] == ["Norma Night"]
        assert listed[0].answered_by == "Dora Duty"
    with at_work(people.PENNY):
        assert register_enquiries.of_child(child=ADA, today=TODAY) == ()


@pytest.mark.parametrize("left_out", ["called_back_on", "known_number"])
def test_nobody_is_answered_who_was_not_rung_back(db: None, left_out: str) -> None:
    with at_work(people.DORA), refused("Ring back before you answer"):
        answer(**{left_out: " "})


def test_what_must_be_said(db: None) -> None:
    with at_work(people.DORA):
        for left_out, why in (
            ("by_name", "Say who asks"), ("agency_name", "Say of which agency"), ("why", "Say why they ask"),
        ):  # fmt: skip
            with refused(why):
                answer(**{left_out: ""})
        with refused("Look for the child first"):
            answer(name="")
        with refused("The search did not find that child"):
            answer(name="Zebedee Nowhere")
        with refused("in the future"):
            answer(on=date(2026, 3, 3))
        assert not RegisterEnquiry.objects.exists()


@pytest.mark.parametrize("member", [people.WINIFRED, people.CHLOE, people.PENNY, people.SERENA])
def test_who_answers_no_enquiries(db: None, member: Member) -> None:
    with at_work(member), refused("does not let you answer an agency that asks"):
        answer()
