"""What somebody answers to a plan they are to sign: signed or not, understood, accepted, willing, each apart.

On paper, by e-mail (its words are kept), on screen, or said at a meeting. Every answer stays: whoever did not
agree can agree later. Dissent has its reasons, and the core group at which it was talked over.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import (
    disagreements,
    families,
    given,
    impossible,
    milestones,
    obligations,
    plan_agreements,
    plan_signatories,
    steps,
    visit_facts,
)
from holdfast.casework.plan_agreed import QUESTIONS, Signatory
from holdfast.casework.plan_agreements import RETURNED
from holdfast.casework.steps import read, step
from holdfast.procedures import words
from holdfast.procedures.plan_words import SIGNED_HOWS
from holdfast.records.models import Disagreement, Meeting, MeetingChild, Plan, PlanAnswer, PlanSignatory

AGREED = "Agreed to the plan"
ABOUT = "The plan"


@dataclass(frozen=True, kw_only=True)
class AnswerSaid:
    """What one answered; None where it was not said. `reply` keeps the words of an e-mail or letter."""

    signs: bool | None = None
    understands: bool | None = None
    understands_harm: bool | None = None
    understands_change: bool | None = None
    understands_expected: bool | None = None
    accepts: bool | None = None
    willing: bool | None = None
    why_not: str = ""
    reply: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether none of the questions is answered."""
        return all(getattr(self, name) is None for name in QUESTIONS)


@dataclass(frozen=True, kw_only=True)
class Mine:
    """The same one's place in a brother's or sister's plan of the same day."""

    signatory: UUID
    plan: UUID
    child: UUID
    child_name: str


@dataclass(frozen=True, kw_only=True)
class Answering:
    """What the form of an answer needs: who, of which child's plan, and the meetings it can have been at.

    `own` where whoever acts is the one who is to sign; `may_write` where they record it for somebody.
    """

    signatory: Signatory
    child: UUID
    child_name: str
    plan: UUID
    made_on: date
    all_of: tuple[Mine, ...]
    meetings: tuple[tuple[UUID, str, date], ...]
    own: bool
    may_write: bool


@step
def answer(
    *, signatories: Sequence[UUID], said: AnswerSaid, on: date, how: str, today: date,
    meeting: UUID | None = None,
) -> tuple[UUID, ...]:  # fmt: skip
    """Record one answer of one person to several children's plans; answers the rows' keys.

    Who works with the child records it; who is to sign and has an account signs on screen. `meeting` is where
    it was said, or a dissent talked over. When the last has answered, the agreement is back. Raises Refused
    for who may not, more than one person at once, an e-mail without its words, a no without reasons, a spoken
    signature, a day ahead or before the plan, and a version that another had replaced by then; NotHere for no
    such row or meeting.
    """
    plan_signatories.hold(signatories=signatories)
    rows = plan_signatories.find(signatories=signatories)
    children = [each.plan.registration.child_id for each in rows]
    _may(rows, how, today)
    _check(rows, said, on=on, how=how, today=today)
    _at(meeting, children)
    plans = list({each.plan_id: each.plan for each in rows}.values())
    before = plan_agreements.agreements_of(plans=plans, today=today)
    entered = entry.current()
    columns = asdict(said) | {"why_not": said.why_not.strip(), "reply": said.reply.strip()}
    with impossible.in_words(about="person", about_id=children[0]):
        made = [
            PlanAnswer.objects.create(
                authority_id=entered.authority, signatory=each, on=on, how=how, meeting_id=meeting,
                recorded_by_id=entered.actor.account, **columns,
            ).id
            for each in rows
        ]  # fmt: skip
    _disagreements(rows, said, on=on, meeting=meeting, today=today)
    _returned(plans, {key for key, each in before.items() if each.is_answered}, rows[0], on=on, today=today)
    for child in children:
        steps.log(about="person", about_id=child)
    obligations.refresh(children=children, today=today)
    return tuple(made)


@read
def prepare(*, signatory: UUID, today: date) -> Answering:
    """What the form of somebody's answer needs. Raises NotHere and Refused as access says."""
    row = plan_signatories.find(signatories=[signatory])[0]
    child = row.plan.registration.child_id
    access_children.require(child=child, what=May.SEE, today=today)
    steps.log(about="person", about_id=child)
    allowed = access_children.allowed(child=child, today=today)
    agreement = plan_agreements.agreement_of(plan=row.plan, today=today)
    shown = next(each for each in agreement.signatories if each.id == signatory)
    held = MeetingChild.standing.filter(child=child).exclude(meeting__held_on=None)
    meetings = held.order_by("-meeting__held_on").values_list("meeting", "meeting__kind", "meeting__held_on")
    account = entry.current().actor.account
    return Answering(
        signatory=shown, child=child, child_name=families.name_of(person=row.plan.registration.child),
        plan=row.plan_id, made_on=row.plan.made_on, all_of=_all_of(row, today), meetings=tuple(meetings),
        own=account is not None and account == row.account_id,
        may_write=allowed is not None and May.WRITE in allowed.may,
    )  # fmt: skip


def _all_of(row: PlanSignatory, today: date) -> tuple[Mine, ...]:
    """The same one's rows, this first, in the plans of the same day of the same family."""
    near = PlanSignatory.standing.filter(
        plan__made_on=row.plan.made_on, plan__part=row.plan.part, plan__withdrawn_at=None, plan__state="made",
        plan__replaced_on=row.plan.replaced_on, not_asked_why="",
    ).select_related("plan__registration__child")  # fmt: skip
    one = {"account": row.account_id} if row.account_id else {"account": None, "person": row.person_id}
    found = [each for each in near.filter(**one, name=row.name) if each.id != row.id]
    allowed = access_children.allowed_each(
        children=[each.plan.registration.child_id for each in found], today=today
    )
    family = _family(row)
    own = [
        each
        for each in found
        if each.plan.registration.child_id in family
        and (access := allowed.get(each.plan.registration.child_id)) is not None
        and May.SEE in access.may
    ]
    return tuple(
        Mine(
            signatory=each.id, plan=each.plan_id, child=each.plan.registration.child_id,
            child_name=families.name_of(person=each.plan.registration.child),
        )
        for each in (row, *own)
    )  # fmt: skip


