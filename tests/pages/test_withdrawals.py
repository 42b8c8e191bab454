"""*This was recorded on the wrong child*, as pages: why, and then who has to be told."""

from datetime import date
from uuid import UUID

from holdfast.casework import milestones, people
from holdfast.records.models import MilestoneChild, Telling
from tests import people as cast
from tests import signed_in
from tests.casework.recorded import at_work, make
from tests.pages.sending import fill_in
from tests.standings import TODAY

ADA, BEN = cast.ADA.id, cast.BEN.id


def concerns() -> UUID:
    with at_work(cast.WINIFRED):
        made = milestones.record(event="new-concerns", children=[ADA, BEN], on=date(2026, 2, 16), today=TODAY)
        make(
            Telling, child_id=ADA, on=date(2026, 2, 17), whom="teacher", of=str(made.parts[ADA]),
            to_name="Tina Teacher",
        )  # fmt: skip
    with at_work(cast.MALCOLM):
        people.show(person=ADA, today=TODAY)
    return made.parts[ADA]


def test_it_is_withdrawn_and_those_who_know_are_named(db: None) -> None:
    part = concerns()
    client = signed_in.client_as(cast.WINIFRED)
    path = f"/children/{ADA}/withdraw/milestone/{part}"
    before = client.get(path).content.decode()
    assert "Tina Teacher" in before
    assert "recorded by Winifred Worker" in before
    sent = fill_in(client, path, why="")
    assert "Say why it is withdrawn" in sent.content.decode()
    sent = fill_in(client, path, why="It was another child")
    assert sent.status_code == 302, sent.content.decode()
    after = client.get(sent["Location"]).content.decode()
    for said in ("Because: It was another child", "Tina Teacher</strong>, told of it", "Malcolm Manager"):
        assert said in after
    with at_work(cast.WINIFRED):
        assert MilestoneChild.objects.get(id=part).withdrawn_at is not None
    assert client.get(path).status_code == 404


def test_it_is_withdrawn_from_its_own_child_alone(db: None) -> None:
    part = concerns()
    client = signed_in.client_as(cast.WINIFRED)
    assert client.get(f"/children/{BEN}/withdraw/milestone/{part}").status_code == 404
    assert client.get(f"/children/{ADA}/withdraw/person/{ADA}").status_code == 403


def test_a_partner_withdraws_nothing_of_others(db: None) -> None:
    part = concerns()
    answer = signed_in.client_as(cast.PENNY).get(f"/children/{ADA}/withdraw/milestone/{part}")
    assert answer.status_code == 403
