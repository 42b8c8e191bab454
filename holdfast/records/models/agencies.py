"""Agencies, and what each has to do with a child: school, GP, health visitor, core group member."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.audit.kept import VERSIONED
from holdfast.records.models.kept import Kept
from holdfast.records.models.parts import (
    WITHDRAWN_OTHER,
    WITHDRAWN_PERSONAL,
    Withdrawable,
    in_order,
    link,
)


class Agency(Kept):
    """A school, surgery, health team, police station or other body that works with children."""

    kept = VERSIONED
    personal = ()
    not_personal = ("name", "kind", "phone", "email")

    name = models.TextField()
    kind = models.TextField()  # school, nursery, gp, health, police, housing, other
    phone = models.TextField(blank=True, default="")
    email = models.TextField(blank=True, default="")

    class Meta:
        verbose_name_plural = "agencies"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "kind", "name"], name="agency_once"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(kind=""), name="agency_says"),
        ]

    def __str__(self) -> str:
        return self.name


class Involvement(Withdrawable):
    """What an agency, and somebody there, has to do with a child, in which role, from a day on.

    `role` is a word of the public form (health-visitor, teacher, police…). Whoever has an account there sees
    the child as a partner does, as long as it lasts. `core_group` marks a member of the core group.
    """

    kept = VERSIONED
    personal = ("child", "agency", "person", "account", "role", "phone", *WITHDRAWN_PERSONAL)
    not_personal = ("core_group", "from_on", "until_on", *WITHDRAWN_OTHER)

    child = link("records.Person", name="involvements")
    role = models.TextField()
    agency = link("records.Agency", null=True, name="involvements")
    person = link("records.Person", null=True, name="involved_with")
    account = link("records.Account", null=True, name="involvements")
    phone = models.TextField(blank=True, default="")
    core_group = models.BooleanField(default=False)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(agency__isnull=False) | Q(person__isnull=False) | Q(account__isnull=False),
                name="involvement_of_somebody",
            ),
            models.CheckConstraint(condition=~Q(role=""), name="involvement_role"),
            in_order("involvement"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["authority", "child"], name="involvement_child"),
            models.Index(fields=["authority", "account", "until_on"], name="involvement_account"),
        ]

    def __str__(self) -> str:
        return f"involvement {self.id}"
