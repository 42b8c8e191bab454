"""People: children, family and professionals in one table, never copied; and the other names they go by."""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Func, Q

from holdfast.audit.kept import VERSIONED
from holdfast.records.models.kept import Kept, not_too_long
from holdfast.records.models.parts import (
    WITHDRAWN_OTHER,
    WITHDRAWN_PERSONAL,
    Withdrawable,
    in_order,
    link,
)

# The day on which a version was recorded, as people in these islands count days.
RECORDED_ON = Func(
    F("known_from"),
    template="(%(expressions)s AT TIME ZONE 'Europe/London')::date",
    output_field=models.DateField(),
)


class Person(Withdrawable):
    """One person. An unborn child has the day it is expected on and may have no name."""

    kept = VERSIONED
    personal = (
        *("given_name", "family_name", "born_on", "expected_on", "died_on", "sex", "ethnicity", "religion"),
        *("warning", *WITHDRAWN_PERSONAL),
    )
    not_personal = WITHDRAWN_OTHER

    given_name = models.TextField(blank=True, default="")
    family_name = models.TextField(blank=True, default="")
    born_on = models.DateField(null=True, blank=True)
    expected_on = models.DateField(null=True, blank=True)
    died_on = models.DateField(null=True, blank=True)
    sex = models.TextField(blank=True, default="")
    ethnicity = models.TextField(blank=True, default="")
    religion = models.TextField(blank=True, default="")
    warning = models.TextField(blank=True, default="")  # what whoever goes there must know

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
            models.CheckConstraint(
                condition=Q(died_on=None) | Q(died_on__lte=RECORDED_ON), name="person_not_dead_in_future"
            ),
            models.CheckConstraint(
                condition=Q(died_on=None) | Q(born_on=None) | Q(died_on__gte=F("born_on")),
                name="person_died_after_birth",
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


class Identifier(Kept):
    """A number by which another system knows a person: `scheme` says whose."""

    kept = VERSIONED
    personal = ("person", "value")
    not_personal = ("scheme",)

    person = link("records.Person", name="identifiers")
    scheme = models.TextField()  # nhs, upn, laa, social-security, previous-system…
    value = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "scheme", "value"], name="identifier_once"),
            models.CheckConstraint(condition=~Q(scheme="") & ~Q(value=""), name="identifier_says"),
            models.CheckConstraint(condition=not_too_long("value"), name="identifier_not_too_long"),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "person"], name="identifier_person")]

    def __str__(self) -> str:
        return f"identifier {self.id}"


class Language(Kept):
    """A language that a person speaks or signs, and whether an interpreter is needed for it."""

    kept = VERSIONED
    personal = ("person", "language", "interpreter_needed", "main")
    not_personal = ()

    person = link("records.Person", name="languages")
    language = models.TextField()
    main = models.BooleanField(default=False)
    interpreter_needed = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "person", "language"], name="language_once"),
            models.CheckConstraint(condition=~Q(language=""), name="language_says"),
        ]

    def __str__(self) -> str:
        return f"language {self.id}"


class CommunicationNeed(Kept):
    """What a person needs to understand and to be understood: large print, signs, a hearing loop."""

    kept = VERSIONED
    personal = ("person", "need")
    not_personal = ("from_on", "until_on")

    person = link("records.Person", name="communication_needs")
    need = models.TextField()
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(need=""), name="communication_need_says"),
            in_order("communication_need"),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "person"], name="communication_need_person")]

    def __str__(self) -> str:
        return f"communication need {self.id}"


class SafeContact(Kept):
    """How and when a person may be reached, and never by what."""

    kept = VERSIONED
    personal = ("person", "how", "when", "never")
    not_personal = ("from_on", "until_on")

    person = link("records.Person", name="safe_contacts")
    how = models.TextField(blank=True, default="")
    when = models.TextField(blank=True, default="")
    never = models.TextField(blank=True, default="")
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(how="", never=""), name="safe_contact_says"),
            in_order("safe_contact"),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "person"], name="safe_contact_person")]

    def __str__(self) -> str:
        return f"safe contact {self.id}"


class LegalStatus(Kept):
    """A legal status or order of a child: `looked_after` where it puts the child in the authority's care."""

    kept = VERSIONED
    personal = ("child", "status", "made_by")
    not_personal = ("looked_after", "from_on", "until_on")

    child = link("records.Person", name="legal_statuses")
    status = models.TextField()
    made_by = models.TextField(blank=True, default="")  # the court
    looked_after = models.BooleanField(default=False)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "legal statuses"
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(status=""), name="legal_status_says"),
            in_order("legal_status"),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "child"], name="legal_status_child")]

    def __str__(self) -> str:
        return f"legal status {self.id}"
