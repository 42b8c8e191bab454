"""The house rule of libraries' tables: where a row belongs to somebody, row security stands round it."""

from collections.abc import Iterator
from typing import Any

import psycopg

from holdfast.audit.library_tables import LIBRARY_TABLES
from tests.house import catalog

Connection = psycopg.Connection[tuple[Any, ...]]
# As PostgreSQL writes the rule of each, by hand: the accounts that it asks are behind their own wall.
RULES = {"mfa_authenticator": "(user_id IN ( SELECT records_account.id FROM records_account))"}


def library_tables_have_their_wall(connection: Connection) -> Iterator[str]:
    """Each library's table with a rule has row security on, and that one policy; no other has a rule."""
    declared = {table for table, each in LIBRARY_TABLES.items() if each.rule}
    for table in sorted(declared ^ RULES.keys()):
        yield f"{table}: its rule is {'not ' if table in declared else ''}in RULES"
    for table in sorted(declared):
        if not catalog.row_security(connection, "public", table):
            yield f"{table}: row security is off"
        found = [
            (name, permissive, command, _one_line(condition), _one_line(check))
            for name, permissive, command, condition, check in catalog.policies(connection, "public", table)
        ]
        rule = RULES.get(table, "")
        if found != [("within_authority", True, "ALL", rule, rule)]:
            yield f"{table}: its one policy is not that of its rule: {found}"


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())
