"""The real site, served from within the test's own process, so that what a story drives can be noted."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.db import connections


class QuietHandler(WSGIRequestHandler):
    """The site writes its own log."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name it has above
        """Say nothing."""


class Server(ThreadedWSGIServer):
    """Waits for the threads that answer, so that none outlives its database."""

    daemon_threads = False
    block_on_close = True


@dataclass(frozen=True)
class Site:
    """Where the site answers."""

    port: int

    def at(self, name: str, path: str = "/") -> str:
        """An address on this machine: `jersey` is jersey.localhost, nothing is the bare name."""
        return f"http://{f'{name}.' if name else ''}localhost:{self.port}{path}"


@contextmanager
def serving() -> Iterator[Site]:
    """The site on a free port, until the block ends."""
    server = Server(("127.0.0.1", 0), QuietHandler)
    server.set_app(get_wsgi_application())
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield Site(port=server.server_address[1])
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
        connections.close_all()
