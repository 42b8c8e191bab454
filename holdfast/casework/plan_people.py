"""Who is named in a plan: the core group and those who hold the child, by the name that is written there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, UUIDField, Value
from django.db.models.functions import Cast

from holdfast.access import relations
from holdfast.procedures import words
from holdfast.records.models import Allocation

NO_KEY = Cast(Value(None), UUIDField())


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
    """Those of the children's core groups and those to whom a child is allocated, each once; in one query."""
    wanted = list(children)
    named = relations.in_core_group(today=today).filter(child__in=wanted).values(
        kind=Value(0), row=F("id"), called=F("name"), as_role=F("role"), by=F("account"), of=F("agency"),
        who=F("person"),
    )  # fmt: skip
    held = Allocation.standing.filter(relations.in_force(today=today), child__in=wanted).values(
        kind=Value(1), row=F("id"), called=F("account__name"), as_role=F("role"), by=F("account"),
        of=NO_KEY, who=NO_KEY,
    )  # fmt: skip
    found: dict[str, Named] = {}
    for each in sorted(named.union(held, all=True), key=lambda each: (each["kind"], each["row"])):
        role = each["as_role"] if each["as_role"] in words.ROLES else ""
        found.setdefault(each["called"].casefold(), Named(
            name=each["called"], role=role, account=each["by"], agency=each["of"], person=each["who"]
        ))  # fmt: skip
    return tuple(found.values())


def columns(*, who: str, people: Iterable[Named], role: bool) -> Mapping[str, Any]:
    """Who somebody is who is named so, where the record knows; nothing where it does not."""
    name = " ".join(who.split()).casefold()
    found = next((each for each in people if each.name.casefold() == name), None)
    if found is None:
        return {}
    return {**found.columns, **({"role": found.role} if role else {})}
