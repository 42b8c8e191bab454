"""The owner's way into the database, for the commands that migrate it and set up authorities."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import django
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, OperationalError, connections
from psycopg import ProgrammingError as BadAddress
from psycopg.conninfo import conninfo_to_dict

from holdfast.cli.main import Refused

OWNER = "owner"  # the alias of the owner's connection, which exists within these commands alone


def start_django() -> None:
    """Load the settings and models. Raises Refused with one line when the environment cannot be used."""
    if apps.ready:
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "holdfast.config.settings")
    try:
        django.setup()
    except (ValueError, ImproperlyConfigured) as error:
        raise Refused(str(error)) from error


@contextmanager
def one_line() -> Iterator[None]:
    """Turn what the database or its driver says into one line for the person who asked."""
    try:
        yield
    except OperationalError as error:
        raise Refused(f"the database does not answer: {_first_line(error)}") from error
    except DatabaseError as error:
        raise Refused(f"the database refuses: {_first_line(error)}") from error


@contextmanager
def owner() -> Iterator[str]:
    """The alias of a connection as the owner, at OWNER_DATABASE_URL.

    Raises Refused when the address is missing or wrong, or the database does not answer or refuses.
    """
    address = os.environ.get("OWNER_DATABASE_URL", "")
    if not address:
        raise Refused("OWNER_DATABASE_URL is not set: it must hold the address of the database's owner")
    try:
        parts = conninfo_to_dict(address)
    except BadAddress as error:
        raise Refused(f"OWNER_DATABASE_URL cannot be read: {_first_line(error)}") from error
    start_django()
    connections.databases[OWNER] = {
        **connections.databases["default"],
        "NAME": parts.pop("dbname", ""),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": str(parts.pop("port", "")),
        "OPTIONS": parts,
    }
    try:
        with one_line():
            connections[OWNER].ensure_connection()
            yield OWNER
    finally:
        connections[OWNER].close()
        del connections[OWNER]
        del connections.databases[OWNER]


def _first_line(error: Exception) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__)
