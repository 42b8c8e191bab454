"""What a conference goes through: what the procedure puts on it, in a plain order about the children.

Introductions come first. What a pack demands is named with its clause; a word of the pack that our order has
not stands before the decision.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from holdfast.casework import procedure
from holdfast.procedures import contents
from holdfast.procedures.conference_words import AGENDA, AT_REVIEWS
from holdfast.procedures.content_rules import Content
from holdfast.procedures.pack import Pack
from holdfast.records.models import ConferenceNote, Meeting

INITIAL, REVIEW = "conference-record", "review-record"
LAST = ("decision", "next")


@dataclass(frozen=True, kw_only=True)
class Item:
    """One item: its word in the record's form, its title; `say` and `cite` where a clause asks for it."""

    word: str
    title: str
    say: str = ""
    cite: str = ""


def of(*, meeting: UUID) -> tuple[Item, ...]:
    """The items of a conference in their order; introductions first. A part of steps and reads."""
    own, kind = procedure.pack(), record_kind(meeting=meeting)
    asked: dict[str, Content] = {}
    first: list[str] = ["introductions"]
    extra: dict[str, str] = {}
    for rule in _rules(own, kind):
        for word, title in _words(rule):
            asked.setdefault(word, rule)
            extra.setdefault(word, title)
        if "agenda" in rule.starts_with:
            first = [rule.starts_with["agenda"]]
    ours = [each for each in AGENDA if kind == REVIEW or each not in AT_REVIEWS or each in asked]
    between = [each for each in ours if each not in LAST] + [each for each in extra if each not in ours]
    order = list(dict.fromkeys([*first, *between, *LAST]))
    return tuple(_item(word, extra.get(word, word), asked.get(word)) for word in order)


def words(*, meeting: UUID) -> tuple[str, ...]:
    """The same as the form of the records has them: `introductions`, `reasons` …"""
    return tuple(each.word for each in of(meeting=meeting))


def not_taken(*, meeting: UUID) -> tuple[contents.Lack, ...]:
    """What the procedure wants on the agenda and nothing is noted of yet, each with its clause."""
    noted = set(
        ConferenceNote.objects.filter(meeting=meeting).exclude(text="").values_list("item", flat=True)
    )
    taken = [each for each in words(meeting=meeting) if each in noted]
    own, kind = procedure.pack(), record_kind(meeting=meeting)
    ids = {each.id for each in _rules(own, kind)}
    found = contents.lacks(own, kind, {"agenda": taken} if taken else {})
    return tuple(each for each in found if each.content in ids)


def record_kind(*, meeting: UUID) -> str:
    """Which of the public records a conference makes: `conference-record` or `review-record`."""
    kind = Meeting.objects.values_list("kind", flat=True).get(id=meeting)
    return INITIAL if kind == "initial-conference" else REVIEW


def _rules(own: Pack, kind: str) -> list[Content]:
    silent = {each.id for each in own.carried["content"] if each.silent}
    return [
        each
        for each in contents.of(own)
        if kind in each.record
        and each.id not in silent
        and ("agenda" in each.holds or "agenda" in each.starts_with)
    ]


def _words(rule: Content) -> Iterator[tuple[str, str]]:
    """The words that an entry wants on the agenda, each with the pack's own words for it."""
    yield from rule.holds.get("agenda", {}).items()
    if "agenda" in rule.starts_with:
        yield rule.starts_with["agenda"], rule.say


def _item(word: str, title: str, rule: Content | None) -> Item:
    said = AGENDA.get(word) or title.removeprefix("agenda item on ")
    return Item(
        word=word,
        title=f"{said[0].upper()}{said[1:]}",
        say=rule.say if rule else "",
        cite=rule.cite if rule else "",
    )
