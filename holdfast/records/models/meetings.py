"""Conferences, core groups and looked-after reviews in small: when arranged, moved and held, for whom.

Attendance, invitations, decisions in full and minutes come with the conference's and the core group's own
tables, which will hang on these.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.audit.kept import APPEND_ONLY, VERSIONED
from holdfast.records.models.kept import Kept
from holdfast.records.models.parts import WITHDRAWN_OTHER, WITHDRAWN_PERSONAL, Withdrawable, link
from holdfast.records.models.people import RECORDED_ON


class Meeting(Kept):
    """A meeting of a kind (a word of the public form): arranged, held or cancelled."""

    kept = VERSIONED
    personal = ("note",)
    not_personal = (
        *("kind", "held_on", "cancelled_on", "cancelled_why", "venue", "decisions_recorded", "parents_came"),
        *("quorate", "core_group_every", "visit_every", "rooms_every", "members", "recorded_by"),
    )

    kind = models.TextField()
    held_on = models.DateField(null=True, blank=True)
    cancelled_on = models.DateField(null=True, blank=True)
    cancelled_why = models.TextField(blank=True, default="")
    venue = models.TextField(blank=True, default="")
    decisions_recorded = models.BooleanField(null=True)
    parents_came = models.BooleanField(null=True)
    quorate = models.BooleanField(null=True)
    members = models.JSONField(default=list, blank=True)  # the roles that came; words of the public form
    core_group_every = models.TextField(blank=True, default="")
    visit_every = models.TextField(blank=True, default="")
    rooms_every = models.IntegerField(null=True, blank=True)
    note = models.TextField(blank=True, default="")
    recorded_by = link("records.Account", null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(
                    kind__in=[
                        *("initial-conference", "review-conference", "core-group", "looked-after-review"),
                        *("professionals-meeting", "legal-planning-meeting"),
                    ]
                ),
                name="meeting_kind",
            ),
            models.CheckConstraint(
                condition=Q(held_on=None) | Q(held_on__lte=RECORDED_ON), name="meeting_not_held_in_the_future"
            ),
            models.CheckConstraint(
                condition=Q(held_on=None) | Q(cancelled_on=None), name="meeting_held_or_cancelled"
            ),
        ]

    def __str__(self) -> str:
        return f"meeting {self.id}"


class MeetingDate(Kept):
    """A day for which a meeting was arranged; the newest counts, the earlier ones were moved."""

    kept = APPEND_ONLY
    personal = ()
    not_personal = ("meeting", "arranged_on", "for_on", "at", "reason", "agreed_by")

    meeting = link("records.Meeting", name="dates")
    arranged_on = models.DateField()
    for_on = models.DateField()
    at = models.TimeField(null=True, blank=True)
    reason = models.TextField(blank=True, default="")
    agreed_by = models.TextField(blank=True, default="")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["authority", "meeting"], name="meeting_date_meeting"),
            models.Index(fields=["authority", "for_on"], name="meeting_date_for_on"),
        ]

    def __str__(self) -> str:
        return f"meeting date {self.id}"


class MeetingChild(Withdrawable):
    """A meeting is about this child; at a conference with a decision of the child's own."""

    kept = VERSIONED
    personal = ("child", "decision", "grounds", "then", *WITHDRAWN_PERSONAL)
    not_personal = ("meeting", *WITHDRAWN_OTHER)

    meeting = link("records.Meeting", name="children")
    child = link("records.Person", name="meetings")
    decision = models.TextField(blank=True, default="")
    grounds = models.TextField(blank=True, default="")
    then = models.TextField(blank=True, default="")

    class Meta:
        verbose_name_plural = "meetings' parts for a child"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["authority", "meeting", "child"],
                condition=Q(withdrawn_at=None),
                name="meeting_child_once",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "child"], name="meeting_child_child")]

    def __str__(self) -> str:
        return f"meeting about a child {self.id}"
