"""What a first visit to a page weighs: the page, and all that it asks the browser to fetch, as served."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlparse

from django.test import Client

NAMED = re.compile(rb'<(?:link|script|img|use)\b[^>]*?\b(?:href|src)="([^"#]+)', re.IGNORECASE)
FETCHED = re.compile(r"\.(?:css|js|svg|png|woff2?)(?:\?|$)")
WITHIN = re.compile(rb"""url\(["']?([^"')]+)|\bfrom\s*["']([^"']+)|\bimport\s*["']([^"']+)""")
ACCEPTED = "gzip, deflate, br"


@dataclass(frozen=True)
class Weight:
    """Bytes by address as they come over the line, the page first; `plain` without compression."""

    served: dict[str, int]
    plain: int

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.served.values())

    def of_kind(self, ending: str) -> int:
        """Bytes of the files that end so."""
        return sum(size for path, size in self.served.items() if path.endswith(ending))


def of_page(*, client: Client, path: str) -> Weight:
    """Fetch a page and what it names, and what that names again, as a browser that takes compressed files."""
    served: dict[str, int] = {}
    plain = 0
    wanted = [path]
    while wanted:
        address = wanted.pop(0)
        if address in served:
            continue
        body, size = _fetch(client, address)
        served[address], plain = size, plain + len(body)
        pattern = WITHIN if address.endswith((".css", ".js")) else NAMED if address == path else None
        for found in pattern.findall(body) if pattern else ():
            named = found if isinstance(found, bytes) else next(filter(None, found))
            target = urlparse(urljoin(address, named.decode())).path
            if FETCHED.search(target) and target.startswith("/"):
                wanted.append(target)
    return Weight(served, plain)


def _fetch(client: Client, address: str) -> tuple[bytes, int]:
    """The body as it is without compression, and its bytes as served."""
    body = _body(client.get(address))
    packed = _body(client.get(address, headers={"accept-encoding": ACCEPTED}))
    return body, len(packed)


def _body(answer: Any) -> bytes:
    if answer.status_code != 200:
        raise ValueError(f"{answer.request['PATH_INFO']} answers {answer.status_code}")
    return b"".join(answer.streaming_content) if answer.streaming else bytes(answer.content)
