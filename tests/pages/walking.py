"""Walks the site as somebody who is signed in, link by link, and finds every form that they can reach.

It begins at every address about what is in the house and follows the links of each page; of pages that differ
only in whom they are about it takes the first ones.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from django.urls import Resolver404, resolve

from tests.pages import addresses
from tests.pages.full_house import House
from tests.pages.read_pages import Form, Page
from tests.people import Member
from tests.signed_in import client_as

KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
ALIKE = 1  # pages that differ only in whom they are about, of which so many are looked at
WRITTEN = {"text", "search", "textarea", "url", "tel", "file"}
CHOSEN = {"event", "do", "kind"}  # what makes another form of one page; other words of a query do not
HOST = "{}.localhost"
# Pages whose form is taken only once something was looked for there: the walk begins where it was.
LOOKED_FOR = ("/register/enquiry?q=Ada",)


@dataclass
class Found:
    """A form, the page on which it stands, and its sign: where it leads, and where one writes."""

    page: str
    form: Form
    sign: tuple[str, ...]


@dataclass
class Walk:
    """One person's way through the site: every page they saw, by its address."""

    member: Member
    house: House
    pages: dict[str, Page] = field(default_factory=dict)
    files: list[Any] = field(default_factory=list)
    counted: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        """Signed in."""
        self.client = client_as(self.member, raise_request_exception=False)
        self.host = HOST.format(self.member.authority)

    def go(self) -> "Walk":
        """See every page that can be reached."""
        ahead = [*LOOKED_FOR, *(each.filled(self.house) for each in addresses.every())]
        while ahead:
            path = ahead.pop(0)
            if path in self.pages or not self._is_new(path):
                continue
            page = self.look(path)
            if page is not None:
                self.pages[page.address] = page  # where it was led on to
                ahead += page.local_links(self.host)
        return self

    @property
    def shown(self) -> list[str]:
        """The pages that show something, not those that ask: a form shows its own draft."""
        if not self.pages:
            self.go()
        return [path for path, page in self.pages.items() if not is_kept(page)]

    def look(self, path: str) -> Page | None:
        """One page; None where there is nothing to be seen."""
        answer = self.client.get(path)
        assert answer.status_code < 500, (path, getattr(answer, "exc_info", ""))
        if answer.status_code in {302, 303}:
            there = answer.headers["Location"]
            return None if there.startswith("/sign-in") else self.look(there)
        if answer.status_code != 200:
            return None
        if "csv" in answer.headers["Content-Type"]:
            self.files.append(answer)
        if "html" not in answer.headers["Content-Type"]:
            return None
        page = Page(answer.content.decode(), address=path)
        assert page.wrong == [], (path, page.wrong)
        return page

    def _is_new(self, path: str) -> bool:
        parts = urlsplit(path)
        try:
            name = resolve(parts.path).view_name
        except Resolver404:
            raise AssertionError(f"a link leads to {path}, where there is nothing") from None
        query = [(key, value if key in CHOSEN else "") for key, value in parse_qsl(parts.query)]
        kind = f"{name} {sorted(set(query))}"
        self.counted[kind] += 1
        return self.counted[kind] <= ALIKE

    def forms(self) -> Iterator[Found]:
        """Each form in which one can write, once: where it leads, and its boxes, tell it from others."""
        seen: set[tuple[str, ...]] = set()
        for path, page in self.pages.items():
            for form in page.forms:
                sign = signature(form, path)
                if len(sign) > 1 and sign not in seen:
                    seen.add(sign)
                    yield Found(path, form, sign)


def is_kept(page: Page) -> bool:
    """Whether a page is there for its form alone."""
    return any(each.name == "kept-form" for form in page.forms for each in form.fields)


def signature(form: Form, page: str) -> tuple[str, ...]:
    """Where a form leads, by name, and the names of the boxes to write in, whomever they are about."""
    name = resolve(urlsplit(form.action or page).path).view_name
    boxes = {KEY.sub("", each.name) for each in form.typed if each.type in WRITTEN}
    return (name, *sorted(each for each in boxes if not each.endswith(("_day", "_month", "_year"))))
