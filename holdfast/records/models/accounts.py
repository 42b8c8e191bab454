"""An account: how one person signs in to one authority."""

from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from holdfast.audit.kept import VERSIONED
from holdfast.records.models.kept import Kept, not_too_long


class Account(AbstractBaseUser, Kept):
    """Somebody who may sign in. A leaver's account stays, closed, for what they did stays theirs.

    The address is kept in small letters: the check below holds it, and so `(authority, email)` is found by
    an index (`lower()` is not leakproof, and row security would scan). No last sign-in here: the log has
    every one.
    """

    kept = VERSIONED
    personal = ("email", "name", "password", "phone", "left_at")
    not_personal = ()

    last_login = None
    email = models.TextField()
    name = models.TextField()
    phone = models.TextField(blank=True, default="")
    left_at = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["name"]
    objects: ClassVar[BaseUserManager[Self]] = BaseUserManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["authority", "email"], name="account_email"),
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="account_email_small"),
            models.CheckConstraint(condition=models.Q(email__contains="@"), name="account_email_at"),
            models.CheckConstraint(condition=~models.Q(name=""), name="account_name"),
            models.CheckConstraint(
                condition=not_too_long("email") & not_too_long("name"), name="account_not_too_long"
            ),
        ]

    def __str__(self) -> str:
        return f"account {self.id}"

    @property
    def is_active(self) -> bool:  # type: ignore[override]  # Django's is a plain attribute
        """Whether the account may sign in; a leaver's may not."""
        return self.left_at is None
