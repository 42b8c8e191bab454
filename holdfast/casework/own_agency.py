"""What is kept from partners of other agencies: the work before a conference, by those who did it.

A part of reads: whoever sees the shared part of a record alone sees none of this.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access.children import Allowed, May, Relation
from holdfast.access.refusals import Refused

PARTNERS = "This part of the record is not shared with other agencies."
WHO_CAN_HELP = "the child’s social worker"


def require(*, child: UUID, today: date) -> None:
    """Let those by who see the whole record of a child. Raises Refused for a partner, and as access says."""
    relation = access_children.require(child=child, what=May.SEE, today=today)
    if relation is Relation.PARTNER:
        raise Refused(PARTNERS, who_can_help=WHO_CAN_HELP, about="person", about_id=child)


def seen_among(*, children: Iterable[UUID], today: date) -> tuple[UUID, ...]:
    """Those of the children whose whole record one may see, in their order.

    Raises as `require` does, of the first, where it is none of them; nothing where there are no children.
    """
    wanted = tuple(dict.fromkeys(children))
    allowed = access_children.allowed_each(children=wanted, today=today)
    found = tuple(each for each in wanted if _whole(allowed.get(each)))
    if wanted and not found:
        require(child=wanted[0], today=today)
    return found


def _whole(allowed: Allowed | None) -> bool:
    return allowed is not None and May.SEE in allowed.may and allowed.relations[0] is not Relation.PARTNER
