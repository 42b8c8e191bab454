"""Visits: one going to see children, with a part for each of them; a visit that saw nobody is one too."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.audit.kept import VERSIONED
from holdfast.records.models.kept import Kept
from holdfast.records.models.parts import WITHDRAWN_OTHER, WITHDRAWN_PERSONAL, Withdrawable, link
from holdfast.records.models.people import RECORDED_ON


class Visit(Kept):
    """Somebody went to see children on a day: what is the same for all of them stands here.

    `by_role` is a role of the public form; `account` whoever went, where they have one, else `by_name`.
    """

    kept = VERSIONED
    personal = ("account", "by_name", "how_things_are", "other_rooms_seen", "home_note")
    not_personal = ("on", "at", "by_role", "place", "announced", "recorded_by")

    on = models.DateField()
    at = models.TimeField(null=True, blank=True)
    account = link("records.Account", null=True)
    recorded_by = link("records.Account", null=True)
    by_role = models.TextField()
    by_name = models.TextField(blank=True, default="")
    place = models.TextField()  # home, school, other
    announced = models.BooleanField(null=True)
    other_rooms_seen = models.BooleanField(null=True)
    home_note = models.TextField(blank=True, default="")
    how_things_are = models.TextField(blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(on__lte=RECORDED_ON), name="visit_not_in_the_future"),
            models.CheckConstraint(condition=Q(place__in=["home", "school", "other"]), name="visit_place"),
            models.CheckConstraint(condition=~Q(by_role=""), name="visit_by_role"),
        ]

    def __str__(self) -> str:
        return f"visit {self.id}"


class VisitChild(Withdrawable):
    """What a visit was for one child. `on` repeats the visit's day, so that the last one is found at once.

    Not seen: `why_not_seen` in the record's words, and `obstruction` where access was prevented, by the
    procedure's kinds.
    """

    kept = VERSIONED
    personal = (
        *("child", "seen", "why_not_seen", "obstruction", "alone", "why_not_alone", "awake", "why_not_awake"),
        *("bedroom", "other_rooms", "said", "wishes", "note", "done_about_it", *WITHDRAWN_PERSONAL),
    )
    not_personal = ("visit", "on", *WITHDRAWN_OTHER)

    visit = link("records.Visit", name="children")
    child = link("records.Person", name="visits")
    on = models.DateField()
    seen = models.BooleanField()
    why_not_seen = models.TextField(blank=True, default="")
    obstruction = models.TextField(blank=True, default="")  # refused, said-unavailable, absent
    alone = models.BooleanField(null=True)
    why_not_alone = models.TextField(blank=True, default="")
    awake = models.BooleanField(null=True)
    why_not_awake = models.TextField(blank=True, default="")
    bedroom = models.BooleanField(null=True)
    other_rooms = models.BooleanField(null=True)
    said = models.TextField(blank=True, default="")  # what the child said or showed
    wishes = models.TextField(blank=True, default="")  # wishes and feelings
    note = models.TextField(blank=True, default="")
    done_about_it = models.TextField(blank=True, default="")

    class Meta:
        verbose_name_plural = "visits' parts for a child"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["authority", "visit", "child"],
                condition=Q(withdrawn_at=None),
                name="visit_child_once",
            ),
            models.CheckConstraint(
                condition=Q(obstruction__in=["", "refused", "said-unavailable", "absent"]),
                name="visit_obstruction_known",
            ),
            models.CheckConstraint(
                condition=Q(seen=True, obstruction="", why_not_seen="") | Q(seen=False),
                name="visit_seen_or_why_not",
            ),
            models.CheckConstraint(
                condition=Q(seen=True) | Q(alone=None, awake=None), name="visit_alone_if_seen"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "child", "on"], name="visit_child_on")]

    def __str__(self) -> str:
        return f"visit of a child {self.id}"
