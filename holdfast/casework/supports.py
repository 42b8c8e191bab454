"""Help that goes on after a child protection plan: who gives what; or that none does, and why.

The end of a plan does not end support: what is still needed is talked over with the young person and the
parents, and kept here, also where nothing is needed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import given, impossible, steps
from holdfast.casework.steps import read, step
from holdfast.records.models import Agency, Support, SupportPlan


@dataclass(frozen=True, kw_only=True)
class SupportLine:
    """Help that goes on, or that there is none and why; `agency` is its name."""

    id: UUID
    child: UUID
    who: str
    agency: str
    what: str
    from_on: date | None
    none_why: str
    discussed_with: str
    plan: UUID | None


@step
def record(  # noqa: PLR0913 - who gives what, from when, or why none; talked over with whom
    *,
    children: Sequence[UUID],
    discussed_with: str,
    today: date,
    who: str = "",
    what: str = "",
    from_on: date | None = None,
    agency: UUID | None = None,
    none_why: str = "",
    plan: UUID | None = None,
) -> tuple[SupportLine, ...]:
    """Record who gives which help, or why none is given, and with whom that was talked over.

    Raises Refused for who may not, where it was talked over with nobody, where neither help nor why none is
    said, or both; NotHere for a child, an agency or a plan that is not here.
    """
    wanted = given.several(children=children)
    access_children.require_all(children=wanted, what=May.MEET, today=today)
    with_whom = given.needed(
        text=discussed_with, why="Say with whom it was talked over: the young person, the parents.",
        about="person", about_id=wanted[0],
    )  # fmt: skip
    none = none_why.strip()
    if bool(none) == bool(who.strip() and what.strip()):
        raise Refused(
            "Say who gives what, or why nobody gives any: one of the two.",
            about="person", about_id=wanted[0],
        )  # fmt: skip
    if agency is not None and not Agency.objects.filter(id=agency).exists():
        raise NotHere("There is no such agency here.", about="agency", about_id=agency)
    if plan is not None and not SupportPlan.standing.filter(id=plan, child__in=wanted).exists():
        raise NotHere("There is no such plan here.", about="support-plan", about_id=plan)
    made = []
    for child in wanted:
        with impossible.in_words(about="person", about_id=child):
            row = Support.objects.create(
                authority_id=entry.current().authority, child_id=child, plan_id=plan, who=who.strip(),
                agency_id=agency, what=what.strip(), from_on=from_on, none_why=none,
                discussed_with=with_whom,
            )  # fmt: skip
        made.append(_shown(row))
        steps.log(about="person", about_id=child)
    return tuple(made)


@read
def of_child(*, child: UUID, today: date) -> tuple[SupportLine, ...]:
    """The help that goes on for a child. Raises as access says."""
    access_children.require(child=child, what=May.SEE, today=today)
    steps.log(about="person", about_id=child)
    return shown(child=child)


def shown(*, child: UUID) -> tuple[SupportLine, ...]:
    """The same, for a read that has asked `access` about the child."""
    rows = Support.standing.filter(child=child).select_related("agency")
    return tuple(_shown(each) for each in rows.order_by("known_from", "id"))


def _shown(each: Support) -> SupportLine:
    return SupportLine(
        id=each.id, child=each.child_id, who=each.who, agency=each.agency.name if each.agency else "",
        what=each.what, from_on=each.from_on, none_why=each.none_why, discussed_with=each.discussed_with,
        plan=each.plan_id,
    )  # fmt: skip
