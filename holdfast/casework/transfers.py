"""Children who come from another authority: for a time, or for good.

Until the receiving conference the other authority keeps the responsibility; its plan may be entered here for
the time being (`enter`). The receiving conference ends that: it makes a plan of this authority, or none.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import given, impossible, milestones, obligations, registrations, steps
from holdfast.casework.steps import read, step
from holdfast.procedures import words
from holdfast.records.models import MeetingChild, Transfer


@dataclass(frozen=True, kw_only=True)
class TransferPage:
    """A transfer: from whom, what plan there is there, and who is responsible as of the day it is read.

    `responsible_from_on` is None as long as the other authority keeps the responsibility.
    """

    id: UUID
    child: UUID
    other: str
    contact: str
    other_plan: str
    temporary: bool
    expected_until_on: date | None
    is_over: bool  # here for a time that is over
    asked_on: date
    papers_on: date | None
    responsible_from_on: date | None
    note: str

    @property
    def is_theirs(self) -> bool:
        """Whether the other authority keeps the responsibility."""
        return self.responsible_from_on is None


@step
def ask(
    *,
    children: Sequence[UUID],
    other: str,
    asked_on: date,
    today: date,
    contact: str = "",
    other_plan: str = "",
    papers_on: date | None = None,
    note: str = "",
) -> tuple[TransferPage, ...]:
    """Record that another authority asks this one to take children with a plan over.

    The responsibility stays there until the receiving conference. Raises Refused for who may not, without
    the other authority, for days ahead and for a child whose transfer is asked for already; NotHere for a
    child who is not here.
    """
    wanted = given.several(children=children)
    access_children.require_all(children=wanted, what=May.MEET, today=today)
    theirs = _other(other, wanted[0])
    given.not_after(on=asked_on, today=today, what="The asking")
    if papers_on is not None:
        given.not_after(on=papers_on, today=today, what="The day the papers came")
    _refuse_asked(wanted)
    done = milestones.record(
        event="transfer-asked", children=wanted, on=asked_on, today=today, text=f"By {theirs}"
    )
    with impossible.in_words(about="person", about_id=wanted[0]):
        made = [
            Transfer.objects.create(
                authority_id=entry.current().authority, child_id=child, other=theirs,
                contact=contact.strip(), other_plan=other_plan.strip(), asked_on=asked_on,
                papers_on=papers_on, milestone_id=done.id, note=note.strip(),
            )
            for child in wanted
        ]  # fmt: skip
    for child in wanted:
        steps.log(about="person", about_id=child, why=f"transfer asked for by {theirs}")
    return tuple(_shown(each, None, today) for each in made)


@step
def enter(  # noqa: PLR0913 - from whom, which plan, from when until when
    *,
    children: Sequence[UUID],
    other: str,
    began_on: date,
    on: date,
    categories: Sequence[str],
    today: date,
    expected_until_on: date | None = None,
    contact: str = "",
    other_plan: str = "",
) -> tuple[TransferPage, ...]:
    """Enter children who are here for a time with another authority's plan: a temporary registration.

    `began_on` is the day of the plan there, `on` the day from which it is entered here. It ends when their
    time here is over (`registrations.end`) or with the receiving conference. Raises Refused for who may not,
    without the authority or a category, for days that cannot be, and for a child with a plan here already.
    """
    wanted = given.several(children=children)
    access_children.require_all(children=wanted, what=May.MEET, today=today)
    theirs = _other(other, wanted[0])
    chosen = given.all_known(found=categories, words=tuple(words.Category), what="the category")
    if not chosen:
        raise Refused("Say under which category the plan there is.", about="person", about_id=wanted[0])
    given.not_after(on=on, today=today, what="The entry")
    if began_on > on:
        raise Refused("The plan there began after it was entered here.", about="person", about_id=wanted[0])
    _in_order(expected_until_on, on, wanted[0])
    made = []
    for child in wanted:
        registrations.begin(
            child=child, on=began_on, began_as="carried-in", carried_from="temporary", carried_in_on=on,
            categories=chosen, temporary=True,
        )  # fmt: skip
        with impossible.in_words(about="person", about_id=child):
            row = Transfer.objects.create(
                authority_id=entry.current().authority, child_id=child, other=theirs, temporary=True,
                contact=contact.strip(), other_plan=other_plan.strip(), asked_on=on,
                expected_until_on=expected_until_on,
            )  # fmt: skip
        made.append(_shown(row, None, today))
        steps.log(about="person", about_id=child, why=f"here for a time, with a plan of {theirs}")
    obligations.refresh(children=wanted, today=today)
    return tuple(made)


@step
def stay_longer(*, transfer: UUID, until_on: date, why: str, today: date) -> TransferPage:
    """Say that a child who is here for a time stays until a later day. Raises as `enter` does."""
    found = Transfer.standing.select_for_update().filter(id=transfer, temporary=True).first()
    if found is None:
        raise NotHere("There is no such entry here.", about="transfer", about_id=transfer)
    access_children.require(child=found.child_id, what=May.MEET, today=today)
    said = given.needed(text=why, why="Say why they stay.", about="person", about_id=found.child_id)
    _in_order(until_on, found.asked_on, found.child_id)
    found.expected_until_on = until_on
    with impossible.in_words(about="person", about_id=found.child_id):
        found.save(update_fields=["expected_until_on"])
    steps.log(about="person", about_id=found.child_id, why=said)
    return _shown(found, None, today)


@read
def of_child(*, child: UUID, today: date) -> tuple[TransferPage, ...]:
    """The transfers and temporary entries of a child, the newest first. Raises as access says."""
    access_children.require(child=child, what=May.SEE, today=today)
    steps.log(about="person", about_id=child)
    return shown(child=child, today=today)


def shown(*, child: UUID, today: date) -> tuple[TransferPage, ...]:
    """The same, for a read that has asked `access` about the child."""
    received = _received(child)
    stands = registrations.find(child=child, on=today)
    found = []
    for each in Transfer.standing.filter(child=child).order_by("-asked_on", "-id"):
        page = _shown(each, received, today)
        here = stands is not None and stands.temporary
        found.append(page if here else replace(page, is_over=False))
    return tuple(found)


def received(*, children: Sequence[UUID], meeting: UUID, on: date, today: date) -> None:
    """The receiving conference was held: from then on this authority is responsible.

    A part of the step that completes the conference, which has asked `access`.
    """
    rows = Transfer.standing.filter(
        child__in=children, direction="in", responsible_from_on=None, asked_on__lte=on
    )
    theirs = [each.child_id for each in rows]
    if not theirs:
        return
    milestones.record(event="receiving-conference", children=sorted(set(theirs)), on=on, today=today)
    rows.update(responsible_from_on=on, meeting_id=meeting)


def _received(child: UUID) -> date | None:
    """The last receiving conference: one called so, or the one that made or refused a plan."""
    held = MeetingChild.standing.filter(
        child=child, meeting__kind="initial-conference", meeting__held_on__isnull=False,
        decision__in=("plan", "no-plan"),
    ).exclude(decision="no-plan", meeting__quorate=False)  # fmt: skip
    found: date | None = held.order_by("-meeting__held_on").values_list("meeting__held_on", flat=True).first()
    return found


def _shown(each: Transfer, received_on: date | None, today: date) -> TransferPage:
    from_on = each.responsible_from_on
    if from_on is None and received_on is not None and received_on >= each.asked_on:
        from_on = received_on  # the conference says so, whether or not it was noted here
    until = each.expected_until_on
    return TransferPage(
        id=each.id, child=each.child_id, other=each.other, contact=each.contact, other_plan=each.other_plan,
        temporary=each.temporary, expected_until_on=until, asked_on=each.asked_on, papers_on=each.papers_on,
        is_over=each.temporary and from_on is None and until is not None and until < today,
        responsible_from_on=from_on, note=each.note,
    )  # fmt: skip


def _refuse_asked(children: Sequence[UUID]) -> None:
    each = Transfer.standing.filter(child__in=children, responsible_from_on=None, temporary=False).first()
    if each is not None and _shown(each, _received(each.child_id), each.asked_on).is_theirs:
        raise Refused(
            f"{each.other} asked for this on {each.asked_on.day} {each.asked_on:%B %Y} already.",
            about="person", about_id=each.child_id,
        )  # fmt: skip


def _other(other: str, child: UUID) -> str:
    return given.needed(text=other, why="Say which authority.", about="person", about_id=child)


def _in_order(until_on: date | None, from_on: date, child: UUID) -> None:
    if until_on is not None and until_on < from_on:
        raise Refused("Their time here ends before it begins.", about="person", about_id=child)
