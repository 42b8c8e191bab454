"""Who is signed in where: one row for each time somebody has signed in, past both factors."""

from typing import ClassVar

from django.db import models

from holdfast.audit.kept import VERSIONED
from holdfast.records.models.accounts import Account
from holdfast.records.models.kept import Kept, not_too_long


class Session(Kept):
    """One signing in, and its end. The cookie leads to a row of django_session, which names this."""

    kept = VERSIONED
    personal = ("account", "began_at", "ended_at", "browser")
    not_personal = ()

    account = models.ForeignKey(
        Account, on_delete=models.PROTECT, db_constraint=False, related_name="sessions"
    )
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    browser = models.TextField(blank=True, default="")  # its kind in two words, to be told from another

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(ended_at__gte=models.F("began_at")), name="session_ends_after_it_began"
            ),
            models.CheckConstraint(condition=not_too_long("browser"), name="session_browser_not_too_long"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["authority", "account", "began_at"], name="session_of_account")
        ]

    def __str__(self) -> str:
        return f"session {self.id}"
