"""Who has read and done what about a child: the log of the record, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from holdfast.access import entry
from holdfast.access.refusals import Refused
from holdfast.audit.models import Entry
from holdfast.casework import steps
from holdfast.casework.child_opening import Opened
from holdfast.casework.child_page import ChildHead
from holdfast.casework.steps import read
from holdfast.records.models import Account

PAGE = 50
# What a step or read is called in the log, in words; the others are put together from their own names.
WORDS = {
    "people.record": "Began the record",
    "people.correct": "Corrected name or dates",
    "people.show": "Read the person’s names",
    "people.show_as_known_at": "Read the person’s names as they were known",
    "children.show": "Read the child’s page",
    "children.show_as_known_at": "Read the record as it was known",
    "children.plan": "Read the plan",
    "children.timeline": "Read the timeline",
    "children.notes": "Read notes and visits",
    "children.people": "Read the child’s people",
    "children.meetings": "Read the meetings",
    "children.papers": "Read the papers",
    "children.history": "Read the history",
    "due_reasons.show": "Read why something is due",
    "logs.of_child": "Read who has read the record",
    "visits.prepare": "Opened the form for a visit",
    "visits.record": "Recorded a visit",
    "visits.record_failed": "Recorded that the child could not be seen",
    "visits.correct": "Corrected a visit",
    "notes.record": "Recorded a case note",
    "tellings.tell": "Recorded that somebody was told",
    "tellings.acknowledge": "Said they have seen what they were told",
    "tellings.must_tell": "Read who must be told",
    "allocations.allocate": "Allocated the child",
    "allocations.hand_over": "Handed the child over",
    "allocations.end": "Ended an allocation",
    "plans.record": "Recorded the plan",
    "meetings.arrange": "Arranged a meeting",
    "meetings.move": "Moved a meeting",
    "meetings.hold": "Recorded a meeting",
    "meetings.cancel": "Cancelled a meeting",
    "milestones.record": "Recorded something that happened",
    "withdrawals.withdraw": "Withdrew something from this child’s pages",
    "registrations.end": "Ended the plan",
    "emergencies.open": "Opened the record in an emergency or on duty",
    "carry_ins.do": "Carried the child in",
    "carry_ins.undo": "Undid the carrying in",
}
VERBS = {
    "show": "Read", "list": "Read", "find": "Searched", "prepare": "Opened the form for",
    "record": "Recorded", "correct": "Corrected", "end": "Ended", "arrange": "Arranged", "open": "Opened",
    "restrict": "Restricted", "lift": "Lifted",
}  # fmt: skip
PARTS = {"seals": "the program’s seal", "carry-in": "a carrying in", "example": "the example"}


@dataclass(frozen=True, kw_only=True)
class LogLine:
    """One entry: `at` the moment, `who` by name, `did` in words, `refused` where it was not allowed."""

    at: datetime
    who: str
    did: str
    why: str
    refused: bool


@dataclass(frozen=True, kw_only=True)
class LogPage:
    """The log of one child, the newest first; `page` counts from 1."""

    head: ChildHead
    rows: tuple[LogLine, ...]
    page: int
    more: bool


@read
def of_child(*, child: UUID, today: date, page: int = 1) -> LogPage:
    """Who has read and done what about a child, by pages of `PAGE`.

    Raises NotHere and Refused as `children.show` does, and Refused for a partner of another agency.
    """
    opened = Opened.of(child=child, today=today)
    if opened.is_partner:
        raise Refused(
            "Who has read a record is for the authority’s own people.",
            who_can_help="the child’s social worker", about="person", about_id=child,
        )  # fmt: skip
    start = PAGE * (page - 1)
    rows = Entry.objects.filter(authority_id=entry.current().authority, about_id=child)
    found = list(rows.order_by("-at", "-id")[start : start + PAGE + 1])
    names = _names(found)
    steps.log(about="person", about_id=child)
    return LogPage(
        head=opened.head(), rows=tuple(_line(each, names) for each in found[:PAGE]), page=page,
        more=len(found) > PAGE,
    )  # fmt: skip


def _line(each: Entry, names: dict[str, str]) -> LogLine:
    return LogLine(
        at=each.at, who=names.get(each.actor) or _part(each.actor), did=_did(each.what), why=each.why,
        refused=each.outcome == Entry.REFUSED,
    )  # fmt: skip


def _names(found: Iterable[Entry]) -> dict[str, str]:
    """From the actor's label to the name of the account."""
    labels = {each.actor for each in found if each.actor.startswith("account:")}
    keys = [UUID(label.partition(":")[2]) for label in labels]
    accounts = Account.objects.filter(authority_id=entry.current().authority, id__in=keys)
    return {f"account:{key}": name for key, name in accounts.values_list("id", "name")}


def _part(actor: str) -> str:
    kind, _, part = actor.partition(":")
    if kind == "system":
        return f"The program ({PARTS.get(part, part.replace('-', ' '))})"
    return "Somebody not signed in" if kind == "visitor" else "An account that is not here"


def _did(what: str) -> str:
    """In words: `teams.list_teams` is “Read teams”, where nobody has put it better."""
    if what in WORDS:
        return WORDS[what]
    noun, _, act = what.partition(".")
    verb, _, rest = act.partition("_")
    thing = (rest or noun).replace("_", " ")
    return f"{VERBS.get(verb, verb.capitalize())} {thing}"
