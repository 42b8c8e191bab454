"""What may happen while a plan is written: begun, written by several at once, given up, made, amended."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access.children import May
from holdfast.casework import (
    plan_advice,
    plan_draft_pages,
    plan_drafts,
    plan_keys,
    plan_shapes,
    plan_versions,
    plans,
)
from holdfast.casework.plan_draft_pages import PartPage
from holdfast.casework.plan_said import ActionSaid, ContactSaid, LineSaid, NeedSaid, OutcomeSaid, Rhythm
from holdfast.procedures.plan_words import CONTACT_KINDS, FLAGS, PARTS, SIDES
from holdfast.records.models import Meeting, Need, Obligation, Outcome, Person, Plan, Registration
from tests.casework.walks.walk import NOWHERE, Walk, often, rule
from tests.people import Member

LINES = tuple(
    name for name, part in PARTS.items() if part.shape in {"words", "list", "rows"} and name != "objective"
)
SHARED = ("risks", "safety", "negotiable", "contingency", "responsibilities", "family_commitments")
SOON = {"*": "an invented reason", "timescales": "agreed at the meeting"}


def draft(walk: Walk) -> UUID:
    """A draft, the newest often; now and then a version that is made."""
    rows = Plan.drafts_too.order_by("id")
    rows = rows if walk.slips(6) else rows.filter(state="draft")
    return walk.key(lambda: rows.values_list("id", flat=True), wrong=12)


def version(walk: Walk) -> UUID:
    """A version that is made, mostly one in force; now and then a draft."""
    rows = Plan.standing.order_by("id") if not walk.slips(8) else Plan.objects.order_by("id")
    rows = rows.filter(replaced_on=None) if not walk.chance(4) else rows
    return walk.key(lambda: rows.values_list("id", flat=True), wrong=12)


def child_of(walk: Walk, plan: UUID) -> UUID:
    """Whose plan it is."""
    found = walk.look(lambda: Plan.objects.filter(id=plan).values_list("registration__child", flat=True))
    return found[0] if found else NOWHERE


def others(walk: Walk, plan: UUID) -> list[UUID]:
    """Drafts of brothers and sisters, or none of them; now and then of anybody."""
    rows = Plan.drafts_too.filter(state="draft").exclude(id=plan)
    family = rows.filter(
        registration__child__memberships__family__members__person=child_of(walk, plan),
        registration__child__memberships__until_on=None,
    )  # fmt: skip
    found = walk.look(lambda: (rows if walk.slips(4) else family).distinct().values_list("id", flat=True))
    return walk.some(found) if found and walk.yes() else []


def may(walk: Walk, child: UUID, what: May) -> list[Member]:
    """Who of the authority may do this to a child today."""
    found = []
    for each in walk.cast.planners:
        with walk.acting(each):
            allowed = access_children.allowed(child=child, today=walk.today)
        if allowed is not None and what in allowed.may:
            found.append(each)
    return found


def named(walk: Walk, child: UUID) -> str:
    """The child's name: what is written of one child is known by it wherever it turns up."""
    found = walk.look(lambda: Person.objects.filter(id=child).values_list("given_name", flat=True))
    return (found[0] if found else "") or "The baby"


@contextmanager
def nothing_falls_due(walk: Walk) -> Iterator[None]:
    """What is written in a draft changes nothing in what is due."""
    before = _dues(walk)
    yield
    after = _dues(walk)
    assert before == after, f"a draft changed what is due: {_differing(before, after)}"


def _dues(walk: Walk) -> list[dict[str, object]]:
    left_out = {"known_from", "known_until"}
    rows = walk.look(lambda: Obligation.objects.order_by("id").values())
    return [{name: said for name, said in row.items() if name not in left_out} for row in rows]


def _differing(before: list[dict[str, object]], after: list[dict[str, object]]) -> list[dict[str, object]]:
    return [each for each in after if each not in before][:3] or [
        each for each in before if each not in after
    ][:3]


