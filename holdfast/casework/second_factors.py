"""Second factors: an app's codes and recovery codes (passkeys are in passkeys.py). Every use is logged."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from holdfast.access import accounts, entry, second_factors, standing, tries
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import steps
from holdfast.casework.steps import read, step

TRIES = 5  # wrong codes within a quarter of an hour
WRONG = "The code is not right, or it was used before."
HELP = "two administrators of your authority, who can reset it together"


@dataclass(frozen=True, kw_only=True)
class Factor:
    """One of somebody's second factors."""

    id: int
    name: str
    added_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Factors:
    """All of somebody's second factors, and how many recovery codes they have left."""

    apps: tuple[Factor, ...]
    passkeys: tuple[Factor, ...]
    codes_left: int

    @property
    def has_any(self) -> bool:
        """Whether there is one to give."""
        return bool(self.apps or self.passkeys)

    @property
    def is_last(self) -> bool:
        """Whether there is one alone, which cannot be removed."""
        return len(self.apps) + len(self.passkeys) == 1


@dataclass(frozen=True, kw_only=True)
class Secret:
    """What an app makes codes from: as an address for its camera, in letters to type, and encrypted."""

    address: str
    letters: str
    kept: str


@read
def show() -> Factors:
    """One's own second factors. Raises Refused for a visitor."""
    account = accounts.own()
    found = list(second_factors.of(account=account).order_by("id"))
    steps.log(about="account", about_id=account.id)
    return Factors(
        apps=tuple(_factor(each) for each in found if each.type == second_factors.APP),
        passkeys=tuple(_factor(each) for each in found if each.type == second_factors.PASSKEY),
        codes_left=second_factors.codes_left(account=account),
    )


@read
def offer_app(*, authority: str, kept: str = "") -> Secret:
    """A secret for an app, drawn anew or as `kept`; `authority` is the name that the app shows.

    Raises Refused for a visitor.
    """
    account = accounts.own()
    adapter = second_factors.Adapter()
    secret = adapter.decrypt(kept) if kept else second_factors.new_secret()
    steps.log(about="account", about_id=account.id)
    return Secret(
        address=second_factors.address(account=account, secret=secret, authority=authority),
        letters=" ".join(secret[place : place + 4] for place in range(0, len(secret), 4)),
        kept=kept or adapter.encrypt(secret),
    )


@step
def add_app(*, kept: str, code: str, now: datetime) -> tuple[str, ...]:
    """Take an app as a second factor once it has shown a right code, in the place of the one before.

    Answers recovery codes when there were none. Raises Refused for a wrong code, or too many of them.
    """
    account = accounts.own()
    tries.only_so_often(
        what="second_factors.add_app", about_id=account.id, wrong=WRONG, tries=TRIES * 2, now=now
    )
    secret = second_factors.Adapter().decrypt(kept)
    used = second_factors.counter(secret=secret, code=code)
    if used is None:
        raise Refused(WRONG, about="account", about_id=account.id)
    second_factors.add_app(account=account, secret=secret, used=used)
    steps.log(about="account", about_id=account.id)
    return second_factors.first_codes(account=account)


@step
def give_code(*, code: str, now: datetime) -> str:
    """Take an app's code or a recovery code as the second factor; each counts once. Answers its kind.

    Raises Refused when it is not right or was used, or after too many wrong tries.
    """
    account = accounts.own()
    what = "second_factors.give_code"
    tries.only_so_often(what=what, about_id=account.id, wrong=WRONG, tries=TRIES, now=now)
    kind = second_factors.take_code(account=account, code=code)
    if not kind:
        raise Refused(WRONG, who_can_help=HELP, about="account", about_id=account.id)
    steps.log(about="account", about_id=account.id, why=kind)
    return kind


@step
def renew_codes() -> tuple[str, ...]:
    """New recovery codes in the place of the old. Raises Refused for who has no other second factor."""
    account = accounts.own()
    if not second_factors.of(account=account).exists():
        raise Refused("Set up an app or a passkey first.", about="account", about_id=account.id)
    steps.log(about="account", about_id=account.id)
    return second_factors.new_codes(account=account)


@step
def remove(*, factor: int) -> None:
    """Remove one of one's own second factors, but not the last.

    Raises NotHere when it is not there, Refused when nothing but recovery codes would be left.
    """
    account = accounts.own()
    mine = second_factors.of(account=account)
    if not mine.filter(id=factor).exists():
        raise NotHere("There is no such second factor.", about="account", about_id=account.id)
    if not mine.exclude(id=factor).exists():
        raise Refused(
            "This is your only second factor. Set up another first, then remove it.",
            about="account",
            about_id=account.id,
        )
    mine.filter(id=factor).delete()
    steps.log(about="account", about_id=account.id)


@step
def encrypt_afresh() -> int:
    """Encrypt every secret of the authority under the newest key; answers how many needed it.

    Raises Refused for all but whoever operates the machine, encryption.Undecryptable when a key is missing.
    """
    if entry.current().actor.label != standing.OPERATOR:
        raise Refused("Only whoever operates the machine changes its keys.", about="account")
    steps.log(about="account")
    return second_factors.encrypt_afresh()


def _factor(kept: Any) -> Factor:
    name = "Authenticator app" if kept.type == second_factors.APP else str(kept.data.get("name", "Passkey"))
    return Factor(id=kept.pk, name=name, added_at=kept.created_at, used_at=kept.last_used_at)
