"""The chronology: what of a child's record was chosen for it, and what it means for the child."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.audit.kept import VERSIONED
from holdfast.records.models.parts import WITHDRAWN_OTHER, WITHDRAWN_PERSONAL, Withdrawable, link


class ChronologyEntry(Withdrawable):
    """One entry, with its significance: chosen from the record (`source`), or an agency's own."""

    kept = VERSIONED
    personal = ("child", "text", "significance", "account", "source", *WITHDRAWN_PERSONAL)
    not_personal = ("source_kind", "on", "until_on", "agency", "by_role", *WITHDRAWN_OTHER)

    child = link("records.Person", name="chronology")
    source_kind = models.TextField(default="own")  # visit, note, milestone, telling, meeting, own
    source = models.UUIDField(null=True, blank=True)  # the child's part of what it was chosen from
    on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    text = models.TextField()
    significance = models.TextField(blank=True, default="")
    agency = link("records.Agency", null=True)
    account = link("records.Account", null=True)
    by_role = models.TextField(blank=True, default="")

    class Meta:
        verbose_name_plural = "chronology entries"
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="chronology_entry_says"),
            models.UniqueConstraint(
                fields=["authority", "child", "source"],
                condition=Q(withdrawn_at=None) & Q(source__isnull=False),
                name="chronology_entry_once",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "child", "on"], name="chronology_entry_child")]

    def __str__(self) -> str:
        return f"chronology entry {self.id}"
