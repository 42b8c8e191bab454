"""What people call the events, fields and values of the public form: for the book, forms and tables.

The four meetings are called as the authority calls them; the rest has one common word.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from holdfast.procedures import sentences, words
from holdfast.procedures.vocabulary import Vocabulary

TITLES = {
    "referral": "Referral",
    "strategy-discussion": "Strategy discussion",
    "enquiry-started": "Enquiry started",
    "assessment-started": "Assessment started",
    "assessment-completed": "Assessment completed",
    "conference-arranged": "Meeting arranged",
    "meeting-cancelled": "Meeting cancelled",
    "report-to-parents": "Report given to the parents",
    "report-to-chair": "Report given to the chair",
    "initial-conference": "Initial conference",
    "review-conference": "Review conference",
    "plan-carried-in": "Plan carried in from elsewhere",
    "plan-ended": "Plan ended without a conference",
    "outline-plan-made": "Outline plan made",
    "plan-work-begun": "Work on the plan begun",
    "action-agreed": "Action agreed",
    "full-plan-produced": "Full plan produced",
    "plan-changed": "Plan changed",
    "core-group": "Core group",
    "record-distributed": "Record sent out",
    "agreement-circulated": "Agreement sent out",
    "agreement-returned": "Agreement returned signed",
    "visit": "Visit to the child",
    "appointment-missed": "Missed appointment",
    "access-difficulty": "Difficulty in seeing the child",
    "implementation-difficulty": "Difficulty with the plan",
    "new-concerns": "New concerns",
    "circumstances-changed": "Change of circumstances",
    "not-adhered-to": "Plan not kept to",
    "missing": "Child missing",
    "found": "Child found",
    "told": "Somebody told",
    "acknowledged": "Somebody acknowledged",
    "considered": "Something considered",
    "supervision": "Supervision",
    "risk-assessment": "Risk assessment",
    "proceedings-considered": "Care proceedings considered",
    "complex-case": "Case found to be complex",
    "legal-planning-meeting": "Legal planning meeting",
    "young-person-consulted": "Young person consulted",
    "unallocated": "Worker no longer allocated",
    "allocated": "Worker allocated",
    "looked-after-from": "Child became looked after",
    "looked-after-until": "Child no longer looked after",
    "looked-after-review": "Looked-after review",
    "plan-sent-to-reviewing-officer": "Plan sent to the reviewing officer",
    "child-in-need-meeting": "Child in need meeting",
    "child-in-need-plan-started": "Child in need plan started",
    "child-in-need-plan-ended": "Child in need plan ended",
    "varied": "Date varied by agreement",
    "transfer-asked": "Transfer asked for",
    "receiving-conference": "Receiving conference",
    "returned-home": "Child returned home",
    "comment-received": "Comment received",
    "dissent-raised": "Dissent raised",
    "plan-begins": "Start of the plan",
    "plan-ends": "End of the plan",
    "meeting-moved": "Meeting moved to another day",
    "birth": "Birth",
    "expected-birth": "Expected birth",
    "eighteenth-birthday": "18th birthday",
    "death": "Death of the child",
}

SPOKEN = {"caf": "CAF", "police-dci": "police DCI", "looked-after-review": "looked-after review"}


def title(*, event: str, vocabulary: Vocabulary) -> str:
    """Name an event as a heading does, a meeting in the authority's own word."""
    if event in words.MEETINGS:
        own = vocabulary.one(event)
        return own[:1].upper() + own[1:]
    if event.startswith("birthday-"):
        return f"{event.removeprefix('birthday-')}th birthday"
    return TITLES.get(event) or plain(text=event)


def sentence(*, event: str, vocabulary: Vocabulary) -> str:
    """Name an event within a sentence: `the initial conference`."""
    if event in words.MEETINGS:
        return f"the {vocabulary.one(event)}"
    return words.name(event)


def plain(*, text: str) -> str:
    """Write an id as a heading: `first-core-group` is *First core group*."""
    spoken = text.replace("-", " ").replace("_", " ")
    return spoken[:1].upper() + spoken[1:]


def value(*, found: Any, vocabulary: Vocabulary) -> str:
    """Write the value of a field: dates as they are spoken of, roles as the authority calls them."""
    if isinstance(found, bool):
        return "yes" if found else "no"
    if isinstance(found, date):
        return sentences.day(found)
    if isinstance(found, Mapping):
        return ", ".join(
            f"{_small(name)}: {value(found=each, vocabulary=vocabulary)}" for name, each in found.items()
        )
    if isinstance(found, list | tuple):
        told = [value(found=each, vocabulary=vocabulary) for each in found]
        if any(isinstance(each, Mapping) for each in found):
            return "; ".join(f"({number}) {each}" for number, each in enumerate(told, 1))
        return ", ".join(told) or "none"
    return _text(str(found), vocabulary)


def _text(found: str, vocabulary: Vocabulary) -> str:
    if found in words.ROLES:
        return vocabulary.role_name(found)
    if found in SPOKEN:
        return SPOKEN[found]
    on = day_in(text=found)
    if on is not None:
        return sentences.day(on)
    return found.replace("-", " ") if found.replace("-", "").isalpha() else found


def starred(*, text: str) -> str:
    """Write a phrase that is looked for: `improv*` is *improv…*, whatever follows."""
    return text.replace("*", "…")


def day_in(*, text: str) -> date | None:
    """The day in `2026-01-12`; None where it is none."""
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def happening(*, found: Mapping[str, Any], vocabulary: Vocabulary) -> str:
    """Write an event of the public form on one line: what, when, and what was said of it."""
    named = title(event=str(found["event"]), vocabulary=vocabulary)
    on = value(found=found["on"], vocabulary=vocabulary)
    return f"{named}, {on}{_said(found, ('event', 'on', 'id'), vocabulary)}"


def facts(*, found: Mapping[str, Any], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Write a table of facts, one on a line."""
    return tuple(
        f"{plain(text=name)}: {value(found=each, vocabulary=vocabulary)}" for name, each in found.items()
    )


def _said(found: Mapping[str, Any], without: tuple[str, ...], vocabulary: Vocabulary) -> str:
    said = [
        f"{_small(name)}: {value(found=each, vocabulary=vocabulary)}"
        for name, each in found.items()
        if name not in without
    ]
    return f" ({'; '.join(said)})" if said else ""


def _small(name: str) -> str:
    return name.replace("_", " ").replace("-", " ")
