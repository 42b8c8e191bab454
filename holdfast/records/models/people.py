"""People: children, family and professionals in one table, never copied; and the other names they go by."""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Func, Q

from holdfast.audit.kept import VERSIONED
from holdfast.records.models.kept import Kept, not_too_long

# The day on which a version was recorded, as people in these islands count days.
RECORDED_ON = Func(
    F("known_from"),
    template="(%(expressions)s AT TIME ZONE 'Europe/London')::date",
    output_field=models.DateField(),
)


class Person(Kept):
    """One person. An unborn child has the day it is expected on and may have no name."""

    kept = VERSIONED
    personal = ("given_name", "family_name", "born_on", "expected_on")
    not_personal = ()

    given_name = models.TextField(blank=True, default="")
    family_name = models.TextField(blank=True, default="")
    born_on = models.DateField(null=True, blank=True)
    expected_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "people"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(given_name="", family_name="") | Q(expected_on__isnull=False),
                name="person_is_somebody",
            ),
            models.CheckConstraint(
                condition=not_too_long("given_name") & not_too_long("family_name"),
                name="person_name_not_too_long",
            ),
            models.CheckConstraint(
                condition=Q(born_on__gte="1880-01-01"), name="person_born_in_living_memory"
            ),
            models.CheckConstraint(
                condition=Q(born_on__lte=RECORDED_ON), name="person_not_born_after_recorded"
            ),
            models.CheckConstraint(
                condition=Q(
                    expected_on__gte="1880-01-01", expected_on__lte=RECORDED_ON + timedelta(days=310)
                ),
                name="person_expected_within_310_days",
            ),
            models.CheckConstraint(
                condition=Q(
                    born_on__gte=F("expected_on") - timedelta(days=150),
                    born_on__lte=F("expected_on") + timedelta(days=60),
                ),
                name="person_born_about_when_expected",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["authority", "family_name", "given_name"], name="person_name")
        ]

    def __str__(self) -> str:
        return f"person {self.id}"


class Alias(Kept):
    """Another name that a person goes or went by."""

    kept = VERSIONED
    personal = ("person", "name")
    not_personal = ()

    person = models.ForeignKey(Person, on_delete=models.PROTECT, db_constraint=False, related_name="aliases")
    name = models.TextField()

    class Meta:
        verbose_name_plural = "aliases"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "person", "name"], name="alias_once"),
            models.CheckConstraint(condition=~Q(name=""), name="alias_name"),
            models.CheckConstraint(condition=not_too_long("name"), name="alias_not_too_long"),
        ]

    def __str__(self) -> str:
        return f"alias {self.id}"
