"""Signing keys, host names and the content security policy."""

from csp.constants import NONE, SELF

from holdfast.config import environment

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
