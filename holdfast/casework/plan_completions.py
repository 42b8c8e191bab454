"""What of a child's last plan has not been carried out: asked before it is closed or stepped down."""

from uuid import UUID

from holdfast.casework import plans_in_force
from holdfast.records.models import Action, Outcome, Registration


def undone(*, child: UUID) -> tuple[str, ...]:
    """The actions that were not done and the outcomes not reached, of the child's last plan, as written.

    A building block: the steps and reads that call it have asked `access` about the child.
    """
    last = Registration.standing.filter(child=child).order_by("-from_on").first()
    if last is None:
        return ()
    actions = Action.standing.filter(
        plans_in_force.of(path="outcome__need__plan"), done_on=None, outcome__withdrawn_at=None,
        outcome__need__withdrawn_at=None, outcome__need__plan__registration=last,
    ).values_list("text", flat=True)  # fmt: skip
    outcomes = Outcome.standing.filter(
        plans_in_force.of(path="need__plan"),
        reached_on=None,
        need__withdrawn_at=None,
        need__plan__registration=last,
    ).values_list("text", flat=True)
    return (*actions.order_by("place", "id"), *outcomes.order_by("place", "id"))
