"""Holds a pack's contents and quality rules to the language, and to what they stand for: never laxer.

A content with the id of one in the pack that is extended stands for it: it asks of as many records, in as
many cases, for all that the other asks, and lets no more be marked not relevant.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from holdfast.procedures import content_reading, quality_reading
from holdfast.procedures.content_rules import Content
from holdfast.procedures.entries import UNSET, Entry
from holdfast.procedures.faults import PackFault

Raws = Iterable[tuple[str, Mapping[str, Any]]]
"""Entries as they are written: where each stands (file and entry), and its table."""


def check(own: Raws, base: Raws) -> None:
    """Read a pack's own contents and compare them with the base's. Raises PackFault at the first fault."""
    known = {content.id: content for content in (content_reading.read(Entry(*each)) for each in base)}
    for where, raw in own:
        content = content_reading.read(Entry(where, raw))
        fault = laxer(known[content.id], content) if content.id in known else None
        if fault is not None:
            raise PackFault(f"{where}: {fault}")


def check_quality(own: Raws) -> None:
    """Read a pack's own quality rules: they are advice, so another list is no laxer one."""
    for where, raw in own:
        quality_reading.read(Entry(where, raw))


def laxer(base: Content, own: Content) -> str | None:
    """Say in what a content is laxer than the one it stands for, or None."""
    faults = {
        "record leaves some out: expected every record of the base": not set(base.record) <= set(own.record),
        "when asks for more: expected no narrower case than the base's": not set(own.when) <= set(base.when),
        "advice is there: expected a demand, as in the base": own.advice and not base.advice,
        "not_relevant allows more: expected no mark that the base does not allow": not own.not_relevant
        <= base.not_relevant,
        "each_where asks of fewer: expected every thing that the base asks of": not _asked_of_as_many(
            base, own
        ),
        "it asks for less: expected all that the base asks": not _demands(base) <= _demands(own),
    }
    return next((fault for fault, is_so in faults.items() if is_so), None)


def _asked_of_as_many(base: Content, own: Content) -> bool:
    return all(set(asked) <= set(base.each_where.get(path, ())) for path, asked in own.each_where.items())


def _demands(content: Content) -> set[tuple[object, ...]]:
    """Every single demand; an authority may use other words for the same part."""
    found: set[tuple[object, ...]] = {("parts", path) for path in content.parts}
    found |= {("each", path, part) for path, parts in content.each.items() for part in parts}
    found |= {("some", each.path, each.where) for each in content.some}
    found |= {("linked", each.path, each.by, each.where) for each in content.linked}
    found |= {("holds", part, word) for part, words in content.holds.items() for word in words}
    found |= {("starts with", *each) for each in content.starts_with.items()}
    found |= {("sections", title) for title in content.sections if title != UNSET}
    return found | {("forbidden", path) for path in content.forbidden}
