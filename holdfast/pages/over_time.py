"""An outcome over time on the child's page: the picture, and its table."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from holdfast.casework.outcome_progress import OverTime, Progress
from holdfast.documents import outcomes_over_time


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """One outcome: its picture (none for a single core group), and what was said of it, the newest first."""

    outcome: OverTime
    picture: SafeString | None
    points: tuple[Progress, ...]


def drawn(*, outcomes: Sequence[OverTime]) -> tuple[Drawn, ...]:
    """Those of which a core group has said something, in the order of the plan."""
    return tuple(
        Drawn(
            outcome=each, points=tuple(reversed(each.points)),
            picture=_picture(each, f"over-time-{number}") if len(each.points) > 1 else None,
        )
        for number, each in enumerate(outcomes, 1)
        if each.points
    )  # fmt: skip


def _picture(outcome: OverTime, name: str) -> SafeString:
    made = outcomes_over_time.draw(outcome=outcome, name=name)
    return mark_safe(made)  # noqa: S308 - written by ElementTree, which escapes
