"""The duty social worker's summary: what stands in it, what does not, and the reason in the log."""

from datetime import date

import pytest

from holdfast.access.refusals import Refused
from holdfast.audit.models import Entry
from holdfast.casework import duty
from holdfast.records.models import Account, Person, RoleHeld
from tests import people, standings
from tests.access.acting import acting
from tests.people import Member
from tests.standings import TODAY

WHY = "the police rang about a child"


def summary(**said: object) -> duty.Summary:
    return duty.summary(**{"why": WHY, "today": TODAY, **said})  # type: ignore[arg-type]


def test_every_child_with_a_plan_stands_in_it_by_family_name(db: None) -> None:
    with acting(people.DORA):
        found = summary()
    assert [each.name for each in found.lines] == [
        "Ada Example", "Ben Example", "Rex Hidden", "Nell Nobodys", "Uma Unit",
    ]  # fmt: skip


def test_a_line_says_who_is_responsible_what_the_state_is_and_what_to_know(db: None) -> None:
    with acting(people.DORA):
        Account.objects.filter(id=people.WINIFRED.account).update(phone="01632 960001")
        Person.objects.filter(id=people.ADA.id).update(warning="A dog that bites")
        ada = summary(named="ada").lines[0]
    assert ada.worker is not None
    assert (ada.worker.name, ada.phone, ada.warning) == (
        "Winifred Worker", "01632 960001", "A dog that bites",
    )  # fmt: skip
    assert (ada.born_on, ada.restricted, ada.may_open, ada.seen) == (date(2018, 5, 4), False, False, None)
    assert "neglect" in ada.state


def test_of_a_restricted_family_only_the_name_and_whom_to_ring(db: None) -> None:
    with acting(people.DORA):
        Person.objects.filter(id=people.REX.id).update(warning="A warning")
        rex = summary(named="Hidden").lines[0]
    assert rex.worker is not None
    assert (rex.name, rex.restricted, rex.worker.name) == ("Rex Hidden", True, "Sasha South")
    assert (rex.state, rex.warning, rex.seen, rex.next) == ("", "", None, None)


@pytest.mark.parametrize(
    ("named", "expected"),
    [("exam", 2), ("ben ex", 1), ("EXAMPLE ada", 1), ("ample", 0), ("", 5), ("zz", 0)],
)
def test_a_name_is_found_by_its_beginnings(db: None, named: str, expected: int) -> None:
    with acting(people.DORA):
        assert summary(named=named).found == expected


def test_each_opening_is_logged_with_its_reason(db: None) -> None:
    with acting(people.DORA) as entered:
        summary()
        summary(why="the hospital rang")
        logged = Entry.objects.filter(what="duty.summary", actor=entered.actor.label).order_by("at")
        assert [each.why for each in logged] == [WHY, "the hospital rang"]


@pytest.mark.parametrize("why", ["", " "])
def test_without_a_reason_it_stays_shut(db: None, why: str) -> None:
    with acting(people.DORA), pytest.raises(Refused, match="Say why"):
        summary(why=why)


OTHERS = [people.WINIFRED, people.MALCOLM, people.SERENA, people.PENNY, people.DAN, people.INES, people.ADAM]


@pytest.mark.parametrize("member", OTHERS, ids=lambda member: str(member.name))
def test_whoever_is_not_on_duty_does_not_read_it(db: None, member: Member) -> None:
    with acting(member):
        with pytest.raises(Refused, match="role does not let you"):
            summary()
        with pytest.raises(Refused):
            duty.ask(today=TODAY)


def test_whoever_works_with_a_child_and_is_on_duty_opens_it_without_a_reason(db: None) -> None:
    with acting(people.WINIFRED) as entered:
        RoleHeld.objects.create(
            authority_id=entered.authority, account_id=people.WINIFRED.account, role="duty-social-worker",
            from_on=standings.BEGAN,
        )  # fmt: skip
        may = {each.name: each.may_open for each in summary().lines}
    assert may["Ada Example"]
    assert not may["Uma Unit"]


def test_a_page_holds_a_hundred(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duty, "PAGE", 2)
    with acting(people.DORA):
        last = summary(page=9)
    assert (last.page, last.pages, [each.name for each in last.lines]) == (3, 3, ["Uma Unit"])
