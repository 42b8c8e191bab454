"""A lost second factor, reset by two people: one asks, another confirms."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from holdfast.audit.kept import VERSIONED
from holdfast.records.models.accounts import Account
from holdfast.records.models.kept import Kept


class SecondFactorReset(Kept):
    """One request to take somebody's second factors away; the database holds the two to be different."""

    kept = VERSIONED
    personal = ("account", "asked_by", "asked_at", "why", "decided_by", "decided_at")
    not_personal = ("confirmed",)

    account = models.ForeignKey(Account, on_delete=models.PROTECT, db_constraint=False, related_name="resets")
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, db_constraint=False, related_name="+")
    asked_at = models.DateTimeField()
    why = models.TextField()
    decided_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, db_constraint=False, related_name="+", null=True, blank=True
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    confirmed = models.BooleanField(null=True, blank=True)  # false: turned down or taken back

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(why=""), name="reset_reason"),
            models.CheckConstraint(condition=~Q(asked_by=F("account")), name="reset_asked_by_another"),
            models.CheckConstraint(
                condition=~Q(confirmed=True) | (~Q(decided_by=F("asked_by")) & ~Q(decided_by=F("account"))),
                name="reset_confirmed_by_another",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None, decided_at=None, confirmed=None)
                | Q(decided_by__isnull=False, decided_at__isnull=False, confirmed__isnull=False),
                name="reset_decided_wholly",
            ),
            models.UniqueConstraint(
                fields=["authority", "account"], condition=Q(decided_at=None), name="reset_open_once"
            ),
        ]

    def __str__(self) -> str:
        return f"reset {self.id}"
