"""The mechanics of second factors: allauth's tables and reckoning, our encryption, each code once.

Steps and log are in holdfast/casework/second_factors.py and passkeys.py.
"""

from typing import Any
from urllib.parse import quote, urlencode

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.db.models import QuerySet

from holdfast.access import encryption
from holdfast.records.models import Account

APP, PASSKEY, CODES = "totp", "webauthn", "recovery_codes"
ISSUER = "Holdfast"
PURPOSE = "second factor"


class Adapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """allauth's adapter (MFA_ADAPTER): it encrypts what is stored."""

    def encrypt(self, text: str) -> str:
        """A secret as it is stored."""
        return encryption.encrypt(text=text, purpose=PURPOSE)

    def decrypt(self, encrypted_text: str) -> str:
        """A secret as it is used."""
        return encryption.decrypt(text=encrypted_text, purpose=PURPOSE)


def of(*, account: Account) -> QuerySet[Any]:
    """What can be given as a second factor: apps and passkeys, not the recovery codes."""
    return owned(account=account).exclude(type=CODES)


def owned(*, account: Account) -> QuerySet[Any]:
    """All that allauth keeps for an account."""
    found: QuerySet[Any] = Authenticator.objects.filter(user_id=account.pk)
    return found


def new_secret() -> str:
    """A secret for an app: 160 random bits in base32."""
    return str(totp.generate_totp_secret())


def address(*, account: Account, secret: str, authority: str) -> str:
    """A secret as the address that an app reads from a picture."""
    issuer = f"{ISSUER} {authority}"
    asked = urlencode({"secret": secret, "issuer": issuer}, quote_via=quote)
    return f"otpauth://totp/{quote(f'{issuer}:{account.email}')}?{asked}"


def counter(*, secret: str, code: str, after: int = -1) -> int | None:
    """The half-minute for which a code is right, later than `after`; None when it is not right."""
    plain = "".join(letter for letter in code if letter.isdigit())
    for each in totp.yield_hotp_counters_from_time():
        right = totp.format_hotp_value(totp.hotp_value(secret, each))
        if each > after and totp.compare_user_code(actual=plain, expected=right):
            return int(each)
    return None


def add_app(*, account: Account, secret: str, used: int) -> None:
    """Keep an app's secret, in the place of the one before; `used` is the half-minute of its first code."""
    owned(account=account).filter(type=APP).delete()
    made = totp.TOTP.activate(account, secret).instance
    made.data["counter"] = used
    made.save(update_fields=["data"])


def take_code(*, account: Account, code: str) -> str:
    """Take a code, and never again: an app's, else a recovery code. Answers its kind, or nothing.

    allauth notes an app's used codes in each process's memory; we note the last half-minute in its row, so
    that no other process takes the same code.
    """
    app = owned(account=account).filter(type=APP).select_for_update().first()
    if app is not None:
        secret = Adapter().decrypt(app.data["secret"])
        used = counter(secret=secret, code=code, after=app.data.get("counter", -1))
        if used is not None:
            app.data["counter"] = used
            app.save(update_fields=["data"])
            app.record_usage()
            return APP
    codes = owned(account=account).filter(type=CODES).first()
    if codes is not None and RecoveryCodes(codes).validate_code(code):
        codes.refresh_from_db()
        codes.record_usage()
        return CODES
    return ""


def first_codes(*, account: Account) -> tuple[str, ...]:
    """Recovery codes, when there are none yet; nothing when there are."""
    if owned(account=account).filter(type=CODES).exists():
        return ()
    return tuple(RecoveryCodes.activate(account).get_unused_codes())


def new_codes(*, account: Account) -> tuple[str, ...]:
    """Recovery codes in the place of the ones before."""
    owned(account=account).filter(type=CODES).delete()
    return first_codes(account=account)


def codes_left(*, account: Account) -> int:
    """How many recovery codes have not been used."""
    codes = owned(account=account).filter(type=CODES).first()
    return len(RecoveryCodes(codes).get_unused_codes()) if codes else 0


def remove_all(*, account: Account) -> None:
    """Take every second factor and recovery code away."""
    owned(account=account).delete()


def encrypt_afresh() -> int:
    """Encrypt each secret of the authority under the newest key; answers how many were under another."""
    done, adapter = 0, Adapter()
    for kept in Authenticator.objects.select_for_update().order_by("id"):
        for word in {"secret", "seed"} & kept.data.keys():
            if not encryption.is_newest(text=kept.data[word]):
                kept.data[word] = adapter.encrypt(adapter.decrypt(kept.data[word]))
                kept.save(update_fields=["data"])
                done += 1
    return done
