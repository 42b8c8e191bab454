"""A legal status, as a page: recorded for brothers and sisters at once, ended on its day."""

from datetime import date

from holdfast.casework import legal_statuses
from tests import people, signed_in
from tests.casework.recorded import at_work
from tests.pages.sending import fill_in
from tests.pages.test_allocations import dated
from tests.standings import TODAY

ADA, BEN = people.ADA.id, people.BEN.id
PATH = f"/children/{ADA}/legal-status"
FROM = date(2026, 2, 2)


def test_an_order_is_recorded_for_both_and_ends_for_one(db: None) -> None:
    client = signed_in.client_as(people.WINIFRED)
    said = {"children": [str(ADA), str(BEN)], "made_by": "The Royal Court", "looked_after": "on"}
    text = fill_in(client, PATH, **said).content.decode()
    assert "Say which status or order it is" in text
    text = fill_in(client, PATH, **said, status="interim care order").content.decode()
    assert "Say since when it holds" in text
    sent = fill_in(client, PATH, **said, status="interim care order", **dated("from_on", FROM))
    assert sent.status_code == 302, sent.content.decode()
    with at_work(people.WINIFRED):
        (ada,) = legal_statuses.of_child(child=ADA, today=TODAY)
        assert (ada.status, ada.looked_after, ada.from_on) == ("interim care order", True, FROM)
    page = client.get(f"/children/{ADA}/people").content.decode()
    assert "Interim care order since" in page
    assert "interim care order, The Royal Court, since 2 February 2026" in client.get(PATH).content.decode()
    text = fill_in(client, PATH, children=[str(ADA)], ended=str(ada.id)).content.decode()
    assert "Say on which day it ended" in text
    sent = fill_in(client, PATH, children=[str(ADA)], ended=str(ada.id), **dated("ended_on", TODAY))
    assert sent.status_code == 302, sent.content.decode()
    with at_work(people.WINIFRED):
        assert legal_statuses.of_child(child=ADA, today=TODAY) == ()
        assert len(legal_statuses.of_child(child=BEN, today=TODAY)) == 1


def test_what_ends_before_it_begins_is_refused_and_kept_as_typed(db: None) -> None:
    client = signed_in.client_as(people.WINIFRED)
    with at_work(people.WINIFRED):
        (made,) = legal_statuses.record(children=[ADA], status="care order", from_on=FROM, today=TODAY)
    sent = fill_in(client, PATH, ended=str(made.id), **dated("ended_on", date(2026, 1, 5)))
    assert sent.status_code in {200, 403}
    assert "It ends before it begins" in sent.content.decode() or "Choose at least" in sent.content.decode()
    sent = fill_in(
        client, PATH, children=[str(ADA)], ended=str(made.id), **dated("ended_on", date(2026, 1, 5))
    )
    assert (sent.status_code, "It ends before it begins" in sent.content.decode()) == (403, True)


def test_who_only_sees_records_none(db: None) -> None:
    client = signed_in.client_as(people.INES)
    assert client.get(PATH).status_code == 403
    for tab in ("", "/people"):
        assert f'href="{PATH}"' not in client.get(f"/children/{ADA}{tab}").content.decode()
