"""What a person is looked for by: their names as normalised, the sounds of them, and the day of birth."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from holdfast.audit.kept import BY_DATABASE
from holdfast.records.models.people import Person


class SearchName(models.Model):
    """One name of one person, made by the database from `Person` and `Alias`; its key is that row's key.

    A table of its own and not generated columns on the two: one index finds every name with its date of
    birth, no version of the past carries it, and a better way of normalising needs no new version of a
    person (`select holdfast.renew_search_names()` as the owner makes all of it afresh). It is read by
    `holdfast.find_people` alone, for under row security no index would serve (`%` and `&&` are not
    leakproof). The present only: it has no past.

    `words` are the name's words in small plain letters; `keys` those words and their double metaphones,
    which are in capitals; `born_on` is the day on which an unborn child is expected, until it is born.
    """

    kept: ClassVar = BY_DATABASE
    personal: ClassVar = ("person", "words", "keys", "born_on")
    not_personal: ClassVar = ("id", "authority")

    id = models.UUIDField(primary_key=True)
    authority = models.ForeignKey(
        "records.Authority", on_delete=models.PROTECT, db_constraint=False, db_index=False, related_name="+"
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, db_constraint=False, related_name="+")
    words = models.TextField()
    keys = ArrayField(models.TextField())
    born_on = models.DateField(null=True)

    class Meta:
        # GIN alone: with a GiST index beside it the planner takes that, which measured ten times slower. No
        # pending list, which each search would have to read.
        indexes: ClassVar = [
            GinIndex(fields=["words"], opclasses=["gin_trgm_ops"], fastupdate=False, name="searchname_words"),
            GinIndex(fields=["keys"], fastupdate=False, name="searchname_keys"),
            models.Index(fields=["authority", "born_on"], name="searchname_born"),
        ]

    def __str__(self) -> str:
        return f"name {self.id}"
