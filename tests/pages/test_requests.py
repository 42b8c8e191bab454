"""What every answer carries: a strict policy, no storing, and static files kept for ever."""

import gzip
import re

import pytest
from django.test import Client

from holdfast.pages import requests

PAGES = ["/looks", "/nowhere"]


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_never_stored_and_never_framed(bare: Client, address: str) -> None:
    answer = bare.get(address)
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]


@pytest.mark.parametrize("address", PAGES)
def test_the_policy_lets_nothing_in_but_our_own_files(bare: Client, address: str) -> None:
    policy = dict(
        part.strip().split(" ", 1) for part in bare.get(address)["Content-Security-Policy"].split(";")
    )
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert set(policy.values()) == {"'none'", "'self'"}


@pytest.mark.parametrize("address", PAGES)
def test_a_page_holds_no_script_or_style_of_its_own(bare: Client, address: str) -> None:
    page = bare.get(address).content.decode()
    assert not re.search(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", page)


def test_a_page_comes_compressed_to_whoever_takes_it(bare: Client) -> None:
    plain, packed = bare.get("/looks"), bare.get("/looks", headers={"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed["Vary"]
    assert packed["Cache-Control"] == "no-store"
    assert len(packed.content) * 4 < len(plain.content)
    assert gzip.decompress(packed.content).startswith(b"<!DOCTYPE html>")
    assert not plain.has_header("Content-Encoding")


def test_the_same_page_is_never_the_same_length_twice_for_long(bare: Client) -> None:
    """Who sees the line learns nothing from a length: up to a hundred bytes more are drawn each time."""
    lengths = {len(bare.get("/looks", headers={"accept-encoding": "gzip"}).content) for _ in range(12)}
    assert len(lengths) > 3


def test_static_files_carry_their_digest_and_are_kept_for_ever(bare: Client) -> None:
    page = bare.get("/looks").content.decode()
    found = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
    assert len(found) >= 4
    for address in found:
        answer = bare.get(address)
        assert answer.status_code == 200
        assert "immutable" in answer["Cache-Control"]
        assert "max-age=315360000" in answer["Cache-Control"]
        assert re.search(r"\.[0-9a-f]{12}\.", address)
        answer.close()


def test_the_script_imports_the_other_under_its_digest(bare: Client) -> None:
    page = bare.get("/looks").content.decode()
    script = re.search(r'src="(/static/[^"]+\.js)"', page)
    assert script is not None
    answer = bare.get(script[1])
    imported = re.search(r'from ["\']\./(govuk[^"\']+)', b"".join(answer).decode())
    assert imported is not None
    assert re.search(r"\.[0-9a-f]{12}\.js$", imported[1])
    other = bare.get(f"/static/holdfast/{imported[1]}")
    assert other.status_code == 200
    answer.close()
    other.close()


def test_a_reference_can_be_read_out() -> None:
    drawn = {requests.new_reference() for _ in range(200)}
    assert len(drawn) == 200
    assert all(re.fullmatch(r"[2-9B-Z]{4}-[2-9B-Z]{4}", each) for each in drawn)
    assert not set("".join(drawn)) & set("01AEIOUL")
