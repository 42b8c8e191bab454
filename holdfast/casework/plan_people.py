"""Who is named in a plan: the core group and those who hold the child, by the name that is written there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from holdfast.access import relations
from holdfast.procedures import words
from holdfast.records.models import Allocation


@dataclass(frozen=True, kw_only=True)
class Named:
    """Somebody who can be named in a plan, by `name`; `role` is a word of the public form."""

    name: str
    role: str
    account: UUID | None = None
    agency: UUID | None = None
    person: UUID | None = None

    @property
    def columns(self) -> Mapping[str, Any]:
        """As a row of a plan keeps who it is."""
        return {"account_id": self.account, "agency_id": self.agency}


def of(*, children: Iterable[UUID], today: date) -> tuple[Named, ...]:
    """Those of the children's core groups and those to whom a child is allocated, each once; two queries."""
    wanted = list(children)
    found: dict[str, Named] = {}
    for row in relations.in_core_group(today=today).filter(child__in=wanted).order_by("id"):
        found.setdefault(row.name.casefold(), Named(
            name=row.name, role=row.role if row.role in words.ROLES else "", account=row.account_id,
            agency=row.agency_id, person=row.person_id,
        ))  # fmt: skip
    held = Allocation.standing.filter(relations.in_force(today=today), child__in=wanted)
    for each in held.select_related("account").order_by("id"):
        name = each.account.name
        found.setdefault(name.casefold(), Named(name=name, role=each.role, account=each.account_id))
    return tuple(found.values())


def columns(*, who: str, people: Iterable[Named], role: bool) -> Mapping[str, Any]:
    """Who somebody is who is named so, where the record knows; nothing where it does not."""
    name = " ".join(who.split()).casefold()
    found = next((each for each in people if each.name.casefold() == name), None)
    if found is None:
        return {}
    return {**found.columns, **({"role": found.role} if role else {})}
