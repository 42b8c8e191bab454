"""Views of a child and family, and what is sent about a conference, as pages."""

from datetime import timedelta
from html import unescape
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from holdfast.casework import papers_sent
from holdfast.casework.papers_sent import To
from holdfast.records.models import ConferenceInvitation, PaperSent, View
from tests import people, signed_in
from tests.casework import conference_list, recorded
from tests.casework.conference_list import ADA
from tests.casework.recorded import at_work
from tests.pages.sending import fill_in
from tests.pages.test_conference_people import CONNIE, ON, elsewhere, invite, jersey, keys, rows, text


def said(client: Client, path: str, **typed: str) -> None:
    sent = fill_in(client, path, **{"how": "form", "child": "all", **ON, **typed})
    assert sent.status_code == 302, sent.content.decode()


def ready(kind: str = "initial-conference") -> tuple[Client, str, UUID]:
    """Everybody on the record invited; the address of the views."""
    client, path, meeting = jersey(kind)
    invite(client, path, list(keys(meeting).values()))
    return client, path.replace("/people", "/views"), meeting


@pytest.mark.requirement("W-4")
def test_the_page_asks_by_form_records_and_shows_what_was_used(db: None) -> None:
    client, people_path, meeting, child = elsewhere("isle-of-wight")
    invite(client, people_path, list(keys(meeting, "isle-of-wight").values()))
    path = people_path.replace("/people", "/views")
    mother = rows(meeting, "isle-of-wight")["Moira Example"].id
    assert "Choose at least one person" in client.post(path, {}).content.decode()
    assert client.post(path, {"who": [str(mother)]}).status_code == 302
    assert "1 asked · 1 not answered" in text(client, path)
    said(
        client,
        f"{path}/record?who={mother}",
        who=str(mother),
        child=str(child),
        text="Help me.\nNo shouting.",
    )
    shown = text(client, path)
    assert "1 asked · 0 not answered · 1 recorded" in shown
    assert "Help me.\nNo shouting." in shown
    assert "Nothing is said yet of what became of it" in shown
    with recorded.in_authority("isle-of-wight"):
        view = View.objects.get(meeting=meeting)
    assert (view.side, view.child_id, view.how) == ("parent", child, "form")
    sent = fill_in(client, f"{path}/{view.id}", used="A breakfast club")
    assert sent.status_code == 302, sent.content.decode()
    assert 'Used in the planning:</strong> <span class="hf-typed">A breakfast club' in text(client, path)


@pytest.mark.requirement("WC-14")
def test_the_page_says_why_a_childs_view_is_not_followed(db: None) -> None:
    client, people_path, meeting, child = elsewhere("isle-of-wight")
    path = people_path.replace("/people", "/views")
    wrong = unescape(
        fill_in(client, f"{path}/record", who="other", how="said", child=str(child), **ON).content.decode()
    )
    for says in ("Give their name", "Say who they are", "Write what they said"):
        assert says in wrong
    said(client, f"{path}/record", who="other", name="Cora Example", side="child", child=str(child),
         text="I want Gran")  # fmt: skip
    with recorded.in_authority("isle-of-wight"):
        view = View.objects.get(meeting=meeting)
    sent = fill_in(client, f"{path}/{view.id}", used="", why_differs="Gran cannot have her yet")
    assert sent.status_code == 302, sent.content.decode()
    shown = text(client, path)
    assert "Cora Example (Child), of Cora Example" in shown
    assert 'Not followed, because:</strong> <span class="hf-typed">Gran cannot have her yet' in shown


@pytest.mark.requirement("J-6.10")
def test_the_page_of_a_review_asks_the_absent_for_a_view_on_ending(db: None) -> None:
    client, path, meeting = ready("review-conference")
    school = rows(meeting)["Example Primary School"]
    with at_work(CONNIE):
        ConferenceInvitation.objects.filter(id=school.id).update(answer="not-coming")
    shown = text(client, path)
    assert "Not there, and no view on whether the plan should end" in shown
    said(client, f"{path}/record?who={school.id}", who=str(school.id), ending="Not before the summer")
    shown = text(client, path)
    assert "Not there, and no view on whether the plan should end" not in shown
    assert "Not before the summer" in shown
    with at_work(CONNIE):
        assert View.objects.get(meeting=meeting).ending == "Not before the summer"


def test_an_initial_conference_asks_nothing_of_ending(db: None) -> None:
    client, path, _ = ready()
    assert "Should the plan end?" not in text(client, f"{path}/record")


def test_papers_are_marked_as_sent_one_by_one_and_all_at_once(db: None) -> None:
    with at_work(CONNIE):
        meeting = conference_list.conference()
        names = ("Mary Example", "Tilda Teacher", "Penny Partner")
        late = timezone.localdate() - timedelta(days=1)
        found = papers_sent.want(
            meeting=meeting, kind="decisions", by_on=late, to=[To(name=n) for n in names]
        )
    client, path = signed_in.client_as(CONNIE), f"/conferences/{meeting}/papers"
    shown = text(client, path)
    assert "3 to send · <strong>3 late</strong>" in shown
    assert "All 3 sent today" in shown
    assert "Choose at least one paper" in client.post(f"{path}/sent", {"how": "post"}).content.decode()
    every = [str(each) for each in found]
    sent = client.post(f"{path}/sent", {"how": "email", "paper": every, "only": every[0]})
    assert sent.status_code == 302, sent.content.decode()
    with at_work(CONNIE):
        assert PaperSent.objects.filter(sent_on__isnull=False).count() == 1
    client.post(f"{path}/sent", {"how": "hand", "paper": every})
    shown = text(client, path)
    assert "nothing to send" in shown
    assert shown.count("by hand") == 2
    assert client.get(f"{path}/sent").status_code == 405


def test_who_may_not_have_the_children_sees_neither_page(db: None) -> None:
    with at_work(CONNIE):
        meeting = conference_list.conference(children=(ADA,))
    for member in (people.SASHA, people.NOBODY):
        client = signed_in.client_as(member)
        for name in ("views", "papers", "people"):
            assert client.get(f"/conferences/{meeting}/{name}").status_code == 403
    penny = signed_in.client_as(people.PENNY)
    assert "Record a view" not in text(penny, f"/conferences/{meeting}/views")
