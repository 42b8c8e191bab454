"""Writing the rows of a carrying in to the record: children, families, registrations, what was held last.

Called by `carry_ins.do` alone, inside its transaction, once everything doubtful has been decided. All rows
that it makes name the carrying in, so that it can be undone whole.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from holdfast.casework.carry_in_columns import Row
from holdfast.records import models as tables
from holdfast.records.models import CarryIn, Person


@dataclass(frozen=True, kw_only=True)
class Decided:
    """A row, and who it is: `same` names somebody known already; None makes a new person."""

    number: int
    row: Row
    same: UUID | None
    account: UUID
    team: UUID


@dataclass(kw_only=True)
class Writing:
    """One carrying in being written: what has been made so far, by what it is called."""

    carry_in: CarryIn
    on: date
    families: dict[str, UUID] = field(default_factory=dict)
    adults: dict[tuple[Any, ...], Person] = field(default_factory=dict)
    homes: dict[tuple[str, str, str], UUID] = field(default_factory=dict)
    agencies: dict[tuple[str, str], UUID] = field(default_factory=dict)
    waiting: dict[type[Any], list[Any]] = field(default_factory=dict)

    def make(self, model: type[Any], **values: Any) -> Any:
        """Make a row to be saved with the others of its table; `carry_in` is added where the table has it."""
        if any(each.name == "carry_in" for each in model._meta.local_concrete_fields):
            values.setdefault("carry_in", self.carry_in)
        made = model(authority_id=self.carry_in.authority_id, **values)
        self.waiting.setdefault(model, []).append(made)
        return made

    def save(self) -> None:
        """Save all that waits, what others point to first."""
        for model in ORDER:
            made = self.waiting.pop(model, [])
            model.objects.bulk_create(made, batch_size=500)
        if self.waiting:
            raise TypeError(f"no place in ORDER for {list(self.waiting)}")


AGENCIES = (
    ("school", "school", "teacher"),
    ("gp", "gp", "doctor"),
    ("health_visitor", "health", "health-visitor"),
)

ORDER: tuple[type[Any], ...] = (
    *(tables.Person, tables.Alias, tables.Identifier, tables.Language, tables.Family, tables.FamilyMember),
    *(tables.Household, tables.HouseholdMember, tables.Relationship, tables.LegalStatus, tables.Agency),
    *(tables.Involvement, tables.Allocation, tables.Registration, tables.RegistrationCategory, tables.Plan),
    *(tables.Visit, tables.VisitChild, tables.Meeting, tables.MeetingDate, tables.MeetingChild),
)


def write(*, carry_in: CarryIn, decided: Sequence[Decided], on: date) -> dict[int, UUID]:
    """Write every row; answers the child of each row by the row's number."""
    writing = Writing(carry_in=carry_in, on=on)
    known = {
        (kind, name.lower()): key
        for kind, name, key in tables.Agency.objects.values_list("kind", "name", "id")
    }
    writing.agencies.update(known)
    writing.families.update(_families_of(decided))
    made = {}
    for each in decided:
        child = _child(writing, each)
        for part in PARTS:
            part(writing, each.row, child, each)
        made[each.number] = child
    writing.save()
    return made


def _families_of(decided: Iterable[Decided]) -> dict[str, UUID]:
    """The family groups that known children belong to already, under the word that the file has for them."""
    known = {each.same: each.row for each in decided if each.same is not None}
    found = tables.FamilyMember.objects.filter(person_id__in=known, until_on=None).values_list(
        "person_id", "family_id"
    )
    return {_family_word(known[person]): family for person, family in found}


def _family_word(row: Row) -> str:
    """What brothers and sisters have in common: the file's own word, else name, home and mother."""
    if row.get("family"):
        return str(row.get("family")).lower()
    shared = (row.get("address") or "", row.get("postcode") or "", row.get("mother") or "")
    own = (row.get("given_name") or "", str(row.get("born_on") or "")) if not any(shared) else ()
    return "/".join((row.get("family_name") or "", *shared, *own)).lower()


