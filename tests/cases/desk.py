"""Somebody at a browser without scripts: pages are read, forms are sent with all that stands in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any
from uuid import UUID

from django.test import Client

from tests.pages.read_pages import Form, Page


@dataclass(frozen=True)
class Desk:
    """A signed-in visitor; `left` holds the pages that were sent back, to be put right where they are."""

    client: Client
    left: dict[str, Page] = field(default_factory=dict)

    def read(self, path: str) -> str:
        """The words of a page that must be there."""
        return self._page(path).text

    def link(self, path: str, part: str) -> str:
        """The first address of a page that has this in it."""
        found = [each for each in self._page(path).links if part in each]
        assert found, (path, "leads nowhere with", part)
        return found[0]

    def leave_open(self, path: str) -> None:
        """Leave a page open as it is now: what is sent next is typed into this one."""
        self.left[path] = self._page(path)

    def status(self, path: str) -> int:
        """Whether a page is there, by its number."""
        return int(self.client.get(path).status_code)

    def refused(self, path: str) -> str:
        """The words of a page that must not be there for them."""
        answer = self.client.get(path)
        assert answer.status_code in {403, 404}, (answer.status_code, path)
        return Page(answer.content.decode(), address=path).text

    def fill(self, path: str, said: Mapping[str, Any] | None = None, /, **typed: Any) -> str:
        """Send the form of a page, which must be taken; answers where it leads."""
        answer = self._send(path, {**(said or {}), **typed})
        if answer.status_code != 302:
            raise AssertionError((path, _wrong(Page(answer.content.decode(), address=path).text)))
        return str(answer.headers["Location"])

    def told(self, path: str, said: Mapping[str, Any] | None = None, /, **typed: Any) -> str:
        """The same; answers the words of the page it leads to."""
        return self.read(self.fill(path, said, **typed))

    def wrong(self, path: str, said: Mapping[str, Any] | None = None, /, **typed: Any) -> str:
        """Send the form of a page, which must not be taken; answers the words of what is said then."""
        answer = self._send(path, {**(said or {}), **typed})
        assert answer.status_code != 302, (path, "was taken", answer.headers["Location"])
        page = Page(answer.content.decode(), address=path)
        self.left[path] = page
        return page.text

    def stands(self, path: str) -> dict[str, Any]:
        """What stands in the form of a page, before anything is typed."""
        return standing(_form(self._page(path), {}))

    def choices(self, path: str, name: str) -> list[str]:
        """What one can choose in a form, in the order of the page."""
        form = _form(self._page(path), {})
        options = [each.options or [each.value] for each in form.fields if each.name == name]
        return [one for each in options for one in each if one]

    def send(self, path: str) -> str:
        """Send a plain form as it stands; answers where it leads."""
        form = next(each for each in self._page(path).forms if each.method == "post" and _is_own(each))
        values = standing(form)
        values.pop("csrfmiddlewaretoken", None)
        answer = self.client.post(path, values)
        assert answer.status_code == 302, path
        return str(answer.headers["Location"])

    def _page(self, path: str) -> Page:
        answer = self.client.get(path, follow=True)
        assert answer.status_code == 200, (path, answer.status_code, answer.content.decode()[-3000:])
        return Page(answer.content.decode(), address=path)

    def _send(self, path: str, typed: Mapping[str, Any]) -> Any:
        form = _form(self.left.pop(path) if path in self.left else self._page(path), typed)
        names = {each.name for each in form.fields}
        said = {name: value for key, given in typed.items() for name, value in _boxes(key, given)}
        unknown = said.keys() - names
        assert not unknown, (path, "no such field", sorted(unknown), sorted(names))
        values = {**standing(form), "kept-do": "save", **said}
        values.pop("csrfmiddlewaretoken", None)
        return self.client.post(path, values)


def standing(form: Form) -> dict[str, Any]:
    """What a browser sends of a form that nobody touched."""
    found: dict[str, Any] = {}
    for each in form.fields:
        if each.type == "submit" or not each.name:
            continue
        if each.type == "checkbox":
            if each.is_on:
                found.setdefault(each.name, []).append(each.value)
        elif each.type != "radio" or each.is_on:
            # The line break after the opening tag of a box to write in is not in it.
            found[each.name] = each.value.removeprefix("\n") if each.type == "textarea" else each.value
    return found


def _is_own(form: Form) -> bool:
    """Whether somebody chooses something in it: the form by which one signs out holds nothing."""
    return bool(form.typed)


def _form(page: Page, typed: Mapping[str, Any]) -> Form:
    sent = [each for each in page.forms if each.method == "post"]
    # By its key: the button that throws away what was typed is a kept form's too, and has none.
    kept = [each for each in sent if any(one.name == "kept-once" for one in each.fields)]
    others = [each for each in sent if typed.keys() & {one.name for one in each.fields}]
    assert kept or others, (page.address, "there is no form to send", page.text[-1500:])
    return (kept or others)[0]


def _boxes(name: str, given: Any) -> list[tuple[str, Any]]:
    """A value as the boxes of a form take it."""
    if isinstance(given, date):
        return [(f"{name}_{part}", str(getattr(given, part))) for part in ("day", "month", "year")]
    if isinstance(given, bool):
        return [(name, "yes" if given else "no")]
    if isinstance(given, time):
        return [(name, given.strftime("%H:%M"))]
    if isinstance(given, list | tuple):
        return [(name, [str(each) for each in given])]
    return [(name, str(given) if isinstance(given, UUID) else given)]


def _wrong(text: str) -> str:
    """The part of a page in which it is said what is wrong."""
    start = text.find("There is a problem")
    return text[start : start + 900] if start >= 0 else text[:2500]
