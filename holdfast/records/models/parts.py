"""What several tables have in common: a time from day to day, and being withdrawn from a child's pages."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q, QuerySet

from holdfast.records.models.kept import Kept


def link(to: str, *, null: bool = False, name: str = "+") -> Any:
    """A link to another table; the wall adds the foreign key that carries the authority."""
    return models.ForeignKey(
        to, on_delete=models.PROTECT, db_constraint=False, null=null, blank=null, related_name=name
    )


def in_order(table: str) -> models.CheckConstraint:
    """The constraint that a time does not end before it begins."""
    return models.CheckConstraint(
        condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")), name=f"{table}_in_order"
    )


class Standing(models.Manager[Any]):
    """Rows that have not been withdrawn; `objects` has all."""

    def get_queryset(self) -> QuerySet[Any]:
        """Leave out what was withdrawn."""
        return super().get_queryset().filter(withdrawn_at=None)


class Withdrawable(Kept):
    """A row that may turn out to be on the wrong child: it is kept, and no longer shown or counted.

    `carry_in` names the carrying in of a register that made it, so that the whole can be undone.
    """

    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.TextField(blank=True, default="")
    carry_in = models.ForeignKey(
        "records.CarryIn", on_delete=models.PROTECT, db_constraint=False, null=True, blank=True,
        related_name="+",
    )  # fmt: skip

    objects: ClassVar[models.Manager[Any]] = models.Manager()
    standing: ClassVar[models.Manager[Any]] = Standing()

    class Meta:
        abstract = True


# The fields of Withdrawable: why something was withdrawn may name people.
WITHDRAWN_PERSONAL = ("withdrawn_why",)
WITHDRAWN_OTHER = ("withdrawn_at", "carry_in")
