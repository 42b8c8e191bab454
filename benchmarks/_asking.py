"""Asking for pages: how long the server takes, and how long the statements that it sends take alone."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import psycopg
from django.db import connection
from django.test import Client

from holdfast.audit import keys

# What opens, marks and ends a transaction is no query: it reads and writes nothing.
NO_QUERY = ("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT", "BEGIN", "COMMIT")
INTO_THE_LOG = "insert into public.audit_entry"


@dataclass
class Sent:
    """The statements that were sent, with their parameters, and how many marks of transactions."""

    statements: list[tuple[str, Any]] = field(default_factory=list)
    marks: int = 0

    def note(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """Between Django and the database."""
        if sql.lstrip().upper().startswith(NO_QUERY):
            self.marks += 1
        else:
            self.statements.append((sql, params))
        return execute(sql, params, many, context)


@contextmanager
def noted() -> Iterator[Sent]:
    """What is sent to the database within."""
    sent = Sent()
    with connection.execute_wrapper(sent.note):
        yield sent


@dataclass(frozen=True)
class Page:
    """A page to be asked for, as whom."""

    name: str
    client: Client
    path: str

    def get(self) -> float:
        """Ask for it; the milliseconds that it took. Raises ValueError where it is not shown."""
        began = time.perf_counter()
        answer = self.client.get(self.path)
        took = (time.perf_counter() - began) * 1e3
        if answer.status_code != 200:
            raise ValueError(f"{self.name} answers {answer.status_code}")
        return took


def bare(*, address: str, statements: Sequence[tuple[str, Any]], times: int) -> list[float]:
    """The milliseconds of the same statements sent one after the other, in one transaction, undone again.

    As the application and under row security, as Django sends them (parameters put in by the client), every
    row fetched. An entry of the log gets a key of its own, for the page's own stands already.
    """
    found = []
    with psycopg.connect(address, cursor_factory=psycopg.ClientCursor) as plain:
        for _ in range(times):
            began = time.perf_counter()
            with plain.cursor() as cursor:
                for sql, params in statements:
                    cursor.execute(sql, _anew(sql, params))
                    if cursor.description:
                        cursor.fetchall()
            found.append((time.perf_counter() - began) * 1e3)
            plain.rollback()
    return found


def _anew(sql: str, params: Any) -> Any:
    if INTO_THE_LOG not in sql:
        return params
    if isinstance(params[-2], list):  # several entries in one statement: their keys, then what they are about
        return [*params[:-2], [keys.new() for _ in params[-2]], params[-1]]
    return [keys.new(), *params[1:]]