def actions(walk: Walk, name: str) -> list[ActionSaid]:
    """A few actions: of somebody with an account, of a role, of a name alone."""
    staff = (*walk.cast.workers, walk.cast.partner)
    by = walk.one(staff)
    days = walk.one((None, walk.ahead(3, 40)))
    return [
        ActionSaid(text=f"{by.name} sees {name} eat", who=by.name, account=by.account, by_on=days),
        ActionSaid(text=walk.words(f"Mend {name}'s bed"), who=walk.words("Mary Example"), role="mother"),
    ][: walk.one((0, 1, 1, 2))]


def outcome_said(walk: Walk, name: str) -> OutcomeSaid:
    """An outcome of a child."""
    what = walk.one(("sleeps well", "eats breakfast", "is at school"))
    return OutcomeSaid(
        text=walk.words(f"{name} {what}"), by_on=walk.one((walk.ahead(20, 90), None)),
        when=walk.one(("", "by the summer")), how_known="Seen at visits", actions=actions(walk, name),
    )  # fmt: skip


def keys_of(walk: Walk, plan: UUID, model: type[Need] | type[Outcome]) -> list[UUID]:
    """The keys of the needs or outcomes of a plan."""
    path = plan_keys.PLAN_OF[model]
    return [
        plan_keys.key(row=each)
        for each in walk.look(lambda: model.standing.filter(**{path: plan}).order_by("id"))
    ]


# ------------------------------------------------------------------ rules


@rule
def begin(walk: Walk) -> None:
    meetings = Meeting.objects.filter(kind="core-group", held_on=None, cancelled_on=None).order_by("id")
    at = walk.key(lambda: meetings.values_list("id", flat=True))
    with nothing_falls_due(walk):
        walk.do(
            walk.cast.workers, plan_drafts.begin, children=walk.family(), why=walk.words("They have moved"),
            meeting=walk.right(None, at),
        )  # fmt: skip


@rule
def write_the_aim(walk: Walk) -> None:
    plan = draft(walk)
    every = walk.one((None, ("3 weeks", "4 weeks"), ("2 weeks", "")))
    with nothing_falls_due(walk):
        walk.do(
            may(walk, child_of(walk, plan), May.WRITE) or walk.cast.workers, plan_drafts.write_aim, plan=plan,
            aim=walk.words(f"{named(walk, child_of(walk, plan))} is safe"), also=others(walk, plan),
            rhythm=Rhythm(visit_every=every[0], core_group_every=every[1]) if every else None,
        )  # fmt: skip


@often
def write_lines(walk: Walk) -> None:
    plan, part = draft(walk), walk.one(SHARED)
    part = walk.right(part, *LINES, "poem", "needs")
    by = may(walk, child_of(walk, plan), May.CONTRIBUTE) or walk.cast.workers
    page = walk.do([walk.one(by)], plan_draft_pages.show_part, plan=plan, part=part)
    name = named(walk, child_of(walk, plan))
    stand = list(page.plan.lines_of(part)) if page is not None else []
    said = [each for each in stand if walk.yes()] + [
        LineSaid(
            part=part, text=walk.words(walk.one((f"{name} is alone", "Alone at night", "Drink"))),
            who=walk.one(("", "Mary Example")), why="So that it is safe",
            side=walk.right("", *SIDES, "nobody"), not_relevant=walk.chance(5),
            key=walk.one((None, *(each.key for each in stand))),
        )
        for _ in range(walk.one((0, 1, 2)))
    ]  # fmt: skip
    if PARTS.get(part) is not None and PARTS[part].shape == "words":
        said = said[:1]
    with nothing_falls_due(walk):
        walk.do(
            by, plan_drafts.write_lines, plan=plan, part=part, lines=said, also=others(walk, plan),
            seen=page.version if page is not None and walk.yes() else None,
        )  # fmt: skip


