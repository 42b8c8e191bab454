"""What plans in force and core groups give somebody to do, as rows: whose, for which children, by when.

Actions, responsibilities, contacts and what a core group decided, in a fixed number of queries. What several
children's plans share (one key) is one undertaking. A part of reads that have asked which children are seen.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from holdfast.access import entry, relations
from holdfast.casework import plan_keys, plans_in_force
from holdfast.records.models import (
    Action,
    Agency,
    Contact,
    CoreGroupMember,
    GroupDecision,
    Involvement,
    MeetingChild,
    PlanLine,
)

ACTION, RESPONSIBILITY, CONTACT, DECISION = "action", "responsibility", "contact", "decision"
KINDS: Mapping[str, str] = {
    ACTION: "Action",
    RESPONSIBILITY: "Answers for",
    CONTACT: "Contact",
    DECISION: "Decided",
}
PARTS = (
    *("responsibilities", "family_commitments", "family_roles", "services", "immediate_tasks"),
    *("specialist_assessments", "contacts"),
)
"""The parts of a plan, beside its own tables, in which somebody undertakes something."""


@dataclass(frozen=True, kw_only=True)
class Undertaken:
    """One thing somebody has undertaken; `id` is that of its row, and of an action that of its page.

    `agency` is None for whoever works for none. `days` to its date, fewer than 0: late; None done or without
    one.
    """

    id: UUID
    key: UUID
    kind: str
    children: tuple[UUID, ...]
    text: str
    who: str
    account: UUID | None
    agency: UUID | None
    agency_name: str
    by_on: date | None
    when: str
    done_on: date | None
    days: int | None
    progress: str
    plan: UUID | None = None
    meeting: UUID | None = None

    @property
    def kind_name(self) -> str:
        """What kind of undertaking it is, in words."""
        return KINDS[self.kind]

    @property
    def is_late(self) -> bool:
        """Whether its day is past, and it is not done."""
        return self.days is not None and self.days < 0


@dataclass(frozen=True, kw_only=True)
class Agencies:
    """Which agency somebody works for, of each child: by account, and by role where no account is named."""

    names: Mapping[UUID, str] = field(default_factory=dict)
    by_account: Mapping[UUID, UUID] = field(default_factory=dict)
    by_role: Mapping[tuple[UUID, str], UUID] = field(default_factory=dict)

    @classmethod
    def of(cls, *, children: Collection[UUID], today: date) -> "Agencies":
        """Those who are involved with these children or in their core groups, in three queries."""
        here = entry.current().authority
        rows: list[tuple[UUID, str, UUID | None, UUID]] = []
        for found in (
            Involvement.standing.filter(relations.in_force(today=today), authority_id=here),
            CoreGroupMember.standing.filter(
                relations.in_force(today=today), relations.NAMED, authority_id=here
            ),
        ):
            of_agency = found.filter(child__in=list(children), agency__isnull=False)
            rows += of_agency.order_by("id").values_list("child_id", "role", "account_id", "agency_id")
        names = Agency.objects.filter(authority_id=here)
        return cls(
            names=dict(names.values_list("id", "name")),
            by_account={account: agency for _, _, account, agency in rows if account},
            by_role={(child, role): agency for child, role, _, agency in rows},
        )

    def whose(self, *, child: UUID, agency: UUID | None, account: UUID | None, role: str) -> UUID | None:
        """The agency whose undertaking it is."""
        if agency is not None:
            return agency
        if account is not None:
            return self.by_account.get(account)
        return self.by_role.get((child, role)) if role else None


def of(
    *, children: Collection[UUID], agencies: Agencies, today: date, only: Q | None = None
) -> tuple[Undertaken, ...]:
    """All that is undertaken for these children; `only` narrows the rows (by `account`). Five queries.

    What is late comes first, the longest late first; then by date; what has none comes last.
    """
    narrow = only or Q()
    rows = (
        *_of_plans(Action.standing.filter(narrow), "outcome__need__plan", ACTION, children),
        *_of_plans(
            PlanLine.standing.filter(narrow, part__in=PARTS).exclude(who=""), "plan", RESPONSIBILITY, children
        ),
        *_of_plans(Contact.standing.filter(narrow), "plan", CONTACT, children),
        *_decisions(narrow, children),
    )
    found: dict[tuple[str, UUID], list[Undertaken]] = {}
    for child, kind, row in rows:
        one = made(child=child, kind=kind, row=row, agencies=agencies, today=today)
        found.setdefault((one.kind, one.key), []).append(one)
    joined = [together(rows=each) for each in found.values()]
    return tuple(sorted(joined, key=lambda each: (not each.is_late, each.by_on or date.max, each.text)))


def together(*, rows: Sequence[Undertaken]) -> Undertaken:
    """One undertaking for the children of several rows of the same key."""
    return replace(rows[0], children=tuple(dict.fromkeys(child for each in rows for child in each.children)))


def children_of(*, account: UUID) -> set[UUID]:
    """The children in whose plans or at whose core groups somebody is named, in four queries."""
    found: set[UUID] = set()
    for rows, path in (
        (Action.standing, "outcome__need__plan"),
        (PlanLine.standing, "plan"),
        (Contact.standing, "plan"),
    ):
        of_plan = rows.filter(plans_in_force.of(path=path), account=account)
        found |= set(of_plan.values_list(f"{path}__registration__child", flat=True))
    decided = GroupDecision.standing.filter(account=account, done_on=None)
    about = MeetingChild.standing.filter(meeting__in=decided.values("meeting"))
    return found | set(about.values_list("child", flat=True))


def _of_plans(rows: Any, path: str, kind: str, children: Collection[UUID]) -> Iterator[tuple[UUID, str, Any]]:
    """What stands in plans in force of registrations that run, none of it withdrawn."""
    above = path.split("__")
    standing = {f"{'__'.join(above[: end + 1])}__withdrawn_at": None for end in range(len(above) - 1)}
    found = rows.filter(
        plans_in_force.of(path=path), **standing,
        **{
            f"{path}__registration__child__in": list(children),
            f"{path}__registration__until_on": None,
            f"{path}__registration__withdrawn_at": None,
        },
    ).select_related(f"{path}__registration", "agency")  # fmt: skip
    for each in found.order_by(f"{path}__registration__child__born_on", "place", "id"):
        yield child_of(row=each), kind, each


def child_of(*, row: Any) -> UUID:
    """The child in whose plan a row stands."""
    plan = row.outcome.need.plan if isinstance(row, Action) else row.plan
    found: UUID = plan.registration.child_id
    return found


def _decisions(narrow: Q, children: Collection[UUID]) -> Iterator[tuple[UUID, str, Any]]:
    """What core groups decided that somebody does, and is not done; one about all is each child's."""
    parts: dict[UUID, list[UUID]] = {}
    about = MeetingChild.standing.filter(
        child__in=list(children), meeting__kind="core-group", meeting__cancelled_on=None
    )
    for meeting, child in about.order_by("child__born_on", "child").values_list("meeting_id", "child_id"):
        parts.setdefault(meeting, []).append(child)
    rows = GroupDecision.standing.filter(narrow, meeting__in=list(parts), done_on=None)
    for each in rows.exclude(who="", account=None, agency=None).select_related("agency", "account"):
        for child in parts[each.meeting_id]:
            if each.child_id in {None, child}:
                yield child, DECISION, each


