"""Every address, found by asking Django for all of them, tried by everybody: no fault, no way in, no name.

What is asked of a page stands here once. Who may see what of it stands in tests/who_may_what.toml.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from random import Random
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.utils import timezone

from holdfast.access import actors, entry
from holdfast.records.models import Account
from tests import people, signed_in, standings
from tests.pages import addresses, full_house
from tests.pages.addresses import NONE, Address
from tests.pages.full_house import House
from tests.pages.read_pages import Page
from tests.people import Member

EVERY = addresses.every()
# What a stranger may see: pages that hold nothing of anybody.
OPEN = {"home", "procedures", "procedure", "dates", "sign-in", "invitation", "looks", "try-a-role"}
# What somebody may see who has an account and no role: their own account, and what is open to everybody.
OWN = OPEN | {
    *("own-account", "change-password", "confirm-password", "set-up-second-factor", "set-up-app"),
    *("app-picture", "set-up-passkey", "recovery-codes", "drafts", "draft-key", "wrong"),
}
# What opens before it is known whether there is anything to show: it holds nobody.
EMPTY = {
    *("today", "search", "emergencies", "acknowledge", "duty-open", "emergency", "carry-in-headings"),
    *("contributions-mine", "undertakings"),
}
ANSWERS = {200, 302, 303, 400, 401, 403, 404, 405, 409, 413}
# Who knows that there is a restricted family, by their work; everybody else must never read the name.
KNOW_OF_REX = {people.DORA, people.SERENA, people.SAFIYA}
IN_JERSEY = [each for each in standings.ROLES if each[0].authority == "jersey"]
ONE_A_ROLE = list({role: member for member, role, _ in reversed(IN_JERSEY)}.values())
# The invitation in the house names Norman alone, to whoever has its address.
STAFF_AND_CHILDREN = (
    *(member.name for member in people.STAFF if member is not people.NOBODY),
    *(f"{each.given_name} {each.family_name}" for each in people.FAMILY if each.given_name),
)
HOSTS = {"jersey": "jersey.localhost", "isle-of-man": "isle-of-man.localhost"}


@pytest.fixture(autouse=True)
def no_failed_attempts_are_left() -> Iterator[None]:
    """Passwords tried here in vain are not held against the next test."""
    yield
    cache.clear()


@pytest.fixture
def house(db: None) -> House:
    return full_house.build(fullest=False)


@contextmanager
def rolled_back() -> Iterator[None]:
    """Whatever one request did is taken back before the next: a bare savepoint, since `enter` is durable."""
    before = transaction.savepoint()
    yield
    transaction.savepoint_rollback(before)


class Visitor:
    """A browser that asks for addresses, and notes of each answer what no answer may be."""

    def __init__(
        self, cookie: str = "", *, host: str = "jersey.localhost", hides: tuple[str, ...] = ()
    ) -> None:
        self.client = Client(headers={"host": host}, raise_request_exception=False)
        self.cookie, self.hides = cookie, hides
        self.wrong: list[str] = []

    def ask(self, address: str, path: str, send: Callable[[str], Any] | None = None) -> Any:
        """Get a path, or send something to it; answers what came back, checked."""
        self.client.cookies.clear()
        if self.cookie:
            self.client.cookies["sessionid"] = self.cookie
        with rolled_back():
            answer = send(path) if send else self.client.get(path)
        self._check(address, f"{'POST' if send else 'GET'} {address} ({path})", answer)
        return answer

    def _check(self, address: str, what: str, answer: Any) -> None:
        if answer.status_code not in ANSWERS:
            raised = (answer.exc_info or (None, None))[1] if hasattr(answer, "exc_info") else None
            self.wrong.append(f"{what}: {answer.status_code} {raised!r}")
            return
        text = answer.content.decode()
        hides = (
            () if address == "try-a-role" else self.hides
        )  # it lists the demonstration's staff for anybody
        self.wrong += [f"{what}: shows {name}" for name in hides if re.search(rf"\b{name}\b", text)]
        if text and answer.headers["Content-Type"].startswith("text/html"):
            self.wrong += [f"{what}: {each}" for each in Page(text, address=what).wrong]


def is_let_in(name: str, answer: Any) -> bool:
    """Whether somebody got to see a page, or was led on into the site."""
    if answer.status_code in {302, 303}:
        return not answer.headers["Location"].startswith(("/sign-in", "/account/confirm"))
    return bool(answer.status_code < 400)


def try_all(house: House, visitor: Visitor, may: set[str]) -> list[str]:
    """Ask for every address and send nothing and nonsense to it; answers what was open that may not be."""
    let_in = []
    for number, address in enumerate(EVERY):
        path = address.filled(house)
        for send in (
            None,
            visitor.client.post,
            lambda at, number=number: nonsense(visitor.client, at, [], number),
        ):
            answer = visitor.ask(address.name, path, send)
            if address.name not in may and is_let_in(address.name, answer):
                let_in.append(f"{address.name}: {answer.status_code} {answer.headers.get('Location', '')}")
    return let_in


def nonsense(client: Client, path: str, names: list[str], number: int) -> Any:
    """One of four kinds of nonsense in every field that the page has, and in some that it has not."""
    rng = Random(number)
    known = [*names, "kept-once", "kept-form", "account", "decision", "number", "told", "do"]
    if number % 4 == 0:
        return client.post(path, {name: str(NONE) for name in known})
    if number % 4 == 1:
        text = {name: "".join(chr(rng.randrange(1, 0xD7FF)) for _ in range(99)) + "\0" for name in known}
        return client.post(path, text)
    if number % 4 == 2:
        body = b"&".join(name.encode() + b"=" + rng.randbytes(40).hex("%").encode() for name in known)
        return client.post(path, body, content_type="application/x-www-form-urlencoded")
    return client.post(path, rng.randbytes(300), content_type="multipart/form-data; boundary=nothing")


def test_a_stranger_is_led_to_sign_in(house: House) -> None:
    visitor = Visitor(hides=STAFF_AND_CHILDREN)
    assert try_all(house, visitor, OPEN | {"sign-out"}) == []
    assert visitor.wrong == []


def test_a_leaver_is_out_at_once(house: House) -> None:
    cookie = signed_in.session_of(people.WANDA)
    authority = signed_in.authority_of(people.WANDA)
    with entry.enter(actor=actors.system(part="tests"), authority=authority, reason="leaves"):
        Account.objects.filter(id=people.WANDA.account).update(left_at=timezone.now())
    visitor = Visitor(cookie, hides=STAFF_AND_CHILDREN)
    assert try_all(house, visitor, OPEN | {"sign-out"}) == []
    assert visitor.wrong == []


@pytest.mark.parametrize(
    ("member", "host"), [(people.MONA, "jersey"), (people.WINIFRED, "isle-of-man")], ids=["comes", "goes"]
)
def test_at_the_other_authority_one_is_a_stranger(house: House, member: Member, host: str) -> None:
    visitor = Visitor(signed_in.session_of(member), host=HOSTS[host], hides=STAFF_AND_CHILDREN)
    assert try_all(house, visitor, OPEN | {"sign-out"}) == []
    assert visitor.wrong == []


def test_without_a_role_one_has_ones_own_account_alone(house: House) -> None:
    visitor = Visitor(signed_in.session_of(people.NOBODY), hides=STAFF_AND_CHILDREN)
    let_in = {
        address.name
        for address in EVERY
        if visitor.ask(address.name, address.filled(house)).status_code == 200
    }
    assert let_in - OWN - EMPTY == set()
    assert visitor.wrong == []


@pytest.mark.parametrize("member", ONE_A_ROLE, ids=lambda member: member.name.split()[1].lower())
def test_every_address_answers_each_role(house: House, member: Member) -> None:
    """Nothing fails, whatever is sent; every page is whole; nobody reads whom they must not know of.

    Each role gets every page; what is sent to it, and of whom else it is asked, takes turns among the roles.
    """
    hides = ("Finlo",) if member in KNOW_OF_REX else ("Finlo", "Rex")
    visitor = Visitor(signed_in.session_of(member), hides=hides)
    turn = ONE_A_ROLE.index(member)
    for number, address in enumerate(EVERY):
        answer = visitor.ask(address.name, address.filled(house))
        names = field_names(answer)
        kind = number + turn  # each role another kind of nonsense, and another of those below
        if answer.status_code in {200, 405} and kind % 5 == 4:
            visitor.ask(address.name, address.filled(house), visitor.client.post)
        elif answer.status_code in {200, 405} or kind % 4 == 1:
            send = partial(nonsense, visitor.client, names=names, number=kind)
            visitor.ask(address.name, address.filled(house), send)
        if kind % 2:
            visitor.ask(address.name, elsewhere(address, house, kind // 2))
    assert visitor.wrong == []


def field_names(answer: Any) -> list[str]:
    """What the forms of a page ask."""
    if answer.status_code != 200 or not answer.headers["Content-Type"].startswith("text/html"):
        return []
    page = Page(answer.content.decode(), address="")
    return [each.name for form in page.forms for each in form.fields if each.name]


def elsewhere(address: Address, house: House, kind: int) -> str:
    """The same address about a child of the restricted family, of the other authority, or about nobody."""
    if "child" not in address.arguments or kind % 3 == 0:
        return address.about_nothing(house)
    return address.filled(house, child=people.REX.id if kind % 3 == 1 else people.FINLO.id)


def test_an_address_that_nobody_can_fill_is_named(house: House) -> None:
    with pytest.raises(addresses.Unknown, match=r"new-page: nobody has said .* what its colour is"):
        Address("new-page", ("colour",)).filled(house)


def test_a_page_that_is_not_whole_is_found_out() -> None:
    text = '<html><body><h1>A</h1><h1 style="x">B</h1><form method="post"><input name="q"></form></p></html>'
    assert Page(text, address="/").wrong == [
        "</p> within ['html', 'body']", "</html> within ['html', 'body']", "style on <h1>",
        "2 first headings", "no title", "no language", "'q' has no label", "the form to here has no token",
        "the form to here has no button",
    ]  # fmt: skip
