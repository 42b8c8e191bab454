"""/health and /ready, for whatever watches the machine: without a host name, an authority or a session."""

from collections.abc import Callable, Iterator

import structlog
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from holdfast.pages.requests import Answer

log = structlog.get_logger("holdfast.health")

ROLE = """
    SELECT rolsuper OR rolbypassrls OR EXISTS (SELECT FROM pg_class WHERE relowner = pg_roles.oid)
    FROM pg_roles WHERE rolname = session_user
"""


class AnswerProbes:
    """Answers the two addresses before anything else can redirect or refuse them."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a probe, or pass the request on."""
        probe = PROBES.get(request.path_info)
        if probe is None or request.method not in {"GET", "HEAD"}:
            return self.get_response(request)
        response = probe()
        response["Cache-Control"] = "no-store"
        return response


def health() -> HttpResponse:
    """200 while the program runs, whatever the database does."""
    return HttpResponse("alive\n", content_type="text/plain; charset=utf-8")


def ready() -> HttpResponse:
    """200 when a visitor would be served, else 503 with one plain reason."""
    reason = next(reasons(), None)
    if reason:
        log.warning("not ready")
    said, status = (f"not ready: {reason}\n", 503) if reason else ("ready\n", 200)
    return HttpResponse(said, content_type="text/plain; charset=utf-8", status=status)


def reasons() -> Iterator[str]:
    """What stands in the way; the first is enough."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(ROLE)
            found = cursor.fetchone()
        if not found or found[0]:
            yield "the database role may do more than Holdfast allows its role to do"
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            yield "the database is of another version: run `holdfast migrate`"
    except DatabaseError:
        log.exception("database does not answer")
        yield "the database does not answer"


PROBES: dict[str, Callable[[], HttpResponse]] = {"/health": health, "/ready": ready}
