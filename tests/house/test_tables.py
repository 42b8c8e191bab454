"""Each rule of tables holds in the house, and is seen to fail on purpose."""

from collections.abc import Callable, Iterator
from typing import ClassVar

import psycopg
import pytest
from django.db import models
from django.test.utils import isolate_apps

from holdfast.audit.kept import VERSIONED
from holdfast.cli.clusters import Addresses
from tests import databases
from tests.house import library_walls, tables
from tests.house.tables import Connection

OF_THE_DATABASE: list[Callable[[Connection], Iterator[str]]] = [
    tables.every_table_is_known,
    tables.rights_are_as_written,
    tables.tables_have_their_wall,
    tables.columns_are_in_step,
    tables.views_see_with_the_readers_eyes,
    tables.functions_are_closed,
    tables.the_application_owns_nothing,
    library_walls.library_tables_have_their_wall,
]
OF_MODELS = [
    tables.models_say_how_they_are_kept,
    tables.fields_say_whether_they_are_personal,
    tables.fields_are_as_was_said_by_hand,
]


@pytest.fixture(scope="module")
def addresses(cluster: databases.Cluster) -> Iterator[Addresses]:
    with databases.clone(cluster, "house") as addresses:
        yield addresses


@pytest.fixture
def owner(addresses: Addresses) -> Iterator[Connection]:
    """As the owner; what is broken on purpose is rolled back."""
    with psycopg.connect(addresses.owner) as connection:
        yield connection
        connection.rollback()


@pytest.mark.parametrize("rule", OF_THE_DATABASE, ids=lambda rule: rule.__name__)
def test_the_database_keeps_it(owner: Connection, rule: Callable[[Connection], Iterator[str]]) -> None:
    assert list(rule(owner)) == []


@pytest.mark.parametrize("rule", OF_MODELS, ids=lambda rule: rule.__name__)
def test_the_models_keep_it(rule: Callable[[list[type[models.Model]]], Iterator[str]]) -> None:
    assert list(rule(tables.our_models())) == []


