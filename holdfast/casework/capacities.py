"""In which role of the public form whoever acts does something for a child.

A procedure asks who made a visit, wrote a note or told somebody: the child's own social worker, the duty
social worker, the health visitor. It is read from how they stand to the child, never chosen.
"""

from datetime import date
from uuid import UUID

from holdfast.access import relations, standing
from holdfast.access.roles import Relation
from holdfast.procedures.words import Role
from holdfast.records.models import Involvement

# Of several roles held, the one in which somebody works with a child, the nearest to the child first.
PREFERRED: tuple[Role, ...] = (
    Role.SOCIAL_WORKER,
    Role.CHILD_PRACTITIONER,
    Role.SENIOR_PRACTITIONER,
    Role.CONSULTANT_SOCIAL_WORKER,
    Role.THERAPEUTIC_WORKER,
    Role.UNIT_COORDINATOR,
    Role.TEAM_MANAGER,
    Role.SERVICE_MANAGER,
    Role.REVIEWING_OFFICER,
    Role.CONFERENCE_CHAIR,
    Role.CONFERENCE_ADMINISTRATOR,
    Role.SAFEGUARDING_MANAGER,
    Role.DUTY_SOCIAL_WORKER,
)


def own_role(*, child: UUID, relation: Relation, today: date) -> str:
    """The role in which whoever acts does so, by the relation that let them; a word of the public form."""
    if relation is Relation.DUTY:
        return Role.DUTY_SOCIAL_WORKER.value
    who = standing.of(today=today)
    if relation in {Relation.ALLOCATED, Relation.COVERING}:
        held = relations.allocated(today=today).filter(child=child, account__in={who.account, *who.covering})
        return _known(held.order_by("from_on", "id")) or Role.SOCIAL_WORKER.value
    if who.is_partner:
        return _involved(child, who.account, today) or Role.OTHER_PROFESSIONAL.value
    held_roles = {str(role) for role in who.roles}
    own = next((role.value for role in PREFERRED if role in held_roles), None)
    return own or (Role.SOCIAL_WORKER.value if who.is_system else Role.OTHER_PROFESSIONAL.value)


def _involved(child: UUID, account: UUID | None, today: date) -> str | None:
    found = Involvement.standing.filter(relations.in_force(today=today), child=child, account=account)
    return _known(found.order_by("from_on", "id"))


def _known(rows: relations.Rows) -> str | None:
    """The first role of the rows that a procedure knows."""
    known = frozenset(Role)
    return next((role for role in rows.values_list("role", flat=True) if role in known), None)
