"""*Whose child is it from now on?*, as a page: allocated, handed over, to a unit, to nobody."""

from datetime import date

import pytest

from holdfast.records.models import Allocation
from tests import people, signed_in
from tests.casework.recorded import at_work
from tests.pages.sending import fill_in
from tests.standings import TEAM_NORTH, UNIT_ONE

PATH = f"/children/{people.ADA.id}/allocate"
WANDA = f"{TEAM_NORTH}/{people.WANDA.account}"


def dated(name: str, on: date) -> dict[str, str]:
    return {f"{name}_day": str(on.day), f"{name}_month": str(on.month), f"{name}_year": str(on.year)}


ON = dated("on", date(2026, 2, 16))


def held(child: people.Someone) -> list[tuple[str, date | None]]:
    with at_work(people.MALCOLM):
        found = Allocation.standing.filter(child=child.id).select_related("account").order_by("from_on")
        return [(each.account.name, each.until_on) for each in found]


def test_brothers_and_sisters_are_handed_over_together(db: None) -> None:
    client = signed_in.client_as(people.MALCOLM)
    text = client.get(PATH).content.decode()
    assert "Ada Example: Winifred Worker, Team North" in text
    sent = fill_in(
        client, PATH, children=[str(people.ADA.id), str(people.BEN.id)], to=WANDA, note="Likes to draw", **ON
    )
    assert sent.status_code == 302, sent.content.decode()
    assert sent["Location"] == f"/children/{people.ADA.id}"
    for child in (people.ADA, people.BEN):
        assert held(child) == [("Winifred Worker", date(2026, 2, 16)), ("Wanda Worker", None)]


@pytest.mark.requirement("J-1.2")
def test_a_child_whom_nobody_has_is_allocated(db: None) -> None:
    client = signed_in.client_as(people.MALCOLM)
    path = f"/children/{people.NELL.id}/allocate"
    assert "Nell Nobodys: nobody yet" in client.get(path).content.decode()
    sent = fill_in(client, path, to=WANDA, **ON)
    assert sent.status_code == 302, sent.content.decode()
    assert held(people.NELL) == [("Wanda Worker", None)]


@pytest.mark.requirement("W-1")
def test_a_child_is_allocated_to_a_unit_without_naming_anybody(db: None) -> None:
    client = signed_in.client_as(people.CARLA)
    path = f"/children/{people.NELL.id}/allocate"
    assert "Unit One, the whole unit (social worker: vacant)" in client.get(path).content.decode()
    sent = fill_in(client, path, to=f"{UNIT_ONE}/", **ON)
    assert sent.status_code == 302, sent.content.decode()
    assert held(people.NELL) == [("Carla Consultant", None)]


def test_nobody_needs_a_reason(db: None) -> None:
    client = signed_in.client_as(people.MALCOLM)
    sent = fill_in(client, PATH, children=[str(people.ADA.id)], to="nobody", **ON)
    assert sent.status_code == 200
    assert "Say why nobody is to hold the child" in sent.content.decode()
    sent = fill_in(client, PATH, children=[str(people.ADA.id)], to="nobody", note="The worker left", **ON)
    assert sent.status_code == 302
    assert held(people.ADA) == [("Winifred Worker", date(2026, 2, 16))]


def test_what_is_wrong_is_said_and_what_was_typed_stays(db: None) -> None:
    client = signed_in.client_as(people.MALCOLM)
    sent = fill_in(
        client, PATH, children=[str(people.ADA.id)], to="", note="Likes to draw", on_day="40", on_month="1",
        on_year="2026",
    )  # fmt: skip
    text = sent.content.decode()
    assert "Choose to whom" in text
    assert "must be a real date" in text
    assert "Likes to draw" in text
    sent = fill_in(
        client, PATH, children=[str(people.ADA.id)], to=f"{TEAM_NORTH}/{people.WINIFRED.account}", **ON
    )
    assert sent.status_code == 403
    assert "The child is with Winifred Worker already." in sent.content.decode()


@pytest.mark.parametrize("member", [people.WINIFRED, people.CONNIE, people.PENNY, people.INES])
def test_a_manager_alone_comes_here(db: None, member: people.Member) -> None:
    answer = signed_in.client_as(member).get(PATH)
    assert answer.status_code == 403
    assert "but not decide as a manager" in answer.content.decode()
