"""Case notes: what was said, written or heard, for several children at once; appended, never changed."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.audit.kept import APPEND_ONLY, VERSIONED
from holdfast.records.models.kept import Kept
from holdfast.records.models.parts import WITHDRAWN_OTHER, WITHDRAWN_PERSONAL, Withdrawable, link
from holdfast.records.models.people import RECORDED_ON


class CaseNote(Kept):
    """One note. A mistake in it is put right by a further note that names it in `adds_to`."""

    kept = APPEND_ONLY
    personal = ("account", "with_whom", "text")
    not_personal = ("kind", "on", "at", "by_role", "adds_to")

    kind = models.TextField()  # call, email, office, school, letter, other
    on = models.DateField()
    at = models.TimeField(null=True, blank=True)
    account = link("records.Account")
    by_role = models.TextField()
    with_whom = models.TextField(blank=True, default="")
    text = models.TextField()
    adds_to = link("self", null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text="") & ~Q(kind=""), name="case_note_says"),
            models.CheckConstraint(condition=Q(on__lte=RECORDED_ON), name="case_note_not_in_the_future"),
        ]

    def __str__(self) -> str:
        return f"case note {self.id}"


class CaseNoteChild(Withdrawable):
    """A note is about this child, with a part of its own where there is one."""

    kept = VERSIONED
    personal = ("child", "part", *WITHDRAWN_PERSONAL)
    not_personal = ("note", "on", *WITHDRAWN_OTHER)

    note = link("records.CaseNote", name="children")
    child = link("records.Person", name="notes")
    on = models.DateField()
    part = models.TextField(blank=True, default="")

    class Meta:
        verbose_name_plural = "case notes' parts for a child"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["authority", "note", "child"],
                condition=Q(withdrawn_at=None),
                name="case_note_child_once",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "child", "on"], name="case_note_child_on")]

    def __str__(self) -> str:
        return f"case note of a child {self.id}"
