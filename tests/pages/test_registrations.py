"""A plan ended without a conference, and its categories changed, as pages."""

from datetime import date
from html import unescape

from django.utils import timezone

from holdfast.casework import milestones, obligations, registrations
from holdfast.records.models import Registration
from tests import people, signed_in
from tests.casework.recorded import at_work
from tests.pages.sending import fill_in
from tests.pages.test_allocations import dated
from tests.standings import TODAY

ADA = people.ADA.id
END, CATEGORIES = f"/children/{ADA}/end", f"/children/{ADA}/categories"
ON = date(2026, 2, 16)


def standing() -> registrations.Registered:
    with at_work(people.MALCOLM):
        return registrations.of_child(child=ADA, today=TODAY)[0]


def test_before_the_button_stands_what_stops_being_due(db: None) -> None:
    with at_work(people.MALCOLM):
        obligations.refresh(children=[ADA], today=timezone.localdate())
        ending = registrations.look_at_end(child=ADA, today=timezone.localdate())
    assert ending.stops
    text = signed_in.client_as(people.MALCOLM).get(END).content.decode()
    lead = unescape(text[text.index("<h1") : text.index('value="save"')])
    assert [each for each in ending.stops if each not in lead] == []
    assert "On any other grounds a review conference ends it" in text
    assert "no-longer-at-risk" not in text


def test_a_child_who_has_left_for_good_needs_what_the_procedure_asks(db: None) -> None:
    client = signed_in.client_as(people.MALCOLM)
    said = {"grounds": "left-for-good", "then": "close", **dated("on", ON)}
    refused = fill_in(client, END, **said)
    assert refused.status_code == 403
    assert "The clause" in refused.content.decode()
    with at_work(people.MALCOLM):
        milestones.record(event="risk-assessment", children=[ADA], on=date(2026, 2, 9), today=TODAY)
    sent = fill_in(client, END, **said)
    assert sent.status_code == 302, sent.content.decode()
    assert (standing().until_on, standing().grounds, standing().then) == (ON, "left-for-good", "close")


def test_what_is_wrong_is_said_at_its_field(db: None) -> None:
    client = signed_in.client_as(people.MALCOLM)
    text = fill_in(client, END).content.decode()
    assert "Say why it ends" in text
    assert 'href="#id_on_day">Answer the question' in text
    refused = fill_in(client, END, grounds="eighteen", **dated("on", ON))
    assert "The child is not 18 by that day" in refused.content.decode()
    assert standing().until_on is None


def test_a_worker_is_offered_what_a_worker_may_say(db: None) -> None:
    client = signed_in.client_as(people.WINIFRED)
    text = client.get(END).content.decode()
    assert 'value="died"' in text
    assert 'value="left-for-good"' not in text
    assert "for your manager to record" in text
    sent = fill_in(client, END, grounds="left-for-good", **dated("on", ON))
    assert sent.status_code == 200
    assert standing().until_on is None


def test_a_temporary_plan_ends_on_other_grounds(db: None) -> None:
    client = signed_in.client_as(people.MALCOLM)
    assert 'value="other"' not in client.get(END).content.decode()
    with at_work(people.MALCOLM):
        Registration.objects.filter(child=ADA).update(temporary=True)
    assert 'value="other"' in client.get(END).content.decode()


def test_who_only_sees_ends_nothing_and_is_shown_no_button(db: None) -> None:
    client = signed_in.client_as(people.INES)
    assert client.get(END).status_code == 403
    assert client.get(CATEGORIES).status_code == 403
    page = client.get(f"/children/{ADA}/plan").content.decode()
    assert END not in page
    assert CATEGORIES not in page


def test_without_a_plan_there_is_nothing_to_end(db: None) -> None:
    client = signed_in.client_as(people.MALCOLM)
    with at_work(people.MALCOLM):
        registrations.end(child=ADA, on=ON, grounds="died", today=TODAY)
    assert client.get(END).status_code == 403
    assert client.get(CATEGORIES).status_code == 403
    assert END not in client.get(f"/children/{ADA}/plan").content.decode()


def test_categories_change_from_the_day_said(db: None) -> None:
    client = signed_in.client_as(people.CONNIE)
    text = client.get(CATEGORIES).content.decode()
    assert 'value="neglect"' in text
    assert text.count(" checked") == 1
    text = fill_in(client, CATEGORIES, **dated("on", ON)).content.decode()
    assert "Choose at least one category" in text
    assert "Say why they change" in text
    sent = fill_in(client, CATEGORIES, categories=["physical-abuse"], why="a disclosure", **dated("on", ON))
    assert sent.status_code == 302, sent.content.decode()
    assert standing().categories == ("physical-abuse",)
