"""Milestones: what else happened that a procedure counts from, until each has a table of its own."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.audit.kept import VERSIONED
from holdfast.records.models.kept import Kept
from holdfast.records.models.parts import WITHDRAWN_OTHER, WITHDRAWN_PERSONAL, Withdrawable, link
from holdfast.records.models.people import RECORDED_ON


class Milestone(Kept):
    """One thing that happened, by its word of the public form, with what a procedure may ask of it.

    `of` names what it is about, as the public form does: an event's key, its day or its word.
    """

    kept = VERSIONED
    personal = ("account", "text", "why")
    not_personal = (
        *("event", "on", "by_role", "what", "of", "for_on", "to_role", "with_roles", "decision", "agreed_by"),
        *(
            "role",
            "in_writing",
            "before_meeting",
            "significant",
            "extent",
            "overcome",
            "risk_considered",
            "assessment_needed",
        ),
    )

    event = models.TextField()
    on = models.DateField()
    account = link("records.Account", null=True)
    by_role = models.TextField(blank=True, default="")
    what = models.TextField(blank=True, default="")
    of = models.TextField(blank=True, default="")
    for_on = models.DateField(null=True, blank=True)
    to_role = models.TextField(blank=True, default="")
    with_roles = models.JSONField(default=list, blank=True)  # words of the public form
    decision = models.TextField(blank=True, default="")
    agreed_by = models.TextField(blank=True, default="")
    role = models.TextField(blank=True, default="")
    why = models.TextField(blank=True, default="")
    in_writing = models.BooleanField(null=True)
    before_meeting = models.BooleanField(null=True)  # of a report given on the day of the meeting
    significant = models.BooleanField(null=True)
    extent = models.TextField(blank=True, default="")
    overcome = models.BooleanField(null=True)
    risk_considered = models.BooleanField(null=True)
    assessment_needed = models.BooleanField(null=True)
    text = models.TextField(blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(event=""), name="milestone_event"),
            models.CheckConstraint(condition=Q(on__lte=RECORDED_ON), name="milestone_not_in_the_future"),
        ]

    def __str__(self) -> str:
        return f"milestone {self.id}"


class MilestoneChild(Withdrawable):
    """A milestone is about this child."""

    kept = VERSIONED
    personal = ("child", *WITHDRAWN_PERSONAL)
    not_personal = ("milestone", "on", *WITHDRAWN_OTHER)

    milestone = link("records.Milestone", name="children")
    child = link("records.Person", name="milestones")
    on = models.DateField()

    class Meta:
        verbose_name_plural = "milestones' parts for a child"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["authority", "milestone", "child"],
                condition=Q(withdrawn_at=None),
                name="milestone_child_once",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "child", "on"], name="milestone_child_on")]

    def __str__(self) -> str:
        return f"milestone of a child {self.id}"