def _family(row: PlanSignatory) -> set[UUID]:
    """The children of the plan's own family."""
    child, on = row.plan.registration.child_id, row.plan.made_on
    return {each.id for each in visit_facts.family_children(child=child, today=on)}


def _may(rows: Sequence[PlanSignatory], how: str, today: date) -> None:
    children = [each.plan.registration.child_id for each in rows]
    account = entry.current().actor.account
    if account is not None and all(each.account_id == account for each in rows):
        access_children.require_all(children=children, what=May.CONTRIBUTE, today=today)
        return
    access_children.require_all(children=children, what=May.WRITE, today=today)
    if how == "screen" and any(each.account_id for each in rows):
        raise Refused(
            "On screen they sign for themselves: record here what came on paper or by e-mail.",
            who_can_help=rows[0].name, about="person", about_id=children[0],
        )  # fmt: skip


def _check(rows: Sequence[PlanSignatory], said: AnswerSaid, *, on: date, how: str, today: date) -> None:
    child = rows[0].plan.registration.child_id
    given.known(word=how, words=SIGNED_HOWS, what="how they answered")
    given.not_after(on=on, today=today, what="The answer")
    keys = {plan_signatories.key_of(account=e.account_id, person=e.person_id, name=e.name) for e in rows}
    wrong = {
        "Record the answer of one person at a time.": len(keys) > 1,
        "Record the answer to the plans of one family at a time.": _is_mixed(rows),
        f"{rows[0].name} is not asked to sign: say first that they are.": any(
            each.not_asked_why for each in rows
        ),
        "That is before the plan was made.": any(on < each.plan.made_on for each in rows),
        "By then a newer version was in force: it is that one that is answered.": any(
            each.plan.replaced_on is not None and on > each.plan.replaced_on for each in rows
        ),
        "Say at least one thing of what they answered.": said.is_empty,
        "Say why they do not accept the plan: their reasons stand in it.": said.accepts is False
        and not said.why_not.strip(),
        "Nobody both signs the plan and does not accept it: say which it is.": said.signs is True
        and said.accepts is False,
        "Keep the words of the e-mail: they are what counts.": how == "email" and not said.reply.strip(),
        "What was said at a meeting is no signature: it comes on paper, by e-mail or on screen.": (
            how == "said" and said.signs is True
        ),
    }
    for why, is_so in wrong.items():
        if is_so:
            raise Refused(why, about="person", about_id=child)


def _is_mixed(rows: Sequence[PlanSignatory]) -> bool:
    """Whether they are of two families: there is more than one Mary Example."""
    children = {each.plan.registration.child_id for each in rows}
    return len(children) > 1 and not children <= _family(rows[0])


def _at(meeting: UUID | None, children: Sequence[UUID]) -> None:
    """Raises NotHere for a meeting that is not about each of the children, or has not been held."""
    if meeting is None:
        return
    parts = MeetingChild.standing.filter(meeting=meeting, child__in=children)
    about = set(parts.values_list("child", flat=True))
    if about != set(children) or not Meeting.objects.filter(id=meeting, held_on__isnull=False).exists():
        raise NotHere("There was no such meeting about this child.", about="meeting", about_id=meeting)


def _disagreements(
    rows: Sequence[PlanSignatory], said: AnswerSaid, *, on: date, meeting: UUID | None, today: date
) -> None:
    """Who does not accept the plan disagrees until it is settled; who accepts it later settles that."""
    if said.accepts is None:
        return
    children = [each.plan.registration.child_id for each in rows]
    open_ones = Disagreement.standing.filter(
        child__in=children, kind="plan", who=rows[0].name, ended_on=None, raised_on__lte=on
    )
    if said.accepts:
        for each in open_ones:
            disagreements.settle(disagreement=each.id, on=on, result=AGREED, today=today)
        return
    known = {each.child_id for each in open_ones}
    fresh = [child for child in dict.fromkeys(children) if child not in known]
    if fresh:
        role = rows[0].role if rows[0].role in words.ROLES else ""
        made = disagreements.record(
            children=fresh, kind="plan", who=rows[0].name, role=role, about=ABOUT, why=said.why_not, on=on,
            today=today,
        )  # fmt: skip
        if meeting is not None:
            Disagreement.objects.filter(id__in=[each.id for each in made]).update(meeting=meeting)


def _returned(plans: Sequence[Plan], before: set[UUID], who: PlanSignatory, *, on: date, today: date) -> None:
    """The event that the agreement is back, for the plans to which the last one has now answered."""
    now = plan_agreements.agreements_of(plans=plans, today=today)
    days = plan_agreements.group_days(plans=plans)
    together: dict[date | None, list[UUID]] = {}
    for plan in plans:
        if now[plan.id].is_answered and plan.id not in before:
            together.setdefault(days.get(plan.id), []).append(plan.registration.child_id)
    for day, children in together.items():
        said: Mapping[str, object] = {
            **({"for": day} if day else {}), **({"by": who.role} if who.role in words.ROLES else {}),
        }  # fmt: skip
        milestones.write(event=RETURNED, children=children, on=on, said=said)
