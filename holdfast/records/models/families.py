"""Families, the households in which they live, how people are related, and who may not be told of them."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from holdfast.audit.kept import VERSIONED
from holdfast.records.models.kept import Kept
from holdfast.records.models.parts import in_order, link


class Family(Kept):
    """A family group: whoever belongs to one case, wherever they live. Restriction is on the whole of it."""

    kept = VERSIONED
    personal = ("name", "restricted_why")
    not_personal = ("restricted_from_on", "restricted_until_on")

    name = models.TextField()
    restricted_from_on = models.DateField(null=True, blank=True)
    restricted_until_on = models.DateField(null=True, blank=True)
    restricted_why = models.TextField(blank=True, default="")

    class Meta:
        verbose_name_plural = "families"
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(name=""), name="family_name"),
            models.CheckConstraint(
                condition=Q(restricted_from_on=None) | ~Q(restricted_why=""), name="family_restricted_why"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["authority", "restricted_from_on"],
                condition=Q(restricted_from_on__isnull=False),
                name="family_restricted",
            ),
        ]

    def __str__(self) -> str:
        return f"family {self.id}"


class FamilyMember(Kept):
    """A person belongs to a family group, from a day on, until a day."""

    kept = VERSIONED
    personal = ("family", "person")
    not_personal = ("from_on", "until_on")

    family = link("records.Family", name="members")
    person = link("records.Person", name="memberships")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["authority", "family", "person"],
                condition=Q(until_on=None),
                name="family_member_once",
            ),
            in_order("family_member"),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "person"], name="family_member_person")]

    def __str__(self) -> str:
        return f"family member {self.id}"


class Admitted(Kept):
    """An account that may see a restricted family, besides those who hold the case."""

    kept = VERSIONED
    personal = ("family", "account", "why")
    not_personal = ("from_on", "until_on")

    family = link("records.Family", name="admitted")
    account = link("records.Account", name="admissions")
    why = models.TextField()
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "admitted"
        constraints: ClassVar = [in_order("admitted")]
        indexes: ClassVar = [models.Index(fields=["authority", "account"], name="admitted_account")]

    def __str__(self) -> str:
        return f"admitted {self.id}"


class Household(Kept):
    """A home and its address; a protected one is shown to those who must know alone."""

    kept = VERSIONED
    personal = ("address", "postcode", "phone")
    not_personal = ("protected",)

    address = models.TextField()
    postcode = models.TextField(blank=True, default="")
    phone = models.TextField(blank=True, default="")
    protected = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(address=""), name="household_address"),
        ]

    def __str__(self) -> str:
        return f"household {self.id}"


class HouseholdMember(Kept):
    """A person lives in a household, from a day on, until a day."""

    kept = VERSIONED
    personal = ("household", "person", "part_time")
    not_personal = ("from_on", "until_on")

    household = link("records.Household", name="members")
    person = link("records.Person", name="homes")
    from_on = models.DateField(null=True, blank=True)  # not known for homes that were carried in
    until_on = models.DateField(null=True, blank=True)
    part_time = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [in_order("household_member")]
        indexes: ClassVar = [models.Index(fields=["authority", "person"], name="household_member_person")]

    def __str__(self) -> str:
        return f"household member {self.id}"


class Relationship(Kept):
    """What one person is to another, read from the first: `person` is the `kind` of `to`."""

    kept = VERSIONED
    personal = ("person", "to", "kind")
    not_personal = ("from_on", "until_on")

    person = link("records.Person", name="relationships")
    to = link("records.Person", name="related")
    kind = models.TextField()  # mother, father, brother or sister…: procedures.relations
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(person=F("to")), name="relationship_of_two"),
            models.CheckConstraint(condition=~Q(kind=""), name="relationship_kind"),
            in_order("relationship"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["authority", "person"], name="relationship_person"),
            models.Index(fields=["authority", "to"], name="relationship_to"),
        ]

    def __str__(self) -> str:
        return f"relationship {self.id}"


class ParentalResponsibility(Kept):
    """Somebody has parental responsibility for a child, on some basis, from a day on."""

    kept = VERSIONED
    personal = ("child", "holder", "basis")
    not_personal = ("from_on", "until_on")

    child = link("records.Person", name="responsibilities")
    holder = link("records.Person", name="responsible_for")
    basis = models.TextField(blank=True, default="")  # birth, marriage, agreement, order…
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "parental responsibilities"
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(child=F("holder")), name="responsibility_of_two"),
            in_order("responsibility"),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "child"], name="responsibility_child")]

    def __str__(self) -> str:
        return f"parental responsibility {self.id}"
