"""Where the work with a child drifts: each sign a sentence, with what would end it and where that is done.

Never a score, and nothing about a person by themselves: the child's plan drifts, not somebody. What is due
by a day and overdue stands on *Today* as such; as drift it is named on the child's page (child_drifts.py).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.casework.child_facts import GRACE, ChildFacts
from holdfast.casework.drift_facts import DriftFacts, Held, PlanNow
from holdfast.procedures import near_dates
from holdfast.procedures.conference_words import WAS_THERE
from holdfast.procedures.plan_words import SCALE

NEVER_SEEN, NO_PROGRESS, ACTION_LATE, ABSENT = "never-seen", "no-progress", "action-late", "absent"
ANNOUNCED, NO_VIEW, NO_PLAN, NO_ACTIONS = "announced", "no-view", "no-plan", "no-actions"
UNSIGNED, NOT_HELD, OUTLINE = "unsigned", "not-held", "outline"
SUCCESSIVE = 2  # meetings in a row from which on something drifts
REACHED = 4  # on the scale of progress
DOES = {
    "visit-record": "Record a visit",
    "child-plan": "See the plan",
    "undertaking": "Say how it stands",
    "core-group-members": "See the core group",
    "plan-signatures": "See who has signed",
    "due": "See what was due",
    "plan-outline": "See what became of the outline",
}


@dataclass(frozen=True, kw_only=True)
class Drift:
    """One sign: `say` a sentence, `ends_it` what would end it, and by name the address where it is done."""

    kind: str
    say: str
    ends_it: str
    address: str
    about: tuple[object, ...]

    @property
    def do(self) -> str:
        """What the way to `address` says."""
        return DOES.get(self.address, "See it")

    @property
    def writes(self) -> bool:
        """Whether only who writes in the record can go that way."""
        return self.address == "visit-record"


def of(
    *, children: Collection[UUID], today: date, known: Mapping[UUID, ChildFacts] | None = None
) -> dict[UUID, tuple[Drift, ...]]:
    """The signs of each child with a plan, the gravest first; in one query, two where nothing is `known`.

    Whoever asks has asked access. A child without a plan has none, and stands in the answer with none.
    """
    facts = ChildFacts.of(children=children, today=today) if known is None else known
    planned = [child for child in children if child in facts and facts[child].has_plan_now]
    found = DriftFacts.of(children=planned, today=today)
    return {
        child: tuple(_of(facts[child], found[child], today)) if child in found else () for child in children
    }


def in_one(*, signs: tuple[Drift, ...]) -> str:
    """The first sign, and how many there are besides: for a line of a list. Empty without any."""
    if not signs:
        return ""
    return signs[0].say if len(signs) == 1 else f"{signs[0].say} And {len(signs) - 1} more."


# ---------------------------------------------------------------- one child


def _of(facts: ChildFacts, found: DriftFacts, today: date) -> Iterable[Drift]:
    began = facts.began_on or today
    held = [each for each in found.meetings if each.on >= began]
    groups = [each for each in held if each.kind == "core-group"]
    yield from _never_seen(facts, today)
    yield from _no_progress(facts, found, groups)
    yield from _late(found, today)
    yield from _absent(facts, found, groups)
    yield from _announced(facts, found)
    yield from _no_view(facts, found, held, today)
    yield from _plan_itself(facts, found, today)
    yield from _unsigned(found, groups, today)


def _never_seen(facts: ChildFacts, today: date) -> Iterable[Drift]:
    if facts.never_seen(today=today) and facts.began_on is not None:
        yield _drift(
            NEVER_SEEN, f"Not seen since the plan began {near_dates.ago(facts.began_on, today)}.",
            f"{facts.child.given} is seen", "visit-record", facts,
        )  # fmt: skip


def _no_progress(facts: ChildFacts, found: DriftFacts, groups: list[Held]) -> Iterable[Drift]:
    """Outcomes that stand where they stood, or are passed over, at core groups that looked at progress."""
    looked = [each for each in groups if each.progress]
    for key, text in found.outcomes.items():
        run, scale = _stands_still(key, looked, found.plan)
        if run >= SUCCESSIVE:
            at = f"at the last {run} core groups"
            said = (
                f"No progress {at}: “{short(text=text)}”, {SCALE[scale].lower()}."
                if scale is not None
                else f"Not looked at {at}: “{short(text=text)}”."
            )
            yield _drift(
                NO_PROGRESS, said, "it comes further, or the core group changes what is done for it",
                "child-plan", facts,
            )  # fmt: skip


def _stands_still(key: UUID, looked: list[Held], plan: PlanNow | None) -> tuple[int, int | None]:
    """For how many meetings in a row, to the last, an outcome has not risen; and where it stands.

    A meeting that passed it over is one without progress. Before its first reading it counts from the plan.
    """
    rows = [(each.on, each.progress.get(key)) for each in reversed(looked)]
    known = [place for place, (_, scale) in enumerate(rows) if scale is not None]
    if not known:
        since = [on for on, _ in rows if plan is not None and on > plan.made_on]
        return len(since), None
    rows = rows[known[0] :]
    last: int | None = None
    run = 0
    for _, scale in rows:
        run = 1 if scale is not None and (last is None or scale > last) else run + 1
        last = scale if scale is not None else last
    return (0 if last == REACHED else run), last


def _late(found: DriftFacts, today: date) -> Iterable[Drift]:
    for action, text, who, by_on in found.late:
        late = near_dates.counted((today - by_on).days)
        yield Drift(
            kind=ACTION_LATE, say=f"An action of the plan is {late} late: “{short(text=text)}”, {who}.",
            ends_it="it is done, or the core group agrees another day", address="undertaking",
            about=(action,),
        )  # fmt: skip


def _absent(facts: ChildFacts, found: DriftFacts, groups: list[Held]) -> Iterable[Drift]:
    """Members of the core group, an agency as one, who were at none of the last core groups."""
    recorded = [each for each in groups if each.came]
    if len(recorded) < SUCCESSIVE:
        return
    members = {_key(each): each for each in (*recorded[0].came, *found.members)}
    for key, member in members.items():
        away = 0
        for each in recorded:
            if any(_key(row) == key and row["how"] in WAS_THERE for row in each.came):
                break
            away += 1
        if away >= SUCCESSIVE:
            name = member["agency_name"] or member["name"]
            yield _drift(
                ABSENT, f"{name} was not at the last {away} core groups.",
                "they come, or it is agreed who takes part in their place", "core-group-members", facts,
            )  # fmt: skip


def _announced(facts: ChildFacts, found: DriftFacts) -> Iterable[Drift]:
    if len(found.visited) > 1 and not found.unannounced:
        yield _drift(
            ANNOUNCED, "Every visit since the plan began was announced.",
            "a visit is made of which nobody was told before", "visit-record", facts,
        )  # fmt: skip


def _no_view(facts: ChildFacts, found: DriftFacts, held: list[Held], today: date) -> Iterable[Drift]:
    """Since plan or review the child was seen twice, or a core group met, without a word of the child's."""
    if facts.born_on is None or facts.began_on is None:
        return
    reviews = [each.on for each in held if each.kind == "review-conference"]
    plan = found.plan.made_on if found.plan else facts.began_on
    since = max([facts.began_on, plan, *reviews[:1]])
    views = [each.views_on for each in found.meetings if each.views_on]
    views += [found.words_on] if found.words_on else []
    views += [plan] if found.plan and found.plan.says_views else []
    chances = len([on for on in found.visited if on > since])
    chances += 2 * any(each.kind == "core-group" and each.on > since for each in held)
    if chances < SUCCESSIVE or any(on >= since for on in views):
        return
    what = "the review" if since in reviews else "the plan"
    yield _drift(
        NO_VIEW, f"No view of {facts.child.given}’s own is recorded since {what} of "
        f"{near_dates.day(since, today)}.",
        "what the child says, shows or wants is written down at a visit or a meeting", "visit-record", facts,
    )  # fmt: skip


