"""Makes each write of a step fail in turn, and proves that nothing is left behind.

    failing_writes.prove(lambda: allocations.allocate(...))     # inside entry.enter

The first run fails at the first INSERT, UPDATE or DELETE, just after the database has done it; the second at
the second; and so on, until a run has no write left to fail and succeeds. After each failure every table,
the past of every table, the log and the queue must hold what they held before.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from holdfast.audit.kept import VERSIONED
from tests.house.tables import our_models

WRITES = ("INSERT", "UPDATE", "DELETE", "SELECT HOLDFAST.")
MOST = 400


class WriteFailed(Exception):
    """The write that was made to fail."""


def prove(step: Callable[[], object]) -> int:
    """Answers how many writes the step has; raises AssertionError where one that fails leaves anything."""
    before = held()
    for number in range(1, MOST):
        failed = ""
        try:
            with failing_at(number):
                step()
        except WriteFailed as failure:
            failed = str(failure)
        after = held()
        if failed:
            left = {table: after[table] - count for table, count in before.items() if after[table] != count}
            assert not left, f"{failed} left behind: {left}"
            continue
        assert number > 1, "the step wrote nothing at all"
        assert after != before, "the step succeeded and left nothing"
        return number - 1
    raise AssertionError(f"more than {MOST} writes, or a step that never succeeds")


@contextmanager
def failing_at(number: int) -> Iterator[None]:
    """Let the write of this number fail, just after the database has done it."""
    done = 0

    def fail(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal done
        answer = execute(sql, params, many, context)
        if sql.lstrip().upper().startswith(WRITES):
            done += 1
            if done == number:
                raise WriteFailed(f"write {number} ({sql.lstrip()[:60]}…)")
        return answer

    with connection.execute_wrapper(fail):
        yield


def held() -> dict[str, int]:
    """How many rows each table, each past and the queue hold; a changed row is one more in the past."""
    tables = []
    for model in our_models():
        tables.append(f"public.{model._meta.db_table}")
        if model.kept == VERSIONED:  # type: ignore[attr-defined]
            tables.append(f"history.{model._meta.db_table}")
    tables.append("public.procrastinate_jobs")
    counts = " union all ".join(f"select '{each}', count(*) from {each}" for each in tables)
    with connection.cursor() as cursor:
        cursor.execute(counts)
        return dict(cursor.fetchall())
