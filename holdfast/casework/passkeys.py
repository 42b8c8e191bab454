"""Passkeys as a second factor: WebAuthn, reckoned by python-fido2, kept in allauth's table."""

from collections.abc import Mapping
from typing import Any

from allauth.mfa.webauthn.internal.auth import WebAuthn
from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    RegistrationResponse,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from holdfast.access import accounts, second_factors
from holdfast.access.refusals import Refused
from holdfast.casework import steps
from holdfast.casework.steps import read, step
from holdfast.records.models import Account

WRONG = "The passkey was not taken. Try again, or use another way."
PREFERRED = UserVerificationRequirement.PREFERRED
Asked = tuple[dict[str, Any], dict[str, Any]]  # what the browser is asked, and what is remembered of it


@read
def offer(*, host: str, authority: str) -> Asked:
    """What a browser is asked to make a passkey for this host. Raises Refused for a visitor."""
    account = accounts.own()
    whose = PublicKeyCredentialUserEntity(id=account.id.bytes, name=account.email, display_name=account.name)
    options, state = _server(host, authority).register_begin(
        user=whose,
        credentials=_credentials(account),
        resident_key_requirement=ResidentKeyRequirement.DISCOURAGED,
        user_verification=PREFERRED,
    )
    steps.log(about="account", about_id=account.id)
    return _plain(options), state


@step
def add(
    *, host: str, authority: str, state: Mapping[str, Any] | None, answer: Mapping[str, Any], name: str
) -> tuple[str, ...]:
    """Take the passkey that a browser made; answers recovery codes when there were none.

    `state` is what `offer` remembered. Raises Refused when the answer does not fit what was asked.
    """
    account = accounts.own()
    try:
        if not state:
            raise ValueError("nothing was asked")
        RegistrationResponse.from_dict(answer)
        _server(host, authority).register_complete(dict(state), answer)
    except (ValueError, TypeError, KeyError) as fault:
        raise Refused(WRONG, about="account", about_id=account.id) from fault
    WebAuthn.add(account, name.strip()[:60] or "Passkey", dict(answer))
    steps.log(about="account", about_id=account.id)
    return second_factors.first_codes(account=account)


@read
def ask(*, host: str, authority: str) -> Asked | None:
    """What a browser is asked to show a passkey; None for who has none. Raises Refused for a visitor."""
    account = accounts.own()
    credentials = _credentials(account)
    steps.log(about="account", about_id=account.id)
    if not credentials:
        return None
    options, state = _server(host, authority).authenticate_begin(credentials, user_verification=PREFERRED)
    return _plain(options), state


@step
def give(*, host: str, authority: str, state: Mapping[str, Any] | None, answer: Mapping[str, Any]) -> None:
    """Take a passkey as the second factor. Raises Refused when it is not one of theirs, or does not fit."""
    account = accounts.own()
    try:
        if not state:
            raise ValueError("nothing was asked")
        AuthenticationResponse.from_dict(answer)
        used = _server(host, authority).authenticate_complete(dict(state), _credentials(account), answer)
    except (ValueError, TypeError, KeyError) as fault:
        raise Refused(WRONG, about="account", about_id=account.id) from fault
    for kept in second_factors.of(account=account).filter(type=second_factors.PASSKEY):
        if _credential(kept).credential_id == used.credential_id:
            kept.record_usage()
    steps.log(about="account", about_id=account.id)


def _server(host: str, authority: str) -> Fido2Server:
    """Holdfast at one host name: a passkey made there is shown nowhere else."""
    return Fido2Server(PublicKeyCredentialRpEntity(id=host, name=f"Holdfast {authority}"))


def _credentials(account: Account) -> list[AttestedCredentialData]:
    kept = second_factors.of(account=account).filter(type=second_factors.PASSKEY)
    return [_credential(each) for each in kept]


def _credential(kept: Any) -> AttestedCredentialData:
    found: AttestedCredentialData | None = WebAuthn(kept).authenticator_data.credential_data
    assert found is not None  # noqa: S101 - what was registered bears one
    return found


def _plain(options: Any) -> dict[str, Any]:
    """As JSON can say it: bytes are base64 already."""
    return dict(options)
