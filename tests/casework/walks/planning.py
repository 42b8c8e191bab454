"""What may happen while a plan is written: begun, written by several at once, given up, made, amended."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access.children import May
from holdfast.casework import (
    plan_draft_pages,
    plan_drafts,
    plan_keys,
)
from holdfast.casework.plan_said import ActionSaid, ContactSaid, LineSaid, NeedSaid, OutcomeSaid, Rhythm
from holdfast.procedures.plan_words import CONTACT_KINDS, FLAGS, PARTS, SIDES
from holdfast.records.models import Meeting, Need, Obligation, Outcome, Person, Plan
from tests.casework.walks.cast import NOWHERE
from tests.casework.walks.walk import Walk, often, rule
from tests.people import Member

LINES = tuple(
    name for name, part in PARTS.items() if part.shape in {"words", "list", "rows"} and name != "objective"
)
SHARED = ("risks", "safety", "negotiable", "contingency", "responsibilities", "family_commitments")


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


@rule
def drop(walk: Walk) -> None:
    with nothing_falls_due(walk):
        walk.do(walk.cast.workers, plan_drafts.drop, plan=draft(walk), why=walk.words("Begun too early"))
