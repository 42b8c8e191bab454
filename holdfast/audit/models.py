"""The log's tables. No foreign key to what is logged: the log outlives it.

Entries are written by `log.record`, seals by the database's function `holdfast.seal_log`; nothing else
writes here.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from holdfast.audit import keys
from holdfast.audit.fields import TransactionId
from holdfast.audit.kept import APPEND_ONLY, BY_DATABASE


class Entry(models.Model):
    """Who did, saw or was refused what, about whom, when and why.

    `actor` names an account or a part of the system (`account:<key>`, `system:seals`); `about` is a noun and
    `about_id` its key, not a link. What the database itself writes, whatever it is given: `actor`, `at`,
    `transaction`, `cluster` (the database cluster the transaction's id belongs to) and `digest`.
    """

    kept: ClassVar = APPEND_ONLY
    personal: ClassVar = ("actor", "about_id", "why")
    not_personal: ClassVar = (
        *("id", "authority_id", "at", "what", "about", "outcome", "cluster", "transaction", "digest"),
    )

    DONE, REFUSED = "done", "refused"

    id = models.UUIDField(primary_key=True, default=keys.new)
    authority_id = models.UUIDField()
    at = models.DateTimeField()
    actor = models.TextField()
    what = models.TextField()
    about = models.TextField()
    about_id = models.UUIDField(null=True)
    why = models.TextField()
    outcome = models.TextField(choices=[(DONE, "done"), (REFUSED, "refused")])
    cluster = models.BigIntegerField()
    transaction = TransactionId()
    digest = models.BinaryField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(outcome__in=["done", "refused"]), name="entry_outcome"),
            models.CheckConstraint(condition=~models.Q(what=""), name="entry_says_what"),
        ]
        indexes = [
            models.Index(fields=["authority_id", "about_id", "at"], name="entry_about"),
            models.Index(fields=["authority_id", "actor", "at"], name="entry_actor"),
            models.Index(fields=["authority_id", "at"], name="entry_at"),
        ]

    def __str__(self) -> str:
        return f"entry {self.id}"


class Seal(models.Model):
    """A link of the chain over one authority's entries: its digest covers the seal before and all sealed."""

    kept: ClassVar = APPEND_ONLY
    personal: ClassVar = ()
    not_personal: ClassVar = ("id", "authority_id", "number", "at", "entries", "count", "digest")

    id = models.UUIDField(primary_key=True, default=keys.new)
    authority_id = models.UUIDField()
    number = models.BigIntegerField()
    at = models.DateTimeField()
    entries = ArrayField(models.UUIDField())
    count = models.IntegerField()
    digest = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["authority_id", "number"], name="seal_number"),
        ]

    def __str__(self) -> str:
        return f"seal {self.number}"


class Waiting(models.Model):
    """An entry that waits for its seal: put here by a trigger, taken away by `holdfast.seal_log`."""

    kept: ClassVar = BY_DATABASE
    personal: ClassVar = ()
    not_personal: ClassVar = ("id", "authority_id")

    id = models.UUIDField(primary_key=True)
    authority_id = models.UUIDField()

    def __str__(self) -> str:
        return f"entry {self.id} waits for its seal"
