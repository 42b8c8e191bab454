"""The page of every kind of field, which exists outside production alone."""

import base64
import os
import subprocess
import sys

from django.test import Client

from tests.pages.forms.test_form import GOOD


def test_what_is_right_is_thanked_for_and_not_sent_twice_by_a_reload(bare: Client) -> None:
    answer = bare.post("/looks", GOOD, follow=True)
    assert answer.redirect_chain == [("/looks?done=1", 302)]
    assert "Everything was in order" in answer.content.decode()
    assert "Ada Example" not in answer.content.decode()


def test_what_is_wrong_stays_with_a_summary_above_the_heading(bare: Client) -> None:
    page = bare.post("/looks", {**GOOD, "email": "nobody"}).content.decode()
    assert "<title>Error: Every kind of field" in page
    assert page.index("There is a problem") < page.index("<h1")
    assert '<a href="#id_email">Enter an email address in the form name@example.com</a>' in page
    assert 'value="Ada Example"' in page


def test_in_production_the_page_is_not_there() -> None:
    asked = (
        "import django; django.setup(); from django.urls import resolve, Resolver404\n"
        "try: resolve('/looks')\nexcept Resolver404: print('not there')"
    )
    env = {
        **os.environ,
        "HOLDFAST_MODE": "production",
        "HOLDFAST_HOSTS": "jersey.example",
        "HOLDFAST_KEYS": base64.b64encode(b"k" * 32).decode(),
        "HOLDFAST_SECRET_KEYS": "an invented key for one test, " * 3,
    }
    env["HOLDFAST_SECRET_KEYS"] = env["HOLDFAST_SECRET_KEYS"].replace(",", ";")
    done = subprocess.run([sys.executable, "-c", asked], env=env, check=True, capture_output=True, text=True)
    assert done.stdout == "not there\n"
