"""What was explained of a plan: to whom, when, by whom and how; and what is not explained to somebody yet.

The plan to the child in words the child understands, the evidence of harm to the parents, why a preference
was not followed, and the right to complain: to a professional's agency, or to the board.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import families, given, impossible, plan_agreements, plans_in_force, steps
from holdfast.casework.plan_agreed import Signatory
from holdfast.casework.steps import read, step
from holdfast.procedures.plan_words import EXPLAINED, SIGN_SIDES
from holdfast.records.models import MeetingChild, Person, Plan, PlanExplanation

COMPLAIN_TO = {
    "agency": "The agency of a professional",
    "board": "The safeguarding board, about the conference or how the agencies work together",
}
"""To whom a family can complain."""

WANTED: tuple[tuple[str, str], ...] = (("child", "plan"), ("parent", "harm"), ("parent", "complaint"))
"""What each of a side should have heard, in the order of the page."""


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """What was explained once, to one person, of one child."""

    id: UUID
    what: str
    whom: str
    side: str
    on: date
    how: str
    text: str
    by: str
    meeting_on: date | None


@dataclass(frozen=True, kw_only=True)
class Explained:
    """All that was explained of a child's plan, the newest first; `missing` says what to whom is not yet.

    `family` are those of the child's plan who could be told: the child, the parents, the wider family.
    """

    child: UUID
    name: str
    plan: UUID | None
    explanations: tuple[Explanation, ...]
    missing: tuple[tuple[str, str], ...]
    family: tuple[Signatory, ...]
    meetings: tuple[tuple[UUID, str, date], ...]
    may_write: bool


@step
def explain(  # noqa: PLR0913 - what, to whom, when, by whom, how
    *,
    children: Sequence[UUID],
    what: str,
    whom: str,
    side: str,
    on: date,
    today: date,
    how: str = "",
    text: str = "",
    by_name: str = "",
    person: UUID | None = None,
    meeting: UUID | None = None,
    complain_to: Sequence[str] = (),
) -> tuple[UUID, ...]:
    """Record that something was explained to somebody, of several children; answers the rows' keys.

    `complain_to` says to whom they can complain: with a preference that was not followed, the right to
    complain is told too and stands by itself. `by_name` is who explained it, where it was not whoever
    records it. Raises Refused for who may not, a word that is none, a day ahead, nobody named, a preference
    without the reasons, and a right to complain without how or to whom; NotHere for a child or meeting.
    """
    wanted = given.several(children=children)
    access_children.require_all(children=wanted, what=May.CONTRIBUTE, today=today)
    given.known(word=what, words=EXPLAINED, what="what was explained")
    given.known(word=side, words=SIGN_SIDES, what="of whom they are")
    given.all_known(found=complain_to, words=COMPLAIN_TO, what="to whom they can complain")
    given.not_after(on=on, today=today, what="The explanation")
    name = given.name(text=whom, what="Whoever it was explained to")
    parts = _parts(what, how, text, complain_to, about=wanted[0])
    if meeting is not None:
        about = MeetingChild.standing.filter(meeting=meeting, child__in=wanted).exclude(meeting__held_on=None)
        if about.count() != len(wanted):
            raise NotHere("There was no such meeting about this child.", about="meeting", about_id=meeting)
    plans = _plans(wanted)
    entered = entry.current()
    with impossible.in_words(about="person", about_id=wanted[0]):
        made = [
            PlanExplanation.objects.create(
                authority_id=entered.authority, child_id=child, plan=plans.get(child), meeting_id=meeting,
                what=one, whom=name, side=side, person_id=person, on=on, how=how.strip(), text=said,
                by_name=by_name.strip(), account_id=None if by_name.strip() else entered.actor.account,
            ).id
            for child in wanted
            for one, said in parts
        ]  # fmt: skip
    for child in wanted:
        steps.log(about="person", about_id=child)
    return tuple(made)


@read
def of_child(*, child: UUID, today: date) -> Explained:
    """What was explained of a child's plan, and what to whom is not yet. Raises as access says."""
    access_children.require(child=child, what=May.SEE, today=today)
    steps.log(about="person", about_id=child)
    rows = PlanExplanation.standing.filter(child=child).select_related("account", "meeting")
    found = tuple(_shown(each) for each in rows.order_by("-on", "-id"))
    plan = _plans([child]).get(child)
    family: tuple[Signatory, ...] = ()
    if plan is not None:
        agreement = plan_agreements.agreement_of(plan=plan, today=today)
        family = tuple(each for each in agreement.signatories if each.side != "professional")
    heard = {(each.what, each.whom.casefold()) for each in found}
    allowed = access_children.allowed(child=child, today=today)
    held = MeetingChild.standing.filter(child=child).exclude(meeting__held_on=None)
    return Explained(
        child=child, name=families.name_of(person=Person.objects.get(id=child)),
        plan=plan.id if plan else None, explanations=found, family=family,
        missing=tuple(
            (what, each.name)
            for side, what in WANTED
            for each in family
            if each.side == side and (what, each.name.casefold()) not in heard and not _is_infant(each)
        ),
        meetings=tuple(
            held.order_by("-meeting__held_on").values_list("meeting", "meeting__kind", "meeting__held_on")
        ),
        may_write=allowed is not None and May.CONTRIBUTE in allowed.may,
    )  # fmt: skip


def _is_infant(each: Signatory) -> bool:
    return each.side == "child" and bool(each.not_asked_why)


def _parts(
    what: str, how: str, text: str, complain_to: Sequence[str], *, about: UUID
) -> list[tuple[str, str]]:
    """What is written down: the explanation, and the right to complain where it was told with it."""
    told = "; ".join(COMPLAIN_TO[each] for each in complain_to)
    said = text.strip()
    if what == "preference" and not said:
        raise Refused("Say the reasons as they were explained.", about="person", about_id=about)
    if what == "complaint" or complain_to:
        given.needed(
            text=how, why="Say how they were told of the right to complain.", about="person", about_id=about
        )
    if what == "complaint":
        if not complain_to:
            raise Refused("Say to whom they can complain.", about="person", about_id=about)
        return [("complaint", ". ".join(filter(None, (told, said))))]
    return [(what, said), *([("complaint", told)] if complain_to else [])]


def _plans(children: Sequence[UUID]) -> dict[UUID, Plan]:
    """The plan in force of each, the detailed one where there is one."""
    rows = Plan.objects.filter(
        plans_in_force.of(), registration__child__in=children, registration__withdrawn_at=None
    )
    ordered = rows.select_related("registration__child", "meeting").order_by("-part", "made_on", "id")
    return {each.registration.child_id: each for each in ordered}


def _shown(each: PlanExplanation) -> Explanation:
    return Explanation(
        id=each.id, what=each.what, whom=each.whom, side=each.side, on=each.on, how=each.how, text=each.text,
        by=each.by_name or (each.account.name if each.account else ""),
        meeting_on=each.meeting.held_on if each.meeting else None,
    )  # fmt: skip
