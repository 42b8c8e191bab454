"""Signing keys, host names and the content security policy."""

import base64
import binascii

from csp.constants import NONE, SELF

from holdfast.config import environment

ONE_KEY = "32 random bytes in base64 (`openssl rand -base64 32`)"
DEVELOPMENT_KEY = "development only: " + "not a secret, and refused in production " * 2


def signing_keys(*, production: bool) -> list[str]:
    """The keys that sign sessions and forms, newest first; older ones still verify.

    Raises environment.Unusable in production when none is set or one is shorter than 50 characters.
    """
    keys = environment.words("HOLDFAST_SECRET_KEYS")
    if not production:
        return keys or [DEVELOPMENT_KEY]
    if not keys or any(len(key) < 50 for key in keys):
        raise environment.Unusable(
            "HOLDFAST_SECRET_KEYS must hold one or more keys of 50 characters or longer"
        )
    return keys


def encryption_keys(*, production: bool) -> list[bytes]:
    """The keys under which secrets are unreadable at rest, newest first; older ones still decrypt.

    Raises environment.Unusable for one that is not 32 bytes in base64, and in production when none is set.
    """
    words = environment.words("HOLDFAST_KEYS")
    if not words and not production:
        return [DEVELOPMENT_KEY.encode()[:32]]
    if not words:
        raise environment.Unusable(
            f"HOLDFAST_KEYS is not set: it must hold {ONE_KEY}, newest first, with commas"
        )
    return [_encryption_key(word) for word in words]


def _encryption_key(word: str) -> bytes:
    try:
        key = base64.b64decode(word, altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != 32:
        raise environment.Unusable(f"HOLDFAST_KEYS: one of them is not {ONE_KEY}")
    return key


def hosts(*, production: bool) -> list[str]:
    """The host names answered to, each authority's among them; on one's own machine all under localhost."""
    named = environment.words("HOLDFAST_HOSTS")
    if production and not named:
        raise environment.Unusable("HOLDFAST_HOSTS must list the host names of the authorities, with commas")
    return named if production else [*named, ".localhost", "127.0.0.1", "[::1]"]


CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
