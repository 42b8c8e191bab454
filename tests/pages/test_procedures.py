"""The procedures in a browser: all that the packs say is on the pages, and can be pointed at."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client, override_settings
from django.utils.html import escape

from holdfast.documents import procedures
from holdfast.procedures import pack
from holdfast.procedures.duties import Duty
from holdfast.procedures.pack import Carried, Pack

NAMES = pack.names()


def entries(found: Pack) -> Iterator[tuple[str, Duty | Carried]]:
    yield from (("duty", each) for each in found.duties)
    for section, carried in found.carried.items():
        yield from ((section, each) for each in carried)


def page(bare: Client, name: str, end: str = "") -> str:
    answer = bare.get(f"/procedures/{procedures.slug(name=name)}{end}")
    assert answer.status_code == 200
    return answer.content.decode()


# No requirement is marked: that a row's clause is printed does not show that the row is held.
@pytest.mark.parametrize("name", NAMES)
def test_every_entry_is_there_with_its_clause(bare: Client, name: str) -> None:
    html = page(bare, name)
    for section, each in entries(pack.load(name)):
        own = html.partition(f'id="{section}-{each.id}"')[2].partition("</article>")[0]
        assert escape(each.say) in own
        assert escape(each.cite) in own
        assert escape(procedures.MODALITIES[each.modality]) in own


@pytest.mark.parametrize("name", NAMES)
def test_what_is_left_open_says_so_and_nothing_else_does(bare: Client, name: str) -> None:
    html, left_open = page(bare, name), pack.load(name).unset()
    for section, each in entries(pack.load(name)):
        own = html.partition(f'id="{section}-{each.id}"')[2].partition("</article>")[0]
        assert ("<dt>Not stated by this authority</dt>" in own) is (each.id in left_open), each.id


@pytest.mark.parametrize("name", NAMES)
def test_each_anchor_stands_once_and_every_link_within_the_page_leads_somewhere(
    bare: Client, name: str
) -> None:
    html = page(bare, name)
    anchors = re.findall(r'\bid="([^"]+)"', html)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(anchors)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("end", ["", "/dates"])
def test_no_style_or_script_stands_in_the_page(bare: Client, name: str, end: str) -> None:
    assert not re.search(
        r"\sstyle=|<style|\son[a-z]+=|<script(?! type=\"module\" src=)", page(bare, name, end)
    )


def test_it_shows_when_an_entry_came_into_force_and_the_reading_taken(bare: Client) -> None:
    own = page(bare, "jersey").partition('id="duty-outline-plan"')[2].partition("</article>")[0]
    assert "from March 2017" in own
    assert "Section 1 says that each registered child must have a plan" in own
    assert "Conference Chair" in own
    assert "Made at the conference" in own


def test_the_list_has_every_procedure_and_needs_no_database(bare: Client) -> None:
    html = bare.get("/procedures").content.decode()
    for name in NAMES:
        assert f'href="/procedures/{procedures.slug(name=name)}"' in html
        assert f'href="/procedures/{procedures.slug(name=name)}/dates"' in html


def test_at_an_authoritys_address_its_own_comes_first(db: None) -> None:
    html = Client(headers={"host": "jersey.localhost"}).get("/procedures").content.decode()
    assert "What Jersey works by" in html
    assert min(html.index(f'"/procedures/{procedures.slug(name=name)}"') for name in NAMES) == html.index(
        '"/procedures/jersey"'
    )


def test_the_first_page_leads_there(db: None, bare: Client) -> None:
    own = Client(headers={"host": "isle-of-man.localhost"}).get("/").content.decode()
    assert 'href="/procedures/isle-of-man"' in own
    assert 'href="/procedures/isle-of-man/dates"' in own
    assert 'href="/procedures"' in bare.get("/").content.decode()


@pytest.mark.parametrize("end", ["", "/dates"])
def test_a_procedure_that_is_not_there_is_not_found(bare: Client, end: str) -> None:
    for slug in ("atlantis", "isle_of_man", "readme"):
        assert bare.get(f"/procedures/{slug}{end}").status_code == 404


def test_it_can_only_be_read(bare: Client) -> None:
    assert bare.post("/procedures").status_code == 405
    assert bare.post("/procedures/jersey").status_code == 405


@override_settings(PRODUCTION=True, ALLOWED_HOSTS=["*"])
def test_in_production_it_is_there_at_an_authoritys_address_alone(db: None, bare: Client) -> None:
    assert bare.get("/procedures").status_code == 404
    visitor = Client(headers={"host": "jersey.localhost"})
    assert visitor.get("/procedures/jersey", secure=True).status_code == 200