def _child(writing: Writing, each: Decided) -> UUID:
    row = each.row
    if each.same is not None:
        return each.same
    child = writing.make(
        Person, given_name=row.get("given_name") or "", family_name=row.get("family_name") or "",
        born_on=row.get("born_on"), expected_on=row.get("expected_on"), sex=row.get("sex") or "",
        warning=row.get("warning") or "",
    )  # fmt: skip
    for name in filter(None, (part.strip() for part in (row.get("other_names") or "").split(";"))):
        writing.make(tables.Alias, person=child, name=name)
    if row.get("main_language"):
        writing.make(
            tables.Language, person=child, language=row.get("main_language"), main=True,
            interpreter_needed=bool(row.get("interpreter")),
        )  # fmt: skip
    key: UUID = child.id
    return key


def _number(writing: Writing, row: Row, child: UUID, each: Decided) -> None:
    if row.get("previous_number") and not _has_number(child, each, row.get("previous_number")):
        writing.make(
            tables.Identifier, person_id=child, scheme="previous-system", value=row.get("previous_number")
        )


def _has_number(child: UUID, each: Decided, number: str) -> bool:
    if each.same is None:
        return False
    return tables.Identifier.objects.filter(person_id=child, scheme="previous-system", value=number).exists()


def _family(writing: Writing, row: Row, child: UUID, each: Decided) -> None:
    word = _family_word(row)
    if word not in writing.families:
        name = row.get("family_name") or row.get("given_name") or "A child not born yet"
        writing.families[word] = writing.make(tables.Family, name=f"{name} family").id
    family = writing.families[word]
    already = each.same is not None and tables.FamilyMember.objects.filter(
        family_id=family, person_id=child, until_on=None
    )
    if not already:
        writing.make(tables.FamilyMember, family_id=family, person_id=child, from_on=writing.on)
    for kind in ("mother", "father"):
        if row.get(kind):
            parent = _parent(writing, row, kind, family)
            writing.make(tables.Relationship, person_id=parent, to_id=child, kind=kind)


def _parent(writing: Writing, row: Row, kind: str, family: UUID) -> UUID:
    """A parent of this family: one person for all brothers and sisters who name the same."""
    given, _, last = str(row.get(kind)).rpartition(" ")
    born = row.get(f"{kind}_born_on")
    who = (family, given.lower(), last.lower(), born)
    if who not in writing.adults:
        found = Person.standing.filter(
            memberships__family_id=family, given_name__iexact=given, family_name__iexact=last
        ).first()
        writing.adults[who] = found or writing.make(Person, given_name=given, family_name=last, born_on=born)
        if found is None:
            writing.make(
                tables.FamilyMember, family_id=family, person_id=writing.adults[who].id, from_on=writing.on
            )
    key: UUID = writing.adults[who].id
    return key


def _home(writing: Writing, row: Row, child: UUID, _: Decided) -> None:
    if not row.get("address"):
        return
    where = (_family_word(row), row.get("address").lower(), (row.get("postcode") or "").lower())
    if where not in writing.homes:
        writing.homes[where] = writing.make(
            tables.Household, address=row.get("address"), postcode=row.get("postcode") or "",
            protected=bool(row.get("protected")),
        ).id  # fmt: skip
    writing.make(tables.HouseholdMember, household_id=writing.homes[where], person_id=child)


def _status(writing: Writing, row: Row, child: UUID, _: Decided) -> None:
    if row.get("legal_status") or row.get("looked_after"):
        writing.make(
            tables.LegalStatus, child_id=child, status=row.get("legal_status") or "Looked after",
            looked_after=bool(row.get("looked_after")), from_on=writing.on,
        )  # fmt: skip


