"""What reaches the log, and that nothing about a person ever does, whichever way it is tried."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from holdfast.config import logs
from holdfast.pages import errors, urls
from holdfast.pages.authorities import anywhere

PERSONAL = "Ada-Example-of-7-Invented-Street"


@anywhere
def breaks(request: HttpRequest, child: str) -> HttpResponse:
    """Fails with a person in its message, its cause and its variables."""
    name = f"{child} {PERSONAL}"
    try:
        raise KeyError(name)
    except KeyError as problem:
        raise ValueError(f"{name} is not known") from problem


@anywhere
def suspects(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation(f"{PERSONAL} sent something odd")


urlpatterns = [
    *urls.urlpatterns,
    path("children/<str:child>", breaks, name="child"),
    path("suspects", suspects, name="suspects"),
]
handler400, handler403 = errors.bad_request, errors.forbidden
handler404, handler500 = errors.not_found, errors.server_error


@pytest.fixture(params=["production", "development"])
def written(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    """Everything that is logged, in each of the two forms."""
    yield from gathered(request.param)


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    yield from gathered("production")


def gathered(mode: str) -> Iterator[io.StringIO]:
    stream = io.StringIO()
    root, level = logging.getLogger(), logging.getLogger().level
    before, root.handlers = root.handlers, [logs.stream_handler(mode=mode, stream=stream)]
    root.setLevel(logging.INFO)
    with override_settings(ROOT_URLCONF=__name__):
        yield stream
    root.handlers = before
    root.setLevel(level)


def read(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_request_is_one_line_with_its_route_and_never_its_address(lines: io.StringIO, bare: Client) -> None:
    page = bare.get(f"/children/{PERSONAL}?name={PERSONAL}").content.decode()
    line = next(line for line in read(lines) if line["event"] == "request")
    assert (line["route"], line["method"], line["status"]) == ("child", "GET", 500)
    assert line["actor"] == "visitor"
    assert line["milliseconds"] >= 0
    assert line["reference"] in page


def test_whoever_tries_host_names_fills_no_log(lines: io.StringIO, bare: Client) -> None:
    assert bare.get("/", headers={"host": "somewhere.example"}).status_code == 400
    assert [(line["event"], line["status"]) for line in read(lines)] == [("request", 400)]


def test_an_exception_is_logged_by_kind_and_place_under_the_reference_shown(
    lines: io.StringIO, bare: Client
) -> None:
    page = bare.get(f"/children/{PERSONAL}").content.decode()
    raised = [line for line in read(lines) if "exception" in line]
    assert [each["kind"] for each in raised[0]["exception"]] == ["builtins.ValueError", "builtins.KeyError"]
    assert any("test_logs.py" in place and "breaks" in place for place in raised[0]["exception"][0]["places"])
    assert raised[0]["reference"] in page


def test_nothing_personal_reaches_the_log_by_any_way_in(written: io.StringIO, bare: Client) -> None:
    headers = {
        "user-agent": PERSONAL, "referer": f"http://localhost/{PERSONAL}", "cookie": f"sessionid={PERSONAL}",
        "x-forwarded-for": PERSONAL, "x-request-id": PERSONAL, "accept-language": PERSONAL,
        "authorization": f"Bearer {PERSONAL}",
    }  # fmt: skip
    bare.get(f"/{PERSONAL}?q={PERSONAL}", headers=headers)
    bare.get(f"/children/{PERSONAL}", headers=headers)
    bare.get("/suspects", headers=headers)
    bare.get("/", headers={"host": f"{PERSONAL}.example"})
    bare.post("/looks", {"name": PERSONAL, "born_day": PERSONAL, PERSONAL: "1", "email": PERSONAL})
    bare.post("/looks", PERSONAL, content_type=f"multipart/form-data; boundary={PERSONAL}")
    bare.generic(PERSONAL.upper(), f"/{PERSONAL}")
    Client(headers={"host": "localhost"}, enforce_csrf_checks=True).post("/looks", {"name": PERSONAL})
    said = written.getvalue()
    assert said.count("request") >= 7
    assert PERSONAL.lower() not in said.lower()


def test_nothing_personal_reaches_the_log_by_any_call(written: io.StringIO) -> None:
    ours, library = structlog.get_logger("holdfast.test"), logging.getLogger("some.library")
    ours.info(f"opened {PERSONAL}", child=PERSONAL, reference=PERSONAL + "/", **{PERSONAL: 1})
    ours.warning("opened", actor={"name": PERSONAL}, route=["x", PERSONAL], authority=f"{PERSONAL}\nforged")
    library.warning("Not found: %s", PERSONAL)
    library.error(f"Cannot find {PERSONAL}")
    library.error("%(name)s was here", {"name": PERSONAL}, extra={"request": PERSONAL})
    try:
        raise RuntimeError(PERSONAL)
    except RuntimeError:
        ours.exception("failed")
        library.exception("failed for %s", PERSONAL, stack_info=True)
    said = written.getvalue()
    assert len(said.splitlines()) >= 7
    assert PERSONAL.lower() not in said.lower()


def test_what_is_left_out_is_named_where_the_name_is_plain(lines: io.StringIO) -> None:
    structlog.get_logger("holdfast.test").info("opened", child="x", **{PERSONAL: 1})
    assert read(lines)[0]["left_out"] == ["a key", "child"]


def test_a_library_keeps_the_template_of_what_it_says(lines: io.StringIO) -> None:
    logging.getLogger("some.library").warning("Took %d of %s", 3, PERSONAL)
    line = read(lines)[0]
    assert (line["event"], line["level"], line["logger"]) == ("took  of", "warning", "some.library")


def test_every_line_in_production_is_one_json_object(lines: io.StringIO, bare: Client) -> None:
    bare.get("/children/x")
    structlog.get_logger("holdfast.test").info("forged\nline", job="a\nb")
    assert all(isinstance(line, dict) and line["timestamp"].endswith("Z") for line in read(lines))


def test_djangos_own_handlers_are_gone() -> None:
    logs.configure(logs.configuration(mode="test"))
    for name in ("django", "django.server", "django.request", "django.security"):
        logger = logging.getLogger(name)
        assert not logger.handlers
        assert logger.propagate
