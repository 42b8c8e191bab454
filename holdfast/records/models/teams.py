"""Teams and units, who holds which role, whose child it is, and who stands in for whom."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from holdfast.audit.kept import APPEND_ONLY, VERSIONED
from holdfast.records.models.kept import Kept
from holdfast.records.models.parts import (
    WITHDRAWN_OTHER,
    WITHDRAWN_PERSONAL,
    Withdrawable,
    in_order,
    link,
)


class Team(Kept):
    """A team of social workers, or a child protection unit with its five roles (`kind` unit)."""

    kept = VERSIONED
    personal = ()
    not_personal = ("name", "kind", "phone", "ended_on")

    name = models.TextField()
    kind = models.TextField(default="team")
    phone = models.TextField(blank=True, default="")
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "name"], name="team_once"),
            models.CheckConstraint(condition=Q(kind__in=["team", "unit", "service"]), name="team_kind"),
            models.CheckConstraint(condition=~Q(name=""), name="team_name"),
        ]

    def __str__(self) -> str:
        return self.name


class RoleHeld(Kept):
    """An account holds a role, in a team where the role has one, from a day until a day.

    `role` is one of holdfast.access.roles. A reader for a period (an inspector) must have an end.
    """

    kept = VERSIONED
    personal = ("account",)
    not_personal = ("role", "team", "from_on", "until_on")

    account = link("records.Account", name="roles")
    role = models.TextField()
    team = link("records.Team", null=True, name="holders")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "roles held"
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(role=""), name="role_held_role"),
            models.CheckConstraint(
                condition=~Q(role="inspector") | Q(until_on__isnull=False), name="inspector_for_a_period"
            ),
            in_order("role_held"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["authority", "account"], name="role_held_account"),
            models.Index(fields=["authority", "team"], name="role_held_team"),
        ]

    def __str__(self) -> str:
        return f"role held {self.id}"


class Allocation(Withdrawable):
    """A child is allocated to an account, in a role and a team, from a day until a day.

    One social worker at a time: a handover ends one allocation and begins the next on the same day.
    """

    kept = VERSIONED
    personal = ("child", "account", "note", *WITHDRAWN_PERSONAL)
    not_personal = ("role", "team", "from_on", "until_on", *WITHDRAWN_OTHER)

    child = link("records.Person", name="allocations")
    account = link("records.Account", name="allocations")
    team = link("records.Team", name="allocations")
    role = models.TextField()
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True, default="")  # what was handed over

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["authority", "child", "role"],
                condition=Q(until_on=None, withdrawn_at=None),
                name="allocation_one_at_a_time",
            ),
            models.CheckConstraint(condition=~Q(role=""), name="allocation_role"),
            in_order("allocation"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["authority", "account", "until_on"], name="allocation_account"),
            models.Index(fields=["authority", "team", "until_on"], name="allocation_team"),
            models.Index(fields=["authority", "child"], name="allocation_child"),
        ]

    def __str__(self) -> str:
        return f"allocation {self.id}"


class Cover(Kept):
    """Somebody does another's work while they are away: sees the same children, on the same lists."""

    kept = VERSIONED
    personal = ("away", "covering", "why")
    not_personal = ("from_on", "until_on")

    away = link("records.Account", name="covered_by")
    covering = link("records.Account", name="covers")
    why = models.TextField(blank=True, default="")
    from_on = models.DateField()
    until_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(away=F("covering")), name="cover_of_two"),
            in_order("cover"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["authority", "covering", "until_on"], name="cover_covering"),
            models.Index(fields=["authority", "away", "until_on"], name="cover_away"),
        ]

    def __str__(self) -> str:
        return f"cover {self.id}"


class EmergencyAccess(Kept):
    """Somebody opened a child's record without a relation to the child, for a reason, until a moment."""

    kept = APPEND_ONLY
    personal = ("child", "account", "why")
    not_personal = ("kind", "until_at")

    child = link("records.Person", name="emergencies")
    account = link("records.Account", name="emergencies")
    kind = models.TextField()  # emergency, duty
    why = models.TextField()
    until_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "emergency access"
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(why=""), name="emergency_why"),
            models.CheckConstraint(condition=Q(kind__in=["emergency", "duty"]), name="emergency_kind"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["authority", "account", "until_at"], name="emergency_account"),
            models.Index(fields=["authority", "child"], name="emergency_child"),
        ]

    def __str__(self) -> str:
        return f"emergency access {self.id}"


class EmergencySeen(Kept):
    """A manager has looked at an emergency access, and what they thought of it."""

    kept = APPEND_ONLY
    personal = ("account", "said")
    not_personal = ("emergency", "in_order")

    emergency = link("records.EmergencyAccess", name="seen")
    account = link("records.Account")
    in_order = models.BooleanField()
    said = models.TextField(blank=True, default="")

    class Meta:
        verbose_name_plural = "emergency access seen"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "emergency"], name="emergency_seen_once"),
            models.CheckConstraint(condition=Q(in_order=True) | ~Q(said=""), name="emergency_seen_said"),
        ]

    def __str__(self) -> str:
        return f"emergency access seen {self.id}"
