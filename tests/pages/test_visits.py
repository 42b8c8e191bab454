"""The page of a visit: what it asks, what it fills in, what it saves, and what it says came of it."""

import re
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from holdfast.casework import visits
from holdfast.records.models import VisitChild
from tests import people
from tests.casework import field_work
from tests.casework.recorded import at_work
from tests.people import ADA, BEN
from tests.signed_in import client_as

ADDRESS = f"/children/{ADA.id}/visit"


@pytest.fixture
def winifred(db: None) -> Client:
    return client_as(people.WINIFRED)


def marks(page: str) -> dict[str, str]:
    """The hidden fields of the kept form on a page."""
    form = page[page.index("data-kept ") :]
    return dict(re.findall(r'<input type="hidden" name="(kept-[a-z]+)" value="([^"]*)"', form))


def words(answer: Any) -> str:
    """The words of a page."""
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", answer.content.decode())))


def visit(on: Any = None, **said: Any) -> dict[str, Any]:
    """A visit to both, at home: Ada alone, Ben not seen."""
    on = on or timezone.localdate()
    return {
        f"saw-{ADA.id}": "seen", f"saw-{BEN.id}": "not-meant", "on_day": on.day, "on_month": on.month,
        "on_year": on.year, "at": "14:10", "place": "home", "announced": "no", f"alone-{ADA.id}": "yes",
        "bedrooms": [str(ADA.id)], "other_rooms": "no", f"said-{ADA.id}": "I like the dog.", **said,
    }  # fmt: skip


def send(client: Client, said: dict[str, Any], address: str = ADDRESS, **options: Any) -> Any:
    opened = client.get(address)
    return client.post(address, {**marks(opened.content.decode()), **said, "kept-do": "save"}, **options)


def parts() -> dict[Any, VisitChild]:
    with at_work():
        return {each.child_id: each for each in VisitChild.standing.select_related("visit")}


def test_the_page_asks_of_each_child_and_shows_what_it_can_meet(winifred: Client) -> None:
    send(winifred, visit())
    page = winifred.get(ADDRESS)
    assert page.status_code == 200
    said = words(page)
    assert "Which children did you see?" in said
    assert "This visit can meet" in said
    assert "Visit at home , Ada Example" in said
    assert "unborn" not in said


def test_a_visit_is_saved_and_the_page_says_what_it_met_and_what_is_next(winifred: Client) -> None:
    answer = send(winifred, visit(), follow=True)
    assert answer.redirect_chain[0][0].startswith(f"/children/{ADA.id}/visits/")
    said = words(answer)
    assert "The visit is recorded." in said
    assert "What it met" in said
    in_four_weeks = timezone.localdate() + timedelta(days=28)
    assert f"Visit at home , Ada Example: {in_four_weeks:%a} {in_four_weeks.day}" in said
    part = parts()[ADA.id]
    assert (part.alone, part.bedroom, part.other_rooms, part.said) == (True, True, False, "I like the dog.")
    assert (part.visit.announced, part.visit.place, f"{part.visit.at:%H:%M}") == (False, "home", "14:10")


@pytest.mark.requirement("J-3.5")
def test_why_not_alone_is_asked_at_its_field_with_what_the_procedure_says(winifred: Client) -> None:
    answer = send(winifred, visit(**{f"alone-{ADA.id}": "no"}))
    assert answer.status_code == 200
    said = words(answer)
    assert "Say why you did not see Ada alone" in said
    assert "The child is seen alone at each visit where that is right; where not, why is recorded." in said
    assert f'href="#id_why-not-alone-{ADA.id}_0"' in answer.content.decode()
    assert parts() == {}
    send(winifred, visit(**{f"alone-{ADA.id}": "no", f"why-not-alone-{ADA.id}": "no-room"}))
    assert parts()[ADA.id].why_not_alone == "no-room"


MISSING = {
    "nobody chosen": ({f"saw-{ADA.id}": "not-meant"}, "Choose at least one child"),
    "seen or not": ({f"saw-{ADA.id}": ""}, "Say whether Ada was seen"),
    "where": ({"place": ""}, "Say where you saw them"),
    "why not": ({f"saw-{BEN.id}": "not-seen"}, "Say why Ben was not seen"),
    "tomorrow": ({"on_year": "2190"}, "must be today or in the past"),
}


@pytest.mark.parametrize(("said", "error"), MISSING.values(), ids=MISSING.keys())
def test_what_is_missing_is_said_and_nothing_typed_is_lost(
    winifred: Client, said: dict[str, Any], error: str
) -> None:
    answer = send(winifred, visit(**said))
    assert error in words(answer)
    assert "I like the dog." in answer.content.decode()
    assert parts() == {}


def test_a_child_who_was_not_seen_has_why_and_what_does_not_apply_is_left_out(winifred: Client) -> None:
    said = {
        f"saw-{BEN.id}": "not-seen", f"why-not-seen-{BEN.id}": "asleep", f"alone-{BEN.id}": "yes",
        f"done-{BEN.id}": "Will come again tomorrow.",
    }  # fmt: skip
    answer = send(winifred, visit(**said), follow=True)
    ben = parts()[BEN.id]
    assert (ben.seen, ben.alone, ben.obstruction) == (False, None, "said-unavailable")
    assert ben.done_about_it == "Will come again tomorrow."
    assert "Ben Example could not be seen. See who must be told" in words(answer)


