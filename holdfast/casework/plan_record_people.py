"""Whose plan it is and who stands around it, in the public form: derived, never written twice.

The child, the categories, the social worker, the assessment's dimensions, the core group and how often each
of them sees the child, and who agreed to the plan and understood it.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, Subquery

from holdfast.access import relations
from holdfast.casework import assessments, core_groups, families
from holdfast.casework.core_groups import Member
from holdfast.casework.plan_record_parts import frequency, told
from holdfast.procedures import words
from holdfast.procedures.words import Role
from holdfast.records.models import (
    Allocation,
    Contact,
    HouseholdMember,
    LegalStatus,
    Plan,
    PlanAnswer,
    PlanLine,
    PlanSignatory,
    Registration,
    RegistrationCategory,
)

SIDES = {"child": "child", "parent": "family", "family": "family", "professional": "professional"}
ANSWERED = ("understands", "accepts", "signs")
NOTHING: Mapping[str, Any] = {**dict.fromkeys(ANSWERED), "why_not": ""}
AT_HOME = "lives with the child"
# What a plan's own words say bears on it, so that the guidance on it is at hand.
SAYS_SO: Mapping[str, tuple[str, ...]] = {
    "domestic-abuse": ("domestic abuse", "domestic violence", "coercive control"),
    "parent-learning-disability": ("learning disab", "learning difficult"),
}
ABOUT_PARENTS = ("disability", "adult_needs", "needs", "parenting_difficulties", "parenting_support")


def of_child(*, plan: Plan, today: date) -> dict[str, Any]:
    """Whose plan it is, and what the record knows of the child on the day of the plan."""
    child, on = plan.registration.child, today if plan.state == "draft" else plan.made_on
    in_force = relations.in_force(today=on)
    worker = Allocation.standing.filter(in_force, child=OuterRef("child"), role="social-worker")
    found = Registration.objects.filter(id=plan.registration_id).values(
        looked_after=Exists(LegalStatus.objects.filter(in_force, child=OuterRef("child"), looked_after=True)),
        named=ArraySubquery(
            RegistrationCategory.standing.filter(in_force, registration=OuterRef("pk")).values("category")
        ),
        worker=Subquery(worker.order_by("pk").values("account__name")[:1]),
    )
    now = found.get()
    findings = assessments.latest_findings(children=[child.id], today=on).get(child.id, ())
    by_dimension: dict[str, list[str]] = {}
    for each in findings:
        by_dimension.setdefault(each.dimension, []).append(each.text)
    return {
        "on": on.isoformat(), "agreed_on": None if plan.state == "draft" else plan.made_on.isoformat(),
        "child": families.name_of(person=child), "child_age": _age(child.born_on, on),
        "unborn": (child.born_on is None and child.expected_on is not None) or None,
        "looked_after": now["looked_after"],
        "categories": sorted(set(now["named"])),
        "social_worker": now["worker"],
        "dimensions": [
            {"dimension": name, "finding": "\n".join(texts)} for name, texts in by_dimension.items()
        ],
    }  # fmt: skip


def core_group(*, plan: Plan, contacts: Sequence[Contact], today: date) -> list[dict[str, Any]]:
    """Who is in the core group and how often each sees the child: by the plan's contacts, or by living there.

    The child is left out: nobody sees themselves.
    """
    child = plan.registration.child
    members = core_groups.members(child=child.id, today=today)
    at_home = _at_home(child.id, today)
    names = {families.name_of(person=child).casefold(), child.given_name.casefold(), ""}
    own = [each for each in contacts if each.with_whom.strip().casefold() in names]
    return [
        told(said={"who": each.name, "role": each.role.replace("-", " "), "side": side(role=each.role),
              "sees_child": _sees(each, own) or (AT_HOME if each.person in at_home else None)})
        for each in members
        if each.role != Role.CHILD and each.person != child.id
    ]  # fmt: skip


def answered(*, plan: Plan, said: Mapping[str, Any], lines: Iterable[PlanLine]) -> dict[str, Any]:
    """What was said, with who agrees to it and who understood their part, from those asked to sign it."""
    asked = list(PlanSignatory.standing.filter(plan=plan).order_by("id"))
    answers = _answers(asked)
    accounts = {each.who: each.account_id for each in lines if each.part == "responsibilities"}
    understood = {
        name: True
        for each in asked
        if answers.get(each.id, NOTHING)["understands"]
        for name in (each.name.casefold(), each.account_id)
        if name
    }
    duties = [
        each | ({"understood": True} if _understood(each, accounts, understood) else {})
        for each in said.get("responsibilities", ())
    ]
    agreement = [_agrees(each, answers.get(each.id, NOTHING)) for each in asked if not each.not_asked_why]
    not_relevant = dict(said.get("not_relevant", {}))
    if why := _not_asked(asked):
        not_relevant["agreement"] = why
    return {
        **said, "responsibilities": duties, "agreement": agreement, "not_relevant": not_relevant,
        "dissent": [
            told(said={"who": each["who"], "about": "the plan", "why": each.get("why_not")})
            for each in agreement
            if each.get("agrees") is False
        ],
    }  # fmt: skip


def understood_by(*, plans: Iterable[Plan]) -> dict[UUID, frozenset[str | UUID]]:
    """Who understood each of several versions, by the name in lower case and the account. Two queries."""
    asked = list(PlanSignatory.standing.filter(plan__in=list(plans)).order_by("id"))
    answers = _answers(asked)
    found: dict[UUID, set[str | UUID]] = {}
    for each in asked:
        if answers.get(each.id, NOTHING)["understands"]:
            own = found.setdefault(each.plan_id, set())
            own |= {name for name in (each.name.casefold(), each.account_id) if name}
    return {plan: frozenset(own) for plan, own in found.items()}


def circumstances(*, said: Mapping[str, Any]) -> list[str]:
    """What bears on the plan by its own words and by who is in the core group; for guidance alone."""
    found = []
    texts = {name: str(said.get(name, "")).casefold() for name in said}
    whole = " ".join(texts.values())
    roles = {each.get("role") for each in said.get("core_group", ())}
    abuse = any(each in whole for each in SAYS_SO["domestic-abuse"])
    if abuse or "domestic abuse service" in roles:
        found.append("domestic-abuse")
    parents = " ".join(texts.get(name, "") for name in ABOUT_PARENTS)
    if any(each in parents for each in SAYS_SO["parent-learning-disability"]):
        found.append("parent-learning-disability")
    return found


def side(*, role: str) -> str:
    """Of whom somebody is by their role."""
    if role == Role.CHILD:
        return "child"
    return "family" if role in words.FAMILY else "professional"


def _age(born_on: date | None, on: date) -> int | None:
    if born_on is None or born_on > on:
        return None
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


def _at_home(child: UUID, today: date) -> set[UUID]:
    """Who lives in a household of the child."""
    now = (Q(from_on=None) | Q(from_on__lte=today)) & (Q(until_on=None) | Q(until_on__gt=today))
    own = HouseholdMember.objects.filter(now, person=child).values("household")
    return set(HouseholdMember.objects.filter(now, household__in=own).values_list("person_id", flat=True))


def _sees(member: Member, contacts: Iterable[Contact]) -> str:
    """How often a member sees the child by the plan's contacts: theirs by account, name or role."""
    for each in contacts:
        same = each.account_id is not None and each.account_id == member.account
        if same or each.who.casefold() == member.name.casefold() or (each.role and each.role == member.role):
            return frequency(contact=each)
    return ""


