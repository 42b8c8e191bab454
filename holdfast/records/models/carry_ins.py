"""Carrying in a living register: each row as sent, what is doubtful of it, and what a person decided."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.audit.kept import VERSIONED
from holdfast.records.models.kept import Kept
from holdfast.records.models.parts import link


class CarryIn(Kept):
    """One carrying in: looked at first, then done as a whole, and undone as a whole."""

    kept = VERSIONED
    personal = ("undone_why",)
    not_personal = ("source", "account", "digest", "done_at", "undone_at", "on")

    source = models.TextField()  # form, csv
    account = link("records.Account")
    on = models.DateField()
    digest = models.TextField(blank=True, default="")  # of the file, so that the same is not sent twice
    done_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_why = models.TextField(blank=True, default="")

    class Meta:
        verbose_name_plural = "carryings in"
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(source__in=["form", "csv"]), name="carry_in_source"),
            models.CheckConstraint(
                condition=Q(undone_at=None) | Q(done_at__isnull=False), name="carry_in_undone_after_done"
            ),
        ]

    def __str__(self) -> str:
        return f"carrying in {self.id}"


class CarryInRow(Kept):
    """One row as it was sent (`said`), what is wrong or doubtful, and who it is, as a person decided."""

    kept = VERSIONED
    personal = ("said", "doubts", "person", "decided_by", "child")
    not_personal = ("carry_in", "number", "decision")

    carry_in = link("records.CarryIn", name="rows")
    number = models.IntegerField()
    said = models.JSONField()  # the row as the file has it: column → text
    doubts = models.JSONField(default=list, blank=True)
    decision = models.TextField(blank=True, default="")  # new, same, leave-out
    person = link("records.Person", null=True)  # who it is, where it is somebody known already
    decided_by = link("records.Account", null=True)
    child = link("records.Person", null=True)  # whom it made or met when it was done

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "carry_in", "number"], name="carry_in_row_once"),
            models.CheckConstraint(
                condition=Q(decision__in=["", "new", "same", "leave-out"]), name="carry_in_row_decision"
            ),
        ]

    def __str__(self) -> str:
        return f"row of a carrying in {self.id}"
