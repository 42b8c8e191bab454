"""Opening a child's record: who may, as what, and what stands above every page of it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry, relations
from holdfast.access.children import Allowed
from holdfast.access.refusals import NotHere
from holdfast.access.roles import May, Relation
from holdfast.casework import procedure
from holdfast.casework.child_facts import NAMELESS, ChildFacts, Named
from holdfast.casework.child_page import ChildHead
from holdfast.casework.wording import Wording
from holdfast.procedures import near_dates
from holdfast.records.models import FamilyMember, Person

# Whoever goes to the home, and whoever decides who does.
GOES_THERE = frozenset({Relation.DUTY, Relation.EMERGENCY})


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A child's record that may be opened, as of a day; `known_at` where it is read as it was."""

    child: UUID
    as_of: date
    allowed: Allowed
    brothers_and_sisters: tuple[Named, ...]
    wording: Wording
    known_at: datetime | None = None
    asked: dict[date, ChildFacts] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, *, child: UUID, today: date) -> "Opened":
        """Open it. Raises NotHere or Refused as `access.children.require` does."""
        allowed = access_children.allowed(child=child, today=today)
        if allowed is None or May.SEE not in allowed.may:
            access_children.require(child=child, what=May.SEE, today=today)
            raise NotHere("There is no such person in these records.", about="person", about_id=child)
        return cls(
            child=child, as_of=today, allowed=allowed,
            brothers_and_sisters=_brothers_and_sisters(child, today),
            wording=Wording.of(pack=procedure.pack()),
        )  # fmt: skip

    @property
    def relation(self) -> Relation:
        """The nearest relation."""
        return self.allowed.relations[0]

    @property
    def is_partner(self) -> bool:
        """Whether whoever looks works for another agency, and sees the shared part alone."""
        return self.relation is Relation.PARTNER

    @property
    def own_roles(self) -> frozenset[str]:
        """The roles of a procedure that are whoever looks."""
        if self.relation in {Relation.ALLOCATED, Relation.COVERING, Relation.UNIT}:
            return frozenset({"social-worker"})
        return frozenset({"team-manager"}) if self.relation is Relation.MANAGER else frozenset()

    @property
    def sees_protected(self) -> bool:
        """Whether a protected address is shown: to whoever works with the child, or must go there."""
        works = self.allowed.may & {May.WRITE, May.DECIDE}
        return bool(works) or self.relation in GOES_THERE

    def facts(self) -> ChildFacts:
        """The child's facts; asked once for each day. Raises NotHere for a child not known yet."""
        if self.as_of not in self.asked:
            found = ChildFacts.of(children=[self.child], today=self.as_of).get(self.child)
            if found is None:
                raise NotHere(
                    "There is no such person in these records.", about="person", about_id=self.child
                )
            self.asked[self.as_of] = found
        return self.asked[self.as_of]

    def head(self) -> ChildHead:
        """What stands above every page."""
        facts = self.facts()
        return ChildHead(
            id=self.child, child=facts.child, born_on=facts.born_on, expected_on=facts.expected_on,
            died_on=facts.died_on, state=facts.state(wording=self.wording, today=self.as_of),
            brothers_and_sisters=self.brothers_and_sisters, because=self.relation.say,
            may=frozenset(str(each) for each in self.allowed.may), is_partner=self.is_partner,
            restricted=self.allowed.restricted, known_at=self.known_at, today=self.as_of,
        )  # fmt: skip


def _brothers_and_sisters(child: UUID, today: date) -> tuple[Named, ...]:
    """The other children of the family groups whose record may be seen too, the eldest first."""
    members = FamilyMember.objects.filter(relations.in_force(today=today))
    families = members.filter(person=child).values("family")
    group = members.filter(family__in=families).exclude(person=child).values("person")
    rows = Person.standing.filter(
        access_children.visible(today=today), authority_id=entry.current().authority, id__in=group
    ).values_list("id", "given_name", "family_name", "born_on", "expected_on", "died_on")
    grown = near_dates.years_before(today, 18)
    young = [row for row in rows if (row[3] is None and row[4] is not None) or (row[3] and row[3] > grown)]
    young.sort(key=lambda row: (row[3] or row[4] or today, row[1]))
    return tuple(
        Named(
            id=key,
            name=" ".join(filter(None, (given, family))) or NAMELESS,
            age=(f"died at {near_dates.age(born, died)}" if died else near_dates.age(born, today))
            if born
            else "unborn",
        )
        for key, given, family, born, _, died in young
    )
