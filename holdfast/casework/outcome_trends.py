"""Whether an outcome gets better from one core group to the next, in a few words; no score of anybody."""

from collections.abc import Sequence

from holdfast.procedures.plan_words import SCALE

REACHED = max(SCALE)


def trend(*, scales: Sequence[int]) -> str:
    """How the last step compares with the one before, the earliest first; empty where nothing compares."""
    if len(scales) < 2:
        return ""
    last, before = scales[-1], scales[-2]
    if last > before:
        return "better than last time"
    if last < before:
        return "worse than last time"
    if last == REACHED:
        return ""
    return f"the same for {same(scales=scales)} core groups"


def same(*, scales: Sequence[int]) -> int:
    """For how many core groups, the last ones, it has stood where it stands."""
    count = 0
    for each in reversed(scales):
        if each != scales[-1]:
            break
        count += 1
    return count


def said(*, scales: Sequence[int]) -> str:
    """Where it stands and how that compares: `Some change: better than last time`; empty without a word."""
    if not scales:
        return ""
    return ": ".join(filter(None, (SCALE[scales[-1]], trend(scales=scales))))
