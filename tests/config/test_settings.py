"""Production refuses to start with anything unsafe: tried as an operator would, by starting the program."""

import base64
import os
import subprocess
import sys

import pytest

SOUND = {
    "HOLDFAST_MODE": "production",
    "DATABASE_URL": "postgresql://holdfast_app@/holdfast",
    "HOLDFAST_SECRET_KEYS": "k" * 50,
    "HOLDFAST_KEYS": base64.b64encode(b"k" * 32).decode(),
    "HOLDFAST_HOSTS": "jersey.example",
}
SHOW = (
    "from django.conf import settings as s; "
    "print(s.DEBUG, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.ALLOWED_HOSTS)\n"
    "print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_DOMAIN, s.SESSION_COOKIE_PATH)"
)


def start(changes: dict[str, str | None]) -> subprocess.CompletedProcess[str]:
    """Load the settings in a process of their own, with only what is given in the environment."""
    given = {
        **SOUND,
        **changes,
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "holdfast.config.settings",
    }
    env = {name: value for name, value in given.items() if value is not None}
    return subprocess.run([sys.executable, "-c", SHOW], env=env, capture_output=True, text=True, check=False)


def test_production_is_safe_as_it_comes() -> None:
    assert start({}).stdout.splitlines() == [
        "False True True True ['jersey.example']",
        "__Host-sessionid __Host-csrftoken None /",
    ]


def test_a_mode_that_is_not_set_is_production() -> None:
    assert start({"HOLDFAST_MODE": None}).stdout.splitlines()[0] == "False True True True ['jersey.example']"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"HOLDFAST_MODE": "prod"}, "HOLDFAST_MODE is 'prod'"),
        ({"HOLDFAST_SECRET_KEYS": None}, "HOLDFAST_SECRET_KEYS must hold"),
        ({"HOLDFAST_SECRET_KEYS": "k" * 50 + ",short"}, "HOLDFAST_SECRET_KEYS must hold"),
        ({"HOLDFAST_KEYS": None}, "HOLDFAST_KEYS is not set"),
        ({"HOLDFAST_KEYS": "c2hvcnQ="}, "HOLDFAST_KEYS: one of them is not 32 random bytes"),
        ({"HOLDFAST_IDLE_MINUTES": "0"}, "HOLDFAST_IDLE_MINUTES is '0': expected a whole number"),
        ({"HOLDFAST_HOSTS": ""}, "HOLDFAST_HOSTS must list"),
        ({"DATABASE_URL": None}, "DATABASE_URL is not set"),
        ({"HOLDFAST_BEHIND_PROXY": "maybe"}, "HOLDFAST_BEHIND_PROXY is 'maybe'"),
    ],
)
def test_production_refuses_what_is_unsafe(changes: dict[str, str | None], said: str) -> None:
    outcome = start(changes)
    assert outcome.returncode != 0
    assert said in outcome.stderr


def test_development_answers_any_name_of_this_machine() -> None:
    outcome = start({"HOLDFAST_MODE": "development", "HOLDFAST_SECRET_KEYS": None, "HOLDFAST_HOSTS": None})
    assert outcome.stdout.splitlines()[0] == "False False False False ['.localhost', '127.0.0.1', '[::1]']"
