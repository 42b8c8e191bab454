"""Members are invited to one meeting of the core group: the parents encouraged to come, the child judged.

The procedure is asked before the invitations go. An invitation is a paper that went; how the family was
encouraged to come is what they were told.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from holdfast.access.children import May
from holdfast.access.refusals import Refused
from holdfast.casework import (
    conference_clauses,
    core_group_guards,
    core_group_letters,
    core_group_memberships,
    gathered,
    given,
    guarded,
    papers_sent,
    tellings,
)
from holdfast.casework.conference_clauses import Clause
from holdfast.casework.core_group_guards import Judged
from holdfast.casework.core_group_memberships import Present
from holdfast.casework.gathered import Gathered, Top
from holdfast.casework.papers_sent import FIELDS
from holdfast.casework.steps import read, step
from holdfast.procedures import words
from holdfast.procedures.conference_words import SENT_HOWS
from holdfast.records.models import MeetingDate, PaperSent, Telling

INVITATION = "invitation"
WRITTEN = frozenset({"post", "email"})


@dataclass(frozen=True, kw_only=True)
class Invited:
    """Somebody whom the meeting waits for, and whether and when their invitation went."""

    who: Present
    sent_on: date | None
    how: str
    encouraged: str  # how they were encouraged to come


@dataclass(frozen=True, kw_only=True)
class InviteFacts:
    """Who is invited so far, and whether the procedure has the child's coming judged."""

    top: Top
    rows: tuple[Invited, ...]
    judged: bool
    clauses: tuple[Clause, ...]


@step
def invite(
    *,
    meeting: UUID,
    who: Sequence[str],
    on: date,
    how: str,
    today: date,
    encouraged: str = "",
    judged: Mapping[UUID, Judged] | None = None,
    reasons: Mapping[str, str] | None = None,
) -> tuple[UUID, ...]:
    """Say that invitations went, by the keys of those waited for; answers the papers.

    `encouraged` says how the family among them was encouraged to come, `judged` of each child whether it is
    asked. Raises Refused for who may not, nobody, family invited and not encouraged, a day ahead, and where a
    guard stands before it; NotHere for a meeting that is not here.
    """
    found = gathered.find_open(meeting=meeting, what=May.MEET, today=today)
    given.known(word=how, words=SENT_HOWS, what="how they were invited")
    given.not_after(on=on, today=today, what="The day on which they were invited")
    rows = of(found=found, today=today)
    going = [each.who for each in rows if each.who.key in set(who)]
    if not going:
        raise Refused("Choose at least one to invite.", about="person", about_id=found.children[0])
    family = [each for each in going if each.is_family]
    if family:
        given.needed(
            text=encouraged, why="Say how the family is encouraged to come.", about="person",
            about_id=found.children[0],
        )  # fmt: skip
    there = [*going, *(each.who for each in rows if each.sent_on is not None and each.who not in going)]
    why = _ask(found, there, judged or {}, on, today, reasons)
    made = papers_sent.want(
        meeting=meeting, kind=INVITATION, to=[core_group_letters.to(each=each) for each in going]
    )
    papers_sent.mark(papers=PaperSent.objects.filter(id__in=made, sent_on=None), on=on, how=how)
    _encourage(found, family, encouraged, on=on, how=how, today=today)
    said = [f"{_said(each)}" for each in (judged or {}).values()]
    gathered.log(children=found.children, why="; ".join(filter(None, (why, *said))))
    return made


@read
def prepare(*, meeting: UUID, today: date) -> InviteFacts:
    """Who is invited to it and who is not yet. Raises as access says."""
    found = gathered.find(meeting=meeting, what=May.MEET, today=today)
    gathered.log(children=found.children)
    unjudged = conference_clauses.forbidding(
        step="invite", on=today,
        facts={"conference": core_group_guards.CORE_GROUP, "invited": sorted(words.ROLES), "unborn": False},
    )  # fmt: skip
    return InviteFacts(
        top=gathered.top_of(found=found), rows=of(found=found, today=today), judged=bool(unjudged),
        clauses=clauses(on=today),
    )  # fmt: skip


def of(*, found: Gathered, today: date, dates: Sequence[UUID] | None = None) -> tuple[Invited, ...]:
    """Whom the meeting waits for and who of them is invited; a part of steps that have asked access.

    `dates` are the keys of its arrangements, where they were read already.
    """
    papers = PaperSent.standing.filter(meeting=found.meeting, kind=INVITATION, sent_on__isnull=False)
    sent = {_key(each): each for each in papers.order_by("sent_on", "id")}
    told = _told(found, dates)
    rows = []
    for each in core_group_memberships.present_list(found=found, today=today):
        paper = sent.get((each.name, each.role, each.person, each.account, each.agency))
        rows.append(
            Invited(who=each, sent_on=paper.sent_on if paper else None, how=paper.how if paper else "",
                    encouraged=told.get(each.name, ""))
        )  # fmt: skip
    return tuple(rows)


def clauses(*, on: date) -> tuple[Clause, ...]:
    """What the procedure says of who is invited to a core group."""
    facts = {
        "conference": core_group_guards.CORE_GROUP, "invited": [], "involved": ["other-professional"],
        "unborn": True,
    }  # fmt: skip
    return conference_clauses.forbidding(step="invite", facts=facts, on=on)


def _ask(
    found: Gathered, there: Iterable[Present], judged: Mapping[UUID, Judged], on: date, today: date,
    reasons: Mapping[str, str] | None,
) -> str:  # fmt: skip
    if found.meeting.kind != core_group_guards.CORE_GROUP:
        return ""
    facts = core_group_guards.facts(
        children=found.children, members=there, today=today, judged=judged, on=found.day
    )
    return guarded.ask(
        step="invite",
        facts=facts.values(),
        on=on,
        today=today,
        reasons=reasons,
        about_id=found.children[0],
    )


def _encourage(
    found: Gathered, family: Iterable[Present], text: str, *, on: date, how: str, today: date
) -> None:
    """Write how each of the family was encouraged to come, as what they were told of that day."""
    last = MeetingDate.objects.filter(meeting=found.meeting).order_by("-arranged_on", "-id").first()
    for each in family:
        if each.role in words.ROLES and last is not None:
            tellings.tell(
                children=each.children, whom=each.role, of=str(last.id), of_kind="meeting", on=on,
                to=[tellings.To(name=each.name, account=each.account)], today=today, text=text,
                in_writing=how in WRITTEN, how="message" if how in WRITTEN else "in-person",
            )  # fmt: skip


def _told(found: Gathered, dates: Sequence[UUID] | None) -> dict[str, str]:
    """How each of the family was encouraged, by name."""
    if dates is None:
        dates = list(MeetingDate.objects.filter(meeting=found.meeting).values_list("id", flat=True))
    rows = Telling.standing.filter(
        of__in=[str(key) for key in dates], child__in=found.children, whom__in=list(words.FAMILY)
    )
    return {each.to_name: each.text for each in rows.order_by("on", "id") if each.text}


def _said(each: Judged) -> str:
    asked = "asked to come" if each.invited else "not asked to come"
    return f"the child is {asked}, judged by the {each.decided_by.replace('-', ' ')}: {each.why.strip()}"


def _key(each: PaperSent) -> tuple[Any, ...]:
    return tuple(getattr(each, name) for name in FIELDS)