@rule
def answer_a_question_of_the_plan(walk: Walk) -> None:
    plan = draft(walk)
    part = walk.one([name for name, each in PARTS.items() if each.shape == "flag"])
    said = LineSaid(part=part, text=walk.right(walk.one(tuple(FLAGS)), "perhaps", ""))
    with nothing_falls_due(walk):
        walk.do(walk.cast.workers, plan_drafts.write_lines, plan=plan, part=part, lines=[said])


@rule
def write_needs(walk: Walk) -> None:
    plan = draft(walk)
    name = named(walk, child_of(walk, plan))
    stand = walk.look(lambda: Need.standing.filter(plan=plan).order_by("place", "id"))
    said = [
        NeedSaid(text=walk.one((each.text, each.text, f"{name} needs warmth")), key=plan_keys.key(row=each))
        for each in stand
    ]
    if walk.slips(3):
        said = said[1:]
    if walk.yes():
        said.append(NeedSaid(text=walk.words(f"{name} is hungry"), whose=walk.right("child", "adult", "dog")))
    with nothing_falls_due(walk):
        walk.do(
            may(walk, child_of(walk, plan), May.WRITE) or walk.cast.workers, plan_drafts.write_needs,
            plan=plan, needs=said, also=others(walk, plan),
        )  # fmt: skip


@often
def write_an_outcome(walk: Walk) -> None:
    plan = draft(walk)
    name = named(walk, child_of(walk, plan))
    stand, needs = keys_of(walk, plan, Outcome), keys_of(walk, plan, Need)
    need = NeedSaid(text=f"{name} needs rest", key=walk.one((None, *needs)))
    which = walk.right(walk.one((None, *stand)), NOWHERE)
    by = may(walk, child_of(walk, plan), May.WRITE) or walk.cast.workers
    with nothing_falls_due(walk):
        if which is not None and walk.chance(5):
            walk.do(
                by, plan_drafts.leave_out_outcome, plan=plan, outcome=which, also=others(walk, plan),
                seen=None,
            )  # fmt: skip
            return
        page = walk.do(by, plan_draft_pages.show_outcome, plan=plan, outcome=which)
        said = outcome_said(walk, name)
        if page is not None and page.outcome is not None and walk.yes():
            said = OutcomeSaid(
                text=said.text, by_on=said.by_on, when=said.when,
                actions=[*page.outcome.actions, *said.actions][: walk.one((1, 2, 3))],
            )  # fmt: skip
        walk.do(
            by, plan_drafts.write_outcome, plan=plan, outcome=which, said=said, need=need,
            also=others(walk, plan), seen=page.version if page is not None and walk.yes() else None,
        )  # fmt: skip


@rule
def write_contacts(walk: Walk) -> None:
    plan = draft(walk)
    said = [
        ContactSaid(
            who=walk.words(each.name), account=each.account, every=walk.right("2 weeks", "", "often"),
            kind=walk.right("routine", *CONTACT_KINDS, "rare"), why="To see how it goes",
        )
        for each in walk.some((*walk.cast.workers[:2], walk.cast.partner))
    ]  # fmt: skip
    with nothing_falls_due(walk):
        walk.do(
            may(walk, child_of(walk, plan), May.CONTRIBUTE) or walk.cast.workers, plan_drafts.write_contacts,
            plan=plan, contacts=said, also=others(walk, plan),
        )  # fmt: skip