def _workers(writing: Writing, row: Row, child: UUID, each: Decided) -> None:
    since = row.get("allocated_on") or row.get("plan_began_on")
    writing.make(
        tables.Allocation, child_id=child, account_id=each.account, team_id=each.team, role="social-worker",
        from_on=min(since, writing.on),
    )  # fmt: skip
    for name, kind, role in AGENCIES:
        if row.get(name):
            where = (kind, row.get(name).lower())
            if where not in writing.agencies:
                writing.agencies[where] = writing.make(tables.Agency, name=row.get(name), kind=kind).id
            writing.make(
                tables.Involvement, child_id=child, role=role, agency_id=writing.agencies[where],
                from_on=writing.on, core_group=role != "doctor",
            )  # fmt: skip


def _registration(writing: Writing, row: Row, child: UUID, _: Decided) -> None:
    began = row.get("plan_began_on")
    registration = writing.make(
        tables.Registration, child_id=child, began_as="carried-in", from_on=began,
        carried_in_on=writing.on, carried_from=row.get("carried_from") or "before-holdfast",
        last_review_on=row.get("last_review_on"), temporary=row.get("carried_from") == "temporary",
    )  # fmt: skip
    for category in row.get("categories"):
        writing.make(tables.RegistrationCategory, registration=registration, category=category, from_on=began)
    writing.make(
        tables.Plan, registration=registration, made_on=began, aim=row.get("aim") or "",
        visit_every=row.get("visit_every") or "", core_group_every=row.get("core_group_every") or "",
        rooms_every=row.get("rooms_every"), recorded_by_id=writing.carry_in.account_id,
    )  # fmt: skip


def _held(writing: Writing, row: Row, child: UUID, each: Decided) -> None:
    if row.get("last_visit_on"):
        at_home = row.get("last_visit_at_home")
        visit = writing.make(
            tables.Visit, on=row.get("last_visit_on"), account_id=each.account, by_role="social-worker",
            place="home" if at_home else "other", recorded_by_id=writing.carry_in.account_id,
        )  # fmt: skip
        writing.make(
            tables.VisitChild, visit=visit, child_id=child, on=visit.on, seen=True,
            alone=row.get("last_visit_alone"), bedroom=row.get("last_visit_bedroom"),
        )  # fmt: skip
    if row.get("last_core_group_on"):
        _meeting(writing, child, kind="core-group", held_on=row.get("last_core_group_on"))
    for name, kind in (("next_core_group_on", "core-group"), ("next_review_on", "review-conference")):
        if row.get(name):
            meeting = _meeting(writing, child, kind=kind)
            writing.make(tables.MeetingDate, meeting=meeting, arranged_on=writing.on, for_on=row.get(name))


def _meeting(writing: Writing, child: UUID, *, kind: str, held_on: date | None = None) -> Any:
    meeting = writing.make(
        tables.Meeting, kind=kind, held_on=held_on, recorded_by_id=writing.carry_in.account_id
    )
    writing.make(tables.MeetingChild, meeting=meeting, child_id=child)
    return meeting


PARTS: tuple[Callable[[Writing, Row, UUID, Decided], None], ...] = (
    *(_number, _family, _home, _status, _workers, _registration, _held),
)


def made_by(*, carry_in: UUID) -> Mapping[type[Any], Any]:
    """What a carrying in made, by table: for those tables whose rows can be withdrawn."""
    return {
        model: model.objects.filter(carry_in_id=carry_in, withdrawn_at=None)
        for model in ORDER
        if any(each.name == "carry_in" for each in model._meta.local_concrete_fields)
    }


def free_numbers(*, carry_in: UUID) -> None:
    """Give back the numbers of people who were withdrawn, so that they can be carried in again."""
    theirs = tables.Identifier.objects.filter(person__carry_in_id=carry_in)
    for each in theirs.exclude(scheme="withdrawn"):
        each.scheme, each.value = "withdrawn", f"{each.scheme} {each.value} {carry_in}"
        each.save(update_fields=["scheme", "value"])
