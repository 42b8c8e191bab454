"""Examples of signing in, second factors and resets; passkeys need an authenticator: see tests/stories."""

from datetime import UTC, datetime

from holdfast.access import entry, second_factors
from holdfast.casework import accounts as casework_accounts
from holdfast.casework import second_factor_resets, sign_in
from holdfast.casework import second_factors as casework
from holdfast.records.models import Account, RoleHeld
from tests import people, signed_in
from tests.casework.recorded import make
from tests.casework.step_examples import Call, example
from tests.standings import TODAY

SECRET = signed_in.APP
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def _app(member: people.Member) -> None:
    second_factors.add_app(account=Account.objects.get(id=member.account), secret=SECRET, used=0)


@example("sign_in.give_password")
def give_password() -> Call:
    return lambda: sign_in.give_password(email=people.WINIFRED.email, password=people.PASSWORD, now=NOW)


@example("sign_in.confirm_password")
def confirm_password() -> Call:
    return lambda: sign_in.confirm_password(password=people.PASSWORD, now=NOW)


@example("accounts.try_role")
def try_role() -> Call:
    return lambda: casework_accounts.try_role(account=people.WANDA.account)


@example("second_factors.add_app")
def add_app() -> Call:
    kept = second_factors.Adapter().encrypt(SECRET)
    return lambda: casework.add_app(kept=kept, code=signed_in.code(SECRET), now=NOW)


@example("second_factors.give_code")
def give_code() -> Call:
    _app(people.WINIFRED)
    return lambda: casework.give_code(code=signed_in.code(SECRET), now=NOW)


@example("second_factors.renew_codes")
def renew_codes() -> Call:
    _app(people.WINIFRED)
    return casework.renew_codes


@example("second_factors.remove")
def remove() -> Call:
    _app(people.WINIFRED)
    account = Account.objects.get(id=people.WINIFRED.account)
    first = second_factors.of(account=account).get()
    second_factors.of(account=account).model.objects.create(user=account, type="webauthn", data={})
    return lambda: casework.remove(factor=first.pk)


@example("second_factors.encrypt_afresh", system="operator")
def encrypt_afresh() -> Call:
    _app(people.WINIFRED)
    return casework.encrypt_afresh


def _second_administrator() -> None:
    make(RoleHeld, account_id=people.NOBODY.account, role="administrator", from_on=TODAY)


def _asked() -> Call:
    return lambda: second_factor_resets.ask(account=people.WANDA.account, reason="lost", now=NOW)


@example("second_factor_resets.ask", by=people.ADAM)
def ask() -> Call:
    return _asked()


def _by_another() -> object:
    _second_administrator()
    with entry.enter(actor=people.NOBODY.actor, authority=entry.current().authority):
        return _asked()()


@example("second_factor_resets.confirm", by=people.ADAM)
def confirm() -> Call:
    reset = _by_another()
    return lambda: second_factor_resets.confirm(reset=reset, now=NOW)  # type: ignore[arg-type]


@example("second_factor_resets.turn_down", by=people.ADAM)
def turn_down() -> Call:
    reset = _by_another()
    return lambda: second_factor_resets.turn_down(reset=reset, now=NOW)  # type: ignore[arg-type]
