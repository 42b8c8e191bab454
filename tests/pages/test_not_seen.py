"""Could not see the child: three questions, then who must be told, one button each, until it is done."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from holdfast.records.models import Milestone, Telling, VisitChild
from tests import people
from tests.casework.recorded import at_work
from tests.pages.test_visits import marks, words
from tests.people import ADA, BEN
from tests.signed_in import client_as

ADDRESS = f"/children/{ADA.id}/not-seen"


@pytest.fixture
def winifred(db: None) -> Client:
    return client_as(people.WINIFRED)


def said(**changes: Any) -> dict[str, Any]:
    today = timezone.localdate()
    return {
        "children": [str(ADA.id)], "kind": "refused", "done": "Knocked again.", "who": "me",
        "on_day": today.day, "on_month": today.month, "on_year": today.year, "at": "14:10", "place": "home",
        **changes,
    }  # fmt: skip


def send(client: Client, **changes: Any) -> Any:
    opened = client.get(ADDRESS)
    sent = {**marks(opened.content.decode()), **said(**changes), "kept-do": "save"}
    return client.post(ADDRESS, sent, follow=True)


def buttons(answer: Any) -> dict[str, str]:
    """What each *told* button of a page sends, by its words."""
    found = re.findall(r'name="told" value="([^"]*)"[^>]*>(.*?)</button>', answer.content.decode(), re.DOTALL)
    return {" ".join(re.sub("<[^>]*>", " ", label).split()): value for value, label in found}


def press(client: Client, answer: Any, label: str, **more: str) -> Any:
    page = answer.content.decode()
    once = re.findall(r'name="once" value="([^"]*)"', page)[0]
    address = answer.redirect_chain[-1][0]
    sent = {"told": buttons(answer)[label], "once": once, "how": "call", **more}
    answer = client.post(address, sent, follow=True)
    if not answer.redirect_chain:
        answer.redirect_chain.append((address, 200))
    return answer


def tellings() -> list[Telling]:
    with at_work():
        return list(Telling.standing.order_by("known_from", "id"))


@pytest.mark.requirement("J-6.3")
@pytest.mark.parametrize("kind", ["refused", "said-unavailable", "absent"])
def test_it_is_recorded_by_kind_and_leads_to_who_must_be_told(winifred: Client, kind: str) -> None:
    answer = send(winifred, kind=kind, children=[str(ADA.id), str(BEN.id)])
    assert answer.redirect_chain[-1][0].startswith(f"/children/{ADA.id}/must-tell/")
    with at_work():
        found = {each.child_id: each for each in VisitChild.standing.all()}
    assert {each.obstruction for each in found.values()} == {kind}
    assert found[BEN.id].done_about_it == "Knocked again."


def test_the_page_names_them_with_numbers_and_clauses(winifred: Client) -> None:
    answer = send(winifred)
    assert list(buttons(answer)) == ["Told Malcolm Manager", "Told Chloe Chair", "Told Penny Partner"]
    page = words(answer)
    assert "01632 960015" in page
    assert "Child Protection Plans, 3 The Social Worker Role" in page
    assert "Nobody has decided yet who goes again, and how soon." in page


def test_each_button_takes_one_off_until_everybody_was_told(winifred: Client) -> None:
    answer = send(winifred)
    for name in ("Malcolm Manager", "Penny Partner", "Chloe Chair"):
        answer = press(winifred, answer, f"Told {name}")
        assert f"Recorded: {name} was told." in words(answer)
    assert buttons(answer) == {}
    assert "Everybody has been told" in words(answer)
    assert [each.whom for each in tellings()] == ["team-manager", "core-group", "conference-chair"]


def test_a_button_pressed_twice_tells_once(winifred: Client) -> None:
    answer = send(winifred)
    page, address = answer.content.decode(), answer.redirect_chain[-1][0]
    once = re.findall(r'name="once" value="([^"]*)"', page)[0]
    sent = {"told": buttons(answer)["Told Malcolm Manager"], "once": once}
    winifred.post(address, sent)
    again = winifred.post(address, sent, follow=True)
    assert "They have been told already." in words(again)
    assert len(tellings()) == 1


def test_a_partner_tells_the_social_worker_or_who_stands_in_and_their_own_manager_by_name(db: None) -> None:
    penny = client_as(people.PENNY)
    answer = send(penny, kind="absent")
    page = words(answer)
    assert "If the social worker cannot be reached" in page
    answer = press(penny, answer, "Told Dora Duty")
    first = tellings()[0]
    assert (first.whom, first.unreached, first.by_role) == (
        "duty-social-worker", ["social-worker"], "health-visitor",
    )  # fmt: skip
    without = press(penny, answer, "Told the line manager")
    assert without.status_code == 400
    assert "Write the name of whoever was told" in words(without)
    field = re.findall(r'name="(name-own-line-manager-told[^"]*)"', without.content.decode())[0]
    press(penny, without, "Told the line manager", **{field: "Lena Lead"})
    assert (tellings()[-1].whom, tellings()[-1].to_name) == ("line-manager", "Lena Lead")


def test_somebody_else_tried_to_see_them(winifred: Client) -> None:
    send(winifred, who="other", role="teacher", name="Tina Teacher")
    with at_work():
        visit = VisitChild.standing.select_related("visit").get().visit
    assert (visit.by_role, visit.by_name, visit.account_id) == ("teacher", "Tina Teacher", None)
    assert visit.recorded_by_id == people.WINIFRED.account


def test_the_health_visitor_tried_and_rang(winifred: Client) -> None:
    assert "Penny Partner, health visitor" in words(winifred.get(ADDRESS))
    send(winifred, who="0")
    with at_work():
        visit = VisitChild.standing.select_related("visit").get().visit
    assert (visit.by_role, visit.account_id) == ("health-visitor", people.PENNY.account)


MISSING = {
    "which": ({"children": []}, "Choose the children you could not see"),
    "what happened": ({"kind": ""}, "Say what happened"),
    "who": ({"who": ""}, "Say who tried to see them"),
    "what they are": ({"who": "other"}, "Say what they are"),
}


@pytest.mark.parametrize(("changes", "error"), MISSING.values(), ids=MISSING.keys())
def test_what_is_missing_is_said(winifred: Client, changes: dict[str, Any], error: str) -> None:
    answer = send(winifred, **changes)
    assert error in words(answer)
    assert "Knocked again." in answer.content.decode()


def test_who_goes_again_is_decided_on_the_same_page(winifred: Client) -> None:
    answer = send(winifred)
    address = answer.redirect_chain[-1][0]
    empty = winifred.post(address, {"decide": "yes", "what": "another-visit", "by": "social-worker"})
    assert empty.status_code == 400
    assert "Say what was decided, by whom it is done and how soon" in words(empty)
    sent = {
        "decide": "yes",
        "what": "another-visit",
        "decision": "Dora, today",
        "by": "team-manager",
        "why": "",
    }
    done = winifred.post(address, sent, follow=True)
    assert "Another visit: Dora, today Decided" in words(done)
    with at_work():
        assert Milestone.objects.get().by_role == "team-manager"


def test_where_the_procedure_names_nobody_the_page_says_so(db: None) -> None:
    mona = client_as(people.MONA)
    address = f"/children/{people.FINLO.id}/not-seen"
    sent = {
        **marks(mona.get(address).content.decode()),
        **said(children=[str(people.FINLO.id)]),
        "kept-do": "save",
    }
    answer = mona.post(address, sent, follow=True)
    assert "does not say that anybody must be told of this" in words(answer)


def test_a_stranger_to_the_child_reads_nothing(winifred: Client) -> None:
    address = send(winifred).redirect_chain[-1][0]
    assert client_as(people.SASHA).get(address).status_code == 403
