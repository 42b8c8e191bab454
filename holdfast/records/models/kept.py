"""What every table of the record begins with: its key, its authority and since when each row is known."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Length, Now
from django.db.models.lookups import LessThanOrEqual

from holdfast.audit import keys

# Longer than any name or address by e-mail; an index takes no more than some 2,700 bytes together.
LONGEST = 254


def not_too_long(field: str) -> models.Q:
    """The condition that a text can be in an index."""
    return models.Q(LessThanOrEqual(Length(field), LONGEST))


class Kept(models.Model):
    """The base of every model; a subclass declares `kept`, `personal`, `not_personal` (holdfast.audit.kept).

    `known_from` is the moment at which this version was recorded; the database sets it, whatever it is
    given. It is also the version by which two people saving the same thing are kept apart.
    """

    kept: ClassVar[str]
    personal: ClassVar[tuple[str, ...]] = ()
    not_personal: ClassVar[tuple[str, ...]] = ()

    id = models.UUIDField(primary_key=True, default=keys.new, editable=False)
    # The link itself is the wall's: a foreign key that carries the authority (holdfast.audit.walls).
    authority = models.ForeignKey(
        "records.Authority", on_delete=models.PROTECT, db_constraint=False, db_index=False, related_name="+"
    )
    known_from = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        abstract = True


# The fields of Kept say nothing about a person.
BASE_FIELDS = ("id", "authority", "known_from")
