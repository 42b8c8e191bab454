"""The time during which a child has a child protection plan or is on the register, and under what."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Func, Q, Value

from holdfast.audit.kept import VERSIONED
from holdfast.records.models.parts import (
    WITHDRAWN_OTHER,
    WITHDRAWN_PERSONAL,
    Withdrawable,
    in_order,
    link,
)


class Registration(Withdrawable):
    """A child has a plan (and is on the register, where there is one) from a day until a day.

    `began_as` says how: `carried-in` where the conferences were held before Holdfast; then `carried_in_on`,
    `last_review_on` and `carried_from` (transfer, temporary, before-holdfast) say what is known of that time.
    """

    kept = VERSIONED
    personal = ("child", "grounds", "then", *WITHDRAWN_PERSONAL)
    not_personal = (
        *("began_as", "from_on", "until_on", "carried_in_on", "carried_from", "last_review_on"),
        *("temporary", *WITHDRAWN_OTHER),
    )

    child = link("records.Person", name="registrations")
    began_as = models.TextField()
    from_on = models.DateField()
    carried_in_on = models.DateField(null=True, blank=True)
    carried_from = models.TextField(blank=True, default="")
    last_review_on = models.DateField(null=True, blank=True)
    temporary = models.BooleanField(default=False)
    until_on = models.DateField(null=True, blank=True)
    grounds = models.TextField(blank=True, default="")
    then = models.TextField(blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            ExclusionConstraint(
                name="registration_no_overlap",
                expressions=[
                    (F("authority"), "="),
                    (F("child"), "="),
                    (Func(F("from_on"), F("until_on"), Value("[)"), function="daterange"), "&&"),
                ],
                condition=Q(withdrawn_at=None),
            ),
            models.CheckConstraint(
                condition=~Q(began_as="carried-in")
                | (Q(carried_in_on__isnull=False) & Q(carried_in_on__gte=F("from_on")) & ~Q(carried_from="")),
                name="registration_carried_in",
            ),
            models.CheckConstraint(
                condition=Q(last_review_on=None) | Q(last_review_on__gte=F("from_on")),
                name="registration_review_after_it_began",
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | ~Q(grounds=""), name="registration_ended_on_grounds"
            ),
            in_order("registration"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["authority", "child"], name="registration_child"),
            models.Index(fields=["authority", "until_on"], name="registration_until"),
        ]

    def __str__(self) -> str:
        return f"registration {self.id}"


class RegistrationCategory(Withdrawable):
    """A category of abuse under which a child is registered, from a day until a day."""

    kept = VERSIONED
    personal = ("registration", "category", *WITHDRAWN_PERSONAL)
    not_personal = ("from_on", "until_on", *WITHDRAWN_OTHER)

    registration = link("records.Registration", name="categories")
    category = models.TextField()
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "registration categories"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(category__in=["neglect", "physical-abuse", "sexual-abuse", "emotional-abuse"]),
                name="registration_category_known",
            ),
            models.UniqueConstraint(
                fields=["authority", "registration", "category"],
                condition=Q(until_on=None, withdrawn_at=None),
                name="registration_category_once",
            ),
            in_order("registration_category"),
        ]

    def __str__(self) -> str:
        return f"registration category {self.id}"