def made(*, child: UUID, kind: str, row: Any, agencies: Agencies, today: date) -> Undertaken:
    """One row of one child's as what is undertaken."""
    by_on, done_on = getattr(row, "by_on", None), getattr(row, "done_on", None)
    agency = agencies.whose(
        child=child, agency=row.agency_id, account=row.account_id, role=getattr(row, "role", "")
    )
    kind = CONTACT if getattr(row, "part", "") == "contacts" else kind
    return Undertaken(
        id=row.id, key=row.id if kind == DECISION else plan_keys.key(row=row), kind=kind, children=(child,),
        text=_text(kind, row), who=row.who or (row.account.name if row.account_id else ""),
        account=row.account_id, agency=agency, agency_name=agencies.names.get(agency, "") if agency else "",
        by_on=by_on, when=getattr(row, "when", "") or getattr(row, "every", ""), done_on=done_on,
        days=(by_on - today).days if by_on and not done_on else None,
        progress=getattr(row, "progress", ""), plan=_plan(kind, row),
        meeting=row.meeting_id if kind == DECISION else None,
    )  # fmt: skip


def _plan(kind: str, row: Any) -> UUID | None:
    if kind == DECISION:
        return None
    found: UUID = row.outcome.need.plan_id if kind == ACTION else row.plan_id
    return found


def _text(kind: str, row: Any) -> str:
    if kind != CONTACT:
        return str(row.text)
    why = row.text if isinstance(row, PlanLine) else row.why
    whom = f"Sees {getattr(row, 'with_whom', '') or 'the child'}"
    return f"{whom}: {why}" if why else whom
