"""The confidential part as a page: read by few, and no word of it anywhere else."""

from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from tests import people, signed_in
from tests.casework import conference_house
from tests.casework.recorded import at_work
from tests.pages.sending import fill_in


def today() -> date:
    return timezone.localdate()


def conference(**said: Any) -> UUID:
    with at_work(people.CONNIE):
        return conference_house.conference(on=today(), today=today(), **said)


def day(member: people.Member, meeting: UUID, path: str = "day") -> str:
    answered = signed_in.client_as(member).get(f"/conferences/{meeting}/{path}")
    assert answered.status_code == 200, answered.content.decode()
    return str(answered.content.decode())


SECRET = "The police told the chair alone."


def test_the_confidential_part_is_read_by_few(db: None) -> None:
    meeting = conference()
    path = f"/conferences/{meeting}/confidential"
    sent = fill_in(signed_in.client_as(people.CHLOE), path, text=SECRET)
    assert sent.status_code == 302, sent.content.decode()
    for member in (people.CHLOE, people.WANDA, people.CONNIE, people.SAFIYA):
        assert SECRET in signed_in.client_as(member).get(path).content.decode(), member.name
    for member in (people.WINIFRED, people.MALCOLM, people.RORY, people.SERENA, people.PENNY, people.INES):
        client = signed_in.client_as(member)
        answered = client.get(path)
        assert answered.status_code in (403, 404), member.name
        assert SECRET not in answered.content.decode(), member.name
        shown = client.get(f"/conferences/{meeting}/day").content.decode()
        assert SECRET not in shown
        assert "onfidential part" not in shown, member.name
    assert SECRET not in day(people.CHLOE, meeting)


def test_whoever_is_named_reads_the_confidential_part_and_no_longer(db: None) -> None:
    meeting = conference()
    path = f"/conferences/{meeting}/confidential"
    chair, malcolm = signed_in.client_as(people.CHLOE), signed_in.client_as(people.MALCOLM)
    assert fill_in(chair, path, text=SECRET).status_code == 302
    who = str(people.MALCOLM.account)
    sent = fill_in(chair, f"{path}/readers", account=who, why="He decides on the enquiry")
    assert sent.status_code == 302, sent.content.decode()
    text = malcolm.get(path).content.decode()
    assert SECRET in text
    assert "data-kept " not in text  # to read, not to write
    assert malcolm.get(f"{path}/readers").status_code == 200
    assert fill_in(malcolm, f"{path}/readers", account=str(people.WANDA.account), why="x").status_code == 403
    assert fill_in(chair, f"{path}/readers", account=who).status_code == 302
    assert malcolm.get(path).status_code == 403
