"""At 18 a plan ends by itself: the registration is closed in the night, without anybody acting.

What is due has ended already (the procedure's derivation), and lists and pages say so from the birthday on
(`plan_ends`); this keeps the row in step with them.
"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import standing
from holdfast.access.children import May
from holdfast.access.refusals import Refused
from holdfast.casework import obligations, plan_ends, registrations, steps
from holdfast.casework.steps import step
from holdfast.records.models import Registration


def due(*, today: date) -> list[UUID]:
    """The children with an open registration who are 18. One query."""
    found = Registration.standing.filter(until_on=None, child__born_on__lte=plan_ends.grown(today=today))
    return list(found.order_by("child_id").values_list("child_id", flat=True))


@step
def end_at_eighteen(*, children: Sequence[UUID], today: date) -> int:
    """Close the registrations of these children as of their 18th birthdays; answers how many.

    Whoever is not 18, or has none open, is left as they are. Raises Refused for anybody but a part of the
    system.
    """
    if not standing.of(today=today).is_system:
        raise Refused("The 18th birthday ends a plan by itself: nobody does.")
    access_children.require_all(children=children, what=May.WRITE, today=today)
    found = Registration.standing.select_for_update(of=("self",)).filter(until_on=None, child__in=children)
    closed = []
    for each in found.select_related("child").order_by("id"):
        end = plan_ends.by_itself(born_on=each.child.born_on, died_on=each.child.died_on, today=today)
        if end is None:
            continue
        registrations.close(registration=each, on=max(end.on, each.from_on), grounds=end.grounds)
        steps.log(about="person", about_id=each.child_id, why=f"the plan has ended by itself: {end.grounds}")
        closed.append(each.child_id)
    if not closed:
        steps.log(about="registration", why="nobody has come of age")
    obligations.refresh(children=closed, today=today)
    return len(closed)
