"""Which authority a request is for, and that a request happens entirely or not at all."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from holdfast.access import entry, refusals
from holdfast.cli.clusters import Addresses
from holdfast.pages import errors, urls
from holdfast.pages.authorities import open_to_visitors


def drafted() -> None:
    """Write something that the application may write, without a step."""
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into django_session (session_key, session_data, expire_date)"
            " values ('written', '', now())"
        )


def kept() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from django_session where session_key = 'written'")
        return bool(cursor.fetchone()[0])


@open_to_visitors
def where(request: HttpRequest) -> HttpResponse:
    """Where the program and the database think they are."""
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('holdfast.authority'), current_setting('holdfast.actor')")
        authority, actor = cursor.fetchone()
    assert str(entry.current().authority) == authority
    return HttpResponse(f"{authority} {actor}")


@open_to_visitors
def writes(request: HttpRequest) -> HttpResponse:
    drafted()
    return HttpResponse("written")


@open_to_visitors
def answers_a_fault(request: HttpRequest) -> HttpResponse:
    drafted()
    return HttpResponse("not written", status=500)


@open_to_visitors
def fails(request: HttpRequest) -> HttpResponse:
    drafted()
    raise RuntimeError("on purpose")


@open_to_visitors
def refuses(request: HttpRequest) -> HttpResponse:
    drafted()
    raise refusals.Refused("Not today.")


VIEWS = (where, writes, answers_a_fault, fails, refuses)
urlpatterns = [*urls.urlpatterns, *(path(view.__name__, view) for view in VIEWS)]
handler404, handler500 = errors.not_found, errors.server_error


@pytest.fixture(autouse=True)
def own_views() -> Iterator[None]:
    with override_settings(ROOT_URLCONF=__name__):
        yield


@pytest.fixture
def visitor() -> Client:
    return Client(headers={"host": "jersey.localhost"}, raise_request_exception=False)


@pytest.mark.parametrize("host", ["jersey.localhost", "JERSEY.localhost:8000", "jersey.localhost."])
def test_the_host_name_says_which_authority_it_is(db: None, visitor: Client, host: str) -> None:
    jersey = entry.find_authority(host="jersey.localhost")
    assert jersey is not None
    assert visitor.get("/where", headers={"host": host}).content.decode() == f"{jersey.id} visitor"


@pytest.mark.parametrize("address", ["/", "/where", "/looks", "/nowhere"])
def test_an_unknown_host_gets_help_and_nothing_else(db: None, visitor: Client, address: str) -> None:
    answer = visitor.get(address, headers={"host": "atlantis.localhost"})
    assert answer.status_code == 404
    assert "No authority has this address" in answer.content.decode()
    assert "See the authorities on this machine" in answer.content.decode()
    with override_settings(PRODUCTION=True):
        answer = visitor.get(address, headers={"host": "atlantis.localhost"})
    assert "See the authorities on this machine" not in answer.content.decode()


def test_before_an_authority_is_chosen_only_open_pages_are_shown(bare: Client) -> None:
    assert bare.get("/looks").status_code == 200
    assert "No authority has this address" in bare.get("/where").content.decode()


def test_what_is_answered_is_kept(committing: Addresses, visitor: Client) -> None:
    assert visitor.get("/writes").status_code == 200
    assert kept()


@pytest.mark.parametrize(("address", "status"), [("answers_a_fault", 500), ("fails", 500), ("refuses", 403)])
def test_what_failed_or_was_refused_is_taken_back(
    committing: Addresses, visitor: Client, address: str, status: int
) -> None:
    assert visitor.get(f"/{address}").status_code == status
    assert not kept()


def test_nothing_of_one_request_is_left_for_the_next(committing: Addresses, visitor: Client) -> None:
    visitor.get("/where")
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('holdfast.authority', true)")
        assert cursor.fetchone()[0] in {None, ""}
    with pytest.raises(entry.NotEntered):
        entry.current()


def test_a_database_that_is_away_is_said_to_be(no_database: None, visitor: Client) -> None:
    answer = visitor.get("/where")
    assert answer.status_code == 503
    assert "cannot reach its records" in answer.content.decode()