@often
def two_write_at_once(walk: Walk) -> None:
    """Two open the same part: the second is told of the first, and writes elsewhere unhindered."""
    rows = Plan.drafts_too.filter(state="draft", registration__until_on=None).order_by("id")
    plan = walk.key(lambda: rows.values_list("id", flat=True), wrong=99)
    part, other = walk.one(SHARED), "concerns"
    asked = {plan_shapes.may(part=each) for each in (part, other)}
    who = may(walk, child_of(walk, plan), May.WRITE if May.WRITE in asked else May.CONTRIBUTE)
    if not who:
        return
    one, two = walk.one(who), walk.one(who)
    seen = [_opened(walk, by, plan, each) for by, each in ((one, part), (two, part), (two, other))]
    if None in seen:
        return
    text = f"{named(walk, child_of(walk, plan))}, number {walk.fresh()}"
    also = others(walk, plan) if walk.yes() else []
    if not _written(walk, one, plan, part, text, seen[0], also):
        assert also, f"{one.name} opened “{part}” to write, and could not"
        return
    again = _written(walk, two, plan, part, f"{text}, too", seen[1], [])
    assert not again, f"{two.name} wrote over what {one.name} wrote meanwhile"
    assert text in _texts(walk, two, plan, part), "what was written first is gone"
    elsewhere = _written(walk, two, plan, other, f"{text}, elsewhere", seen[2], [])
    assert elsewhere, f"{two.name} was kept from “{other}” by what was written in “{part}”"


def _opened(walk: Walk, by: Member, plan: UUID, part: str) -> datetime | None:
    with walk.acting(by):
        page: PartPage = plan_draft_pages.show_part(plan=plan, part=part, today=walk.today)
    return page.version


def _written(
    walk: Walk, by: Member, plan: UUID, part: str, text: str, seen: datetime | None, also: Sequence[UUID]
) -> bool:
    done = walk.done
    with nothing_falls_due(walk):
        walk.do_as(
            by, plan_drafts.write_lines, plan=plan, part=part, lines=[LineSaid(part=part, text=text)],
            seen=seen, also=also,
        )  # fmt: skip
    return walk.done > done


def _texts(walk: Walk, by: Member, plan: UUID, part: str) -> list[str]:
    with walk.acting(by):
        page = plan_draft_pages.show_part(plan=plan, part=part, today=walk.today)
    return [each.text for each in page.plan.lines_of(part)]


@rule
def share_and_change_for_one(walk: Walk) -> None:
    """What is written for two is one part; changed for one alone it is a part of its own, in both."""
    rows = Plan.drafts_too.filter(state="draft", registration__until_on=None).order_by("id")
    plan = walk.key(lambda: rows.values_list("id", flat=True), wrong=99)
    who = may(walk, child_of(walk, plan), May.WRITE)
    also = [each for each in others(walk, plan) if set(may(walk, child_of(walk, each), May.WRITE)) & set(who)]
    who = [each for each in who if all(each in may(walk, child_of(walk, other), May.WRITE) for other in also)]
    if not who or not also or not walk.careful:
        return
    by, part, number = walk.one(who), walk.one(SHARED), walk.fresh()
    if not _written(walk, by, plan, part, f"Shared {number}", None, also):
        return
    keys = {each: _keys(walk, by, each, part, f"Shared {number}") for each in (plan, *also)}
    assert len(set(keys.values())) == 1, "what was written for several has several keys"
    assert _written(walk, by, plan, part, f"Alone {number}", None, [])
    for each in also:
        assert _keys(walk, by, each, part, f"Shared {number}") == keys[each], "one's own changed another's"
    own = _keys(walk, by, plan, part, f"Alone {number}")
    assert own != keys[plan], "what is one's own has the key of what is shared"


def _keys(walk: Walk, by: Member, plan: UUID, part: str, text: str) -> UUID | None:
    with walk.acting(by):
        page = plan_draft_pages.show_part(plan=plan, part=part, today=walk.today)
    return next((each.key for each in page.plan.lines_of(part) if each.text == text), None)


@rule
def drop(walk: Walk) -> None:
    with nothing_falls_due(walk):
        walk.do(walk.cast.workers, plan_drafts.drop, plan=draft(walk), why=walk.words("Begun too early"))