PERSON, PAST = "records_person", "history.records_person"
POLICY = "within_authority on records_person"
BROKEN: dict[str, tuple[Callable[[Connection], Iterator[str]], str, str]] = {
    "second factors without row security": (
        library_walls.library_tables_have_their_wall,
        "alter table mfa_authenticator disable row level security",
        "mfa_authenticator: row security is off",
    ),
    "second factors with a wider rule": (
        library_walls.library_tables_have_their_wall,
        "create policy everybody on mfa_authenticator using (true)",
        "mfa_authenticator: its one policy is not that of its rule",
    ),
    "a table without a wall": (
        tables.every_table_is_known, "create table records_own (id uuid)",
        "public.records_own: neither a model of ours nor in LIBRARY_TABLES",
    ),
    "a past of nothing": (
        tables.every_table_is_known, "create table history.records_own (id uuid)",
        "history.records_own: is the past of no versioned model",
    ),
    "no past": (
        tables.every_table_is_known, "drop table history.records_person cascade",
        "history.records_person: is missing",
    ),
    "a right too many": (
        tables.rights_are_as_written, "grant delete on records_person to holdfast_app",
        "public.records_person: may delete, insert, select, update; expected insert, select, update",
    ),
    "a right on one column": (
        tables.rights_are_as_written, "grant update (name) on records_host to holdfast_app",
        "public.records_host: may select, update; expected select",
    ),
    "a right too few": (
        tables.rights_are_as_written, "revoke insert on audit_entry from holdfast_app",
        "public.audit_entry: may select; expected insert, select",
    ),
    "a right in the past": (
        tables.rights_are_as_written, "grant insert on history.records_person to holdfast_app",
        "history.records_person: may insert, select; expected select",
    ),
    "a right in a library's table": (
        tables.rights_are_as_written, "grant delete on django_migrations to holdfast_app",
        "public.django_migrations: may delete, select; expected select",
    ),
    "a right for everybody": (
        tables.rights_are_as_written, "grant select on records_person to public",
        "public.records_person: everybody may select",
    ),
    "row security off": (
        tables.tables_have_their_wall, "alter table records_person disable row level security",
        "public.records_person: row security is off",
    ),
    "no policy": (
        tables.tables_have_their_wall, f"drop policy {POLICY}",
        "public.records_person: its one policy is not that of the wall",
    ),
    "a second policy": (
        tables.tables_have_their_wall, "create policy wide on history.records_person using (true)",
        "history.records_person: its one policy is not that of the wall",
    ),
    "a policy without a check": (
        tables.tables_have_their_wall, f"alter policy {POLICY} with check (true)",
        "public.records_person: its one policy is not that of the wall",
    ),
    "a link without the authority": (
        tables.tables_have_their_wall,
        "alter table records_alias add constraint plain foreign key (person_id) references records_person",
        "records_alias: the foreign key plain does not carry the authority",
    ),
    "no link": (
        tables.tables_have_their_wall,
        "alter table records_alias drop constraint records_alias_person_id_link",
        "records_alias: person_id has no foreign key",
    ),
    "a unique that tells": (
        tables.tables_have_their_wall, "create unique index telling on records_account (email)",
        "records_account: the unique telling does not begin with the authority",
    ),
    "a unique over an expression": (
        tables.tables_have_their_wall, "create unique index telling on records_account (lower(email))",
        "records_account: the unique telling does not begin with the authority",
    ),
    "no key to link to": (
        tables.tables_have_their_wall, "alter table records_alias drop constraint records_alias_key",
        "records_alias: has no unique (authority_id, id)",
    ),
    "a trigger dropped": (
        tables.tables_have_their_wall, "drop trigger keep_version on records_person",
        "public.records_person: has no trigger keep_version in force",
    ),
    "a trigger switched off": (
        tables.tables_have_their_wall, "alter table history.records_person disable trigger refuse_change",
        "history.records_person: has no trigger refuse_change in force",
    ),
    "a column that has no past": (
        tables.columns_are_in_step, "alter table records_person add column height int",
        "history.records_person: height is missing, in the table integer",
    ),
    "a column of another type": (
        tables.columns_are_in_step,
        "drop view known.records_account; alter table history.records_account alter column left_at type text",
        "history.records_account: left_at is text",
    ),
    "a view without a column": (
        tables.columns_are_in_step,
        "drop view known.records_alias; create view known.records_alias as select id from records_alias",
        "known.records_alias: name is missing",
    ),
    "a view with its owner's eyes": (
        tables.views_see_with_the_readers_eyes, "alter view known.records_person reset (security_invoker)",
        "known.records_person: is not security_invoker",
    ),
    "a function open to everybody": (
        tables.functions_are_closed, "grant execute on function holdfast.keep_version() to public",
        "holdfast.keep_version: everybody may call it",
    ),
    "a function open by mistake": (
        tables.functions_are_closed, "grant execute on function holdfast.await_seal() to holdfast_app",
        "holdfast.await_seal: may be called by the application",
    ),
    "a function shut by mistake": (
        tables.functions_are_closed, "revoke execute on function holdfast.seal_log() from holdfast_app",
        "holdfast.seal_log: may not be called by the application",
    ),
    "a search path not pinned": (
        tables.functions_are_closed, "alter function holdfast.keep_version() reset search_path",
        "holdfast.keep_version: its search path is not pinned",
    ),
    "a definer elsewhere": (
        tables.functions_are_closed,
        "create function public.mine() returns int language sql security definer return 1",
        "public.mine: runs with its owner's rights",
    ),
    "a place to make things": (
        tables.the_application_owns_nothing, "grant create on schema public to holdfast_app",
        "public: the application may make things in it",
    ),
    "a place for what hides tables": (
        tables.the_application_owns_nothing,
        "do $$ begin execute format('grant temporary on database %I to public', current_database()); end $$",
        "clone_house: the application may make things in it",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rule", "statement", "expected"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_wall_is_found(
    owner: Connection, rule: Callable[[Connection], Iterator[str]], statement: str, expected: str
) -> None:
    owner.execute(statement)
    assert [line for line in rule(owner) if line.startswith(expected)], list(rule(owner))


def test_something_owned_by_the_application_is_found(addresses: Addresses) -> None:
    with psycopg.connect(addresses.application) as application:
        application.execute("select lo_create(4242)")
        assert "large object 4242: is owned by the application" in set(
            tables.the_application_owns_nothing(application)
        )
        application.rollback()


@isolate_apps("holdfast.records")
def test_models_that_do_not_say_are_found() -> None:
    class Visit(models.Model):
        seen_on = models.DateField()
        height = models.IntegerField()
        personal: ClassVar = ("seen_on", "gone")
        not_personal: ClassVar = ("id", "seen_on")

        class Meta:
            app_label = "records"
            db_table = "records_visit"

    assert list(tables.models_say_how_they_are_kept([Visit])) == [
        "records.Visit: kept is None; expected one of versioned, append-only, by-database, passing"
    ]
    assert list(tables.fields_say_whether_they_are_personal([Visit])) == [
        "records.Visit.height: say whether it is personal or not_personal",
        "records.Visit.seen_on: is said to be both personal and not",
        "records.Visit.gone: is declared and does not exist",
    ]


@isolate_apps("holdfast.records")
def test_a_field_said_to_be_what_it_is_not_is_found() -> None:
    class Person(models.Model):
        born_on = models.DateField()
        kept: ClassVar = VERSIONED
        personal: ClassVar = ("given_name", "family_name", "expected_on")
        not_personal: ClassVar = ("id", "born_on")

        class Meta:
            app_label = "records"
            db_table = "records_person"

    assert list(tables.fields_are_as_was_said_by_hand([Person])) == [
        "records.Person.born_on: must be personal"
    ]


def test_every_rule_is_broken_above() -> None:
    assert {rule for rule, _statement, _expected in BROKEN.values()} == set(OF_THE_DATABASE)
