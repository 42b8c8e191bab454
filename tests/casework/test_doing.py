"""Every duty of every authority has a button, and every button leads to an address of this site."""

from uuid import UUID

import pytest
from django.urls import reverse

from holdfast.casework.doing import Asked, Doings
from holdfast.casework.wording import Wording
from holdfast.procedures import pack
from holdfast.procedures.duties import Duty

CHILD = UUID(int=7)
# Duties that nothing one does can meet: time alone does.
BY_TIME = {"child-in-need-plan-lasts"}
DUTIES = [(name, duty) for name in pack.names() for duty in pack.load(name).duties]


def asked(recipient: str = "") -> Asked:
    return Asked(child=CHILD, key="visit/visit/2026-01-12/1", trigger="2026-01-12", recipient=recipient)


def of(name: str, duty: Duty | None, recipient: str = "") -> tuple[tuple[str, str, dict[str, str]], ...]:
    doings = Doings(wording=Wording.of(pack=pack.load(name))).of(duty=duty, asked=asked(recipient))
    return tuple((each.label, each.address, dict(each.asks)) for each in doings)


@pytest.mark.parametrize(("name", "duty"), DUTIES, ids=[f"{name} {duty.id}" for name, duty in DUTIES])
def test_every_duty_leads_to_where_it_is_done(name: str, duty: Duty) -> None:
    found = of(name, duty, "team-manager")
    assert bool(found) is (duty.id not in BY_TIME)
    for label, address, _ in found:
        assert label
        assert reverse(address, args=[CHILD])


def test_a_visit_can_be_recorded_or_said_to_have_failed() -> None:
    duty = pack.load("jersey").duty("visit-at-home")
    assert [(label, address) for label, address, _ in of("jersey", duty)] == [
        ("Record the visit", "visit-record"),
        ("Could not see", "visit-not-seen"),
    ]


def test_telling_names_whom_in_the_authoritys_words_and_of_what() -> None:
    duty = pack.load("jersey").duty("access-told-manager")
    ((label, address, asks),) = of("jersey", duty, "team-manager")
    assert (label, address) == ("Tell Team Manager", "tell")
    assert (asks["of"], asks["whom"]) == ("2026-01-12", "team-manager")


def test_what_is_considered_is_filled_in() -> None:
    duty = pack.load("jersey").duty("legal-planning-considered")
    ((_, address, asks),) = of("jersey", duty)
    assert (address, asks["event"], asks["what"]) == ("milestone-record", "considered", "legal-planning")


def test_a_duty_that_the_pack_no_longer_has_has_no_button() -> None:
    assert of("jersey", None) == ()
