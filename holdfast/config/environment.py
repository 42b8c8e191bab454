"""Reading the environment: what is set is checked, what is misspelt is refused, nothing is guessed."""

import os
from collections.abc import Mapping
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit


class Unusable(ValueError):
    """The environment says something that cannot be used; the message is one line for an operator."""


YES = {"1", "yes", "true", "on"}
NO = {"", "0", "no", "false", "off"}


def text(name: str, *, default: str | None = None, env: Mapping[str, str] = os.environ) -> str:
    """The value of a variable; raises Unusable when it is not set and has no default."""
    value = env.get(name, default)
    if value is None:
        raise Unusable(f"{name} is not set: see docs/operating.md for what it must hold")
    return value


def flag(name: str, *, default: bool = False, env: Mapping[str, str] = os.environ) -> bool:
    """Whether a yes-or-no variable says yes; raises Unusable for any word that is neither."""
    value = env.get(name)
    if value is None:
        return default
    if value.lower() in YES:
        return True
    if value.lower() in NO:
        return False
    raise Unusable(f"{name} is {value!r}: expected yes or no")


def whole(name: str, *, default: int, least: int, env: Mapping[str, str] = os.environ) -> int:
    """A whole number of at least `least`; raises Unusable for anything else."""
    value = env.get(name, str(default))
    if not value.isdecimal() or int(value) < least:
        raise Unusable(f"{name} is {value!r}: expected a whole number, {least} or more")
    return int(value)


def words(name: str, *, default: str = "", env: Mapping[str, str] = os.environ) -> list[str]:
    """The comma-separated words of a variable, without blanks."""
    return [word.strip() for word in env.get(name, default).split(",") if word.strip()]


def _port(name: str, parts: SplitResult) -> str:
    try:
        return str(parts.port or "")
    except ValueError as error:
        raise Unusable(f"{name}: the port must be a number up to 65535") from error


def database(name: str, *, env: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """A PostgreSQL address as Django wants it.

    The address has the form postgresql://role:password@host:port/name?host=/folder/of/a/socket.
    Raises Unusable when it is not set, is for another kind of database, or names no database or role.
    """
    address = text(name, env=env)
    parts = urlsplit(address)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise Unusable(f"{name} must begin with postgresql:// (Holdfast runs on PostgreSQL alone)")
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", parts.hostname or "")
    port = options.pop("port", "") or _port(name, parts)
    if not parts.path.strip("/") or not parts.username:
        raise Unusable(f"{name} must name a role and a database: postgresql://role@host/name")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": port,
        "OPTIONS": options,
    }
