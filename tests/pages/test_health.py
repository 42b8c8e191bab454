"""/health and /ready: what they answer, to whom, and what they keep to themselves."""

import psycopg
import pytest
from django.db import connections
from django.test import Client, override_settings

from holdfast.cli.clusters import Addresses

PROBE = Client(headers={"host": "10.1.2.3"})  # a probe knows the machine, not a name


@override_settings(SECURE_SSL_REDIRECT=True, ALLOWED_HOSTS=["jersey.example"])
def test_health_answers_anybody_without_a_database() -> None:
    answer = PROBE.get("/health")
    assert (answer.status_code, answer.content, answer["Cache-Control"]) == (200, b"alive\n", "no-store")


@override_settings(SECURE_SSL_REDIRECT=True, ALLOWED_HOSTS=["jersey.example"])
def test_ready_when_a_visitor_would_be_served(committing: Addresses) -> None:
    answer = PROBE.get("/ready")
    assert (answer.status_code, answer.content, answer["Cache-Control"]) == (200, b"ready\n", "no-store")


def test_not_ready_without_a_database_and_nothing_is_given_away(no_database: None) -> None:
    answer = PROBE.get("/ready")
    assert (answer.status_code, answer.content) == (503, b"not ready: the database does not answer\n")


def test_not_ready_before_the_migrations(committing: Addresses) -> None:
    with psycopg.connect(committing.owner, autocommit=True) as owner:
        owner.execute("delete from django_migrations where app = 'records'")
    answer = PROBE.get("/ready")
    assert answer.status_code == 503
    assert answer.content == b"not ready: the database is of another version: run `holdfast migrate`\n"


def test_not_ready_with_a_role_that_may_do_too_much(committing: Addresses) -> None:
    connections.close_all()
    connections.settings["default"]["USER"] = "holdfast_owner"
    answer = PROBE.get("/ready")
    assert answer.status_code == 503
    assert answer.content == b"not ready: the database role may do more than Holdfast allows its role to do\n"


@pytest.mark.parametrize("address", ["/health", "/ready"])
def test_a_probe_that_posts_is_not_a_probe(bare: Client, address: str) -> None:
    assert bare.post(address).status_code == 404
