"""Today in a browser: what is due with its words and buttons, for whom, and what it costs."""

import gzip
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from holdfast.access import entry
from holdfast.casework import obligations
from holdfast.records.models import Person
from tests import caseload, people, standings
from tests.pages.conftest import ROOT
from tests.people import Member
from tests.signed_in import authority_of, client_as

pytestmark = pytest.mark.usefixtures("db")
HOSTILE = "<script>alert('x')</script> & \"Bobby\" {{ 7|add:7 }} {% now %}"
MOST_QUERIES = 30  # of a first page, the session and the log among them
MOST_BYTES = 150_000  # of a first visit


def give(*families: int, visited: int | None = 40, worker: Member = people.WANDA) -> caseload.Caseload:
    """Families of a worker, visited so many days ago."""
    today = timezone.localdate()
    with entry.enter(actor=worker.actor, authority=authority_of(worker), reason="at work"):
        made = caseload.give(worker, families=families, today=today, began=today - timedelta(days=60))
        if visited is not None:
            caseload.visit(made.children, worker, on=today - timedelta(days=visited))
            obligations.refresh(children=made.children, today=today)
    return made


def text_of(client: Client, path: str = "/today") -> str:
    """The words of a page, without its marks."""
    response = client.get(path)
    assert response.status_code == 200, path
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", response.content.decode())).replace("\xa0", " ")


def test_today_says_what_is_late_from_which_day_why_and_leads_to_where_it_is_done() -> None:
    made = give(3)
    page = client_as(people.WANDA).get("/today").content.decode()
    words = text_of(client_as(people.WANDA))
    late = timezone.localdate() - timedelta(days=12)
    assert "<h1" in page
    assert f"was due {late:%a} {late.day} {late:%b}" in words
    assert "12 days late" in words
    assert "4 weeks after the visit of" in words
    keys = {str(child) for child in made.children}
    (visit,) = set(re.findall(r'href="/children/([0-9a-f-]+)/visit"[^>]*>Record the visit', page))
    assert visit in keys
    assert re.search(rf'href="/children/{visit}/not-seen"', page)
    assert re.search(rf'href="/children/{visit}/due/visit-at-home/visit/[0-9a-f-]+/1"', page)
    rooms = words.count("See the bedroom") + words.count("See the other rooms")
    assert page.count("Record the visit") == 1 + rooms


def test_nobody_is_asked_which_child() -> None:
    """Each button of a row names its child, and the two at the top choose one of mine first."""
    made = give(1, 1)
    page = client_as(people.WANDA).get("/today").content.decode()
    for child in made.children:
        assert f'href="/children/{child}/visit"' in page
        assert f'href="/children/{child}/note"' in page


def test_an_empty_today_says_why_it_is_empty() -> None:
    assert "No child is allocated to you" in text_of(client_as(people.WANDA))


def test_what_i_was_told_is_acknowledged_from_today() -> None:
    made = give(1)
    today = timezone.localdate()
    with entry.enter(actor=people.MALCOLM.actor, authority=authority_of(people.MALCOLM)):
        caseload.tell(made.children[0], people.MALCOLM, people.WANDA, on=today, text="Not in school")
    client = client_as(people.WANDA)
    page = client.get("/today").content.decode()
    assert "Not in school" in page
    sent = dict(re.findall(r'<input type="hidden" name="(telling|next)" value="([^"]+)"', page))
    answer = client.post("/acknowledge", sent)
    assert (answer.status_code, answer["Location"]) == (302, "/today")
    assert "Not in school" not in client.get("/today").content.decode()


def test_hostile_names_come_out_as_they_went_in() -> None:
    made = give(2)
    child = made.children[0]
    with entry.enter(actor=people.WANDA.actor, authority=authority_of(people.WANDA), reason="renamed"):
        Person.objects.filter(id=child).update(given_name=HOSTILE, warning=HOSTILE)
        caseload.note([child], people.WANDA, on=timezone.localdate(), text=HOSTILE)
        caseload.tell(child, people.MALCOLM, people.WANDA, on=timezone.localdate(), text=HOSTILE)
    escaped = (
        "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt; &amp; &quot;Bobby&quot; {{ 7|add:7 }} {% now %}"
    )
    client = client_as(people.WANDA)
    paths = ("/today", *(f"/children/{child}{tab}" for tab in ("", "/notes", "/timeline", "/people", "/log")))
    for path in paths:
        page = client.get(path).content.decode()
        assert "<script>alert" not in page, path
        assert escaped in page, path
    assert escaped in client_as(people.MALCOLM).get("/team").content.decode()


def test_every_link_and_button_of_the_day_leads_somewhere() -> None:
    made = give(2, 1)
    client = client_as(people.WANDA)
    seen: set[str] = set()
    for path in ("/today", f"/children/{made.children[0]}", f"/children/{made.children[0]}/notes"):
        page = client.get(path).content.decode()
        seen |= {link.replace("&amp;", "&") for link in re.findall(r'href="(/[^"#]*)', page)}
    seen = {link for link in seen if not link.startswith("/static/")}
    assert len(seen) > 25
    broken = {link: client.get(link).status_code for link in seen}
    assert {link: status for link, status in broken.items() if status >= 400} == {}


# ---------------------------------------------------------------- who comes where


FIRST = [
    (people.WINIFRED, "/today"), (people.MALCOLM, "/today"), (people.CARLA, "/today"), (people.UNA, "/today"),
    (people.CHLOE, "/today"), (people.CONNIE, "/today"), (people.SERENA, "/today"), (people.PENNY, "/today"),
    (people.DORA, "/duty"), (people.DAN, "/lists"), (people.ADAM, "/accounts"), (people.INES, "/search"),
    (people.NOBODY, "/account"),
]  # fmt: skip