def _answers(asked: Sequence[PlanSignatory]) -> dict[UUID, dict[str, Any]]:
    """What each answered last, question by question: an answer to one leaves the others as they were."""
    found: dict[UUID, dict[str, Any]] = {}
    for each in PlanAnswer.objects.filter(signatory__in=asked).order_by("on", "known_from", "id"):
        own = found.setdefault(each.signatory_id, dict(NOTHING))
        own |= {name: value for name in ANSWERED if (value := getattr(each, name)) is not None}
        own["why_not"] = each.why_not or ("" if each.accepts else own["why_not"])
    return found


def _understood(
    duty: Mapping[str, Any], accounts: Mapping[str, UUID | None], understood: Mapping[Any, bool]
) -> bool:
    who = str(duty.get("who", ""))
    return who.casefold() in understood or accounts.get(who) in understood


def _agrees(asked: PlanSignatory, answer: Mapping[str, Any]) -> dict[str, Any]:
    agrees = answer["accepts"] if answer["accepts"] is not None else answer["signs"]
    return told(
        said={"who": asked.name, "side": SIDES[asked.side], "agrees": agrees, "why_not": answer["why_not"]}
    )


def _not_asked(asked: Sequence[PlanSignatory]) -> str:
    """Why the child or the family is not asked whether they agree, where one of them is asked nothing."""
    for whom in ("child", "family"):
        own = [each for each in asked if SIDES[each.side] == whom]
        if own and all(each.not_asked_why for each in own):
            return own[0].not_asked_why
    return ""