def _plan_itself(facts: ChildFacts, found: DriftFacts, today: date) -> Iterable[Drift]:
    if found.plan is None and facts.began_on is not None and facts.began_on + GRACE <= today:
        yield _drift(NO_PLAN, "No plan is recorded.", "a plan is made", "child-plan", facts)
    if found.plan is not None and not found.has_actions:
        yield _drift(
            NO_ACTIONS, "The plan has no actions.", "it says who does what by when", "child-plan", facts
        )


def _unsigned(found: DriftFacts, groups: list[Held], today: date) -> Iterable[Drift]:
    """Past the day on which the procedure wants it back; where it states none, past the next core group."""
    plan = found.plan
    if plan is None or not plan.unsigned:
        return
    due = found.return_due_on
    if due is not None and due >= today:
        return
    if due is None and not any(each.on > plan.made_on for each in groups):
        return
    many = len(plan.unsigned)
    who = plan.unsigned[0] if many == 1 else f"{plan.unsigned[0]} and {many - 1} more"
    have = "has" if many == 1 else "have"
    late = f"; it was to be back {near_dates.day(due, today)}" if due else ""
    yield Drift(
        kind=UNSIGNED,
        say=f"{who} {have} not signed the plan of {near_dates.day(plan.made_on, today)}{late}.",
        ends_it="each signs, or says why not", address="plan-signatures", about=(plan.id,),
    )  # fmt: skip


def _drift(kind: str, say: str, ends_it: str, address: str, facts: ChildFacts) -> Drift:
    return Drift(kind=kind, say=say, ends_it=ends_it, address=address, about=(facts.child.id,))


def _key(row: Mapping[str, str]) -> str:
    return row["agency"] or f"{row['role']}/{row['name'].casefold()}"


def short(*, text: str) -> str:
    """The beginning of a text, where it is too long for a sentence about it."""
    line = " ".join(text.split())
    return line if len(line) <= 90 else f"{line[:89].rstrip()}…"
