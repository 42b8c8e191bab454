"""Kinds of column that Django has no field for."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

if TYPE_CHECKING:
    Whole = models.Field[int, int]
else:
    Whole = models.Field  # the stubs know its two types, Django itself does not


class TransactionId(Whole):
    """The id of a transaction as PostgreSQL's `xid8`: 64 bits, never used again within one cluster."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:  # noqa: ARG002 - Django asks it so
        """The column's type."""
        return "xid8"

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> int | None:  # noqa: ARG002
        """As a number; psycopg answers text."""
        return None if value is None else int(value)
