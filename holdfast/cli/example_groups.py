"""The fullest family of the example as it goes along: its children, its draft, its core groups."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from holdfast.cli.example_acts import Case
from holdfast.cli.example_plan_texts import Texts
from holdfast.cli.example_staff import Staff
from holdfast.cli.example_ways import Act

WHY = "the fullest family"
WEEKS = (12, 9, 6, 3, 0)
"""How many weeks before the last day each core group is."""


@dataclass(kw_only=True)
class Group:
    """The family and its core groups so far."""

    case: Case
    staff: Staff
    until: date
    texts: Texts
    meetings: list[UUID] = field(default_factory=list)
    drafts: tuple[UUID, ...] = ()
    outcomes: dict[str, UUID] = field(default_factory=dict)

    @property
    def children(self) -> tuple[UUID, ...]:
        """The keys of the children, the elder first."""
        return self.case.children

    def on(self, weeks: int) -> date:
        """The day so many weeks before the last."""
        return self.until - timedelta(weeks=weeks)


def by(*acts: Callable[[Group, date], None], group: Group, who: UUID, on: date) -> Iterator[Act]:
    """Several things done by one person on one day."""
    for act in acts:
        yield Act(who=who, why=WHY, act=partial(act, group, on))
