"""An authority, and the host names it answers to; written by the owner's commands alone."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from holdfast.audit import keys
from holdfast.audit.kept import VERSIONED
from holdfast.records.models.kept import Kept

# As `find_authority` asks for it: no port, no final dot.
BARE_NAME = r"^([a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:.]+\])$"


class Authority(models.Model):
    """A local authority: it works by one procedure, and its people see no other's records."""

    kept: ClassVar = VERSIONED
    personal: ClassVar = ()
    not_personal: ClassVar = ("id", "slug", "name", "procedure", "demonstration", "known_from")

    id = models.UUIDField(primary_key=True, default=keys.new, editable=False)
    slug = models.TextField(unique=True)  # across authorities: the application never writes it
    name = models.TextField()
    procedure = models.TextField()  # the name of a pack
    demonstration = models.BooleanField(default=False, db_default=False)  # everybody in it is invented
    known_from = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        verbose_name_plural = "authorities"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(slug__regex=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"), name="authority_slug"
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="authority_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Host(Kept):
    """A name under which an authority is reached: before anybody signs in it says whose records these are."""

    kept = VERSIONED
    personal = ()
    not_personal = ("name", "until_at")

    name = models.TextField()
    until_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            # Across authorities, since a name leads to one; the application never writes here, so it learns
            # nothing.
            models.UniqueConstraint(
                fields=["name"], condition=models.Q(until_at=None), name="host_leads_to_one_authority"
            ),
            models.CheckConstraint(condition=models.Q(name__regex=BARE_NAME), name="host_name"),
        ]

    def __str__(self) -> str:
        return self.name