@pytest.mark.parametrize(("member", "path"), FIRST, ids=[member.name for member, _ in FIRST])
def test_the_day_begins_at_ones_own_page(member: Member, path: str) -> None:
    client = client_as(member)
    assert client.get("/")["Location"] == path
    assert client.get(path).status_code == 200


def test_the_ways_from_any_page_are_those_of_ones_roles() -> None:
    def ways(member: Member) -> list[str]:
        page = client_as(member).get("/account").content.decode()
        nav = page[page.index('class="hf-ways__list"') : page.index("</ul>", page.index("hf-ways__list"))]
        return re.findall(r">([^<>]+)</a>", nav)

    assert ways(people.WANDA) == ["Today", "Undertakings", "Cover", "My account"]
    assert ways(people.MALCOLM)[:4] == ["Today", "My team", "Undertakings", "Carry in"]
    assert ways(people.ADAM) == ["Accounts", "Roles", "Teams and units", "My account"]
    assert ways(people.DAN) == ["Lists for returns", "My account"]
    assert "Duty" in ways(people.DORA)


def test_every_page_has_who_which_authority_the_search_and_something_is_wrong() -> None:
    made = give(1)
    for path in ("/today", f"/children/{made.children[0]}/plan", "/account", "/procedures"):
        page = client_as(people.WANDA).get(path).content.decode()
        for part in ("Jersey", "Wanda Worker", 'role="search"', "Something is wrong", "Sign out"):
            assert part in page, (path, part)
    assert 'role="search"' not in client_as(people.ADAM).get("/accounts").content.decode()


def test_a_refusal_keeps_the_ways_out() -> None:
    page = client_as(people.WANDA).get(f"/children/{people.UMA.id}")
    assert page.status_code == 403
    assert "Something is wrong" in page.content.decode()
    assert 'role="search"' in page.content.decode()


@pytest.mark.parametrize("path", ["/today", "/team", "/wrong", f"/children/{people.ADA.id}"])
def test_a_visitor_is_asked_to_sign_in(path: str) -> None:
    answer = Client(headers={"host": "jersey.localhost"}).get(path)
    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/sign-in")


def test_the_other_authoritys_host_knows_nobody_of_this_one() -> None:
    client = client_as(people.MONA)
    assert client.get(f"/children/{people.ADA.id}").status_code == 404
    jersey = Client(headers={"host": "jersey.localhost"})
    jersey.cookies["sessionid"] = client.cookies["sessionid"].value
    assert jersey.get("/today")["Location"].startswith("/sign-in")


# ---------------------------------------------------------------- the price


def queries(member: Member, path: str) -> int:
    client = client_as(member)
    client.get(path)  # so that there is a last time
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len([each for each in asked if not re.match(r"(RELEASE )?SAVEPOINT", each["sql"])])


def test_the_first_pages_cost_the_same_queries_for_three_children_and_for_thirty() -> None:
    few = give(2, 1)
    child = few.children[0]
    paths = [(people.WANDA, "/today"), (people.MALCOLM, "/team"), (people.WANDA, f"/children/{child}")]
    before = [queries(*each) for each in paths]
    give(*[3] * 9, visited=30)
    assert [queries(*each) for each in paths] == before
    assert max(before) <= MOST_QUERIES


def test_a_first_visit_is_light() -> None:
    give(*[2] * 5)
    page = client_as(people.WANDA).get("/today")
    assert page.status_code == 200
    dress = ROOT / "build" / "static" / "holdfast"
    named = re.findall(r"/static/holdfast/([\w.-]+)", page.content.decode())
    sent = len(gzip.compress(page.content))
    for name in {*named, *(path.name for path in dress.glob("govuk-frontend.min.*.js"))}:
        packed = dress / f"{name}.gz"
        sent += (packed if packed.is_file() else dress / name).stat().st_size
    assert 5_000 < sent < MOST_BYTES


def test_nobody_of_the_team_is_forgotten_when_they_are_away() -> None:
    today = timezone.localdate()
    with entry.enter(actor=people.WANDA.actor, authority=authority_of(people.WANDA), reason="away"):
        from holdfast.records.models import Cover  # noqa: PLC0415

        Cover.objects.create(
            authority_id=authority_of(people.WANDA), away_id=people.WANDA.account,
            covering_id=people.CASEY.account, from_on=today, until_on=today + timedelta(days=3),
        )  # fmt: skip
    give(1)
    until = today + timedelta(days=3)
    assert f"covering for Wanda Worker until {until:%a} {until.day} {until:%b}" in text_of(
        client_as(people.CASEY)
    )
    assert "Casey Covering covers" in text_of(client_as(people.MALCOLM), "/team")


def test_a_child_whom_nobody_has_is_one_step_from_my_team() -> None:
    client = client_as(people.MALCOLM)
    assert 'href="/team/unallocated"' in client.get("/team").content.decode()
    page = client.get("/team/unallocated").content.decode()
    assert "Nell Nobodys" in page
    assert f"/children/{people.NELL.id}/allocate" in page
    assert client_as(people.WANDA).get("/team/unallocated").status_code == 403


def test_my_team_shows_who_is_late_and_whom_to_worry_about() -> None:
    give(1, visited=None)
    words = text_of(client_as(people.MALCOLM), "/team")
    assert "Team North" in words
    assert "Not seen since the plan began 8 weeks ago." in words
    assert text_of(client_as(people.SERENA), f"/team/{standings.UNIT_ONE}").count("Carla Consultant") >= 1
    refused = client_as(people.WANDA).get("/team")
    assert refused.status_code == 403
    assert "whoever leads a team" in refused.content.decode()