@rule
def make(walk: Walk) -> None:
    plan = draft(walk)
    meetings = Meeting.objects.filter(kind="core-group").order_by("id")
    at = walk.key(lambda: meetings.values_list("id", flat=True))
    walk.do(
        [*walk.cast.workers, *walk.cast.service], plan_versions.make, plans=[plan, *others(walk, plan)],
        made_on=walk.day(-10), at=walk.right("core-group", "conference", "looked-after-review", "pub"),
        meeting=walk.right(None, at), why=walk.words("They have moved"), reasons=walk.right(SOON, None),
    )  # fmt: skip


@often
def plan_rightly(walk: Walk) -> None:
    """A draft begun, given an outcome and made, by those who may: so that walks come to what follows."""
    family = [each for each in walk.one(walk.cast.families) if each in _planned(walk)]
    who = [each for each in walk.cast.workers if all(each in may(walk, one, May.WRITE) for one in family)]
    if not family or not who:
        return
    by = walk.one(who)
    drafts = walk.do_as(by, plan_drafts.begin, children=family, why="What was learnt since")
    if drafts is None:
        return
    name = named(walk, family[0])
    said = OutcomeSaid(
        text=f"{name} sleeps well", by_on=walk.today.replace(year=walk.today.year + 1),
        actions=[
            ActionSaid(
                text=f"Write {name}'s rota", who=each.name, account=each.account, by_on=walk.ahead(3, 30)
            )
            for each in (walk.cast.partner, by)
        ],
    )  # fmt: skip
    walk.do_as(
        by, plan_drafts.write_outcome, plan=drafts[0], outcome=None, said=said,
        need=NeedSaid(text=f"{name} needs rest"), also=drafts[1:],
    )  # fmt: skip
    if not walk.chance(4):
        walk.do_as(
            by, plan_versions.make, plans=drafts, made_on=walk.today, at="core-group",
            why="What was learnt since", reasons=SOON,
        )  # fmt: skip


def _planned(walk: Walk) -> set[UUID]:
    rows = Registration.standing.filter(until_on=None, from_on__lte=walk.today)
    return set(walk.look(lambda: rows.values_list("child", flat=True)))


@rule
def make_the_first_outline(walk: Walk) -> None:
    """An outline plan, of brothers and sisters or of children who are none, in the same words for each."""
    name = walk.one(("The child", "Everybody"))
    needs = [NeedSaid(text="Supervision at night", outcomes=[outcome_said(walk, name)])]
    walk.do(
        [*walk.cast.workers, *walk.cast.service], plans.record, children=walk.family(), part="outline",
        made_on=walk.day(-20), at=walk.right("conference", "", "pub"), aim="Safe nights", needs=needs,
        visit_every=walk.right("3 weeks", ""), reasons=walk.reasons(),
    )  # fmt: skip


@rule
def correct(walk: Walk) -> None:
    plan = version(walk)
    page = walk.look(lambda: Plan.objects.filter(id=plan).values_list("known_from", "made_on"))
    seen, made_on = page[0] if page else (walk.now, walk.today)
    done = walk.done
    walk.do(
        walk.cast.workers, plans.correct, plan=plan, seen=seen, reason=walk.words("the wrong need"),
        made_on=walk.right(made_on, walk.day(-10)), aim=walk.words("Warm"),
        add=[NeedSaid(text="To be warm")] if walk.yes() else [],
    )  # fmt: skip
    if walk.done > done:
        walk.corrected.add(plan)


@rule
def pass_advice_over(walk: Walk) -> None:
    plan = walk.one((draft(walk), version(walk)))
    by = may(walk, child_of(walk, plan), May.WRITE) or list(walk.cast.workers)
    page = walk.do([walk.one(by)], plan_advice.show, plan=plan)
    lacks = [lack for part in page.parts for lack in part.lacks] if page is not None else []
    if lacks:
        lack = walk.one([each for each in lacks if each.advice] or lacks)
        walk.do(
            by, plan_advice.pass_over, plan=plan, content=walk.right(lack.content, "none"),
            missing=lack.missing, why=walk.words("It is done once"),
        )  # fmt: skip
