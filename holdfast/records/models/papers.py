"""What was sent, to whom, when and how; the papers themselves come with their own tables."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.audit.kept import VERSIONED
from holdfast.records.models.parts import WITHDRAWN_OTHER, WITHDRAWN_PERSONAL, Withdrawable, link


class PaperSent(Withdrawable):
    """A paper of a meeting that is to go to somebody; `sent_on` is empty until it went."""

    kept = VERSIONED
    personal = ("person", "account", "to_name", "by", *WITHDRAWN_PERSONAL)
    not_personal = (
        *("meeting", "kind", "role", "agency", "wanted_by_on", "sent_on", "how", "milestone"),
        *WITHDRAWN_OTHER,
    )

    meeting = link("records.Meeting", name="papers")
    kind = models.TextField()  # invitation, views-form, moved, decisions, record, report
    to_name = models.TextField()
    role = models.TextField(blank=True, default="")
    person = link("records.Person", null=True)
    account = link("records.Account", null=True)
    agency = link("records.Agency", null=True)
    wanted_by_on = models.DateField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    how = models.TextField(blank=True, default="")  # post, email, hand, screen
    by = link("records.Account", null=True)
    milestone = link("records.Milestone", null=True)

    class Meta:
        verbose_name_plural = "papers sent"
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(to_name=""), name="paper_sent_to_somebody"),
            models.CheckConstraint(
                condition=Q(
                    kind__in=[
                        *("invitation", "views-form", "moved", "decisions", "record", "report"),
                        *("plan", "core-group-report"),
                    ]
                ),
                name="paper_sent_kind",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["authority", "meeting"], name="paper_sent_meeting"),
            models.Index(
                fields=["authority", "wanted_by_on"], condition=Q(sent_on=None), name="paper_sent_to_go"
            ),
        ]

    def __str__(self) -> str:
        return f"paper sent {self.id}"
