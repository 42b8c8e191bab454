"""The outline plan as a conference writes it; on its completion it becomes each child's plan (plans.py)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.audit.kept import VERSIONED
from holdfast.records.models.parts import WITHDRAWN_OTHER, WITHDRAWN_PERSONAL, Withdrawable, link


class ConferenceOutline(Withdrawable):
    """One line of a conference's outline plan, for one child, or once for all of them (`child` is none).

    `part` is a word of the form of the records (docs/record-form.md), as in PlanLine, whose columns it has.
    """

    kept = VERSIONED
    personal = ("child", "text", "who", "for_whom", "why", *WITHDRAWN_PERSONAL)
    not_personal = ("meeting", "part", "place", "side", "by_on", "when", "not_relevant", *WITHDRAWN_OTHER)

    meeting = link("records.Meeting", name="outline")
    child = link("records.Person", null=True)
    part = models.TextField()
    place = models.IntegerField(default=1)
    text = models.TextField()
    who = models.TextField(blank=True, default="")
    side = models.TextField(blank=True, default="")  # professional, family
    for_whom = models.TextField(blank=True, default="")
    by_on = models.DateField(null=True, blank=True)
    when = models.TextField(blank=True, default="")  # a time in words, or the trigger of a contingency
    why = models.TextField(blank=True, default="")
    not_relevant = models.BooleanField(default=False)  # then `why` says why

    class Meta:
        verbose_name_plural = "lines of conferences' outline plans"
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text="") & ~Q(part=""), name="conference_outline_says"),
            models.CheckConstraint(
                condition=Q(not_relevant=False) | ~Q(why=""), name="conference_outline_why_not"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["authority", "meeting"], name="conference_outline_meeting"),
        ]

    def __str__(self) -> str:
        return f"conference outline {self.id}"
