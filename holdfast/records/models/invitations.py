"""Addresses that let somebody set a password, once."""

from typing import ClassVar

from django.db import models

from holdfast.audit.kept import VERSIONED
from holdfast.records.models.accounts import Account
from holdfast.records.models.kept import Kept


class Invitation(Kept):
    """One invitation to an account. The address itself is not kept, only the SHA-256 of its secret part."""

    kept = VERSIONED
    personal = ("account", "used_at")
    not_personal = ("digest", "until_at")

    account = models.ForeignKey(
        Account, on_delete=models.PROTECT, db_constraint=False, related_name="invitations"
    )
    digest = models.TextField()
    until_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "digest"], name="invitation_digest"),
            models.CheckConstraint(
                condition=models.Q(digest__regex="^[0-9a-f]{64}$"), name="invitation_digest_form"
            ),
        ]

    def __str__(self) -> str:
        return f"invitation {self.id}"
