"""What comes after a child protection plan, on one page: what was to follow, what is due, what is missing.

With it what else the register has of a child: from where it came, and who has asked about it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.casework import (
    obligations,
    plan_completions,
    procedure,
    register_enquiries,
    registrations,
    steps,
    support_plans,
    supports,
    transfers,
)
from holdfast.casework.child_opening import Opened
from holdfast.casework.child_page import ChildHead
from holdfast.casework.due_rows import Row, Rows
from holdfast.casework.register_enquiries import Answered
from holdfast.casework.registrations import Registered
from holdfast.casework.steps import read
from holdfast.casework.support_plans import SupportPlanPage
from holdfast.casework.supports import SupportLine
from holdfast.casework.transfers import TransferPage
from holdfast.casework.wording import GROUNDS, Wording
from holdfast.procedures.conference_words import FOLLOWS, SUPPORT_PLANS
from holdfast.records.models import MilestoneChild

NEEDS_ALL_DONE = ("close", "caf")


@dataclass(frozen=True, kw_only=True)
class Missing:
    """Something that should be recorded and is not: why, with the clause, and where it is done."""

    say: str
    cite: str = ""
    name: str = ""  # of the address, about the child
    does: str = ""


@dataclass(frozen=True, kw_only=True)
class AfterwardsPage:
    """The page: the last plan and its end, what follows, what is due, what is missing."""

    head: ChildHead
    plan: Registered | None
    has_plan: bool
    words: str  # what the plan is called
    grounds: str
    follows: str
    dues: tuple[Row, ...]
    support_plans: tuple[SupportPlanPage, ...]
    supports: tuple[SupportLine, ...]
    undone: tuple[str, ...]
    missing: tuple[Missing, ...]
    transfers: tuple[TransferPage, ...]
    enquiries: tuple[Answered, ...]


@read
def of_child(*, child: UUID, today: date) -> AfterwardsPage:
    """What comes after the plan of a child. Raises NotHere and Refused as the child's page does."""
    opened = Opened.of(child=child, today=today)
    last = next(iter(registrations.of_child(child=child, today=today)), None)
    ended = last is not None and last.until_on is not None
    dues = obligations.open_of(children=[child], today=today) if ended or last is None else []
    plans, lines = support_plans.after(child=child), supports.shown(child=child)
    undone = plan_completions.undone(child=child) if ended and last and last.grounds != "died" else ()
    missing = _missing(last, plans, lines, undone, today) if ended and last else iter(())
    rows = Rows(pack=procedure.pack(), facts={child: opened.facts()}, today=today)
    steps.log(about="person", about_id=child)
    return AfterwardsPage(
        head=opened.head(), plan=last, has_plan=last is not None and not ended,
        words=opened.wording.one(term="plan"),
        grounds=GROUNDS.get(last.grounds, last.grounds.replace("-", " ")) if ended and last else "",
        follows=FOLLOWS.get(last.then, "") if last else "",
        dues=tuple(rows.of(dues=dues, own=opened.own_roles)), support_plans=plans, supports=lines,
        undone=undone, missing=() if opened.is_partner else tuple(missing),
        transfers=transfers.shown(child=child, today=today),
        enquiries=() if opened.is_partner else register_enquiries.of_child(child=child, today=today),
    )  # fmt: skip


def _missing(
    last: Registered, plans: tuple[SupportPlanPage, ...], lines: tuple[SupportLine, ...],
    undone: tuple[str, ...], today: date,
) -> Iterator[Missing]:  # fmt: skip
    """What should be recorded after this end, and is not."""
    if last.grounds == "died" or last.temporary or last.until_on is None:
        return
    since = last.until_on
    cite = _cite()
    own = [each for each in plans if each.from_on >= since]
    begun = {each.kind for each in own}
    if not last.then and not begun and not any(each.none_why for each in lines):
        yield Missing(
            say="It is not recorded whether a plan is to follow. Begin one, or say why none follows.",
            cite=cite, name="support-plan", does="Begin a plan that follows",
        )  # fmt: skip
    if last.then in SUPPORT_PLANS and last.then not in begun:
        yield Missing(
            say=f"{SUPPORT_PLANS[last.then]}: decided to follow, and not begun.", cite=cite,
            name="support-plan", does="Begin it",
        )  # fmt: skip
    if last.then == "legal-planning" and not _planned_legally(last.child, since):
        yield Missing(
            say="A legal planning meeting was decided, and none is recorded.", name="milestone-record",
            does="Record it",
        )  # fmt: skip
    if not lines:
        yield Missing(
            say="Nobody has recorded who goes on helping, or why nobody does.", name="support",
            does="Record who helps",
        )  # fmt: skip
    if last.then in NEEDS_ALL_DONE and undone:
        yield Missing(
            say=f"The plan was ended with {len(undone)} of its parts not recorded as carried out.",
            name="child-plan", does="See the plan",
        )  # fmt: skip
    yield from _of_plans(own, lines, today)


def _of_plans(plans: list[SupportPlanPage], lines: tuple[SupportLine, ...], today: date) -> Iterator[Missing]:
    for each in plans:
        if each.ended_on is not None:
            continue
        if each.kind == support_plans.VOLUNTARY and not any(line.who for line in lines):
            yield Missing(
                say="What each agency commits to in the CAF plan is not recorded.", name="support",
                does="Record who does what",
            )  # fmt: skip
        if each.named_until_on is not None and each.named_until_on < today:
            on = each.named_until_on
            yield Missing(say=f"{each.named}: the time named for it was over on {on.day} {on:%B %Y}.")


def _planned_legally(child: UUID, since: date) -> bool:
    held = MilestoneChild.standing.filter(
        child=child, milestone__event="legal-planning-meeting", on__gte=since
    )
    return held.exists()


def _cite() -> str:
    term = Wording.of(pack=procedure.pack()).own.term("child-in-need-plan")
    return term.cite if term else ""
