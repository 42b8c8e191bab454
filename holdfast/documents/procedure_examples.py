"""The worked examples of a pack's entries in words: what was given, and what follows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from holdfast.documents import event_words
from holdfast.procedures.vocabulary import Vocabulary

STATES = {
    "due": "to be done",
    "overdue": "overdue",
    "met": "done",
    "met-late": "done late",
    "varied": "put off by agreement",
    "breached": "broken, and cannot be mended",
    "missed": "never done",
    "lapsed": "no longer due",
}


@dataclass(frozen=True, kw_only=True)
class Example:
    """One worked example: its sentence, what was given and what follows, a line each."""

    say: str
    given: tuple[str, ...]
    follows: tuple[str, ...]


def of_duty(*, raw: Mapping[str, Any], vocabulary: Vocabulary) -> tuple[Example, ...]:
    """The examples of a duty."""
    return tuple(
        Example(
            say=str(each["say"]),
            given=tuple(_given(each, vocabulary)),
            follows=tuple(_expected(one, vocabulary) for one in each["expect"]) or ("Nothing is due.",),
        )
        for each in raw.get("example", ())
    )


def _given(each: Mapping[str, Any], vocabulary: Vocabulary) -> Iterator[str]:
    child = each.get("child", {})
    for name, spoken in (("born", "Born"), ("expected", "Birth expected"), ("died", "Died")):
        if name in child:
            yield f"{spoken}, {event_words.value(found=child[name], vocabulary=vocabulary)}"
    for one in each["happened"]:
        yield event_words.happening(found=one, vocabulary=vocabulary)
    if each.get("settings"):
        yield f"The authority says: {event_words.value(found=each['settings'], vocabulary=vocabulary)}"
    yield f"Asked on {event_words.value(found=each['as_of'], vocabulary=vocabulary)}"


def _expected(one: Mapping[str, Any], vocabulary: Vocabulary) -> str:
    due, when = one.get("due"), one.get("when")
    head = (
        f"Due {event_words.value(found=due, vocabulary=vocabulary)}" if due else f"Due: {when or 'no date'}"
    )
    state = STATES.get(str(one.get("state")), "")
    met = f", on {event_words.value(found=one['met_on'], vocabulary=vocabulary)}" if one.get("met_on") else ""
    to = (
        f", to {event_words.value(found=one['recipient'], vocabulary=vocabulary)}"
        if one.get("recipient")
        else ""
    )
    return f"{head}{f': {state}' if state else ''}{met}{to}"


def of_carried(*, section: str, raw: Mapping[str, Any], vocabulary: Vocabulary) -> tuple[Example, ...]:
    """The examples of a guard (facts; refused or not) or a content (a record; what it lacks)."""
    found = []
    for place, each in enumerate(raw.get("example", ()), 1):
        known: Any = next((each[key] for key in ("facts", "record", "outcome", "given") if key in each), {})
        lines = event_words.facts(found=known, vocabulary=vocabulary) if isinstance(known, Mapping) else ()
        found.append(
            Example(
                say=str(each.get("say") or f"Example {place}"),
                given=lines or ("Nothing is said",),
                follows=_outcome(section, raw, each),
            )
        )
    return tuple(found)


def _outcome(section: str, raw: Mapping[str, Any], each: Mapping[str, Any]) -> tuple[str, ...]:
    if section == "guard":
        stopped = "Refused" if raw.get("refuse") is True else "A reason must be recorded"
        return (stopped if each.get("refused") else "Nothing stands in the way",)
    if section == "quality":
        return ("Nothing is said against it" if each.get("sound") else str(raw.get("why", "It is faulted")),)
    lacking = tuple(str(one) for one in each.get("missing", ()))
    return lacking or ("Nothing is missing",)
