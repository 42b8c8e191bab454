"""The walled tables, and a database in which each of them holds something on both sides of the wall."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from django.apps import apps
from django.db import models

from holdfast.audit.kept import BY_DATABASE, PASSING, VERSIONED
from holdfast.cli.clusters import Addresses
from tests.house.rights import RIGHTS
from tests.records.furniture import furnish

HERE, THERE = "jersey", "isle-of-man"
Connection = psycopg.Connection[tuple[Any, ...]]


@dataclass(frozen=True)
class Walled:
    """A table with a wall: what the application may do there, and where its foreign keys lead."""

    name: str
    authority: str
    versioned: bool
    passing: bool
    by_database: bool
    past: bool
    rights: frozenset[str]
    links: dict[str, str]


def tables() -> list[Walled]:
    """Every table of ours."""
    found = []
    for model in [*apps.get_app_config("audit").get_models(), *apps.get_app_config("records").get_models()]:
        options = model._meta
        columns = {str(field.column) for field in options.local_concrete_fields}
        links = {
            str(field.column): str(field.related_model._meta.db_table)
            for field in options.local_concrete_fields
            if isinstance(field, models.ForeignKey) and field.name != "authority"
        }
        found.append(
            Walled(
                name=options.db_table,
                authority="authority_id" if "authority_id" in columns else "id",
                versioned=model.kept == VERSIONED,  # type: ignore[attr-defined]
                passing=model.kept == PASSING,  # type: ignore[attr-defined]
                by_database=model.kept == BY_DATABASE,  # type: ignore[attr-defined]
                past="known_from" in columns and model.kept != PASSING,  # type: ignore[attr-defined]
                rights=RIGHTS[options.db_table],
                links=links,
            )
        )
    return found


@dataclass(frozen=True)
class Ground:
    """A database to try the walls in, and the keys of the two authorities."""

    addresses: Addresses
    here: str
    there: str
    as_application: Connection
    as_owner: Connection

    @contextmanager
    def application(self, *, authority: bool = True, actor: str = "account:tried") -> Iterator[Connection]:
        """The application's role, inside `here` unless told otherwise; whatever it does is rolled back."""
        connection = self.as_application
        if authority:
            connection.execute(
                "select set_config('holdfast.authority', %s, true), set_config('holdfast.actor', %s, true),"
                " set_config('holdfast.reason', 'tried', true),"
                " set_config('holdfast.known_at', now()::text, true)",
                [self.here, actor],
            )
        try:
            yield connection
        finally:
            connection.rollback()

    @contextmanager
    def owner(self) -> Iterator[Connection]:
        """The owner's role; whatever it does is rolled back."""
        try:
            yield self.as_owner
        finally:
            self.as_owner.rollback()


@contextmanager
def furnished(addresses: Addresses) -> Iterator[Ground]:
    """The ground, with something on both sides of every wall."""
    here, there = _furnish(addresses)
    with (
        psycopg.connect(addresses.application) as application,
        psycopg.connect(addresses.owner) as owner,
    ):
        yield Ground(addresses=addresses, here=here, there=there, as_application=application, as_owner=owner)


def _furnish(addresses: Addresses) -> tuple[str, str]:
    """Put something on both sides of every wall: a row, a past version, a seal, an entry that waits."""
    with psycopg.connect(addresses.owner) as owner:
        rows = owner.execute("select slug, id::text from records_authority").fetchall()
        keys: dict[str, str] = dict(rows)
        for slug in (HERE, THERE):
            owner.execute("select set_config('holdfast.authority', %s, true)", [keys[slug]])
            owner.execute("select set_config('holdfast.actor', 'system:tests', true)")
            owner.execute(
                "insert into records_alias (id, authority_id, person_id, name) select gen_random_uuid(),"
                " authority_id, id, 'Another Name' from records_person where authority_id = %s",
                [keys[slug]],
            )
            furnish(owner, keys[slug])
            for table in tables():
                if table.versioned:  # sets a column to itself: a version all the same
                    owner.execute(
                        f'update "{table.name}" set id = id where "{table.authority}" = %s', [keys[slug]]
                    )
    for slug in (HERE, THERE):
        with psycopg.connect(addresses.application) as application:
            application.execute("select set_config('holdfast.authority', %s, true)", [keys[slug]])
            application.execute("select holdfast.seal_log()")
        with psycopg.connect(addresses.application) as application:
            application.execute("select set_config('holdfast.authority', %s, true)", [keys[slug]])
            application.execute("select set_config('holdfast.actor', 'system:tests', true)")
            application.execute(
                "insert into audit_entry (id, authority_id, what, about, why, outcome)"
                " values (gen_random_uuid(), %s, 'tests.wait', '', '', 'done')",
                [keys[slug]],
            )
    return keys[HERE], keys[THERE]
