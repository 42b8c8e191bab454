"""Writing the log: one entry for each step and each reading, in the transaction of what it records."""

from collections.abc import Sequence
from uuid import UUID

from django.db import connections

from holdfast.audit import keys

DONE, REFUSED = "done", "refused"

# Who, when and in which transaction the database writes itself (holdfast.stamp_entry).
INSERT = """
insert into public.audit_entry (id, authority_id, what, about, about_id, why, outcome)
values (%s, current_setting('holdfast.authority')::uuid, %s, %s, %s, %s, %s)"""

INSERT_EACH = """
insert into public.audit_entry (id, authority_id, what, about, about_id, why, outcome)
select each.id, current_setting('holdfast.authority')::uuid, %s, %s, each.about_id, %s, %s
  from unnest(%s::uuid[], %s::uuid[]) with ordinality as each (id, about_id, number)
 order by each.number"""


def record(
    *,
    what: str,
    about: str = "",
    about_id: UUID | None = None,
    why: str = "",
    outcome: str = DONE,
    using: str = "default",
) -> UUID:
    """Add one entry and answer its key.

    `what` names the step or read (`people.correct`), `about` the noun and `about_id` the key of what it
    concerns, `why` the reason given. The database refuses it outside `access.enter`, where nobody acts.
    """
    key = keys.new()
    with connections[using].cursor() as cursor:
        cursor.execute(INSERT, [key, what, about, about_id, why, outcome])
    return key


def record_each(
    *,
    what: str,
    about: str,
    about_ids: Sequence[UUID],
    why: str = "",
    outcome: str = DONE,
    using: str = "default",
) -> tuple[UUID, ...]:
    """Add one entry for each of what the step or read concerns, in one statement; answers their keys."""
    made = [keys.new() for _ in about_ids]
    with connections[using].cursor() as cursor:
        cursor.execute(INSERT_EACH, [what, about, why, outcome, made, list(about_ids)])
    return tuple(made)
