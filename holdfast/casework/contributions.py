"""What is asked of agencies for a child's assessment or family history, and what came back; late is shown.

Asked for several children at once, a row each; whoever is asked by their account answers themselves.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import families, given, own_agency, steps
from holdfast.casework.steps import read, step
from holdfast.procedures.conference_words import CONTRIBUTION_PURPOSES
from holdfast.records.models import Account, Assessment, Contribution, MilestoneChild

NO_CONTRIBUTION = "There is no such contribution in these records."


@dataclass(frozen=True, kw_only=True)
class ContributionShown:
    """What somebody was asked for, and what came; `days` to its date, fewer than 0: late; None: none to come.

    `account` is whoever answers it themselves.
    """

    id: UUID
    child: UUID
    name: str
    purpose: str
    purpose_name: str
    who: str
    role: str
    account: UUID | None
    asked: str
    asked_on: date
    wanted_by_on: date | None
    received_on: date | None
    text: str
    none_why: str
    days: int | None

    @property
    def is_late(self) -> bool:
        """Whether it should have come and has not."""
        return self.days is not None and self.days < 0


@step
def ask(  # noqa: PLR0913 - of whom, about whom, what, and by when
    *,
    children: Sequence[UUID],
    who: str,
    asked_on: date,
    today: date,
    asked: str = "",
    wanted_by_on: date | None = None,
    role: str = "",
    account: UUID | None = None,
    assessment: UUID | None = None,
    purpose: str = "assessment",
) -> tuple[UUID, ...]:
    """Record what somebody is asked to contribute about several children; answers the keys, one a child.

    `purpose` is a word of CONTRIBUTION_PURPOSES; `account` whoever answers it on their own page. Raises
    Refused for a day out of order and somebody who has left; NotHere for what is not here; and as access
    says.
    """
    wanted = given.several(children=children)
    access_children.require_all(children=wanted, what=May.WRITE, today=today)
    named = given.name(text=who, what="Whoever is asked")
    given.known(word=purpose, words=CONTRIBUTION_PURPOSES, what="what it is for")
    given.not_after(on=asked_on, today=today, what="The day it was asked for")
    if wanted_by_on is not None and wanted_by_on < asked_on:
        raise Refused("It is wanted before it was asked for.", about="person", about_id=wanted[0])
    _here(account)
    _about(assessment, wanted)
    made = [
        Contribution.objects.create(
            authority_id=entry.current().authority, child_id=child, assessment_id=assessment, purpose=purpose,
            who=named, role=role.strip(), account_id=account, asked=asked.strip(), asked_on=asked_on,
            wanted_by_on=wanted_by_on,
        ).id
        for child in wanted
    ]  # fmt: skip
    for child in wanted:
        steps.log(about="person", about_id=child)
    return tuple(made)


@step
def receive(
    *,
    contributions: Sequence[UUID],
    on: date,
    today: date,
    text: str = "",
    none_why: str = "",
) -> None:
    """Record what came of one or several contributions, with the same words; or that nothing will, and why.

    By who works with the child, or by whom it was asked of. Raises Refused for anybody else, where neither
    is said, before it was asked for and for one that has come; NotHere for none.
    """
    found = [_find(each) for each in dict.fromkeys(contributions)]
    if not found:
        raise Refused("Choose at least one child.")
    given.not_after(on=on, today=today, what="The day")
    if not (text.strip() or none_why.strip()):
        raise Refused("Write what came, or why nothing will.", about="person", about_id=found[0].child_id)
    for each in found:
        _may_answer(each, today)
        if each.received_on is not None:
            raise Refused("This has come already.", about="person", about_id=each.child_id)
        if on < each.asked_on:
            raise Refused("That is before it was asked for.", about="person", about_id=each.child_id)
        each.received_on, each.text, each.none_why = on, text.strip(), none_why.strip()
        each.save(update_fields=["received_on", "text", "none_why"])
        steps.log(about="person", about_id=each.child_id)


@read
def of_child(*, child: UUID, today: date) -> tuple[ContributionShown, ...]:
    """What was asked of others for a child, what is to come first, the latest at the top.

    Raises Refused for a partner and as access says.
    """
    own_agency.require(child=child, today=today)
    steps.log(about="person", about_id=child)
    return _in_order(Contribution.standing.filter(child=child), today)


@read
def mine(*, today: date) -> tuple[ContributionShown, ...]:
    """What is asked of whoever looks, by their account, and has not come; of children they may see alone.

    Raises Refused for a visitor.
    """
    account = entry.current().actor.account
    if account is None:
        raise Refused("Sign in to see what is asked of you.")
    rows = _in_order(Contribution.standing.filter(account=account, received_on=None), today)
    allowed = access_children.allowed_each(children=[each.child for each in rows], today=today)
    seen = tuple(each for each in rows if each.child in allowed and May.SEE in allowed[each.child].may)
    steps.log(about="contribution")
    for child in {each.child for each in seen}:
        steps.log(about="person", about_id=child)
    return seen


@read
def together(*, contribution: UUID, today: date) -> tuple[ContributionShown, ...]:
    """A contribution, and those asked with it for brothers and sisters that one may answer too; it is first.

    Raises NotHere for none, Refused where one may not answer it.
    """
    found = _find(contribution)
    _may_answer(found, today)
    alike = Contribution.standing.filter(
        who=found.who, role=found.role, asked=found.asked, asked_on=found.asked_on, purpose=found.purpose,
        account=found.account_id, assessment=found.assessment_id, received_on=None,
    ).exclude(id=found.id)  # fmt: skip
    allowed = access_children.allowed_each(children=[each.child_id for each in alike], today=today)
    needed = May.CONTRIBUTE if _is_mine(found) else May.WRITE
    others = [each for each in alike if each.child_id in allowed and needed in allowed[each.child_id].may]
    for each in (found, *others):
        steps.log(about="person", about_id=each.child_id)
    return tuple(_shown(each, today) for each in (found, *others))


def _find(contribution: UUID) -> Contribution:
    found = Contribution.standing.filter(id=contribution).select_related("child").first()
    if found is None:
        raise NotHere(NO_CONTRIBUTION, about="contribution", about_id=contribution)
    return found  # type: ignore[no-any-return]


def _is_mine(found: Contribution) -> bool:
    account = entry.current().actor.account
    return account is not None and found.account_id == account


def _may_answer(found: Contribution, today: date) -> None:
    what = May.CONTRIBUTE if _is_mine(found) else May.WRITE
    access_children.require(child=found.child_id, what=what, today=today)


def _here(account: UUID | None) -> None:
    if account is None:
        return
    found = Account.objects.filter(id=account).first()
    if found is None:
        raise NotHere("There is no such account here.", about="account", about_id=account)
    if found.left_at is not None:
        raise Refused(f"{found.name} has left.", about="account", about_id=account)


def _about(assessment: UUID | None, children: Iterable[UUID]) -> None:
    """The assessment it is for is about each of these children."""
    if assessment is None:
        return
    started = Assessment.objects.filter(id=assessment).values_list("started_id", flat=True).first()
    own = set(MilestoneChild.standing.filter(milestone=started).values_list("child_id", flat=True))
    for child in children:
        if child not in own:
            raise NotHere("This assessment is not about that child.", about="person", about_id=child)


def _in_order(rows: Iterable[Contribution], today: date) -> tuple[ContributionShown, ...]:
    shown = [_shown(each, today) for each in rows.select_related("child")]  # type: ignore[attr-defined]
    shown.sort(
        key=lambda each: (
            each.received_on is not None, each.wanted_by_on or date.max, each.asked_on, each.who, each.id
        )
    )  # fmt: skip
    return tuple(shown)


def _shown(each: Contribution, today: date) -> ContributionShown:
    wanted_by: date | None = each.wanted_by_on if each.received_on is None else None
    return ContributionShown(
        id=each.id, child=each.child_id, name=families.name_of(person=each.child), purpose=each.purpose,
        purpose_name=CONTRIBUTION_PURPOSES.get(each.purpose, each.purpose), who=each.who, role=each.role,
        account=each.account_id, asked=each.asked, asked_on=each.asked_on, wanted_by_on=each.wanted_by_on,
        received_on=each.received_on, text=each.text, none_why=each.none_why,
        days=(wanted_by - today).days if wanted_by else None,
    )  # fmt: skip
