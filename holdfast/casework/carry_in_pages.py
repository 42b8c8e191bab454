"""What a carrying in looks like to whoever decides about it: frozen, with what is left to decide."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from holdfast.casework import carry_in_columns
from holdfast.records.models import CarryIn, CarryInRow

NEW, SAME, LEAVE_OUT = "new", "same", "leave-out"


@dataclass(frozen=True, kw_only=True)
class RowPage:
    """A row as shown: what was sent, what is doubtful, who it may be, and what was decided."""

    number: int
    name: str
    said: Mapping[str, str]
    doubts: tuple[Mapping[str, Any], ...]
    alike: tuple[Mapping[str, Any], ...]
    decision: str
    person: UUID | None
    child: UUID | None

    @property
    def stopped(self) -> bool:
        """Whether it cannot be carried in as it is."""
        return self.decision != LEAVE_OUT and any(each["stops"] for each in self.doubts)

    @property
    def to_decide(self) -> bool:
        """Whether a person must still say something of it."""
        return self.stopped or not self.decision


@dataclass(frozen=True, kw_only=True)
class CarryInPage:
    """A carrying in as shown, before or after it was done."""

    id: UUID
    on: date
    source: str
    rows: tuple[RowPage, ...]
    done_at: datetime | None
    undone_at: datetime | None

    @property
    def ready(self) -> bool:
        """Whether nothing is left to decide and there is something to carry in."""
        return not any(row.to_decide for row in self.rows) and any(
            row.decision != LEAVE_OUT for row in self.rows
        )


def alike(*, row: CarryInRow) -> list[Mapping[str, Any]]:
    """Whoever in the record may be the child of this row."""
    return [each["alike"] for each in row.doubts if "alike" in each]


def page(*, found: CarryIn) -> CarryInPage:
    """A carrying in with its rows."""
    return head(found=found, rows=tuple(row_page(row=row) for row in found.rows.order_by("number")))


def head(*, found: CarryIn, rows: tuple[RowPage, ...]) -> CarryInPage:
    """A carrying in with these rows."""
    return CarryInPage(
        id=found.id, on=found.on, source=found.source, rows=rows, done_at=found.done_at,
        undone_at=found.undone_at,
    )  # fmt: skip


def row_page(*, row: CarryInRow) -> RowPage:
    """One row as it is shown."""
    return RowPage(
        number=row.number, name=carry_in_columns.read(said=row.said).name, said=row.said,
        doubts=tuple(each for each in row.doubts if "alike" not in each), alike=tuple(alike(row=row)),
        decision=row.decision, person=row.person_id, child=row.child_id,
    )  # fmt: skip
