"""Undertakings as pages: each one's list by agency, what is late in words, and how an action stands."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from holdfast.records.models import Action, Agency
from tests import people, standings
from tests.caseload import here
from tests.casework import undertaken
from tests.casework.recorded import at_work
from tests.pages.sending import fill_in
from tests.pages.test_today import text_of
from tests.signed_in import client_as

pytestmark = pytest.mark.usefixtures("db")


@pytest.mark.requirement("J-4.15")
def test_an_agency_sees_its_own_list_with_what_is_late_and_says_how_it_stands() -> None:
    late = timezone.localdate() - timedelta(days=4)
    with at_work():
        plan = undertaken.plan()
        own = undertaken.action(plan, "Weigh Ada each week", account_id=people.PENNY.account, by_on=late)
        undertaken.action(plan, "Hold the sleep clinic", agency_id=standings.HEALTH)
        undertaken.action(plan, "Report each term", who="Tom Teacher", role="teacher", by_on=late)
    client = client_as(people.PENNY)
    words = text_of(client, "/undertakings?whose=agency")
    for says in (
        "Example Health Visiting", "Weigh Ada each week", "Hold the sleep clinic", "4 days late", "2 open",
        "1 late",
    ):  # fmt: skip
        assert says in words
    assert "Report each term" not in words
    page = client.get("/undertakings?whose=agency").content.decode()
    assert "#shape-overdue" in page
    sent = fill_in(client, f"/undertakings/{own.id}", progress="Weighed twice, <b>missed</b> once")
    assert sent.status_code == 302, sent.content.decode()
    with at_work():
        assert Action.objects.get(id=own.id).progress == "Weighed twice, <b>missed</b> once"
    for member, path in (
        (people.PENNY, "/undertakings"), (people.PENNY, "/today"),
        (people.MALCOLM, "/undertakings?whose=team"),
    ):  # fmt: skip
        page = client_as(member).get(path).content.decode()
        assert "Weighed twice, &lt;b&gt;missed&lt;/b&gt; once" in page, path


@pytest.mark.requirement("M-1.2")
def test_the_manager_has_each_agencys_list_with_its_progress() -> None:
    with at_work(people.MONA):
        school = here(Agency, name="Example School", kind="school")
        plan = undertaken.plan(people.FINLO.id)
        undertaken.action(plan, "Keep a place at breakfast", agency=school, progress="He comes each day")
        undertaken.action(plan, "Cook in the evening", who="Mary Sample", done_on=timezone.localdate())
    client = client_as(people.MAURA)
    words = text_of(client, "/undertakings?whose=team")
    for says in ("Team Mann", "Example School", "Keep a place at breakfast", "He comes each day", "1 done"):
        assert says in words
    assert re.search(
        r'href="/undertakings\?whose=team&amp;team=[0-9a-f-]+"', client.get("/team").content.decode()
    )


def test_two_who_say_it_at_once_are_shown_each_others_words() -> None:
    with at_work():
        own = undertaken.action(undertaken.plan(), "Weigh Ada", account_id=people.PENNY.account)
    first, second = client_as(people.PENNY), client_as(people.WINIFRED)
    path = f"/undertakings/{own.id}"
    opened = second.get(path).content.decode()
    assert fill_in(first, path, progress="Begun").status_code == 302
    marks = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', opened))
    answer = second.post(path, {**marks, "progress": "Not yet", "kept-do": "save"})
    assert answer.status_code == 409
    assert "Begun" in answer.content.decode()
    assert "Not yet" in answer.content.decode()


def test_who_only_sees_the_plan_reads_how_an_action_stands_and_has_no_form() -> None:
    with at_work():
        plan = undertaken.plan()
        theirs = undertaken.action(plan, "Visit", account_id=people.WINIFRED.account, progress="Each week")
    client = client_as(people.PENNY)
    page = client.get(f"/undertakings/{theirs.id}").content.decode()
    assert "Each week" in page
    assert "<textarea" not in page
    answer = client.post(f"/undertakings/{theirs.id}", {"progress": "Done"})
    assert answer.status_code == 403
    assert "You may see this record, but not" in answer.content.decode()
    assert "It is done" not in page
    worker = client_as(people.WINIFRED).get(f"/undertakings/{theirs.id}").content.decode()
    assert f"/children/{people.ADA.id}/plan/actions/{theirs.id}" in worker


def test_each_action_of_the_plan_leads_to_how_it_stands() -> None:
    with at_work():
        own = undertaken.action(undertaken.plan(), "Weigh Ada", account_id=people.PENNY.account)
    page = client_as(people.PENNY).get(f"/children/{people.ADA.id}/plan").content.decode()
    assert f'href="/undertakings/{own.id}"' in page


def test_an_empty_list_says_why_and_a_list_of_others_is_refused() -> None:
    assert "gives you anything to do" in text_of(client_as(people.WANDA), "/undertakings")
    for path, status in (("?whose=team", 403), ("?whose=agency", 403), ("?whose=x", 403)):
        assert client_as(people.WANDA).get(f"/undertakings{path}").status_code == status
    for path in ("?whose=team&team=x", f"?whose=team&team={standings.TEAM_SOUTH}"):
        assert client_as(people.MALCOLM).get(f"/undertakings{path}").status_code == 404


def test_nobody_is_ranked() -> None:
    """Groups stand in the order of the alphabet, however much in them is late."""
    late = timezone.localdate() - timedelta(days=4)
    with at_work():
        plan = undertaken.plan()
        for text in ("One", "Two", "Three"):
            undertaken.action(plan, text, who="Zoe Example", by_on=late)
        undertaken.action(plan, "Four", who="Amy Example")
    client = client_as(people.MALCOLM)
    late_alone = client.get("/undertakings?whose=team&only=late").content.decode()
    assert "Amy Example" not in late_alone
    assert "3 late" in late_alone
    page = client.get("/undertakings?whose=team").content.decode()
    assert page.index("Amy Example") < page.index("Zoe Example")
