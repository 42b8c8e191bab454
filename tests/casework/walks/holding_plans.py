"""What holds of plans and core groups after every step: one version counts, and stays as it was made."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef

from holdfast.access.refusals import Refused
from holdfast.casework import drifts, plan_keys, undertakings
from holdfast.records.models import (
    CoreGroup,
    FamilyMember,
    Meeting,
    OutcomeProgress,
    Person,
    Plan,
    PlanAnswer,
    PlanSignatory,
    Registration,
    Renegotiation,
)
from tests.casework.walks.walk import Walk
from tests.people import Member

WHOLE = ("aim", "visit_every", "core_group_every", "rooms_every", "part")
WHOSE = ("mine", "agency", "team", "unit")


def check_rows(walk: Walk) -> None:
    """What is cheap: asked after each step."""
    with walk.as_system("tests"):
        for says, rows in _wrong(walk):
            found = list(rows[:3])
            assert not found, f"{says}: {[getattr(each, 'pk', each) for each in found]}"
        _made_stays(walk)
        _keys_stay_in_the_family()


def _wrong(walk: Walk) -> Iterable[tuple[str, Any]]:
    made = Plan.standing.filter(replaced_on=None)
    yield (
        "two versions of a part are in force",
        made.values("registration", "part").annotate(found=Count("id")).filter(found__gt=1),
    )
    drafts = Plan.drafts_too.filter(state="draft")
    yield (
        "two drafts of a part",
        drafts.values("registration", "part").annotate(found=Count("id")).filter(found__gt=1),
    )
    counts = made.filter(registration=OuterRef("registration"), part="detailed")
    yield (
        "a detailed plan was made, and none is in force",
        Plan.standing.filter(part="detailed", registration__withdrawn_at=None).exclude(Exists(counts)),
    )
    outlines = made.filter(registration=OuterRef("registration"))
    yield (
        "a plan was made, and none is in force",
        Plan.standing.filter(registration__withdrawn_at=None).exclude(Exists(outlines)),
    )
    numbers = Plan.standing.values("registration", "part", "number").annotate(found=Count("id"))
    yield "two versions have one number", numbers.filter(found__gt=1)
    yield "a plan was made ahead", Plan.standing.filter(made_on__gt=walk.today)
    yield "a draft is to be signed", PlanSignatory.objects.filter(plan__state="draft")
    yield "a draft was signed", PlanAnswer.objects.filter(signatory__plan__state="draft")
    yield "a draft cannot be kept", Renegotiation.objects.filter(plan__state="draft")
    yield "signed before it was made", PlanAnswer.objects.filter(on__gt=walk.today)
    yield "a draft was replaced", drafts.exclude(replaced_on=None)
    yield (
        "a core group is completed and not held",
        CoreGroup.objects.filter(completed_on__isnull=False, meeting__held_on=None),
    )
    yield (
        "progress of a child whom the meeting is not about",
        OutcomeProgress.objects.exclude(
            Exists(Meeting.objects.filter(id=OuterRef("meeting"), children__child=OuterRef("child")))
        ),
    )
    yield (
        "progress of another child's outcome",
        OutcomeProgress.objects.exclude(child=F("outcome__need__plan__registration__child")),
    )


# ------------------------------------------------------------------ what was made stays


def _made_stays(walk: Walk) -> None:
    """The words of a version are those with which it was made, save where a step may correct them."""
    now = _digests()
    for plan, (says, text) in now.items():
        before = walk.made.get(plan)
        if before is not None and before != says:
            assert plan in walk.corrected, f"the words of a version changed after it was made: {plan}: {text}"
        walk.made[plan] = says
    walk.corrected.clear()


def _digests() -> dict[UUID, tuple[str, str]]:
    plans = {each["id"]: each for each in Plan.objects.filter(state="made").values("id", *WHOLE)}
    said: dict[UUID, list[str]] = {key: [str(each)] for key, each in plans.items()}
    for model, path in plan_keys.PLAN_OF.items():
        columns = plan_keys.SAYS[model]
        rows = model.standing.filter(**{f"{path}__in": list(plans)}).order_by("place", "id")
        for plan, own, *words in rows.values_list(path, "id", *columns):
            said[plan].append(f"{model.__name__} {own} {words}")
    return {
        plan: (hashlib.sha256("\n".join(lines).encode()).hexdigest(), "; ".join(lines))
        for plan, lines in said.items()
    }


# ------------------------------------------------------------------ keys


def families() -> dict[UUID, set[UUID]]:
    """The families to which each ever belonged."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for person, family in FamilyMember.objects.values_list("person_id", "family_id"):
        found[person].add(family)
    return found


def _keys_stay_in_the_family() -> None:
    belongs = families()
    for model, path in plan_keys.PLAN_OF.items():
        child = f"{path}__registration__child_id"
        whose: dict[UUID, set[UUID]] = defaultdict(set)
        for own, key, of in model.objects.values_list("id", "key", child):
            whose[key or own].add(of)
        for key, children in whose.items():
            first, *others = children
            for each in others:
                assert belongs[first] & belongs[each], (
                    f"{model.__name__} {key} is shared by children of different families: {children}"
                )


# ------------------------------------------------------------------ what is said and listed


def check_drifts(walk: Walk) -> None:
    """No sentence on a child names a child of another family."""
    with walk.as_system("tests"):
        belongs = families()
        names = {each.id: each.given_name for each in Person.objects.filter(id__in=walk.cast.often)}
        children = list(Registration.standing.filter(until_on=None).values_list("child", flat=True))
        found = drifts.of(children=children, today=walk.today)
    for child, signs in found.items():
        for each in signs:
            for other, name in names.items():
                if name and other != child and not belongs[other] & belongs[child]:
                    said = re.search(rf"\b{name}\b", f"{each.say} {each.ends_it}")
                    assert not said, f"what is said of {names.get(child)} names {name}: {each.say}"
        kinds = [(each.kind, each.say) for each in signs]
        assert len(kinds) == len(set(kinds)), f"a sign stands twice: {kinds}"


def check_undertakings(walk: Walk, member: Member) -> None:
    """Nothing that somebody has undertaken stands twice in a list, nor is counted twice."""
    for whose in WHOSE:
        try:
            with walk.acting(member):
                page = undertakings.show(whose=whose, today=walk.today)
        except Refused:
            continue
        lines = [each for group in page.groups for each in group.lines] + list(page.done)
        keys = [(each.what.kind, each.what.key) for each in lines]
        ids = [each.what.id for each in lines]
        where = f"the list “{whose}” of {member.name} on {walk.today}"
        assert len(ids) == len(set(ids)), f"a row stands twice in {where}"
        assert len(keys) == len(set(keys)), f"an undertaking stands twice in {where}: {_twice(lines)}"
        opened = [each for group in page.groups for each in group.lines]
        assert page.number == len(opened) + page.more, f"{where} counts {page.number} of {len(opened)}"
        assert page.late <= page.number
        assert not [each for each in opened if each.what.done_on], f"what is done is open in {where}"


def _twice(lines: Iterable[Any]) -> Mapping[Any, list[str]]:
    found: dict[Any, list[str]] = defaultdict(list)
    for each in lines:
        found[(each.what.kind, each.what.key)].append(f"{each.what.text} {each.what.who} {each.what.done_on}")
    return {key: texts for key, texts in found.items() if len(texts) > 1}
