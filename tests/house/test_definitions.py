"""Each rule of definitions holds in the house, and is seen to fail on purpose."""

from collections.abc import Callable, Iterator

import psycopg
import pytest

from holdfast.cli.clusters import Addresses
from tests import databases
from tests.house import definitions
from tests.house.definitions import Connection

Rule = Callable[[Connection], Iterator[str]]
RULES: list[Rule] = [
    definitions.triggers_are_the_walls,
    definitions.links_are_the_walls,
    definitions.what_must_never_be_is_refused,
    definitions.functions_are_known,
    definitions.nothing_stands_beside,
]


@pytest.fixture(scope="module")
def addresses(cluster: databases.Cluster) -> Iterator[Addresses]:
    with databases.clone(cluster, "definitions") as addresses:
        yield addresses


@pytest.fixture
def owner(addresses: Addresses) -> Iterator[Connection]:
    """As the owner; what is broken on purpose is rolled back."""
    with psycopg.connect(addresses.owner) as connection:
        yield connection
        connection.rollback()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_database_keeps_it(owner: Connection, rule: Rule) -> None:
    assert list(rule(owner)) == []


def again(table: str, trigger: str, *, fires: str, calls: str = "keep_version()") -> str:
    """The statements that make a trigger anew, as another."""
    return (
        f"drop trigger {trigger} on {table};"
        f" create trigger {trigger} {fires} on {table} for each row execute function holdfast.{calls}"
    )


def linked(how: str) -> str:
    """The statements that make an alias's link to its person anew, in another way."""
    return (
        "alter table records_alias drop constraint records_alias_person_id_link; alter table records_alias"
        " add constraint records_alias_person_id_link foreign key (authority_id, person_id)"
        f" references records_person (authority_id, id) {how}"
    )


def rewritten(function: str, said: str, says: str) -> str:
    """The statement that puts other words into a function."""
    return (
        f"do $do$ begin execute replace(pg_get_functiondef('holdfast.{function}'::regproc),"
        f" $old${said}$old$, $new${says}$new$); end $do$"
    )


TRIGGERS, LINKS = definitions.triggers_are_the_walls, definitions.links_are_the_walls
NEVER, FUNCTIONS = definitions.what_must_never_be_is_refused, definitions.functions_are_known
BESIDE = definitions.nothing_stands_beside
BROKEN: dict[str, tuple[Rule, str, str]] = {
    "a trigger that misses deletions": (
        TRIGGERS, again("records_alias", "keep_version", fires="before insert or update"),
        "public.records_alias: is missing: keep_version BEFORE INSERT OR DELETE OR UPDATE",
    ),
    "a trigger on one column": (
        TRIGGERS, again("records_person", "keep_version", fires="before insert or delete or update of id"),
        "public.records_person: is not the wall’s: keep_version",
    ),
    "a trigger with a condition": (
        TRIGGERS,
        "drop trigger keep_version on records_person; create trigger keep_version before insert or delete or"
        " update on records_person for each row when (pg_trigger_depth() > 5)"
        " execute function holdfast.keep_version()",
        "public.records_person: is not the wall’s: keep_version",
    ),
    "a trigger that calls something else": (
        TRIGGERS,
        again("history.records_host", "refuse_change", fires="before delete or update",
              calls="await_seal()"),
        "history.records_host: is missing: refuse_change",
    ),
    "a trigger too many": (
        TRIGGERS,
        "create trigger zz before insert on records_host for each row execute function holdfast.await_seal()",
        "public.records_host: is not the wall’s: zz",
    ),
    "a trigger that tells a secret": (
        TRIGGERS, again("records_account", "keep_version", fires="before insert or delete or update"),
        "public.records_account: is missing: keep_version",
    ),
    "a trigger of the log switched off": (
        TRIGGERS, "alter table audit_entry disable trigger await_seal",
        "public.audit_entry: is missing: await_seal",
    ),
    "a link that passes deletions on": (LINKS, linked("on delete cascade"), "records_alias: is missing"),
    "a link not checked": (LINKS, linked("not valid"), "records_alias: is not the wall’s"),
    "a link checked too late": (LINKS, linked("deferrable initially deferred"), "records_alias: is missing"),
    "a check dropped": (
        NEVER, "alter table records_person drop constraint person_not_born_after_recorded",
        "records_person: does not hold person_not_born_after_recorded",
    ),
    "a unique dropped": (
        NEVER, "alter table audit_seal drop constraint seal_number", "audit_seal: does not hold seal_number",
    ),
    "a row of no authority": (
        NEVER, "alter table records_person alter authority_id drop not null",
        "records_person: authority_id may be null",
    ),
    "a past without its key": (
        NEVER, "alter table history.records_person drop constraint records_person_pkey",
        "history.records_person: its key is not that of the wall",
    ),
    "a function of a known name": (
        FUNCTIONS, "create function holdfast.seal_log(int) returns int language sql return 1",
        "holdfast.seal_log(integer): is not named",
    ),
    "a function with a secret switch": (
        FUNCTIONS,
        rewritten("keep_version", "past := to_jsonb(old);",
                  "past := to_jsonb(old); if current_setting('mine', true) = 'on' then return new; end if;"),
        "holdfast.keep_version(): listens to mine",
    ),
    "a function with a hidden switch": (
        FUNCTIONS,
        rewritten("keep_version", "past := to_jsonb(old);",
                  "past := to_jsonb(old); if current_setting(lower('MINE')) = 'on' then return new; end if;"),
        "holdfast.keep_version(): listens to a setting without a plain name",
    ),
    "a search path that ends elsewhere": (
        FUNCTIONS, "alter function holdfast.keep_version() set search_path = pg_catalog, public",
        "holdfast.keep_version(): its settings are",
    ),
    "a rule": (
        BESIDE, "create rule quiet as on insert to records_host do instead nothing",
        "a rule: quiet on records_host",
    ),
    "an heir": (BESIDE, "create table mine () inherits (records_person)", "an heir: mine"),
    "another schema": (BESIDE, "create schema extra", "a schema: extra"),
    "a publication": (BESIDE, "create publication mine", "a publication: mine"),
    "a right promised": (
        BESIDE, "alter default privileges in schema public grant all on tables to holdfast_app",
        "a right promised: holdfast_owner",
    ),
    "a right passed on": (
        BESIDE, "grant select on records_person to holdfast_app with grant option",
        "a right that can be passed on: records_person",
    ),
    "a setting of the database": (
        BESIDE,
        "do $$ begin execute format('alter database %I set row_security = off', current_database()); end $$",
        "a setting: {row_security=off}",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rule", "statement", "expected"), BROKEN.values(), ids=BROKEN.keys())
def test_a_wall_that_is_not_what_it_says_is_found(
    owner: Connection, rule: Rule, statement: str, expected: str
) -> None:
    owner.execute(statement)
    assert [line for line in rule(owner) if line.startswith(expected)], list(rule(owner))


def test_a_role_to_become_is_found(owner: Connection, cluster: databases.Cluster) -> None:
    """NOINHERIT hides it from every question about rights; SET ROLE does not mind."""
    cluster.as_administrator("alter role holdfast_app noinherit; grant holdfast_owner to holdfast_app")
    try:
        assert "a role to become: holdfast_owner" in set(definitions.nothing_stands_beside(owner))
    finally:
        cluster.as_administrator("alter role holdfast_app inherit; revoke holdfast_owner from holdfast_app")


def test_every_rule_is_broken_above() -> None:
    assert {rule for rule, _statement, _expected in BROKEN.values()} == set(RULES)