def test_elsewhere_than_at_home_no_bedroom_is_kept(winifred: Client) -> None:
    send(winifred, visit(place="school"))
    assert (parts()[ADA.id].bedroom, parts()[ADA.id].other_rooms) == (None, None)


def test_place_and_announced_are_filled_in_from_the_last_visit_and_what_was_seen_is_not(
    winifred: Client,
) -> None:
    send(winifred, visit(place="school"))
    page = winifred.get(ADDRESS).content.decode()
    chosen = re.findall(r'<input type="radio" name="([^"]*)" value="([^"]*)"[^>]* checked', page)
    assert dict(chosen) == {"place": "school", "announced": "no", "urgent": "no"}


def test_a_visit_entered_late_says_both_dates(winifred: Client) -> None:
    answer = send(winifred, visit(timezone.localdate() - timedelta(days=3)), follow=True)
    assert "Entered " in words(answer)


def test_what_cannot_wait_is_asked_as_soon_as_the_visit_is_saved(winifred: Client) -> None:
    answer = send(winifred, visit(urgent="yes"))
    assert answer.headers["Location"] == f"/children/{ADA.id}/happened?event=new-concerns"
    assert set(parts()) == {ADA.id}
    assert winifred.get(answer.headers["Location"]).status_code == 200


def test_a_form_sent_twice_records_once(winifred: Client) -> None:
    sent = {**marks(winifred.get(ADDRESS).content.decode()), **visit(), "kept-do": "save"}
    first, second = winifred.post(ADDRESS, sent), winifred.post(ADDRESS, sent)
    assert first.headers["Location"] == second.headers["Location"]
    assert len(parts()) == 1


def test_a_correction_is_made_with_its_reason_over_what_stands(winifred: Client) -> None:
    send(winifred, visit())
    part = parts()[ADA.id]
    address = f"/children/{ADA.id}/visits/{part.id}/correct"
    page = winifred.get(address).content.decode()
    assert "I like the dog." in page
    without = send(winifred, visit(**{f"said-{ADA.id}": "I like the cat."}), address)
    assert "Say why you correct it" in words(without)
    said = visit(**{f"said-{ADA.id}": "I like the cat.", "reason": "Misheard"})
    answer = send(winifred, said, address, follow=True)
    assert "What stood before is kept." in words(answer)
    assert parts()[ADA.id].said == "I like the cat."


def test_two_who_correct_the_same_visit_are_shown_what_the_other_saved(winifred: Client) -> None:
    send(winifred, visit())
    part = parts()[ADA.id]
    address = f"/children/{ADA.id}/visits/{part.id}/correct"
    opened = marks(winifred.get(address).content.decode())
    theirs = visit(**{f"said-{ADA.id}": "I like cats.", "reason": "Misheard"})
    send(client_as(people.MALCOLM), theirs, address)
    mine = {**visit(**{f"said-{ADA.id}": "I like dogs.", "reason": "Misspelt"}), **opened, "kept-do": "save"}
    answer = winifred.post(address, mine)
    assert answer.status_code == 409
    assert "changed this while you were typing" in words(answer)
    assert "I like cats." in words(answer)


def test_a_correction_keeps_how_somebody_was_kept_from_seeing_the_child(winifred: Client) -> None:
    with at_work():
        said = field_work.visit(date(2026, 2, 27), field_work.not_seen(ADA.id, "said-unavailable"))
        visits.record_failed(visit=said, today=date(2026, 3, 2), now=field_work.NOW)
    part = parts()[ADA.id]
    address = f"/children/{ADA.id}/visits/{part.id}/correct"
    page = winifred.get(address).content.decode()
    chosen = dict(re.findall(r'<input type="radio" name="([^"]*)" value="([^"]*)"[^>]* checked', page))
    assert chosen[f"why-not-seen-{ADA.id}"] == "said-unavailable"
    sent = {
        **marks(page), **chosen, "on_day": "26", "on_month": "2", "on_year": "2026", "announced": "yes",
        "reason": "The day before", "kept-do": "save",
    }  # fmt: skip
    assert winifred.post(address, sent).status_code == 302
    assert (parts()[ADA.id].obstruction, parts()[ADA.id].on) == ("said-unavailable", date(2026, 2, 26))


@pytest.mark.parametrize(("member", "status"), [(people.SASHA, 403), (people.PENNY, 403), (people.DAN, 403)])
def test_who_does_not_work_with_the_child_is_refused(db: None, member: people.Member, status: int) -> None:
    assert client_as(member).get(ADDRESS).status_code == status


def test_a_stranger_is_asked_to_sign_in(db: None) -> None:
    answer = Client(headers={"host": "jersey.localhost"}).get(ADDRESS)
    assert answer.status_code in {302, 401, 403}
    assert b"Ada" not in answer.content
